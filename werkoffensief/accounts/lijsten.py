"""The list of medewerkers as it is declared: its filters and columns.

Only a beheerder opens it, and a beheerder keeps no filters or columns: it is not registered.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team
from werkoffensief.accounts.queries import by_surname, matching, unconfirmed
from werkoffensief.web.lijsten import MAX_CHOICES, Filter, Keuzen, Kolom, Lijst, Vraag, page_of

NONE = "geen"
ACTIVE, WAITING, UNCONFIRMED, CLOSED = "actief", "wacht", "bevestigen", "afgesloten"
ACCOUNTS = {
    ACTIVE: "actief",
    WAITING: "nog niet uitgenodigd",
    UNCONFIRMED: "wacht op bevestiging",
    CLOSED: "afgesloten",
}

Medewerkers = QuerySet[Medewerker]


def _fixed(*choices: tuple[str, str]) -> Callable[[Medewerker, date], Keuzen]:
    return lambda medewerker, day: choices


def _with_role(rows: Medewerkers, value: str, medewerker: Medewerker, day: date) -> Medewerkers:
    """Who has this role now, or none at all."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"))
    return rows.filter(~Exists(grants) if value == NONE else Exists(grants.filter(rol=value)))


def _teams(medewerker: Medewerker, day: date) -> Keuzen:
    teams = Team.objects.order_by("naam").values_list("pk", "naam")[: MAX_CHOICES - 1]
    return [(NONE, "geen team"), *((str(pk), naam) for pk, naam in teams)]


def _name_of(value: str) -> str:
    """A team beyond those that are offered."""
    try:
        key = UUID(value)
    except ValueError:
        return ""
    return Team.objects.filter(pk=key).values_list("naam", flat=True).first() or ""


def _in_team(rows: Medewerkers, value: str, medewerker: Medewerker, day: date) -> Medewerkers:
    return rows.filter(team__isnull=True) if value == NONE else rows.filter(team=UUID(value))


def _standing(rows: Medewerkers, value: str, medewerker: Medewerker, day: date) -> Medewerkers:
    if value == CLOSED:
        return rows.filter(is_active=False)
    if value == UNCONFIRMED:
        return unconfirmed(rows)
    return rows.filter(
        is_active=True, te_bevestigen_sinds__isnull=True, uitgenodigd_op__isnull=value == WAITING
    )


def account_of(row: Medewerker) -> str:
    """How the account stands, in words."""
    if not row.is_active:
        return ACCOUNTS[CLOSED]
    if row.te_bevestigen_sinds:
        return ACCOUNTS[UNCONFIRMED]
    return ACCOUNTS[ACTIVE if row.uitgenodigd_op else WAITING]


def _roles(rows: Medewerkers, day: date) -> Medewerkers:
    current = Rolverlening.objects.current().order_by("rol")
    return rows.prefetch_related(Prefetch("rolverleningen", current, to_attr="huidige_rollen"))


def _team(rows: Medewerkers, day: date) -> Medewerkers:
    return rows.select_related("team")


MEDEWERKERS = Lijst(
    sleutel="medewerkers",
    titel="Medewerkers",
    url="medewerker_lijst",
    rollen=(Rol.BEHEERDER,),
    filters=(
        Filter("rol", "Rol", _fixed(*Rol.choices, (NONE, "geen rol")), _with_role, snel=(NONE,)),
        Filter("team", "Team", _teams, _in_team, _name_of, snel=(NONE,)),
        Filter("stand", "Account", _fixed(*ACCOUNTS.items()), _standing, snel=tuple(ACCOUNTS)),
    ),
    kolommen=(
        Kolom("naam", "Naam", lambda row: row.naam, sorteer=("sorteernaam", "pk")),
        Kolom(
            "gebruikersnaam", "Gebruikersnaam", lambda row: row.gebruikersnaam, sorteer=("gebruikersnaam",)
        ),
        Kolom(
            "team",
            "Team",
            lambda row: row.team.naam if row.team else None,
            "geen",
            sorteer=("teamnaam", "sorteernaam", "pk"),
            bij=_team,
        ),
        Kolom(
            "rollen",
            "Rollen",
            lambda row: ", ".join(grant.get_rol_display() for grant in row.huidige_rollen),
            "geen",
            bij=_roles,
        ),
        Kolom("account", "Account", account_of),
    ),
    adres=page_of("medewerker"),
    los=("zoek",),
)


def medewerkers_asked(vraag: Vraag, text: str) -> Medewerkers:
    """Exactly the medewerkers of this list: of the search and of every filter, with what it sorts by."""
    asked: Any = vraag.rows(by_surname(matching(Medewerker.objects.all(), text)))
    return asked
