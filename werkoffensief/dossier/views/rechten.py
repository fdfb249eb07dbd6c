"""Who may what, for the privacy officer: the tables that the tests walk the application with."""

from collections.abc import Iterable
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.queries import rechten as queries

Regel = queries.Deurregel | queries.Veldregel


@require_safe
@requires(Rol.PRIVACY)
def rechten(request: MemberRequest) -> HttpResponse:
    """Both tables in words: who may open which page, and who sees which field; of all, or of one role. They hold no
    person's data."""
    asked = request.GET.get("rol", "")
    rol = asked if asked in queries.ROLLEN else ""
    told = [
        row for row in queries.deuren() if row.relaties != ("afwezig",)
    ]  # nobody opens what does not exist
    context = {
        "rol": rol,
        "rolnaam": queries.ROLLEN.get(rol, ""),
        "rollen": queries.ROLLEN.items(),
        "deuren": _chapters(told, rol),
        "velden": _chapters(queries.velden(), rol),
    }
    return render(request, "dossier/rechten.html", context)


def _chapters(rows: Iterable[Regel], rol: str) -> list[tuple[str, list[tuple[Regel, str]]]]:
    """The lines by chapter, each with the word for this role; without the lines in which it has none."""
    told = [(row, row.woord(rol) if rol else "") for row in rows if not rol or row.woord(rol)]
    return [(name, list(lines)) for name, lines in groupby(told, key=lambda line: line[0].hoofdstuk)]
