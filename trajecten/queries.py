"""Read models over klanten and their plans: where a person stands, and when somebody last spoke with them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from intake.models import Gesprek, Klant
from intake.queries import contact_of, signals_of, with_bar
from intake.queries.zoeken import People, visible
from trajecten.enums import Stand
from trajecten.models import Regisseurswens, Stap
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Waarneming
from werkoffensief.accounts.queries import Lezer
from werkoffensief.web.eenmaal import ask_of, objects_like

NEVER = date(1, 1, 1)
CHOICES = 15


def spoken() -> Exists:
    """Whether anybody ever had a conversation with the klant; an attempt is none."""
    return Exists(Gesprek.objects.filter(klant=OuterRef("pk"), vervallen_op__isnull=True))


class StandOn(Func):
    """Where a person stands on a day, as one expression: nearly every page asks it, and as a tree of querysets it took
    longer to write than to answer. A traject is no EXISTS: that lets PostgreSQL read those of the whole municipality.
    """

    COLUMNS = ("pk", "overleden_op", "verhuisd_op")
    PLACED = (
        "EXISTS (SELECT FROM trajecten_plaatsing p WHERE p.klant_id = {pk} AND p.vervallen_op IS NULL"
        " AND p.startdatum <= %s AND (p.einddatum IS NULL OR p.einddatum >= %s)"
    )
    SQL = (
        "CASE WHEN {overleden_op} IS NOT NULL THEN 'overleden'"
        " WHEN {verhuisd_op} <= %s THEN 'verhuisd'"
        f" WHEN {PLACED} AND p.soort = 'werk') THEN 'aan_het_werk'"
        f" WHEN {PLACED}) THEN 'opleiding'"
        " WHEN (SELECT t.id FROM trajecten_traject t WHERE t.klant_id = {pk} AND t.vervallen_op IS NULL"
        " AND t.start <= %s AND (t.einde IS NULL OR t.einde >= %s) LIMIT 1) IS NOT NULL THEN 'traject'"
        " WHEN EXISTS (SELECT FROM intake_gesprek g WHERE g.klant_id = {pk} AND g.vervallen_op IS NULL)"
        " THEN 'gesproken' ELSE 'niet_gesproken' END"
    )
    output_field = CharField()

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(*self.COLUMNS)

    def as_sql(self, compiler: Any, connection: Any, *_more: Any, **more: Any) -> tuple[str, tuple[Any, ...]]:
        columns = [compiler.compile(source)[0] for source in self.source_expressions]
        sql = self.SQL.format(**dict(zip(self.COLUMNS, columns, strict=True)))
        return sql, (self.day,) * sql.count("%s")


def with_stand(klanten: QuerySet[Klant], *, day: date) -> QuerySet[Klant]:
    """Adds `stand` (a value of Stand) as it is on `day`. The one derivation of where a person stands."""
    return klanten.annotate(stand=StandOn(day))


def stand_of(klant: Klant, day: date) -> str:
    """Where this person stands on `day`, in words."""
    ((stand,),) = ask_of(_stand, klant.pk, day=day)
    return Stand(stand).label


def _stand(klant: UUID, day: date) -> QuerySet[Any, Any]:
    return Klant.objects.filter(pk=klant).values_list(StandOn(day))


def with_last_spoken(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds `laatst_gesproken`: the day of the last conversation, NEVER (sortable, no day of anybody) without one."""
    last = Gesprek.objects.filter(klant=OuterRef("pk"), vervallen_op__isnull=True).order_by("-datum")
    return klanten.annotate(
        laatst_gesproken=Coalesce(Subquery(last.values("datum")[:1]), Value(NEVER), output_field=DateField())
    )


def regisseurs_of(team_id: UUID) -> list[tuple[UUID, str]]:
    """Key and name of the candidates of one team, by name."""
    grants = Rolverlening.objects.current().filter(
        rol=Rol.REGISSEUR, medewerker__is_active=True, medewerker__team=team_id
    )
    rows = grants.order_by("medewerker__naam", "medewerker__gebruikersnaam")
    return list(rows.values_list("medewerker", "medewerker__naam"))


def regisseur_candidates() -> QuerySet[Medewerker]:
    """Who can be given klanten: active, and regisseur by role now."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.REGISSEUR)
    return Medewerker.objects.filter(Exists(grants), is_active=True).order_by("naam", "gebruikersnaam")


def with_caseload(regisseurs: QuerySet[Medewerker], team_id: UUID | None) -> QuerySet[Medewerker]:
    """Adds `caseload`: of those of this team how many klanten they have today; of others nothing is told."""
    own = Klant.objects.current().filter(regisseur=OuterRef("pk")).order_by().values("regisseur")
    number = Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)
    return regisseurs.annotate(caseload=Case(When(team__isnull=False, team=team_id, then=number)))


def find_regisseurs(*, text: str, team_id: UUID | None) -> list[Medewerker]:
    """At most CHOICES candidates: by name, or without a text those of the team."""
    rows = regisseur_candidates().select_related("team")
    rows = rows.filter(naam__icontains=text) if text else rows.filter(team=team_id)
    return list(rows[:CHOICES])


def _cover(day: date) -> Case:
    """Who stands in for the regisseur of a klant on `day`; of a shielded file nobody does."""
    rows = Waarneming.objects.on(day).filter(medewerker=OuterRef("regisseur"))
    said = JSONObject(naam="waarnemer__naam", telefoon="waarnemer__telefoon", tot="einde")
    return Case(When(afgeschermd_op__isnull=True, then=Subquery(rows.values_list(said)[:1])))


def _wish() -> Subquery:
    """That this klant waits for an answer to the question for another regisseur."""
    rows = Regisseurswens.objects.filter(
        klant=OuterRef("pk"), beantwoord_op__isnull=True, vervallen_op__isnull=True
    )
    return Subquery(rows.values_list(JSONObject(pk="pk", reden="reden"))[:1])


def cover_in(said: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the bar shows of it: name, telephone, and the day on which the regisseur is back."""
    return {**said, "tot": date.fromisoformat(said["tot"])} if said else None


def identity(
    medewerker: Medewerker, *, klant_id: UUID, day: date, people: People = visible
) -> dict[str, Any]:
    """What the bar on top of each page about a person shows (onderdelen/_identiteit.html). Two joins, one query.

    `people`: whom this reader may see, as a query. Raises Klant.DoesNotExist for others.
    """
    found = objects_like(_in_bar, people, Lezer.of(medewerker), klant_id, day)
    if not found:
        raise Klant.DoesNotExist
    (klant,) = found
    regisseur = klant.regisseur
    return {
        "klant": klant,
        "naam": klant.naam,
        "klantnummer": klant.klantnummer,
        "leeftijd": None if klant.overleden_op else klant.age_on(day),
        "stand": Stand(klant.stand).label,
        "regisseur": regisseur.naam if regisseur else "",
        "telefoon": (regisseur.telefoon or "") if regisseur else "",
        "waarneming": cover_in(klant.waarneming),
        "wens": klant.wens,
        "signalen": signals_of(klant, day),
        **contact_of(klant, day),
    }


def _in_bar(people: People, lezer: Lezer, klant: UUID, day: date) -> QuerySet[Klant]:
    rows = with_bar(with_stand(people(lezer), day=day)).annotate(waarneming=_cover(day), wens=_wish())
    return rows.select_related("regisseur").filter(pk=klant)


def steps_on(aanbod_id: UUID, dag: date) -> QuerySet[Stap]:
    """Whoever has a place in this group on this day."""
    return Stap.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=dag), aanbod=aanbod_id, start__lte=dag, vervallen_op__isnull=True
    )
