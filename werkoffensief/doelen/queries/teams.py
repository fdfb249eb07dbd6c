"""What each team is to reach in a year, and how many of its people started: the same people as in the figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from intake.models import Klant
from werkoffensief.accounts.models import Team
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.models import Cijferregel, Teamdoel
from werkoffensief.web.eenmaal import ask_like
from werkoffensief.web.notation import number

SMALL = 10  # as on the dashboard: fewer people of one team are too easy to recognise


@dataclass(frozen=True, slots=True)
class Teamstand:
    """One team in one year; `doel` None: the manager set none. `geplaatst`: of the team in which people are today."""

    team: Team
    geplaatst: int
    doel: Teamdoel | None

    @property
    def in_woorden(self) -> str:
        """The number for whoever sees no names."""
        return f"minder dan {SMALL}" if 0 < self.geplaatst < SMALL else number(self.geplaatst)


def placed(jaar: int, day: date) -> QuerySet[Cijferregel]:
    """Those who count as placed in this year up to `day`: one row a person."""
    return Cijferregel.objects.on(day).filter(figuur=Figuur.GEPLAATST, jaar=jaar)


def of_placed(klanten: QuerySet[Klant], jaar: int, day: date) -> QuerySet[Klant]:
    """Those of these people who count as placed."""
    return klanten.filter(Exists(placed(jaar, day).filter(klant=OuterRef("pk"))))


def team_year(team_id: UUID, jaar: int, day: date) -> tuple[int, int | None]:
    """Of one team how many started, and how many are to; one query."""
    found = ask_like(_team_year, team_id, jaar, day)
    return (found[0][0] or 0, found[0][1]) if found else (0, None)


def _team_year(team_id: UUID, jaar: int, day: date) -> QuerySet[Any, Any]:
    target = Teamdoel.objects.filter(team=OuterRef("pk"), jaar=jaar).values("geplaatst")[:1]
    started = placed(jaar, day).filter(klant__team=OuterRef("pk")).order_by().values("klant__team")
    rows = Team.objects.filter(pk=team_id).annotate(
        doel=target, aantal=started.annotate(n=Count("pk")).values("n")
    )
    return rows.values_list("aantal", "doel")


def teams_in(jaar: int, day: date) -> list[Teamstand]:
    """Every team by name, in three queries whatever their number."""
    numbers = dict(placed(jaar, day).order_by().values_list("klant__team").annotate(n=Count("pk")))
    targets = {row.team_id: row for row in Teamdoel.objects.filter(jaar=jaar)}
    return [
        Teamstand(team, numbers.get(team.pk, 0), targets.get(team.pk))
        for team in Team.objects.order_by("naam")
    ]
