"""What a conversation at the table brings: its files, and the columns that files of the contract gained."""

# ruff: noqa: E501 (a case is one line)

from datetime import date, time
from pathlib import Path

import pytest
from django.utils import timezone

from intake import bsn
from intake.models import (
    Actie,
    Belemmering,
    Gesprek,
    Identificatie,
    Keuzeantwoord,
    Klanttag,
    Onderwerpantwoord,
    Zrmscore,
)
from tests.intake.factories import KlantFactory
from tests.overdracht.wereld import (
    BSN_C,
    NOW,
    WERELD,
    deliver,
    deliver_world,
    outcome,
    scalar,
    sentences,
    snapshot,
)
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import export_folder

pytestmark = pytest.mark.django_db
GONE = {"vervallen_op": timezone.now(), "vervallen_reden": "fout"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def full(
    number: str, *, tijd="14:05", plaats="Wijkcentrum", vervolg="nu_niet", reden="Ziek", opnieuw="2019-09-01"
) -> str:
    """G1 or another with every later column."""
    return f"{number};K1;2019-03-01;m1;kantoor;3;Wil graag werken;{tijd};{plaats};Zus;4;{vervolg};{reden};{opnieuw}"


def test_the_world_has_everything(wereld):
    deliver({"gesprekken": [full("G1")], "belemmeringen": ["K1;schulden;2019-03-01;;3;Bellen;2019-04-01"]})
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (gesprek.tijd, gesprek.plaats, gesprek.aanwezig, gesprek.haalbare_trede) == (
        time(14, 5),
        "Wijkcentrum",
        "Zus",
        4,
    )
    assert (gesprek.vervolg, gesprek.vervolg_reden, gesprek.opnieuw_op) == (
        "nu_niet",
        "Ziek",
        date(2019, 9, 1),
    )
    row = Belemmering.objects.get(soort="schulden")
    assert (row.ernst, row.actie, row.beheersbaar_op) == (3, "Bellen", date(2019, 4, 1))
    assert set(
        Onderwerpantwoord.objects.values_list(
            "gesprek__gespreknummer", "onderwerp", "stand", "tekst", "intern"
        )
    ) == {
        ("G1", "geld", "besproken", "Komt rond", "Twijfelt"),
        ("G1", "wonen", "weet_nog_niet", None, None),
        ("G2", "geld", "besproken", None, None),
    }
    assert set(Zrmscore.objects.values_list("klant__klantnummer", "domein", "niveau", "versie_lijst")) == {
        ("K1", "financien", 2, "2017"),
        ("K1", "justitie", 5, "2017"),
    }
    assert set(Klanttag.objects.values_list("klant__klantnummer", "soort", "tag", "tekst")) == {
        ("K1", "talent", "koken", None),
        ("K2", "wens", None, "Iets met dieren"),
    }
    assert set(
        Actie.objects.values_list(
            "actienummer", "klant__klantnummer", "gesprek__gespreknummer", "wie", "medewerker__gebruikersnaam"
        )
    ) == {
        ("C1", "K1", "G1", "klant", None),
        ("C2", "K2", None, "medewerker", "m2"),
    }


# --- columns that may be left out -------------------------------------------------------------------------------


def test_a_file_without_the_later_columns_clears_nothing_that_was_typed_or_delivered(wereld):
    deliver({"gesprekken": [full("G1")]})
    with handeling(door="tikker"):
        Gesprek.objects.filter(gespreknummer="G1").update(plaats="Scherm")
    resultaat = deliver({"gesprekken": ["G1;K1;2019-03-02;m1;wijk;3;Wil graag werken"]})
    assert (sentences(resultaat), outcome(resultaat, "gesprekken").verschillen) == ([], 0)
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (str(gesprek.datum), gesprek.vorm, gesprek.plaats, gesprek.tijd, gesprek.vervolg) == (
        "2019-03-02",
        "wijk",
        "Scherm",
        time(14, 5),
        "nu_niet",
    )


def test_what_was_delivered_in_a_later_column_stays_known_while_files_leave_it_out(wereld):
    deliver({"gesprekken": [full("G1")]})
    deliver({"gesprekken": ["G1;K1;2019-03-02;m1;wijk;3;Wil graag werken"]})
    with handeling(door="tikker"):
        Gesprek.objects.filter(gespreknummer="G1").update(plaats="Scherm")
    resultaat = deliver(
        {
            "gesprekken": [
                full("G1", tijd="15:00").replace("2019-03-01", "2019-03-02").replace("kantoor", "wijk")
            ]
        }
    )
    assert outcome(resultaat, "gesprekken").verschillen == 0
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (gesprek.plaats, gesprek.tijd) == ("Scherm", time(15))


def test_a_file_with_the_later_columns_empty_is_the_same_as_one_without(wereld):
    before = snapshot()
    deliver(
        {
            "gesprekken": [f"{row};;;;;;;" for row in WERELD["gesprekken"]],
            "belemmeringen": [f"{row};;;" for row in WERELD["belemmeringen"]],
        }
    )
    assert snapshot() == before
    deliver({name: WERELD[name] for name in ("gesprekken", "belemmeringen")})
    assert snapshot() == before


def test_an_empty_cell_in_a_later_column_clears_what_a_file_brought(wereld):
    deliver({"gesprekken": [full("G1")]})
    deliver({"gesprekken": [full("G1", tijd="", plaats="", vervolg="", reden="", opnieuw="")]})
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (gesprek.tijd, gesprek.plaats, gesprek.vervolg, gesprek.vervolg_reden, gesprek.opnieuw_op) == (
        None,
    ) * 5
    assert gesprek.aanwezig == "Zus"
    before = snapshot()
    deliver({"gesprekken": [full("G1", tijd="", plaats="", vervolg="", reden="", opnieuw="")]})
    assert snapshot() == before


def test_the_first_file_with_a_later_column_fills_it_and_asks_only_where_the_screen_typed(wereld):
    with handeling(door="tikker"):
        Gesprek.objects.filter(gespreknummer="G1").update(plaats="Scherm")
    resultaat = deliver({"gesprekken": [full("G1")]})
    assert outcome(resultaat, "gesprekken").verschillen == 1
    assert Afwijking.objects.get().eenheid == "plaats"
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (gesprek.plaats, gesprek.tijd, gesprek.vervolg) == ("Scherm", time(14, 5), "nu_niet")


def test_overschrijf_takes_nothing_of_a_column_that_the_file_leaves_out(wereld):
    with handeling(door="tikker"):
        Gesprek.objects.filter(gespreknummer="G1").update(plaats="Scherm")
    deliver({"gesprekken": [full("G1")]})
    deliver({"gesprekken": WERELD["gesprekken"]}, overschrijf=True)
    assert Gesprek.objects.get(gespreknummer="G1").plaats == "Scherm"
    assert Afwijking.objects.get().status == "open"


def test_some_of_the_later_columns_may_stand_there(wereld, tmp_path):
    deliver({"gesprekken": [full("G1")]})
    (tmp_path / "gesprekken.csv").write_text(
        "plaats;gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag\nLoket;G1;K1;2019-03-01;m1;kantoor;3;\n"
    )
    for _time in range(2):
        assert sentences(import_folder(tmp_path / "gesprekken.csv", door="test", now=NOW)) == []
        before = snapshot() if _time else None
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (gesprek.plaats, gesprek.tijd, gesprek.verslag, gesprek.vervolg) == (
        "Loket",
        time(14, 5),
        None,
        "nu_niet",
    )
    import_folder(tmp_path / "gesprekken.csv", door="test", now=NOW)
    assert snapshot() == before


def test_columns_that_belong_together_are_left_out_together(tmp_path):
    (tmp_path / "gesprekken.csv").write_text(
        "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag;vervolg\n"
    )
    assert sentences(import_folder(tmp_path / "gesprekken.csv", door="test", now=NOW)) == [
        "gesprekken.csv, regel 1, kolom vervolg_reden: ontbreekt in de kopregel.",
        "gesprekken.csv, regel 1, kolom opnieuw_op: ontbreekt in de kopregel.",
    ]


def test_a_value_of_the_file_that_does_not_go_with_the_screens_day_stays_out(wereld):
    with handeling(door="tikker"):
        Gesprek.objects.filter(gespreknummer="G1").update(datum="2020-01-15")
    resultaat = deliver({"gesprekken": [full("G1")]})
    assert sentences(resultaat) == []
    gesprek = Gesprek.objects.get(gespreknummer="G1")
    assert (str(gesprek.datum), gesprek.vervolg, gesprek.plaats) == ("2020-01-15", None, "Wijkcentrum")
    assert any(
        "opnieuw_op ligt dan niet na datum" in text for text in outcome(resultaat, "gesprekken").meldingen
    )


# --- refusals ---------------------------------------------------------------------------------------------------

REFUSED = {
    "a time, a rung and how it goes on": (
        {"gesprekken": [full("G8", tijd="25:00"), full("G9", tijd="half drie"), full("G10", reden=""), full("G11", vervolg="plan"), full("G12", opnieuw="2019-03-01"), full("G13", vervolg="ooit")]},
        [
            'gesprekken.csv, regel 2, kolom tijd: "25:00" is geen bestaande tijd.',
            'gesprekken.csv, regel 3, kolom tijd: "half drie" is geen tijd (schrijf 14:05).',
            "gesprekken.csv, regel 4, kolom vervolg_reden: is leeg, maar vervolg is nu_niet.",
            'gesprekken.csv, regel 5, kolom vervolg_reden: "Ziek" mag alleen als vervolg nu_niet of wil_niet is.',
            'gesprekken.csv, regel 5, kolom opnieuw_op: "2019-09-01" mag alleen als vervolg nu_niet of wil_niet is.',
            'gesprekken.csv, regel 6, kolom opnieuw_op: "2019-03-01" moet na datum liggen (2019-03-01).',
            'gesprekken.csv, regel 7, kolom vervolg: "ooit" is geen bekende waarde; kies uit: nieuw_gesprek, plan, nu_niet, wil_niet.',
        ],
    ),
    "severity, and manageable before it was noted": (
        {"belemmeringen": ["K1;taal;2019-03-01;;4;;", "K2;taal;2019-03-01;;;;2019-02-01"]},
        [
            'belemmeringen.csv, regel 2, kolom ernst: "4" moet een getal van 1 tot en met 3 zijn.',
            'belemmeringen.csv, regel 3, kolom beheersbaar_op: "2019-02-01" ligt voor vastgesteld_op (2019-03-01).',
        ],
    ),
    "answers": (
        {"antwoorden": ["G9;geld;besproken;;", "G1;gelt;besproken;;", "G1;netwerk;weet_nog_niet;Veel vrienden;", f"G2;netwerk;besproken;{'a' * 4001};", "G2;geld;;;"]},
        [
            'antwoorden.csv, regel 2, kolom gespreknummer: "G9" is geen bekend gespreknummer.',
            'antwoorden.csv, regel 3, kolom onderwerp: "gelt" is geen bekende waarde; bedoelt u geld?',
            'antwoorden.csv, regel 4, kolom tekst: "Veel vrienden" mag alleen als stand besproken is.',
            f'antwoorden.csv, regel 5, kolom tekst: "{"a" * 60}…" is te lang (4001 tekens, hoogstens 4000).',
            "antwoorden.csv, regel 6, kolom stand: mag niet leeg zijn.",
        ],
    ),
    "fixed answers": (
        {"keuzeantwoorden": ["G1;opleiding;besproken;geen_rijbewijs", "G2;uren;besproken;61", "G2;taal;weet_nog_niet;a1", "G2;vervoer;besproken;"]},
        [
            'keuzeantwoorden.csv, regel 2, kolom waarde: "geen_rijbewijs" is geen bekende waarde; kies uit: basisonderwijs, buitenland, geen_opleiding, havo_vwo, hbo, mbo_1, mbo_2, mbo_3_4, praktijkonderwijs, vmbo, wo.',
            'keuzeantwoorden.csv, regel 3, kolom waarde: "61" moet bij uren een getal van 1 tot en met 60 zijn.',
            'keuzeantwoorden.csv, regel 4, kolom waarde: "a1" mag alleen als stand besproken is.',
            "keuzeantwoorden.csv, regel 5, kolom waarde: is leeg, maar stand is besproken.",
        ],
    ),
    "a code that means something at every question": (
        {"codes": ["taal;weet_nog_niet;Geen idee;;"]},
        [
            'codes.csv, regel 2, kolom code: "weet_nog_niet" betekent al iets bij elke vraag; kies een andere code.',
        ],
    ),
    "scores": (
        {"zrm": ["G1;geluk;3;2017", "G1;huisvesting;6;2017", "G1;basale_adl;3;", f"G1;tijdsbesteding;3;{'2' * 21}"]},
        [
            'zrm.csv, regel 2, kolom domein: "geluk" is geen bekende waarde; kies uit: financien, werk_opleiding, tijdsbesteding, huisvesting, huiselijke_relaties, geestelijke_gezondheid, lichamelijke_gezondheid, middelengebruik, basale_adl, instrumentele_adl, sociaal_netwerk, maatschappelijke_participatie, justitie.',
            'zrm.csv, regel 3, kolom niveau: "6" moet een getal van 1 tot en met 5 zijn.',
            "zrm.csv, regel 4, kolom versie: mag niet leeg zijn.",
            f'zrm.csv, regel 5, kolom versie: "{"2" * 21}" is te lang (21 tekens, hoogstens 20).',
        ],
    ),
    "a talent that is a wish, and an unknown person": (
        {"klanttags": ["K1;talent;lijst;wens_deeltijd;2019-03-01", "K9;wens;eigen_woorden;x;2019-03-01", "K1;hobby;lijst;koken;2019-03-01"]},
        [
            'klanttags.csv, regel 2, kolom wat: "wens_deeltijd" is geen bekende waarde; kies uit: buiten, computers, creatief, koken, leren, met_handen, met_mensen, organiseren, talen, techniek, verzorgen, volhouden.',
            'klanttags.csv, regel 3, kolom klantnummer: "K9" is geen bekend klantnummer.',
            'klanttags.csv, regel 4, kolom soort: "hobby" is geen bekende waarde; kies uit: talent, wens.',
        ],
    ),
    "what was agreed": (
        {"acties": ["C7;K1;G2;klant;;;x;2019-03-01;;", "C8;K1;;klant;m1;;x;2019-03-01;;", "C9;K1;;ander;;;x;2019-03-01;2019-02-01;", "C1;K2;;klant;;;x;2019-03-01;;2019-02-01", "C1;K2;;klant;;;x;2019-03-01;;"]},
        [
            'acties.csv, regel 2, kolom gespreknummer: "G2" is een gesprek met een andere klant.',
            'acties.csv, regel 3, kolom medewerker: "m1" mag alleen als wie medewerker is.',
            "acties.csv, regel 4, kolom wie_anders: is leeg, maar wie is ander.",
            'acties.csv, regel 4, kolom voor_op: "2019-02-01" ligt voor afgesproken_op (2019-03-01).',
            'acties.csv, regel 5, kolom gedaan_op: "2019-02-01" ligt voor afgesproken_op (2019-03-01).',
            'acties.csv, regel 6, kolom klantnummer: "K2" is van een andere klant; dit actienummer hoort al bij iemand anders.',
        ],
    ),
    "an order of what has none": (
        {"codes": ["talent;zingen;Zingen;;;3", "onderwerp;geld;Geld;;;40000"]},
        [
            'codes.csv, regel 2, kolom volgorde: "3" mag alleen bij de lijsten onderwerp, opleiding, taal, vervoer, rijbewijs, arbeidsvermogen, doelgroepregister.',
            'codes.csv, regel 3, kolom volgorde: "40000" moet een getal van 0 tot en met 32767 zijn.',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_rule_is_refused_and_named(name):
    tables, expected = REFUSED[name]
    deliver_world()
    before = snapshot()
    assert sentences(deliver(tables)) == expected
    assert snapshot() == before


def test_rows_that_point_into_a_refused_file_are_counted_once(wereld):
    resultaat = deliver(
        {
            "gesprekken": [full("G8", tijd="x")],
            "antwoorden": ["G8;geld;besproken;;"],
            "zrm": ["G8;financien;1;2017"],
            "codes": ["talent;zingen;Zingen;x;;"],
            "klanttags": ["K1;talent;lijst;zingen;2019-03-01"],
        }
    )
    assert sentences(resultaat)[1:] == [
        'gesprekken.csv, regel 2, kolom tijd: "x" is geen tijd (schrijf 14:05).',
        "antwoorden.csv: 1 rij verwijst naar gesprekken.csv; dat bestand is geweigerd.",
        "zrm.csv: 1 rij verwijst naar gesprekken.csv; dat bestand is geweigerd.",
        "klanttags.csv: 1 rij verwijst naar codes.csv; dat bestand is geweigerd.",
    ]


def test_what_hangs_on_a_klant_that_was_left_out_is_left_out_too(wereld):
    row = Identificatie(klant=KlantFactory(), bsn_index=bsn.index_of(BSN_C))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN_C, row_id=row.pk)
    row.save()
    resultaat = deliver(
        {
            "klanten": [f"K9;{BSN_C};;;Ander;;;;;;;"],
            "gesprekken": ["G9;K9;2019-03-01;m1;kantoor;3;"],
            "antwoorden": ["G9;geld;besproken;;"],
            "zrm": ["G9;financien;1;2017"],
            "klanttags": ["K9;talent;lijst;koken;2019-03-01"],
            "acties": ["C9;K9;G9;klant;;;x;2019-03-01;;"],
        }
    )
    assert sentences(resultaat) == []
    for name in ("klanten", "gesprekken", "antwoorden", "zrm", "klanttags", "acties"):
        assert outcome(resultaat, name).overgeslagen == 1, name


# --- the whole --------------------------------------------------------------------------------------------------


def test_a_dry_run_changes_nothing(wereld):
    before = snapshot()
    resultaat = deliver(
        {
            "gesprekken": [full("G1")],
            "antwoorden": ["G1;netwerk;besproken;x;"],
            "zrm": ["G1;huisvesting;1;2017"],
            "klanttags": ["K1;wens;eigen_woorden;x;2019-01-01"],
            "acties": ["WO-000009;K1;;klant;;;x;2019-03-01;;"],
        },
        proef=True,
    )
    assert sentences(resultaat) == []
    assert outcome(resultaat, "antwoorden").nieuw == 1
    assert snapshot() == before


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-3", 'Regel een\n\nRegel "twee"; drie', "é" * 4_000])
def test_a_text_goes_in_and_round(wereld, text, tmp_path):
    cell = '"' + text.replace('"', '""') + '"'
    deliver({"antwoorden": [f"G1;netwerk;besproken;{cell};{cell}"]})
    row = Onderwerpantwoord.objects.get(onderwerp="netwerk")
    assert (row.tekst, row.intern) == (text, text)
    export_folder(tmp_path / "uit")
    before = snapshot()
    assert sentences(import_folder(tmp_path / "uit", door="test", now=NOW)) == []
    assert {name for name, found in snapshot().items() if found != before[name]} <= {
        "overdracht_importgeheugen",
        "logboek_levering",
    }


def test_numbers_made_on_screen_go_on_above_the_highest(wereld):
    deliver({"acties": ["WO-000041;K1;;klant;;;x;2019-03-01;;"]})
    assert int(str(scalar("SELECT nextval('nummer_actie')"))) > 41


def test_who_agreed_to_do_something_is_in_the_accounts(wereld, tmp_path: Path):
    deliver({"medewerkers": ["m9;Mies;m9@x.example;;"], "acties": ["C9;K1;;medewerker;m9;;x;2019-03-01;;"]})
    export_folder(tmp_path / "uit")
    assert "m9;Mies;m9@x.example;;" in (tmp_path / "uit" / "medewerkers.csv").read_text().split("\n")


def test_a_fixed_answer_of_the_municipality_goes_out_and_comes_in(tmp_path):
    deliver_world()
    codes = [
        "opleiding;ad;Associate degree;;;95",
        "taal;a0;Alfabetisering;2019-01-01;;",
        "vervoer;auto;Auto;;2019-06-30;60",
    ]
    answers = ["G1;reistijd;besproken;45", "G2;opleiding;besproken;ad"]
    deliver({"codes": codes, "keuzeantwoorden": answers})
    said = Keuzeantwoord.objects.filter(vraag__in=["opleiding", "reistijd"]).order_by("vraag")
    assert list(said.values_list("keuze__naam", "getal")) == [("Associate degree", None), (None, 45)]
    before = snapshot()
    export_folder(tmp_path)
    written = (tmp_path / "codes.csv").read_text().splitlines()
    assert set(codes) <= set(written)
    assert set(answers) <= set((tmp_path / "keuzeantwoorden.csv").read_text().splitlines())
    deliver({"codes": written[1:], "keuzeantwoorden": [*answers, *WERELD["keuzeantwoorden"]]})
    assert snapshot() == before
