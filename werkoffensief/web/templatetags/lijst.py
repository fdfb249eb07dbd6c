"""The parts of a list on a page. Every link keeps the other query parameters."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from werkoffensief.web.lijsten import NONE, POSITION, Filter, Kolom, Stap, Vraag
from werkoffensief.web.pagination import Count, Page
from werkoffensief.web.sorting import Sorting
from werkoffensief.web.templatetags.weergave import heel

register = template.Library()
# Parts of a row of a list. The two empty places of a box are filled in for each row.
BOX = (
    '<td class="kies geen-print"><input class="form-check-input" type="checkbox" name="rij" form="{}" value="{}"'
    ' aria-label="Kies {}"></td>'
)
STEP = '<td class="geen-print"><a href="{}">{}<span class="visually-hidden">: {}</span></a></td>'
CELL = '<td data-kop="{}"{}>'
SELECTED = mark_safe(" selected")
GETAL, DAG = mark_safe(' class="getal"'), mark_safe(' class="niet-breken"')


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


@register.inclusion_tag("onderdelen/_filters.html", takes_context=True)
def filters(context: template.Context, vraag: Vraag) -> dict[str, Any]:
    """The filters of a list: a chip for each one that is on, which takes it away, and a form with all of them."""
    return {
        "vraag": vraag,
        "chips": [
            (gekozen, _address(context, {gekozen.filter.naam: ""}, whole=True)) for gekozen in vraag.gekozen
        ],
        "snel": [
            (f"{f.label}: {vraag.keuzen[f.naam][value]}", _address(context, {f.naam: value}))
            for f in vraag.lijst.filters
            for value in f.snel
            if value in vraag.keuzen[f.naam] and f.naam not in vraag.parameters
        ],
        "leeg": _address(context, {f.naam: "" for f in vraag.lijst.filters}, whole=True),
        "velden": [(f, _options(_choices(vraag, f), vraag.waarde(f.naam))) for f in vraag.lijst.filters],
    }


def _choices(vraag: Vraag, filter_: Filter) -> list[tuple[str, str]]:
    """What is offered, and what is chosen although it is not (the regisseur of another team, say)."""
    more = {g.waarde: g.label for g in vraag.gekozen if g.filter is filter_ and g.bekend}
    return list((vraag.keuzen[filter_.naam] | more).items())


def _options(choices: list[tuple[str, str]], chosen: str) -> str:
    """What can be chosen, as options of a select."""
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if value == chosen else "", label) for value, label in choices),
    )


@register.inclusion_tag("onderdelen/_lijsttabel.html", takes_context=True)
def lijsttabel(
    context: template.Context,
    vraag: Vraag,
    kolommen: Sequence[Kolom],
    page: Page,
    kies: str = "",
    stappen: Mapping[Any, Stap] | None = None,
) -> dict[str, Any]:
    """The table of a list with these columns. `kies`: the form to which a checkbox on each row belongs.

    `stappen`: by the key of a row what may be done with it, as a last column that is not printed.
    """
    heads = [(kolom, _head(context, vraag.sortering, kolom)) for kolom in kolommen]
    box = format_html(BOX, kies, "{}", "{}") if kies else ""
    rows = [
        (
            box,
            vraag.lijst.adres(row),
            row.pk,
            [kolom.tekst(row) for kolom in kolommen],
            _step(stappen.get(row.pk)) if stappen else "",
        )
        for row in page.rows
    ]
    others = [
        format_html(CELL, kolom.label, GETAL if kolom.getal else DAG if kolom.dag else "")
        for kolom in kolommen[1:]
    ]
    return {
        "titel": vraag.lijst.titel,
        "koppen": heads,
        "rijen": mark_safe("".join(_row(*row, others) for row in rows)),  # noqa: S308 (escaped below)
        "kies": kies,
        "stappen": stappen,
    }


def _step(stap: Stap | None) -> str:
    """The last cell of a row: what may be done with it."""
    return format_html(STEP, stap.adres, stap.label, stap.waarvan) if stap else '<td class="geen-print"></td>'


def _row(box: str, adres: str, key: Any, teksten: Sequence[str], step: str, others: Sequence[str]) -> str:
    """One row. Made here: as nodes of a template its cells took a third of the time of the page."""
    first, *more = (heel(tekst) for tekst in teksten)
    head = f'<th scope="row"><a href="{conditional_escape(adres)}">{first}</a></th>'
    cells = "".join(f"{start}{tekst}</td>" for start, tekst in zip(others, more, strict=True))
    return f"<tr>{box.format(key, conditional_escape(teksten[0]))}{head}{cells}{step}</tr>\n"


def _head(context: template.Context, sorting: Sorting, kolom: Kolom) -> dict[str, str]:
    """The link of a head to sort by, and the direction; nothing for a column that does not sort."""
    if not kolom.sorteer:
        return {"href": "", "richting": ""}
    address = _address(context, {"sorteer": sorting.parameter(kolom.sleutel)})
    return {"href": address, "richting": sorting.direction(kolom.sleutel)}


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


def _address(context: template.Context, changes: Mapping[str, str], *, whole: bool = False) -> str:
    """This page's query with these changes; an empty value takes its parameter away.

    `whole`: without anything left it asks for the whole list, as nothing at all may be a reader's own start.
    """
    query = context["request"].GET.copy()
    for name in POSITION:
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    if whole and not query:
        query["filter"] = NONE
    return f"?{query.urlencode()}"
