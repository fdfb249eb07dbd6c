"""ww.csv: people whose WW ends, beside klanten.csv."""

from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp

import pytest
from django.core.management import call_command

from intake.enums import Wwresultaat
from intake.models import Adres, Contactgegeven, Identificatie, Klant, Uitkering, Wwrecht
from intake.services.klanten import identificatie_state, set_identificatie
from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.wereld import (
    BSN_A,
    BSN_C,
    NOW,
    WERELD,
    beside_world,
    deliver,
    deliver_world,
    outcome,
    sentences,
    snapshot,
)
from werkoffensief.accounts.models import Team, TeamStadsdeel
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.services import import_folder

pytestmark = pytest.mark.django_db
# klantnummer;bsn;voornaam;tussenvoegsel;achternaam;geboortedatum;ww_einde;telefoon;email
# ;postcode;huisnummer;woonplaats;stadsdeel;voorkomen_op
NEW = f"W1;{BSN_C};Wim;de;Waard;1970-05-05;2020-09-30;0612345678;w1@x.example;2511WW;3;Den Haag;Escamp;"
KNOWN = "K3;;;;Ceelen;;2020-10-31;;;;;;;"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def right(number: str) -> Wwrecht:
    return Wwrecht.objects.live().filter(klant__nummers__nummer=number).order_by("-ww_einde")[0]


def short(number: str, day: str, **cells: str) -> list[str]:
    """A file with the columns of the issue only, one row."""
    names = [
        "klantnummer",
        "bsn",
        "voornaam",
        "tussenvoegsel",
        "achternaam",
        "geboortedatum",
        "ww_einde",
        "telefoon",
        "email",
    ]
    row = {"klantnummer": number, "achternaam": "Waard", "ww_einde": day, **cells}
    return [";".join(names), ";".join(row.get(name, "") for name in names)]


def deliver_short(number: str, day: str, **cells: str):
    folder = Path(mkdtemp())
    (folder / "ww.csv").write_text("\n".join(short(number, day, **cells)) + "\n", encoding="utf-8")
    return import_folder(folder, door="test", now=NOW)


def test_a_new_person_is_registered_because_of_the_ww_and_a_known_one_stays_what_it_is(wereld):
    beside_world(ww=[NEW, KNOWN])
    new, known = Klant.objects.get(klantnummer="W1"), Klant.objects.get(klantnummer="K3")
    assert (new.grondslag, new.achternaam, new.team.naam) == ("ww_preventie", "Waard", "Escamp")
    assert Identificatie.objects.get(klant=new).bsn_index is not None
    assert Contactgegeven.objects.filter(klant=new).count() == 2
    assert Adres.objects.get(klant=new).postcode == "2511WW"
    assert (known.grondslag, right("K3").ww_einde) == ("bijstand", date(2020, 10, 31))
    assert right("W1").resultaat == Wwresultaat.OPEN


def test_the_columns_of_the_issue_are_enough_and_those_left_out_change_nothing(wereld):
    beside_world(ww=[NEW])
    klant = Klant.objects.get(klantnummer="W1")
    name = {"voornaam": "Wim", "tussenvoegsel": "de", "geboortedatum": "1970-05-05"}
    reach = {"telefoon": "0612345678", "email": "w1@x.example"}
    assert not sentences(deliver_short("W1", "2020-10-31", bsn=BSN_C, **name, **reach))
    klant.refresh_from_db()
    assert (klant.stadsdeel, Adres.objects.get(klant=klant, geldig_tot=None).postcode) == ("Escamp", "2511WW")
    assert right("W1").ww_einde == date(2020, 10, 31)


def test_who_comes_without_a_stadsdeel_is_counted_with_the_team_and_can_be_handed_to_another(
    wereld, client_of
):
    """W2 and W3 have no stadsdeel, W1 has; the teamleider of team Centrum, which has "onbekend", hands one on."""
    rows = [NEW, "W2;;;;Water;;2020-09-30;;;;;;;", "W3;;;;Weg;;2020-09-30;;;;;;;"]
    said = outcome(beside_world(ww=rows), "ww").meldingen
    assert [text.partition(" Wie een klant")[0] for text in said] == [
        "2 nieuwe klanten hebben geen stadsdeel en horen bij team Centrum, het team voor mensen zonder stadsdeel."
    ]
    assert outcome(beside_world(ww=rows), "ww").meldingen == []  # nobody is new
    klant = Klant.objects.get(klantnummer="W2")
    leader = MedewerkerFactory(team=klant.team, rollen=["teamleider"])
    browser, page = client_of(leader), f"/klanten/{klant.pk}/gegevens/"
    assert "Water" in browser.get("/klanten/?groep=team").content.decode()
    versie = browser.get(page).context["form"]["versie"].value()
    given = {"achternaam": "Water", "grondslag": "ww_preventie", "stadsdeel": "Escamp", "versie": versie}
    assert browser.post(page, given).status_code == 302
    klant.refresh_from_db()
    assert klant.team.naam == "Escamp"


def test_who_comes_without_a_stadsdeel_that_no_team_has_is_work_for_every_teamleider(wereld, client_of):
    onbekend = TeamStadsdeel.objects.filter(stadsdeel="onbekend")
    escamp = Team.objects.get(naam="Escamp")
    listed = TeamStadsdeel.objects.create(stadsdeel="ww zonder stadsdeel", team=escamp)
    [said] = outcome(beside_world(ww=["W3;;;;Weg;;2020-09-30;;;;;;;"]), "ww").meldingen
    assert "hoort bij team Escamp" in said
    assert Klant.objects.get(klantnummer="W3").team == escamp
    for row in (listed, onbekend.get()):
        row.delete()
    [said] = outcome(beside_world(ww=["W2;;;;Water;;2020-09-30;;;;;;;"]), "ww").meldingen
    assert said.startswith(
        "1 nieuwe klant heeft geen stadsdeel en hoort nog bij geen team. Elke teamleider ziet"
    )
    leader = MedewerkerFactory(team=escamp, rollen=["teamleider"])
    browser = client_of(leader)
    assert "Of kies het stadsdeel" in browser.get("/").content.decode()
    assert "Water" in browser.get("/klanten/?groep=zonder").content.decode()


def test_the_same_delivery_again_writes_nothing():
    tables = {**WERELD, "ww": [NEW, KNOWN], "ww_eerder": ["W1;2018-03-31;2018-03-01"]}
    assert not sentences(deliver(tables))
    before = snapshot()
    assert not sentences(deliver(tables))
    assert snapshot() == before


def test_a_benefit_that_begins_after_makes_it_flowed_in_and_its_withdrawal_opens_it_again(wereld):
    beside_world(ww=[NEW])
    deliver({"uitkeringen": ["W1;2020-10-01;;"]})
    assert (right("W1").resultaat, right("W1").resultaat_op) == ("ingestroomd", date(2020, 10, 1))
    with handeling(door="test"):
        Uitkering.objects.filter(klant__klantnummer="W1").update(
            vervallen_op="2020-10-02T00:00Z", vervallen_reden="fout"
        )
    assert (right("W1").resultaat, right("W1").resultaat_op) == ("open", None)


@pytest.mark.parametrize(
    ("start", "result"),
    [
        ("2020-03-30", "open"),
        ("2020-03-31", "ingestroomd"),
        ("2021-09-30", "ingestroomd"),
        ("2021-10-01", "open"),
    ],
)
def test_only_a_benefit_that_begins_from_six_months_before_until_a_year_after_counts(start, result):
    deliver_world(ww=[NEW], uitkeringen=[*WERELD["uitkeringen"], f"W1;{start};;"])
    assert right("W1").resultaat == result


def test_a_benefit_that_goes_on_is_no_inflow_and_one_of_the_kind_ww_neither():
    rows = ["W1;2019-01-01;2020-07-31;wijziging", "W1;2020-08-01;;"]
    deliver_world(ww=[NEW, KNOWN], uitkeringen=[*WERELD["uitkeringen"], *rows, "K3;2020-08-01;;"])
    assert right("W1").resultaat == "open"
    assert right("K3").resultaat == "ingestroomd"
    with handeling(door="test"):
        Uitkering.objects.filter(klant__klantnummer="K3").update(soort="ww")
    assert right("K3").resultaat == "open"


def test_a_later_day_after_a_result_is_another_end_and_an_open_one_is_corrected(wereld):
    beside_world(ww=[NEW])
    deliver({"ww": [NEW.replace("2020-09-30", "2020-08-31")]})
    assert [row.ww_einde for row in Wwrecht.objects.all()] == [date(2020, 8, 31)]
    deliver({"ww": [NEW.replace("2020-09-30", "2020-08-31") + "2020-05-01"]})
    assert (right("W1").resultaat, right("W1").resultaat_op) == ("instroom_voorkomen", date(2020, 5, 1))
    deliver({"ww": [NEW.replace("2020-09-30", "2021-12-31") + "2020-05-01"]})
    found = list(Wwrecht.objects.order_by("ww_einde").values_list("ww_einde", "resultaat"))
    assert found == [(date(2020, 8, 31), "instroom_voorkomen"), (date(2021, 12, 31), "open")]


def test_what_was_typed_on_screen_is_not_overwritten(wereld):
    beside_world(ww=[NEW])
    with handeling(door="test"):
        Klant.objects.filter(klantnummer="W1").update(achternaam="Typer")
        Wwrecht.objects.update(ww_einde=date(2020, 11, 30))
    result = deliver({"ww": [NEW.replace("Waard", "Woord").replace("2020-09-30", "2020-12-31")]})
    assert Klant.objects.get(klantnummer="W1").achternaam == "Typer"
    assert right("W1").ww_einde == date(2020, 11, 30)
    assert outcome(result, "ww").verschillen == 2


def test_a_withdrawn_end_is_not_revived(wereld):
    beside_world(ww=[NEW])
    with handeling(door="test"):
        Wwrecht.objects.update(vervallen_op="2020-06-01T00:00Z", vervallen_reden="fout")
    deliver({"ww": [NEW]})
    assert not Wwrecht.objects.live().exists()


def test_who_came_in_by_one_file_is_taken_over_by_the_other_unless_somebody_typed(wereld):
    beside_world(ww=[NEW])
    row = f"W1;{BSN_C};Wim;de;Waard;1970-05-05;2599ZZ;9;Den Haag;Centrum;070-2;"
    result = deliver({"klanten": [row]})
    klant = Klant.objects.get(klantnummer="W1")
    assert outcome(result, "klanten").verschillen == 0
    assert klant.stadsdeel == "Centrum"
    assert Adres.objects.get(klant=klant, geldig_tot=None).postcode == "2599ZZ"
    phones = Contactgegeven.objects.filter(klant=klant, geldig_tot=None)
    assert dict(phones.values_list("soort", "waarde")) == {"telefoon": "070-2", "email": "w1@x.example"}


def test_a_first_ww_row_fills_what_is_empty_and_clears_nothing(wereld):
    deliver({"ww": ["K1;;Anna;van der;Berg;1980-01-31;2020-09-30;;;;;;;"]})
    klant = Klant.objects.get(klantnummer="K1")
    assert Identificatie.objects.get(klant=klant).bsn_index is not None
    assert Contactgegeven.objects.filter(klant=klant, geldig_tot=None).count() == 2
    deliver({"ww": ["K3;;;;Ceelen;1988-08-08;2020-09-30;0612;;;;;;"]})
    assert Klant.objects.get(klantnummer="K3").geboortedatum == date(1988, 8, 8)
    assert Contactgegeven.objects.get(klant__klantnummer="K3").waarde == "0612"


def test_every_bad_row_is_refused_by_name_and_the_bsn_is_masked(wereld):
    result = deliver(
        {"ww": [NEW.replace(BSN_C, BSN_A), "W2;;;;Twee;;;;;;;;;", "W3;;;;Drie;;2020-01-01;;;;;;;2030-01-01"]}
    )
    found = " ".join(sentences(result))
    assert len(sentences(result)) == 3
    assert BSN_A not in found
    assert not Klant.objects.filter(klantnummer="W1").exists()


def test_a_bsn_typed_on_screen_elsewhere_leaves_the_new_person_out_and_rows_follow(wereld):
    klant = Klant.objects.get(klantnummer="K3")
    row = Identificatie.objects.get(klant=klant)
    set_identificatie(door=MedewerkerFactory().pk, klant_id=klant.pk, versie=identificatie_state(row),
                      bsn=BSN_C, reden_ontbreekt=None)  # fmt: skip
    result = deliver({"ww": [NEW], "uitkeringen": ["W1;2020-10-01;;"]})
    assert not sentences(result)
    assert not Klant.objects.filter(klantnummer="W1").exists()


def test_no_published_figure_changes(wereld):
    before = _figures()
    deliver(
        {
            "ww": [NEW, KNOWN, "K1;;Anna;van der;Berg;1980-01-31;2020-09-30;;;;;;;"],
            "ww_eerder": ["W1;2018-03-31;2018-03-01"],
        }
    )
    with handeling(door="test"):
        Wwrecht.objects.filter(klant__klantnummer="K3").update(
            resultaat="instroom_voorkomen", resultaat_op="2020-05-01"
        )
    assert _figures() == before


def _figures() -> list[str]:
    found = []
    for year in (2019, 2020):
        out = StringIO()
        call_command("doelstand", "--jaar", str(year), "--peildatum", f"{year}-12-31", "--json", stdout=out)
        found.append(out.getvalue())
    return found
