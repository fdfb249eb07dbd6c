"""Whom a reader of the list of klanten walks through: its tabs, and the rows of a page."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from intake.models import Klant
from intake.models.klant import covered_by
from trajecten.queries import with_last_spoken, with_stand
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import WITHOUT, Medewerker, TeamStadsdeel
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web.eenmaal import Sleutels, objects_like
from werkoffensief.web.lijsten import MAX_CHOICES

UNKNOWN = "onbekend"
READ = (  # what the pages show of a person in a list, and what decides in which way the person was seen
    *("klantnummer", "voornaam", "tussenvoegsel", "achternaam", "sorteernaam", "geboortedatum", "stadsdeel"),
    *("team", "regisseur", "afgeschermd_op", "samengevoegd_in"),
)
EVERYBODY = "alles"  # no tab: the people behind a group of the start page that knows no tabs


COVER = "waarneming"  # the people of the regisseurs for whom the reader stands in


def cover_title(medewerker: Medewerker) -> str:
    """Says for whom, when it is one regisseur."""
    names = list(medewerker.waargenomen.values())
    return f"Waarneming voor {names[0]}" if len(names) == 1 else "Waarneming"


def tabs_of(medewerker: Medewerker) -> dict[str, str]:
    """The groups of people that this medewerker may walk through: key in the URL, and what the tab says."""
    tabs = {"mijn": "Mijn klanten"}
    if medewerker.team_id:
        tabs["team"] = "Team"
    if medewerker.waargenomen:
        tabs[COVER] = cover_title(medewerker)
    if medewerker.has_role(Rol.TEAMLEIDER):
        tabs["zonder"] = "Zonder team"
    return tabs


def people_in(medewerker: Medewerker, tab: str) -> QuerySet[Klant]:
    """The people behind a tab, always within what this medewerker may see."""
    visible = Klant.objects.visible_to(medewerker)
    if tab == "team":
        return visible.filter(team=medewerker.team_id)
    if tab == "zonder":
        return visible.filter(team__isnull=True)
    if tab == EVERYBODY:
        return visible
    if tab == COVER:
        return visible.filter(covered_by("regisseur_id", medewerker), afgeschermd_op__isnull=True)
    return visible.filter(regisseur_id=medewerker.pk)


def present(klanten: QuerySet[Any], *, day: date) -> QuerySet[Any]:
    """Those who did not die or move away by `day`: whom a list and a count are about, unless somebody asks for all."""
    return klanten.exclude(Q(overleden_op__isnull=False) | Q(verhuisd_op__isnull=False, verhuisd_op__lte=day))


def stadsdelen() -> list[str]:
    """The stadsdelen to filter by: those of the teams, whatever the number of klanten, and `onbekend`."""
    names = TeamStadsdeel.objects.exclude(stadsdeel__in=WITHOUT).order_by("stadsdeel")
    return [*names.values_list("stadsdeel", flat=True)[: MAX_CHOICES - 1], UNKNOWN]


def rows_of(ids: list[UUID]) -> QuerySet[Klant]:
    """The rows with these ids, with what lists of people read of them."""
    return Klant.objects.filter(pk__in=ids).only(*READ)


def with_regisseur(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds `regisseur_naam`; None without one."""
    return klanten.annotate(regisseur_naam=F("regisseur__naam"))


def table_of(ids: list[UUID], *, day: date) -> list[Any]:
    """What a block of the start page or a search shows about these people, in no order."""
    return objects_like(_table, Sleutels(ids), day) if ids else []


def _table(ids: Sleutels, day: date) -> QuerySet[Klant]:
    rows = Klant.objects.filter(AmongIds("pk", list(ids))).only(*READ)
    return with_regisseur(with_last_spoken(with_stand(rows, day=day)))
