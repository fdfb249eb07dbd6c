"""Finding somebody."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from intake.models import Klant
from intake.queries import zoeken as queries
from intake.queries.zoektekst import understood
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.queries import Lezer
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.views.rows import record_list, shown
from werkoffensief.web import clock

SHOWN = ("naam", "geboortedatum", "stand")


@never_cache
@requires(*WITH_FILES)
def klant_zoeken(request: MemberRequest) -> HttpResponse:
    """Find somebody by name, date of birth or number. It is posted, so that no name stands in a URL or a log.

    Without a text: the files that this medewerker opened last.
    """
    typed = request.POST.get("q", "")
    if not typed.strip(" \0"):
        rows = _rows(queries.recent(request.user, now=clock.now()))
        record_list(request, rows, "Laatst geopend", SHOWN)
        return render(request, "dossier/klant_zoeken.html", {"geopend": rows, "gezocht": "", "vraag": None})
    asked = understood(typed, today=clock.today())
    found = queries.find(asked, queries.visible, Lezer.of(request.user))
    if found.only:
        return redirect("klant_dossier", found.only)
    rows = _rows(found.manieren)
    for row in rows:
        row.waarom = queries.why(row, found.manieren[row.pk], asked)  # type: ignore[attr-defined]
    record_list(request, rows, "Klanten zoeken", SHOWN)
    context = {"rijen": rows, "meer": found.more, "vraag": asked, "gezocht": asked.shown}
    return render(request, "dossier/klant_zoeken.html", context)


def _rows(ids: Iterable[UUID]) -> list[Klant]:
    """What the page shows of these people, in this order."""
    place = {key: number for number, key in enumerate(ids)}
    return sorted(shown(list(place), clock.today()), key=lambda row: place[row.pk])
