"""The files of the plan and of templates: delivered, refused, and written back byte for byte."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.overdracht.wereld import PLAN, WERELD, deliver, deliver_world, outcome, scalar, sentences
from trajecten.models import (
    Buddykoppeling,
    Doel,
    Doelactie,
    Evaluatie,
    Lening,
    Leningbrief,
    Plan,
    Plansjabloon,
    Planversie,
    Traject,
    Wachtpunt,
)
from trajecten.overzicht.besluiten import untold_schemes
from werkoffensief.overdracht.tabellen_plan import PLANNEN
from werkoffensief.overdracht.uitvoer import export_folder
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
FILES = [tabel.name for tabel in PLANNEN]


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"


def test_a_plan_is_delivered_and_written_back_as_it_came(wereld, tmp_path: Path):
    assert Traject.objects.get(trajectnummer="T3").vervolg_op.trajectnummer == "T2"
    assert (Plan.objects.get().ondersteuning, Doel.objects.count(), Wachtpunt.objects.count()) == (
        "Een coach",
        2,
        2,
    )
    assert Doelactie.objects.get().doel.doelnummer == "D1"
    assert (Evaluatie.objects.get().uitkomst, Planversie.objects.count()) == ("Gaat goed", 2)
    assert Planversie.objects.get(nummer=1).inhoud["doelen"][0]["doelnummer"] == "D1"
    assert Plansjabloon.objects.get(sjabloonnummer="J2").team.naam == "Centrum"
    folder = tmp_path / "uit"
    export_folder(folder)
    for name in FILES:
        lines = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert lines[1:] == WERELD[name], name


def test_the_same_again_writes_nothing(wereld):
    before = scalar("SELECT count(*) FROM trajecten_doelgeschiedenis")
    resultaat = deliver({name: WERELD[name] for name in FILES})
    assert sentences(resultaat) == []
    for name in FILES:
        found = outcome(resultaat, name)
        assert (found.nieuw, found.gewijzigd) == (0, 0), name
    assert scalar("SELECT count(*) FROM trajecten_doelgeschiedenis") == before


@pytest.mark.steekproef(4)
@pytest.mark.parametrize(
    ("tabel", "row", "why"),
    [
        ("vervolgtrajecten", "T2;T3", "eindigt niet voor het begin"),
        ("vervolgtrajecten", "T1;T2", "andere klant"),
        ("vervolgtrajecten", "T1;T9", "is geen bekend trajectnummer"),
        ("plannen", "T1;rijk;;;;;", "einddoel"),
        ("doelen", "D9;T1;x;;;2019-03-01;;open;2019-03-02", "mag niet bij een open doel"),
        ("doelen", "D9;T1;x;;;2019-03-01;;behaald;", "is leeg, maar status is behaald"),
        ("doelen", "D9;T1;x;;;2019-03-01;2019-02-01;open;", "ligt voor gesteld_op"),
        ("doelacties", "C2;D1", "is een doel van een andere klant"),
        ("doelacties", "C9;D1", "is geen bekend actienummer"),
        ("wachtpunten", "L9;T1;x;2019-03-01;2019-02-01;", "ligt voor sinds"),
        ("evaluaties", "T1;2031-05-01;x", "toekomst"),
        ("planversies", "T1;3;2019-05-02;m1;geen json", "is geen JSON"),
        ("planversies", "T1;3;2019-05-02;m1;[]", "is geen plan"),
        ("planversies", "T1;3;2019-05-02;m1;" + PLAN.replace('"werk"', '"rijk"'),
         "einddoel dat niet bestaat"),
        ("planversies", f"T1;1;2019-05-03;m1;{PLAN}", "is al afgesproken en verandert niet"),
        ("plansjablonen", "J9;;Werkfit;", "er is al een sjabloon met deze naam"),
        ("sjabloonregels", "J1;2;0;x;;klant;;", "mag alleen bij een actie"),
        ("sjabloonregels", "J1;0;0;x;;;;", "is 0, maar plek 0 is een doel"),
        ("sjabloonregels", "J1;1;2;x;;;;", "is leeg, maar dit is een actie"),
        ("sjabloonregels", "J1;1;2;x;;ander;;", "is leeg, maar wie is ander"),
        ("trajecten", "T1;K1;2019-03-01;;;;Klaar", "mag alleen als einde is gevuld"),
        ("aanbod", "AB1;werkfit;Ochtend;;2019-04-01;2020-12-31;1", "stap S1 begint dan voor de eerste dag"),
        ("aanbod", "AB9;werkfit;Ochtend;;2019-04-01;;1", "is er al een aanbod met deze naam (AB1)"),
        ("stappen", "S9;T3;werkfit;2019-06-01;;lopend;AB1;",
         "aanbod AB1 heeft 1 plaatsen, en op 2019-06-01 zijn er dan 2 bezet"),
        ("stappen", "S9;T3;stage;2019-06-01;;lopend;AB1;", "is een aanbod van een andere voorziening (werkfit)"),
        ("stappen", "S9;T3;werkfit;2021-06-01;;lopend;AB1;", "ligt niet in de looptijd van het aanbod AB1"),
        ("groepsdagdelen", "AB1;8;09:00;12:30", "dag"),
        ("voorzieningen", "toverij;x;;;;;nee;", "toverij"),
        ("wachtplekken", "Q9;T1;stage;;2019-06-02;2019-06-02T09:30+02:00;m1;;;;;", "staat al op de lijst (Q1)"),
        ("wachtplekken", "Q9;T3;stage;AB1;2019-06-02;2019-06-02T09:30+02:00;m1;;;;;", "van een andere voorziening"),
        ("wachtplekken", "Q1;T1;stage;;2019-05-02;2019-05-02T09:30+02:00;m1;geplaatst;2019-06-01;S2;;",
         "is een stap van een andere klant"),
        ("wachtplekken", "Q1;T1;stage;;2019-05-02;2019-05-02T09:30+02:00;m1;ingetrokken;2019-06-01;;;",
         "is leeg, maar uitkomst is ingetrokken"),
        ("budgetten", "werkfit;2019;80000;ja", "al meer toegekend: 90000 cent"),
        ("toekenningen", "X9;T3;werkfit;toegekend;2019-05-10;m2;x;;10001;x;", "er is dan 100001 cent toegekend"),
        ("toekenningen", "X9;T3;werkfit;afgewezen;2019-05-10;m2;x;;1;x;", "moet 0 zijn bij een afwijzing"),
        ("toekenningen", "X2;T3;stage;afgewezen;2019-04-10;m2;Anders;;0;U krijgt geen stage;", "verandert niet"),
        ("toekenningen", "X9;T1;werkfit;toegekend;2019-12-31;m1;x;;1;x;", "dagen al toegekend (X1, op 2019-03-10)"),
        ("toekenningen", "X9;T1;werkfit;toegekend;2019-12-31;m1;x;;1;x;;2019-12-01", "dagen al toegekend (X1"),
        ("toekenningen", "X1;T1;werkfit;toegekend;2019-03-10;m1;Past goed;2019-12-31;90000;U krijgt werkfit;"
         "2019-03-11;2019-03-16", "verandert niet"),
        ("toekenningen", "X9;T1;werkfit;afgewezen;2019-03-10;m1;x;;0;x;;2019-03-16", "mag alleen als besluit"),
        ("toekenningen", "X9;T3;buddy;verlaagd;2019-07-01;m2;x;2019-08-31;50;x;;;X5", "nog niet was verstuurd"),
        ("toekenningen", "X9;T3;buddy;verlaagd;2019-07-01;m2;x;2019-09-30;501;x;;;X3", "past niet in de toekenning"),
        ("toekenningen", "X9;T3;buddy;beeindigd;2019-07-01;m2;x;2019-10-01;1;x;;;X3", "past niet in de toekenning"),
        ("toekenningen", "X9;T3;buddy;beeindigd;2019-06-01;m2;x;2019-05-01;1;x;;;X3", "op deze dag al gewijzigd"),
        ("toekenningen", "X9;T3;buddy;verlaagd;2019-06-04;m2;x;2019-09-30;1;x;;;X3", "dagen al toegekend (X5"),
        ("toekenningen", "X9;T3;buddy;beeindigd;2019-07-01;m2;x;2019-05-01;1;x;;;X4", "geen toekenning van dit"),
        ("toekenningen", "X9;T3;stage;ingetrokken;2019-07-01;m2;x;;1;x;;;X3", "geen toekenning van dit traject"),
        ("toekenningen", "X9;T3;buddy;ingetrokken;2019-07-01;m2;x;;1;x;;;X77", "geen toekenning van dit traject"),
        ("toekenningen", "X9;T3;buddy;ingetrokken;2019-07-01;m2;x;;1;x;;;", "is leeg, maar besluit is ingetrokken"),
        ("toekenningen", "X9;T3;buddy;beeindigd;2019-07-01;m2;x;;1;x;;;X3", "is leeg, maar besluit is beeindigd"),
        ("toekenningen", "X9;T3;buddy;toegekend;2020-07-01;m2;x;;1;x;;;X3", "mag alleen bij een wijziging"),
        ("toekenningen", "X9;T1;werkfit;ingetrokken;2019-07-01;m2;x;;44999;x;;;X1", "minder over dan al is betaald"),
        ("uitgaven", "U9;X3;2019-05-01;201;x;m1", "en 200 cent toegekend"),
        ("uitgaven", "U9;X1;2019-05-01;45001;x;m1", "er is dan 90001 cent betaald"),
        ("uitgaven", "U9;X1;2019-03-09;1;x;m1", "ligt voor de dag van het besluit"),
        ("uitgaven", "U9;X9;2019-05-01;1;x;m1", "is geen bekend toekenningsnummer"),
        ("leningbrieven", "R9;L2;regeling;;2019-08-01;m1;x;2019-09-01;1;x;", "past niet bij wat over deze lening"),
        ("leningbrieven", "R9;L3;besluit;;2019-08-01;m1;;;;x;", "past niet bij wat over deze lening"),
        ("leningbrieven", "R9;L1;kwijtschelding;S2;2019-12-01;m1;;;;x;", "past niet bij wat over deze lening"),
        ("leningbrieven", "R9;L2;kwijtschelding;S1;2019-12-01;m1;;;;x;", "hoort bij een andere lening"),
        ("leningbrieven", "R9;L1;besluit;;2019-06-01;m2;;2019-09-01;5000;x;", "is er al een brief (R1)"),
        ("leningbrieven", "R1;L1;besluit;;2019-05-03;m2;;2019-09-01;10000;Anders;2019-05-04", "verandert niet"),
        ("leningbrieven", "R9;L1;regeling;;2019-08-01;m1;;2019-09-01;1;x;", "is leeg, maar soort is regeling"),
        ("leningbrieven", "R9;L1;besluit;;2019-08-01;m1;;2019-09-01;;x;", "is leeg, maar eerste_termijn is gevuld"),
        ("nazorg", "W1;maand_3;2019-06-30;m1;;goed;", "ligt voor de eerste dag van de plaatsing (2019-07-01)"),
        ("nazorg", "W1;maand_3;2019-10-01;m1;;aandacht;", "is leeg, maar uitkomst is aandacht"),
        ("nazorg", "W9;maand_3;2019-10-01;m1;;goed;", "is geen bekend plaatsingnummer"),
        ("buddies", "V1;Anna Bos;;;;2018-09-01;;;1;2018-10-01;2019-06-01", "laat koppeling P3 buiten de periode"),
        ("buddies", "V1;Anna Bos;;;;2015-09-01;;;1;2018-10-01;", "is te oud of ontbreekt voor koppeling P"),
        ("buddies", "V1;Anna Bos;;;;;;;1;2018-10-01;", "is te oud of ontbreekt voor koppeling P"),
        ("buddykoppelingen", "P9;K3;V2;2019-05-01;;;m1;x", "buiten de periode van de buddy (2018-10-01 tot en met"),
        ("buddykoppelingen", "P9;K3;V1;2025-01-01;;;m1;x", "meer dan drie jaar na de VOG van de buddy (2018-09-01)"),
        ("buddykoppelingen", "P9;K3;V1;2019-05-01;;;m1;x", "meer klanten dan de 1 die zijn afgesproken"),
        ("buddykoppelingen", "P9;K1;V2;2019-05-01;2019-06-01;klaar;m1;x", "overlapt"),
        ("buddycontacten", "P3;2019-01-30;gezien;x;m2", "ligt voor de eerste dag van de koppeling (2019-02-01)"),
        ("plaatsingen", "W1;K1;werk;2019-07-09;;;12345678;A1;32", "ligt na de nazorg van 2019-07-08"),
        ("plaatsingen", "W2;K2;opleiding;2019-08-01;;;;;;;;;aanvullend;2019-09-01;", "het loon aanvult"),
        ("plaatsingen", "W2;K2;opleiding;2019-08-01;;;;;;;;;;;Ziek", "mag alleen als einddatum is gevuld"),
        ("plaatsingen", "W2;K2;opleiding;2019-08-01;;;;;;;;toverij;;;", "toverij"),
    ],
)  # fmt: skip
def test_what_is_not_true_of_a_plan_is_refused_with_why(wereld, tabel, row, why):
    resultaat = deliver({tabel: [row]})
    assert any(why in sentence for sentence in sentences(resultaat)), sentences(resultaat)


def test_numbers_made_on_screen_go_on_above_the_delivered():
    deliver_world(
        doelen=["WO-800041;T1;x;;;2019-03-01;;open;"],
        doelacties=[],
        wachtpunten=["WO-800007;T1;x;2019-03-01;;"],
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('nummer_doel'), nextval('nummer_wachtpunt')")
        assert cursor.fetchone() == (800042, 800008)


def test_what_was_typed_on_screen_is_not_overwritten(wereld):
    Doel.objects.filter(doelnummer="D1").update(wat="Op het scherm")
    Plan.objects.update(waar_sta_ik="Op het scherm")
    deliver(
        {
            "doelen": [WERELD["doelen"][0].replace("Vast werk", "Uit het bestand")],
            "plannen": [
                WERELD["plannen"][0].replace("Thuis", "Uit het bestand").replace("Een coach", "Twee")
            ],
        }
    )
    assert Doel.objects.get(doelnummer="D1").wat == "Op het scherm"
    assert (Plan.objects.get().waar_sta_ik, Plan.objects.get().ondersteuning) == ("Op het scherm", "Twee")


def test_a_buddy_who_stops_and_the_pairings_that_end_come_in_one_delivery(wereld):
    """Buddies are read first: they know what the file of pairings of the same delivery says."""
    stops = WERELD["buddies"][0] + "2019-06-01"
    open_one, closed = WERELD["buddykoppelingen"][2], "P3;K2;V1;2019-02-01;2019-05-20;klaar;m2;Woont dichtbij"
    for pairings in ([], [open_one], [closed.replace("2019-05-20", "2019-06-02")]):
        found = sentences(deliver({"buddies": [stops], "buddykoppelingen": pairings}))
        assert any("laat koppeling P3 buiten de periode" in sentence for sentence in found), found
    resultaat = deliver({"buddies": [stops], "buddykoppelingen": [closed]})
    assert sentences(resultaat) == []
    assert any("1 koppeling eindigt" in line for row in resultaat.bestanden for line in row.meldingen)
    row = Buddykoppeling.objects.get(koppelnummer="P3")
    assert (row.einde, row.einde_reden, row.buddy.tot) == (date(2019, 5, 20), "klaar", date(2019, 6, 1))
    again = deliver({"buddies": [stops], "buddykoppelingen": [closed]})
    assert sentences(again) == []
    assert again.levering is None  # the same again writes nothing
    later = deliver({"buddykoppelingen": [closed.replace("2019-05-20", "2019-05-21")]})
    assert sentences(later) == []  # the file is still the one that decides
    assert Buddykoppeling.objects.get(koppelnummer="P3").einde == date(2019, 5, 21)


def test_a_scheme_that_a_delivery_changes_waits_for_its_letter(wereld):
    """No letter is invented; one that is delivered with the scheme is enough. Without any the decision counts."""
    other = WERELD["leningen"][0].replace(";2019-09-01;5000;", ";2019-10-01;4000;")
    untold = Lening.objects.with_untold_scheme()
    assert not untold.exists()
    resultaat = deliver({"leningen": [other]})
    assert sentences(resultaat) == []
    [said] = outcome(resultaat, "leningen").meldingen
    assert "van 1 lening wijzigt hoe de klant terugbetaalt" in said
    assert [row.leningnummer for row in untold.all()] == ["L1"]
    assert untold_schemes().get().regeling_op.astimezone(clock.AMSTERDAM).date() == clock.today()
    assert not deliver({"leningen": [other]}).levering
    letter = "R9;L1;regeling;;2019-11-01;m1;Minder loon;2019-10-01;{};U betaalt minder;"
    assert sentences(deliver({"leningbrieven": [letter.format(4_001)]})) == []
    assert untold.exists()  # it tells something else
    second = letter.format(4_000).replace("R9", "R8").replace("11-01", "11-02")
    assert sentences(deliver({"leningbrieven": [second]})) == []
    assert not untold.exists()
    deliver({"leningen": [WERELD["leningen"][0]]})
    assert untold.exists()  # an older letter told this, the newest does not
    Leningbrief.objects.update(vervallen_op=clock.now(), vervallen_reden="x")
    assert not untold.exists()  # it is what the loan was decided with
    deliver({"leningen": [other]})
    assert untold.exists()


@pytest.mark.parametrize("proef", [True, False])
def test_no_pairing_ends_by_a_file_of_pairings_that_is_refused(wereld, proef):
    """The buddy who stops is refused with it; one who only has another telephone is taken, and ends nothing."""
    first, closed = WERELD["buddies"][0], "P3;K2;V1;2019-02-01;2019-05-20;klaar;m2;Woont dichtbij"
    overlaps = "P9;K1;V2;2019-05-01;2019-06-01;klaar;m1;x"
    events = "SELECT count(*) FROM trajecten_buddykoppelinggeschiedenis"
    before, name = scalar(events), first.split(";")[1]
    for buddies, taken in (([first + "2019-06-01"], False), ([first.replace(name, "Anna de Bos")], True)):
        resultaat = deliver({"buddies": buddies, "buddykoppelingen": [closed, overlaps]}, proef=proef)
        said = sentences(resultaat)
        assert outcome(resultaat, "buddies").accepted is taken
        assert any("laat koppeling P3 buiten de periode" in sentence for sentence in said) is not taken
        assert any("overlapt" in sentence for sentence in said)
        assert [row.tabel for row in resultaat.bestanden] == ["buddies", "buddykoppelingen"]
        assert not any("eindigt" in line for row in resultaat.bestanden for line in row.meldingen)
        row = Buddykoppeling.objects.get(koppelnummer="P3")
        assert (row.einde, row.buddy.tot, scalar(events)) == (None, None, before)
        assert row.buddy.naam == ("Anna de Bos" if taken and not proef else name)


def test_what_somebody_ended_on_screen_is_not_ended_by_a_delivery_that_looks_ahead(wereld):
    Buddykoppeling.objects.filter(koppelnummer="P3").update(waarom="Op het scherm")
    stops = WERELD["buddies"][0] + "2019-06-01"
    closed = "P3;K2;V1;2019-02-01;2019-05-20;klaar;m2;Woont dichtbij"
    deliver({"buddies": [stops], "buddykoppelingen": [closed]})
    row = Buddykoppeling.objects.get(koppelnummer="P3")
    assert (row.waarom, row.einde, row.buddy.tot) == ("Op het scherm", date(2019, 5, 20), None)
