"""Ask a colleague to look along in a file, and end it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from intake.forms import KijkMeeForm
from intake.models import Toegang
from intake.permissions import CASEWORK, sees_by_task
from intake.services import kijkmee as services
from intake.views.access import get_klant, klant_page, to_dossier
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web.refusals import RefusalError, accepted

UITLEG = (
    "Een collega van welk team ook kan het dossier dan openen, voor een paar dagen. Dat staat in dit dossier, in het "
    "logboek en op de startpagina van uw collega. U kunt het eerder beëindigen."
)


@requires(*CASEWORK)
def kijk_mee(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Name colleagues who may open this file for some days, with a reason."""
    klant = get_klant(request.user, klant_id)
    if not sees_by_task(request.user, klant):
        raise PermissionDenied
    form = KijkMeeForm(request.POST or None)

    def ask(data: dict[str, Any]) -> None:
        services.invite(
            door=request.user.pk,
            klant_id=klant.pk,
            vraag_id=data["nieuw_id"],
            namen=[row.pk for row in data["namen"]],
            reden=data["reden"],
            dagen=int(data["dagen"]),
        )

    if not form.searching and accepted(form, ask):
        messages.success(request, "Uw collega kan dit dossier nu openen. Dat staat hieronder in het dossier.")
        return to_dossier(klant)
    shown = form.unchecked() if form.searching else form
    return klant_page(
        request, klant, shown, titel="Een collega mee laten kijken", knop="Mee laten kijken", uitleg=UITLEG
    )


@require_POST
@requires(*CASEWORK)
def kijk_mee_einde(request: MemberRequest, kijkmee_id: UUID) -> HttpResponse:
    """A colleague looks along no longer; by whoever sees the file as their work."""
    row = Toegang.objects.filter(pk=kijkmee_id, uitgenodigd_door__isnull=False).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    if not sees_by_task(request.user, klant):
        raise PermissionDenied
    try:
        services.end_invitation(door=request.user.pk, toegang_id=row.pk)
        messages.success(request, "Uw collega kan dit dossier niet meer openen.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return to_dossier(klant)
