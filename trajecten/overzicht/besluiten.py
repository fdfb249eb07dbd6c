"""Which help runs without the decision that it needs, and which letters did not leave yet (docs/adr/0024)."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest

from trajecten.enums import Besluit, StapStatus
from trajecten.models import Lening, Leningbrief, Stap, Toekenning
from trajecten.models.lening import SCHEME
from trajecten.models.toekenning import FIRST_DAY
from trajecten.models.voorziening import OPLEIDINGSFONDS


def granted() -> QuerySet[Toekenning]:
    """The awards that hold, until `tot_nu`; of one klant and voorziening there is at most one on a day."""
    rows = Toekenning.objects.filter(besluit=Besluit.TOEGEKEND, vervallen_op__isnull=True)
    return rows.filter(Q(tot_nu__isnull=True) | Q(tot_nu__gte=FIRST_DAY))


def with_decision(steps: QuerySet[Stap], day: date) -> QuerySet[Stap]:
    """Adds `zonder_besluit`: that the step has not ended, and no award of its voorziening covers `day`, or the day on
    which it begins when that is later. Also one of an earlier traject counts: an award is the klant's.

    Of the opleidingsfonds not: a loan is asked, advised and decided elsewhere (docs/adr/0025).
    """
    needed = Greatest(OuterRef("start"), Value(day, output_field=DateField()))
    award = (
        granted()
        .annotate(eerste_dag=FIRST_DAY)
        .filter(
            Q(tot_nu__isnull=True) | Q(tot_nu__gte=needed),
            eerste_dag__lte=needed,
            klant=OuterRef("klant"),
            voorziening=OuterRef("voorziening"),
        )
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


def untold_schemes() -> QuerySet[Lening]:
    """Loans of which a delivery changed the scheme of repayment, without a letter. `regeling_op`: the moment of it."""
    events = _history("Lening").filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    another = events.exclude(**{name: OuterRef(name) for name in SCHEME})
    since = events.filter(pgh_id__gt=OuterRef("laatst_anders")).order_by("pgh_id")
    return (
        Lening.objects.with_untold_scheme()
        .annotate(laatst_anders=Coalesce(Subquery(another.values("pgh_id")[:1]), 0))
        .annotate(regeling_op=Subquery(since.values("pgh_created_at")[:1]))
    )


def told_scheme(lening: Lening) -> Any:
    """What the klant last read about repaying this granted loan, as a row with the fields of SCHEME."""
    letters = Leningbrief.objects.valid().filter(lening=lening, termijn_centen__isnull=False)
    made = _history("Leningbrief").filter(pgh_obj=OuterRef("pk")).order_by("pgh_id").values("pgh_id")
    newest = letters.order_by(
        "-opgemaakt_op", Subquery(made[:1]).desc()
    ).first()  # of a day the last one made
    events = _history("Lening").filter(pgh_obj=lening.pk, besluit__isnull=False)
    return newest or events.order_by("pgh_id").first() or lening


def _history(model: str) -> QuerySet[Any]:
    history: Any = apps.get_model("trajecten", f"{model}Geschiedenis")
    return history.objects.all()
