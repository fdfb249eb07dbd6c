"""Pages of the contact attempt, and of what stands in the way."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from intake.forms import BelemmeringForm, OplossingForm, PogingForm
from intake.models import Belemmering
from intake.permissions import CASEWORK
from intake.services import gesprekken as services
from intake.views.access import came_from, get_klant, klant_page, to_dossier
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@requires(*CASEWORK)
def poging_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Log an attempt that did not become a conversation."""
    klant = get_klant(request.user, klant_id)
    form = PogingForm(request.POST or None, initial={"datum": clock.today()})

    def save(data: dict[str, Any]) -> None:
        services.record_poging(
            door=request.user.pk,
            klant_id=klant.pk,
            poging_id=data["nieuw_id"],
            datum=data["datum"],
            uitkomst=data["uitkomst"],
        )

    back = came_from(request, klant)
    if accepted(form, save, earlier=lambda row: back):
        messages.success(request, "De contactpoging is vastgelegd.")
        return redirect(back)
    return klant_page(
        request, klant, form, titel="Contactpoging vastleggen", knop="Contactpoging vastleggen", terug=back,
        uitleg="Hebt u de klant gesproken? Leg dan een gesprek vast.",
    )  # fmt: skip


@requires(*CASEWORK)
def belemmering_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Note what stands in the way of work."""
    klant = get_klant(request.user, klant_id)
    today = clock.today()
    form = BelemmeringForm(request.POST or None, day=today, initial={"vastgesteld_op": today})

    def save(data: dict[str, Any]) -> None:
        services.add_belemmering(
            door=request.user.pk,
            klant_id=klant.pk,
            soort=data["soort"].pk,
            vastgesteld_op=data["vastgesteld_op"],
        )

    if accepted(form, save):
        messages.success(request, "De belemmering is vastgelegd.")
        return to_dossier(klant)
    return klant_page(request, klant, form, titel="Belemmering toevoegen", knop="Belemmering toevoegen")


@requires(*CASEWORK)
def belemmering_oplossen(request: MemberRequest, belemmering_id: UUID) -> HttpResponse:
    """It no longer stands in the way."""
    rows = Belemmering.objects.select_related("soort").filter(vervallen_op__isnull=True)
    row = rows.filter(pk=belemmering_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = OplossingForm(
        request.POST or None,
        vastgesteld_op=row.vastgesteld_op,
        initial={"opgelost_op": row.opgelost_op or clock.today(), "versie": row.versie},
    )

    def save(data: dict[str, Any]) -> None:
        services.solve_belemmering(
            door=request.user.pk,
            belemmering_id=row.pk,
            versie=data["versie"],
            opgelost_op=data["opgelost_op"],
        )

    if accepted(form, save):
        messages.success(request, "De belemmering is opgelost.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, titel="Belemmering oplossen", knop="Belemmering oplossen",
        uitleg=f"{row.soort.naam}.",
    )  # fmt: skip
