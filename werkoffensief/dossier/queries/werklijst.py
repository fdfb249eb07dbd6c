"""The work list "Wie spreek ik nu?": whom it is about, the filters that a person sets, and the people in its order.

The order itself is made in `werkfeiten`; whom it is about and the filters never change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, DateField, OuterRef, Q, QuerySet, Subquery

from intake.models import Claim, Contactgegeven, Klant, Ontheffing, Overslag, Terugbelbelofte, Uitkering
from trajecten.models import Traject
from werkoffensief.accounts.models import Medewerker, TeamStadsdeel
from werkoffensief.dossier.queries.lijst import READ, present
from werkoffensief.dossier.queries.werkfeiten import Gewichten, Werkfeiten, reason
from werkoffensief.web.lijsten import MAX_CHOICES

SQL = Path(__file__).with_name("werkfeiten.sql").read_text()
PAGE = 25
MOST_SKIPPED = 200  # rows of the list of who is left out
FACTS = 6  # columns of Werkfeiten, after the id
YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Regel:
    """One klant of the work list: the facts by which somebody stands here, and why, in a sentence."""

    klant_id: UUID
    feiten: Werkfeiten
    waarom: str


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody chose to see, from the address; anything else in it is not a choice."""

    tolk: str = ""
    plek: str = ""
    ontheffing: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str], plekken: Sequence[str]) -> "Keuze":
        asked = {name: parameters.get(name, "") for name in ("tolk", "plek", "ontheffing")}
        return cls(
            tolk=asked["tolk"] if asked["tolk"] in {YES, NO} else "",
            plek=asked["plek"] if asked["plek"] in plekken else "",
            ontheffing=NO if asked["ontheffing"] == NO else "",
        )

    def narrow(self, klanten: QuerySet[Klant], day: date) -> QuerySet[Klant]:
        """Those of these people whom somebody wants to see."""
        if self.tolk:
            klanten = klanten.filter(tolk_taal__isnull=self.tolk == NO)
        if self.plek:
            klanten = klanten.filter(stadsdeel=self.plek)
        if self.ontheffing:
            klanten = klanten.exclude(pk__in=exempt_on(day).values("klant"))
        return klanten


def places(medewerker: Medewerker) -> list[str]:
    """Where the team speaks with people: its stadsdelen."""
    rows = TeamStadsdeel.objects.filter(team=medewerker.team_id).order_by("stadsdeel")
    return list(rows.values_list("stadsdeel", flat=True)[:MAX_CHOICES])


def people(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """Whom the list of the own team is about on `day`, taken or not: on benefit, in a plan, or promised a call.

    Never who died, moved away, was merged, erased or shielded.
    """
    if medewerker.team_id is None:
        return Klant.objects.none()
    seen = Klant.objects.seen_by_task(medewerker).filter(
        team=medewerker.team_id, afgeschermd_op__isnull=True, gewist_op__isnull=True
    )
    benefit = Uitkering.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=day), start__lte=day, vervallen_op__isnull=True
    )
    promised = Terugbelbelofte.objects.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)
    return present(seen, day=day).filter(
        Q(pk__in=benefit.values("klant"))
        | Q(pk__in=Traject.objects.on(day).values("klant"))
        | Q(pk__in=promised.values("klant"))
    )


def waiting(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """Those of them whom nobody took and nobody left out for a while."""
    taken = Claim.objects.current().values("klant")
    skipped = Overslag.objects.on(day).values("klant")
    return people(medewerker, day).exclude(pk__in=taken).exclude(pk__in=skipped)


def in_order(
    klanten: QuerySet[Klant],
    medewerker: Medewerker,
    gewichten: Gewichten,
    day: date,
    *,
    length: int = PAGE,
    start: int = 0,
) -> tuple[list[Regel], int]:
    """These people in the order of the work, from `start` on at most `length` of them; and how many they are.

    One query, whatever their number.
    """
    try:
        chosen, values = klanten.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return [], 0
    with connection.cursor() as cursor:
        cursor.execute(
            SQL.replace("/*mensen*/", chosen),
            [day, medewerker.pk, *astuple(gewichten), *values, length, start],
        )
        rows = cursor.fetchall()
    return [_regel(row, gewichten, day) for row in rows], (rows[0][FACTS + 2] if rows else 0)


def _regel(row: tuple[Any, ...], gewichten: Gewichten, day: date) -> Regel:
    feiten = Werkfeiten(*row[1 : FACTS + 1])
    return Regel(row[0], feiten, reason(feiten, gewichten, day, own_promise=row[FACTS + 1]))


def exempt_on(day: date) -> QuerySet[Ontheffing]:
    """The exemptions that hold on `day`."""
    return Ontheffing.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day, vervallen_op__isnull=True
    )


def shown(ids: list[UUID], day: date) -> dict[UUID, Any]:
    """What the list shows of these people: name, number, telephone, interpreter, exemption."""
    exempt = exempt_on(day).filter(klant=OuterRef("pk")).order_by("van", "pk")
    numbers = Contactgegeven.objects.filter(klant=OuterRef("pk"), soort="telefoon", geldig_tot__isnull=True)
    if not ids:
        return {}
    rows = Klant.objects.filter(pk__in=ids).only(*READ, "tolk_taal")
    rows = rows.annotate(
        telefoon=Subquery(numbers.order_by("-geldig_van", "pk").values("waarde")[:1]),
        ontheffing=Subquery(exempt.values("soort__naam")[:1], output_field=CharField()),
        ontheffing_tot=Subquery(exempt.values("tot")[:1], output_field=DateField()),
    )
    return {row.pk: row for row in rows}


def skipped(medewerker: Medewerker, day: date) -> QuerySet[Overslag]:
    """Who of the team is left out on `day`, until when, why, and by whom; who comes back first stands on top."""
    rows = Overslag.objects.on(day).filter(klant__in=people(medewerker, day).values("pk"))
    return rows.select_related("klant", "medewerker").order_by("tot", "pk")


def own_claims(medewerker: Medewerker) -> QuerySet[Claim]:
    """Whom this medewerker took and holds at this moment."""
    return Claim.objects.current().filter(medewerker=medewerker).order_by("dag", "genomen_op", "pk")
