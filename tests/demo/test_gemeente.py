"""The generator: valid rows, exact totals, the same bytes for the same description."""

import hashlib
import re
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.enums import Keuzevraag
from tests.doelen import datarules, recount
from tests.doelen.edges import edges
from werkoffensief.demo import gemeente as demo
from werkoffensief.demo.verdeling import apportion

TODAY = date(2026, 1, 1)
ROOT = Path(__file__).resolve().parents[2]


def as_text(gemeente):
    """The rows as an import file would say them."""
    return {
        table: [
            {
                name: "" if cell is None else str(cell)
                for name, cell in zip(demo.COLUMNS[table].split(), row, strict=True)
            }
            for row in demo.rows(gemeente, table)
        ]
        for table in demo.TABLES
    }


def stand(tables, gemeente):
    return recount.doelstand(tables, gemeente.jaar, date(gemeente.jaar, 12, 31), gemeente.campagne.code)


def digest(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def den_haag(tmp_path_factory):
    folder = tmp_path_factory.mktemp("den-haag-2019")
    demo.write(demo.DEN_HAAG_2019, folder)
    return recount.read(folder)


@pytest.mark.lang
def test_den_haag_2019_reaches_the_published_totals(den_haag):
    found = stand(den_haag, demo.DEN_HAAG_2019)
    assert found["doel"]["totaal"] == 4500
    placed = found["geplaatst"]
    assert (placed["totaal"], placed["werk"], placed["opleiding"]) == (4248, 3471, 777)
    assert (placed["extra"], placed["percentage"]) == (248, 94.4)
    assert list(placed["per_maand"].values()) == list(demo.DEN_HAAG_2019.geplaatst_per_maand)
    assert placed["per_sector"] == demo.DEN_HAAG_2019.per_sector | {"geen_werkgever": 777}
    assert placed["per_stadsdeel"] == {
        "Centrum": 921,
        "Escamp": 1115,
        "Haagse Hout": 265,
        "Laak": 590,
        "Leidschenveen-Ypenburg": 374,
        "Loosduinen": 309,
        "Scheveningen": 226,
        "Segbroek": 438,
        "onbekend": 10,
    }
    assert found["gesprekken"]["doelgroep"] == 22000
    assert found["participatie"] == {"gesproken": 13719, "participeert": 3430, "percentage": 25.0}
    assert found["werkakkoorden"] == {
        "akkoorden": 140,
        "banen": 2787,
        "ontwikkelplekken": 1875,
        "vervulde_banen": 1272,
    }
    assert found["duurzaam"] == {"beoordeelbaar": 1771, "duurzaam": 1545, "percentage": 87.2}
    assert found["besparing"] == {"per_jaar": 3_720_000}


@pytest.mark.lang
def test_den_haag_2019_half_way_the_year(den_haag):
    found = recount.doelstand(den_haag, 2019, date(2019, 6, 30))
    assert found["geplaatst"]["totaal"] == 1771
    assert found["gesprekken"]["gesproken"] == 8560


@pytest.mark.lang
def test_den_haag_2019_obeys_the_data_rules(den_haag):
    assert datarules.broken_rules(den_haag, TODAY) == []


@pytest.mark.lang
def test_den_haag_2019_has_people_with_gaps_and_edges(den_haag):
    klanten = den_haag["klanten"]
    for column in ("bsn", "voornaam", "geboortedatum", "postcode", "stadsdeel", "telefoon", "email"):
        empty = sum(not row[column] for row in klanten)
        assert 0 < empty < len(klanten), column
    assert any(re.fullmatch("0+[1-9][0-9]*", row["klantnummer"]) for row in klanten)
    old = {row["oud"] for row in den_haag["aliassen"]}
    assert any(row["klantnummer"] in old for row in den_haag["gesprekken"])
    rows_per_traject = Counter(row["trajectnummer"] for row in den_haag["regisseurs"])
    assert 2 in rows_per_traject.values()
    local = {row["code"] for row in den_haag["codes"]}
    assert local & {row["voorziening"] for row in den_haag["stappen"]}
    assert local & {row["einde_reden"] for row in den_haag["uitkeringen"]}
    wanted = {
        "benefit rows adjacent",
        "benefit rows with one day between",
        "benefit just long enough for the campaign",
        "benefit one day too short for the campaign",
        "benefit again while working",
        "benefit again exactly half a year after the start",
        "placement on the first day of benefit",
        "placement two days after benefit ended",
        "placement ends exactly half a year after its start",
        "several placements of one person in a year",
        "two placements on one day, numbers in text order",
        "step outlives its traject",
        "agreement of an earlier year than its placement",
        "conversation on the day before the campaign",
    }
    assert wanted <= edges(den_haag)


@pytest.mark.lang
def test_den_haag_2019_has_conversations_at_the_table(den_haag):
    gesprekken = den_haag["gesprekken"]
    goes_on = sum(row["vervolg"] in ("plan", "nieuw_gesprek") for row in gesprekken)
    assert goes_on / len(gesprekken) == pytest.approx(0.27, abs=0.01)
    rungs = [(row["trede"], row["haalbare_trede"]) for row in gesprekken if row["trede"]]
    assert all(present <= attainable for present, attainable in rungs)
    low = Counter(attainable for present, attainable in rungs if present <= "3")
    assert low["6"] / low.total() == pytest.approx(0.1, abs=0.02)
    assert low["5"] / low.total() == pytest.approx(0.4, abs=0.02)
    assert {row["stand"] for row in den_haag["antwoorden"]} == {
        "besproken",
        "weet_nog_niet",
        "wil_niet_vertellen",
    }
    chosen = {row["vraag"] for row in den_haag["keuzeantwoorden"] if row["waarde"]}
    assert chosen == set(Keuzevraag.values)
    assert {row["bron"] for row in den_haag["klanttags"]} == {"lijst", "eigen_woorden"}
    assert {row["wie"] for row in den_haag["acties"]} == {"klant", "medewerker", "ander"}
    assert len({row["domein"] for row in den_haag["zrm"]}) == 9


@pytest.mark.lang
def test_people_and_employers_are_visibly_invented(den_haag):
    assert all(row["bsn"].startswith("999") for row in den_haag["klanten"] if row["bsn"])
    assert all(row["telefoon"].startswith("06-000") for row in den_haag["klanten"] if row["telefoon"])
    assert all(row["email"].endswith("@example.nl") for row in den_haag["klanten"] if row["email"])
    assert all(row["kvk_nummer"].startswith(("990", "000")) for row in den_haag["werkgevers"])
    names = [row["naam"] for row in den_haag["werkgevers"]]
    assert len(names) == len(set(names))
    district = {s.naam: s.postcodes for s in demo.DEN_HAAG_2019.stadsdelen}
    found = [row for row in den_haag["klanten"] if row["postcode"]]
    assert all(int(row["postcode"][:4]) in district[row["stadsdeel"]] for row in found)


@pytest.mark.parametrize("seed", range(6))
def test_small_municipality_is_valid_and_exact_for_every_seed(seed):
    gemeente = replace(demo.GRONINGEN_KLEIN, seed=seed)
    tables = as_text(gemeente)
    assert datarules.broken_rules(tables, TODAY) == []
    found = stand(tables, gemeente)
    assert found["geplaatst"]["totaal"] == 60
    assert found["geplaatst"]["opleiding"] == 13
    assert list(found["geplaatst"]["per_maand"].values()) == list(gemeente.geplaatst_per_maand)
    assert found["gesprekken"] == {
        "campagne": "langdurig",
        "doelgroep": 180,
        "gesproken": 100,
        "percentage": 55.6,
    }
    assert found["participatie"]["participeert"] == 41
    assert found["werkakkoorden"]["vervulde_banen"] == 15
    assert found["duurzaam"] == {"beoordeelbaar": 27, "duurzaam": 20, "percentage": 74.1}


@pytest.mark.lang
@pytest.mark.parametrize("factor", [0.1, 0.25])
def test_scaled_municipality_keeps_its_proportions(factor):
    gemeente = demo.scaled(demo.DEN_HAAG_2019, factor)
    tables = as_text(gemeente)
    assert datarules.broken_rules(tables, TODAY) == []
    found = stand(tables, gemeente)
    assert len(tables["klanten"]) == 30400 * factor
    assert found["geplaatst"]["totaal"] == round(4248 * factor)
    assert found["gesprekken"]["doelgroep"] == 22000 * factor
    assert found["participatie"]["participeert"] == round(3430 * factor)
    assert found["werkakkoorden"]["banen"] == round(2787 * factor)


@pytest.mark.lang
def test_same_description_gives_the_same_bytes_in_another_process(tmp_path):
    demo.write(demo.GRONINGEN_KLEIN, tmp_path / "a")
    command = [sys.executable, "-m", "werkoffensief.demo.gemeente", "groningen-klein", str(tmp_path / "b")]
    subprocess.run(command, check=True, cwd=ROOT)
    demo.write(replace(demo.GRONINGEN_KLEIN, seed=1), tmp_path / "c")
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")
    assert recount.read(tmp_path / "a") == as_text(demo.GRONINGEN_KLEIN)


def test_command_scales(tmp_path):
    assert demo.main(["groningen-klein", str(tmp_path), "--schaal", "2"]) == 0
    assert len(recount.read(tmp_path)["klanten"]) == 600


def test_rows_are_typed_for_copy():
    for row in demo.rows(demo.GRONINGEN_KLEIN, "plaatsingen"):
        assert isinstance(row[3], date)
        assert row[8] is None or isinstance(row[8], int)
        assert "" not in row


def test_small_municipality_is_quick(tmp_path):
    demo.write(demo.GRONINGEN_KLEIN, tmp_path)
    start = time.process_time()
    demo.write(replace(demo.GRONINGEN_KLEIN, seed=77), tmp_path)
    assert time.process_time() - start < 0.5


def test_apportion_adds_up_and_keeps_exact_shares():
    assert apportion(10, [3, 3, 4]) == [3, 3, 4]
    assert apportion(11, [1, 1, 1]) == [4, 4, 3]
    assert apportion(5, [0, 0]) == [0, 0]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"doelgroep": 301}, "gesproken <= doelgroep <= klanten"),
        ({"participeert": 101}, "participeert <= gesproken"),
        ({"duurzaam": 28}, "duurzaam <= beoordeelbaar"),
        ({"opleiding": 61}, "opleiding <= geplaatst"),
        ({"geplaatst_per_maand": (60,)}, "twelve months"),
    ],
)
def test_impossible_description_is_refused(change, rule):
    with pytest.raises(ValueError, match=re.escape(rule)):
        replace(demo.GRONINGEN_KLEIN, **change)


def test_more_filled_jobs_than_placements_is_refused():
    with pytest.raises(ValueError, match="vervulde_banen"):
        list(demo.rows(replace(demo.GRONINGEN_KLEIN, vervulde_banen=48), "werkakkoorden"))


@pytest.mark.lang
def test_four_times_den_haag_is_exact_and_streams():
    """121,600 people: more than there are BSNs in the 999 range, and memory stays small."""
    gemeente = demo.scaled(demo.DEN_HAAG_2019, 4)
    tracemalloc.start()
    people = sum(1 for _ in demo.rows(gemeente, "klanten"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert people == 121_600
    assert peak < 60_000_000
    tables = as_text(gemeente)
    found = stand(tables, gemeente)
    assert found["geplaatst"]["totaal"] == 4 * 4248
    assert found["participatie"]["participeert"] == 4 * 3430
    assert datarules.broken_rules(tables, TODAY) == []
