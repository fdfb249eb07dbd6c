"""What a csv file and a worksheet have in common: a header, records with lines, and what was wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_BYTES = 200_000_000


class OnleesbaarBestandError(Exception):
    """The file as a whole cannot be read; the message is the Dutch reason, `regel` the line when known."""

    def __init__(self, waarom: str, regel: int | None = None):
        super().__init__(waarom)
        self.regel = regel


@dataclass(slots=True)
class Gebroken:
    """A record that cannot be read: its first line, its cells as far as known, why, and its physical lines."""

    regel: int
    cellen: list[str]
    waarom: str
    ruw: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Inhoud:
    """An opened file. While `records` is read, `broken` and `cell_faults` fill.

    records: (line, cells as text) of every record that is not blank.
    broken: the records that cannot be read.
    cell_faults: line → {place in the record: why} (worksheets: formulas, numbers where text is needed).
    """

    header_line: int
    header: list[str]
    records: Iterator[tuple[int, list[str]]]
    broken: list[Gebroken] = field(default_factory=list)
    cell_faults: dict[int, dict[int, str]] = field(default_factory=dict)
    delimiter: str = ";"
