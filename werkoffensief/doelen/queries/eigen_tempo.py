"""The own pace in the campaigns of today: the numbers of the campaign's page, in one question, for a start page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from intake.models import Campagne, Campagnedeelname, Gesprek, Klant
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.models import Cijferregel
from werkoffensief.doelen.queries.campagnes import Groep, Looptijd, monday_of, target_of, tempo_of
from werkoffensief.web.clock import AMSTERDAM

MOST = 3  # campaigns that a start page shows


@dataclass(frozen=True, slots=True)
class EigenTempo:
    """`gesproken`: with whom this medewerker was the first to speak, this week; `nodig`: what the team's pace asks."""

    campagne: Any
    gesproken: int
    nodig: int | None
    gehaald: bool


def own_pace(medewerker: Medewerker, now: datetime) -> dict[str, Any] | None:
    """The campaigns that run today; None without one, and for who is in no team."""
    if medewerker.team_id is None:
        return None
    day = now.astimezone(AMSTERDAM).date()
    running = Campagne.objects.filter(Q(einddatum__isnull=True) | Q(einddatum__gte=day), startdatum__lte=day)
    team = Klant.objects.seen_by_task(medewerker).filter(team=medewerker.team_id).values("pk")
    population = Campagnedeelname.objects.filter(campagne=OuterRef("pk"), vervallen_op__isnull=True)
    spoken = Cijferregel.objects.filter(
        figuur=Figuur.GESPROKEN,
        campagne=OuterRef("pk"),
        van__lte=day,
        klant__in=Klant.objects.seen_by_task(medewerker),
    )
    first = Gesprek.objects.filter(klant=OuterRef("klant"), datum=OuterRef("van"), vervallen_op__isnull=True)
    mine = spoken.filter(van__gte=monday_of(day)).annotate(
        wie=Subquery(first.order_by("gespreknummer").values("medewerker")[:1])
    )
    rows = running.annotate(
        stad=_number(population),
        doelgroep=_number(population.filter(klant__in=team)),
        gesproken=_number(spoken.filter(klant__in=team)),
        eigen=_number(mine.filter(wie=medewerker.pk)),
        consulenten=_colleagues(medewerker),
    )
    found = [_pace(row, day) for row in rows.order_by("startdatum", "code")[:MOST]]
    return {"campagnes": found} if found else None


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("campagne").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _colleagues(medewerker: Medewerker) -> Coalesce:
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.CONSULENT)
    people = Medewerker.objects.filter(Exists(grants), is_active=True, team=medewerker.team_id)
    counted = people.order_by().values("team").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _pace(row: Any, day: Any) -> EigenTempo:
    doel = ceil(target_of(row, row.stad) * row.doelgroep / row.stad) if row.stad else 0
    groep = Groep("", doelgroep=row.doelgroep, doel=doel, consulenten=row.consulenten)
    groep.weken[monday_of(day) - timedelta(weeks=1)] = (
        row.gesproken
    )  # when does not matter for what is needed
    nodig = tempo_of(groep, Looptijd.of(row, day)).nodig
    share = ceil(nodig / row.consulenten) if nodig is not None and row.consulenten else None
    return EigenTempo(row, row.eigen, share, not groep.nog)
