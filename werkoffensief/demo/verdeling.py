"""Who of an invented municipality is what: exact totals divided over people by seeded shuffles.

Memory: a number per person for one shuffle, and a few small lists; all else is made again when asked for.
"""

import calendar
import random
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from werkoffensief.demo.namen import ACHTERVOEGSELS, BEDRIJFSNAMEN, BEDRIJFSWOORDEN, PLAATSEN
from werkoffensief.web.kalender import latest_start, months_after

if TYPE_CHECKING:
    from werkoffensief.demo.beschrijving import Gemeente

DAY = timedelta(days=1)
GEEN_WERKGEVER = "geen_werkgever"


class Staat(IntEnum):
    """How a counting placement went on."""

    LOOPT = 1  # not ended on 31 December
    AFGELOPEN = 2  # ended before 31 December, after half a year where that can be judged
    TERUGVAL = 3  # ended within half a year
    BIJSTAND_ERBIJ = 4  # goes on, but benefit began again within half a year


class Rol(NamedTuple):
    """A person's part in the totals; ranks are -1 when they do not apply."""

    doelgroep: bool
    spreekrang: int
    plaatsingsrang: int
    stap: bool

    @property
    def gesproken(self) -> bool:
        return self.spreekrang >= 0


class Akkoord(NamedTuple):
    nummer: str
    kvk_nummer: str
    sector: str
    ingangsdatum: date
    einddatum: date | None
    banen: int
    ontwikkelplekken: int


@dataclass(frozen=True, slots=True)
class Uitstroom:
    """A person's counting placement."""

    start: date
    einde: date | None
    soort: str
    kvk_nummer: str | None
    akkoord: str | None
    staat: Staat

    @property
    def half_jaar(self) -> date:
        return months_after(self.start, 6)


def apportion(total: int, shares: Sequence[int]) -> list[int]:
    """Whole numbers that add up to `total`, by largest remainder; exact shares come back as they are."""
    whole = sum(shares)
    if not whole:
        return [0] * len(shares)
    parts = [total * share // whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: -(total * shares[i] % whole))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def shuffled(number: int, seed: str) -> array:
    places = array("L", range(number))
    random.Random(seed).shuffle(places)  # noqa: S311 — invented people, no secret
    return places


class Verdeling:
    """The totals of one municipality, divided. `rol(i)` and `uitstroom(rang)` are the doors."""

    def __init__(self, gemeente: "Gemeente"):
        self.gemeente = gemeente
        self.eerste_dag = gemeente.campagne.startdatum
        self.laatste_dag = date(gemeente.jaar, 12, 31)
        self.grens = latest_start(self.eerste_dag, gemeente.campagne.minimaal_maanden)
        self._places = self._shuffled("klanten", gemeente.klanten)
        self._spoken = self._shuffled("gesproken", gemeente.gesproken)
        self._placed = self._shuffled("geplaatst", gemeente.geplaatst)
        self._kinds = self._shuffled("soort", gemeente.geplaatst)
        self._districts = self._shuffled("stadsdeel", gemeente.geplaatst)
        self._lasting = self._shuffled("duurzaam", gemeente.beoordeelbaar)
        self._months = list(accumulate(gemeente.geplaatst_per_maand))
        self._spoken_months = list(accumulate(gemeente.gesproken_per_maand))
        self._divide_stadsdelen()
        self._divide_sectors()
        self.werkgevers = self._employers()
        self.akkoorden = self._agreements()
        self._divide_people()

    def _shuffled(self, what: str, number: int) -> array:
        return shuffled(number, f"{self.gemeente.seed}/{what}")

    def rng(self, what: str) -> random.Random:
        return random.Random(f"{self.gemeente.seed}/{what}")  # noqa: S311

    def _divide_stadsdelen(self) -> None:
        gemeente = self.gemeente
        placed = gemeente.geplaatst - gemeente.geplaatst_onbekend
        self._district_ends = list(accumulate(apportion(placed, [s.geplaatst for s in gemeente.stadsdelen])))
        self._district_shares = list(accumulate(s.klanten for s in gemeente.stadsdelen))

    def _divide_sectors(self) -> None:
        gemeente = self.gemeente
        self._sectors = list(gemeente.per_sector)
        sizes = apportion(gemeente.geplaatst - gemeente.opleiding, list(gemeente.per_sector.values()))
        self._sector_ends = list(accumulate(sizes))
        self._sector_sizes = dict(zip(self._sectors, sizes, strict=True))
        self._employing = [sector for sector in self._sectors if sector != GEEN_WERKGEVER]

    def _divide_people(self) -> None:
        """Placed people: some of those spoken to, some others of the target group, most outside of it."""
        g = self.gemeente
        spoken = min(g.geplaatst * 2 // 5, g.gesproken, g.participeert)
        group = min(g.geplaatst // 10, g.doelgroep - g.gesproken)
        others = min(g.geplaatst - spoken - group, g.klanten - g.doelgroep)
        group += min(g.geplaatst - spoken - group - others, g.doelgroep - g.gesproken - group)
        spoken = g.geplaatst - group - others
        self._placed_spoken, self._placed_group = spoken, group
        running = sum(
            self._state(self._placed[x]) in (Staat.LOOPT, Staat.BIJSTAND_ERBIJ) for x in range(spoken)
        )
        self._stepping = g.participeert - running
        if not 0 <= self._stepping <= g.gesproken - spoken:
            raise ValueError(f"{g.code}: participeert does not fit with geplaatst and gesproken")

    def rol(self, i: int) -> Rol:
        g, place = self.gemeente, self._places[i]
        spoken, group = self._placed_spoken, self._placed_group
        if place < g.gesproken:
            rang = self._placed[place] if place < spoken else -1
            return Rol(True, self._spoken[place], rang, spoken <= place < spoken + self._stepping)
        if place < g.doelgroep:
            other = place - g.gesproken
            return Rol(True, -1, self._placed[spoken + other] if other < group else -1, False)
        other = place - g.doelgroep + spoken + group
        return Rol(False, -1, self._placed[other] if other < g.geplaatst else -1, False)

    def first_conversation(self, rng: random.Random, spreekrang: int) -> date:
        return self._day_in_month(rng, bisect_right(self._spoken_months, spreekrang) + 1)

    def stadsdeel(self, rng: random.Random, rol: Rol) -> int | None:
        """Index of the person's stadsdeel; exact for placed people, by share for the others."""
        districts = self.gemeente.stadsdelen
        if rol.plaatsingsrang >= 0:
            found = bisect_right(self._district_ends, self._districts[rol.plaatsingsrang])
            return found if found < len(districts) else None
        if rng.random() < 0.002:
            return None
        return bisect_right(self._district_shares, rng.randrange(self._district_shares[-1]))

    def _day_in_month(self, rng: random.Random, month: int) -> date:
        """Any day, the first and the last one a bit more often."""
        last = calendar.monthrange(self.gemeente.jaar, month)[1]
        chance = rng.random()
        day = 1 if chance < 0.04 else last if chance < 0.1 else rng.randint(1, last)
        return date(self.gemeente.jaar, month, day)

    def _month(self, rang: int) -> int:
        return bisect_right(self._months, rang) + 1

    def _state(self, rang: int) -> Staat:
        g = self.gemeente
        if rang >= g.beoordeelbaar:
            return Staat.AFGELOPEN if rang % 10 == 3 and self._month(rang) < 12 else Staat.LOOPT
        lasting = self._lasting[rang]
        if lasting < g.beoordeelbaar - g.duurzaam:
            return Staat.TERUGVAL if lasting % 4 else Staat.BIJSTAND_ERBIJ
        return Staat.AFGELOPEN if lasting % 9 == 0 and self._month(rang) < 6 else Staat.LOOPT

    def uitstroom(self, rang: int) -> Uitstroom:
        rng = self.person_rng(rang, 1)
        start = self._day_in_month(rng, self._month(rang))
        state = self._state(rang)
        soort, kvk_nummer, akkoord = self._work(rng, self._kinds[rang], start)
        return Uitstroom(start, self._end(rng, start, state, rang), soort, kvk_nummer, akkoord, state)

    def _end(self, rng: random.Random, start: date, state: Staat, rang: int) -> date | None:
        half_year, before = months_after(start, 6), self.laatste_dag - DAY
        edge = rng.random() < 0.1
        if state == Staat.TERUGVAL:
            return half_year - DAY if edge else day_between(rng, start + 10 * DAY, half_year - DAY)
        if state == Staat.AFGELOPEN:
            first = half_year if rang < self.gemeente.beoordeelbaar else start
            return first if edge else day_between(rng, first, before)
        if state == Staat.LOOPT and rng.random() < 0.04:
            first = max(self.laatste_dag, half_year)
            return first if edge else day_between(rng, first, first + 300 * DAY)
        return None

    def _work(self, rng: random.Random, kind: int, start: date) -> tuple[str, str | None, str | None]:
        """Kind, employer and agreement of a placement; `kind` is its rank among all kinds and sectors."""
        kind -= self.gemeente.opleiding
        if kind < 0:
            return "opleiding", None, None
        index = bisect_right(self._sector_ends, kind)
        sector = self._sectors[index]
        if sector == GEEN_WERKGEVER:
            return "werk", None, None
        within = kind - (self._sector_ends[index - 1] if index else 0)
        if within < self._filled[sector]:
            found = self._on_agreement(rng, sector, start, self.gemeente.jaar)
        else:
            found = (
                self._on_agreement(rng, sector, start, self.gemeente.jaar - 1) if within % 5 == 0 else None
            )
        if found:
            return "werk", found.kvk_nummer, found.nummer
        return "werk", rng.choice(self._by_sector[sector]), None

    def _on_agreement(self, rng: random.Random, sector: str, start: date, jaar: int) -> Akkoord | None:
        running = [
            akkoord
            for akkoord in self._by_year.get((sector, jaar), ())
            if akkoord.ingangsdatum <= start <= (akkoord.einddatum or date.max)
        ]
        return rng.choices(running, [akkoord.banen + 1 for akkoord in running])[0] if running else None

    def person_rng(self, i: int, what: int) -> random.Random:
        """The same chances for the same person and subject, whatever was asked before."""
        return random.Random((self.gemeente.seed * 16 + what) << 32 | i)  # noqa: S311

    def _employers(self) -> list[tuple[str, str, str, str | None]]:
        rng = self.rng("werkgevers")
        rows: list[tuple[str, str, str, str | None]] = []
        self._by_sector: dict[str, list[str]] = {}
        shares = [self.gemeente.per_sector[sector] for sector in self._employing]
        numbers = apportion(self.gemeente.werkgevers - len(shares), shares)
        for sector, number in zip(self._employing, numbers, strict=True):
            for within in range(number + 1):
                kvk_nummer = f"{len(rows) + 1:08d}" if len(rows) % 50 == 7 else f"{99000000 + len(rows)}"
                place = None if len(rows) % 40 == 3 else rng.choice(PLAATSEN)
                rows.append((kvk_nummer, _company(sector, within), sector, place))
                self._by_sector.setdefault(sector, []).append(kvk_nummer)
        return rows

    def _agreements(self) -> list[Akkoord]:
        """Those of the year with exact totals, some of the year before and a few of the next."""
        g, rng = self.gemeente, self.rng("akkoorden")
        shares = [g.per_sector[sector] for sector in self._employing]
        sectors = [
            s for s, n in zip(self._employing, apportion(g.akkoorden, shares), strict=True) for _ in range(n)
        ]
        weights = [rng.randint(1, 30) * (3 if first else 1) for first in _first_ones(sectors)]
        banen = apportion(g.banen, weights)
        plekken = apportion(
            g.ontwikkelplekken, [rng.randint(0, 30) for _ in sectors[1:]] + [7] * bool(sectors)
        )
        rows = []
        for i, (sector, first) in enumerate(zip(sectors, _first_ones(sectors), strict=True)):
            rows.append(self._agreement(rng, i, sector, first, (banen[i], plekken[i])))
        for i, year in enumerate([g.jaar - 1] * (g.akkoorden // 7) + [g.jaar + 1] * (g.akkoorden // 30)):
            start = day_between(rng, date(year, 1, 1), date(year, 12, 31))
            sector = rng.choice(self._employing)
            numbers = (rng.randint(1, 40), rng.randint(0, 25))
            kvk_nummer = rng.choice(self._by_sector[sector])
            end = months_after(start, 24)
            rows.append(Akkoord(f"A{90000 + i}", kvk_nummer, sector, start, end, *numbers))
        self._remember_agreements(rows)
        return rows

    def _agreement(
        self, rng: random.Random, i: int, sector: str, first: bool, numbers: tuple[int, int]
    ) -> Akkoord:
        """A sector's first one begins on 1 January; some end early or never, or name another sector."""
        year = self.gemeente.jaar
        start = date(year, 1, 1) if first else day_between(rng, date(year, 1, 1), date(year, 12, 31))
        if i % 29 == 28:
            start = date(year, 12, 31)
        end = months_after(start, 24 if first else rng.choice((6, 12, 24, 36))) if i % 17 else None
        named = "overig" if i % 25 == 7 else sector
        return Akkoord(f"A{i + 1:05d}", rng.choice(self._by_sector[sector]), named, start, end, *numbers)

    def _remember_agreements(self, rows: list[Akkoord]) -> None:
        sector_of = {row[0]: row[2] for row in self.werkgevers}
        self._by_year: dict[tuple[str, int], list[Akkoord]] = {}
        for akkoord in rows:
            key = sector_of[akkoord.kvk_nummer], akkoord.ingangsdatum.year
            self._by_year.setdefault(key, []).append(akkoord)
        sizes = [
            self._sector_sizes[sector] if (sector, self.gemeente.jaar) in self._by_year else 0
            for sector in self._employing
        ]
        if sum(sizes) < self.gemeente.vervulde_banen:
            raise ValueError(
                f"{self.gemeente.code}: vervulde_banen is more than the placements with agreements"
            )
        filled = apportion(self.gemeente.vervulde_banen, sizes)
        self._filled = dict(zip(self._employing, filled, strict=True))


def day_between(rng: random.Random, first: date, last: date) -> date:
    """Any day from first to last; first when last is earlier."""
    return first + timedelta(days=rng.randrange(max(1, (last - first).days + 1)))


def _first_ones(names: list[str]) -> list[bool]:
    return [i == 0 or names[i - 1] != name for i, name in enumerate(names)]


def _company(sector: str, i: int) -> str:
    kinds = BEDRIJFSNAMEN[sector]
    i, kind = divmod(i, len(kinds))
    i, word = divmod(i, len(BEDRIJFSWOORDEN))
    i, suffix = divmod(i, len(ACHTERVOEGSELS))
    number = f" {i + 1}" if i else ""
    name = BEDRIJFSWOORDEN[(word + kind * 7) % len(BEDRIJFSWOORDEN)].replace("_", " ")
    return f"{kinds[kind]} {name}{ACHTERVOEGSELS[suffix]}{number}"
