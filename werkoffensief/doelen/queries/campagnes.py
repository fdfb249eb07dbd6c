"""How a campaign goes: who belongs to it, who was spoken to, in which week, and what pace is still needed.

Who counts is not decided here: the population is that of the roll-up (`Campagnedeelname`), and who was spoken to, and
when first, are its rows of the figure `gesproken`, so these numbers are those of contract section 3.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncWeek

from intake.enums import Pogingsuitkomst
from intake.models import Campagne, Campagnedeelname, Contactpoging, Gesprek, Klant, Uitkering
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.models import Cijferregel

WEEK = timedelta(days=7)
PACE_WEEKS = 4  # whole weeks that "this pace" looks at
SHOWN_WEEKS = 8
LONGEST = 5_200  # weeks: a closing date further away than a century says nothing
LONG_AGO = date(1900, 1, 1)  # before it nobody counts weeks
NO_TEAM = "Zonder team"
Scope = QuerySet[Klant] | None  # the people whom a reader may see; None: those of the city


def monday_of(day: date) -> date:
    """The first day of the week of this day."""
    return day - timedelta(days=day.weekday())


@dataclass(slots=True)
class Groep:
    """The city or a team: its people, who of them was spoken to in which week (by its Monday), and its target."""

    naam: str
    doelgroep: int = 0
    aanwezig: int = 0
    doel: int = 0
    weken: Counter[date] = field(default_factory=Counter)
    consulenten: int = 0

    @property
    def gesproken(self) -> int:
        return sum(self.weken.values())

    @property
    def vertrokken(self) -> int:
        """People of the population who have no benefit any more, died or moved."""
        return self.doelgroep - self.aanwezig

    @property
    def nog(self) -> int:
        """How many are still to be spoken to for the target."""
        return max(0, self.doel - self.gesproken)

    @property
    def niet_gesproken(self) -> int:
        return self.doelgroep - self.gesproken


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The days of a campaign as they stand on `peildatum`, which is never after its last day."""

    begin: date
    einde: date | None
    peildatum: date

    @classmethod
    def of(cls, campagne: Campagne, day: date) -> "Looptijd":
        last = max(LONG_AGO, min(day, campagne.einddatum or day))
        return cls(campagne.startdatum, campagne.einddatum, last)

    @property
    def weken_over(self) -> int:
        """Weeks that are left after the peildatum, a part of one as a whole; 0 without an end or when it is over."""
        return ceil((self.einde - self.peildatum) / WEEK) if self.einde else 0

    @property
    def tempo_weken(self) -> list[date]:
        """The Mondays of the last whole weeks up to the peildatum, of the campaign only; at most PACE_WEEKS."""
        after = monday_of(self.peildatum + timedelta(days=1))
        mondays = [after - WEEK * back for back in range(PACE_WEEKS, 0, -1)]
        return [monday for monday in mondays if monday >= self.begin]

    @property
    def getoonde_weken(self) -> list[date]:
        """The Mondays of the weeks that a page shows, the last one first; it may be a part of a week."""
        this = monday_of(self.peildatum)
        mondays = [this - WEEK * back for back in range(SHOWN_WEEKS)]
        return [monday for monday in mondays if monday + timedelta(days=6) >= self.begin]


@dataclass(frozen=True, slots=True)
class Tempo:
    """What pace a group needs and has. None: there is nothing to divide by."""

    nodig: int | None
    weken: int
    gesproken: int
    sluit_op: date | None
    eeuw: bool = False

    @property
    def gemiddeld(self) -> float | None:
        return self.gesproken / self.weken if self.weken else None


def tempo_of(groep: Groep, looptijd: Looptijd) -> Tempo:
    """The needed pace a week (rounded up), that of the last whole weeks, and when the target is met at that pace."""
    left, weeks = looptijd.weken_over, looptijd.tempo_weken
    spoken = sum(groep.weken[monday] for monday in weeks)
    needed = ceil(groep.nog / left) if left else None
    if not groep.nog or not spoken:
        return Tempo(needed, len(weeks), spoken, None)
    more = ceil(groep.nog * len(weeks) / spoken)
    if more > LONGEST:
        return Tempo(needed, len(weeks), spoken, None, eeuw=True)
    return Tempo(needed, len(weeks), spoken, looptijd.peildatum + WEEK * more)


@dataclass(frozen=True, slots=True)
class Gang:
    """A campaign as a reader sees it: all of it together, each team, and each consulent."""

    looptijd: Looptijd
    samen: Groep
    teams: list[tuple[Groep, Tempo]]
    consulenten: list["Consulent"]


@dataclass(frozen=True, slots=True)
class Consulent:
    """Whom one medewerker was the first to speak with, by week, and what the team's pace asks of each."""

    naam: str
    team: str
    weken: Counter[date]
    nodig: int | None
    key: UUID | None = None


def progress(campagne: Campagne, day: date, scope: Scope, *, city: int) -> Gang:
    """How this campaign goes on `day`; of the city, or of the people in `scope`. Five queries, whatever their number.

    `city`: the size of the whole population. The target of a team is its part of the target, as large as its part of
    the population, rounded up.
    """
    looptijd = Looptijd.of(campagne, day)
    names: dict[UUID | None, str] = {None: NO_TEAM}
    names.update(Team.objects.values_list("pk", "naam"))
    groups: dict[UUID | None, Groep] = defaultdict(lambda: Groep(""))
    for team, number, present in _population(campagne, looptijd.peildatum, scope):
        groups[team].doelgroep, groups[team].aanwezig = number, present
    for team, monday, number in _spoken(campagne, looptijd, scope):
        groups[team].weken[monday] += number
    counts = _first_spoken(campagne, looptijd, scope)
    people = _speakers(list(counts))
    for team, group in groups.items():
        group.naam = names[team]
        group.doel = ceil(target_of(campagne, city) * group.doelgroep / city) if city else 0
        group.consulenten = sum(row.van_rol and row.team_id == team for row in people)
    together = _together(groups.values())
    if scope is None:
        together.doel = target_of(campagne, city)
    teams = {team: (group, tempo_of(group, looptijd)) for team, group in groups.items()}
    ordered = sorted(teams.items(), key=lambda item: (item[0] is None, item[1][0].naam))
    return Gang(
        looptijd,
        together,
        [row for _team, row in ordered],
        _of_each(counts, people, teams, names),
    )


def target_of(campagne: Campagne, city: int) -> int:
    """With how many people to speak: the target, and never more than the `city` people whom the campaign is about."""
    return min(campagne.streefaantal, city)


def _together(groups: Iterable[Groep]) -> Groep:
    found = Groep("Samen")
    for group in groups:
        found.doelgroep += group.doelgroep
        found.aanwezig += group.aanwezig
        found.doel += group.doel
        found.consulenten += group.consulenten
        found.weken.update(group.weken)
    return found


def members(campagne: Campagne, scope: Scope) -> QuerySet[Campagnedeelname]:
    """The population of a campaign, of the city or of the people in `scope`."""
    rows = Campagnedeelname.objects.filter(campagne=campagne, vervallen_op__isnull=True)
    return rows if scope is None else rows.filter(klant__in=scope.values("pk"))


def still_here(day: date, klant: str = "klant") -> Q:
    """That somebody has benefit on `day` and did not die or move away; `klant`: the path to a klant, or empty."""
    path = f"{klant}__" if klant else ""
    benefit = Uitkering.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=day),
        klant=OuterRef(klant or "pk"),
        start__lte=day,
        vervallen_op__isnull=True,
    )
    moved = Q(**{f"{path}verhuisd_op__isnull": False, f"{path}verhuisd_op__lte": day})
    return Q(Exists(benefit)) & Q(**{f"{path}overleden_op__isnull": True}) & ~moved


def spoken_rows(campagne: Campagne, day: date, scope: Scope) -> QuerySet[Cijferregel]:
    """Who of the population was spoken to up to `day`, with the day of the first conversation (`van`)."""
    rows = Cijferregel.objects.filter(figuur=Figuur.GESPROKEN, campagne=campagne, van__lte=day)
    return rows if scope is None else rows.filter(klant__in=scope.values("pk"))


def _population(campagne: Campagne, day: date, scope: Scope) -> Iterable[tuple[UUID | None, int, int]]:
    rows = members(campagne, scope).order_by().values_list("klant__team")
    return rows.annotate(Count("pk"), aanwezig=Count("pk", filter=still_here(day)))


def _spoken(campagne: Campagne, looptijd: Looptijd, scope: Scope) -> Iterable[tuple[UUID | None, date, int]]:
    rows = spoken_rows(campagne, looptijd.peildatum, scope).order_by()
    weeks = rows.annotate(week=TruncWeek("van", output_field=DateField()))
    return weeks.values_list("klant__team", "week").annotate(Count("pk"))


def missed(campagne: Campagne, looptijd: Looptijd, scope: Scope) -> Counter[date]:
    """By week (its Monday) how many of the population did not come to what was agreed; of the weeks that are shown."""
    rows = missed_rows(campagne, looptijd, scope).filter(
        datum__gte=min(looptijd.getoonde_weken, default=looptijd.begin)
    )
    weeks = rows.annotate(week=TruncWeek("datum", output_field=DateField())).order_by()
    return Counter(dict(weeks.values_list("week").annotate(Count("klant", distinct=True))))


def missed_rows(campagne: Campagne, looptijd: Looptijd, scope: Scope) -> QuerySet[Contactpoging]:
    """The attempts of a campaign at which somebody did not come."""
    return Contactpoging.objects.filter(
        uitkomst=Pogingsuitkomst.NIET_VERSCHENEN, vervallen_op__isnull=True,
        datum__range=(looptijd.begin, looptijd.peildatum), klant__in=members(campagne, scope).values("klant"),
    )  # fmt: skip


def _first_spoken(campagne: Campagne, looptijd: Looptijd, scope: Scope) -> dict[UUID, Counter[date]]:
    """By who was the first to speak with somebody how many people in which week; of the weeks that are looked at."""
    weeks = [*looptijd.getoonde_weken, *looptijd.tempo_weken]
    first = Gesprek.objects.filter(
        klant=OuterRef("klant"), datum=OuterRef("van"), vervallen_op__isnull=True
    ).order_by("gespreknummer")
    rows = spoken_rows(campagne, looptijd.peildatum, scope).filter(
        van__gte=min(weeks, default=looptijd.begin)
    )
    rows = rows.annotate(
        wie=Subquery(first.values("medewerker")[:1]), week=TruncWeek("van", output_field=DateField())
    )
    counts: dict[UUID, Counter[date]] = defaultdict(Counter)
    for key, monday, number in rows.order_by().values_list("wie", "week").annotate(Count("pk")):
        counts[key][monday] += number
    return counts


def _speakers(others: Collection[UUID]) -> list[Any]:
    """Who speaks with people by role and works here (`van_rol`), and these others."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.CONSULENT)
    people = Medewerker.objects.annotate(van_rol=Exists(grants) & Q(is_active=True))
    return list(people.filter(Q(van_rol=True) | Q(pk__in=others)).order_by("naam", "pk"))


def _of_each(
    counts: dict[UUID, Counter[date]],
    people: list[Any],
    teams: dict[UUID | None, tuple[Groep, Tempo]],
    names: dict[Any, str],
) -> list[Consulent]:
    """The consulenten of these teams, and who else was the first to speak with somebody in the weeks that are shown."""
    found = []
    for row in people:
        if row.team_id not in teams and row.pk not in counts:
            continue
        group, tempo = teams.get(row.team_id, (None, None))
        share = group.consulenten if group else 0
        needed = ceil(tempo.nodig / share) if tempo and tempo.nodig is not None and share else None
        asked = needed if row.van_rol else None
        found.append(Consulent(row.naam, names.get(row.team_id, NO_TEAM), counts[row.pk], asked, row.pk))
    return sorted(found, key=lambda row: (row.team, row.naam))
