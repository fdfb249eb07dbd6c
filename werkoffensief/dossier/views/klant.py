"""The one-page file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from intake.models import Klant
from trajecten.permissions import can_assign_regisseur, can_transfer
from trajecten.queries import identity
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import klant as queries
from werkoffensief.dossier.tijdlijn import GROEPEN, STEP, timeline
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

WHOLE_FILE = (
    "persoon",
    "bereikbaarheid",
    "huishouden",
    "uitkering",
    "gesprekken",
    "belemmeringen",
    "traject",
    "plaatsingen",
)


@never_cache
@requires(*WITH_FILES)
def klant_dossier(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole file on one page."""
    today = clock.today()
    try:
        visible = queries.with_names(Klant.objects.visible_to(request.user))
        persoon = identity(visible, klant_id=klant_id, day=today)
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
    whole = request.GET.get("gesprekken") == "alles"
    file = queries.file_of(klant, medewerker=request.user, day=today, all_contacts=whole)
    regisseurschap = file["lopend"].huidig if file["lopend"] else None
    for regie in (regie for traject in file["trajecten"] for regie in traject.regisseurs):
        regie.mag_wijzigen = can_transfer(request.user, regie)
    groep = request.GET.get("soort", "")
    groep = groep if groep in GROEPEN else ""
    context: dict[str, Any] = {
        **file,
        "persoon": persoon,
        "klant": klant,
        "tijdlijn": timeline(klant, length=_length(request), groep=groep, shown=_ids_on_page(file)),
        "groepen": {sleutel: groep.label for sleutel, groep in GROEPEN.items()},
        "groep": groep,
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


def _ids_on_page(file: dict[str, Any]) -> set[str]:
    """The facts that the page may leave out when they are old; all others are always on it."""
    rows = [*file["contacten"], *file["contactgegevens"], *file["vertegenwoordigers"], *file["gezinsleden"]]
    rows += [file["adres"]] if file["adres"] else []
    return {str(row.pk) for row in rows}
