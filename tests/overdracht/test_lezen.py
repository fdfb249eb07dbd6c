"""Reading import files: the handwritten hostile cases, folders, and what comes out of a good file."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.omgeving import DEN_HAAG
from tests.overdracht.gevallen import GEVALLEN, KLANTEN, TODAY, UITKERINGEN, Geval, klant, lines
from werkoffensief.overdracht import csvbestand
from werkoffensief.overdracht.lezen import GelezenTabel, read_folder, read_table
from werkoffensief.overdracht.tabellen import BY_NAME, TABELLEN


def read(table: str, data: bytes) -> GelezenTabel:
    return read_table(io.BytesIO(data), BY_NAME[table], today=TODAY)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_hostile_file_gives_exactly_these_sentences(geval: Geval):
    tabel = BY_NAME[Path(geval.bestand).stem]
    gelezen = read_table(io.BytesIO(geval.inhoud), tabel, today=TODAY, bestand=geval.bestand)
    assert [fout.zin() for fout in gelezen.fouten] == list(geval.zinnen)
    assert gelezen.accepted is not bool(geval.zinnen)


def test_there_are_enough_hostile_cases_and_each_has_its_own_name():
    refused = [geval for geval in GEVALLEN if geval.zinnen]
    assert len(refused) >= 60
    assert len({geval.naam for geval in GEVALLEN}) == len(GEVALLEN)


def test_rows_are_normalised_in_the_order_of_the_columns():
    row = klant(bsn="10000008", voornaam="  Fabie\u0308nne", geboortedatum="16-05-1975", huisnummer="12 a ")
    gelezen = read("klanten", lines(KLANTEN, "", row))
    expected = ("K1", "010000008", "Fabi\u00ebnne", None, "Jansen", date(1975, 5, 16), None, "12 a")
    assert gelezen.rows == [(*expected, None, None, None, None)]
    assert gelezen.lines == [3]


def test_lists_are_sorted_and_unique_and_numbers_are_numbers():
    gelezen = read("teams", lines("stadsdelen;team", "Zuid| Centrum||Zuid;A", ";B"))
    assert gelezen.rows == [("A", ("Centrum", "Zuid")), ("B", None)]
    gelezen = read("doelstellingen", lines("jaar;regulier;extra;kosten_per_uitkering", "2019;0400;0;15000"))
    assert gelezen.rows == [(2019, 400, 0, 15000)]


def test_line_ends_inside_a_cell_become_line_feeds():
    header = "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag"
    data = f'{header}\r\nG1;K1;2019-01-01;c1;wijk;;"a\r\nb\rc\nd\r\n"\r\nG2;K1;2019-01-01;c1;wijk;;x\r\n'
    gelezen = read("gesprekken", data.encode())
    assert [row[6] for row in gelezen.rows] == ["a\nb\nc\nd", "x"]
    assert gelezen.lines == [2, 7]


def test_same_row_twice_counts_once():
    gelezen = read("uitkeringen", lines(UITKERINGEN, "K1;2019-01-01;;", "K1;01-01-2019;;", "K2;2019-01-01;;"))
    assert [row[0] for row in gelezen.rows] == ["K1", "K2"]
    assert (gelezen.lines, gelezen.doubled) == ([2, 4], 1)


def test_both_rows_of_a_clash_are_in_the_correction_file():
    gelezen = read(
        "uitkeringen", lines(UITKERINGEN, "K1;2019-01-01;;", "K2;2019-01-01;;", "K1;2019-01-01;x;y")
    )
    assert len(gelezen.bad_records) == 1  # a date that is none: no key to compare yet
    gelezen = read(
        "uitkeringen", lines(UITKERINGEN, "K1;01-01-2019;;", "K2;2019-01-01;;", "K1;2019-01-01;2020-01-01;y")
    )
    assert [(record.regel, record.cellen[1]) for record in gelezen.bad_records] == [
        (2, "01-01-2019"),
        (4, "2019-01-01"),
    ]
    assert gelezen.bad_records[0].fouten == ("Deze sleutel staat ook op regel 4, met een andere inhoud.",)
    assert [row[0] for row in gelezen.rows] == ["K2"]


def test_faults_in_all_blocks_of_a_long_file_are_found():
    rows = [f"K{number};2019-01-01;;" for number in range(10_000)]
    rows[5000] = "K5000;2019-02-30;;"
    rows[9999] = "K9999;2019-01-01;2018-01-01;werk"
    gelezen = read("uitkeringen", lines(UITKERINGEN, *rows))
    assert [(fout.regel, fout.kolom) for fout in gelezen.fouten] == [(5002, "start"), (10_001, "einde")]
    assert len(gelezen.rows) == 9998


@pytest.mark.parametrize("row", ['"K{}"x;2019-01-01;;', 'K{};"2019-01-01;;', 'K{};2019-01-01;;we"rk'])
def test_broken_quotes_in_every_row_are_all_named(row: str):
    gelezen = read("uitkeringen", lines(UITKERINGEN, *map(row.format, range(500))))
    assert [fout.regel for fout in gelezen.fouten] == list(range(2, 502))


def test_file_that_must_be_read_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(csvbestand, "MAX_REREAD", 1000)
    gelezen = read("uitkeringen", lines(UITKERINGEN, *(f'K{number};"2019-01-01;;' for number in range(500))))
    assert 50 < len(gelezen.fouten) < 100
    assert gelezen.fouten[-1].zin() == (
        f"uitkeringen.csv, regel {len(gelezen.fouten) + 1}: er zijn te veel regels met verkeerde "
        "aanhalingstekens; het bestand is hierna niet verder gelezen."
    )


def test_columns_added_later_may_be_left_out():
    tabel = BY_NAME["aliassen"]
    later = replace(
        tabel,
        columns=(
            *tabel.columns,
            replace(tabel.columns[1], name="sinds", required=False, optional_header=True),
        ),
    )
    gelezen = read_table(io.BytesIO(b"oud;klantnummer\nK1;K2\n"), later, today=TODAY)
    assert (gelezen.rows, gelezen.fouten) == ([("K1", "K2", None)], [])


def test_folder_gives_known_files_in_reading_order(tmp_path):
    for name in (
        "plaatsingen.csv",
        "klanten.xlsx",
        "codes.csv",
        "Teams.csv",
        "lees\x1bmij.txt",
        "klanten.fouten.csv",
    ):
        (tmp_path / name).write_bytes(b"x")
    levering = read_folder(tmp_path)
    assert [name for _tabel, name, _path in levering.bestanden] == [
        "codes.csv",
        "klanten.xlsx",
        "plaatsingen.csv",
    ]
    assert levering.onbekend == ["Teams.csv", "klanten.fouten.csv", "lees\\x1bmij.txt"]
    assert levering.fouten == []


def test_same_table_as_csv_and_xlsx_is_refused(tmp_path):
    for name in ("klanten.csv", "klanten.xlsx", "teams.csv"):
        (tmp_path / name).write_bytes(b"x")
    levering = read_folder(tmp_path)
    assert [name for _tabel, name, _path in levering.bestanden] == ["teams.csv"]
    assert [fout.zin() for fout in levering.fouten] == [
        "klanten.csv: dezelfde tabel staat er ook als klanten.xlsx; lever er een van de twee."
    ]


def test_folder_or_broken_link_of_a_known_name_is_refused(tmp_path):
    (tmp_path / "klanten.csv").mkdir()
    (tmp_path / "teams.csv").symlink_to(tmp_path / "weg.csv")
    (tmp_path / "map").mkdir()
    levering = read_folder(tmp_path)
    assert (levering.onbekend, levering.bestanden) == (["map"], [])
    assert [fout.zin() for fout in levering.fouten] == [
        f"{name}: is geen bestand dat gelezen kan worden, maar een map of een verwijzing naar iets dat er niet is."
        for name in ("teams.csv", "klanten.csv")
    ]


def test_one_file_may_be_named_instead_of_a_folder(tmp_path):
    file = tmp_path / "teams.csv"
    file.write_bytes(b"team;stadsdelen\nA;\n")
    [(tabel, _name, path)] = read_folder(file).bestanden
    assert read_table(path, tabel, today=TODAY).rows == [("A", None)]
    with pytest.raises(FileNotFoundError):
        read_folder(tmp_path / "nergens")


def test_unreadable_file_is_a_refusal(tmp_path):
    gelezen = read_table(tmp_path / "teams.csv", BY_NAME["teams"], today=TODAY)
    assert [fout.zin() for fout in gelezen.fouten] == ["teams.csv: het bestand kan niet worden gelezen."]


def test_units_cover_every_column_that_is_no_key_once():
    for tabel in TABELLEN:
        named = [name for unit in tabel.units for name in unit]
        assert sorted([*named, *tabel.key]) == sorted(tabel.column_names)
    assert BY_NAME["plaatsingen"].units == (
        ("klantnummer",),
        ("soort",),
        ("startdatum",),
        ("einddatum", "einde_reden"),
        ("kvk_nummer", "akkoordnummer"),
        ("uren_per_week",),
        ("contract",),
        ("school",),
        ("voorziening",),
        ("uitkering_erna", "verwacht_einde_uitkering"),
        ("einde_toelichting",),
    )


@pytest.mark.skipif(not DEN_HAAG.exists(), reason=f"the shared municipality is not here ({DEN_HAAG})")
def test_the_hague_is_read_without_a_fault():
    levering = read_folder(DEN_HAAG)
    read_rows = {}
    for tabel, _name, path in levering.bestanden:
        gelezen = read_table(path, tabel, today=date(2026, 1, 1))
        assert [fout.zin() for fout in gelezen.fouten] == []
        read_rows[tabel.name] = len(gelezen.rows)
    assert (len(read_rows), read_rows["klanten"], read_rows["uitkeringen"]) == (15, 30_400, 32_281)
