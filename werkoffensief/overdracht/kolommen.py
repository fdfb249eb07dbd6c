"""What a column of an import file is, and a table of them. Rows are tuples in the order of `Tabel.columns`."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from werkoffensief.overdracht import regels

MAX_INT = 2_147_483_647
MAX_SMALL = 32_767
MAX_MAANDEN = 9_999  # more would leave the calendar when added to a date


class Soort(Enum):
    """What a cell holds, and its normalised Python value (None for an empty cell)."""

    TEKST = "text: str"
    NUMMER = "identifier: str; a number cell in xlsx is refused (leading zeros get lost)"
    CODE = "code of a list that the applier knows: str"
    DATUM = "date: datetime.date"
    MOMENT = "date and time: aware datetime.datetime in UTC"
    TIJD = "time of the day: datetime.time"
    GETAL = "whole number: int"
    JAAR = "year: int of four digits"
    BSN = "citizen number: str of nine digits"
    KVK = "chamber of commerce number: str of eight digits"
    KEUZE = "one of `choices`: str"
    LIJST = "values separated by |: sorted tuple of unique str, None when there are none"


@dataclass(frozen=True)
class Kolom:
    """One column.

    required: an empty cell is refused. past: not after today. choices: the only values.
    lijst: the code list that the applier checks (its name in codes.csv).
    refers: the table whose key it names.
    optional_header: may be left out of a file (columns that a later issue adds at the end).
    """

    name: str
    soort: Soort = Soort.TEKST
    required: bool = True
    max_length: int = 200
    minimum: int = 0
    maximum: int = MAX_INT
    past: bool = False
    choices: tuple[str, ...] = ()
    lijst: str | None = None
    refers: str | None = None
    optional_header: bool = False


@dataclass(frozen=True)
class Tabel:
    """One file. `joined`: columns that only make sense together; `rules`: see regels.py.

    `of_end`: words about an end, and the column of that end; they go with it.
    """

    name: str
    columns: tuple[Kolom, ...]
    key: tuple[str, ...]
    joined: tuple[tuple[str, ...], ...] = ()
    rules: tuple[regels.Rule, ...] = ()
    of_end: tuple[tuple[str, str], ...] = ()

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(kolom.name for kolom in self.columns)

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """All non-key columns in column order, those that only make sense together as one unit."""
        first_of = {names[0]: names for names in self.joined}
        inner = {name for names in self.joined for name in names[1:]}
        rest = [name for name in self.column_names if name not in self.key and name not in inner]
        return tuple(first_of.get(name, (name,)) for name in rest)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Column name → place in a row."""
        return {name: place for place, name in enumerate(self.column_names)}

    @cached_property
    def key_positions(self) -> tuple[int, ...]:
        return tuple(self.positions[name] for name in self.key)


def nummer(name: str, refers: str | None = None, **options) -> Kolom:
    return Kolom(name, Soort.NUMMER, refers=refers, **options)


def datum(name: str, **options) -> Kolom:
    return Kolom(name, Soort.DATUM, **options)


def keuze(name: str, *choices: str) -> Kolom:
    return Kolom(name, Soort.KEUZE, choices=choices)


def later(name: str, soort: Soort = Soort.TEKST, **options) -> Kolom:
    """A column that was added to a file of the contract: it may be empty, and may be left out."""
    return Kolom(name, soort, required=False, optional_header=True, **options)


def reden(lijst: str) -> Kolom:
    return Kolom("einde_reden", Soort.CODE, required=False, lijst=lijst)


KLANT = nummer("klantnummer", "klanten")
MEDEWERKER = nummer("medewerker", "medewerkers")
