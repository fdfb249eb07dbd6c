"""Merging with a preview, and undoing it within thirty days: both files as they were, or a clear sentence."""

import random
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
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
    Samenvoeging,
    Uitkering,
    Vertegenwoordiger,
)
from intake.services import klanten
from intake.services.samenvoegen import merge_klanten, rows_of_klant, try_merge
from intake.services.samenvoegen_terug import undo_merge
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    ToegangFactory,
    UitkeringFactory,
    VerzoekFactory,
    WaardescanFactory,
    WwrechtFactory,
)
from tests.intake.test_services import BSN, OTHER_BSN, full_file, identify
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from trajecten.models import Stap, Traject
from werkoffensief.accounts.enums import Rol
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
NOT_CONTENT = {"versie", "levering"}


@pytest.fixture
def door(db):
    return MedewerkerFactory(rollen=[Rol.TEAMLEIDER]).pk


def merge(door, kept, merged, act=merge_klanten, now=None):
    kept.refresh_from_db()
    merged.refresh_from_db()
    return act(
        door=door, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk, merged_versie=merged.versie,
        now=now or timezone.now(),
    )  # fmt: skip


def undo(door, now=None):
    row = Samenvoeging.objects.filter(ongedaan_op=None).order_by("-op")[0]
    return undo_merge(door=door, samenvoeging_id=row.pk, now=now or timezone.now())


def number_of(klant):
    row = Identificatie.objects.filter(klant=klant).first()
    if row is None or row.bsn_versleuteld is None:
        return (row is not None, row and row.reden_ontbreekt)
    return burgerservicenummer.decrypt(bytes(row.bsn_versleuteld), row_id=row.pk, key_id=row.sleutel_id)


def content(klant):
    """Everything that one file says, of every table, but for versions."""
    found = {"bsn": number_of(klant), "klant": _row(Klant.objects.get(pk=klant.pk))}
    for model, field in rows_of_klant():
        if model is not Samenvoeging:
            rows = model._default_manager.filter(**{field: klant}).order_by("pk")
            found[model.__name__] = [_row(row) for row in rows]
    drafts = Concept.objects.filter(klant=klant).order_by("medewerker", "soort")
    found["Concept"] = [(row.medewerker_id, row.soort, row.inhoud) for row in drafts]
    members = Campagnedeelname.objects.filter(klant=klant).order_by("campagne")
    found["Campagnedeelname"] = [(row.campagne_id, row.sinds, row.vervallen_op) for row in members]
    return found


def _row(row):
    return {
        f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in NOT_CONTENT
    }


def random_file(rng, klant, door, campagnes, days):
    """A file with some rows of every kind; `days`: the year of the calendar that is this klant's."""
    for make in (_reach, _talk, _periods, _plan_and_work):
        make(rng, klant, days)
    if rng.random() < 0.5:
        text = {"verslag": str(rng.random())}
        Concept.objects.create(klant=klant, medewerker_id=door, soort="gesprek", inhoud=text)
    for campagne in rng.sample(campagnes, rng.randint(0, 2)):
        Campagnedeelname.objects.create(campagne=campagne, klant=klant)


def _day(rng, days):
    return date(days, rng.randint(1, 12), rng.randint(1, 28))


def _reach(rng, klant, days):
    old = {"klant": klant, "bron": "klant", "geldig_van": timezone.now() - timedelta(days=400)}
    for soort in ("telefoon", "email"):
        if rng.random() < 0.7:
            Contactgegeven.objects.create(soort=soort, waarde=str(rng.random()), **old)
    if rng.random() < 0.7:
        Adres.objects.create(postcode="2511AA", huisnummer=str(days), **old)
    said = {name: f"{name} {days}" for name in ("let_op", "tolk_taal") if rng.random() < 0.5}
    if rng.random() < 0.5:
        said |= {"veiligheid": f"ga met z'n tweeën {days}", "veiligheid_tot": date(days, 1, 1)}
    Klant.objects.filter(pk=klant.pk).update(**said)
    if rng.random() < 0.5:
        Vertegenwoordiger.objects.create(soort="gemachtigde", naam="B", **old)


def _talk(rng, klant, days):
    for _ in range(rng.randint(0, 2)):
        GezinslidFactory(klant=klant, relatie="kind", bron="klant")
        GesprekFactory(klant=klant, datum=_day(rng, days), verslag=str(rng.random()))
        ContactpogingFactory(klant=klant, datum=_day(rng, days))
        PlaatsingFactory(klant=klant, startdatum=_day(rng, days))
        ToegangFactory(klant=klant)
        VerzoekFactory(klant=klant)
    for soort in rng.sample(["schulden", "taal", "mantelzorg"], rng.randint(0, 2)):
        Belemmering.objects.create(klant=klant, soort_id=soort, vastgesteld_op=_day(rng, days))


def _periods(rng, klant, days):
    if rng.random() < 0.5:
        prevented = {"resultaat": "instroom_voorkomen", "resultaat_op": date(days, 5, 1)}
        WwrechtFactory(klant=klant, ww_einde=date(days, 5, 31), **prevented)
    if rng.random() < 0.6:
        ended = {"einde": date(days, 12, 31), "einde_reden_id": "overig"}
        UitkeringFactory(klant=klant, start=date(days, 1, 1), **ended)


def _plan_and_work(rng, klant, days):
    if rng.random() < 0.6:
        einde = None if days == 2019 else date(days, 12, 1)
        reden = {"einde": einde, "einde_reden_id": "overig"} if einde else {}
        plan = TrajectFactory(klant=klant, start=date(days, 2, 1), **reden)
        RegisseurschapFactory(traject=plan, start=date(days, 2, 1), einde=einde)
        done = {"einde": einde, "status": "afgerond"} if einde else {}
        StapFactory(traject=plan, start=date(days, 3, 1), **done)
    if rng.random() < 0.4:
        WaardescanFactory(klant=klant, datum=date(days, 6, 1))


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("seed", range(25))
def test_merge_and_undo_leave_both_files_as_they_were(door, seed):
    rng = random.Random(seed)
    kept, merged = KlantFactory(), KlantFactory()
    campagnes = [CampagneFactory(), CampagneFactory()]
    random_file(rng, kept, door, campagnes, 2019)
    random_file(rng, merged, door, campagnes, 2018)
    for klant, digits in ((kept, None), (merged, BSN if rng.random() < 0.6 else None)):
        if digits:
            identify(klant, digits)
        elif rng.random() < 0.5:
            Identificatie.objects.create(klant=klant, reden_ontbreekt="onbekend")
    before = content(kept), content(merged)
    merge(door, kept, merged)
    assert content(merged) != before[1]
    undo(door)
    for klant, was in zip((kept, merged), before, strict=True):
        now = content(klant)
        assert {name: (was[name], now[name]) for name in was if was[name] != now[name]} == {}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_full_file_comes_back_and_its_regisseur_too(door):
    kept, merged = KlantFactory(), KlantFactory()
    full_file(merged, door)
    merged.refresh_from_db()
    before, regisseur = content(merged), merged.regisseur
    merge(door, kept, merged)
    undo(door)
    merged.refresh_from_db()
    assert content(merged) == before
    assert merged.regisseur == regisseur


def test_what_was_added_since_stays_and_what_hangs_on_a_row_that_goes_back_goes_along(door):
    kept, merged = KlantFactory(), KlantFactory()
    plan = TrajectFactory(klant=merged)
    merge(door, kept, merged)
    plan.refresh_from_db()
    spoken, step = GesprekFactory(klant=kept), StapFactory(traject=plan)
    undo(door)
    assert Gesprek.objects.get(pk=spoken.pk).klant == kept
    assert {Traject.objects.get().klant, Stap.objects.get(pk=step.pk).klant} == {merged}


def test_earlier_merges_are_undone_in_the_other_order(door):
    first, second, third = KlantFactory(), KlantFactory(), KlantFactory()
    GesprekFactory(klant=first)
    before = content(first), content(second), content(third)
    merge(door, second, first)
    merge(door, third, second)
    oldest = Samenvoeging.objects.order_by("op").first()
    with pytest.raises(RefusalError, match="nog eens samengevoegd"):
        undo_merge(door=door, samenvoeging_id=oldest.pk, now=timezone.now())
    undo(door)
    undo(door)
    assert (content(first), content(second), content(third)) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda kept, merged: Klant.objects.filter(pk=kept.pk).update(gewist_op=timezone.now()), "gewist"),
        (
            lambda kept, merged: Klant.objects.filter(pk=kept.pk).update(
                afgeschermd_op=timezone.now(), afgeschermd_reden="x"
            ),
            "afgeschermd",
        ),
        (lambda kept, merged: Uitkering.objects.all().delete(), "uitkeringen"),
        (lambda kept, merged: identify_again(kept), "burgerservicenummer"),
    ],
)
def test_it_is_refused_with_a_sentence_when_something_happened_since(door, change, sentence):
    kept, merged = KlantFactory(), KlantFactory()
    UitkeringFactory(klant=merged)
    identify(merged, BSN)
    merge(door, kept, merged)
    with handeling(door=door):
        change(kept, merged)
    with pytest.raises(RefusalError, match=sentence):
        undo(door)
    merged.refresh_from_db()
    assert merged.samengevoegd_in == kept


def identify_again(klant):
    row = Identificatie.objects.get(klant=klant)
    klanten.set_identificatie(
        door=MedewerkerFactory().pk, klant_id=klant.pk, versie=klanten.identificatie_state(row), bsn=OTHER_BSN,
        reden_ontbreekt=None,
    )  # fmt: skip


def test_after_thirty_days_it_is_too_late_and_twice_it_is_not_done(door):
    kept, merged = KlantFactory(), KlantFactory()
    merge(door, kept, merged)
    with pytest.raises(RefusalError, match="30 dagen"):
        undo(door, now=timezone.now() + timedelta(days=30, minutes=1))
    row = undo(door, now=timezone.now() + timedelta(days=29))
    with pytest.raises(RefusalError, match="al ongedaan"):
        undo_merge(door=door, samenvoeging_id=row.pk, now=timezone.now())


def test_database_lets_a_fact_go_back_in_no_other_transaction(door):
    kept, merged = KlantFactory(), KlantFactory()
    merge(door, kept, merged)
    undo(door)
    spoken = GesprekFactory(klant=kept)
    Samenvoeging.objects.update(wat={})
    # As if the undoing had been a moment ago, and not now: the row says so and cannot be changed.
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenvoeging.objects.update(ongedaan_op=timezone.now() - timedelta(days=1))
    other = KlantFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="andere klant"), transaction.atomic():
        Gesprek.objects.filter(pk=spoken.pk).update(klant=other)


def test_a_preview_says_what_moves_and_changes_nothing(door):
    kept, merged = KlantFactory(), KlantFactory()
    full_file(merged, door)
    before = content(kept), content(merged)
    wat = merge(door, kept, merged, act=try_merge)
    assert len(wat["rijen"]["intake.gesprek"]) == 1
    assert (content(kept), content(merged)) == before
    assert not Samenvoeging.objects.exists()
    assert BSN not in str(wat)


def test_pages_compare_merge_and_undo(cast, client_of):
    give_stadsdeel(cast.centrum)
    kept, merged = (
        KlantFactory(achternaam="Blijver"),
        KlantFactory(achternaam="Dubbel", let_op="Belt liever niet"),
    )
    GesprekFactory(klant=merged)
    browser = client_of(cast.teamleider)
    page = f"/klanten/{kept.pk}/samenvoegen/"
    shown = browser.post(page, {"nummer": merged.klantnummer}).content.decode()
    assert "Gesprekken: 1" in shown
    assert "Belt liever niet" in shown
    assert "komt niet mee" in shown
    kept.refresh_from_db()
    merged.refresh_from_db()
    sent = {"nummer": merged.klantnummer, "versie": kept.versie, "andere_versie": merged.versie}
    assert browser.post(page, sent).status_code == 302
    row = Samenvoeging.objects.get()
    undo_page = f"/samenvoegingen/{row.pk}/ongedaan/"
    assert undo_page in browser.get(page).content.decode()
    assert "Gesprekken: 1" in browser.get(undo_page).content.decode()
    assert client_of(cast.regisseur).post(undo_page, {"zeker": "ja"}).status_code == 403
    assert browser.post(undo_page, {"zeker": "ja"}).status_code == 302
    merged.refresh_from_db()
    assert (merged.samengevoegd_in, merged.gesprekken.count()) == (None, 1)
    assert browser.get(undo_page).status_code == 404


def test_a_merge_that_cannot_be_is_said_before_the_button(cast, client_of):
    give_stadsdeel(cast.centrum)
    kept, merged = KlantFactory(), KlantFactory()
    for klant in (kept, merged):
        TrajectFactory(klant=klant)
    shown = client_of(cast.teamleider).post(
        f"/klanten/{kept.pk}/samenvoegen/", {"nummer": merged.klantnummer}
    )
    assert "al een lopend traject" in shown.content.decode()


def test_only_drafts_that_really_go_back_are_promised_and_whose_stay_is_said(cast, client_of):
    give_stadsdeel(cast.centrum)
    kept, merged = KlantFactory(), KlantFactory()
    for medewerker in (cast.teamleider, cast.regisseur, cast.collega):
        for klant in (kept, merged):
            Concept.objects.create(
                klant=klant, medewerker=medewerker, soort="gesprek", inhoud={"verslag": f"KANARIE {klant.pk}"}
            )
    Concept.objects.create(
        klant=merged, medewerker=cast.consulent, soort="gesprek", inhoud={"verslag": "Los"}
    )
    gone = Concept.objects.create(klant=merged, medewerker=cast.vreemde, soort="gesprek", inhoud={})
    merge(cast.teamleider.pk, kept, merged)
    gone.delete()  # its writer logged it meanwhile
    for medewerker in (cast.teamleider, cast.regisseur):  # went on with what is one text now
        draft = Concept.objects.get(medewerker=medewerker)
        draft.replace({"verslag": f"{draft.inhoud['verslag']} En verder."})
    page = f"/samenvoegingen/{Samenvoeging.objects.get().pk}/ongedaan/"
    browser = client_of(cast.teamleider)
    text = browser.get(page).content.decode()
    stays = "Dit gaat niet terug: uw concept en een concept van een collega."
    assert "Concepten: 2<" in text
    assert text.index("Dit blijft in dit dossier</h2>") < text.index(stays)
    assert "KANARIE" not in text
    assert "behalve wat u hieronder aanvinkt" not in text  # nothing was added since
    said = browser.post(page, {"zeker": "ja"}, follow=True).content.decode()
    assert stays in said
    back = Concept.objects.filter(klant=merged)
    assert {row.medewerker for row in back} == {cast.collega, cast.consulent}
    assert Concept.objects.get(klant=kept, medewerker=cast.regisseur).inhoud["verslag"].endswith("En verder.")
