"""Steps of a traject."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from trajecten import permissions, services
from trajecten.enums import StapStatus
from trajecten.forms import StapForm, StapWijzigenForm
from trajecten.models import Aanbod
from trajecten.permissions import WITH_PLANS
from trajecten.views.basis import done, done_for, form_page, saved, way_back
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock


def _key(aanbod: Aanbod | None) -> UUID | None:
    return aanbod.pk if aanbod else None


@requires(*WITH_PLANS)
def stap_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Add a step to the plan."""
    traject = get_object_or_404(permissions.trajecten_of(request.user), pk=traject_id)
    today = clock.today()
    known = {"start": today, "status": StapStatus.LOPEND, "voorziening": request.GET.get("voorziening")}
    form = StapForm(request.POST or None, today=today, initial=known)

    def add(data: dict[str, Any]) -> None:
        services.add_stap(
            door=request.user.pk,
            traject_id=traject.pk,
            voorziening_id=data["voorziening"].pk,
            start=data["start"],
            status=data["status"],
            einde=data["einde"],
            stap_id=data["nieuw_id"],
            verwacht_einde=data["verwacht_einde"],
            aanbod_id=_key(data.get("aanbod")),
        )

    if saved(form, add, traject.klant_id):
        return done_for(request, traject, "De stap is toegevoegd.")
    return form_page(
        request,
        traject.klant_id,
        form,
        titel="Stap toevoegen",
        knop="Stap toevoegen",
        ander=(
            "Is er geen plaats? Zet de klant op de wachtlijst",
            reverse("wachtplek_nieuw", args=[traject.pk]),
        ),
        **way_back(request, traject.pk),
    )


@requires(*WITH_PLANS)
def stap_wijzigen(request: MemberRequest, stap_id: UUID) -> HttpResponse:
    """Move a step on."""
    stap = get_object_or_404(permissions.stappen_of(request.user).select_related("voorziening"), pk=stap_id)
    form = StapWijzigenForm(request.POST or None, instance=stap)

    def save(data: dict[str, Any]) -> None:
        services.save_stap(
            door=request.user.pk,
            stap_id=stap.pk,
            versie=data["versie"],
            start=data["start"],
            status=data["status"],
            einde=data["einde"],
            verwacht_einde=data["verwacht_einde"],
            verklaring=form.said,
            **({"aanbod_id": _key(data["aanbod"])} if "aanbod" in data else {}),
        )

    if saved(form, save):
        return done(request, stap.klant_id, "De stap is opgeslagen.")
    return form_page(
        request,
        stap.klant_id,
        form,
        titel="Stap wijzigen",
        knop="Stap opslaan",
        uitleg=stap.voorziening.naam,
        ander=("Deze stap klopt niet", reverse("feit_vervallen", args=["stap", stap.pk])),
    )
