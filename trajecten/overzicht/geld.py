"""Money per voorziening and year: what was committed, what was paid on it, and what is left of the budget."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from trajecten.models import Budget, Toekenning, Uitgave, Voorziening


@dataclass(frozen=True, slots=True)
class Geldregel:
    """One voorziening in one year, in cents. `budget` None: nobody set one, so nothing is refused."""

    voorziening: Voorziening
    budget: int | None
    plafond: bool
    toegekend: int
    betaald: int
    aantal: int
    afgewezen: int

    @property
    def over(self) -> int | None:
        """What is left; below zero where more was granted than the budget."""
        return None if self.budget is None else self.budget - self.toegekend


def money_of(jaar: int, voorzieningen: list[str] | None = None) -> list[Geldregel]:
    """Of every voorziening with a budget or a decision in this year. Committed: granted in the year; spent: what was
    paid on those awards, whenever that was. What a later decision left of an award is counted in the year of the award.
    Three questions."""
    rows = Toekenning.objects.filter(
        besloten_op__gte=date(jaar, 1, 1), besloten_op__lte=date(jaar, 12, 31), vervallen_op__isnull=True,
        wijzigt__isnull=True,
    )  # fmt: skip
    granted = {
        row["voorziening"]: row
        for row in rows.order_by().values("voorziening").annotate(
            centen=Sum("centen_nu"), aantal=Count("pk", filter=Q(besluit="toegekend")),
            afgewezen=Count("pk", filter=Q(besluit="afgewezen")),
        )
    }  # fmt: skip
    paid_rows = Uitgave.objects.filter(toekenning__in=rows.order_by().values("pk"), vervallen_op__isnull=True)
    paid = dict(
        paid_rows.order_by().values("toekenning__voorziening").annotate(n=Sum("centen"))
        .values_list("toekenning__voorziening", "n")
    )  # fmt: skip
    budgets = {row.voorziening_id: row for row in Budget.objects.filter(jaar=jaar, vervallen_op__isnull=True)}
    wanted = voorzieningen if voorzieningen is not None else [*granted, *budgets]
    found = Voorziening.objects.filter(Q(pk__in=wanted) | Q(beschikking=True, pk__in=wanted)).order_by("naam")
    return [_line(row, budgets.get(row.pk), granted.get(row.pk), paid.get(row.pk, 0)) for row in found]


def _line(row: Voorziening, budget: Budget | None, granted: Mapping[str, Any] | None, paid: int) -> Geldregel:
    said = granted or {"centen": 0, "aantal": 0, "afgewezen": 0}
    return Geldregel(
        voorziening=row, budget=budget.centen if budget else None, plafond=bool(budget and budget.plafond),
        toegekend=said["centen"], betaald=paid, aantal=said["aantal"], afgewezen=said["afgewezen"],
    )  # fmt: skip
