"""The list of employers as it is declared: its filters and columns."""

from datetime import date

from django.db.models import QuerySet

from werkgevers.enums import READERS, Sector
from werkgevers.models import Werkgever
from werkgevers.queries import with_contact_and_agreements, with_running_agreement, without_accountmanager
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.lijsten import Filter, Keuzen, Kolom, Lijst, page_of

MINE, NOBODY, RUNNING, ARCHIVE = "mij", "niemand", "lopend", "ja"

Werkgevers = QuerySet[Werkgever]


def _owners(medewerker: Medewerker, day: date) -> Keuzen:
    mine = [(MINE, "mijn werkgevers")] if medewerker.has_role(Rol.ACCOUNTMANAGER) else []
    return [*mine, (NOBODY, "nog niemand")]


def _of_owner(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    return rows.filter(accountmanager=medewerker.pk) if value == MINE else without_accountmanager(rows)


def _running(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    return with_running_agreement(rows, day=day)


def _in_sector(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    return rows.filter(sector=value)


def _archived(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    """The view chose between the archive and the others, as the archive is hidden when nobody asks."""
    return rows


def _numbers(rows: Werkgevers, day: date) -> Werkgevers:
    return with_contact_and_agreements(rows, day=day)


def _accountmanager(rows: Werkgevers, day: date) -> Werkgevers:
    return rows.select_related("accountmanager")


WERKGEVERS = Lijst(
    sleutel="werkgevers",
    titel="Werkgevers",
    url="werkgever_lijst",
    rollen=READERS,
    filters=(
        Filter("van", "Accountmanager", _owners, _of_owner, snel=(MINE, NOBODY)),
        Filter("akkoord", "Akkoord", lambda wie, day: [(RUNNING, "lopend")], _running, snel=(RUNNING,)),
        Filter("sector", "Sector", lambda wie, day: Sector.choices, _in_sector),
        Filter(
            "archief",
            "Archief",
            lambda wie, day: [(ARCHIVE, "alleen het archief")],
            _archived,
            uit="Niet laten zien",
        ),
    ),
    kolommen=(
        Kolom("naam", "Naam", lambda row: row.naam, sorteer=("naam_klein", "pk")),
        Kolom("kvk", "KvK-nummer", lambda row: row.kvk_nummer),
        Kolom(
            "sector", "Sector", lambda row: row.get_sector_display(), sorteer=("sector", "naam_klein", "pk")
        ),
        Kolom("adres", "Bezoekadres", lambda row: row.bezoekadres, eerst=False),
        Kolom("plaats", "Plaats", lambda row: row.plaats, sorteer=("plaats_klein", "naam_klein", "pk")),
        Kolom("telefoon", "Telefoon", lambda row: row.telefoon, eerst=False),
        Kolom("website", "Website", lambda row: row.website, eerst=False),
        Kolom(
            "accountmanager",
            "Accountmanager",
            lambda row: row.accountmanager.naam if row.accountmanager else None,
            "nog niemand",
            bij=_accountmanager,
        ),
        Kolom("akkoorden", "Lopende akkoorden", lambda row: row.akkoorden, getal=True, bij=_numbers),
        Kolom("contact", "Laatste contact", lambda row: row.laatste_contact, bij=_numbers),
    ),
    adres=page_of("werkgever"),
    los=("zoek",),
)
