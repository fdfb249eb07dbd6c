"""A list, declared once: its filters, columns and order; and what one address asks of it.

An app declares a `Lijst` and registers it in `AppConfig.ready()`; each page, download, saved filter and act on many
rows reads its address with the same `Vraag`. A value of a filter comes from a closed list (codes, ids of rows that are
no klant), so that no name stands in an address; one that is not known (any more) shows nobody and is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.urls import reverse

from werkoffensief.web import notation
from werkoffensief.web.sorting import Sorting, chosen_sorting

MAX_COLUMNS = 7  # more do not fit on a page or a sheet of paper
MAX_CHOICES = 50  # of one filter; no control of a list holds more than 300 (issue 3)
NONE = "geen"  # `?filter=geen`: the whole list, also for whoever begins with a saved filter
POSITION = ("pagina", "na", "voor")
NOBODY = UUID(int=0)

Keuzen = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """One question that a reader may ask of the list: its word in the address, and what may be chosen.

    `keuzen(medewerker, day)`: value and label, at most MAX_CHOICES. `ook(value)`: the label of a value that is known
    but not offered. `uit`: what the control says when the filter is off.
    `snel`: values that are one press away, above the list. `pas_toe(rows, value, medewerker, day)`: the rows
    that it leaves.
    """

    naam: str
    label: str
    keuzen: Callable[[Any, date], Keuzen]
    pas_toe: Callable[[Any, str, Any, date], Any]
    ook: Callable[[str], str] = lambda value: ""
    uit: str = "Alle"
    snel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: what it shows of a row, as text, number or day; the first one of a list is its link.

    `bij(rows, day)` adds to the rows of one page what the column reads. `gegeven`: what the reading log calls it.
    `op_pagina(row)`: what the page says, when that is more than the value in a file.
    """

    sleutel: str
    label: str
    waarde: Callable[[Any], Any]
    leeg: str = ""
    sorteer: Sequence[str] = ()
    getal: bool = False
    dag: bool = False
    eerst: bool = True  # shown to whoever chose nothing
    bij: Callable[[Any, date], Any] | None = None
    gegeven: str = ""
    op_pagina: Callable[[Any], str] | None = None

    def tekst(self, row: Any) -> str:
        """What the page says."""
        if self.op_pagina:
            return self.op_pagina(row)
        value = self.waarde(row)
        if value is None or value == "":
            return self.leeg
        if isinstance(value, date):
            return notation.short_date(value)
        return notation.number(value) if isinstance(value, int) else str(value)


@dataclass(frozen=True, slots=True)
class Stap:
    """What a reader may do next with a row, in one press; `waarvan` names the row to who cannot see it."""

    label: str
    adres: str
    waarvan: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list. `url`: the name of its page. `adres(row)`: where the first column leads.

    `groepen`: other words of the address that say which rows (tabs), `los`: words that are kept but never saved.
    `volgorde`: how it is sorted when nobody asks, perhaps after what the address says; `zonder_kolom`: orders that no
    column shows.
    """

    sleutel: str
    titel: str
    url: str
    rollen: tuple[str, ...]
    filters: tuple[Filter, ...]
    kolommen: tuple[Kolom, ...]
    adres: Callable[[Any], str]
    volgorde: str | Callable[[Mapping[str, str]], str] = "naam"
    groepen: tuple[str, ...] = ()
    los: tuple[str, ...] = ()
    zonder_kolom: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def eerste_kolommen(self) -> list[str]:
        return [kolom.sleutel for kolom in self.kolommen if kolom.eerst]

    def gekozen_kolommen(self, sleutels: Sequence[str] | None) -> tuple[Kolom, ...]:
        """These columns in the order of the list, always with the first one; unknown ones are left out."""
        wanted = set(self.eerste_kolommen if sleutels is None else sleutels) | {self.kolommen[0].sleutel}
        return tuple(kolom for kolom in self.kolommen if kolom.sleutel in wanted)[:MAX_COLUMNS]

    @property
    def sorteringen(self) -> dict[str, Sequence[str]]:
        return {kolom.sleutel: kolom.sorteer for kolom in self.kolommen if kolom.sorteer} | dict(
            self.zonder_kolom
        )


_lijsten: dict[str, Lijst] = {}


def register(lijst: Lijst) -> None:
    """Make a list known to the pages for saved filters and columns."""
    _lijsten[lijst.sleutel] = lijst


def find(sleutel: str) -> Lijst | None:
    """The list with this key; None when there is none."""
    return _lijsten.get(sleutel)


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A filter that is on: what it says, and whether its value is known."""

    filter: Filter
    waarde: str
    label: str
    bekend: bool

    @property
    def zin(self) -> str:
        return f"{self.filter.label}: {self.label}"


class Vraag:
    """What an address asks of a list, for one reader on one day."""

    def __init__(
        self,
        lijst: Lijst,
        parameters: Mapping[str, str],
        medewerker: Any,
        day: date,
        *,
        keuzen: dict[str, dict[str, str]] | None = None,
    ) -> None:
        """`keuzen`: what the filters offer, when another question of this reader looked it up already."""
        self.lijst, self.medewerker, self.day = lijst, medewerker, day
        if keuzen is not None:
            self.keuzen = keuzen
        self.parameters = {
            name: value for name, value in parameters.items() if value and "\0" not in value
        }  # fmt: skip
        order = lijst.volgorde if isinstance(lijst.volgorde, str) else lijst.volgorde(self.parameters)
        self.sortering: Sorting = chosen_sorting(self.parameters, lijst.sorteringen, order)

    @cached_property
    def keuzen(self) -> dict[str, dict[str, str]]:
        """What each filter offers: label by value."""
        return {f.naam: dict(f.keuzen(self.medewerker, self.day)[:MAX_CHOICES]) for f in self.lijst.filters}

    @cached_property
    def gekozen(self) -> list[Gekozen]:
        """The filters that are on, in the order of the list."""
        found = []
        for f in self.lijst.filters:
            if value := self.parameters.get(f.naam):
                label = self.keuzen[f.naam].get(value) or f.ook(value)
                found.append(Gekozen(f, value, label or "bestaat niet (meer)", bool(label)))
        return found

    @property
    def onbekend(self) -> list[str]:
        """The labels of filters whose value is not known (any more)."""
        return [gekozen.filter.label for gekozen in self.gekozen if not gekozen.bekend]

    def waarde(self, naam: str) -> str:
        """The known value of a filter; nothing when it is off or unknown."""
        return next((g.waarde for g in self.gekozen if g.filter.naam == naam and g.bekend), "")

    def rows(self, rows: Any) -> Any:
        """Those of `rows` that every filter leaves; none when a filter says what is not known."""
        if self.onbekend:
            return rows.none()
        for gekozen in self.gekozen:
            rows = gekozen.filter.pas_toe(rows, gekozen.waarde, self.medewerker, self.day)
        return rows

    @property
    def in_woorden(self) -> str:
        """The filters as one line, for paper and for whoever saves them."""
        return "; ".join(gekozen.zin for gekozen in self.gekozen)

    @property
    def kop(self) -> list[tuple[str, str]]:
        """What a form that changes the filters must keep."""
        kept = (*self.lijst.groepen, *self.lijst.los, "sorteer")
        return [(name, self.parameters[name]) for name in kept if name in self.parameters]

    def adres(self, *, bewaren: bool = False) -> str:
        """The query of this list, without place or nonsense; to save, also without what only this session knows."""
        names = (*self.lijst.groepen, *(() if bewaren else self.lijst.los))
        query = {name: self.parameters[name] for name in names if name in self.parameters}
        query |= {g.filter.naam: g.waarde for g in self.gekozen if g.bekend or not bewaren}
        if self.parameters.get("sorteer", "").removeprefix("-") in self.lijst.sorteringen:
            query["sorteer"] = self.parameters["sorteer"]
        return urlencode(query)


def page_of(url: str) -> Callable[[Any], str]:
    """The address of a row's own page, whose only argument is the row's id. Reversed once, not for every row."""

    @cache
    def around() -> tuple[str, str]:
        before, _, after = reverse(url, args=[NOBODY]).partition(str(NOBODY))
        return before, after

    def address(row: Any) -> str:
        before, after = around()
        return f"{before}{row.pk}{after}"

    return address


def asked(lijst: Lijst, query: str, medewerker: Any, day: date, **more: Any) -> Vraag:
    """What a query that was kept asks of the list."""
    return Vraag(lijst, dict(parse_qsl(query)), medewerker, day, **more)


def shown(rows: Any, kolommen: Sequence[Kolom], day: date) -> Any:
    """The rows with what these columns read."""
    for bij in dict.fromkeys(kolom.bij for kolom in kolommen if kolom.bij):
        rows = bij(rows, day)
    return rows


def words(query: str) -> list[str]:
    """The names in a query that was kept."""
    return [name for name, _ in parse_qsl(query)]
