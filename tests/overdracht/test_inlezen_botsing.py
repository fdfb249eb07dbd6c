"""A known row that clashes with the screen: only what clashes stays, is reported once, and comes in afterwards."""

# ruff: noqa: E501 (a statement is one line)

import csv

import pytest

from intake import bsn
from intake.models import Identificatie, Klant
from intake.services.klanten import identificatie_state, set_identificatie
from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.eenheden import CONTACT, by_sql, row, sql
from tests.overdracht.wereld import (
    BSN_A,
    BSN_C,
    NOW,
    WERELD,
    deliver,
    outcome,
    scalar,
    sentences,
    snapshot,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, TrajectFactory
from trajecten.models import Nazorg, Plaatsing, Traject
from werkgevers.models import Werkakkoord
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Afwijking, Importgeheugen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def who(wereld):
    return MedewerkerFactory(gebruikersnaam="tikker", naam="Tineke Tik")


def type_bsn(who, nummer, value):
    klant = Klant.objects.get(klantnummer=nummer)
    found = Identificatie.objects.filter(klant=klant).first()
    set_identificatie(
        door=who.pk,
        klant_id=klant.pk,
        versie=identificatie_state(found),
        bsn=value,
        reden_ontbreekt=None if value else "onbekend",
    )


def bsn_of(nummer):
    found = Identificatie.objects.get(klant__klantnummer=nummer)
    if found.bsn_index is None:
        return None
    return bsn.decrypt(found.bsn_versleuteld, row_id=found.pk, key_id=found.sleutel_id)


def differences(settings, tabel):
    path = settings.DATA_DIR / "import" / f"{tabel}.afwijkingen.csv"
    return list(csv.DictReader(path.read_text().splitlines(), delimiter=";"))


def changed_klant():
    return {"klanten": [row("klanten", bsn=BSN_C, voornaam="Anneke", stadsdeel="Laak", telefoon="070-9")]}


def test_only_the_bsn_that_clashes_stays_and_the_rest_of_the_row_is_taken(who, settings):
    type_bsn(who, "K3", BSN_C)
    resultaat = deliver(changed_klant())
    assert (sentences(resultaat), outcome(resultaat, "klanten").gewijzigd) == ([], 1)
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.voornaam, klant.stadsdeel, bsn_of("K1")) == ("Anneke", "Laak", BSN_A)
    assert scalar(CONTACT.format("telefoon")) == "070-9"
    [line] = differences(settings, "klanten")
    assert (line["kolom"], line["op_het_scherm"], line["in_het_bestand"]) == ("bsn", BSN_A, BSN_C)
    assert line["uitleg"] == "staat al bij een andere klant: klant K3"
    waits = Afwijking.objects.get()
    assert (waits.soort, waits.eenheid, waits.rij_id) == ("botsing", "bsn", klant.pk)
    assert (waits.scherm, waits.bestand) == ({"bsn": "*****0019"}, {"bsn": "*****0044"})


def test_a_clash_is_reported_once_and_writes_nothing_the_second_time(who):
    type_bsn(who, "K3", BSN_C)
    deliver(changed_klant())
    before = snapshot()
    for options in ({}, {"overschrijf": True}):
        again = outcome(deliver(changed_klant(), **options), "klanten")
        assert (again.verschillen, again.overgeslagen, again.gewijzigd) == (0, 1, 0)
        assert again.meldingen == [
            "klanten.csv, regel 2, kolom bsn: staat al bij een andere klant: klant K3. "
            "De waarde op het scherm blijft staan."
        ]
    assert snapshot() == before
    assert Afwijking.objects.get().status == "open"


@pytest.mark.parametrize("overschrijf", [False, True])
def test_the_value_comes_in_once_the_clash_is_gone(who, overschrijf):
    type_bsn(who, "K3", BSN_C)
    deliver(changed_klant())
    type_bsn(who, "K3", None)
    resultaat = deliver(changed_klant(), overschrijf=overschrijf)
    assert (outcome(resultaat, "klanten").gewijzigd, bsn_of("K1")) == (1, BSN_C)
    waits = Afwijking.objects.get()
    assert (waits.status, waits.bsn_versleuteld) == ("overgenomen", None)
    assert Importgeheugen.objects.get(tabel="klanten", sleutel="K1").gemeld is None
    before = snapshot()
    deliver(changed_klant())
    assert snapshot() == before


def test_what_the_screen_typed_over_a_clash_stays(who):
    type_bsn(who, "K3", BSN_C)
    deliver(changed_klant())
    type_bsn(who, "K3", None)
    type_bsn(who, "K1", "999990056")
    assert outcome(deliver(changed_klant()), "klanten").verschillen == 1
    assert bsn_of("K1") == "999990056"
    assert Afwijking.objects.get().soort == "verschil"


def test_a_clash_that_the_file_gives_up_is_settled(who):
    type_bsn(who, "K3", BSN_C)
    deliver(changed_klant())
    deliver({"klanten": [row("klanten", voornaam="Anneke", stadsdeel="Laak", telefoon="070-9")]})
    assert Afwijking.objects.get().status == "opgelost"
    assert Importgeheugen.objects.get(tabel="klanten", sleutel="K1").gemeld is None


def test_a_new_row_that_comes_in_settles_its_clash(who):
    type_bsn(who, "K3", BSN_C)
    new = {"klanten": [f"K9;{BSN_C};;;Dubbel;;;;;;;"]}
    deliver(new)
    again = outcome(deliver(new, overschrijf=True), "klanten")
    assert (again.overgeslagen, again.verschillen) == (1, 0)
    assert again.meldingen == [
        "klanten.csv, regel 2, kolom bsn: staat al bij een andere klant: klant K3. "
        "De rij is weggelaten, want zij botst met het scherm."
    ]
    assert Afwijking.objects.get().status == "open"
    type_bsn(who, "K3", None)
    assert outcome(deliver(new), "klanten").nieuw == 1
    assert Afwijking.objects.get().status == "opgelost"


def test_of_an_agreement_only_the_first_day_that_clashes_stays(who, settings):
    with handeling(door=who.pk):
        PlaatsingFactory(
            klant=Klant.objects.get(klantnummer="K3"), plaatsingnummer="WO-000009", startdatum="2019-02-01",
            werkgever=Werkakkoord.objects.get().werkgever, werkakkoord=Werkakkoord.objects.get(),
        )  # fmt: skip
    moved = {"werkakkoorden": [row("werkakkoorden", ingangsdatum="2019-03-01", banen="8")]}
    assert sentences(deliver(moved)) == []
    akkoord = Werkakkoord.objects.get()
    assert (str(akkoord.ingangsdatum), akkoord.banen) == ("2019-01-01", 8)
    [line] = differences(settings, "werkakkoorden")
    assert [line[name] for name in ("kolom", "op_het_scherm", "in_het_bestand", "gewijzigd_door")] == [
        "ingangsdatum", "2019-01-01", "2019-03-01", who.naam,
    ]  # fmt: skip
    with handeling(door=who.pk):
        Plaatsing.objects.filter(plaatsingnummer="WO-000009").update(startdatum="2019-04-01")
    deliver(moved)
    assert str(Werkakkoord.objects.get().ingangsdatum) == "2019-03-01"


@pytest.mark.parametrize(("day", "begin"), [("2019-08-20", "2019-07-01"), ("2019-09-02", "2019-09-01")])
def test_a_placement_does_not_begin_after_a_check_of_the_screen(who, settings, day, begin):
    with handeling(door=who.pk):
        Nazorg.objects.update(vervallen_op=NOW, vervallen_reden="x")
        placed = Plaatsing.objects.get(plaatsingnummer="W1")
        said = {"moment": "week_1", "gedaan_op": day, "uitkomst": "goed", "medewerker": who}
        Nazorg.objects.create(klant=placed.klant, plaatsing=placed, **said)
    resultaat = deliver({"plaatsingen": [row("plaatsingen", startdatum="2019-09-01", uren_per_week="20")]})
    assert sentences(resultaat) == []
    placed.refresh_from_db()
    assert (str(placed.startdatum), placed.uren_per_week) == (begin, 20)
    told = differences(settings, "plaatsingen") if begin == "2019-07-01" else []
    assert [line["kolom"] for line in told] == ["startdatum"] * len(told)


def test_of_a_placement_only_the_first_day_after_an_end_of_the_screen_stays(who, settings):
    with handeling(door=who.pk):
        Nazorg.objects.update(vervallen_op=NOW, vervallen_reden="x")
        by_sql(
            "trajecten_plaatsing", "plaatsingnummer = 'W1'", einddatum="2019-08-31", einde_reden_id="overig"
        )()
    deliver({"plaatsingen": [row("plaatsingen", startdatum="2019-09-01", uren_per_week="20")]})
    plaatsing = Plaatsing.objects.get(plaatsingnummer="W1")
    assert (str(plaatsing.startdatum), str(plaatsing.einddatum), plaatsing.uren_per_week) == (
        "2019-07-01",
        "2019-08-31",
        20,
    )
    [line] = differences(settings, "plaatsingen")
    assert (line["kolom"], line["in_het_bestand"], line["gewijzigd_door"]) == (
        "startdatum",
        "2019-09-01",
        who.naam,
    )


def test_of_a_reopened_traject_the_corrected_start_is_taken(who):
    with handeling(door=who.pk):
        sql(
            "UPDATE trajecten_traject SET vervallen_op = now(), vervallen_reden = 'x' WHERE trajectnummer = 'T3'"
        )
        sql(
            "UPDATE trajecten_regisseurschap SET vervallen_op = now(), vervallen_reden = 'x' WHERE start = '2019-04-01'"
        )
        sql("UPDATE trajecten_stap SET vervallen_op = now(), vervallen_reden = 'x' WHERE stapnummer = 'S2'")
        TrajectFactory(
            klant=Klant.objects.get(klantnummer="K2"), trajectnummer="WO-000001", start="2019-06-01"
        )
    deliver({"trajecten": ["T2;K2;2017-12-01;;"]})
    traject = Traject.objects.get(trajectnummer="T2")
    assert (str(traject.start), str(traject.einde)) == ("2017-12-01", "2018-12-31")
    waits = Afwijking.objects.get()
    assert (waits.eenheid, waits.bestand) == ("einde+einde_reden", {"einde": None, "einde_reden": None})
    assert waits.gewijzigd_door == who.naam


def test_what_clashes_with_a_value_that_stayed_is_left_out_too(who):
    with handeling(door=who.pk):
        traject = Traject.objects.get(trajectnummer="T2")
        RegisseurschapFactory(traject=traject, klant=traject.klant, start="2018-06-01", einde=None)
    resultaat = deliver(
        {"trajecten": ["T2;K2;2018-01-01;2018-03-31;zorg", "T4;K2;2018-04-01;2018-05-31;zorg"]}
    )
    assert sentences(resultaat) == []
    assert str(Traject.objects.get(trajectnummer="T2").einde) == "2018-12-31"
    assert not Traject.objects.filter(trajectnummer="T4").exists()
    assert Afwijking.objects.filter(status="open").count() == 2


def test_a_new_row_that_clashes_with_a_value_that_the_screen_kept_is_left_out(who):
    with handeling(door=who.pk):
        by_sql("trajecten_traject", "trajectnummer = 'T2'", einde="2019-03-15", einde_reden_id="zorg")()
    resultaat = deliver(
        {"trajecten": ["T2;K2;2018-01-05;2018-12-31;zorg", "T4;K2;2019-01-01;2019-02-01;zorg"]}
    )
    assert sentences(resultaat) == []
    assert str(Traject.objects.get(trajectnummer="T2").start) == "2018-01-05"
    assert not Traject.objects.filter(trajectnummer="T4").exists()


def test_a_stadsdeel_comes_in_once_the_screen_lets_it_go(who):
    with handeling(door=who.pk):
        sql(
            "INSERT INTO accounts_teamstadsdeel (stadsdeel, team_id) SELECT 'Laak', id FROM accounts_team WHERE naam = 'Escamp'"
        )
    file = {"teams": ["Centrum;Centrum|onbekend|Laak"]}
    assert outcome(deliver(file), "teams").verschillen == 1
    before = snapshot()
    again = outcome(deliver(file), "teams")
    assert (again.verschillen, again.gewijzigd, again.overgeslagen, len(again.meldingen)) == (0, 0, 1, 1)
    assert snapshot() == before
    with handeling(door=who.pk):
        sql("DELETE FROM accounts_teamstadsdeel WHERE stadsdeel = 'Laak'")
    assert outcome(deliver(file), "teams").gewijzigd == 1
    assert scalar("SELECT count(*) FROM accounts_teamstadsdeel WHERE stadsdeel = 'Laak'") == 1
    assert Afwijking.objects.get().status == "overgenomen"


def test_the_rest_is_what_it_was_for_everybody_else(who):
    before = snapshot()
    assert sentences(deliver(WERELD)) == []
    assert snapshot() == before


def test_the_file_of_differences_goes_when_all_are_settled(who, settings):
    path = settings.DATA_DIR / "import" / "klanten.afwijkingen.csv"
    with handeling(door=who.pk):
        by_sql("intake_klant", "klantnummer = 'K1'", achternaam="Scherm")()
    for name, proef, stays in (
        ("Derde", False, True),
        ("Derde", False, True),
        ("Scherm", True, True),
        ("Scherm", False, False),
    ):
        deliver({"klanten": [row("klanten", achternaam=name)]}, proef=proef)
        assert path.exists() is stays
