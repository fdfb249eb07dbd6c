"""Rows of several small tables in one query, each as an instance of its own model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Field, IntegerField, Model, QuerySet, Value
from django.db.models.expressions import F
from django.db.models.functions import Cast

PREFIX = "s_"


@dataclass(frozen=True, slots=True)
class Deel:
    """Rows of one table and what the page shows of them; `soort__naam` comes back as the attribute `soort_naam`."""

    rijen: QuerySet[Any]
    kolommen: tuple[str, ...]
    hoogstens: int = 300


def together(delen: Sequence[Deel]) -> list[list[Any]]:
    """The rows of each part, in the order of its queryset. They are for showing only: other columns are not read."""
    columns = {path: _field(deel.rijen.model, path) for deel in delen for path in deel.kolommen}
    first, *others = [_branch(place, deel, columns) for place, deel in enumerate(delen)]
    found: list[list[Any]] = [[] for _ in delen]
    for place, *values in first.union(*others, all=True):
        deel = delen[place]
        found[place].append(_instance(deel, dict(zip(columns, values, strict=True))))
    return found


def _branch(place: int, deel: Deel, columns: dict[str, Field]) -> QuerySet[Any]:
    values = {
        PREFIX + path: F(path) if path in deel.kolommen else Cast(Value(None), output_field=field)
        for path, field in columns.items()
    }
    rows = deel.rijen.annotate(s=Cast(Value(place), IntegerField()), **values)
    return rows.values_list("s", *values)[: deel.hoogstens]


def _field(model: type[Model], path: str) -> Field:
    """A column's type without its rules: keys become what they point to."""
    field: Any = model._meta
    for name in path.split("__"):
        options = field if hasattr(field, "get_field") else field.related_model._meta
        field = options.get_field(name)
    field = field.target_field if field.is_relation else field
    return CharField() if isinstance(field, CharField) else type(field)()


def _instance(deel: Deel, values: dict[str, Any]) -> Any:
    own = {path: values[path] for path in deel.kolommen if "__" not in path}
    row = deel.rijen.model(**own)
    for path in deel.kolommen:
        if "__" in path:
            setattr(row, path.replace("__", "_"), values[path])
    return row
