"""One form about one klant, and back to the file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from intake.models import Klant
from intake.views.access import record_opening
from trajecten.models import Traject
from trajecten.queries import identity
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.forms import ZoekForm
from werkoffensief.web.refusals import accepted


def klant_for(request: MemberRequest, klant_id: UUID) -> Klant:
    """A klant whose file this person may open; a stranger's does not exist."""
    return get_object_or_404(Klant.objects.visible_to(request.user), pk=klant_id)


def form_page(
    request: MemberRequest,
    klant_id: UUID,
    form: Any,
    template: str = "trajecten/formulier.html",
    **page: Any,
) -> HttpResponse:
    """One form about one klant: `titel`, `knop`, perhaps `uitleg`, `ander` (label, url), `terug` and `terug_naar`."""
    persoon = identity(request.user, klant_id=klant_id, day=clock.today())
    record_opening(request, persoon["klant"], actie=page["titel"])
    terug = reverse("klant_dossier", args=[klant_id])
    context = {
        "persoon": persoon, "form": form, "terug": terug, "terug_naar": "Dossier", "uitleg": "", "ander": None, **page
    }  # fmt: skip
    return render(request, template, context)


def way_back(request: MemberRequest, traject_id: UUID) -> dict[str, str]:
    """For `form_page`: back to the plan for whoever came from there, else to the file."""
    if request.GET.get("van") != "plan":
        return {}
    return {"terug": reverse("traject_plan", args=[traject_id]), "terug_naar": "Plan"}


def done_for(request: MemberRequest, traject: Traject, sentence: str) -> HttpResponse:
    """As `done`; to where `way_back` leads."""
    back = way_back(request, traject.pk)
    if not back:
        return done(request, traject.klant_id, sentence)
    messages.success(request, sentence)
    return redirect(back["terug"])


def done(request: MemberRequest, klant_id: UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("klant_dossier", klant_id)


def saved(form: Any, act: Any, klant_id: UUID | None = None) -> bool:
    """As `accepted`; a press on the button that only looks up saves nothing.

    `klant_id`: whose file shows what the form made when it was sent before.
    """
    if isinstance(form, ZoekForm) and form.searching:
        return False
    address = reverse("klant_dossier", args=[klant_id]) if klant_id else ""
    return accepted(form, act, earlier=lambda row: address)


def shown(form: Any) -> Any:
    return form.unchecked() if isinstance(form, ZoekForm) and form.searching else form


def gone_or_done(request: MemberRequest, klant_id: UUID, sentence: str) -> HttpResponse:
    """After a hand-over, or without a regisseur, the file may be out of sight."""
    messages.success(request, sentence)
    if Klant.objects.visible_to(request.user).filter(pk=klant_id).exists():
        return redirect("klant_dossier", klant_id)
    return redirect("start")
