"""The parts of a list on a page. Every link keeps the other query parameters."""

from collections.abc import Mapping
from typing import Any

from django import template

from werkoffensief.web.pagination import Count, Page
from werkoffensief.web.sorting import Sorting

register = template.Library()

POSITION = ("pagina", "na", "voor")


@register.inclusion_tag("onderdelen/_sorteerkop.html", takes_context=True)
def sorteerkop(
    context: template.Context, sorting: Sorting, column: str, label: str, getal: bool = False
) -> dict[str, Any]:
    """A head to sort by; sorting starts again on the first page."""
    return {
        "label": label,
        "richting": sorting.direction(column),
        "getal": getal,
        "href": _address(context, {"sorteer": sorting.parameter(column)}),
    }


@register.inclusion_tag("onderdelen/_paginering.html", takes_context=True)
def paginering(context: template.Context, page: Page) -> dict[str, Any]:
    """Links to the other pages; nothing when there are none."""
    return {
        "page": page,
        "vorige": _address(context, page.previous) if page.previous else "",
        "volgende": _address(context, page.following) if page.following else "",
        "nummers": [
            (number, _address(context, {"pagina": str(number)}) if number else "")
            for number in _numbers(page)
        ],
    }


@register.inclusion_tag("onderdelen/_chip.html", takes_context=True)
def chip(context: template.Context, name: str, value: str, label: str) -> dict[str, Any]:
    """A filter in the URL; the chosen one takes itself away when it is pressed again."""
    chosen = context["request"].GET.get(name, "") == value
    return {"label": label, "gekozen": chosen, "href": _address(context, {name: "" if chosen else value})}


@register.simple_tag
def telling(page: Page, singular: str, plural: str) -> str:
    """The count in words: `128 klanten`, `meer dan 1.000 klanten`."""
    return page.count.in_words(singular, plural)


@register.simple_tag
def telling_in_woorden(count: Count, singular: str, plural: str) -> str:
    """The same, for a count without a page."""
    return count.in_words(singular, plural)


def _numbers(page: Page) -> list[int]:
    """First, last and the neighbours of this page; 0 stands for a gap."""
    if page.numbers < 2:
        return []
    near = range(page.number - 2, page.number + 3)
    shown = sorted({1, page.numbers, *(n for n in near if 1 <= n <= page.numbers)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number - numbers[-1] == 2:
            numbers.append(number - 1)
        elif numbers and number - numbers[-1] > 2:
            numbers.append(0)
        numbers.append(number)
    return numbers


def _address(context: template.Context, changes: Mapping[str, str]) -> str:
    """This page's query with these changes; an empty value takes its parameter away."""
    query = context["request"].GET.copy()
    for name in POSITION:
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return f"?{query.urlencode()}"
