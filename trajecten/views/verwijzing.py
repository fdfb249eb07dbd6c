"""Referring a klant: debts, childcare, whatever has to be solved elsewhere before work."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from intake.models import Belemmering, Klant
from trajecten.forms.verwijzing import VerwijzingForm
from trajecten.permissions import WITH_PLANS
from trajecten.services.verwijzing import Verwijzing, refer
from trajecten.views.basis import form_page
from trajecten.views.plan import earlier, get_traject, to_plan
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

UITLEG = "In het plan komt te staan wie de klant aanmeldt, en dat wij op antwoord wachten."


@requires(*WITH_PLANS)
def plan_verwijzen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """One form: an action to sign up, and what the plan waits for from now on."""
    traject, today = get_traject(request, traject_id), clock.today()
    form = VerwijzingForm(request.POST or None, today=today, belemmeringen=open_of(traject.klant))

    def act(data: dict[str, Any]) -> None:
        verwijzing = Verwijzing(
            waarheen=data["waarheen"], wie=data["wie"], voor_op=data["voor_op"], verwacht_op=data["verwacht_op"],
            belemmering_id=data.get("belemmering"),
        )  # fmt: skip
        refer(
            door=request.user.pk, traject_id=traject.pk, nieuw_id=data["nieuw_id"], verwijzing=verwijzing,
            vandaag=today,
        )  # fmt: skip

    if accepted(form, act, earlier=earlier(traject)):
        messages.success(request, "De verwijzing staat in het plan: een actie, en waar wij op wachten.")
        return to_plan(traject.pk, "#wachten")
    return form_page(
        request, traject.klant_id, form, titel="Doorverwijzen", knop="In het plan zetten", uitleg=UITLEG,
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip


def open_of(klant: Klant) -> list[Belemmering]:
    """What stands in the way of this klant now, the heaviest first."""
    rows = Belemmering.objects.filter(klant=klant, vervallen_op__isnull=True, opgelost_op__isnull=True)
    return list(rows.select_related("soort").order_by("-ernst", "soort__naam", "pk"))
