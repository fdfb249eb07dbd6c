"""The one-page file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from trajecten.permissions import can_assign_regisseur, can_transfer
from trajecten.queries import identity
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import klant as queries
from werkoffensief.dossier.tijdlijn import STEP, timeline
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

WHOLE_FILE = (
    "persoon",
    "bereikbaarheid",
    "uitkering",
    "gesprekken",
    "belemmeringen",
    "traject",
    "plaatsingen",
)


@require_safe
@never_cache
@requires(*WITH_FILES)
def klant_dossier(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole file on one page."""
    today = clock.today()
    try:
        persoon = identity(Klant.objects.visible_to(request.user), klant_id=klant_id, day=today)
    except Klant.DoesNotExist:
        raise Http404 from None
    klant = persoon["klant"]
    record_reading(
        gebruiker=request.user.pk,
        klanten=[klant.pk],
        actie="Dossier bekijken",
        doel=Doel.BEGELEIDING,
        gegevens=WHOLE_FILE,
        now=clock.now(),
    )
    file = queries.file_of(klant, medewerker=request.user, day=today)
    regisseurschap = file["lopend"].huidig if file["lopend"] else None
    for regie in (regie for traject in file["trajecten"] for regie in traject.regisseurs):
        regie.mag_wijzigen = can_transfer(request.user, regie)
    context: dict[str, Any] = {
        **file,
        "persoon": persoon,
        "klant": klant,
        "tijdlijn": timeline(klant, length=_length(request)),
        "meer": _length(request) + STEP,
        "regisseurschap": regisseurschap,
        "mag_samenvoegen": request.user.has_role(Rol.TEAMLEIDER),
        "mag_toewijzen": can_assign_regisseur(request.user, klant),
        "mag_overdragen": regisseurschap is not None and can_transfer(request.user, regisseurschap),
    }
    return render(request, "dossier/klant_dossier.html", context)


def _length(request: MemberRequest) -> int:
    """How much of the timeline was asked for, in steps."""
    wish = request.GET.get("tijdlijn", "")
    return (
        min(max(int(wish), STEP), 20 * STEP) if wish.isascii() and wish.isdigit() and len(wish) < 5 else STEP
    )
