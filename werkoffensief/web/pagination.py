"""Lists in pages of fifty, whose cost does not grow with the list: capped counts, bounded offsets, keysets.

`numbered_page` is for lists that people walk by number; it reaches as far as counting goes (1,000 rows).
`keyset_page` walks a list of any length; its cursor is a row's primary key, so that no name stands in a URL.
Both ask first for the ids of one page and then, with `fetch`, for what the page shows about them. The first page of
a keyset counts with the ids that it reads anyway.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from werkoffensief.web import notation

PAGE_SIZE = 50
COUNT_LIMIT = 1_000

Fetch = Callable[[list[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Count:
    """The number of rows, exact up to the limit."""

    number: int
    capped: bool

    def in_words(self, singular: str, plural: str) -> str:
        """`128 klanten`, or `meer dan 1.000 klanten`."""
        prefix = "meer dan " if self.capped else ""
        return prefix + notation.quantity(self.number, singular, plural)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `previous` and `following` are the query parameters that lead there, or None."""

    rows: list[Any]
    count: Count
    previous: Mapping[str, str] | None
    following: Mapping[str, str] | None
    number: int = 0
    numbers: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows)


def capped_count(queryset: QuerySet, limit: int = COUNT_LIMIT) -> Count:
    """Count, but never read more than `limit` + 1 rows."""
    return _counted(queryset.order_by()[: limit + 1].count(), limit)


def _counted(number: int, limit: int = COUNT_LIMIT) -> Count:
    return Count(min(number, limit), number > limit)


def numbered_page(
    queryset: QuerySet, parameters: Mapping[str, str], *, fetch: Fetch | None = None, size: int = PAGE_SIZE
) -> Page:
    """The page that `?pagina=` asks for; nonsense gives the first, too far gives the last page."""
    return _numbered(lambda part: _rows(queryset[part], fetch), capped_count(queryset), parameters, size)


def page_of_ids(
    ids: list[Any], parameters: Mapping[str, str], *, fetch: Fetch, size: int = PAGE_SIZE
) -> Page:
    """The same of a list of which the first COUNT_LIMIT + 1 ids were read: for a query that is built once."""
    return _numbered(lambda part: _in_order(ids[part], fetch), _counted(len(ids)), parameters, size)


def _numbered(
    rows: Callable[[slice], list[Any]], count: Count, parameters: Mapping[str, str], size: int
) -> Page:
    numbers = max(1, -(-count.number // size))
    number = min(_positive(parameters.get("pagina", "1")), numbers)
    start = (number - 1) * size
    return Page(
        rows=rows(slice(start, start + size)),
        count=count,
        previous={"pagina": str(number - 1)} if number > 1 else None,
        following={"pagina": str(number + 1)} if number < numbers else None,
        number=number,
        numbers=numbers,
    )


def keyset_page(
    queryset: QuerySet,
    parameters: Mapping[str, str],
    *,
    order: Sequence[str],
    fetch: Fetch | None = None,
    size: int = PAGE_SIZE,
) -> Page:
    """The page after `?na=<pk>` or before `?voor=<pk>`.

    `order` names columns that are never NULL, all ascending or all descending ("-naam", "-pk"), ending in a
    unique one. A cursor whose row is not (or no longer) in the list gives the first page.
    """
    backwards = "voor" in parameters
    anchor = _anchor(queryset, parameters.get("voor") or parameters.get("na") or "", order)
    backwards = backwards and anchor is not None
    selection = queryset.order_by(*(_reversed(order) if backwards else order))
    if anchor is not None:
        selection = selection.filter(_beyond(order, anchor, backwards))
    first = (
        anchor is None
    )  # then the rows that are counted are those that begin the list: one question for both
    found = list(selection.values_list("pk", flat=True)[: (COUNT_LIMIT if first else size) + 1])
    more, ids = len(found) > size, found[:size]
    if backwards:
        ids.reverse()
    has_previous, has_following = (more, True) if backwards else (anchor is not None, more)
    return Page(
        rows=_in_order(ids, fetch or (lambda keys: list(queryset.filter(pk__in=keys)))),
        count=_counted(len(found)) if first else capped_count(queryset),
        previous={"voor": str(ids[0])} if ids and has_previous else None,
        following={"na": str(ids[-1])} if ids and has_following else None,
    )


def _positive(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _rows(page: QuerySet, fetch: Fetch | None) -> list[Any]:
    if fetch is None:
        return list(page)
    return _in_order(list(page.values_list("pk", flat=True)), fetch)


def _in_order(ids: list[Any], fetch: Fetch) -> list[Any]:
    """What `fetch` gives for these ids (rows with a `pk`), in the order of the ids."""
    found = {row.pk: row for row in fetch(ids)} if ids else {}
    return [found[key] for key in ids if key in found]


def _anchor(queryset: QuerySet, cursor: str, order: Sequence[str]) -> tuple[Any, ...] | None:
    if not cursor or "\0" in cursor:
        return None
    try:
        key = queryset.model._meta.pk.to_python(cursor)
    except Exception:  # a field may refuse with ValidationError, ValueError or OverflowError
        return None
    return queryset.order_by().filter(pk=key).values_list(*(name.removeprefix("-") for name in order)).first()


def _reversed(order: Sequence[str]) -> list[str]:
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def _beyond(order: Sequence[str], values: Sequence[Any], backwards: bool) -> Q:
    """The rows after `values` (before, when backwards), with a leading bound that an index can use."""
    descending = order[0].startswith("-") != backwards
    step = "lt" if descending else "gt"
    names = [name.removeprefix("-") for name in order]
    beyond, equal = Q(), Q()
    for name, value in zip(names, values, strict=True):
        beyond |= equal & Q(**{f"{name}__{step}": value})
        equal &= Q(**{name: value})
    return Q(**{f"{names[0]}__{step}e": values[0]}) & beyond
