"""The only door to a file, and the page that each form about a person stands on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from intake import queries
from intake.models import Klant
from intake.permissions import can_view_klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock


def get_klant(medewerker: Medewerker, klant_id: UUID) -> Klant:
    """The klant, for whoever may open the file; 404 for a stranger, as for a file that does not exist."""
    klant = Klant.objects.select_related("regisseur", "team").filter(pk=klant_id).first()
    if klant is None or not can_view_klant(medewerker, klant):
        raise Http404
    return klant


def klant_page(
    request: MemberRequest, klant: Klant, form: Any, template: str = "intake/formulier.html", **page: Any
) -> HttpResponse:
    """A page about one klant: the identity strip, the task (`titel`), one form with one button (`knop`)."""
    shown = [klant.pk, *([page["ander"].pk] if isinstance(page.get("ander"), Klant) else [])]
    record_reading(
        gebruiker=request.user.pk,
        klanten=shown,
        actie=page.get("titel", "Formulier over een klant"),
        doel=Doel.BEGELEIDING,
        now=clock.now(),
    )
    context = {
        "klant": klant,
        "persoon": queries.identity(klant, clock.today()),
        "form": form,
        "terug": reverse("klant_dossier", args=[klant.pk]),
        **page,
    }
    return render(request, template, context)


def to_dossier(klant: Klant) -> HttpResponse:
    """Back to the one-page file."""
    return redirect("klant_dossier", klant.pk)


def to_dossier_or_start(request: MemberRequest, klant: Klant) -> HttpResponse:
    """Back to the file, or to the start page when it is now out of sight."""
    fresh = Klant.objects.get(pk=klant.pk)
    return to_dossier(fresh) if can_view_klant(request.user, fresh) else redirect("start")
