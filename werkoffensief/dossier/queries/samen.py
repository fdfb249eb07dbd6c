"""Rows of several small tables in one query, each as an instance of its own model."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, Field, IntegerField, Model, QuerySet, Value
from django.db.models.expressions import Expression, F
from django.db.models.functions import Cast

from werkoffensief.web.eenmaal import DAY, KEPT, KEY, ask_like, ask_of, shape_of

PREFIX = "s_"


@dataclass(frozen=True, slots=True)
class Deel:
    """Rows of one table and what the page shows of them; `soort__naam` comes back as the attribute `soort_naam`."""

    rijen: QuerySet[Any]
    kolommen: tuple[str, ...]
    hoogstens: int = 300


class Leeg(Expression):
    """A column that a part does not have. Cast(Value(None)) says the same, and takes three times as long to build."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        return f"NULL::{self.output_field.cast_db_type(connection)}", ()


def together_once(
    parts: Callable[..., Sequence[Deel]], key: UUID, day: date, *shape: Hashable
) -> list[list[Any]]:
    """The rows of each of `parts(key, day, *shape)`, in the order of its queryset; put into SQL once.

    web/eenmaal.py says what `parts` may do. The rows are for showing only: other columns are not read.
    """
    delen, columns = _known(parts, shape)
    return _parted(delen, columns, ask_of(_rows, key, parts, *shape, day=day))


def together_like(parts: Callable[..., Sequence[Deel]], *asked: Hashable) -> list[list[Any]]:
    """The same of `parts(*asked)`, where more than a key and a day differ."""
    delen, columns = _known_like(parts, shape_of(*asked))
    return _parted(delen, columns, ask_like(_rows_like, parts, *asked))


def _rows_like(parts: Callable[..., Sequence[Deel]], *asked: Hashable) -> QuerySet[Any, Any]:
    return _union(parts(*asked))


@lru_cache(maxsize=KEPT)
def _known_like(
    parts: Callable[..., Sequence[Deel]], shape: tuple[Hashable, ...]
) -> tuple[Sequence[Deel], dict[str, Field]]:
    delen = parts(*shape)
    return delen, _columns(delen)


def _rows(key: UUID, day: date, parts: Callable[..., Sequence[Deel]], *shape: Hashable) -> QuerySet[Any, Any]:
    return _union(parts(key, day, *shape))


@lru_cache(maxsize=KEPT)
def _known(
    parts: Callable[..., Sequence[Deel]], shape: tuple[Hashable, ...]
) -> tuple[Sequence[Deel], dict[str, Field]]:
    delen = parts(KEY, DAY, *shape)
    return delen, _columns(delen)


def _columns(delen: Sequence[Deel]) -> dict[str, Field]:
    return {path: _field(deel.rijen.model, path) for deel in delen for path in deel.kolommen}


def _union(delen: Sequence[Deel]) -> QuerySet[Any, Any]:
    columns = _columns(delen)
    first, *others = [_branch(place, deel, columns) for place, deel in enumerate(delen)]
    return first.union(*others, all=True)


def _parted(
    delen: Sequence[Deel], columns: dict[str, Field], rows: Iterable[tuple[Any, ...]]
) -> list[list[Any]]:
    found: list[list[Any]] = [[] for _ in delen]
    for place, *values in rows:
        deel = delen[place]
        found[place].append(_instance(deel, dict(zip(columns, values, strict=True))))
    return found


def _branch(place: int, deel: Deel, columns: dict[str, Field]) -> QuerySet[Any]:
    values = {
        PREFIX + path: F(path) if path in deel.kolommen else Leeg(field) for path, field in columns.items()
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
