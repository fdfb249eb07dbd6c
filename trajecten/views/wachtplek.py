"""The waiting list: putting a klant on it, who has a turn, placing, and taking off it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from intake.views.access import record_opening
from trajecten import permissions
from trajecten.forms.wachtplek import PlaatsForm, WachtplekForm, WachtplekWegForm
from trajecten.models import Wachtplek
from trajecten.overzicht.wachtlijst import places_before, turns_of, with_a_place
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import wachtplek as services
from trajecten.views.aanbod import page_of
from trajecten.views.basis import form_page
from trajecten.views.plan import get_traject, to_plan
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


def get_wachtplek(request: MemberRequest, wachtplek_id: UUID) -> Wachtplek:
    """A place on a list; a stranger's does not exist."""
    rows = permissions.wachtplekken_of(request.user).select_related("klant", "voorziening", "aanbod", "stap")
    return get_object_or_404(rows, pk=wachtplek_id)


@requires(*WITH_PLANS)
def wachtplek_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Put a klant on the waiting list of a voorziening."""
    traject, today = get_traject(request, traject_id), clock.today()
    known = {"voorziening": request.GET.get("voorziening")}
    form = WachtplekForm(request.POST or None, today=today, initial=known)

    def join(data: dict[str, Any]) -> None:
        offer = data.get("aanbod")
        services.join_list(
            door=request.user.pk, traject_id=traject.pk, wachtplek_id=data["nieuw_id"],
            voorziening_id=data["voorziening"].pk, aanbod_id=offer.pk if offer else None, vandaag=today,
        )  # fmt: skip

    back = reverse("traject_plan", args=[traject.pk])
    if accepted(form, join, earlier=lambda row: reverse("wachtplek", args=[row.pk])):
        messages.success(request, "De klant staat op de wachtlijst.")
        return redirect("wachtplek", form.cleaned_data["nieuw_id"])
    return form_page(
        request, traject.klant_id, form, titel="Op de wachtlijst zetten", knop="Op de wachtlijst zetten",
        terug=back, terug_naar="Plan",
        uitleg="De klant komt achteraan. Wie het eerst is aangemeld, is het eerst aan de beurt.",
    )  # fmt: skip


@requires(*WITH_PLANS)
def wachtplek(request: MemberRequest, wachtplek_id: UUID) -> HttpResponse:
    """Where a klant stands in the list; and, for who is first or for a teamleider, giving the place."""
    row, today = get_wachtplek(request, wachtplek_id), clock.today()
    if request.method == "POST" and row.stap_id:  # pressed twice, or a colleague was first
        return to_plan(row.traject_id)
    before = places_before(row, today) if row.geeindigd_op is None else 0
    turns = turns_of(row, today) if row.geeindigd_op is None else set()
    in_turn = not before or bool(turns if row.aanbod_id is None else turns & {row.aanbod_id})
    may_place = row.geeindigd_op is None and (in_turn or _precedes(request))
    if request.method == "POST" and not may_place:
        raise PermissionDenied
    form = PlaatsForm(
        request.POST or None, voorziening_id=row.voorziening_id, today=today,
        beurten=turns, voorrang=_precedes(request),
        initial={"start": today, "versie": row.versie, "aanbod": row.aanbod_id},
    )  # fmt: skip

    def place(data: dict[str, Any]) -> None:
        services.place(
            door=request.user.pk, wachtplek_id=row.pk, versie=data["versie"], stap_id=data["nieuw_id"],
            vandaag=today,
            plaats=services.Plaats(
                data["aanbod"].pk, data["start"], data["verwacht_einde"], data.get("voorrang_reden")
            ),
        )  # fmt: skip

    if accepted(form, place):
        messages.success(request, "De klant heeft een plaats. De stap staat in het plan.")
        return redirect("traject_plan", row.traject_id)
    record_opening(request, row.klant, actie="Wachtlijst", gegevens=("wachtplekken",))
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "wachtplek": row,
        "plek": before + 1,
        "form": form if may_place and form.has_offers else None,
        "mag_plaatsen": may_place,
        "er_is_plaats": row.pk in with_a_place([row.voorziening_id], today),
        "lijst": page_of(row.voorziening_id),
    }
    return render(request, "trajecten/wachtplek.html", context)


def _precedes(request: MemberRequest) -> bool:
    return permissions.may_give_precedence(request.user)


@requires(*WITH_PLANS)
def wachtplek_weg(request: MemberRequest, wachtplek_id: UUID) -> HttpResponse:
    """Take a klant off the list, with why."""
    row, today = get_wachtplek(request, wachtplek_id), clock.today()
    form = WachtplekWegForm(request.POST or None, initial={"versie": row.versie})

    def leave(data: dict[str, Any]) -> None:
        services.leave_list(
            door=request.user.pk,
            wachtplek_id=row.pk,
            versie=data["versie"],
            reden=data["reden"],
            vandaag=today,
        )

    if accepted(form, leave):
        messages.success(request, "De klant staat niet meer op de wachtlijst.")
        return to_plan(row.traject_id)
    return form_page(
        request, row.klant_id, form, titel="Van de wachtlijst halen", knop="Van de wachtlijst halen",
        uitleg=f"Wachtlijst van {row.voorziening.naam}.", terug=reverse("wachtplek", args=[row.pk]),
        terug_naar="Wachtlijst",
    )  # fmt: skip
