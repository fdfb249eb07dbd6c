"""Small, nasty municipalities: what is true of the data goes in and round; what is not is refused; no third thing."""

# ruff: noqa: E501 (a statement is one line)

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.doelen import datarules, recount, strategies
from tests.doelen.recount import KEYS, Tables
from tests.overdracht import aan_tafel
from tests.overdracht.wereld import sentences, snapshot
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import export_folder

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]


def deliver(folder: Path):
    return import_folder(folder, door="test", now=NOW)


def in_an_empty_database(work: Callable[[], object]) -> object:
    """Run and roll back."""
    with transaction.atomic():
        result = work()
        transaction.set_rollback(True)
    return result


def resolved(tables: Tables) -> dict[str, set]:
    """The content of a municipality as an export shows it: aliases looked up, rows without an order."""
    persons = {row["oud"]: row["klantnummer"] for row in tables["aliassen"]}
    found = {}
    for name, rows in tables.items():
        column = "oud" if name == "aliassen" else "klantnummer"
        keep = name in ("klanten", "aliassen")
        found[name] = {
            tuple(
                persons.get(cell, cell) if key == column and not keep else cell for key, cell in row.items()
            )
            for row in rows
        }
    return found


def goes_round(tables: Tables, folder: Path) -> None:
    strategies.write_files(tables, folder / "bron")
    assert sentences(deliver(folder / "bron")) == []
    before = snapshot()
    assert sentences(deliver(folder / "bron")) == []
    assert snapshot() == before
    export_folder(folder / "een")


def again(folder: Path) -> None:
    assert sentences(deliver(folder / "een")) == []
    export_folder(folder / "twee")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_round(data, folder: Path) -> None:
    tables = data.draw(aan_tafel.gemeenten())
    in_an_empty_database(lambda: goes_round(tables, folder))
    in_an_empty_database(lambda: again(folder))
    assert files(folder / "twee") == files(folder / "een")
    sent, came = resolved(tables), resolved(recount.read(folder / "een"))
    for name in set(sent) - {"codes", "medewerkers", "teams"}:
        columns = list(tables[name][0]) if tables[name] else []  # where nothing was sent, nothing came
        width = len(columns)  # columns that were added later were not drawn, and are empty
        assert {cell for row in came[name] for cell in row[width:]} <= {""}, name
        assert {row[:width] for row in came[name]} == {
            tuple(
                cell.zfill(9) if key == "bsn" and cell else cell
                for key, cell in zip(columns, row, strict=True)
            )
            for row in sent[name]
        }, name


@settings(max_examples=12, deadline=None, suppress_health_check=quiet)
@given(data=st.data())
@pytest.mark.lang
def test_a_municipality_goes_in_and_round(data, settings, tmp_path_factory):
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    check_round(data, tmp_path_factory.mktemp("rond"))


MOVES = [timedelta(days=days) for days in (-400, -31, -1, 1, 31, 400)]


@st.composite
def spoiled(draw: st.DrawFn) -> Tables:
    """A municipality in which a few cells were changed, or a row went or came."""
    tables = draw(aan_tafel.gemeenten())
    for _change in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([name for name, rows in tables.items() if rows]))
        rows = tables[name]
        row = draw(st.sampled_from(rows))
        column = draw(st.sampled_from(list(row)))
        act = draw(st.sampled_from(["other", "empty", "move", "move", "go", "twin"]))
        if act == "go":
            rows.remove(row)
        elif act == "twin":
            rows.append(
                {
                    **row,
                    KEYS[name][0]: draw(st.sampled_from([r[KEYS[name][0]] for r in rows]) | st.just("999")),
                }
            )
        elif act == "empty":
            row[column] = ""
        elif act == "move" and len(row[column]) == 10 and row[column][4:5] == "-" and row[column] < "9998":
            row[column] = str(date.fromisoformat(row[column]) + draw(st.sampled_from(MOVES)))
        else:
            row[column] = draw(st.sampled_from([other[column] for other in rows]))
    return tables


def once(tables: Tables) -> Tables:
    """The same key with the same content counts once."""
    return {
        name: [dict(items) for items in dict.fromkeys(tuple(row.items()) for row in rows)]
        for name, rows in tables.items()
    }


def broken(tables: Tables) -> list[str]:
    try:
        return datarules.broken_rules(once(tables), NOW.date())
    except (KeyError, ValueError) as error:  # a reference or a date that the rules cannot even follow
        return [repr(error)]


def chained(tables: Tables) -> bool:
    """Old numbers of old numbers, and benefit under both numbers of a person: the import takes more than the rules."""
    old = {row["oud"] for row in tables["aliassen"]}
    return any(row["klantnummer"] in old for row in tables["aliassen"])


def check_spoiled(tables: Tables, folder: Path) -> None:
    strategies.write_files(tables, folder)
    found = broken(tables)
    resultaat = in_an_empty_database(lambda: deliver(folder))
    assert resultaat.accepted == (found == []) or chained(tables), (found, sentences(resultaat))
    assert not any("regel van de database" in text for text in sentences(resultaat)), sentences(resultaat)


@settings(max_examples=16, deadline=None, suppress_health_check=quiet)
@given(tables=spoiled())
def test_what_breaks_a_rule_is_refused_and_nothing_else(tables, settings, tmp_path_factory):
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    check_spoiled(tables, tmp_path_factory.mktemp("bedorven"))


# A thousand examples in two halves, one for each core.
halves = pytest.mark.parametrize("half", [1, 2])


@pytest.mark.lang
@halves
def test_a_thousand_municipalities_go_in_and_round(half, settings, tmp_path_factory):
    settings.DATA_DIR = tmp_path_factory.mktemp("data")

    @seed(half)
    @examples(max_examples=500, deadline=None, suppress_health_check=quiet, database=None)
    @given(data=st.data())
    def round_(data):
        check_round(data, tmp_path_factory.mktemp("rond"))

    round_()


@pytest.mark.lang
@halves
def test_a_thousand_spoiled_municipalities_are_refused_where_a_rule_breaks(half, settings, tmp_path_factory):
    settings.DATA_DIR = tmp_path_factory.mktemp("data")

    @seed(half)
    @examples(max_examples=500, deadline=None, suppress_health_check=quiet, database=None)
    @given(tables=spoiled())
    def spoil(tables):
        check_spoiled(tables, tmp_path_factory.mktemp("bedorven"))

    spoil()


# What a colleague may do on screen between two deliveries, each by itself within the rules.
SCREEN = [
    "UPDATE intake_klant SET achternaam = 'Scherm', stadsdeel = NULL WHERE klantnummer = (SELECT min(klantnummer) FROM intake_klant)",
    "UPDATE intake_gesprek SET verslag = 'Scherm', trede = 2",
    "UPDATE intake_gesprek SET vervallen_op = now(), vervallen_reden = 'x' WHERE gespreknummer = (SELECT max(gespreknummer) FROM intake_gesprek)",
    "UPDATE intake_gesprek SET vervolg = 'plan', vervolg_reden = NULL, opnieuw_op = NULL, tijd = '10:10'",
    "UPDATE intake_belemmering SET ernst = 2, actie = 'Scherm', beheersbaar_op = NULL",
    "UPDATE intake_onderwerpantwoord SET stand = 'weet_nog_niet', tekst = NULL, intern = 'Scherm'",
    "UPDATE intake_zrmscore SET niveau = 3",
    "UPDATE intake_zrmscore SET vervallen_op = now(), vervallen_reden = 'x'",
    "UPDATE intake_klanttag SET sinds = '2018-01-01'",
    "UPDATE intake_actie SET wie = 'klant', medewerker_id = NULL, wie_anders = NULL, gesprek_id = NULL",
    "UPDATE intake_actie SET vervallen_op = now(), vervallen_reden = 'x'",
    "UPDATE intake_uitkering SET vervallen_op = now(), vervallen_reden = 'x' WHERE start = (SELECT min(start) FROM intake_uitkering)",
    "UPDATE trajecten_traject SET einde = start, einde_reden_id = 'zorg' WHERE einde IS NULL AND id NOT IN (SELECT traject_id FROM trajecten_regisseurschap)",
    "UPDATE trajecten_regisseurschap SET start = start - 1 WHERE start = (SELECT min(start) FROM trajecten_regisseurschap)",
    "UPDATE trajecten_stap SET start = start - 1, einde = NULL, status = 'wacht'",
    "UPDATE trajecten_plaatsing SET uren_per_week = 7, soort = 'opleiding'",
    "UPDATE trajecten_plaatsing SET vervallen_op = now(), vervallen_reden = 'x' WHERE werkakkoord_id IS NOT NULL",
    "UPDATE werkgevers_werkgever SET naam = 'Scherm'",
    "UPDATE werkgevers_werkakkoord SET einddatum = NULL, banen = 1",
    "UPDATE accounts_medewerker SET team_id = NULL",
    "DELETE FROM accounts_teamstadsdeel WHERE stadsdeel = 'onbekend'",
    "UPDATE doelen_doelstelling SET waarde = 3",
]


def check_sequence(first: Tables, steps: list, folder: Path) -> None:
    """Deliveries and the screen in turn: a delivery that comes twice writes nothing the second time."""

    def run() -> None:
        strategies.write_files(first, folder / "eerst")
        deliver(folder / "eerst")
        for number, (statement, tables, overschrijf) in enumerate(steps):
            with handeling(door="scherm"), connection.cursor() as cursor:
                cursor.execute(statement)
            strategies.write_files(tables, folder / str(number))
            resultaat = import_folder(folder / str(number), door="test", now=NOW, overschrijf=overschrijf)
            assert not any("database" in text for text in sentences(resultaat)), sentences(resultaat)
            before = snapshot()
            again = import_folder(folder / str(number), door="test", now=NOW, overschrijf=overschrijf)
            assert sentences(again) == sentences(resultaat)
            after = snapshot()
            assert {name for name in after if after[name] != before[name]} == set()
        export_folder(folder / "uit")

    in_an_empty_database(run)
    in_an_empty_database(lambda: goes_in(folder / "uit"))


def goes_in(folder: Path) -> None:
    assert sentences(deliver(folder)) == []


steps = st.lists(st.tuples(st.sampled_from(SCREEN), spoiled(), st.booleans()), min_size=1, max_size=3)


@settings(max_examples=12, deadline=None, suppress_health_check=quiet)
@given(first=aan_tafel.gemeenten(), steps=steps)
@pytest.mark.lang
def test_the_second_time_nothing_is_written_whatever_happened_before(
    first, steps, settings, tmp_path_factory
):
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    check_sequence(first, steps, tmp_path_factory.mktemp("reeks"))
