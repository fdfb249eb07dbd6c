"""The sums of the dashboards: read from the kept roll-up only, and filtered by date here. And who asks about them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.doelen.enums import OF_A_CAMPAIGN, Figuur
from werkoffensief.doelen.figures import Peiling
from werkoffensief.doelen.models import Cijferregel, Vraag
from werkoffensief.web.eenmaal import ask_like


@dataclass(slots=True)
class Sommen:
    """What is counted on the peildatum: a number per figure, and the placed people apart."""

    aantal: Counter[str] = field(default_factory=Counter)
    banen: int = 0
    ontwikkelplekken: int = 0
    per_soort: Counter[str] = field(default_factory=Counter)
    per_maand: Counter[date] = field(default_factory=Counter)
    per_sector: Counter[str] = field(default_factory=Counter)
    per_stadsdeel: Counter[str] = field(default_factory=Counter)


def sums(peiling: Peiling) -> Sommen:
    """All sums, in two queries."""
    rows = Cijferregel.objects.on(peiling.peildatum).filter(
        Q(jaar=peiling.jaar) | Q(campagne=peiling.campagne, figuur__in=OF_A_CAMPAIGN)
    )
    found = Sommen()
    counted = (
        rows.order_by()
        .values_list("figuur")
        .annotate(Count("pk"), Sum("banen", default=0), Sum("ontwikkelplekken", default=0))
    )
    for figuur, number, jobs, places in counted:
        found.aantal[figuur] = number
        found.banen += jobs
        found.ontwikkelplekken += places
    _add_groups(found, rows)
    return found


def telling_year(years: list[int], today: date) -> int | None:
    """Of these years, the newest first: this one or the last one if somebody counts in it, else the fullest."""
    placed = Cijferregel.objects.on(today).filter(figuur=Figuur.GEPLAATST).order_by()
    for year in years:
        if year >= today.year - 1 and placed.filter(jaar=year).exists():
            return year
    fullest = placed.filter(jaar__in=years).values_list("jaar").annotate(number=Count("pk"))
    found = fullest.order_by("-number", "-jaar").first()
    return found[0] if found else next(iter(years), None)


def _add_groups(found: Sommen, rows: QuerySet[Cijferregel]) -> None:
    """The placed by kind, month, sector and stadsdeel."""
    groups = (
        rows.filter(figuur=Figuur.GEPLAATST)
        .order_by()
        .annotate(maand=TruncMonth("van"))
        .values_list("soort", "maand", "sector", "stadsdeel")
        .annotate(Count("pk"))
    )
    for soort, maand, sector, stadsdeel, number in groups:
        found.per_soort[soort or ""] += number
        found.per_maand[maand] += number
        found.per_sector[sector or ""] += number
        found.per_stadsdeel[stadsdeel or ""] += number


def questions(medewerker: Medewerker, *, answered: bool) -> QuerySet[Vraag]:
    """The questions that this medewerker reads: those that wait for an answer, or those that have one."""
    return Vraag.objects.visible_to(medewerker).filter(beantwoord_op__isnull=not answered)


def _unanswered(lezer: Lezer) -> QuerySet[Any, Any]:
    return questions(lezer.medewerker, answered=False).order_by().values_list("pk")


def questions_panel(medewerker: Medewerker, now: datetime) -> dict[str, Any] | None:
    """How many questions wait for an answer, for the start pages; None for a manager who waits for nothing."""
    waiting = len(ask_like(_unanswered, Lezer.of(medewerker)))
    if medewerker.has_role(Rol.TEAMLEIDER):
        return {"aantal": waiting, "beantwoorden": True}
    return {"aantal": waiting, "beantwoorden": False} if waiting else None
