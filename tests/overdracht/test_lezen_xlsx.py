"""Worksheets: what is taken, what is refused, and archives made to hurt."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
import xlsxwriter

from tests.overdracht.gevallen import AKKOORDEN, KLANTEN, TODAY, UITKERINGEN, lines
from werkoffensief.overdracht import werkboek
from werkoffensief.overdracht.lezen import GelezenTabel, read_table
from werkoffensief.overdracht.tabellen import BY_NAME

MIDDAG = datetime.combine(date(2019, 2, 1), time(13, 30))
UNREADABLE = "dit is geen leesbaar xlsx-bestand (of er zit een wachtwoord op)"
IS_GETAL = "is een getal; zet de kolom in Excel op Tekst en vul de waarde opnieuw in"


class Blad:
    """A workbook in memory; `datum` is a date format."""

    def __init__(self, header: str):
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {"in_memory": True})
        self.sheet = self.book.add_worksheet("Gegevens")
        self.datum = self.book.add_format({"num_format": "dd-mm-yyyy"})
        self.sheet.write_row(0, 0, header.split(";"))

    def bytes(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


def read(table: str, data: bytes) -> GelezenTabel:
    return read_table(io.BytesIO(data), BY_NAME[table], today=TODAY, bestand=f"{table}.xlsx")


def sentences(table: str, data: bytes) -> list[str]:
    return [fout.zin().removeprefix(f"{table}.xlsx") for fout in read(table, data).fouten]


def sheet(header: str, fill: Callable[[Blad], object]) -> bytes:
    blad = Blad(header)
    fill(blad)
    return blad.bytes()


def test_text_dates_and_numbers_are_taken():
    blad = Blad(AKKOORDEN)
    blad.sheet.write_row(2, 0, [" A1", "01234567", "zorg", "", "31-12-2020", 6, "7"])
    blad.sheet.write_datetime(2, 3, date(2019, 2, 1), blad.datum)
    gelezen = read("werkakkoorden", blad.bytes())
    assert gelezen.fouten == []
    assert gelezen.rows == [("A1", "01234567", "zorg", date(2019, 2, 1), date(2020, 12, 31), 6, 7)]
    assert gelezen.lines == [3]


def test_only_the_first_sheet_counts():
    blad = Blad(UITKERINGEN)
    blad.book.add_worksheet("Kladblok").write(0, 0, "=1+1")
    assert read("uitkeringen", blad.bytes()).accepted


def test_house_number_may_be_a_number_cell():
    blad = Blad(KLANTEN)
    blad.sheet.write_row(1, 0, ["K1", "", "", "", "Jansen", "", "2521 LT", 315])
    assert read("klanten", blad.bytes()).rows[0][7] == "315"


@pytest.mark.parametrize(
    ("place", "value", "zin"),
    [
        (0, 100000, f'klantnummer: "100000" {IS_GETAL}'),
        (1, 999321298, f'bsn: "*****1298" {IS_GETAL}'),
        (10, 612345678, f'telefoon: "612345678" {IS_GETAL}'),
        (7, 3.5, f'huisnummer: "3.5" {IS_GETAL}'),
        (7, 1e15, f'huisnummer: "1000000000000000.0" {IS_GETAL}'),
        (4, True, 'achternaam: "WAAR" is WAAR of ONWAAR, geen tekst'),
        (5, 43467, 'geboortedatum: "43467" is een getal, geen datum; maak de cel in Excel op als datum'),
        (2, "", None),
    ],
)
def test_cell_of_the_wrong_type_is_refused(place: int, value: object, zin: str | None):
    blad = Blad(KLANTEN)
    blad.sheet.write_row(1, 0, ["K1", "", "", "", "Jansen"])
    blad.sheet.write(1, place, value)
    assert sentences("klanten", blad.bytes()) == ([f", regel 2, kolom {zin}."] if zin else [])


def test_dates_and_times_in_the_wrong_place_are_refused():
    blad = Blad(UITKERINGEN)
    blad.sheet.write_datetime(1, 0, date(2019, 2, 1), blad.datum)
    blad.sheet.write_datetime(1, 1, MIDDAG, blad.datum)
    blad.sheet.write(2, 0, "K2")
    blad.sheet.write_datetime(2, 1, time(13, 30), blad.book.add_format({"num_format": "hh:mm"}))
    assert sentences("uitkeringen", blad.bytes()) == [
        ', regel 2, kolom klantnummer: "2019-02-01" is een datum; '
        "zet de kolom in Excel op Tekst en vul de waarde opnieuw in.",
        ', regel 2, kolom start: "2019-02-01 13:30:00" bevat een tijd.',
        ', regel 3, kolom start: "13:30:00" bevat een tijd.',
    ]


def test_formulas_and_error_values_are_refused_wherever_they_stand():
    blad = Blad(UITKERINGEN)
    blad.sheet.write_row(1, 0, ["K1", "2019-01-01"])
    blad.sheet.write_formula(1, 0, '="K"&1', None, "K1")
    blad.sheet.write_formula(4, 1, "=NA()", None, "#N/A")
    blad.sheet.write_row(5, 0, ["K2", "2019-01-01"])
    formula = "bevat een formule; plak de waarde zelf in de cel."
    assert sentences("uitkeringen", blad.bytes()) == [
        f', regel 2, kolom klantnummer: "K1" {formula}',
        ", regel 5, kolom klantnummer: mag niet leeg zijn.",
        f", regel 5, kolom start: {formula}",
    ]


def test_error_value_without_formula_is_refused():
    data = edited(
        Blad(UITKERINGEN), b"</sheetData>", b'<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row></sheetData>'
    )
    assert sentences("uitkeringen", data) == [
        ", regel 2, kolom klantnummer: bevat een foutwaarde van Excel.",
        ", regel 2, kolom start: mag niet leeg zijn.",
    ]


def test_formula_in_the_header_is_refused():
    data = sheet(
        UITKERINGEN, lambda blad: blad.sheet.write_formula(0, 3, '="einde_reden"', None, "einde_reden")
    )
    assert sentences("uitkeringen", data) == [", regel 1: de kopregel bevat een formule of een foutwaarde."]


def test_header_faults_are_those_of_a_csv_file():
    data = sheet("klantnummer;start;eind;;einde_reden;start", lambda blad: None)
    assert sentences("uitkeringen", data) == [
        ", regel 1: kolom 4 heeft geen naam in de kopregel.",
        ", regel 1, kolom start: staat dubbel in de kopregel.",
        ", regel 1, kolom eind: onbekende kolom; bedoelt u einde of einde_reden?",
        ", regel 1, kolom einde: ontbreekt in de kopregel.",
    ]


def test_cell_beside_the_table_is_too_many_cells():
    blad = Blad(UITKERINGEN)
    blad.sheet.write_row(1, 0, ["K1", "2019-01-01", "", "", "", "opmerking"])
    assert sentences("uitkeringen", blad.bytes()) == [", regel 2: te veel cellen: 6, de kopregel heeft er 4."]


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        (b"", "het bestand is leeg (0 bytes)"),
        (lines(KLANTEN), UNREADABLE),
        (b"PK\x03\x04" + bytes(200), UNREADABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UNREADABLE),
    ],
)
def test_what_only_calls_itself_a_workbook_is_refused(data: bytes, zin: str):
    assert sentences("klanten", data) == [f": {zin}."]


def test_empty_sheet_has_no_header():
    assert sentences("klanten", sheet("", lambda blad: None)) == [
        ": het eerste werkblad heeft geen kopregel."
    ]


def edited(blad: Blad, old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The same workbook with `old` replaced in one part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(blad.bytes())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old in text
                text = text.replace(old, new)
            target.writestr(name, text)
    return out.getvalue()


def test_cell_in_the_last_corner_is_refused_before_room_is_made():
    data = sheet(UITKERINGEN, lambda blad: blad.sheet.write(1_048_575, 16_383, "x"))
    assert sentences("uitkeringen", data) == [
        ": het werkblad is te groot (verwijder lege rijen en kolommen aan het eind)."
    ]


def test_archive_that_unpacks_too_large_is_refused_whatever_size_it_states(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(werkboek, "MAX_UNPACKED", 1_000_000)
    data = edited(Blad(UITKERINGEN), b"<sheetData>", b"<!--" + b" " * 2_000_000 + b"--><sheetData>")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        stated = book.getinfo("xl/worksheets/sheet1.xml").file_size
    liar = data.replace(stated.to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert liar != data
    for archive in (data, liar):
        assert sentences("uitkeringen", archive) == [": het bestand is uitgepakt te groot."]


def test_one_long_text_named_by_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(werkboek, "MAX_CHARACTERS", 100_000)
    data = sheet(UITKERINGEN, lambda blad: [blad.sheet.write(row, 0, "k" * 1000) for row in range(1, 200)])
    assert sentences("uitkeringen", data) == [
        ": het werkblad is te groot (verwijder lege rijen en kolommen aan het eind)."
    ]


def test_document_type_is_refused():
    data = edited(Blad(UITKERINGEN), b"<worksheet ", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet ')
    assert sentences("uitkeringen", data) == [f": {UNREADABLE}."]


def test_two_parts_of_one_name_are_refused():
    buffer = io.BytesIO(Blad(UITKERINGEN).bytes())
    with zipfile.ZipFile(buffer, "a") as book, pytest.warns(UserWarning, match="Duplicate name"):
        book.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert sentences("uitkeringen", buffer.getvalue()) == [f": {UNREADABLE}."]


@pytest.mark.parametrize("length", range(0, 5300, 97))
def test_cut_off_archive_is_a_refusal(length: int):
    data = Blad(UITKERINGEN).bytes()
    assert length < len(data)
    assert len(sentences("uitkeringen", data[:length])) == 1


def test_correction_file_of_a_worksheet_is_text():
    blad = Blad(UITKERINGEN)
    blad.sheet.write_row(1, 0, [5, "", "", "werk"])
    blad.sheet.write_datetime(1, 1, date(2019, 2, 1), blad.datum)
    [record] = read("uitkeringen", blad.bytes()).bad_records
    assert record.cellen == ("5", "2019-02-01", "", "werk")
