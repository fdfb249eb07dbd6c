"""The first sheet of an .xlsx workbook as records (contract.md section 2).

Values come from python-calamine. Before that werkboek.py has unpacked the parts with a limit and walked the
sheet's XML: calamine gives a formula's last value, an empty text for an error, and makes room for every cell
up to the last.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from werkoffensief.overdracht.inhoud import Inhoud, OnleesbaarBestandError
from werkoffensief.overdracht.kolommen import Kolom, Soort, Tabel
from werkoffensief.overdracht.werkboek import UNREADABLE, scan

MAX_PRECISE = 10**15
IS_GETAL = "is een getal; zet de kolom in Excel op Tekst en vul de waarde opnieuw in"
IS_DATUM = "is een datum; zet de kolom in Excel op Tekst en vul de waarde opnieuw in"
TEXT_ONLY = {Soort.NUMMER, Soort.BSN, Soort.KVK, Soort.CODE}
WHOLE = {Soort.GETAL, Soort.JAAR}


def open_xlsx(data: bytes, tabel: Tabel) -> Inhoud:
    """Open the first sheet; OnleesbaarBestandError for no workbook, one too large, or one without header."""
    if not data:
        raise OnleesbaarBestandError("het bestand is leeg (0 bytes)")
    faults = scan(data)
    rows = _rows(data)
    line, row = next(((line, row) for line, row in enumerate(rows, 1) if any(map(_filled, row))), (0, []))
    if not row:
        raise OnleesbaarBestandError("het eerste werkblad heeft geen kopregel")
    if line in faults:
        raise OnleesbaarBestandError("de kopregel bevat een formule of een foutwaarde", line)
    header = [str(value).strip() for value in row]
    while header and not header[-1]:
        header.pop()
    kolommen = [next((kolom for kolom in tabel.columns if kolom.name == name), None) for name in header]
    return Inhoud(line, header, _records(rows, line, kolommen, faults), cell_faults=faults)


def _records(
    rows: Iterator[list[Any]],
    header_line: int,
    kolommen: Sequence[Kolom | None],
    faults: dict[int, dict[int, str]],
) -> Iterator[tuple[int, list[str]]]:
    width = len(kolommen)
    for line, row in enumerate(rows, header_line + 1):
        cells = []
        for place, value in enumerate(row):
            text, why = _as_text(value, kolommen[place] if place < width else None)
            cells.append(text)
            if why:
                faults.setdefault(line, {}).setdefault(place, why)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        cells += [""] * (width - len(cells))
        if any(map(str.strip, cells)) or any(place < width for place in faults.get(line, ())):
            yield line, cells


def _filled(value: Any) -> bool:
    return not isinstance(value, str) or bool(value.strip())


def _as_text(value: Any, kolom: Kolom | None) -> tuple[str, str | None]:
    """A cell's value as the csv file would have it, and why it is refused (None when it is not)."""
    if isinstance(value, str):
        return value, None
    if isinstance(value, bool):
        return ("WAAR" if value else "ONWAAR"), "is WAAR of ONWAAR, geen tekst"
    soort = kolom.soort if kolom else Soort.TEKST
    if isinstance(value, int | float):
        return _number(value, soort)
    if isinstance(value, date | time | timedelta):
        return _moment(value, soort)
    return str(value), "heeft een onbekend celtype"


def _moment(value: date | time | timedelta, soort: Soort) -> tuple[str, str | None]:
    """A real date cell where a date is asked for, one with a time where a moment is."""
    if isinstance(value, datetime) and soort is Soort.MOMENT:
        return value.isoformat(" "), None
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat(), None if soort is Soort.DATUM else IS_DATUM
    is_tijd = isinstance(value, time) and soort is Soort.TIJD
    return str(value), None if is_tijd else "bevat een tijd"


def _number(value: float, soort: Soort) -> tuple[str, str | None]:
    """Whole numbers are fine where a number is asked for, and in a text such as huisnummer."""
    whole = abs(value) < MAX_PRECISE and value == int(value)  # nan and infinity are never below
    text = str(int(value)) if whole else str(value)
    if soort is Soort.DATUM:
        return text, "is een getal, geen datum; maak de cel in Excel op als datum"
    if soort in TEXT_ONLY or (soort not in WHOLE and not whole):
        return text, IS_GETAL
    return text, None


def _rows(data: bytes) -> Iterator[list[Any]]:
    """All rows of the first sheet from row 1; calamine may fail at once or on the way, and may panic."""
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            yield from book.get_sheet_by_index(0).iter_rows()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        raise OnleesbaarBestandError(UNREADABLE) from error
