"""The facts that put a klant in a group of `werk`: each gives the rows of one kind that count for a reader on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery

from intake.enums import Uitvoerder
from intake.models import (
    Actie,
    Afspraak,
    Claim,
    Concept,
    Contactpoging,
    Gesprek,
    Ontheffing,
    Taak,
    Terugbelbelofte,
    Uitkering,
)
from intake.models.klant import covered_by
from intake.queries.agenda import midnight
from trajecten.enums import DoelStatus, StapStatus
from trajecten.models import (
    Doel,
    Lening,
    Nazorg,
    Plaatsing,
    Regisseurschap,
    Regisseurswens,
    Stap,
    Traject,
    Wachtpunt,
)
from trajecten.overzicht import afspraken
from trajecten.overzicht.besluiten import running_without, unsent, unsent_of_loans, untold_schemes
from trajecten.overzicht.buddies import silent_on, stopping_on
from trajecten.overzicht.nazorg import due, due_of_anybody
from werkoffensief.accounts.models import Medewerker

NEW_DAYS, QUIET_DAYS = 14, 90
NEW, QUIET = timedelta(days=NEW_DAYS), timedelta(days=QUIET_DAYS)

Feiten = Callable[[Medewerker, date], QuerySet[Any]]


def valid(model: Any) -> QuerySet[Any]:
    return model._default_manager.filter(vervallen_op__isnull=True)


def gone(day: date, klant: str = "") -> Q:
    """That the klant died or moved away by `day`; `klant`: the path to it."""
    moved = {f"{klant}verhuisd_op__isnull": False, f"{klant}verhuisd_op__lte": day}
    return Q(**{f"{klant}overleden_op__isnull": False}) | Q(**moved)


def spoken_since(day_field: str, *, by: Medewerker | None = None) -> Exists:
    rows = valid(Gesprek).filter(klant=OuterRef("klant_id"), datum__gte=OuterRef(day_field))
    return Exists(rows.filter(medewerker=by) if by else rows)


def last_spoken(klant: str = "pk") -> Subquery:
    rows = valid(Gesprek).filter(klant=OuterRef(klant)).order_by("-datum")
    return Subquery(rows.values("datum")[:1], output_field=DateField())


def state_of(trajecten: QuerySet[Traject], day: date, exists: type[Exists] = Exists) -> QuerySet[Traject]:
    """Adds what the rules about a running traject look at; `lopend.Lopend` has the same fields.

    What of its klant counts, and whether in the last ninety days somebody spoke with the klant, tried to, or did a
    check after a placement.
    """
    since = day - QUIET

    def there_is(model: Any, **which: Any) -> Exists:
        return exists(valid(model).filter(klant=OuterRef("klant_id"), **which))

    return trajecten.annotate(
        regisseur_id=F("klant__regisseur_id"),
        overleden_op=F("klant__overleden_op"),
        verhuisd_op=F("klant__verhuisd_op"),
        gesproken=there_is(Gesprek, datum__gt=since),
        geprobeerd=there_is(Contactpoging, datum__gt=since),
        nagevraagd=there_is(Nazorg, gedaan_op__gt=since),
        stap_loopt=there_is(Stap, status=StapStatus.LOPEND, start__lte=day),
    )


@dataclass(frozen=True, slots=True)
class VanLopend:
    """Facts that are running trajecten: those of this rule, over their own fields and those of `state_of`."""

    regel: Callable[[date], Q]

    def __call__(self, medewerker: Medewerker, day: date) -> QuerySet[Any]:
        return state_of(Traject.objects.on(day), day).filter(self.regel(day))


def new(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = valid(Regisseurschap).filter(medewerker=medewerker, start__gte=day - NEW, start__lte=day)
    rows = rows.filter(Q(einde__isnull=True) | Q(einde__gt=day))
    return rows.filter(~spoken_since("start", by=medewerker))


def stood_in(facts: Callable[[date], QuerySet[Any]]) -> Feiten:
    """Of these facts those of the regisseurs for whom the reader stands in, about their own klanten (none shielded)."""

    def rows(medewerker: Medewerker, day: date) -> QuerySet[Any]:
        theirs = facts(day).filter(covered_by("medewerker_id", medewerker))
        return theirs.filter(medewerker=F("klant__regisseur"), klant__afgeschermd_op__isnull=True)

    return rows


def new_since(day: date) -> QuerySet[Any]:
    """Who began as regisseur a short time ago, and nobody spoke with the klant since."""
    rows = valid(Regisseurschap).filter(start__gte=day - NEW, start__lte=day)
    return rows.filter(Q(einde__isnull=True) | Q(einde__gt=day), ~spoken_since("start"))


def in_open_traject(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    return rows.filter(Exists(Traject.objects.on(day).filter(klant=OuterRef("klant_id"))))


def late_steps(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return in_open_traject(valid(Stap).filter(status=StapStatus.GEPLAND, start__lt=day), day)


def ended_placements(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Ended, in an open traject, nothing running now and no conversation since."""
    running = valid(Plaatsing).filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day), klant=OuterRef("klant_id"), startdatum__lte=day
    )
    rows = in_open_traject(valid(Plaatsing).filter(einddatum__lt=day), day)
    return rows.filter(~Exists(running), ~spoken_since("einddatum"))


def benefit_goes_on(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """The benefit was expected to have ended by this placement, and has not."""
    benefit = valid(Uitkering).filter(
        Q(einde__isnull=True) | Q(einde__gte=day), klant=OuterRef("klant_id"), start__lte=day
    )
    return valid(Plaatsing).filter(
        Exists(benefit), einddatum__isnull=True, startdatum__lte=day, verwacht_einde_uitkering__lt=day
    )


def waiting(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return in_open_traject(valid(Stap).filter(status=StapStatus.WACHT), day)


def waited_for(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """What an open plan waits for, and is not there yet."""
    return valid(Wachtpunt).filter(traject__in=Traject.objects.on(day), klaar_op__isnull=True)


def overdue_waiting(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return waited_for(medewerker, day).filter(verwacht_op__lt=day)


def overdue_goals(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = valid(Doel).filter(status=DoelStatus.OPEN, voor_op__lt=day)
    return rows.filter(traject__in=Traject.objects.on(day))


def overdue_actions(*who: str) -> Feiten:
    """What others than the reader would have done by now; the reader's own stands under `beloofd`."""

    def rows(medewerker: Medewerker, day: date) -> QuerySet[Any]:
        found = in_open_traject(
            valid(Actie).filter(gedaan_op__isnull=True, voor_op__lt=day, wie__in=who), day
        )
        return found.exclude(medewerker=medewerker)

    return rows


def overdue_of_others(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Of these what neither the klant nor their own regisseur would do: who stands in has the regisseur's apart."""
    found = overdue_actions(Uitvoerder.ANDER, Uitvoerder.MEDEWERKER)(medewerker, day)
    return found.filter(Q(medewerker__isnull=True) | ~Q(medewerker=F("klant__regisseur")))


@VanLopend
def quiet(day: date) -> Q:
    return Q(start__lte=day - QUIET, gesproken=False, geprobeerd=False, nagevraagd=False)


@VanLopend
def stalled(day: date) -> Q:
    return Q(start__lte=day - QUIET, gesproken=False, stap_loopt=False)


@VanLopend
def evaluations(day: date) -> Q:
    return Q(evaluatie_op__lte=day)


@VanLopend
def without_evaluation(day: date) -> Q:
    return Q(evaluatie_op__isnull=True)


@VanLopend
def unassigned(day: date) -> Q:
    return Q(regisseur_id__isnull=True)


@VanLopend
def of_the_gone(day: date) -> Q:
    """What still runs of who died or moved away."""
    return gone(day)


def in_traject(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Traject.objects.on(day)


def drafts(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Concept.objects.filter(medewerker=medewerker)


def wishes(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return valid(Regisseurswens).filter(beantwoord_op__isnull=True)


def loans(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Loans that this teamleider may decide on: advised, and never by them."""
    return Lening.objects.awaiting_decision().of_others(medewerker.pk)


def silent_buddies(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return silent_on(day)


def stopping_buddies(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return stopping_on(day)


def tasks(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Taak.objects.waiting_for(medewerker, day)


def tasks_on(day: date) -> QuerySet[Any]:
    return Taak.objects.waiting_on(day)


def appointments_on(day: date) -> QuerySet[Any]:
    first, after = midnight(day), midnight(day + timedelta(days=1))
    return Afspraak.objects.planned().filter(begin__gte=first, begin__lt=after)


def appointments_before(day: date) -> QuerySet[Any]:
    return Afspraak.objects.planned().filter(begin__lt=midnight(day))


def appointments_until(day: date) -> QuerySet[Any]:
    """Of this day, and those of before without an outcome."""
    return appointments_before(day + timedelta(days=1))


def agreements_on(day: date) -> QuerySet[Any]:
    return valid(Actie).filter(gedaan_op__isnull=True, voor_op__lte=day)


def promises_on(day: date) -> QuerySet[Any]:
    return valid(Terugbelbelofte).filter(gedaan_op__isnull=True, op__lte=day)


def appointments(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return appointments_on(day).filter(medewerker=medewerker)


def own_agreements(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return agreements_on(day).filter(medewerker=medewerker)


def promises_of(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Calls that one promised oneself, and those that nobody else would make: whoever promised it left, or never was
    the regisseur after all. These ask the regisseur of now; the team, while there is none."""
    left_to = Q(klant__regisseur=medewerker.pk)
    if medewerker.team_id:
        left_to |= Q(klant__regisseur__isnull=True, klant__team=medewerker.team_id)
    withdrawn = Regisseurschap.objects.filter(
        klant=OuterRef("klant"), medewerker=OuterRef("medewerker"), vervallen_op__isnull=False
    )
    # Both are few, so each is found once, and not looked for at every promise.
    gone = Medewerker.objects.filter(is_active=False).order_by().values("pk")
    never = promises_on(day).filter(Exists(withdrawn), klant__regisseur__isnull=True).order_by().values("pk")
    nobody = Q(medewerker__in=gone) | Q(pk__in=never)
    return promises_on(day).filter(Q(medewerker=medewerker) | left_to & nobody)


def taken_for(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Claim.objects.current().filter(medewerker=medewerker, dag=day)


def taken_until(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Taken without a day, and free again when this day or the next is over."""
    ends = midnight(day + timedelta(days=2))
    return Claim.objects.current().filter(medewerker=medewerker, dag__isnull=True, verloopt_op__lte=ends)


def without_outcome(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return appointments_before(day).filter(medewerker=medewerker)


def left_behind(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return afspraken.left_behind(day)


def to_review(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = valid(Ontheffing).filter(van__lte=day, herbeoordelen_op__lte=day)
    return rows.filter(Q(tot__isnull=True) | Q(tot__gte=day))


def aftercare(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return due(valid(Plaatsing), day)


def aftercare_of_anybody(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """The same, also of who died or moved away."""
    return due_of_anybody(valid(Plaatsing), day)


def aftercare_of_nobody(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Checks that are due of somebody whom no regisseur asks."""
    return aftercare(medewerker, day).filter(klant__regisseur__isnull=True)


def without_decision(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return in_open_traject(running_without(day), day)


def unsent_letters(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return unsent()


def unsent_loan_letters(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return unsent_of_loans()


def schemes_without_letter(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return untold_schemes()


def on_the_day(model: Any, field: str) -> Feiten:
    return lambda medewerker, day: valid(model).filter(**{field: day})
