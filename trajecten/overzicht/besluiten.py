"""Which help runs without the decision that it needs, and which letters did not leave yet (docs/adr/0024)."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, DateField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Greatest

from trajecten.enums import Besluit, StapStatus
from trajecten.models import Leningbrief, Stap, Toekenning
from trajecten.models.voorziening import OPLEIDINGSFONDS


def granted() -> QuerySet[Toekenning]:
    """The awards that hold; of one klant and voorziening there is at most one on a day."""
    return Toekenning.objects.filter(besluit=Besluit.TOEGEKEND, vervallen_op__isnull=True)


def with_decision(steps: QuerySet[Stap], day: date) -> QuerySet[Stap]:
    """Adds `zonder_besluit`: that the step has not ended, and no award of its voorziening covers `day`, or the day on
    which it begins when that is later. Also one of an earlier traject counts: an award is the klant's.

    Of the opleidingsfonds not: a loan is asked, advised and decided elsewhere (docs/adr/0025).
    """
    needed = Greatest(OuterRef("start"), Value(day, output_field=DateField()))
    award = granted().filter(
        Q(tot__isnull=True) | Q(tot__gte=needed), klant=OuterRef("klant"), voorziening=OuterRef("voorziening")
    )
    lacks = (
        Q(einde__isnull=True, voorziening__beschikking=True)
        & ~Q(voorziening=OPLEIDINGSFONDS)
        & ~Q(Exists(award))
    )
    return steps.annotate(zonder_besluit=ExpressionWrapper(lacks, output_field=BooleanField()))


def running_without(day: date) -> QuerySet[Stap]:
    """Help that began, or would have begun, and that no decision covers on `day`."""
    begun = Stap.objects.filter(
        vervallen_op__isnull=True, start__lte=day, status__in=(StapStatus.LOPEND, StapStatus.GEPLAND)
    )
    steps: Any = with_decision(begun, day)
    return steps.filter(zonder_besluit=True)


def unsent() -> QuerySet[Toekenning]:
    """Decisions, granted or refused, of which nobody wrote down that the letter left."""
    return Toekenning.objects.filter(vervallen_op__isnull=True, verzonden_op__isnull=True)


def unsent_of_loans() -> QuerySet[Leningbrief]:
    """The same of letters about a loan; of one that the klant does not want any more none has to leave."""
    return Leningbrief.objects.unsent().filter(
        lening__vervallen_op__isnull=True, lening__ingetrokken_op__isnull=True
    )
