"""A query of many branches, put into SQL once and asked often.

Django builds the SQL of a query anew each time. For a union of forty branches that takes far longer than asking it, and
only the person whom it is about, and the day, differ: so it is built once per process. Building may ask the database
nothing, as the answer would be kept too. PostgreSQL plans such a query longer than it runs it: so each connection
prepares it, and in a request that reads (logboek.middleware) one plan serves every person and every day.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from contextvars import ContextVar
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet, ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Func, QuerySet, UUIDField
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler
from psycopg import Binary

Rows = QuerySet[Any, Any]
Build = Callable[..., Rows]
Built = tuple[str, tuple[Any, ...]]  # SQL and its parameters
_SHARED: ContextVar[dict[str, Built]] = ContextVar("shared by the query that is being built")
KEY, DAY = UUID("5ee0aa11-57a0-4d10-9000-000000000000"), date(1, 2, 3)  # stand in; no row has either
READER = UUID("5ee0aa11-57a0-4d10-9000-000000000001")  # the same of who reads
KEYS = (KEY,)  # and of several
_FIRST_KEY = UUID("5ee0aa11-57a0-4d10-a000-000000000000")
_FIRST_DAY, _FIRST_MOMENT = date(2, 1, 1), datetime(3, 1, 1, tzinfo=UTC)
_TEXT = re.compile("\ue000([0-9]+)\ue001")  # looked for in what was built, never in what was typed
MOST_VALUES = 100_000  # in one question; a search has some thousand at most
KEPT = 400  # queries that a process remembers, of each kind
PLANNED = 150  # of which a connection remembers the plan; a large one takes PostgreSQL 8 MB


class Sleutels(tuple[UUID, ...]):
    """Ids that are one value to `ask_like`, however many: `AmongIds` filters by them."""

    __slots__ = ()


class Vast(str):
    """A text that decides what `ask_like` asks, and is no value that it looks for."""

    __slots__ = ()


VALUES = str | bytes | UUID | date | Sleutels


class _StandIns:
    """The values in what is asked, each with what stands in for it while the query is built."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def of(self, asked: Any) -> Any:
        """The same with stand-ins: texts, days, moments, ids and bytes, however deep. What is empty is left empty."""
        if isinstance(asked, tuple) and not isinstance(asked, Sleutels):
            return tuple([self.of(part) for part in asked])
        if is_dataclass(asked) and not isinstance(asked, type):
            return replace(
                asked, **{field.name: self.of(getattr(asked, field.name)) for field in fields(asked)}
            )
        if not asked or isinstance(asked, Enum | Vast) or not isinstance(asked, VALUES):
            return asked
        self.values.append(list(asked) if isinstance(asked, Sleutels) else asked)
        return self._at(len(self.values) - 1, asked)

    @staticmethod
    def _at(place: int, value: Any) -> Any:
        if isinstance(value, str):
            return f"\ue000{place}\ue001"
        if isinstance(value, bytes):
            return f"\ue000{place}\ue001".encode()
        if isinstance(value, date):
            return (_FIRST_MOMENT if isinstance(value, datetime) else _FIRST_DAY) + timedelta(place)
        key = UUID(int=_FIRST_KEY.int + place)
        return key if isinstance(value, UUID) else Sleutels([key])

    def filled(self, param: Any) -> Any:
        """A parameter of the query that was built, with the values in it."""
        if isinstance(param, str):
            return _TEXT.sub(lambda found: self.values[int(found[1])], param)
        if isinstance(param, Binary) and (
            found := _TEXT.fullmatch(bytes(param.obj).decode(errors="replace"))
        ):
            return self.values[int(found[1])]
        place = _place(param[0] if isinstance(param, list) and len(param) == 1 else param)
        return param if place is None else self.values[place]


def _place(param: Any) -> int | None:
    """Of a day, a moment or an id, for which value it stands in."""
    if isinstance(param, UUID):
        place = param.int - _FIRST_KEY.int
    elif isinstance(param, datetime):
        place = (param - _FIRST_MOMENT).days if param.tzinfo else -1
    else:
        place = (param - _FIRST_DAY).days if isinstance(param, date) else -1
    return place if 0 <= place < MOST_VALUES else None


def share(name: str, rows: Rows) -> None:
    """Rows of a query that many branches of one query that is built here read as the table `name`: asked once, in a
    WITH."""
    _SHARED.get()[name] = rows.query.sql_with_params()


class Shared(Func):
    """The ids in such rows, to filter by."""

    output_field = UUIDField()

    def __init__(self, name: str, column: str) -> None:
        self.name, self.column = name, column
        super().__init__()

    def as_sql(self, *_args: Any, **_more: Any) -> Built:
        return f"(SELECT {self.name}.{self.column} FROM {self.name})", ()


def ask_of(
    build: Build, key: UUID, *shape: Hashable, day: date = DAY, reader: UUID = READER
) -> list[tuple[Any, ...]]:
    """The rows of `build(key, day, *shape)`, a values_list; built once for all keys and days.

    `build` may do no more with `key` and `day` than filter by them, and depends on nothing else but `shape`. Who reads
    goes into `shape` as READER, and in `reader` by name.
    Raises ImproperlyConfigured when the key is not in the query, or when another day is: one that follows from `day`,
    or the clock's. (`date.min` means no day.)
    """
    return _asked(_built_for_all(build, KEY, shape), {KEY: key, DAY: day, READER: reader})


def sql_of(build: Build, key: UUID, *shape: Hashable, day: date = DAY) -> Built:
    """The SQL and the parameters of the same query, to stand inside another. "" when nobody can be in it."""
    return _filled(_built_for_all(build, KEY, shape), {KEY: key, DAY: day})


def ask_among(build: Build, keys: list[UUID], *shape: Hashable, day: date = DAY) -> list[tuple[Any, ...]]:
    """The rows of `build(keys, day, *shape)`: the same about several, however many; `AmongIds` filters by them."""
    sql, params = _built_for_all(build, KEYS, shape)
    return _asked((sql, tuple(keys if value == list(KEYS) else value for value in params)), {DAY: day})


def ask_again(build: Build, *shape: Hashable) -> list[tuple[Any, ...]]:
    """The rows of `build(*shape)`, a values_list; built once for the same `shape`, on which alone it depends."""
    return _rows(*_built(build, shape))


def ask_again_among(build: Build, keys: list[UUID], *shape: Hashable) -> list[tuple[Any, ...]]:
    """The rows of `build(keys, *shape)`, built once for the same `shape`; `AmongIds` filters by the keys."""
    sql, params = _built(build, shape, KEYS)
    return _rows(sql, tuple(keys if value == list(KEYS) else value for value in params))


def ask_like(build: Build, *asked: Hashable, plan_anew: bool = False) -> list[tuple[Any, ...]]:
    """The rows of `build(*asked)`, a values_list; built once for all that has the same shape.

    Each text, day, moment, id and bytes in `asked`, also in tuples and dataclasses, is a value: `build` gets a
    stand-in for it, with which it may do no more than filter (a text also with something before and after it; what
    goes into LIKE must have been through `prep_for_like_query`, or hold none of its signs). All else is the shape:
    numbers, what is empty, how many there are, a text that is `Vast`. The stand-in of a text is in the private use area
    of Unicode.
    `plan_anew`: another value wants another plan, so that PostgreSQL may not keep one.
    Raises ImproperlyConfigured when `build` puts another id or day, or a moment of the clock in the query, or a text
    not.
    """
    stand_ins = _StandIns()
    sql, params = _built_like(build, stand_ins.of(asked))
    return _rows(sql, tuple([stand_ins.filled(param) for param in params]), plan_anew)


def ask_sql(sql: str, params: Sequence[Any], *, plan_anew: bool = False) -> list[tuple[Any, ...]]:
    """The rows of SQL that was written by hand, with its values apart; `plan_anew` as for `ask_like`."""
    return _rows(sql, tuple(params), plan_anew)


def shape_of(*asked: Hashable) -> tuple[Any, ...]:
    """What `ask_like` gives to `build`: equal for all that has the same shape."""
    return _StandIns().of(asked)


def objects_like(build: Build, *asked: Hashable) -> list[Any]:
    """The instances of `build(*asked)`, with what it joins and annotates; built once, as `ask_like` says.

    It prefetches nothing: that would be built anew.
    """
    stand_ins = _StandIns()
    (sql, params), compiler = _instances_like(build, stand_ins.of(asked))
    rows = _rows(sql, tuple([stand_ins.filled(param) for param in params]))
    answer: Any = _Answer(compiler, rows)
    return list(ModelIterable(answer)) if rows else []


class _Answer:
    """Rows that are there, for what makes instances of them: in place of a queryset, its query and its compiler."""

    _known_related_objects: ClassVar[dict] = {}

    def __init__(self, compiler: SQLCompiler | None, rows: list[tuple[Any, ...]]) -> None:
        self.db, self.query, self.compiler, self.rows = connection.alias, self, compiler, rows

    def get_compiler(self, **_using: Any) -> "_Answer":
        return self

    def execute_sql(self, **_chunks: Any) -> list[list[tuple[Any, ...]]]:
        return [self.rows]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiler, name)  # what it selects, and how that is converted


def _asked(built: Built, own: dict[Any, Any]) -> list[tuple[Any, ...]]:
    return _rows(*_filled(built, own))


def _filled(built: Built, own: dict[Any, Any]) -> Built:
    sql, params = built
    return sql, tuple(own.get(value, value) if isinstance(value, UUID | date) else value for value in params)


def _rows(sql: str, params: tuple[Any, ...], plan_anew: bool = False) -> list[tuple[Any, ...]]:
    if not sql:
        return []  # Django knows without asking
    with connection.cursor() if plan_anew else _prepared() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _prepared() -> CursorWrapper:
    """A cursor that sends SQL and values apart, so that psycopg can prepare it.

    At first sight (settings): by the second time it would have forgotten it among all other queries.
    """
    if connection.queries_logged:
        return connection.cursor()  # of what was prepared, the log would not know the SQL
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.connection.prepared_max = PLANNED
    cursor: Any = ServerBindingCursor
    return connection.make_cursor(cursor(connection.connection))


@lru_cache(maxsize=KEPT)
def _built_for_all(build: Build, key: UUID | tuple[UUID, ...], shape: tuple[Hashable, ...]) -> Built:
    about = key if isinstance(key, UUID) else list(key)
    sql, params = _plain(lambda: build(about, DAY, *shape))
    if about not in params or any(
        isinstance(value, date) and value not in (DAY, date.min) for value in params
    ):
        raise ImproperlyConfigured(f"{build.__name__} depends on more than its key and its day")
    return sql, params


@lru_cache(maxsize=KEPT)
def _built(build: Build, shape: tuple[Hashable, ...], keys: tuple[UUID, ...] = ()) -> Built:
    about = (list(keys),) if keys else ()
    sql, params = _plain(lambda: build(*about, *shape))
    if any(isinstance(value, datetime) and (value.minute or value.second) for value in params):
        raise ImproperlyConfigured(f"{build.__name__} depends on the clock")
    return sql, params


@lru_cache(maxsize=KEPT)
def _built_like(build: Build, asked: tuple[Hashable, ...]) -> Built:
    built = _plain(lambda: build(*asked))
    _check_values(build, built, asked)
    return built


@lru_cache(maxsize=KEPT)
def _instances_like(build: Build, asked: tuple[Hashable, ...]) -> tuple[Built, SQLCompiler | None]:
    built, compiler = _compiled(lambda: build(*asked))
    _check_values(build, built, asked)
    return built, compiler


def _check_values(build: Build, built: Built, asked: tuple[Hashable, ...]) -> None:
    """No other value than those asked, and each text of them: else `build` looked at its stand-in."""
    sought = str(built[1])
    texts = [text for text in asked if isinstance(text, str) and not isinstance(text, Enum | Vast) and text]
    if built[0] and any(repr(text)[1:-1] not in sought for text in texts):
        raise ImproperlyConfigured(f"{build.__name__} does not look for a text: is it Vast?")
    dated = [value for value in built[1] if isinstance(value, UUID | date)]
    if any(_place(value) is None and value != date.min for value in dated):
        raise ImproperlyConfigured(f"{build.__name__} depends on more than what is asked")


def _plain(build: Callable[[], Rows]) -> Built:
    """Of a values_list, whose rows are given as they come."""
    built, compiler = _compiled(build)
    selected = compiler.select if compiler else ()
    if any(column[0].output_field.get_db_converters(connection) for column in selected or ()):
        raise ImproperlyConfigured("Django would convert what this query gives")
    return built


def _compiled(build: Callable[[], Rows]) -> tuple[Built, SQLCompiler | None]:
    """The SQL, and what made it; "" and nothing when Django knows that there is nobody."""
    shared: dict[str, Built] = {}
    token = _SHARED.set(shared)
    with connection.execute_wrapper(_refused):
        try:
            compiler = build().query.get_compiler(connection=connection)
            sql, params = _with(shared, *compiler.as_sql())
        except EmptyResultSet:
            return ("", ()), None
        finally:
            _SHARED.reset(token)
    return (sql, tuple(params)), compiler


def _with(shared: dict[str, Built], sql: str, params: tuple[Any, ...]) -> Built:
    if not shared:
        return sql, params
    before = ", ".join(f"{name} AS MATERIALIZED ({part})" for name, (part, _) in shared.items())
    return f"WITH {before} {sql}", (*chain.from_iterable(own for _, own in shared.values()), *params)


def _refused(*_asked: Any) -> None:
    raise ImproperlyConfigured("a query that is built once asked the database something while it was built")
