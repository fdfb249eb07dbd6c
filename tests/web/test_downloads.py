"""A list as a file: nothing in it runs, and nothing comes half."""

import csv
import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from werkoffensief.web.downloads import make_download, neutral
from werkoffensief.web.refusals import RefusalError

HEAD = ("Naam", "Aantal", "Sinds")
EVIL = ["=1+1", "+31 6 12", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1+1", '=HYPERLINK("x")']
FINE = ["Zorg & Zo", "a=b", "'s-Gravenhage", "", "1-2", "Café \u20ac"]


def made(kind, rows, **options):
    return make_download(name="lijst", kind=kind, head=HEAD, rows=rows, **options)


@pytest.mark.parametrize("text", EVIL)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"
    content = made("csv", [(text, 1, None)]).content.decode("utf-8-sig")
    assert (
        next(csv.reader(io.StringIO(content.split("\r\n", 1)[1], newline=""), delimiter=";"))[0] == f"'{text}"
    )


@pytest.mark.parametrize("text", FINE)
def test_other_text_stays_as_it_is(text):
    assert neutral(text) == text


def test_csv_has_heads_dates_and_a_mark_of_utf_8():
    file = made("csv", [("Café", 12, date(2026, 3, 2)), ("Leeg", 0, None)])
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert file.content.decode("utf-8-sig") == "Naam;Aantal;Sinds\r\nCafé;12;2026-03-02\r\nLeeg;0;\r\n"
    assert file.number == 2


def test_workbook_holds_text_numbers_and_dates_and_no_formula_or_link():
    texts = [*EVIL, "https://voorbeeld.example/"]
    file = made("xlsx", [(text, 12, date(2026, 3, 2)) for text in texts])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[0] == list(HEAD)
    assert [row[0].strip() for row in rows[1:]] == [text.strip() for text in texts]
    assert rows[1][1:] == [12, date(2026, 3, 2)]
    with zipfile.ZipFile(io.BytesIO(file.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_list_that_is_too_long_is_refused_whole(kind):
    rows = (("x", n, None) for n in range(10**9))
    with pytest.raises(RefusalError, match="te lang om te downloaden"):
        made(kind, rows, limit=3)
    assert made(kind, [("x", 1, None)] * 3, limit=3).number == 3


def test_answer_is_an_attachment_that_no_cache_keeps():
    response = made("csv", []).response()
    assert response["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert response["Cache-Control"] == "no-store"
