"""Read models of employers: finding one, what came of the agreements, and what waits for an accountmanager.

Counts only: which people were placed is known to higher floors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, Lower

from werkgevers.enums import Sector
from werkgevers.models import (
    Contactmoment,
    Contactpersoon,
    Vacature,
    Werkakkoord,
    Werkgever,
)
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening

CHOICES = 15
WORDS = 6  # of a search; more would only cost time
RUNNING_OUT = 90  # days
NEVER = date(9999, 12, 31)  # sorts an agreement without an end after all others
NUMBERS = ("banen", "vervuld", "open", "ontwikkelplekken")


def matching(werkgevers: QuerySet[Werkgever], text: str) -> QuerySet[Werkgever]:
    """Employers of whom each word of the text stands somewhere: in the name, the place, the name or e-mail address
    of a contact person, or at the beginning of the KvK-nummer. In any order.
    """
    for word in text.replace("\0", "").split()[:WORDS]:
        contacts = Contactpersoon.objects.filter(
            Q(naam__icontains=word) | Q(email__icontains=word), werkgever=OuterRef("pk")
        )
        werkgevers = werkgevers.filter(
            Q(naam__icontains=word)
            | Q(plaats__icontains=word)
            | Q(kvk_nummer__startswith=word)
            | Exists(contacts)
        )
    return werkgevers


def find_werkgevers(*, text: str) -> list[Werkgever]:
    """At most CHOICES employers to choose from; none without a text."""
    if not text.strip():
        return []
    return list(matching(Werkgever.objects.current(), text).order_by(Lower("naam"), "pk")[:CHOICES])


def with_contact_and_agreements(werkgevers: QuerySet[Werkgever], *, day: date) -> QuerySet[Werkgever]:
    """Adds `akkoorden`, those that run on `day`, and `laatste_contact`."""
    return werkgevers.annotate(
        akkoorden=_number(Werkakkoord.objects.running_on(day), "werkgever", Count("pk")),
        laatste_contact=Subquery(
            Contactmoment.objects.valid()
            .filter(werkgever=OuterRef("pk"))
            .order_by()
            .values("werkgever")
            .annotate(laatste=Max("datum"))
            .values("laatste")
        ),
    )


def with_running_agreement(werkgevers: QuerySet[Werkgever], *, day: date) -> QuerySet[Werkgever]:
    """Those with an agreement whose term includes `day`."""
    return werkgevers.filter(Exists(Werkakkoord.objects.running_on(day).filter(werkgever=OuterRef("pk"))))


def accountmanagers() -> QuerySet[Medewerker]:
    """Who can be given employers: active, and accountmanager by role now."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.ACCOUNTMANAGER)
    return Medewerker.objects.filter(Exists(grants), is_active=True).order_by("naam", "gebruikersnaam")


def owners() -> QuerySet[Medewerker]:
    """The accountmanagers who have an employer."""
    return accountmanagers().filter(Exists(Werkgever.objects.current().filter(accountmanager=OuterRef("pk"))))


def without_accountmanager(werkgevers: QuerySet[Werkgever]) -> QuerySet[Werkgever]:
    """Those of nobody, or of somebody who is no accountmanager any more."""
    return werkgevers.filter(~Exists(accountmanagers().filter(pk=OuterRef("accountmanager"))))


# --- What came of the agreements ------------------------------------------------------------


def akkoorden_on(*, werkgever_id: UUID, day: date) -> QuerySet[Werkakkoord]:
    """The agreements of this employer whose term includes `day`."""
    return with_filled(Werkakkoord.objects.filter(werkgever_id=werkgever_id).running_on(day), day=day)


def with_filled(akkoorden: QuerySet[Werkakkoord], *, day: date) -> QuerySet[Werkakkoord]:
    """Adds `vervuld` and `open`: jobs that placements filled up to `day`, ended or not (contract section 3)."""
    placed = Count(
        "plaatsingen",
        filter=Q(
            plaatsingen__soort="werk",
            plaatsingen__startdatum__lte=day,
            plaatsingen__vervallen_op__isnull=True,
        ),
    )
    filled = _number(Werkakkoord.objects.all(), "pk", placed)
    return akkoorden.annotate(vervuld=filled).annotate(open=Greatest(F("banen") - F("vervuld"), 0))


def with_vacancies(akkoorden: QuerySet[Werkakkoord], *, day: date) -> QuerySet[Werkakkoord]:
    """Adds `vacatureplekken`: the places of the vacancies under the agreement that are open on `day`."""
    places = _number(Vacature.objects.open_on(day), "werkakkoord", Sum("aantal"))
    return akkoorden.annotate(vacatureplekken=places)


def without_vacancy(akkoorden: Any, *, day: date) -> Any:
    """Those that run on `day` and promise more open jobs than there are open places in vacancies."""
    rows: Any = with_vacancies(with_filled(akkoorden.running_on(day), day=day), day=day)
    return rows.filter(open__gt=F("vacatureplekken"))


def running_out(akkoorden: Any, *, day: date, days: int = RUNNING_OUT) -> Any:
    """Those that run on `day` and end within so many days."""
    return akkoorden.running_on(day).filter(einddatum__lte=day + timedelta(days=days))


@dataclass(frozen=True, slots=True)
class Akkoorden:
    """The agreements of one employer on a day, apart by where they stand, and what was promised in all."""

    lopend: list[Werkakkoord]
    straks: list[Werkakkoord]
    afgelopen: list[Werkakkoord]
    vervallen: list[Werkakkoord]

    @property
    def groepen(self) -> list[tuple[str, list[Werkakkoord]]]:
        """Heads and rows; the first one always."""
        others = [("Nog niet ingegaan", self.straks), ("Afgelopen", self.afgelopen)]
        return [("Lopend", self.lopend), *(pair for pair in others if pair[1])]

    @property
    def totaal(self) -> dict[str, int]:
        """The sums of those that run."""
        return {name: sum(getattr(row, name) for row in self.lopend) for name in NUMBERS}


def agreements_of(werkgever: Werkgever, *, day: date) -> Akkoorden:
    """Every agreement of an employer, in one query."""
    groups = Akkoorden([], [], [], [])
    for row in with_filled(werkgever.werkakkoorden.order_by("-ingangsdatum", "akkoordnummer"), day=day):
        if row.vervallen_op:
            groups.vervallen.append(row)
        elif row.ingangsdatum > day:
            groups.straks.append(row)
        elif row.einddatum and row.einddatum < day:
            groups.afgelopen.append(row)
        else:
            groups.lopend.append(row)
    return groups


def vacancies_of(werkgever: Werkgever, *, day: date) -> list[Vacature]:
    """The vacancies of an employer, those that nobody closed first; `over_tijd` says that the last day has passed."""
    rows = werkgever.vacatures.select_related("werkakkoord").annotate(
        over_tijd=Q(gesloten_op__isnull=True, open_tot__lt=day)
    )
    return list(rows.order_by(F("gesloten_op").desc(nulls_first=True), "-open_van", "pk"))


@dataclass(frozen=True, slots=True)
class Totaal:
    """What was promised and what came of it, of one sector or of all."""

    sector: str
    naam: str
    akkoorden: int
    banen: int
    vervuld: int
    open: int
    ontwikkelplekken: int

    @property
    def vraag(self) -> str:
        """What it adds to the address of its list; the sum of all sectors adds nothing."""
        return f"&sector={self.sector}" if self.sector else ""


def totals(akkoorden: QuerySet[Werkakkoord]) -> list[Totaal]:
    """One line per sector that has agreements (`with_filled`); the last one is the sum of them."""
    sums = {f"som_{name}": Sum(name) for name in NUMBERS}
    found: Mapping[str, Mapping[str, Any]] = {
        row["sector"]: row
        for row in akkoorden.order_by().values("sector").annotate(akkoorden=Count("pk"), **sums)
    }
    lines = [
        Totaal(sector, naam, row["akkoorden"], *(row[f"som_{name}"] for name in NUMBERS))
        for sector, naam in Sector.choices
        if (row := found.get(sector))
    ]
    return [*lines, _sum(lines)]


def _sum(lines: list[Totaal]) -> Totaal:
    return Totaal(
        "",
        "Totaal",
        *(sum(getattr(line, name) for line in lines) for name in ("akkoorden", *NUMBERS)),
    )


def years() -> list[int]:
    """The years in which agreements began, the newest first."""
    days = Werkakkoord.objects.valid().dates("ingangsdatum", "year", order="DESC")
    return [day.year for day in days]


# --- What waits for an accountmanager ------------------------------------------------------------


def calls_due(*, day: date, medewerker_id: UUID | None) -> QuerySet[Contactmoment]:
    """Appointments with employers for `day` or before, the oldest first: those that this medewerker made, and those
    with their employers. None: everybody's.
    """
    rows = Contactmoment.objects.due_on(day)
    if medewerker_id:
        rows = rows.filter(Q(medewerker=medewerker_id) | Q(werkgever__accountmanager=medewerker_id))
    return rows.order_by("afspraak_op", "pk")


def _number(rows: Any, reference: str, count: Any) -> Coalesce:
    """`count` over the rows that refer to the outer row, as a subquery: it never multiplies with another one."""
    of_one = rows.filter(**{reference: OuterRef("pk")}).order_by().values(reference)
    counted = Subquery(of_one.annotate(som=count).values("som"), output_field=IntegerField())
    return Coalesce(counted, Value(0))
