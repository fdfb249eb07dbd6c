"""Whether the kept roll-up is what figures.py counts: every row, on another path than the one that made it.

The people come from figures.py at the end of time; from which day to which they count is worked out here in Python.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Min

from intake.models import Campagne, Klant
from werkgevers.models import Werkakkoord
from werkoffensief.doelen import figures
from werkoffensief.doelen.enums import OF_A_CAMPAIGN, Figuur
from werkoffensief.doelen.figures import Peiling
from werkoffensief.doelen.models import Cijferregel
from werkoffensief.logboek.planner import whole_tables

ALWAYS = date.min
WHOSE = ("figuur", "jaar", "campagne_id", "klant_id", "werkakkoord_id", "plaatsing_id")
WHAT = ("van", "tot", "soort", "sector", "stadsdeel", "banen", "ontwikkelplekken")
Whose = tuple[Any, ...]
What = tuple[Any, ...]
Interval = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one person or agreement has in one figure: kept, and counted again."""

    figuur: str
    of: str
    whom: str
    kept: str
    counted: str

    def __str__(self) -> str:
        return f"{self.figuur} ({self.of}), {self.whom}: bijgehouden {self.kept}; nageteld {self.counted}"


@whole_tables()
def differences(years: Collection[int], *, pending: Collection[UUID] = ()) -> list[Difference]:
    """Where the roll-up of these years and of every campaign is not what is counted again.

    `pending`: people and agreements whose change still waits in the outbox; they are left out.
    """
    kept, counted = _grouped(_kept(years)), _grouped(_counted(years))
    wrong = [
        whose
        for whose in kept.keys() | counted.keys()
        if kept.get(whose) != counted.get(whose) and pending_free(whose, pending)
    ]
    return _named(wrong, kept, counted)


def pending_free(whose: Whose, pending: Collection[UUID]) -> bool:
    return whose[3] not in pending and whose[4] not in pending


def _grouped(rows: Any) -> dict[Whose, list[What]]:
    groups: dict[Whose, list[What]] = defaultdict(list)
    for whose, what in rows:
        groups[whose].append(what)
    for found in groups.values():
        found.sort(key=str)
    return groups


def _kept(years: Collection[int]) -> Iterator[tuple[Whose, What]]:
    rows = Cijferregel.objects.filter(jaar__in=years) | Cijferregel.objects.filter(figuur__in=OF_A_CAMPAIGN)
    for row in rows.values_list(*WHOSE, *WHAT).iterator():
        yield row[: len(WHOSE)], row[len(WHOSE) :]


def _counted(years: Collection[int]) -> Iterator[tuple[Whose, What]]:
    campaigns = list(Campagne.objects.order_by("code"))
    for year in sorted(years):
        peiling = Peiling(year, date.max, Campagne(startdatum=date.max, minimaal_maanden_uitkering=0))
        yield from _placed(peiling)
        yield from _agreements(peiling)
    for campaign in campaigns:
        yield from _campaign(Peiling(1, date.max, campaign))


def _row(
    figuur: Figuur, van: date, *, tot: date | None = None, whose: dict | None = None, **what: Any
) -> tuple[Whose, What]:
    owner = {"figuur": figuur.value, **(whose or {})}
    content = {"van": van, "tot": tot, **what}
    return tuple(owner.get(name) for name in WHOSE), tuple(content.get(name) for name in WHAT)


def _placed(peiling: Peiling) -> Iterator[tuple[Whose, What]]:
    rows = figures.counting_placements(peiling)
    for pk, klant, start, soort, sector, stadsdeel in rows.values_list(
        "pk", "klant_id", "startdatum", "soort", "branche", "woont_in"
    ):
        whose = {"jaar": peiling.jaar, "klant_id": klant, "plaatsing_id": pk}
        yield _row(Figuur.GEPLAATST, start, whose=whose, soort=soort, sector=sector, stadsdeel=stadsdeel)
    later = ((Figuur.BEOORDEELBAAR, figures.assessable), (Figuur.DUURZAAM, figures.sustained))
    for figuur, counted in later:
        for pk, klant, half_year, soort in counted(peiling).values_list(
            "pk", "klant_id", "half_jaar", "soort"
        ):
            whose = {"jaar": peiling.jaar, "klant_id": klant, "plaatsing_id": pk}
            yield _row(figuur, half_year, whose=whose, soort=soort)


def _agreements(peiling: Peiling) -> Iterator[tuple[Whose, What]]:
    for akkoord in figures.agreements(peiling):
        whose = {"jaar": peiling.jaar, "werkakkoord_id": akkoord.pk}
        what = {
            "sector": akkoord.sector,
            "banen": akkoord.banen,
            "ontwikkelplekken": akkoord.ontwikkelplekken,
        }
        yield _row(Figuur.AKKOORDEN, akkoord.ingangsdatum, whose=whose, **what)
    for job in figures.filled_jobs(peiling):
        whose = {
            "jaar": peiling.jaar,
            "klant_id": job.klant_id,
            "werkakkoord_id": job.werkakkoord_id,
            "plaatsing_id": job.pk,
        }
        yield _row(Figuur.VERVULDE_BANEN, job.startdatum, whose=whose, soort=job.soort)


def _campaign(peiling: Peiling) -> Iterator[tuple[Whose, What]]:
    for klant in figures.target_group(peiling).values_list("pk", flat=True):
        yield _row(Figuur.DOELGROEP, ALWAYS, whose={"campagne_id": peiling.campagne.pk, "klant_id": klant})
    first_talks = dict(
        figures.talks(peiling.campagne, date.max).order_by().values_list("klant_id").annotate(Min("datum"))
    )
    busy = _busy_intervals()
    for klant in figures.spoken_to(peiling).values_list("pk", flat=True):
        whose, since = {"campagne_id": peiling.campagne.pk, "klant_id": klant}, first_talks[klant]
        yield _row(Figuur.GESPROKEN, since, whose=whose)
        for start, end in busy.get(klant, []):
            if end is None or end >= since:
                yield _row(Figuur.PARTICIPEERT, max(start, since), tot=end, whose=whose)


def _busy_intervals() -> dict[UUID, list[Interval]]:
    """Per person the days in any placement or begun step, as periods that neither overlap nor touch."""
    found: dict[UUID, list[Interval]] = defaultdict(list)
    for klant, start, end in figures.placements().values_list("klant_id", "startdatum", "einddatum"):
        found[klant].append((start, end))
    for klant, start, *ends in figures.steps().values_list("klant_id", "start", "einde", "traject__einde"):
        end = min((day for day in ends if day), default=None)
        if end is None or end >= start:
            found[klant].append((start, end))
    return {klant: joined(intervals) for klant, intervals in found.items()}


def joined(intervals: list[Interval]) -> list[Interval]:
    """The same days in as few periods as possible, in order."""
    periods: list[Interval] = []
    for start, end in sorted(intervals, key=lambda interval: interval[0]):
        last = periods[-1][1] if periods else date.min
        if periods and (last is None or start.toordinal() <= last.toordinal() + 1):
            longest = None if last is None or end is None else max(last, end)
            periods[-1] = (periods[-1][0], longest)
        else:
            periods.append((start, end))
    return periods


def _named(wrong: list[Whose], kept: dict, counted: dict) -> list[Difference]:
    people = dict(Klant.objects.filter(pk__in={w[3] for w in wrong}).values_list("pk", "klantnummer"))
    deals = dict(Werkakkoord.objects.filter(pk__in={w[4] for w in wrong}).values_list("pk", "akkoordnummer"))
    campaigns = dict(Campagne.objects.values_list("pk", "code"))
    found = [
        Difference(
            figuur=whose[0],
            of=str(whose[1] or campaigns.get(whose[2])),
            whom=_whom(people.get(whose[3]), deals.get(whose[4])),
            kept=_described(kept.get(whose, [])),
            counted=_described(counted.get(whose, [])),
        )
        for whose in wrong
    ]
    return sorted(found, key=str)


def _whom(klantnummer: str | None, akkoordnummer: str | None) -> str:
    names = [("klant", klantnummer), ("akkoord", akkoordnummer)]
    return ", ".join(f"{word} {number}" for word, number in names if number) or "niemand"


def _described(rows: list[What]) -> str:
    if not rows:
        return "niets"
    return " en ".join(
        " ".join(f"{name}={value}" for name, value in zip(WHAT, row, strict=True) if value is not None)
        for row in rows
    )
