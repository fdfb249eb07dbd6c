"""The list of klanten: its groups, filters and rows."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from intake.models import (
    Klant,
)
from trajecten.queries import spoken, with_last_spoken, with_stand
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker

UNKNOWN = "onbekend"
EVERYBODY = "alles"  # no tab: the people behind a group of the start page that knows no tabs
FILTER_CHOICES = 15


def tabs_of(medewerker: Medewerker) -> dict[str, str]:
    """The groups of people that this medewerker may walk through: key in the URL, and what the tab says."""
    tabs = {"mijn": "Mijn klanten"}
    if medewerker.team_id:
        tabs["team"] = "Team"
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
    return visible.filter(regisseur_id=medewerker.pk)


def filtered(klanten: QuerySet[Klant], *, stadsdeel: str, not_spoken: bool) -> QuerySet[Klant]:
    """The chips: of one stadsdeel (`onbekend` for none), and with whom nobody spoke yet."""
    if stadsdeel == UNKNOWN:
        klanten = klanten.filter(stadsdeel__isnull=True)
    elif stadsdeel and "\0" not in stadsdeel:
        klanten = klanten.filter(stadsdeel=stadsdeel)
    return klanten.exclude(spoken()) if not_spoken else klanten


def of_regisseur(klanten: QuerySet[Klant], regisseur: str) -> QuerySet[Klant]:
    """Those of one regisseur; nonsense is no filter."""
    try:
        return klanten.filter(regisseur_id=UUID(regisseur))
    except ValueError:
        return klanten


def stadsdelen_of(klanten: QuerySet[Klant]) -> list[str]:
    """The stadsdelen to filter by."""
    names = klanten.order_by("stadsdeel").values_list("stadsdeel", flat=True).distinct()[: FILTER_CHOICES + 1]
    return [name or UNKNOWN for name in names]


def rows_of(ids: list[UUID], *, day: date) -> QuerySet[Klant]:
    """What the list shows about these people."""
    return with_last_spoken(with_stand(Klant.objects.filter(pk__in=ids), day=day)).select_related("regisseur")
