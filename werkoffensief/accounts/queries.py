"""Medewerkers by name, and what they keep about lists: saved filters, columns, and where to begin."""

from django.db.models import Q, QuerySet

from werkoffensief.accounts.models import Lijstfilter, Lijstweergave, Medewerker

FOUND = 15  # accounts that a search offers
SHOWN = 12  # saved filters above a list; the others are a click away


def filters_of(medewerker: Medewerker, lijst: str) -> QuerySet[Lijstfilter]:
    """The saved filters of a list that this medewerker sees: the own ones and those of the team."""
    return Lijstfilter.objects.filter(_seen_by(medewerker), lijst=lijst)


def filters_in_hands_of(medewerker: Medewerker, *, leads: bool) -> QuerySet[Lijstfilter]:
    """Those that this medewerker may rename and remove: the own ones, and whoever `leads` the team the team's."""
    own = Q(medewerker=medewerker.pk)
    return Lijstfilter.objects.filter(_seen_by(medewerker) if leads else own)


def display_of(medewerker: Medewerker, lijst: str) -> Lijstweergave:
    """How this medewerker sees the list; an unsaved row when nothing was chosen."""
    found = Lijstweergave.objects.filter(medewerker=medewerker.pk, lijst=lijst).first()
    return found or Lijstweergave(medewerker=medewerker, lijst=lijst)


def _seen_by(medewerker: Medewerker) -> Q:
    own = Q(medewerker=medewerker.pk)
    return own | Q(team=medewerker.team_id) if medewerker.team_id else own


def find_medewerkers(text: str) -> list[Medewerker]:
    """At most FOUND accounts, also disabled ones, whose name or user name holds this text."""
    rows = Medewerker.objects.filter(Q(naam__icontains=text) | Q(gebruikersnaam__icontains=text))
    return list(rows.select_related("team").order_by("naam", "gebruikersnaam")[:FOUND])
