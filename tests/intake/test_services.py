"""The services of intake by themselves: rules of the database as sentences, merging, two people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connections
from django.utils import timezone

from intake import bsn as burgerservicenummer
from intake.models import (
    Adres,
    Belemmering,
    Campagnedeelname,
    Concept,
    Contactgegeven,
    Gesprek,
    Identificatie,
    Klant,
    Klantnummer,
    Ontheffingsoort,
    Vertegenwoordiger,
)
from intake.services import afschermen, contact, gesprekken, klanten
from intake.services.dubbel import DubbelError
from intake.services.ontheffingen import add_ontheffing
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    GesprekFactory,
    KlantFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.web.refusals import RefusalError, StaleError

BSN, OTHER_BSN = "999990019", "999990020"
GEGEVENS = {"achternaam": "Visser", "grondslag": "bijstand"}


@pytest.fixture
def door(db):
    return MedewerkerFactory(rollen=[Rol.TEAMLEIDER]).pk


def identify(klant, bsn):
    row = Identificatie(klant=klant)
    row.bsn_versleuteld, row.sleutel_id = burgerservicenummer.encrypt(bsn, row_id=row.pk)
    row.bsn_index = burgerservicenummer.index_of(bsn)
    row.save()
    return row


def merge(door, kept, merged, **change):
    kept.refresh_from_db()
    merged.refresh_from_db()
    wanted = {
        "kept_id": kept.pk, "kept_versie": kept.versie, "merged_id": merged.pk, "merged_versie": merged.versie,
        "now": timezone.now(),
    }  # fmt: skip
    return merge_klanten(door=door, **(wanted | change))


# --- Merge ------------------------------------------------------------


def full_file(klant, door):
    """A row of every kind about one klant."""
    traject = TrajectFactory(klant=klant)
    RegisseurschapFactory(traject=traject, klant=klant)
    StapFactory(traject=traject, klant=klant)
    PlaatsingFactory(klant=klant)
    UitkeringFactory(klant=klant)
    GesprekFactory(klant=klant)
    ContactpogingFactory(klant=klant)
    Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2019, 1, 1))
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06 2", bron="klant")
    Adres.objects.create(klant=klant, soort="woonadres", postcode="2511 BB", bron="klant")
    Vertegenwoordiger.objects.create(klant=klant, soort="gemachtigde", naam="B", bron="klant")
    Concept.objects.create(klant=klant, medewerker_id=door, soort="gesprek", inhoud={"verslag": "twee"})
    identify(klant, BSN)


def test_after_a_merge_everything_is_of_the_kept_klant_and_the_old_number_is_an_alias(door):
    kept, merged = KlantFactory(klantnummer="K1"), KlantFactory(klantnummer="K2")
    full_file(merged, door)
    merge(door, kept, merged)
    left = {
        relation.related_model.__name__: relation.related_model._default_manager.filter(
            **{relation.field.name: merged}
        ).count()
        for relation in Klant._meta.related_objects
        if not hasattr(relation.related_model, "pgh_tracked_model")
    }
    assert set(left.values()) == {0}
    assert {"Traject", "Regisseurschap", "Stap", "Plaatsing", "Gesprek", "Klantnummer"} <= set(left)
    merged.refresh_from_db()
    assert (merged.klantnummer, merged.samengevoegd_in, merged.team) == (None, kept, None)
    assert set(kept.nummers.values_list("nummer", flat=True)) == {"K1", "K2"}
    assert Klantnummer.objects.get(nummer="K2").klant == kept
    kept.refresh_from_db()
    assert kept.regisseur == kept.regisseurschappen.get().medewerker
    mine = kept.identificatie
    assert (
        burgerservicenummer.decrypt(bytes(mine.bsn_versleuteld), row_id=mine.pk, key_id=mine.sleutel_id)
        == BSN
    )


def test_where_both_have_one_that_of_the_kept_klant_goes_on_and_no_text_is_lost(door):
    kept, merged = KlantFactory(), KlantFactory()
    Contactgegeven.objects.create(klant=kept, soort="telefoon", waarde="06 1", bron="klant")
    Adres.objects.create(klant=kept, soort="woonadres", postcode="2511 AA", bron="klant")
    Vertegenwoordiger.objects.create(klant=kept, soort="bewindvoerder", naam="A", bron="klant")
    Concept.objects.create(klant=kept, medewerker_id=door, soort="gesprek", inhoud={"verslag": "een"})
    campagne = CampagneFactory()
    for klant in (kept, merged):
        Campagnedeelname.objects.create(campagne=campagne, klant=klant)
    full_file(merged, door)
    merge(door, kept, merged)
    now = {"klant": kept, "geldig_tot__isnull": True}
    assert Contactgegeven.objects.get(**now).waarde == "06 1"
    assert Adres.objects.get(**now).postcode == "2511 AA"
    assert Vertegenwoordiger.objects.get(**now).naam == "A"
    assert Contactgegeven.objects.filter(klant=kept).count() == 2
    assert Concept.objects.get().inhoud["verslag"] == "een\n\ntwee"
    assert Campagnedeelname.objects.get().klant == kept


def test_earlier_merged_files_follow(door):
    first, second, third = KlantFactory(), KlantFactory(), KlantFactory()
    merge(door, second, first)
    merge(door, third, second)
    first.refresh_from_db()
    assert first.samengevoegd_in == third
    assert third.nummers.count() == 3


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda klant: UitkeringFactory(klant=klant), "Deze uitkering overlapt met een andere uitkering"),
        (lambda klant: TrajectFactory(klant=klant), "Deze klant heeft al een lopend traject."),
    ],
)
def test_a_merge_that_would_break_a_rule_is_refused_with_its_sentence_and_changes_nothing(
    door, make, sentence
):
    kept, merged = KlantFactory(), KlantFactory()
    for klant in (kept, merged):
        make(klant)
    GesprekFactory(klant=merged)
    with pytest.raises(RefusalError, match=f"^Samenvoegen kan niet. .*{sentence}"):
        merge(door, kept, merged)
    merged.refresh_from_db()
    assert merged.samengevoegd_in is None
    assert merged.gesprekken.count() == 1
    assert kept.nummers.count() == 1


def test_two_numbers_of_two_people_two_of_one_person_and_shielded_files_are_refused(door):
    kept, merged = KlantFactory(), KlantFactory()
    with pytest.raises(RefusalError, match="niet met zichzelf"):
        merge(door, kept, kept)
    with pytest.raises(StaleError):
        merge(door, kept, merged, merged_versie=99)
    identify(kept, BSN)
    identify(merged, OTHER_BSN)
    with pytest.raises(RefusalError, match="dat zijn twee mensen") as refusal:
        merge(door, kept, merged)
    assert BSN not in str(refusal.value)
    Klant.objects.filter(pk=kept.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="x")
    with pytest.raises(RefusalError, match="afgeschermd"):
        merge(door, kept, merged)


def test_a_merged_file_cannot_be_changed_any_more(door):
    kept, merged = KlantFactory(), KlantFactory()
    merge(door, kept, merged)
    merged.refresh_from_db()
    with pytest.raises(RefusalError, match="er niet meer"):
        klanten.save_klantgegevens(door=door, klant_id=merged.pk, versie=merged.versie, gegevens=GEGEVENS)
    with pytest.raises(RefusalError, match="er niet meer"):
        gesprekken.record_gesprek(door=door, klant_id=merged.pk, gesprek_id=uuid4(), gegevens=gesprek())
    assert not Gesprek.objects.exists()


def test_every_event_of_a_merge_names_who_did_it(door):
    kept, merged = KlantFactory(), KlantFactory()
    full_file(merged, door)
    before = {model: model.objects.count() for model in events()}
    merge(door, kept, merged)
    changed = 0
    for model, count in before.items():
        for event in model.objects.order_by("-pgh_id")[: model.objects.count() - count]:
            assert event.pgh_context["door"] == str(door), model
            changed += 1
    assert changed > 10


def events():
    return [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]


# --- Rules ------------------------------------------------------------


def gesprek(**change):
    return {"datum": date(2019, 1, 1), "vorm": "kantoor", "trede": None, "verslag": None} | change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"trede": 7}, "De participatieladder heeft de treden 1 tot en met 6."),
        ({"vorm": "brief"}, "Deze vorm van een gesprek bestaat niet."),
        ({"datum": date(2199, 1, 1)}, "Een gesprek kan niet in de toekomst liggen."),
        ({"verslag": "x" * 20_001}, "Het verslag is langer dan 20.000 tekens."),
    ],
)
def test_what_the_database_refuses_becomes_its_own_sentence(door, change, sentence):
    klant = KlantFactory()
    with pytest.raises(RefusalError, match=f"^{sentence}"):
        gesprekken.record_gesprek(
            door=door, klant_id=klant.pk, gesprek_id=uuid4(), gegevens=gesprek(**change)
        )
    assert not Gesprek.objects.exists()


def test_a_lapsed_fact_is_not_changed(door):
    row = GesprekFactory()
    Gesprek.objects.filter(pk=row.pk).update(vervallen_op=timezone.now(), vervallen_reden="x")
    row.refresh_from_db()
    with pytest.raises(RefusalError, match="vervallen"):
        gesprekken.save_gesprek(door=door, gesprek_id=row.pk, versie=row.versie, gegevens=gesprek())


def test_shield_and_unshield_only_from_the_other_state(door):
    klant = KlantFactory()
    with pytest.raises(RefusalError, match="niet afgeschermd"):
        afschermen.unshield(now=timezone.now(), door=door, klant_id=klant.pk, versie=klant.versie)
    RegisseurschapFactory(traject=TrajectFactory(klant=klant), klant=klant)
    wanted = {"door": door, "klant_id": klant.pk, "reden": "x", "now": timezone.now()}
    afschermen.shield(versie=klant.versie, **wanted)
    klant.refresh_from_db()
    with pytest.raises(RefusalError, match="al afgeschermd"):
        afschermen.shield(versie=klant.versie, **wanted)


def test_a_representation_ends_once(door):
    row = Vertegenwoordiger.objects.create(klant=KlantFactory(), soort="gemachtigde", naam="X", bron="klant")
    contact.end_vertegenwoordiger(door=door, vertegenwoordiger_id=row.pk, now=timezone.now())
    with pytest.raises(RefusalError, match="al beëindigd"):
        contact.end_vertegenwoordiger(door=door, vertegenwoordiger_id=row.pk, now=timezone.now())


# --- Two at once ------------------------------------------------------------


def at_once(*acts):
    """Run these at the same moment in threads of their own; what each raised, or None."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            act()
        except RefusalError as refusal:
            return type(refusal)
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(map(str, pool.map(run, acts)))


def test_two_people_save_one_conversation_at_once_exactly_one_wins(committed_db):
    row = GesprekFactory()
    row.refresh_from_db()
    people = [MedewerkerFactory().pk, MedewerkerFactory().pk]

    def act(door, text):
        return lambda: gesprekken.save_gesprek(
            door=door, gesprek_id=row.pk, versie=row.versie, gegevens=gesprek(verslag=text)
        )

    assert at_once(act(people[0], "een"), act(people[1], "twee")) == [str(StaleError), "None"]
    row.refresh_from_db()
    assert row.verslag in {"een", "twee"}


def test_two_people_register_one_bsn_at_once_exactly_one_wins(committed_db):
    people = [MedewerkerFactory().pk for _ in range(2)]

    def act(door):
        return lambda: klanten.create_klant(door=door, klant_id=uuid4(), gegevens=GEGEVENS, bsn=BSN)

    assert at_once(*map(act, people)) == [str(RefusalError), "None"]
    assert Klant.objects.count() == 1


def test_two_colleagues_register_one_name_and_birth_date_at_once_and_one_sees_the_other(committed_db):
    team = TeamFactory()
    TeamStadsdeel.objects.create(team=team, stadsdeel="onbekend")
    people = [MedewerkerFactory(team=team, rollen=[Rol.CONSULENT]).pk for _ in range(2)]
    born = {**GEGEVENS, "voornaam": "Anna", "geboortedatum": date(1980, 1, 31)}

    def act(door):
        return lambda: klanten.create_klant(door=door, klant_id=uuid4(), gegevens=born)

    assert at_once(*map(act, people)) == sorted(["None", str(DubbelError)])
    assert Klant.objects.count() == 1


def test_two_teamleiders_merge_crosswise_at_once_exactly_one_wins(committed_db):
    one, two = KlantFactory(), KlantFactory()
    people = [MedewerkerFactory().pk for _ in range(2)]

    def act(door, kept, merged):
        return lambda: merge_klanten(
            door=door, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk, merged_versie=merged.versie,
            now=timezone.now(),
        )  # fmt: skip

    outcomes = at_once(act(people[0], one, two), act(people[1], two, one))
    assert outcomes.count("None") == 1
    assert Klant.objects.current().count() == 1


def test_two_presses_at_once_make_one_conversation(committed_db):
    klant, door, gesprek_id = KlantFactory(), MedewerkerFactory().pk, uuid4()

    def press():
        gesprekken.record_gesprek(
            door=door, klant_id=klant.pk, gesprek_id=gesprek_id, gegevens=gesprek(verslag="tekst")
        )

    assert at_once(*[press] * 4) == ["None"] * 4
    assert Gesprek.objects.count() == 1


def test_an_exemption_of_a_kind_is_recorded_once_for_the_same_days(cast):
    klant = KlantFactory()
    soort = Ontheffingsoort.objects.get(pk="mantelzorg")
    year = {"soort": soort, "tot": date(2020, 12, 31), "herbeoordelen_op": date(2020, 6, 1)}

    def record(van, **more):
        gegevens = {**year, "van": van, **more}
        return add_ontheffing(
            door=cast.regisseur.pk, klant_id=klant.pk, ontheffing_id=uuid4(), gegevens=gegevens
        )

    record(date(2020, 1, 1))
    with pytest.raises(RefusalError, match="vanaf 01-01-2020") as refusal:
        record(date(2020, 5, 1))
    assert refusal.value.field == "van"
    record(date(2021, 1, 1), tot=None, herbeoordelen_op=date(2021, 6, 1))
    record(date(2020, 5, 1), soort=Ontheffingsoort.objects.exclude(pk="mantelzorg").first())
