"""What somebody typed on screen is not overwritten: every unit of every file against what came last time."""

# ruff: noqa: E501 (a case is one line)

import csv
from datetime import date

import pytest
from django.utils import timezone

from intake import bsn
from intake.models import Adres, Belemmering, Gesprek, Identificatie, Klant, Uitkering
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.overdracht.eenheden import CONTACT, UNITS, by_sql, identificatie, on_klant, row, sql
from tests.overdracht.wereld import (
    BSN_A,
    BSN_C,
    WERELD,
    deliver,
    deliver_world,
    outcome,
    scalar,
    sentences,
    snapshot,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, TrajectFactory
from trajecten.models import Plaatsing, Regisseurschap, Traject
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Afwijking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def typed(wereld):
    """Somebody changes a unit on screen after the first delivery; gives who."""
    who = MedewerkerFactory(gebruikersnaam="tikker", naam="Tineke Tik")

    def type_(change):
        with handeling(door=who.pk):
            change()
        return who

    return type_


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("unit", UNITS)
def test_the_file_brings_what_it_brought_last_time(unit, typed):
    tabel, screen, _same, _third, show, value, _other = UNITS[unit]
    typed(screen)
    before = snapshot()
    resultaat = deliver({tabel: WERELD[tabel]})
    assert (sentences(resultaat), outcome(resultaat, tabel).verschillen) == ([], 0)
    assert scalar(show) == value
    assert snapshot() == before


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("unit", UNITS)
def test_the_file_brings_what_the_screen_says(unit, typed):
    tabel, screen, same, _third, show, value, _other = UNITS[unit]
    typed(screen)
    resultaat = deliver({tabel: [same]})
    assert (sentences(resultaat), outcome(resultaat, tabel).verschillen) == ([], 0)
    assert outcome(resultaat, tabel).gewijzigd == 0
    assert scalar(show) == value


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("unit", UNITS)
def test_the_file_brings_a_third_value(unit, typed, settings):
    tabel, screen, _same, third, show, value, other = UNITS[unit]
    who = typed(screen)
    resultaat = deliver({tabel: [third]})
    assert (sentences(resultaat), outcome(resultaat, tabel).verschillen) == ([], 1)
    assert resultaat.accepted
    assert scalar(show) == value
    path = settings.DATA_DIR / "import" / f"{tabel}.afwijkingen.csv"
    assert path.stat().st_mode & 0o777 == 0o600
    lines = list(csv.DictReader(path.read_text().splitlines(), delimiter=";"))
    assert other[-4:] in "".join(line["in_het_bestand"] for line in lines) + other[:10] or unit.endswith(
        "reason"
    )
    if unit != "medewerker: roles":
        assert {line["gewijzigd_door"] for line in lines} == {who.naam}
    afwijking = Afwijking.objects.get()
    assert (afwijking.tabel, afwijking.status) == (tabel, "open")
    before = snapshot()
    assert outcome(deliver({tabel: [third]}), tabel).verschillen == 0
    assert snapshot() == before


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("unit", UNITS)
def test_overschrijf_takes_the_files_value(unit, typed):
    tabel, screen, _same, third, show, _value, other = UNITS[unit]
    typed(screen)
    deliver({tabel: [third]})
    resultaat = deliver({tabel: [third]}, overschrijf=True)
    assert (sentences(resultaat), outcome(resultaat, tabel).gewijzigd) == ([], 1)
    assert scalar(show) == other
    assert Afwijking.objects.get().status == "overgenomen"
    before = snapshot()
    deliver({tabel: [third]}, overschrijf=True)
    assert snapshot() == before


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("unit", UNITS)
def test_the_file_changes_what_nobody_changed(unit):
    tabel, _screen, _same, third, show, _value, other = UNITS[unit]
    deliver_world()
    resultaat = deliver({tabel: [third]})
    assert (sentences(resultaat), outcome(resultaat, tabel).verschillen) == ([], 0)
    assert outcome(resultaat, tabel).gewijzigd == 1
    assert scalar(show) == other


def test_overschrijf_leaves_what_was_never_a_difference(typed):
    typed(lambda: on_klant("stadsdeel", "Escamp"))
    deliver_world()
    deliver({"klanten": WERELD["klanten"]}, overschrijf=True)
    assert Klant.objects.get(klantnummer="K1").stadsdeel == "Escamp"


def test_the_rest_of_the_row_is_taken(typed):
    typed(lambda: on_klant("stadsdeel", "Escamp"))
    deliver({"klanten": [row("klanten", stadsdeel="Laak", voornaam="Anneke", telefoon="070-9")]})
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.stadsdeel, klant.voornaam) == ("Escamp", "Anneke")
    assert scalar(CONTACT.format("telefoon")) == "070-9"


def test_a_unit_of_the_screen_stays_in_silence_when_another_unit_changes(typed):
    typed(lambda: on_klant("stadsdeel", "Escamp"))
    changed = row("klanten", voornaam="Anneke")
    assert outcome(deliver({"klanten": [changed]}), "klanten").verschillen == 0
    assert Klant.objects.get(klantnummer="K1").stadsdeel == "Escamp"
    deliver({"klanten": [row("klanten", voornaam="Annie", telefoon="070-8")]}, overschrijf=True)
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.stadsdeel, klant.voornaam) == ("Escamp", "Annie")


def test_a_key_corrected_on_screen_and_delivered_beside_the_old_key_is_left_out(typed):
    typed(by_sql("trajecten_regisseurschap", "start = '2019-04-01'", start="2019-04-03"))
    resultaat = deliver({"regisseurs": [*WERELD["regisseurs"], "T3;m2;2019-04-03;"]})
    assert (sentences(resultaat), outcome(resultaat, "regisseurs").verschillen) == ([], 1)
    assert Regisseurschap.objects.filter(traject__trajectnummer="T3").count() == 1


def test_texts_of_the_screen_are_compared_as_delivered_ones(typed):
    typed(by_sql("intake_gesprek", "gespreknummer = 'G1'", verslag=" Een\r\ntwee e\u0301 "))
    resultaat = deliver({"gesprekken": ['G1;K1;2019-03-01;m1;kantoor;3;"Een\ntwee \u00e9"']})
    assert (outcome(resultaat, "gesprekken").verschillen, outcome(resultaat, "gesprekken").gewijzigd) == (
        0,
        0,
    )


def test_a_bsn_of_the_screen_stays_and_is_never_kept_in_the_clear(typed, settings):
    typed(lambda: identificatie(BSN_C))
    third = "999990056"
    deliver({"klanten": [row("klanten", bsn=third)]})
    found = Identificatie.objects.get(klant__klantnummer="K1")
    assert bsn.decrypt(found.bsn_versleuteld, row_id=found.pk, key_id=found.sleutel_id) == BSN_C
    afwijking = Afwijking.objects.get()
    assert (afwijking.scherm, afwijking.bestand) == ({"bsn": "*****0044"}, {"bsn": "*****0056"})
    line = (settings.DATA_DIR / "import" / "klanten.afwijkingen.csv").read_text().splitlines()[1]
    assert f";bsn;{BSN_C};{third};" in line
    deliver({"klanten": [row("klanten", bsn=third)]}, overschrijf=True)
    found.refresh_from_db()
    assert bsn.decrypt(found.bsn_versleuteld, row_id=found.pk, key_id=found.sleutel_id) == third


def test_a_secret_address_stays_secret_when_the_file_moves_it(typed):
    typed(lambda: Adres.objects.filter(klant__klantnummer="K1").update(geheim=True))
    deliver({"klanten": [row("klanten", postcode="2599ZZ")]})
    assert Adres.objects.get(klant__klantnummer="K1", geldig_tot__isnull=True).geheim


def test_benefit_of_the_delivery_wins_and_the_difference_is_reported(typed, settings):
    who = typed(by_sql("intake_uitkering", "start = '2016-01-01'", einde="2019-12-31", einde_reden_id="werk"))
    resultaat = deliver({"uitkeringen": WERELD["uitkeringen"]})
    assert Uitkering.objects.get(start=date(2016, 1, 1)).einde is None
    assert outcome(resultaat, "uitkeringen").verschillen == 1
    lines = list(
        csv.DictReader(
            (settings.DATA_DIR / "import" / "uitkeringen.afwijkingen.csv").read_text().splitlines(),
            delimiter=";",
        )
    )
    assert [
        (line["kolom"], line["op_het_scherm"], line["in_het_bestand"], line["gewijzigd_door"])
        for line in lines
    ] == [
        ("start", "2016-01-01", "2016-01-01", who.naam),
        ("einde", "2019-12-31", "", who.naam),
        ("einde_reden", "werk", "", who.naam),
    ]
    before = snapshot()
    deliver({"uitkeringen": WERELD["uitkeringen"]})
    assert snapshot() == before


def withdraw(model, **wanted):
    with handeling(door="systeem"):
        assert model.objects.filter(**wanted).update(vervallen_op=timezone.now(), vervallen_reden="fout") == 1


WITHDRAWN = {
    "gesprekken": (Gesprek, {"gespreknummer": "G1"}, "G1;K1;2019-03-05;m2;wijk;;"),
    "belemmeringen": (Belemmering, {"soort_id": "schulden"}, "K1;schulden;2019-03-01;2019-12-01"),
    "uitkeringen": (Uitkering, {"start": "2016-01-01"}, "K2;2016-01-01;2019-01-01;overig"),
    "regisseurs": (Regisseurschap, {"start": "2019-03-01"}, "T1;m1;2019-03-01;2019-05-01"),
    "plaatsingen": (Plaatsing, {"plaatsingnummer": "W2"}, "W2;K2;werk;2019-09-01;;;;;"),
}


@pytest.mark.parametrize("tabel", WITHDRAWN)
def test_a_withdrawn_fact_is_not_revived(tabel):
    model, wanted, other = WITHDRAWN[tabel]
    deliver_world()
    withdraw(model, **wanted)
    before = snapshot()
    rows = [
        other,
        *[
            r
            for r in WERELD[tabel]
            if r.split(";")[:3] != other.split(";")[:3] and r.split(";")[0] == other.split(";")[0]
        ][:0],
    ]
    resultaat = deliver({tabel: rows})
    assert sentences(resultaat) == []
    assert outcome(resultaat, tabel).overgeslagen == 1
    assert outcome(resultaat, tabel).meldingen == [
        f"{tabel}.csv: 1 rij overgeslagen: zij is op het scherm vervallen verklaard."
    ]
    assert snapshot() == before


def test_what_hangs_on_a_withdrawn_traject_is_left_out(wereld):
    withdraw(Traject, trajectnummer="T3")
    resultaat = deliver({"stappen": ["S9;T3;stage;2019-05-01;;lopend"], "regisseurs": ["T3;m1;2019-08-01;"]})
    assert sentences(resultaat) == []
    assert scalar("SELECT count(*) FROM trajecten_stap WHERE stapnummer = 'S9'") == 0


def screen_klant():
    with handeling(door="systeem"):
        klant = KlantFactory(klantnummer="WO-000001")
        row = Identificatie(klant=klant, bsn_index=bsn.index_of(BSN_C))
        row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN_C, row_id=row.pk)
        row.save()
    return klant


def test_a_new_klant_with_the_bsn_of_one_made_on_screen_is_left_out_with_all_that_hangs_on_it(wereld):
    screen_klant()
    new = {
        "klanten": [f"K9;{BSN_C};;;Dubbel;;;;;;;", "K8;;;;Nieuw;;;;;;;"],
        "uitkeringen": ["K9;2019-01-01;;", "K8;2019-01-01;;"],
        "trajecten": ["T9;K9;2019-01-01;;"],
        "stappen": ["S9;T9;werkfit;2019-01-01;;lopend"],
    }
    for reported in (1, 0):
        resultaat = deliver(new)
        assert sentences(resultaat) == []
        assert outcome(resultaat, "klanten").verschillen == reported
        assert [outcome(resultaat, name).overgeslagen for name in new] == [1, 1, 1, 1]
        assert not Klant.objects.filter(klantnummer="K9").exists()
        assert Uitkering.objects.filter(klant__klantnummer="K8").count() == 1
    afwijking = Afwijking.objects.get(tabel="klanten")
    assert afwijking.toelichting == "staat al bij een andere klant: klant WO-000001"
    assert afwijking.bestand["bsn"] == "*****0044"
    before = snapshot()
    deliver(new)
    assert snapshot() == before


def test_a_clash_is_reported_again_when_the_content_changed_or_it_waits_no_more(wereld):
    screen_klant()
    deliver({"klanten": [f"K9;{BSN_C};;;Dubbel;;;;;;;"]})
    changed = {"klanten": [f"K9;{BSN_C};;;Anders;;;;;;;"]}
    assert outcome(deliver(changed), "klanten").verschillen == 1
    assert outcome(deliver(changed), "klanten").verschillen == 0
    Afwijking.objects.update(status="opgelost", afgehandeld_op=timezone.now(), afgehandeld_door="test")
    assert outcome(deliver(changed), "klanten").verschillen == 1


def test_left_out_rows_come_in_when_the_clash_is_gone(wereld):
    klant = screen_klant()
    new = {"klanten": [f"K9;{BSN_C};;;Dubbel;;;;;;;"], "uitkeringen": ["K9;2019-01-01;;"]}
    deliver(new)
    Identificatie.objects.filter(klant=klant).update(
        bsn_index=None, bsn_versleuteld=None, sleutel_id=None, reden_ontbreekt="onbekend"
    )
    deliver(new)
    assert Uitkering.objects.filter(klant__klantnummer="K9").count() == 1


def test_a_second_open_traject_beside_one_of_the_screen_is_left_out(wereld):
    with handeling(door="systeem"):
        TrajectFactory(
            klant=Klant.objects.get(klantnummer="K3"), trajectnummer="WO-000001", start="2020-01-01"
        )
    resultaat = deliver(
        {"trajecten": ["T9;K3;2019-01-01;;;;", *WERELD["trajecten"]], "regisseurs": ["T9;m1;2019-01-01;"]}
    )
    assert sentences(resultaat) == []
    assert outcome(resultaat, "trajecten").verschillen == 1
    assert outcome(resultaat, "regisseurs").overgeslagen == 1
    assert Afwijking.objects.get().toelichting == "er is al een lopend traject van deze klant: WO-000001"


def test_a_regisseur_that_overlaps_one_of_the_screen_is_left_out(wereld):
    with handeling(door="systeem"):
        traject = Traject.objects.get(trajectnummer="T2")
        RegisseurschapFactory(traject=traject, klant=traject.klant, start="2018-01-01", einde="2018-07-01")
    resultaat = deliver({"regisseurs": ["T2;m1;2018-06-30;2018-12-31", *WERELD["regisseurs"]]})
    assert sentences(resultaat) == []
    assert outcome(resultaat, "regisseurs").verschillen == 1


def test_a_clash_with_screen_and_file_is_refused(wereld):
    with handeling(door="systeem"):
        TrajectFactory(klant=Klant.objects.get(klantnummer="K3"), start="2020-01-01")
    resultaat = deliver({"trajecten": ["T8;K3;2019-01-01;;", "T9;K3;2018-01-01;;"]})
    assert len(sentences(resultaat)) == 2


def test_a_value_of_the_file_that_does_not_go_with_one_of_the_screen_is_left_out(typed):
    typed(by_sql("trajecten_traject", "trajectnummer = 'T2'", start="2018-06-15"))
    resultaat = deliver({"trajecten": ["T2;K2;2018-01-01;2018-05-31;zorg"]})
    assert sentences(resultaat) == []
    assert outcome(resultaat, "trajecten").verschillen == 1
    assert Traject.objects.get(trajectnummer="T2").einde == date(2018, 12, 31)
    assert Afwijking.objects.get().toelichting == "einde ligt dan voor start"


def test_a_stadsdeel_that_the_screen_gave_to_a_team_stays_there(typed):
    typed(
        lambda: sql(
            "INSERT INTO accounts_teamstadsdeel (stadsdeel, team_id) SELECT 'Laak', id FROM accounts_team WHERE naam = 'Escamp'"
        )
    )
    resultaat = deliver({"teams": ["Laak;Laak|Scheveningen"]})
    assert (sentences(resultaat), outcome(resultaat, "teams").verschillen) == ([], 1)
    of_team = "SELECT string_agg(stadsdeel, '|') FROM accounts_teamstadsdeel s JOIN accounts_team t ON t.id = s.team_id WHERE naam = %s"
    assert scalar(of_team, "Laak") == "Scheveningen"
    before = snapshot()
    deliver({"teams": ["Laak;Laak|Scheveningen"]})
    assert snapshot() == before


def test_an_erased_klant_does_not_come_back(wereld):
    with handeling(door="systeem"):
        Klant.objects.filter(klantnummer="K1").update(
            gewist_op=timezone.now(), voornaam=None, achternaam="gewist"
        )
        Gesprek.objects.filter(gespreknummer="G1").update(verslag=None)
    sql(
        "DELETE FROM overdracht_importgeheugen WHERE klant_id = (SELECT id FROM intake_klant WHERE klantnummer = 'K1')"
    )
    before = snapshot()
    resultaat = deliver(
        {
            "klanten": WERELD["klanten"],
            "gesprekken": WERELD["gesprekken"],
            "uitkeringen": WERELD["uitkeringen"],
        }
    )
    assert sentences(resultaat) == []
    assert snapshot() == before
    assert "hoort bij een klant die is gewist" in outcome(resultaat, "klanten").meldingen[0]


def test_a_row_made_on_screen_can_be_delivered(wereld):
    with handeling(door="systeem"):
        PlaatsingFactory(
            klant=Klant.objects.get(klantnummer="K3"), plaatsingnummer="WO-000009", startdatum="2019-03-01"
        )
    before = snapshot()
    deliver({"plaatsingen": ["WO-000009;K3;werk;2019-03-01;;;;;"]})
    assert snapshot() == before
    resultaat = deliver({"plaatsingen": ["WO-000009;K3;opleiding;2019-03-01;;;;;"]})
    assert outcome(resultaat, "plaatsingen").verschillen == 1
    assert Plaatsing.objects.get(plaatsingnummer="WO-000009").soort == "werk"


def test_a_difference_without_key_in_the_memory_is_for_the_screen(wereld, settings):
    settings.IMPORT_SLEUTEL = "44" * 32
    before = snapshot()
    assert sentences(deliver({"klanten": WERELD["klanten"]})) == []
    after = snapshot()
    assert {name for name in before if before[name] != after[name]} <= {
        "overdracht_importgeheugen",
        "logboek_levering",
        "berichten_opdracht",
    }
    assert Klant.objects.get(klantnummer="K1").achternaam == "Berg"
    assert BSN_A not in str(list(Afwijking.objects.values()))
