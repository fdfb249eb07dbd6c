"""SQL expressions by which people are found: of a klantnummer here, of names and telephone numbers a floor below."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce, Collate, Concat

from werkoffensief.logboek.expressions import NameVariants, PhoneDigits, SearchName

__all__ = [
    "AmongTexts", "BareNumber", "EndOfToday", "MinutesLater", "NameVariants", "NumberCore", "PhoneDigits",
    "PlaceAmong", "SearchName", "born_order", "district_order",
]  # fmt: skip


class NumberCore(Func):
    """The digits of a klantnummer without the zeros in front: 1079 of WO-001079."""

    template = "ltrim(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), '0')"
    output_field = models.TextField()


class BareNumber(Func):
    """A klantnummer without the spaces, dots and hyphens that people leave out or add: WO001079 of WO-001079."""

    template = "translate(%(expressions)s, ' .-', '')"
    output_field = models.TextField()


class MinutesLater(Func):
    """A moment and so many minutes after it, the same in every time zone: it may stand in an index."""

    template = "(((%(expressions)s)) AT TIME ZONE 'UTC')"
    arg_joiner = " AT TIME ZONE 'UTC') + make_interval(mins => "
    output_field = models.DateTimeField()


class EndOfToday(Func):
    """The coming midnight in Europe/Amsterdam. Before it today is before it later, so it may stand in a CHECK."""

    template = (
        "((((now() AT TIME ZONE 'Europe/Amsterdam')::date + 1)::timestamp) AT TIME ZONE 'Europe/Amsterdam')"
    )
    output_field = models.DateTimeField()


def born_order() -> Any:
    """By what a list of klanten is sorted on the date of birth: never NULL, who has none first. As in an index."""
    return Coalesce(F("geboortedatum"), Value(date.min), output_field=models.DateField())


def district_order() -> Any:
    """By what a list of klanten is sorted on the stadsdeel, and there by name; without one first. As in an index.

    One text, so that a page deep in a large stadsdeel begins where it begins. The tab stands before every other sign.
    """
    return Collate(Concat(Coalesce(F("stadsdeel"), Value("")), Value("\t"), F("sorteernaam")), "C")


class AmongTexts(Func):
    """Whether a text is one of these: the same statement however many they are, and an index on the text serves."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()

    def __init__(self, field: Any, texts: list[str]) -> None:
        super().__init__(F(field) if isinstance(field, str) else field, _listed(texts))


class PlaceAmong(Func):
    """Where in a list a text stands first."""

    function = "array_position"
    output_field = models.IntegerField()

    def __init__(self, field: str, texts: list[str]) -> None:
        super().__init__(_listed(texts), F(field))


def _listed(texts: list[str]) -> Value:
    return Value(texts, ArrayField(models.CharField()))
