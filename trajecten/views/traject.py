"""Start, evaluate and end a traject."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from trajecten import permissions, services
from trajecten.forms import EvaluatieForm, TrajectEindeForm, TrajectForm
from trajecten.models import Traject
from trajecten.overzicht.plan import latest_evaluation, placements_of
from trajecten.permissions import WITH_PLANS
from trajecten.views.basis import done, done_for, form_page, gone_or_done, klant_for, saved, way_back
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date


@requires(*WITH_PLANS)
def traject_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Start a traject."""
    klant = klant_for(request, klant_id)
    if not permissions.can_start_traject(request.user, klant):
        raise PermissionDenied
    may_take = permissions.can_take_on(request.user, klant)
    today = clock.today()
    form = TrajectForm(
        request.POST or None, may_take=may_take, uiterlijk=latest_evaluation(klant, today),
        initial={"start": today, "ik": True},
    )  # fmt: skip

    def start(data: dict[str, Any]) -> None:
        services.start_traject(
            door=request.user.pk,
            klant_id=klant.pk,
            start=data["start"],
            regisseur_id=request.user.pk if data.get("ik") else None,
            traject_id=data["nieuw_id"],
            evaluatie_op=data["evaluatie_op"],
        )

    if saved(form, start, klant.pk):
        return done(request, klant.pk, "Het traject is gestart.")
    return form_page(request, klant.pk, form, titel="Traject starten", knop="Traject starten")


@requires(*WITH_PLANS)
def traject_evaluatie(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Set the day on which a plan is looked at together."""
    traject = get_object_or_404(permissions.trajecten_of(request.user).select_related("klant"), pk=traject_id)
    today = clock.today()
    form = EvaluatieForm(
        request.POST or None,
        uiterlijk=latest_evaluation(traject.klant, today),
        known=traject.evaluatie_op,
        initial={"evaluatie_op": traject.evaluatie_op, "versie": traject.versie},
    )

    def save(data: dict[str, Any]) -> None:
        services.set_evaluatie(
            door=request.user.pk,
            traject_id=traject.pk,
            versie=data["versie"],
            evaluatie_op=data["evaluatie_op"],
            vandaag=today,
        )

    if saved(form, save):
        day = form.cleaned_data["evaluatie_op"]
        planned = (
            f"De evaluatie staat gepland op {long_date(day)}." if day else "Er staat geen evaluatie gepland."
        )
        return done_for(request, traject, planned)
    return form_page(
        request, traject.klant_id, form, titel="Dag van de evaluatie", knop="Dag opslaan",
        **way_back(request, traject.pk),
    )  # fmt: skip


@requires(*WITH_PLANS)
def traject_einde(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """End a traject."""
    traject = get_object_or_404(permissions.trajecten_of(request.user).select_related("klant"), pk=traject_id)
    if not permissions.can_end_traject(request.user, traject):
        raise PermissionDenied
    if traject.einde and request.method != "POST":  # an old page; what was typed in one stays in view
        ends = "eindigt al" if traject.einde >= clock.today() else "is al beëindigd,"
        messages.warning(request, f"Dit traject {ends} op {long_date(traject.einde)}.")
        return redirect("traject_plan", traject.pk)
    today = clock.today()
    form = TrajectEindeForm(
        request.POST or None, today=today, nazorg=_has_checks_to_come(traject, today),
        initial={"einde": today, "versie": traject.versie},
    )  # fmt: skip

    def end(data: dict[str, Any]) -> None:
        services.end_traject(
            door=request.user.pk,
            traject_id=traject.pk,
            versie=data["versie"],
            einde=data["einde"],
            einde_reden_id=data["einde_reden"].pk,
            samenvatting=data["samenvatting"],
        )

    if saved(form, end):
        return gone_or_done(request, traject.klant_id, "Het traject is beëindigd.")
    return form_page(
        request,
        traject.klant_id,
        form,
        titel="Traject beëindigen",
        knop="Traject beëindigen",
        uitleg="Met het traject stopt de regisseur. Stappen die nog lopen, stoppen op dezelfde dag.",
    )


def _has_checks_to_come(traject: Traject, day: date) -> bool:
    standen: list[Any] = [row.stand for row in placements_of(traject, day)]  # type: ignore[attr-defined]
    return any(stand.nu or stand.straks for stand in standen)
