"""A line of the plan that is said differently, or that turned out not to be done or there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from trajecten import permissions
from trajecten.forms.plan import ActieWijzigenForm, WachtpuntWijzigenForm
from trajecten.models import Wachtpunt
from trajecten.overzicht.plan import acties_of
from trajecten.permissions import WITH_PLANS
from trajecten.services import plan as services
from trajecten.views.basis import form_page
from trajecten.views.plan import get_traject, press, to_plan
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web.refusals import accepted


@requires(*WITH_PLANS)
def plan_actie_wijzigen(request: MemberRequest, traject_id: UUID, klantactie_id: UUID) -> HttpResponse:
    """What is agreed, who does it, and by when."""
    traject = get_traject(request, traject_id)
    row = get_object_or_404(acties_of(traject), pk=klantactie_id)
    form = ActieWijzigenForm(request.POST or None, actie=row, ik=request.user)

    def save(data: dict[str, Any]) -> None:
        services.save_actie(
            door=request.user.pk,
            traject_id=traject.pk,
            actie_id=row.pk,
            versie=data["versie"],
            said=form.said,
        )

    if accepted(form, save):
        messages.success(request, "De actie is opgeslagen.")
        return to_plan(traject.pk, "#acties")
    return form_page(
        request, traject.klant_id, form, titel="Actie wijzigen", knop="Actie opslaan",
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
        ander=("Deze actie klopt niet", reverse("feit_vervallen", args=["actie", row.pk])),
    )  # fmt: skip


@requires(*WITH_PLANS)
def plan_actie_terug(request: MemberRequest, traject_id: UUID, klantactie_id: UUID) -> HttpResponse:
    """It is not done after all."""
    traject = get_traject(request, traject_id)
    row = get_object_or_404(acties_of(traject), pk=klantactie_id)
    return press(
        request,
        traject,
        lambda: services.reopen_actie(door=request.user.pk, traject_id=traject.pk, actie_id=row.pk),
        "De actie staat weer open.",
        "#acties",
    )


@requires(*WITH_PLANS)
def wachtpunt_wijzigen(request: MemberRequest, wachtpunt_id: UUID) -> HttpResponse:
    """What we wait for, and until when."""
    row = get_object_or_404(permissions.of_traject(Wachtpunt, request.user), pk=wachtpunt_id)
    form = WachtpuntWijzigenForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_wachtpunt(
            door=request.user.pk, wachtpunt_id=row.pk, versie=data["versie"], wat=data["wat"],
            verwacht_op=data["verwacht_op"],
        )  # fmt: skip

    if accepted(form, save):
        messages.success(request, "Het wachtpunt is opgeslagen.")
        return to_plan(row.traject_id, "#wachten")
    return form_page(
        request, row.klant_id, form, titel="Waar wachten wij op?", knop="Opslaan",
        terug=reverse("traject_plan", args=[row.traject_id]), terug_naar="Plan",
        ander=("Dit klopt niet", reverse("feit_vervallen", args=["wachtpunt", row.pk])),
    )  # fmt: skip


@requires(*WITH_PLANS)
def wachtpunt_terug(request: MemberRequest, wachtpunt_id: UUID) -> HttpResponse:
    """What we waited for is not there after all."""
    row = get_object_or_404(permissions.of_traject(Wachtpunt, request.user), pk=wachtpunt_id)
    return press(
        request,
        row.traject,
        lambda: services.reopen_wachtpunt(door=request.user.pk, wachtpunt_id=row.pk),
        "U wacht hier weer op.",
        "#wachten",
    )
