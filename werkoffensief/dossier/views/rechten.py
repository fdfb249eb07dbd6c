"""Who may what, for the privacy officer: the tables that the tests walk the application with."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.queries import rechten as queries


@require_safe
@requires(Rol.PRIVACY)
def rechten(request: MemberRequest) -> HttpResponse:
    """Both tables in words: who may open which page, and who sees which field. They hold no person's data."""
    told = [
        row for row in queries.deuren() if row.relaties != ("afwezig",)
    ]  # nobody opens what does not exist
    context = {
        "deuren": [(name, list(rows)) for name, rows in groupby(told, key=lambda row: row.hoofdstuk)],
        "velden": [
            (name, list(rows)) for name, rows in groupby(queries.velden(), key=lambda row: row.hoofdstuk)
        ],
    }
    return render(request, "dossier/rechten.html", context)
