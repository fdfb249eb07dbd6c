"""What a delivery brought last time, as keyed hashes: eight bytes a unit.

The key stands outside the database (IMPORT_SLEUTEL), and the row's own key is hashed along, so that equal values
of two people do not show. A value is hashed in its normalised form; a BSN by its blind index.

Columns that were added to a file later stand at its end and may be left out. What is remembered ends before the last
of them that brought something, so that a file without them and one in which they are empty are the same.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b
from itertools import takewhile
from typing import Any

from django.conf import settings

from werkoffensief.overdracht.kolommen import Tabel

SIZE = 8
NIETS = bytes(SIZE)  # in the place of a unit of which nothing was brought yet
ESCAPES = str.maketrans({"\\": "\\\\", "|": "\\|"})
RowHasher = Callable[[str, Sequence[Any]], bytes]


def key_text(tabel: Tabel, row: Sequence[Any]) -> str:
    """The key of a row as one text: its parts joined by `|` (a `|` inside a part is escaped)."""
    places = tabel.key_positions
    if len(places) == 1:
        return str(row[places[0]])
    return "|".join(str(row[place]).translate(ESCAPES) for place in places)


def remembered_units(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The units that are compared with last time. A number never moves to another klant: that is no unit."""
    return tuple(unit for unit in tabel.units if unit != ("klantnummer",))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "|".join(value)
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value)


def row_hasher(tabel: Tabel) -> RowHasher:
    """The function (key as text, row in the order of the columns) → the hashes of its units, joined."""
    places = [tuple(tabel.positions[name] for name in unit) for unit in remembered_units(tabel)]
    base = blake2b(
        digest_size=SIZE, key=bytes.fromhex(settings.IMPORT_SLEUTEL), person=tabel.name.encode()[:16]
    )

    def hashes(sleutel: str, row: Sequence[Any]) -> bytes:
        digests = []
        for number, unit in enumerate(places):
            if len(unit) == 1:
                text = _text(row[unit[0]])
            else:
                parts = [_text(row[place]) for place in unit]
                text = "".join(f"{len(part)}:{part}" for part in parts)
            state = base.copy()
            state.update(f"{sleutel}\0{number}\0{text}".encode())
            digests.append(state.digest())
        return b"".join(digests)

    return hashes


def split(hashes: bytes | memoryview | None, number: int) -> list[bytes | None]:
    """The hash of each unit; None for each of which nothing is remembered."""
    data = bytes(hashes or b"")
    parts = (data[place * SIZE : (place + 1) * SIZE] for place in range(number))
    return [part if part and part != NIETS else None for part in parts]


def join(tabel: Tabel, sleutel: str, digests: Sequence[bytes | None]) -> bytes:
    """The way back."""
    empty = empty_units(tabel, sleutel)
    last = len(digests)
    while last > len(digests) - len(later_units(tabel)) and digests[last - 1] in (None, empty[last - 1]):
        last -= 1
    return b"".join(digest or NIETS for digest in digests[:last])


def later_units(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The units at the end that may be left out of a file, the last one first."""
    units = reversed(remembered_units(tabel))
    optional = {kolom.name for kolom in tabel.columns if kolom.optional_header}
    return tuple(takewhile(lambda unit: unit[0] in optional, units))


def empty_units(tabel: Tabel, sleutel: str) -> list[bytes | None]:
    """The hash of each unit when its cells are empty."""
    hashes = row_hasher(tabel)(sleutel, [None] * len(tabel.columns))
    return split(hashes, len(remembered_units(tabel)))
