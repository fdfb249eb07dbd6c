"""Offers with their places: how many are free on a day, and of every voorziening what there is.

A place is held by a step from its start until its end, or until the offer's end while it has none. Free now is today.
Free next month is today plus one month, without what is expected to have ended by then: an expectation, so the page
says so, and no place is given away on it.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from intake.models import Klant
from trajecten.models import Aanbod, Groepsdagdeel, Stap, Voorziening, Wachtplek
from trajecten.models.aanbod import in_words
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.kalender import months_after
from werkoffensief.web.notation import short_date


def holding(day: date) -> QuerySet[Stap]:
    """The steps that hold a place on `day`."""
    return Stap.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=day), aanbod__isnull=False, start__lte=day, vervallen_op__isnull=True
    )  # fmt: skip


def given(day: date) -> QuerySet[Stap]:
    """The steps that hold a place on `day` or get one later."""
    return Stap.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=day), aanbod__isnull=False, vervallen_op__isnull=True
    )


def expected(day: date) -> QuerySet[Stap]:
    """The steps that hold a place on `day`, without those that are expected to have ended before it."""
    return holding(day).exclude(einde__isnull=True, verwacht_einde__lt=day)


def _number(steps: QuerySet[Stap]) -> Coalesce:
    counted = steps.filter(aanbod=OuterRef("pk")).order_by().values("aanbod").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def with_places(rows: QuerySet[Aanbod], day: date, later: date | None = None) -> QuerySet[Aanbod]:
    """Adds `bezet` and `vrij` on `day`, `vrij_straks` a month later; `vergeven`: how many have a place or get one.

    `later`: that day a month later, where the query is built once for every day.
    """
    later = later or months_after(day, 1)
    return rows.annotate(
        bezet=_number(holding(day)), vergeven=_number(given(day)), bezet_straks=_number(expected(later)),
        vrij=Greatest(F("plaatsen") - F("bezet"), 0), vrij_straks=Greatest(F("plaatsen") - F("bezet_straks"), 0),
    )  # fmt: skip


def with_rhythm(rows: QuerySet[Aanbod]) -> QuerySet[Aanbod]:
    """Adds `ritme`: the days and hours of each week."""
    live = Groepsdagdeel.objects.filter(vervallen_op__isnull=True).order_by("dag", "begin")
    return rows.prefetch_related(Prefetch("dagdelen", live, to_attr="ritme"))


def runs_on(aanbod: Aanbod, day: date) -> bool:
    return aanbod.start <= day and (aanbod.einde is None or aanbod.einde >= day)


def free_in(aanbod: Aanbod, day: date) -> int:
    """How many places of an offer of `with_places` can be given: free today, or in one to come not given yet."""
    return aanbod.vrij if runs_on(aanbod, day) else max(aanbod.plaatsen - aanbod.vergeven, 0)  # type: ignore[attr-defined]


@dataclass(slots=True)
class Regel:
    """What there is of one voorziening: its offers, and what they add up to."""

    voorziening: Voorziening
    aanbod: list[Aanbod] = field(default_factory=list)
    vrij: int = 0
    vrij_straks: int = 0
    plaatsen: int = 0
    volgende_start: date | None = None
    wachten: int = 0


def overview(voorzieningen: list[Voorziening], day: date) -> list[Regel]:
    """Of each voorziening the offers that run or are to come, with places now and a month later. Two questions."""
    waiting = (
        Wachtplek.objects.waiting(day).filter(voorziening__in=voorzieningen).order_by().values("voorziening")
    )
    numbers = dict(waiting.annotate(n=Count("pk")).values_list("voorziening", "n"))
    found = {row.pk: Regel(row, wachten=numbers.get(row.pk, 0)) for row in voorzieningen}
    later = months_after(day, 1)
    rows = with_places(Aanbod.objects.not_over(day).filter(voorziening__in=found), day)
    for row in rows.order_by("start", "naam", "pk"):
        line = found[row.voorziening_id]
        line.aanbod.append(row)
        if runs_on(row, day):
            line.plaatsen += row.plaatsen
            line.vrij += row.vrij  # type: ignore[attr-defined]
        if runs_on(row, later):
            line.vrij_straks += row.vrij_straks  # type: ignore[attr-defined]
        if row.start > day:
            line.volgende_start = min(line.volgende_start or row.start, row.start)
    return list(found.values())


def choices_of(voorziening_id: str, day: date, also: UUID | None = None) -> QuerySet[Aanbod]:
    """The offers of a voorziening in which a step can get a place, the soonest first; `also`: the one that it has."""
    rows = Aanbod.objects.not_over(day)
    rows = rows | Aanbod.objects.filter(pk=also) if also else rows
    found = with_rhythm(with_places(rows.filter(voorziening=voorziening_id), day))
    return found.order_by("start", "naam", "pk")


def place_in_words(aanbod: Aanbod, day: date) -> str:
    """An offer of `choices_of` in one line: what, where, when, and whether there is a place."""
    parts = [aanbod.naam, aanbod.locatie or "", in_words(aanbod.ritme)]  # type: ignore[attr-defined]
    if aanbod.start > day:
        parts.append(f"begint op {short_date(aanbod.start)}")
    elif aanbod.vrij:  # type: ignore[attr-defined]
        parts.append(f"{aanbod.vrij} van {aanbod.plaatsen} vrij")  # type: ignore[attr-defined]
    else:
        parts.append("nu vol")
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Deelnemers:
    """Who holds or will hold a place: those whom the reader may see by name, of the others only how many."""

    zichtbaar: list[Stap]
    anderen: int


def participants(aanbod: Aanbod, medewerker: Medewerker, day: date, *, names: bool) -> Deelnemers:
    """Those who hold a place on `day` or get one later. `names`: whether this reader has people at all."""
    rows = Stap.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=day), aanbod=aanbod, vervallen_op__isnull=True
    ).select_related("klant")
    if not names:
        return Deelnemers([], rows.count())
    seen = rows.filter(klant__in=Klant.objects.visible_to(medewerker).values("pk"))
    found = list(seen.order_by("start", "klant__sorteernaam", "pk"))
    return Deelnemers(found, rows.count() - len(found))
