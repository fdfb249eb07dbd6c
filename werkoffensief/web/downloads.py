"""A list as a file: CSV or a workbook, made on the server, with an end to its length.

Who may fetch it, and the line in the log, are the caller's: first the log, then the bytes. So rows are read and written
one after another, but the answer begins only when the last one is in: half a list is none. `attachment`
sends a file of somebody else in the same way.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

import xlsxwriter
from django.http import FileResponse, HttpResponse

from werkoffensief.web.refusals import RefusalError

MAX_ROWS = 20_000
TOO_LONG = "Deze lijst is te lang om te downloaden. Kies eerst een filter."
CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a spreadsheet takes for the beginning of a formula, also in the wide letters of East Asian keyboards.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BREAKS = ("\t", "\r", "\n")
# What a browser may do with a file of somebody else, should it ever show it: nothing.
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is ready to be sent."""

    name: str
    kind: str
    number: int
    content: bytes

    def response(self) -> HttpResponse:
        """The file as an attachment that no cache keeps."""
        return HttpResponse(
            self.content,
            content_type=TYPES[self.kind],
            headers={
                "Content-Disposition": f'attachment; filename="{self.name}.{self.kind}"',
                "Cache-Control": "no-store",
            },
        )


def attachment(file: BinaryIO, *, name: str, content_type: str) -> FileResponse:
    """A stored file, always to be saved and never shown, whatever is in it. Closes `file`."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = CLOSED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def make_download(
    *, name: str, kind: str, head: Sequence[str], rows: Iterable[Sequence[Any]], limit: int = MAX_ROWS
) -> Download:
    """The rows under their heads. `kind`: csv or xlsx; `name`: ASCII, without anything about a person.

    Raises RefusalError when there are more rows than `limit`: half a list is none.
    """
    counted = _Counted(rows, limit)
    make = {CSV: _csv, XLSX: _xlsx}[kind]
    content = make(head, counted)
    return Download(name, kind, counted.number, content)


class _Counted:
    """The rows as they come, none of them kept, up to a limit."""

    def __init__(self, rows: Iterable[Sequence[Any]], limit: int) -> None:
        self.rows, self.limit, self.number = rows, limit, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.number += 1
            if self.number > self.limit:
                raise RefusalError(TOO_LONG)
            yield row


def neutral(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(BREAKS) or text.lstrip().startswith(FORMULA) else text


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """With a mark of UTF-8 and semicolons, as a Dutch spreadsheet program expects."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(map(neutral, head))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return neutral(value) if isinstance(value, str) else str(value)


def _xlsx(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Text is text here: no formula, no link."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        _fill(book, head, rows)
    return file.getvalue()


def _fill(book: xlsxwriter.Workbook, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    sheet.write_row(0, 0, head, bold)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, place, value, day)
            elif isinstance(value, int):
                sheet.write_number(number, place, value)
            elif value is not None:
                sheet.write_string(number, place, str(value))
