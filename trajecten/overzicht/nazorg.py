"""Aftercare: which checks belong to a placement, which one is due, and whether the placement counts as sustained.

A check is derived from the placement (docs/adr/0022). It can be done from its day until the day of the next one, the
last one for three months: so at most one is due, what was missed is not asked for any more, and placements of years ago
ask nothing. When a placement ends, its checks stop.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from intake.models import Uitkering
from trajecten.enums import Nazorgmoment
from trajecten.models import Nazorg, Plaatsing
from werkoffensief.logboek.expressions import DayBefore, DaysAfter, MonthsAfter
from werkoffensief.web.kalender import latest_start, months_after

WEEK = timedelta(days=7)
MAANDEN = {
    Nazorgmoment.MAAND_1: 1,
    Nazorgmoment.MAAND_3: 3,
    Nazorgmoment.MAAND_6: 6,
    Nazorgmoment.MAAND_12: 12,
}
LAST = 15  # months after the first day: then the last check is not asked for any more
HALF_YEAR = 6  # months after which a placement counts as sustained (contract section 3)


def day_of(moment: str, startdatum: date) -> date:
    """The day of this check of a placement that began on `startdatum`."""
    if moment == Nazorgmoment.WEEK_1:
        return startdatum + WEEK
    return months_after(startdatum, MAANDEN[Nazorgmoment(moment)])


@dataclass(frozen=True, slots=True)
class Controle:
    """One check of a placement: from when until before when it is asked for, and whether it was done."""

    moment: Nazorgmoment
    op: date
    tot: date
    gedaan: bool
    rij: Nazorg | None = None  # where the page shows more than that it was done

    @property
    def label(self) -> str:
        return str(self.moment.label)


@dataclass(frozen=True, slots=True)
class Duurzaam:
    """Whether a placement counts as sustained: on `op`, unless it ended before or a benefit period began."""

    op: date
    geteld: bool = False
    geeindigd: bool = False
    uitkering_op: date | None = None

    @property
    def nog_mogelijk(self) -> bool:
        return not (self.geteld or self.geeindigd or self.uitkering_op)


@dataclass(frozen=True, slots=True)
class Nazorgbeeld:
    """All checks of a placement, the one that is due, the next that comes, and whether it counts as sustained."""

    controles: list[Controle]
    nu: Controle | None
    straks: Controle | None
    duurzaam: Duurzaam


def checks_of(startdatum: date, einddatum: date | None, done: Mapping[str, Nazorg | None]) -> list[Controle]:
    """The checks of a placement: none after its last day, unless it was done."""
    days = [day_of(moment, startdatum) for moment in Nazorgmoment]
    untils = [*days[1:], months_after(startdatum, LAST)]
    rows = [
        Controle(moment, day, until, moment in done, done.get(moment))
        for moment, day, until in zip(Nazorgmoment, days, untils, strict=True)
    ]
    return [row for row in rows if row.gedaan or einddatum is None or row.op <= einddatum]


def beeld_of(plaatsing: Plaatsing, day: date, rijen: Iterable[Nazorg] = ()) -> Nazorgbeeld:
    """What the pages show of the aftercare of a placement of `with_aftercare`; `rijen`: the checks that were done."""
    done: dict[str, Nazorg | None] = dict.fromkeys(plaatsing.gedane_nazorg)  # type: ignore[attr-defined]
    done |= {row.moment: row for row in rijen}
    rows = checks_of(plaatsing.startdatum, plaatsing.einddatum, done)
    runs = plaatsing.einddatum is None or plaatsing.einddatum >= day
    todo = [row for row in rows if not row.gedaan] if runs else []
    return Nazorgbeeld(
        controles=rows,
        nu=next((row for row in todo if row.op <= day < row.tot), None),
        straks=next((row for row in todo if row.op > day), None),
        duurzaam=_sustained(plaatsing, day),
    )


def _sustained(plaatsing: Plaatsing, day: date) -> Duurzaam:
    """The rule of contract section 3, of this placement alone."""
    op = months_after(plaatsing.startdatum, HALF_YEAR)
    ended = plaatsing.einddatum is not None and plaatsing.einddatum < op
    again: date | None = plaatsing.nieuwe_uitkering_op  # type: ignore[attr-defined]
    return Duurzaam(op, geteld=op <= day and not ended and again is None, geeindigd=ended, uitkering_op=again)


def with_aftercare(plaatsingen: QuerySet[Plaatsing]) -> QuerySet[Plaatsing]:
    """Adds what `beeld_of` reads, without a query more: which checks were done, and a benefit that began since."""
    before = Uitkering.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=DayBefore(OuterRef("start"))),
        klant=OuterRef("klant"), start__lt=OuterRef("start"), vervallen_op__isnull=True,
    )  # fmt: skip
    again = Uitkering.objects.filter(
        ~Exists(before), klant=OuterRef("klant"), vervallen_op__isnull=True,
        start__gt=OuterRef("startdatum"), start__lte=OuterRef("half_jaar"),
    )  # fmt: skip
    done = Nazorg.objects.filter(plaatsing=OuterRef("pk"), vervallen_op__isnull=True)
    return plaatsingen.annotate(half_jaar=MonthsAfter("startdatum", HALF_YEAR)).annotate(
        nieuwe_uitkering_op=Subquery(again.order_by("start").values("start")[:1]),
        gedane_nazorg=ArraySubquery(done.values("moment")),
    )


# --- Which checks are due -----------------------------------------------------------------------------


def starts_on(day: date) -> tuple[date, ...]:
    """Between which days a placement began, of which a check is due on `day`; the latest first, one for each check."""
    return day - WEEK, *(latest_start(day, months) for months in (*MAANDEN.values(), LAST))


def due(
    plaatsingen: QuerySet[Plaatsing], day: date, starts: tuple[date, ...] | None = None
) -> QuerySet[Plaatsing]:
    """As `due_of_anybody`, but of people who died or moved away nothing is asked."""
    gone = Q(klant__overleden_op__isnull=False) | Q(klant__verhuisd_op__lte=day)
    return due_of_anybody(plaatsingen, day, starts).exclude(gone)


def due_of_anybody(
    plaatsingen: QuerySet[Plaatsing], day: date, starts: tuple[date, ...] | None = None
) -> QuerySet[Plaatsing]:
    """Those of `plaatsingen` with a check that is due on `day`: `nazorg_moment`, its words and its day are added.

    `starts`: those of `starts_on(day)`, where the
    query is built once for every day.
    """
    starts = starts or starts_on(day)
    spans = list(zip(Nazorgmoment, starts, starts[1:], strict=False))
    done = Nazorg.objects.filter(
        plaatsing=OuterRef("pk"), moment=OuterRef("nazorg_moment"), vervallen_op__isnull=True
    )
    rows = plaatsingen.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day), vervallen_op__isnull=True,
        startdatum__lte=starts[0], startdatum__gt=starts[-1],
    ).annotate(
        nazorg_moment=_by_start(spans, CharField(), lambda moment: Value(moment.value)),
        nazorg_wat=_by_start(spans, CharField(), lambda moment: Value(moment.label.lower())),
        nazorg_op=_by_start(spans, DateField(), _day_in_sql),
    )  # fmt: skip
    return rows.filter(~Exists(done))


def _by_start(spans: list[tuple[Any, date, date]], output: Any, value: Any) -> Case:
    """By the span of days in which a placement began; the spans follow each other, the latest first."""
    cases = [When(startdatum__gt=after, then=value(moment)) for moment, _until, after in spans]
    return Case(*cases, output_field=output)


def _day_in_sql(moment: Nazorgmoment) -> Any:
    months = MAANDEN.get(moment)
    return MonthsAfter("startdatum", months) if months else DaysAfter("startdatum", WEEK.days)
