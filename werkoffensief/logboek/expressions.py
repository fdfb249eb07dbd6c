"""SQL expressions that models of several apps use."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Value

# Ten thousand years: more than any two dates lie apart, and a date that SQL can still hold.
MOST_MONTHS = 120_000


class Today(Func):
    """The present day in Europe/Amsterdam. True today stays true later, so it may stand in a CHECK."""

    template = "((now() AT TIME ZONE 'Europe/Amsterdam')::date)"
    output_field = models.DateField()


class DateRange(Func):
    """daterange(start, einde) with both days included, or half-open with bounds='[)'."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start: Any, einde: str, bounds: str = "[]") -> None:
        super().__init__(F(start) if isinstance(start, str) else start, F(einde), Value(bounds))


class TransactionId(Func):
    """The number of the present transaction."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class SortName(Func):
    """`F. el Amrani` sorts under A: surname, first name, tussenvoegsel; small letters, no accents."""

    function = "sorteernaam"
    output_field = models.CharField(max_length=700)


class SearchName(Func):
    """All words of a name as search compares them, a space around each. `web.zoekwoorden` makes the same."""

    function = "zoeknaam"
    output_field = models.TextField()


class NameVariants(Func):
    """Each word of a search name of four letters or more, and each of these with one letter left out."""

    function = "naamvarianten"
    output_field = ArrayField(models.TextField())


class PhoneDigits(Func):
    """The last nine digits: 06-12345678, +31 6 1234 5678 and 0031612345678 are one number."""

    template = "right(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), 9)"
    output_field = models.TextField()


class DayLater(Func):
    """Twenty-four hours after a moment, also in the night in which the clocks change."""

    template = "(%(expressions)s + interval '24 hours')"
    output_field = models.DateTimeField()


class WeekLater(Func):
    """Seven days after a moment."""

    template = "(%(expressions)s + interval '7 days')"
    output_field = models.DateTimeField()


class MonthLater(Func):
    """The same day of the next month, cut to that month's length."""

    template = "((%(expressions)s + interval '1 month')::date)"
    output_field = models.DateField()


class MonthsAfter(Func):
    """n calendar months after a day, the day cut to the length of the month (31 August + 6: 28 or 29 February)."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = models.DateField()

    def __init__(self, day: str, months: int) -> None:
        super().__init__(F(day), Value(min(months, MOST_MONTHS)))


class DaysAfter(Func):
    """n days after a day."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateField()

    def __init__(self, day: str, days: int) -> None:
        super().__init__(F(day), Value(days))


class DayBefore(Func):
    template = "(%(expressions)s - 1)"
    output_field = models.DateField()


class RowByRow(models.Exists):
    """EXISTS that is looked up for each row.

    As a column PostgreSQL would read the whole table beforehand, also for few rows: the OFFSET keeps it from that.
    """

    template = "EXISTS(%(subquery)s OFFSET 0)"


class Ready(Func):
    """The ids of a query that was turned into SQL beforehand: for one that stands in many places of another query."""

    output_field = models.UUIDField()

    def __init__(self, ids: models.QuerySet) -> None:
        self.sql, self.params = ids.query.sql_with_params()
        super().__init__()

    def as_sql(self, *_args: Any, **_more: Any) -> tuple[str, tuple[Any, ...]]:
        return f"({self.sql})", self.params


class AmongIds(Func):
    """Whether an id is one of those that a query gives, or one of these.

    The query is asked once, before the rows are looked at, so an index on the id still serves inside an OR, which
    `id__in=<query>` prevents.
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()

    def __init__(self, id_field: str, ids: models.QuerySet | list[UUID]) -> None:
        listed = Value(ids, ArrayField(models.UUIDField())) if isinstance(ids, list) else ArraySubquery(ids)
        super().__init__(F(id_field), listed)
