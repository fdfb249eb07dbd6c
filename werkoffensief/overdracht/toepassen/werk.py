"""The state of a run and of one file that is being applied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from werkoffensief.overdracht.fouten import Fout, plain_sentence
from werkoffensief.overdracht.geheugen import remembered_units
from werkoffensief.overdracht.lezen import GelezenTabel, raw_records
from werkoffensief.overdracht.toepassen.bestemming import Bestemming


@dataclass
class Verschil:
    """Something that was not taken (or, for benefit, was replaced although the screen had changed it)."""

    soort: str
    regel: int
    sleutel: str
    eenheid: tuple[str, ...]
    scherm: dict[str, Any]
    bestand: dict[str, Any]
    rij_id: str | None = None
    klant_id: UUID | None = None
    toelichting: str | None = None
    scherm_door: str | None = None  # `when|who` as a check found it
    door: str | None = None
    wanneer: datetime | None = None


@dataclass
class Botsing:
    """A clash with the screen: the columns that take part, why, and `when|who` of the screen's side when known."""

    kolommen: tuple[str, ...]
    waarom: str
    scherm: str | None = None


class GeweigerdError(Exception):
    """This file is refused; the reasons stand in each `Werk` of `werken`."""

    def __init__(self, werken: list["Werk"]) -> None:
        super().__init__()
        self.werken = werken


@dataclass
class Ronde:
    """One run over several files."""

    door: str
    bron: str
    levering_id: UUID
    today: date
    overschrijf: bool = False
    proef: bool = False
    # What was refused: table → (file name, its keys as far as they could be read; None when not at all).
    geweigerd: dict[str, tuple[str, set[str] | None]] = field(default_factory=dict)
    # What comes later in this run and was read already, for a file that has to know it.
    straks: dict[str, GelezenTabel] = field(default_factory=dict)


@dataclass
class Werk:
    """One file that is being applied."""

    ronde: Ronde
    gelezen: GelezenTabel
    bestemming: Bestemming
    problems: list[tuple[int, str | None, str]] = field(default_factory=list)
    refused: set[tuple[int, str | None]] = field(default_factory=set)
    botsingen: list[tuple[int, Botsing]] = field(default_factory=list)  # (line, clash) of the checks that run
    weg: dict[int, Botsing] = field(default_factory=dict)  # line of a new row that is left out → why
    blijft: dict[tuple[int, int], Botsing] = field(
        default_factory=dict
    )  # (line, bit of a unit) of the screen → why
    deels: dict[int, list[str]] = field(default_factory=dict)  # line → the part of its list that is taken
    verwijst: dict[str, int] = field(default_factory=dict)  # refused file → number of rows that point into it
    verschillen: list[Verschil] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    open_keys: set[tuple[str, str]] = field(default_factory=set)  # (key, unit) of differences that wait
    afgehandeld: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # (key, unit, status) of those settled
    nieuw: int = 0
    gewijzigd: int = 0
    overgeslagen: int = 0
    verwijderd: int = 0
    wrote: bool = False

    @cached_property
    def afwezig(self) -> frozenset[int]:
        """The numbers of the units of which the file has no column: those added later may be left out."""
        units = enumerate(remembered_units(self.bestemming.tabel))
        return frozenset(number for number, unit in units if unit[0] not in self.gelezen.header)

    def run(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run one statement; the number of rows it touched."""
        with connection.cursor() as cursor:
            cursor.execute(sql, list(params) if params else None)
            return cursor.rowcount

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one query."""
        with connection.cursor() as cursor:
            cursor.execute(sql, list(params) if params else None)
            return cursor.fetchall()

    def copy(self, table: str, columns: Sequence[str], rows: Any) -> None:
        """COPY rows into a table."""
        names = ", ".join(columns)
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def refuse(self, regel: int, kolom: str | None, waarom: str) -> None:
        """A reason to refuse the file; one per cell, the first."""
        if (regel, kolom) not in self.refused:
            self.refused.add((regel, kolom))
            self.problems.append((regel, kolom, plain_sentence(waarom)))

    def clash(self, regel: int, botsing: Botsing) -> None:
        """This row clashes with the screen: it yields, and is reported."""
        botsing.waarom = plain_sentence(botsing.waarom)
        self.botsingen.append((regel, botsing))

    def tell(self, text: str) -> None:
        self.meldingen.append(plain_sentence(text))

    @property
    def fouten(self) -> list[Fout]:
        """The refusals as sentences, with the cells as they came."""
        return fouten_of(self.gelezen, self.problems, self.verwijst)


def fouten_of(
    gelezen: GelezenTabel, problems: list[tuple[int, str | None, str]], verwijst: dict[str, int]
) -> list[Fout]:
    """Refusals by the database's side, by line; rows that point into a refused file are one refusal."""
    lines = {regel for regel, _kolom, _waarom in problems}
    raw = raw_records(gelezen.data, gelezen.bestand, gelezen.tabel, lines) if lines else {}
    places = {name: place for place, name in enumerate(gelezen.header)}
    found = []
    for regel, kolom, waarom in sorted(problems, key=lambda problem: (problem[0], problem[1] or "")):
        cells = raw.get(regel, ())
        place = places.get(kolom or "", -1)
        text = cells[place] if 0 <= place < len(cells) else ""
        if kolom is None:
            found.append(Fout(gelezen.bestand, regel, None, None, waarom))
        else:
            found.append(Fout.of_cell(gelezen.bestand, regel, kolom, text, waarom))
    for name, number in sorted(verwijst.items()):
        rijen = "1 rij verwijst" if number == 1 else f"{number} rijen verwijzen"
        found.append(
            Fout(gelezen.bestand, None, None, None, f"{rijen} naar {name}; dat bestand is geweigerd")
        )
    return found
