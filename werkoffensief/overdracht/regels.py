"""Rules between the cells of one row that need no database.

Source: contract.md section 2, "What is true of the data".

A rule takes the normalised columns of a block by name and yields an `Overtreding` per broken row. A cell that
was refused itself is None here; the reader drops an `Overtreding` that involves one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

OPEN_STATUSSEN = frozenset({"gepland", "lopend", "wacht"})


class Overtreding(NamedTuple):
    """Row number in the block, the column to blame, why, and the other columns that take part."""

    row: int
    kolom: str
    waarom: str
    others: tuple[str, ...]


Kolommen = Mapping[str, Sequence[Any]]
Rule = Callable[[Kolommen], Iterator[Overtreding]]


def end_not_before(start: str, end: str) -> Rule:
    """No end lies before its start (both days belong to the period)."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[start], columns[end], strict=True)):
            if last is not None and first is not None and last < first:
                yield Overtreding(row, end, f"ligt voor {start} ({first})", (start,))

    return check


def end_after(start: str, end: str) -> Rule:
    """A half-open period: its end lies after its start (regisseurs)."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (first, last) in enumerate(zip(columns[start], columns[end], strict=True)):
            if last is not None and first is not None and last <= first:
                yield Overtreding(row, end, f"moet na {start} liggen ({first})", (start,))

    return check


def reason_where_ended(end: str, reason: str) -> Rule:
    """A reason stands exactly where a benefit, a traject or a placement has ended."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, (last, why) in enumerate(zip(columns[end], columns[reason], strict=True)):
            if (last is None) != (why is None):
                text = f"mag alleen als {end} is gevuld" if last is None else f"is leeg, maar {end} is gevuld"
                yield Overtreding(row, reason, text, (end,))

    return check


def status_fits_end(columns: Kolommen) -> Iterator[Overtreding]:
    """A stap that is gepland, lopend or wacht has no end; one that is afgerond or gestopt has."""
    for row, (status, last) in enumerate(zip(columns["status"], columns["einde"], strict=True)):
        if status is not None and (status in OPEN_STATUSSEN) != (last is None):
            text = (
                "past niet bij een lege cel in einde"
                if last is None
                else "past niet bij een gevulde cel in einde"
            )
            yield Overtreding(row, "status", text, ("einde",))


def akkoord_names_werkgever(columns: Kolommen) -> Iterator[Overtreding]:
    """A placement with an akkoordnummer names the agreement's employer."""
    for row, (akkoord, werkgever) in enumerate(
        zip(columns["akkoordnummer"], columns["kvk_nummer"], strict=True)
    ):
        if akkoord is not None and werkgever is None:
            yield Overtreding(row, "kvk_nummer", "is leeg, maar akkoordnummer is gevuld", ("akkoordnummer",))


def all_or_none(*names: str) -> Rule:
    """Either all of these are filled in, or none of them."""

    def check(columns: Kolommen) -> Iterator[Overtreding]:
        for row, cells in enumerate(zip(*(columns[name] for name in names), strict=True)):
            if any(cell is None for cell in cells) and any(cell is not None for cell in cells):
                empty = names[cells.index(None)]
                others = tuple(name for name in names if name != empty)
                yield Overtreding(row, empty, f"is leeg, maar {' of '.join(others)} is gevuld", others)

    return check
