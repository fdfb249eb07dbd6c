"""Finding somebody."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from intake.models import Klant
from intake.queries import zoeken as queries
from intake.queries.zoektekst import Zoektekst, understood
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.queries import Lezer
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.views.rows import record_list, shown
from werkoffensief.web import clock
from werkoffensief.web.zoekvraag import recalled, remember

SHOWN = ("naam", "geboortedatum", "stand")


@never_cache
@requires(*WITH_FILES)
def klant_zoeken(request: MemberRequest) -> HttpResponse:
    """Find somebody by name, date of birth or number. It is posted, so that no name stands in a URL or a log.

    What was posted is remembered, and the answer is a page of its own to which one can go back from a file. Without
    a text: the files that this medewerker opened last.
    """
    if request.method == "POST":
        return _posted(request)
    text = recalled(request)
    if not text:
        return _recent_page(request, forgotten="zoek" in request.GET)
    asked = understood(text, today=clock.today())
    return _found_page(request, asked, _find(request, asked))


def _posted(request: MemberRequest) -> HttpResponse:
    """On to the one file with this number, or to the page with who was found."""
    typed = request.POST.get("q", "")
    asked = understood(typed, today=clock.today())
    exact = _find(request, Zoektekst(numbers=asked.numbers, bsn=asked.bsn)).only
    if exact:
        return redirect("klant_dossier", exact)
    if asked and not asked.shown:  # what can be a BSN is kept nowhere, so there is nothing to go back to
        return _found_page(request, asked, _find(request, asked))
    number = remember(request, typed)
    return redirect(reverse("klant_zoeken") + (f"?zoek={number}" if number else ""))


def _find(request: MemberRequest, asked: Zoektekst) -> queries.Gevonden:
    return queries.find(asked, queries.visible, Lezer.of(request.user))


def _recent_page(request: MemberRequest, *, forgotten: bool) -> HttpResponse:
    rows = _rows(queries.recent(request.user, now=clock.now()))
    record_list(request, rows, "Laatst geopend", SHOWN)
    context = {"geopend": rows, "gezocht": "", "vraag": None, "vergeten": forgotten}
    return render(request, "dossier/klant_zoeken.html", context)


def _found_page(request: MemberRequest, asked: Zoektekst, found: queries.Gevonden) -> HttpResponse:
    rows = _rows(found.manieren)
    for row in rows:
        row.waarom = queries.why(row, found.manieren[row.pk], asked)  # type: ignore[attr-defined]
    record_list(request, rows, "Klanten zoeken", SHOWN)
    context = {"rijen": rows, "meer": found.more, "vraag": asked, "gezocht": asked.shown, "vergeten": False}
    return render(request, "dossier/klant_zoeken.html", context)


def _rows(ids: Iterable[UUID]) -> list[Klant]:
    """What the page shows of these people, in this order."""
    place = {key: number for number, key in enumerate(ids)}
    return sorted(shown(list(place), clock.today()), key=lambda row: place[row.pk])
