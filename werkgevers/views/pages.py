"""What the pages of this app share: a page that is one form, the day of a page, a list on the screen and as a file."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from werkgevers.forms import PeildatumForm
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.accounts.views.lijsten import Lijstpagina, chosen_columns
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web import clock, lijsten
from werkoffensief.web.downloads import MAX_ROWS, TOO_LONG, TYPES, make_download
from werkoffensief.web.lijsten import Kolom, Vraag
from werkoffensief.web.pagination import Page, keyset_page

DOWNLOADED = "lijst opgehaald"
CHUNK = 500


def form_page(request: MemberRequest, form: Any, **page: Any) -> HttpResponse:
    """A page that is one form: `titel`, `knop`, `terug`, perhaps `uitleg` and `anders` (label, url)."""
    return render(request, "werkgevers/formulier.html", {"form": form, "uitleg": "", "anders": [], **page})


def back(werkgever_id: UUID) -> str:
    """The address of an employer's page."""
    return reverse("werkgever", args=[werkgever_id])


def counted_on(request: MemberRequest) -> tuple[PeildatumForm, date]:
    """The form with the day that `?op=` asks for, and that day; today without one, or when it is no day."""
    today = clock.today()
    asked = {"op": request.GET["op"]} if request.GET.get("op") else None
    form = PeildatumForm(asked, initial={"op": today})
    return form, (form.cleaned_data["op"] if asked and form.is_valid() else None) or today


def sent_version(request: MemberRequest) -> int:
    """The version that a page with one button sends along; 0 stands for nonsense, and is never right."""
    text = request.POST.get("versie", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def page_of(request: MemberRequest, lijst: Lijstpagina, rows: QuerySet[Any]) -> Page:
    """One page of these rows, in the order and the columns that were asked for."""

    def fetch(ids: list[UUID]) -> list[Any]:
        found = rows.model._default_manager.filter(pk__in=ids)
        return list(lijsten.shown(found, lijst.kolommen, lijst.vraag.day))

    return keyset_page(rows, request.GET, order=lijst.vraag.sortering.order, fetch=fetch)


def send_list(
    request: MemberRequest,
    vraag: Vraag,
    rows: QuerySet[Any],
    *,
    name: str,
    kind: str,
    beside: Mapping[str, Kolom] = MappingProxyType({}),
    **also: Any,
) -> HttpResponse:
    """The list as a file in the columns of the screen, after a line in the log that says who fetched how much of what.

    `beside`: a column that the file has after the one with that key, although the screen may not. `also`: a head and
    its value, on every row. 404: no such kind.
    """
    if kind not in TYPES:
        raise Http404
    ids = list(rows.order_by(*vraag.sortering.order).values_list("pk", flat=True)[: MAX_ROWS + 1])
    if len(ids) > MAX_ROWS:
        messages.error(request, TOO_LONG)
        return redirect(f"{reverse(vraag.lijst.url)}?{vraag.adres()}")
    chosen = chosen_columns(request, vraag.lijst)
    pairs = ((kolom, beside.get(kolom.sleutel)) for kolom in chosen)
    kolommen = tuple(dict.fromkeys(kolom for pair in pairs for kolom in pair if kolom))
    file = make_download(
        name=name,
        kind=kind,
        head=[*(kolom.label for kolom in kolommen), *also],
        rows=([*line, *also.values()] for line in _lines(rows.model, ids, vraag, kolommen)),
    )
    record_handeling(
        door=request.user.pk,
        soort=DOWNLOADED,
        object_soort=name,
        toelichting=f"{file.number} rijen, {kind}",
    )
    return file.response()


def _lines(model: Any, ids: list[UUID], vraag: Vraag, kolommen: tuple[Kolom, ...]) -> Iterator[list[Any]]:
    """Some hundreds at a time, in the order of the list."""
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        asked = model._default_manager.filter(pk__in=part)
        found = {row.pk: row for row in lijsten.shown(asked, kolommen, vraag.day)}
        yield from ([kolom.waarde(found[key]) for kolom in kolommen] for key in part if key in found)
