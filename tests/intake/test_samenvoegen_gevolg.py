"""A merge is told whole before it is done: what comes along, what holds from then on, who can then open the file."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from intake.models import Deelname, Herinneringstop, Klant, Klanttag, Overslag
from intake.services.samenvoegen import rows_of_klant, try_merge
from intake.services.samenvoegplan import IN_WORDS, moves
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, page
from tests.dossier.test_tijdlijn import lines
from tests.intake.factories import (
    AfspraakFactory,
    BijeenkomstFactory,
    DeelnameFactory,
    GesprekFactory,
    KlantFactory,
    KlanttagFactory,
    ToegangFactory,
    VertrouwelingFactory,
)
from tests.intake.pages import make_regisseur
from tests.intake.test_op_een_plek import settle, sign
from tests.intake.test_samenvoegen_terug import content, merge, undo
from tests.intake.test_services import BSN, OTHER_BSN, identify
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Waarneming
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


def stand_in(waarnemer, medewerker):
    """From now on the klanten of this regisseur are the other's work too."""
    Waarneming.objects.create(
        waarnemingnummer="WO-W0001", medewerker=medewerker, waarnemer=waarnemer,
        start=clock.today(), einde=clock.today() + timedelta(days=9), reden="Vakantie",
    )  # fmt: skip


@pytest.fixture
def pair(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory(), KlantFactory()


def test_the_preview_names_whatever_comes_along_and_who_gains_access(cast, client_of, pair):
    kept, merged = pair
    until = clock.today() + timedelta(days=9)
    Overslag.objects.create(
        klant=merged, medewerker=cast.collega, vanaf=clock.today(), tot=until, reden="Op reis"
    )
    Herinneringstop.objects.create(klant=merged, door=cast.collega)
    stranger = MedewerkerFactory(naam="Vera Ver", rollen=[Rol.CONSULENT], team=cast.vreemde.team)
    ToegangFactory(klant=merged, medewerker=stranger, reden="Aan de balie")
    ToegangFactory(klant=merged, medewerker=cast.collega, reden="Ziet beide al")
    VertrouwelingFactory(klant=merged, medewerker=MedewerkerFactory(naam="Tom Trouw"))
    make_regisseur(merged, cast.vreemde)
    other_team = merged.team
    ToegangFactory(klant=merged, medewerker=cast.teamleider, reden="Om samen te voegen")
    stand_in(cast.teamleider, cast.vreemde)
    shown = client_of(cast.teamleider).post(
        f"/klanten/{kept.pk}/samenvoegen/", {"nummer": merged.klantnummer}
    )
    text = shown.content.decode()
    for words in (
        "in de werklijst is overgeslagen: 1", f"overgeslagen tot en met {until:%d-%m-%Y} (Op reis)",
        "Bij het andere dossier staan herinneringen uit.", "herinneringen zijn uitgezet: 1",
        "Vera Ver kan met een reden het andere dossier openen, en dan ook dit dossier", "Aan de balie",
        "toegang nam of meekeek: 3", "Tom Trouw staat bij het andere dossier op de lijst",
        f"{cast.vreemde.naam} is regisseur van het andere dossier en wordt dat van dit dossier.",
        f"Dit dossier hoort dan bij team {other_team.naam}",
    ):  # fmt: skip
        assert words in text, words
    assert "Ziet beide al" not in text
    # Nothing that moves is left out, of whatever table.
    wat = merge(cast.teamleider.pk, kept, merged, act=try_merge)
    assert len(moves(wat)) == len(set(wat["rijen"]) - {"intake.klantnummer"})
    assert {label for label in IN_WORDS if label.startswith("intake.")} <= {
        model._meta.label_lower for model, _field in rows_of_klant()
    }


def at_once(door, pair):
    """What the refusal says between its fixed words: which two, and what to do first."""
    with pytest.raises(RefusalError) as refusal:
        merge(door.pk, *pair)
    start = "Samenvoegen kan niet. De klant wordt dan op twee plekken tegelijk verwacht: "
    end = " Voeg daarna samen."
    said = str(refusal.value)
    assert said.startswith(start)
    assert said.endswith(end)
    return said.removeprefix(start).removesuffix(end)


def test_a_refusal_says_which_two_are_at_once_where_and_what_to_do_first(cast, pair):
    kept, merged = pair
    begin = datetime(2030, 3, 1, 9, tzinfo=UTC)
    AfspraakFactory(klant=kept, begin=begin + timedelta(hours=3))
    mine = AfspraakFactory(
        klant=kept, begin=begin, medewerker=cast.regisseur, plaats="Spui 70", vorm="kantoor"
    )
    other = AfspraakFactory(
        klant=merged,
        begin=begin + timedelta(minutes=50),
        medewerker=cast.collega,
        plaats=None,
        vorm="telefoon",
    )
    here = (
        f"een afspraak op 01-03-2030 om 10:00 met {cast.regisseur.naam}, op kantoor, Spui 70"
        f" (dossier {kept.klantnummer})"
    )
    assert at_once(cast.teamleider, pair) == (
        f"{here} en een afspraak op 01-03-2030 om 10:50 met {cast.collega.naam}, telefoon"
        f" (dossier {merged.klantnummer}). Verzet een van de twee afspraken of zeg die af."
    )
    settle(other, "afgezegd", cast.collega)
    training = BijeenkomstFactory(titel="Training", plaats="Spui 1", begin=begin, duur=30)
    DeelnameFactory(klant=merged, bijeenkomst=training)
    there = f"de bijeenkomst “Training” op 01-03-2030 om 10:00, Spui 1 (dossier {merged.klantnummer})"
    assert at_once(cast.teamleider, pair) == (
        f"{here} en {there}. Verzet de afspraak of zeg die af, of meld de klant af voor de bijeenkomst."
    )
    settle(mine, "afgezegd", cast.regisseur)
    DeelnameFactory(klant=kept, bijeenkomst=training)  # the same meeting is one
    coffee = BijeenkomstFactory(titel="Koffie", plaats="De Mussen", begin=begin, duur=60)
    both = DeelnameFactory(klant=kept, bijeenkomst=coffee)
    Deelname.objects.filter(bijeenkomst=training, klant=kept).update(status="afgemeld")
    assert at_once(cast.teamleider, pair) == (
        f"de bijeenkomst “Koffie” op 01-03-2030 om 10:00, De Mussen (dossier {kept.klantnummer}) en {there}."
        " Meld de klant af voor een van de twee bijeenkomsten."
    )
    sign(both, "afgemeld", cast.regisseur)
    Deelname.objects.filter(bijeenkomst=training, klant=kept).update(status="uitgenodigd")
    merge(cast.teamleider.pk, kept, merged)


def test_a_pair_with_another_birth_date_is_looked_at_twice(cast, client_of, pair):
    kept, merged = pair
    Klant.objects.filter(pk=kept.pk).update(achternaam="Vos", geboortedatum=date(1980, 5, 1))
    page, browser = f"/klanten/{kept.pk}/samenvoegen/", client_of(cast.teamleider)
    for name, born, words in (
        ("Vos", date(1980, 5, 1), ""), ("Bos", date(1980, 5, 1), ""), ("Bos", None, ""),
        ("vos", date(1980, 1, 5), "De geboortedatum is niet gelijk."),
        ("Bos", date(1980, 1, 5), "De naam en de geboortedatum zijn niet gelijk."),
    ):  # fmt: skip
        Klant.objects.filter(pk=merged.pk).update(achternaam=name, geboortedatum=born)
        text = browser.post(page, {"nummer": merged.klantnummer}).content.decode()
        assert "Wat de twee dossiers zeggen" in text
        assert words in text
        assert ("Dit kunnen twee mensen zijn." in text) == bool(words)


def test_of_two_that_were_at_once_somebody_says_first_how_one_went(cast, pair):
    kept, merged = pair
    begin = datetime(2024, 3, 1, 9, tzinfo=UTC)
    mine = AfspraakFactory(klant=kept, begin=begin, medewerker=cast.regisseur)
    DeelnameFactory(klant=merged, bijeenkomst=BijeenkomstFactory(begin=begin))
    with pytest.raises(RefusalError, match="Leg eerst bij een van de twee vast hoe het ging"):
        merge(cast.teamleider.pk, kept, merged)
    settle(mine, "geweest", cast.regisseur)
    merge(cast.teamleider.pk, kept, merged)


def test_two_people_are_told_apart_before_anybody_calls_off_an_appointment_in_vain(cast, pair):
    kept, merged = pair
    AfspraakFactory(klant=kept)
    AfspraakFactory(klant=merged)
    with pytest.raises(RefusalError, match="op twee plekken tegelijk"):
        merge(cast.teamleider.pk, kept, merged)
    identify(kept, BSN)
    identify(merged, OTHER_BSN)
    with pytest.raises(RefusalError, match="dat zijn twee mensen"):
        merge(cast.teamleider.pk, kept, merged)


def test_a_talent_in_other_letters_is_one_and_comes_back(cast, pair):
    kept, merged = pair
    KlanttagFactory(klant=kept, tag_id=None, tekst="Kan goed koken", sinds=date(2020, 5, 1))
    KlanttagFactory(klant=merged, tag_id=None, tekst="kan goed Koken", sinds=date(2019, 5, 1))
    before = content(kept), content(merged)
    merge(cast.teamleider.pk, kept, merged)
    (row,) = Klanttag.objects.filter(klant=kept, vervallen_op=None)
    assert (row.tekst, row.sinds.year) == ("Kan goed koken", 2019)
    undo(cast.teamleider.pk)
    assert (content(kept), content(merged)) == before


def test_moving_a_conversation_is_no_change_of_it_and_a_change_is_told_in_its_own_file(cast, client_of, pair):
    kept, merged = pair
    browser = client_of(cast.teamleider)
    gesprek = GesprekFactory(klant=merged)

    def told(klant):
        klant = Klant.objects.get(pk=klant.pk)
        return lines(browser.get(f"/klanten/{klant.pk}/").content.decode()).count("gewijzigd")

    merge(cast.teamleider.pk, kept, merged)
    assert told(kept) == 0
    gesprek.refresh_from_db()
    gesprek.verslag = "Verbeterd na het samenvoegen."
    gesprek.save()
    assert told(kept) == 1
    undo(cast.teamleider.pk, now=timezone.now() + timedelta(seconds=1))
    assert (told(kept), told(merged)) == (0, 1)


def test_a_merge_and_its_undoing_stand_in_the_timeline_with_who_did_it(cast, client_of, pair):
    kept, merged = pair
    leader = client_of(cast.teamleider)
    merge(cast.teamleider.pk, kept, merged)
    said = " ".join(lines(page(leader, kept)).split())
    assert "Samengevoegd met een ander dossier van deze persoon" in said
    assert f"Vastgelegd door {cast.teamleider.naam}" in said
    assert "ongedaan" not in said
    undo(cast.collega.pk)
    for klant, words in ((kept, "Samengevoegd met"), (merged, "Opgegaan in")):
        said = " ".join(lines(page(leader, klant)).split())
        below, above = said.index(f"{words} een ander dossier"), said.index("Samenvoeging ongedaan gemaakt")
        assert above < below
        assert f"Vastgelegd door {cast.collega.naam}" in said[above:below]
        assert f"Vastgelegd door {cast.teamleider.naam}" in said[below:]
        assert "Opgegaan" not in said or klant == merged
        assert words in lines(page(leader, klant, "?soort=gegevens"))
