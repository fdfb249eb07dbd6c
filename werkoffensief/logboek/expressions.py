"""SQL expressions that models of several apps use."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Value


class Today(Func):
    """The present day in Europe/Amsterdam. True today stays true later, so it may stand in a CHECK."""

    template = "((now() AT TIME ZONE 'Europe/Amsterdam')::date)"
    output_field = models.DateField()


class DateRange(Func):
    """daterange(start, einde) with both days included, or half-open with bounds='[)'."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start: str, einde: str, bounds: str = "[]") -> None:
        super().__init__(F(start), F(einde), Value(bounds))


class TransactionId(Func):
    """The number of the present transaction."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class SortName(Func):
    """`F. el Amrani` sorts under A: surname, first name, tussenvoegsel; small letters, no accents."""

    function = "sorteernaam"
    output_field = models.CharField(max_length=700)
