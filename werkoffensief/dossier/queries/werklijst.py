"""The work list "Wie spreek ik nu?": whom it is about, the filters that a person sets, and the people in its order.

The order itself is made in `werkfeiten`; whom it is about and the filters never change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from intake.models import Claim, Contactgegeven, Klant, Ontheffing, Overslag
from intake.permissions import CASEWORK
from werkoffensief.accounts.models import Medewerker, TeamStadsdeel
from werkoffensief.dossier.queries.lijst import READ, present
from werkoffensief.dossier.queries.werkfeiten import Gewichten, Werkfeiten, reason
from werkoffensief.web.lijsten import MAX_CHOICES
from werkoffensief.web.pagination import Count

SQL = Path(__file__).with_name("werkfeiten.sql").read_text()
PAGE = 25
REACH = 250  # people that are counted and paged through: who works from the top comes no further in a day
MOST_SKIPPED = 200  # rows of the list of who is left out
FACTS = 6  # columns of Werkfeiten
YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Regel:
    """One klant of the work list: the facts by which somebody stands here, and why, in a sentence.

    `claim` and `dag` (the day that was planned, if any): of whom the reader took.
    """

    klant_id: UUID
    feiten: Werkfeiten
    waarom: str
    claim: UUID | None = None
    dag: date | None = None


@dataclass(slots=True)
class Werkvoorraad:
    """The list as one reader sees it: whom they took, a page of the others, how many these are (capped), and how many
    are left out for a while."""

    mijn: list[Regel] = field(default_factory=list)
    lijst: list[Regel] = field(default_factory=list)
    aantal: Count = field(default_factory=lambda: Count(0, False))
    overgeslagen: int = 0


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

    def as_sql(self, day: date) -> tuple[str, list[Any]]:
        """The condition on `g.id` that leaves those whom somebody wants to see."""
        chosen = Klant.objects.all()
        if self.tolk:
            chosen = chosen.filter(tolk_taal__isnull=self.tolk == NO)
        if self.plek:
            chosen = chosen.filter(stadsdeel=self.plek)
        if self.ontheffing:
            chosen = chosen.exclude(pk__in=exempt_on(day).values("klant"))
        if not chosen.query.where:
            return "true", []
        sql, values = chosen.order_by().values("pk").query.sql_with_params()
        return f"g.id IN ({sql})", list(values)


def places(medewerker: Medewerker) -> list[str]:
    """Where the team speaks with people: its stadsdelen."""
    rows = TeamStadsdeel.objects.filter(team=medewerker.team_id).order_by("stadsdeel")
    return list(rows.values_list("stadsdeel", flat=True)[:MAX_CHOICES])


def people(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """The people of the own team with an open file, who did not die or move away by `day`.

    Those of `Klant.objects.seen_by_task(medewerker)` in that team whose file is not shielded, written down in short: a
    test compares the two.
    """
    if medewerker.team_id is None or not medewerker.has_role(*CASEWORK):
        return Klant.objects.none()
    rows = Klant.objects.current().filter(
        team=medewerker.team_id, afgeschermd_op__isnull=True, gewist_op__isnull=True
    )
    return present(rows, day=day)


def in_order(
    medewerker: Medewerker,
    gewichten: Gewichten,
    day: date,
    *,
    keuze: Keuze | None = None,
    length: int = PAGE,
    start: int = 0,
) -> Werkvoorraad:
    """Whom this medewerker took, and from `start` on at most `length` of the others, in the order of the work.

    On the list are those with benefit or a plan on that day, with a promise, or whose WW ends; not who was taken or
    left out. One query, whatever their number.
    """
    try:
        chosen, values = people(medewerker, day).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return Werkvoorraad()
    condition, wanted = (keuze or Keuze()).as_sql(day)
    sql = SQL.replace("/*mensen*/", chosen).replace("/*keuze*/", condition)
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            [day, medewerker.pk, *astuple(gewichten), *values, *wanted, REACH + 1, length, start],
        )
        rows = cursor.fetchall()
    return _read(rows, gewichten, day)


def _read(rows: Sequence[tuple[Any, ...]], gewichten: Gewichten, day: date) -> Werkvoorraad:
    number, skipped_number = rows[0][:2]
    found = Werkvoorraad(aantal=Count(min(number, REACH), number > REACH), overgeslagen=skipped_number)
    for _number, _skipped, mine, key, *values in rows:
        if key is None:
            continue
        feiten = Werkfeiten(*values[:FACTS])
        own, claim, planned = values[FACTS : FACTS + 3]
        why = reason(feiten, gewichten, day, own_promise=own)
        (found.mijn if mine else found.lijst).append(Regel(key, feiten, why, claim, planned))
    return found


def exempt_on(day: date) -> QuerySet[Ontheffing]:
    """The exemptions that hold on `day`."""
    return Ontheffing.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day, vervallen_op__isnull=True
    )


def shown(ids: list[UUID], day: date, *, to_call: list[UUID]) -> dict[UUID, Any]:
    """What the list shows of these people: name, interpreter, exemption; and the telephone of whom one is to call."""
    if not ids:
        return {}
    rows = {row.pk: row for row in Klant.objects.filter(pk__in=ids).only(*READ, "tolk_taal")}
    for row in rows.values():
        row.telefoon, row.ontheffing, row.ontheffing_tot = "", "", None  # type: ignore[attr-defined]
    exempt = exempt_on(day).filter(klant__in=ids).order_by("-van", "pk")
    for key, soort, tot in exempt.values_list("klant", "soort__naam", "tot"):
        rows[key].ontheffing, rows[key].ontheffing_tot = soort, tot  # type: ignore[attr-defined]
    numbers = Contactgegeven.objects.filter(klant__in=to_call, soort="telefoon", geldig_tot__isnull=True)
    for key, waarde in numbers.order_by("geldig_van", "pk").values_list("klant", "waarde") if to_call else ():
        rows[key].telefoon = waarde  # type: ignore[attr-defined]
    return rows


def skipped(medewerker: Medewerker, day: date) -> QuerySet[Overslag]:
    """Who of the team is left out on `day`, until when, why, and by whom; who comes back first stands on top."""
    rows = Overslag.objects.on(day).filter(klant__in=people(medewerker, day).values("pk"))
    return rows.select_related("klant", "medewerker").order_by("tot", "pk")


def own_claims(medewerker: Medewerker) -> QuerySet[Claim]:
    """Whom this medewerker took and holds at this moment."""
    return Claim.objects.current().filter(medewerker=medewerker).order_by("dag", "genomen_op", "pk")
