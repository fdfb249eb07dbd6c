"""Refusals: sentences without secrets, and the correction file that can be read again."""

import csv
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.overdracht.gevallen import KLANTEN, TODAY, UITKERINGEN, klant, lines
from werkoffensief.overdracht.fouten import Fout, nearest, remove_old, show, unknown_code, write_fouten_csv
from werkoffensief.overdracht.lezen import GelezenTabel, read_table
from werkoffensief.overdracht.tabellen import BY_NAME

NOW = datetime(2020, 1, 8, 12, tzinfo=UTC)


def read(table: str, data: bytes) -> GelezenTabel:
    return read_table(io.BytesIO(data), BY_NAME[table], today=TODAY)


def correction(folder: Path, gelezen: GelezenTabel) -> Path:
    return write_fouten_csv(folder, gelezen.tabel.name, gelezen.header, gelezen.bad_records)


def test_bsn_is_nowhere_in_a_refusal_but_stands_in_the_correction_file(tmp_path):
    wrong, right = "999321299", "999321298"
    rows = [
        klant(bsn=wrong),
        klant(klantnummer="K2", bsn=right, achternaam=""),
        klant(klantnummer="K3", email=f"{right};x"),
    ]
    gelezen = read("klanten", lines(KLANTEN, *rows, klant(klantnummer="K4", geboortedatum=right)))
    assert len(gelezen.fouten) == 4
    told = repr(gelezen.fouten) + "".join(fout.zin() for fout in gelezen.fouten)
    assert wrong not in told
    assert right not in told
    text = correction(tmp_path, gelezen).read_text()
    assert wrong in text
    assert text.count(right) == 3


def test_correction_file_holds_the_bad_rows_as_they_came_and_is_private(tmp_path):
    folder = tmp_path / "import"
    data = b"start,klantnummer,einde,einde_reden\n"
    data += b' 2019-02-31,"K ""1""\r\n",,\n2019-01-01,K2,,\nx,K3\n2019-01-01,K4,,,,\n'
    path = correction(folder, read("uitkeringen", data))
    assert path == folder / "uitkeringen.fouten.csv"
    assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    assert os.listdir(folder) == ["uitkeringen.fouten.csv"]
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file, delimiter=";", strict=True))
    assert header == ["start", "klantnummer", "einde", "einde_reden", "fout"]
    sentence = 'uitkeringen.csv, regel 2, kolom start: "2019-02-31" is geen bestaande datum.'
    assert rows == [
        [" 2019-02-31", 'K "1"\r\n', "", "", sentence],
        ["x", "K3", "", "", "uitkeringen.csv, regel 5: te weinig cellen: 2, de kopregel heeft er 4."],
        [
            "2019-01-01",
            "K4",
            "",
            "",
            "",
            "",
            "uitkeringen.csv, regel 6: te veel cellen: 6, de kopregel heeft er 4.",
        ],
    ]


def test_corrected_correction_file_is_read_and_its_faults_can_be_written_again(tmp_path):
    path = correction(
        tmp_path, read("uitkeringen", lines(UITKERINGEN, "K1;2019-02-31;;", "K2;2019-01-01;;werk"))
    )
    again = read("uitkeringen", path.read_bytes().replace(b"2019-02-31;;;", b"2019-02-28;;;"))
    assert [row[0] for row in again.rows] == ["K1"]
    assert [(record.regel, record.cellen) for record in again.bad_records] == [
        (3, ("K2", "2019-01-01", "", "werk"))
    ]
    header = correction(tmp_path, again).read_text().splitlines()[0]
    assert header == UITKERINGEN + ";fout"


def test_broken_record_stands_in_the_correction_file(tmp_path):
    gelezen = read("werkgevers", lines("kvk_nummer;naam;sector;plaats", '12345678;De "Bron";zorg;'))
    with correction(tmp_path, gelezen).open(encoding="utf-8", newline="") as file:
        [_header, row] = list(csv.reader(file, delimiter=";", strict=True))
    assert row[:4] == ["12345678", 'De "Bron"', "zorg", ""]


BROKEN = {
    "text after the quotes": ['BQ1;;"a"b;;Q;;;;;;;'],
    "text in the next line": ['BQ1;;"a', 'and more" b;;Q;;;;;;;'],
    "blank line inside": ['BQ1;;"a', "", 'and more" b;;Q;;;;;;;'],
    "quotes inside": ['BQ1;;De "Bron";;Q;;;;;;;'],
    "never closed": ['BQ1;;"a;;Q;;;;;;;'],
}


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("case", BROKEN)
def test_broken_quotes_stay_as_they_came_and_do_not_pass_unchanged(case, delimiter, tmp_path):
    rows = [row.replace(";", delimiter) for row in BROKEN[case]]
    good = klant(klantnummer="K8").replace(";", delimiter)
    data = lines(KLANTEN.replace(";", delimiter), *rows, good)
    gelezen = read_table(io.BytesIO(data), BY_NAME["klanten"], today=TODAY)
    text = write_fouten_csv(
        tmp_path, "klanten", gelezen.header, gelezen.bad_records, gelezen.delimiter
    ).read_text()
    came = text.splitlines()
    assert came[0] == (KLANTEN + ";fout").replace(";", delimiter)
    for row in rows:
        assert [line for line in came if line == row or line.startswith(row + delimiter)], row
    assert "klanten.csv, regel 2: de aanhalingstekens kloppen niet" in text
    again = read("klanten", text.encode())
    assert again.fouten[0].regel == 2
    twice = write_fouten_csv(
        tmp_path, "klanten", again.header, again.bad_records, again.delimiter
    ).read_text()
    assert twice.splitlines()[0] == came[0]
    assert twice.count("klanten.csv, regel 2: ") == 1


def test_mended_quotes_import_beside_rows_after_them(tmp_path):
    gelezen = read("klanten", lines(KLANTEN, 'BQ1;;"a"b;;Q;;;;;;;', klant(klantnummer="K2", achternaam="")))
    text = correction(tmp_path, gelezen).read_text()
    mended = text.replace('"a"b', '"""a""b"').replace("K2;", "K2;", 1)
    again = read("klanten", mended.encode())
    assert [row[:3] for row in again.rows] == [("BQ1", None, '"a"b')]
    assert [record.cellen[0] for record in again.bad_records] == ["K2"]


def test_lone_carriage_return_survives_the_correction_file(tmp_path):
    gelezen = read("uitkeringen", lines(UITKERINGEN, '"K\r1";x;;'))
    again = read("uitkeringen", correction(tmp_path, gelezen).read_bytes())
    assert [record.cellen for record in again.bad_records] == [("K\r1", "x", "", "")]


def test_raw_rows_for_refusals_of_the_database():
    gelezen = read(
        "uitkeringen", lines(UITKERINGEN + ";fout", "K1; 01-01-2019;;;", "", "K2;2019-01-01;;;oud")
    )
    fout = Fout.of_cell("uitkeringen.csv", gelezen.lines[1], "klantnummer", "K2", "is geen bekende klant")
    [record] = gelezen.bad_records_for([fout, fout])
    assert record.cellen == ("K2", "2019-01-01", "", "")
    assert record.fouten == ('uitkeringen.csv, regel 4, kolom klantnummer: "K2" is geen bekende klant.',) * 2


def test_writing_replaces_the_earlier_file_and_leaves_nothing_behind_when_it_fails(tmp_path):
    gelezen = read("uitkeringen", lines(UITKERINGEN, "K1;x;;"))
    correction(tmp_path, gelezen)
    with pytest.raises(ZeroDivisionError):
        write_fouten_csv(tmp_path, "uitkeringen", gelezen.header, (1 / 0 for _ in range(1)))
    assert os.listdir(tmp_path) == ["uitkeringen.fouten.csv"]
    assert "K1;x" in (tmp_path / "uitkeringen.fouten.csv").read_text()


def test_old_private_files_are_removed_and_nothing_else(tmp_path):
    for name in ("a.fouten.csv", "b.afwijkingen.csv", "c.fouten.csv", "klanten.csv"):
        (tmp_path / name).write_text("x")
        age = timedelta(days=6, hours=23) if name.startswith("c") else timedelta(days=7, seconds=1)
        os.utime(tmp_path / name, (0, (NOW - age).timestamp()))
    assert remove_old(tmp_path, NOW) == ["a.fouten.csv", "b.afwijkingen.csv"]
    assert sorted(os.listdir(tmp_path)) == ["c.fouten.csv", "klanten.csv"]
    assert remove_old(tmp_path / "nergens", NOW) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\x1b[1m\u202e\u2028\u2029", "a\\nb\\x1b[1m\\u202e\\u2028\\u2029"),
        ("é" * 61, "é" * 60 + "…"),
        ("999321298", "*****1298"),
        ("x999321298y10000008", "x*****1298y****0008"),
        ("999321299 12345678", "999321299 12345678"),
        ("👩 1234567890123", "👩 1234567890123"),
    ],
)
def test_value_is_shown_harmlessly(text: str, shown: str):
    assert show(text) == shown


def test_bsn_cut_by_the_length_is_masked_first():
    assert show("x" * 55 + "999321298") == "x" * 55 + "*****…"


def test_nearest_names():
    codes = ["schulden", "taal", "opleiding", "huisvesting", "zelfvertrouwen"]
    assert nearest("Schuld", codes) == ["schulden"]
    assert nearest("xyz", codes) == []
    assert unknown_code("xyz", codes) == f"is geen bekende waarde; kies uit: {', '.join(codes)}"
    many = [f"code{number}" for number in range(20)] + ["taal"]
    assert unknown_code("tq", many).startswith("is geen bekende waarde; het meest lijken: taal")
    assert unknown_code("x", []) == "is geen bekende waarde"
