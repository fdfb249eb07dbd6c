"""The talents and wishes of a klant: what holds, what held once, and that one holds no longer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from intake.models import Klanttag
from intake.overzicht import former_tags, own_tags
from intake.permissions import CASEWORK
from intake.services import tafel as services
from intake.views.access import get_klant, klant_page
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


@require_safe
@requires(*CASEWORK)
def klanttag_lijst(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """What a klant is good at and wants. New ones are noted in a conversation."""
    klant = get_klant(request.user, klant_id)
    return klant_page(
        request,
        klant,
        None,
        template="intake/klanttag_lijst.html",
        titel="Talenten en wensen",
        tags=own_tags(klant),
        eerder=former_tags(klant),
    )


@require_POST
@requires(*CASEWORK)
def klanttag_einde(request: MemberRequest, klanttag_id: UUID) -> HttpResponse:
    """It held until today."""
    row = Klanttag.objects.filter(pk=klanttag_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    try:
        services.end_tag(door=request.user.pk, klanttag_id=row.pk, tot=clock.today())
        messages.success(request, "Dit geldt vanaf nu niet meer. Hoort u het weer, leg het dan opnieuw vast.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("klanttag_lijst", klant.pk)
