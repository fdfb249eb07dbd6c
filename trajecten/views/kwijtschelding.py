"""Remission of a part of a loan: proposed by whoever works with the klant, decided by a second person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from intake.models import Klant
from intake.views.access import record_opening
from trajecten import permissions
from trajecten.enums import Besluit
from trajecten.forms.fonds import KwijtbesluitForm, KwijtscheldingForm
from trajecten.models import Kwijtschelding, Lening
from trajecten.overzicht.fonds import stand_of, with_ledger
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import fonds as services
from trajecten.views.lening import lening_form, to_lening
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.notation import cents
from werkoffensief.web.refusals import accepted


def _lening(request: MemberRequest, lening_id: UUID) -> Lening:
    rows = with_ledger(permissions.leningen_of(request.user).select_related("klant"))
    return get_object_or_404(rows, pk=lening_id)


@requires(*WITH_PLANS)
def kwijtschelding_nieuw(request: MemberRequest, lening_id: UUID) -> HttpResponse:
    """Propose that a klant need not repay a part of a loan."""
    row, today = _lening(request, lening_id), clock.today()
    if not permissions.can_handle_lening(request.user, row.klant):
        raise PermissionDenied
    stand = stand_of(row, today)
    if stand.openstaand <= 0:
        messages.error(request, "Op deze lening staat niets open. Er is niets om kwijt te schelden.")
        return redirect("lening", row.pk)
    form = KwijtscheldingForm(request.POST or None, openstaand=stand.openstaand)

    def propose(data: dict[str, Any]) -> None:
        services.propose_kwijtschelding(
            door=request.user.pk, lening_id=row.pk, kwijtschelding_id=data["nieuw_id"], centen=data["centen"],
            reden=data["reden"], vandaag=today,
        )  # fmt: skip

    if accepted(form, propose):
        return to_lening(request, row, "Het voorstel is vastgelegd. Een teamleider besluit.")
    return lening_form(
        request, row, form, titel="Kwijtschelden voorstellen", knop="Voorstel vastleggen",
        uitleg=f"Er staat nog {cents(stand.openstaand)} open. Een teamleider die dit niet zelf voorstelt, besluit.",
    )  # fmt: skip


@requires(Rol.TEAMLEIDER)
def kwijtschelding(request: MemberRequest, kwijtschelding_id: UUID) -> HttpResponse:
    """Decide about a proposal of somebody else to remit."""
    visible, today = Klant.objects.visible_to(request.user), clock.today()
    rows = Kwijtschelding.objects.filter(klant__in=visible.values("pk"), vervallen_op__isnull=True)
    row = get_object_or_404(
        rows.select_related("klant", "gevraagd_door", "besloten_door"), pk=kwijtschelding_id
    )
    if not permissions.can_decide_kwijtschelding(request.user, row):
        raise PermissionDenied
    lening = _lening(request, row.lening_id)
    form = KwijtbesluitForm(request.POST or None, initial={"versie": row.versie})

    def decide(data: dict[str, Any]) -> None:
        services.decide_kwijtschelding(
            door=request.user.pk, kwijtschelding_id=row.pk, versie=data["versie"],
            besluit=Besluit(data["besluit"]), reden=data["besluit_reden"], vandaag=today,
        )  # fmt: skip

    if accepted(form, decide):
        return to_lening(request, lening, "Het besluit is vastgelegd. De brief staat klaar.")
    record_opening(request, row.klant, actie="Kwijtschelden", gegevens=("leningen",))
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "kwijtschelding": row,
        "lening": lening,
        "stand": stand_of(lening, today),
        "form": form,
    }
    return render(request, "trajecten/kwijtschelding.html", context)
