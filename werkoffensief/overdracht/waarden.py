"""Cells: from text to normalised values and back.

Source: contract.md section 2, "Content is compared after normalising".

`parser(kolom, today=)` gives the function for one cell, `column_reader(kolom, today=)` the same for a
whole column at once (far faster: dates and codes repeat, a text column is checked as one string). Both give
None for an empty cell; required cells are the column reader's business. `format_rows` is the way back.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from stdnum.nl import bsn

from werkoffensief.overdracht.fouten import unknown_code
from werkoffensief.overdracht.kolommen import Kolom, Soort, Tabel
from werkoffensief.web.clock import AMSTERDAM

FIRST_YEAR = 1800  # an earlier year is a typing error; 9999-12-31 is what many systems write for "no end"
SCREEN_ROLLEN = frozenset({"beheerder", "privacy", "werkgever"})
EMPTY = "mag niet leeg zijn"
MOMENT = re.compile(r"([0-9-]{10})[T ]([0-9]{2}:[0-9]{2})(?::00)?(Z|[+-][0-9]{2}:[0-9]{2})?")
LINE_END = re.compile(r"\r\n?")
TIJD = re.compile(r"[0-9]{1,2}:[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2}")

Parser = Callable[[str], Any]
ColumnReader = Callable[[Sequence[str]], tuple[Sequence[Any], list[tuple[int, str]]]]


class OngeldigeWaardeError(ValueError):
    """A cell that is refused; its message is the Dutch reason, to stand after the quoted value."""


def parse_tekst(raw: str, max_length: int = 200) -> str | None:
    """Text in NFC, trimmed, inner line ends LF; refused with NUL or when too long (in characters)."""
    text = LINE_END.sub("\n", unicodedata.normalize("NFC", raw)).strip()
    if "\0" in text:
        raise OngeldigeWaardeError("bevat een NUL-teken")
    if len(text) > max_length:
        raise OngeldigeWaardeError(f"is te lang ({len(text)} tekens, hoogstens {max_length})")
    return text or None


def normalised(text: str | None) -> str | None:
    """A text as an import keeps it: what somebody typed on screen may have other line ends or characters."""
    if text is None or (text.isascii() and "\r" not in text):
        return (text and text.strip()) or None
    return LINE_END.sub("\n", unicodedata.normalize("NFC", text)).strip() or None


def parse_datum(raw: str, today: date | None = None) -> date | None:
    """A date written as 2019-12-31 or 31-12-2019. With `today`: not in the future."""
    text = raw.strip()
    if not text:
        return None
    iso = text
    if len(text) == 10 and text[2] == "-" == text[5]:
        iso = f"{text[6:]}-{text[3:5]}-{text[:2]}"
    if not (len(iso) == 10 and iso[4] == "-" == iso[7]):
        raise OngeldigeWaardeError("is geen datum (schrijf 2019-12-31 of 31-12-2019)")
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        raise OngeldigeWaardeError("is geen bestaande datum") from None
    if value.year < FIRST_YEAR:
        raise OngeldigeWaardeError(f"ligt voor het jaar {FIRST_YEAR}")
    if today is not None and value > today:
        raise OngeldigeWaardeError("ligt in de toekomst")
    return value


def parse_moment(raw: str) -> datetime | None:
    """A date and a time, such as `2026-12-03 10:00` on a Dutch clock, or with its distance to UTC behind it."""
    text = raw.strip()
    if not text:
        return None
    match = MOMENT.fullmatch(text)
    if match is None:
        raise OngeldigeWaardeError("is geen datum met een tijd (schrijf 2026-12-03 10:00)")
    dag, tijd, zone = match.groups()
    day = parse_datum(dag)
    try:
        moment = datetime.fromisoformat(f"{day}T{tijd}{zone or ''}")
    except ValueError:
        raise OngeldigeWaardeError("is geen bestaande tijd") from None
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    local = moment.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    if local.astimezone(AMSTERDAM).replace(tzinfo=None) != moment:
        raise OngeldigeWaardeError("is een tijd die er niet was: toen ging de klok vooruit")
    return local


def parse_tijd(raw: str) -> time | None:
    """A time of the day written as 14:05, or with seconds."""
    text = raw.strip()
    if not text:
        return None
    if not TIJD.fullmatch(text):
        raise OngeldigeWaardeError("is geen tijd (schrijf 14:05)")
    try:
        return time.fromisoformat(text.zfill(5) if len(text) < 5 else text)
    except ValueError:
        raise OngeldigeWaardeError("is geen bestaande tijd") from None


def parse_getal(raw: str, minimum: int, maximum: int) -> int | None:
    """A whole number: digits only, between two bounds."""
    text = raw.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise OngeldigeWaardeError("is geen geheel getal (gebruik alleen cijfers)")
    digits = text.lstrip("0") or "0"
    if len(digits) > 10 or not minimum <= int(digits) <= maximum:
        raise OngeldigeWaardeError(f"moet een getal van {minimum} tot en met {maximum} zijn")
    return int(digits)


def parse_jaar(raw: str) -> int | None:
    """A year of four digits."""
    text = raw.strip()
    if text and not (len(text) == 4 and text.isascii() and text.isdigit() and int(text) >= FIRST_YEAR):
        raise OngeldigeWaardeError("is geen jaar (schrijf vier cijfers)")
    return int(text) if text else None


def parse_bsn(raw: str) -> str | None:
    """A citizen number in nine digits. Source: 11-check, Wet algemene bepalingen burgerservicenummer."""
    text = raw.strip()
    if not text:
        return None
    if not (len(text) in {8, 9} and text.isascii() and text.isdigit()):
        raise OngeldigeWaardeError("is geen geldig burgerservicenummer (het moet 8 of 9 cijfers hebben)")
    number = text.zfill(9)
    if number == "000000000":
        raise OngeldigeWaardeError("is geen geldig burgerservicenummer (alleen nullen)")
    if bsn.checksum(number) != 0:
        raise OngeldigeWaardeError("is geen geldig burgerservicenummer (de elfproef klopt niet)")
    return number


def parse_kvk(raw: str) -> str | None:
    """A chamber of commerce number: eight digits."""
    text = raw.strip()
    if text and not (len(text) == 8 and text.isascii() and text.isdigit()):
        raise OngeldigeWaardeError("is geen KVK-nummer (8 cijfers)")
    return text or None


def parse_keuze(raw: str, choices: tuple[str, ...]) -> str | None:
    """One of a fixed list, written exactly so."""
    text = raw.strip()
    if text and text not in choices:
        raise OngeldigeWaardeError(unknown_code(text, choices))
    return text or None


def parse_lijst(raw: str, choices: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """Values separated by `|`, sorted, each once; empty parts are skipped."""
    parts = {part for piece in raw.split("|") if (part := parse_tekst(piece)) is not None}
    for part in sorted(parts.difference(choices) if choices else ()):
        if part in SCREEN_ROLLEN:
            raise OngeldigeWaardeError(f"bevat de rol {part}; die geeft u alleen op het scherm")
        what = "rol" if "regisseur" in choices else "code"
        raise OngeldigeWaardeError(f"bevat een onbekende {what}; kies uit: {', '.join(choices)}")
    return tuple(sorted(parts)) or None


def parser(kolom: Kolom, *, today: date) -> Parser:
    """The function that reads one cell of this column; raises OngeldigeWaardeError."""
    makers: dict[Soort, Parser] = {
        Soort.DATUM: partial(parse_datum, today=today if kolom.past else None),
        Soort.MOMENT: parse_moment,
        Soort.TIJD: parse_tijd,
        Soort.GETAL: partial(parse_getal, minimum=kolom.minimum, maximum=kolom.maximum),
        Soort.JAAR: parse_jaar,
        Soort.BSN: parse_bsn,
        Soort.KVK: parse_kvk,
        Soort.KEUZE: partial(parse_keuze, choices=kolom.choices),
        Soort.LIJST: partial(parse_lijst, choices=kolom.choices),
    }
    return makers.get(kolom.soort, partial(parse_tekst, max_length=kolom.max_length))


class _Remembered(dict):
    """Raw cell → value: each different cell of a column is parsed once."""

    def __init__(self, parse: Parser):
        super().__init__()
        self.parse = parse

    def __missing__(self, raw: str) -> Any:
        value = self[raw] = self.parse(raw)
        return value


def column_reader(kolom: Kolom, *, today: date) -> ColumnReader:
    """The function that reads a block of one column: (values, [(row, why)]). A refused cell becomes None."""
    parse = parser(kolom, today=today)
    is_text = kolom.soort in {Soort.TEKST, Soort.NUMMER}
    lookup = parse if kolom.soort is Soort.BSN else _Remembered(parse).__getitem__

    def read(cells: Sequence[str]) -> tuple[Sequence[Any], list[tuple[int, str]]]:
        faults: list[tuple[int, str]] = []
        try:
            values = _text_at_once(cells, kolom.max_length) if is_text else None
            if values is None:
                values = list(map(parse if is_text else lookup, cells))
        except OngeldigeWaardeError:
            values = list(_one_by_one(cells, parse, faults))
        if kolom.required and None in values:
            refused = {row for row, _why in faults}
            faults += [
                (row, EMPTY) for row, value in enumerate(values) if value is None and row not in refused
            ]
        return values, faults

    return read


def _text_at_once(cells: Sequence[str], max_length: int) -> list[str | None] | None:
    """A text column of which no cell needs more than trimming; None when one does."""
    joined = "".join(cells)
    if not (joined.isascii() or unicodedata.is_normalized("NFC", joined)) or "\r" in joined or "\0" in joined:
        return None
    trimmed = list(map(str.strip, cells))
    if max(map(len, trimmed)) > max_length:
        return None
    return [cell or None for cell in trimmed]


def _one_by_one(cells: Sequence[str], parse: Parser, faults: list[tuple[int, str]]) -> Iterator[Any]:
    for row, cell in enumerate(cells):
        try:
            yield parse(cell)
        except OngeldigeWaardeError as refusal:
            faults.append((row, str(refusal)))
            yield None


def format_waarde(value: Any) -> str:
    """A normalised value as the export writes it: ISO dates, lists with `|`, empty for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(AMSTERDAM).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return "|".join(value) if isinstance(value, tuple) else str(value)


def format_rows(tabel: Tabel, rows: Iterable[Sequence[Any]]) -> Iterator[list[str]]:
    """Header and rows of an export file, cells as text; to be written with `;`, LF and minimal quoting."""
    yield list(tabel.column_names)
    for row in rows:
        yield [format_waarde(value) for value in row]
