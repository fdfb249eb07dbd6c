"""The list of klanten, on the screen and as a file."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.accounts.views.lijsten import asked_by, chosen_columns, open_list
from werkoffensief.dossier.forms import SelectieForm
from werkoffensief.dossier.permissions import WITH_FILES, may_act_on_many, may_start_for_many
from werkoffensief.dossier.queries import lijst as queries
from werkoffensief.dossier.queries.klantlijst import (
    KLANTEN,
    ORDERS,
    WAITING,
    by_waiting,
    keeps_gone,
    parts_of,
    with_reason,
)
from werkoffensief.dossier.queries.redenen import reasons
from werkoffensief.dossier.queries.werk import WERKLIJSTEN
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web import lijsten
from werkoffensief.web.downloads import TYPES, make_download
from werkoffensief.web.lijsten import Kolom, Vraag
from werkoffensief.web.pagination import capped_count, keyset_page

MAX_PEOPLE = 5_000  # in one file; a longer list comes in parts
MAX_PARTS = 100
CHUNK = 500
DOWNLOADED = "lijst opgehaald"


def tab_of(request: MemberRequest, vraag: Vraag) -> str:
    """The tab that the address asks for; else where this reader begins."""
    tabs = queries.tabs_of(request.user)
    first = "mijn" if request.user.has_role(Rol.REGISSEUR) or "team" not in tabs else "team"
    asked = vraag.parameters.get("groep", first)
    return asked if asked in tabs or (asked == queries.EVERYBODY and vraag.waarde("werk")) else first


def people_asked(request: MemberRequest, vraag: Vraag) -> QuerySet[Klant]:
    """Exactly the people of this list, in its order: of its tab, with its filters, within what the reader may see."""
    people = queries.people_in(request.user, tab_of(request, vraag))
    if not keeps_gone(vraag.waarde):
        people = queries.present(people, day=vraag.day)
    rows = vraag.rows(people)
    if order := ORDERS.get(vraag.sortering.column):
        rows = order(rows)
    if vraag.sortering.column == WAITING:
        rows = by_waiting(rows, vraag.waarde("werk"), request.user, vraag.day)
    return rows


def kinds_of(kolommen: tuple[Kolom, ...]) -> list[str]:
    """What the reading log says was shown."""
    return [kolom.gegeven for kolom in kolommen if kolom.gegeven]


def _rows(request: MemberRequest, vraag: Vraag, ids: list[UUID], kolommen: tuple[Kolom, ...]) -> list[Klant]:
    """These klanten with what the columns read, and in a group of work why each is in it."""
    rows: list[Any] = list(lijsten.shown(queries.rows_of(ids), kolommen, vraag.day))
    werklijst = WERKLIJSTEN.get(vraag.waarde("werk"))
    why = reasons((werklijst,), ids, request.user, vraag.day) if werklijst else {}
    for row in rows:
        row.waarom = why.get((werklijst.sleutel, row.pk), []) if werklijst else []
    return rows


@require_safe
@never_cache
@requires(*WITH_FILES)
def klant_lijst(request: MemberRequest) -> HttpResponse:
    """The people that this medewerker may see, in tabs."""
    lijst = open_list(request, KLANTEN)
    if lijst.elders:
        return redirect(lijst.elders)
    vraag = lijst.vraag
    werklijst = WERKLIJSTEN.get(vraag.waarde("werk"))

    def fetch(ids: list[UUID]) -> list[Klant]:
        return _rows(request, vraag, ids, lijst.kolommen)

    page = keyset_page(people_asked(request, vraag), request.GET, order=vraag.sortering.order, fetch=fetch)
    record_list(request, page.rows, "Lijst van klanten bekijken", kinds_of(lijst.kolommen))
    tab = tab_of(request, vraag)
    context = {
        "lijst": lijst,
        "kolommen": with_reason(lijst.kolommen) if werklijst else lijst.kolommen,
        "pagina": page,
        "tabs": queries.tabs_of(request.user),
        "tab": tab,
        "delen": parts_of(tab, leads=request.user.has_role(Rol.TEAMLEIDER)),
        "werklijst": werklijst,
        "tegelijk": _selection(request, vraag) if page and may_act_on_many(request.user) else None,
        "mag_starten": may_start_for_many(request.user),
    }
    return render(request, "dossier/klant_lijst.html", context)


def _selection(request: MemberRequest, vraag: Vraag) -> SelectieForm:
    return SelectieForm(initial={"lijst": vraag.adres()})


@require_safe
@never_cache
@requires(*WITH_FILES)
def klant_download(request: MemberRequest, soort: str) -> HttpResponse:
    """The same people and columns as a file, after a line in the reading log for each of them.

    404: there is no such kind or part.
    """
    if soort not in TYPES:
        raise Http404
    vraag, kolommen = asked_by(request, KLANTEN), chosen_columns(request, KLANTEN)
    if vraag.waarde("werk"):
        kolommen = with_reason(kolommen)
    people = people_asked(request, vraag).order_by(*vraag.sortering.order)
    part = _part_asked(request)
    start = (part - 1) * MAX_PEOPLE
    ids = list(people.values_list("pk", flat=True)[start : start + MAX_PEOPLE + 1])
    if start and not ids:
        raise Http404
    if "deel" not in request.GET and len(ids) > MAX_PEOPLE:
        return _parts_page(request, people, vraag, soort)
    file = make_download(
        name=f"klanten-deel-{part}" if "deel" in request.GET else "klanten",
        kind=soort,
        head=[kolom.label for kolom in kolommen],
        rows=_cells(request, ids[:MAX_PEOPLE], kolommen, vraag),
        limit=MAX_PEOPLE,
    )
    record_handeling(
        door=request.user.pk,
        soort=DOWNLOADED,
        object_soort="klant",
        toelichting=f"{file.number} rijen, {soort}",
    )
    return file.response()


def _part_asked(request: MemberRequest) -> int:
    asked = request.GET.get("deel", "1")
    return max(1, int(asked[:4])) if asked.isascii() and asked.isdecimal() else 1


def _parts_page(request: MemberRequest, people: QuerySet[Klant], vraag: Vraag, soort: str) -> HttpResponse:
    """The parts in which a long list is fetched, each with its own lines in the log."""
    count = capped_count(people, MAX_PARTS * MAX_PEOPLE).number
    context = {
        "aantal": count,
        "soort": soort,
        "vraag": vraag.adres(),
        "delen": [
            (part, (part - 1) * MAX_PEOPLE + 1, min(part * MAX_PEOPLE, count))
            for part in range(1, -(-count // MAX_PEOPLE) + 1)
        ],
    }
    return render(request, "dossier/klant_delen.html", context)


def _cells(
    request: MemberRequest, ids: list[UUID], kolommen: tuple[Kolom, ...], vraag: Vraag
) -> Iterator[list[Any]]:
    """The rows of the file, some hundreds at a time; of each part first the lines in the log."""
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        found = {row.pk: row for row in _rows(request, vraag, part, kolommen)}
        rows = [found[key] for key in part if key in found]
        record_list(request, rows, "Lijst van klanten downloaden", kinds_of(kolommen))
        yield from ([kolom.waarde(row) for kolom in kolommen] for row in rows)
