"""Read models over klanten and their plans: where a person stands, and when somebody last spoke with them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from intake.models import Gesprek, Klant
from intake.queries import signals_of, with_signals
from trajecten.enums import Plaatsingsoort, Stand
from trajecten.models import Plaatsing, Traject
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening

NEVER = date(1, 1, 1)
CHOICES = 15


def spoken() -> Exists:
    """Whether anybody ever had a conversation with the klant; an attempt is none."""
    return Exists(Gesprek.objects.filter(klant=OuterRef("pk"), vervallen_op__isnull=True))


def with_stand(klanten: QuerySet[Klant], *, day: date) -> QuerySet[Klant]:
    """Adds `stand` (a value of Stand) as it is on `day`. The one derivation of where a person stands."""
    placed = Plaatsing.objects.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day),
        klant=OuterRef("pk"),
        startdatum__lte=day,
        vervallen_op__isnull=True,
    )
    traject = Traject.objects.on(day).filter(klant=OuterRef("pk"))
    return klanten.annotate(
        stand=Case(
            When(overleden_op__isnull=False, then=Value(Stand.OVERLEDEN)),
            When(verhuisd_op__lte=day, then=Value(Stand.VERHUISD)),
            When(Exists(placed.filter(soort=Plaatsingsoort.WERK)), then=Value(Stand.AAN_HET_WERK)),
            When(Exists(placed), then=Value(Stand.OPLEIDING)),
            When(Exists(traject), then=Value(Stand.TRAJECT)),
            When(spoken(), then=Value(Stand.GESPROKEN)),
            default=Value(Stand.NIET_GESPROKEN),
            output_field=CharField(),
        )
    )


def stand_of(klant: Klant, day: date) -> str:
    """Where this person stands on `day`, in words."""
    found = with_stand(Klant.objects.filter(pk=klant.pk), day=day).get()
    return Stand(found.stand).label  # type: ignore[attr-defined]


def with_last_spoken(klanten: QuerySet[Klant]) -> QuerySet[Klant]:
    """Adds `laatst_gesproken`: the day of the last conversation, NEVER (sortable, no day of anybody) without one."""
    last = Gesprek.objects.filter(klant=OuterRef("pk"), vervallen_op__isnull=True).order_by("-datum")
    return klanten.annotate(
        laatst_gesproken=Coalesce(Subquery(last.values("datum")[:1]), Value(NEVER), output_field=DateField())
    )


def regisseur_candidates() -> QuerySet[Medewerker]:
    """Who can be given klanten: active, and regisseur by role now."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.REGISSEUR)
    return Medewerker.objects.filter(Exists(grants), is_active=True).order_by("naam", "gebruikersnaam")


def find_regisseurs(*, text: str, team_id: UUID | None) -> list[Medewerker]:
    """At most CHOICES candidates: by name, or without a text those of the team."""
    rows = regisseur_candidates().select_related("team")
    rows = rows.filter(naam__icontains=text) if text else rows.filter(team=team_id)
    return list(rows[:CHOICES])


def identity(klanten: QuerySet[Klant], *, klant_id: UUID, day: date) -> dict[str, Any]:
    """What the bar on top of each page about a person shows (onderdelen/_identiteit.html). Two joins, one query."""
    klant = with_signals(with_stand(klanten, day=day)).select_related("regisseur").get(pk=klant_id)
    regisseur = klant.regisseur
    return {
        "klant": klant,
        "naam": klant.naam,
        "klantnummer": klant.klantnummer,
        "leeftijd": None if klant.overleden_op else klant.age_on(day),
        "stand": Stand(klant.stand).label,  # type: ignore[attr-defined]
        "regisseur": regisseur.naam if regisseur else "",
        "telefoon": (regisseur.telefoon or "") if regisseur else "",
        "let_op": klant.let_op or "",
        "signalen": signals_of(klant, day),
    }
