"""A group on a day and in a week: who has a place, who came, and hours beside what was agreed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, QuerySet

from intake.models import Klant
from trajecten.models import Aanbod, Aanwezigheid, Groepsdagdeel, Opbouw, Stap, Werkfitbeoordeling
from trajecten.queries import steps_on
from werkoffensief.web.notation import number

HALF_A_DAY = 180  # minutes, where a group has no fixed hours on this day
MOST = 200  # people of one group on one page
WEEK = 7


@dataclass(slots=True)
class Dagregel:
    """One klant on one day. `anders`: what somebody else said meanwhile, where it is not what was sent."""

    stap: Stap
    merk: Aanwezigheid | None = None
    fout: str = ""
    anders: str = ""
    wat: str = ""
    uren: str = ""

    @property
    def gezien(self) -> str:
        """What this page showed, for whoever sends it back: version, mark, minutes."""
        if self.merk is None:
            return "0||"
        return f"{self.merk.versie}|{self.merk.wat}|{self.merk.minuten or ''}"


@dataclass(slots=True)
class Groepsdag:
    """The people whom a reader sees, how many others have a place, and how long the group is there this day.

    `vol`: the page holds no more people, so that nobody knows whom else one would see.
    """

    regels: list[Dagregel]
    anderen: int
    minuten: int
    komt_samen: bool

    @property
    def vol(self) -> bool:
        return len(self.regels) == MOST

    @property
    def leeg(self) -> int:
        return sum(regel.merk is None for regel in self.regels)


def hours(minutes: int | None) -> str:
    """3 or 2,5: as somebody types hours."""
    if minutes is None:
        return ""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def day_of(aanbod: Aanbod, klanten: QuerySet[Klant], dag: date) -> Groepsdag:
    """The group on this day, by name."""
    steps = steps_on(aanbod.pk, dag)
    seen = list(
        steps.filter(klant__in=klanten.values("pk"))
        .select_related("klant")
        .order_by("klant__sorteernaam", "pk")[:MOST]
    )
    marks = {row.stap_id: row for row in _marks(seen, dag, dag)}
    minutes = _minutes_on(aanbod, dag)
    rows = [Dagregel(step, marks.get(step.pk)) for step in seen]
    for row in rows:
        row.wat = row.merk.wat if row.merk else ""
        row.uren = hours(row.merk.minuten if row.merk and row.merk.minuten else minutes or HALF_A_DAY)
    return Groepsdag(rows, steps.count() - len(seen), minutes or HALF_A_DAY, bool(minutes))


def _minutes_on(aanbod: Aanbod, dag: date) -> int:
    parts = Groepsdagdeel.objects.filter(aanbod=aanbod, dag=dag.isoweekday(), vervallen_op__isnull=True)
    spans = [(datetime.combine(dag, row.einde) - datetime.combine(dag, row.begin)) for row in parts]
    return min(round(sum(spans, timedelta()).total_seconds() / 60), 12 * 60)


def _marks(steps: list[Stap], first: date, last: date) -> QuerySet[Aanwezigheid]:
    return Aanwezigheid.objects.filter(
        stap__in=[step.pk for step in steps], dag__gte=first, dag__lte=last, vervallen_op__isnull=True
    ).order_by("dag")


@dataclass(slots=True)
class Weekregel:
    """One klant in a week: the mark of each day that has one, how long they were there, and what was agreed."""

    stap: Stap
    merken: dict[date, Aanwezigheid] = field(default_factory=dict)
    afspraak: Opbouw | None = None

    @property
    def uren(self) -> str:
        return hours(sum(mark.minuten or 0 for mark in self.merken.values())) or "0"

    def cells(self, days: list[date]) -> list[tuple[date, str]]:
        """Of each day the hours, or why there are none; empty where nobody filled it in."""
        return [(day, _cell(self.merken.get(day))) for day in days]

    @property
    def in_woorden(self) -> str:
        """The agreement beside what came of it; says nothing about why."""
        if self.afspraak is None:
            return "nog niets afgesproken"
        days = "dag" if self.afspraak.dagen == 1 else "dagen"
        return f"{number(self.afspraak.uren)} uur, {self.afspraak.dagen} {days}"


def _cell(mark: Aanwezigheid | None) -> str:
    if mark is None:
        return ""
    return f"{hours(mark.minuten)} uur" if mark.minuten else str(mark.get_wat_display()).lower()


def monday_of(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def week_of(aanbod: Aanbod, klanten: QuerySet[Klant], monday: date) -> list[Weekregel]:
    """Whoever has a place on a day of this week, by name, in three queries."""
    sunday = monday + timedelta(days=WEEK - 1)
    steps = Stap.objects.filter(
        aanbod=aanbod, start__lte=sunday, vervallen_op__isnull=True, klant__in=klanten.values("pk")
    ).exclude(einde__lt=monday)
    rows = {
        step.pk: Weekregel(step)
        for step in steps.select_related("klant").order_by("klant__sorteernaam", "pk")[:MOST]
    }
    for mark in _marks([row.stap for row in rows.values()], monday, sunday):
        rows[mark.stap_id].merken[mark.dag] = mark
    agreed = Opbouw.objects.filter(stap__in=[*rows], vanaf__lte=sunday, vervallen_op__isnull=True)
    for one in agreed.order_by("vanaf"):
        rows[one.stap_id].afspraak = one
    return list(rows.values())


def days_of(monday: date) -> list[date]:
    return [monday + timedelta(days=number) for number in range(WEEK)]


def with_werkfit(steps: QuerySet[Stap], day: date) -> QuerySet[Stap]:
    """Adds `opbouw_dagen` and `opbouw_uren` as agreed for this day, and the last assessment of the traject: `werkfit`
    and `werkfit_op`. No question more."""
    agreed = Opbouw.objects.filter(stap=OuterRef("pk"), vanaf__lte=day, vervallen_op__isnull=True)
    judged = Werkfitbeoordeling.objects.filter(traject=OuterRef("traject"), vervallen_op__isnull=True)
    agreed, judged = agreed.order_by("-vanaf"), judged.order_by("-dag")
    return steps.annotate(
        opbouw_dagen=agreed.values("dagen")[:1],
        opbouw_uren=agreed.values("uren")[:1],
        werkfit=judged.values("uitkomst")[:1],
        werkfit_op=judged.values("dag")[:1],
    )


def opbouw_of(stap_id: UUID) -> QuerySet[Opbouw]:
    """What was agreed, the newest first."""
    return Opbouw.objects.filter(stap=stap_id, vervallen_op__isnull=True).order_by("-vanaf")
