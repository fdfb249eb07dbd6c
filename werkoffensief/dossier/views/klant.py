"""The one-page file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.permissions import can_identify, can_merge, can_shield, sees_by_task
from intake.views.access import record_opening
from intake.views.gezin import record_household
from trajecten.permissions import (
    can_assign_regisseur,
    can_end_traject,
    can_move_start,
    can_start_traject,
    can_transfer,
    can_withdraw_traject,
    may_undo_today,
)
from trajecten.queries import identity
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import klant as queries
from werkoffensief.dossier.queries.bronnen import GROEPEN
from werkoffensief.dossier.queries.klant import WHOLE_FILE
from werkoffensief.dossier.tijdlijn import FIRST, STEP, timeline
from werkoffensief.web import clock

READ_ONLY = {
    "alleen_lezen": True,
    "mag_samenvoegen": False,
    "mag_afschermen": False,
    "mag_toegang_beeindigen": False,
    "mag_laten_meekijken": False,
    "mag_toewijzen": False,
    "mag_overdragen": False,
    "mag_identificeren": False,
    "mag_traject_starten": False,
    "toegang": None,
    "concepten": (),
}


@require_safe
@never_cache
@requires(*WITH_FILES)
def klant_dossier(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole file on one page. The address of a file that was merged leads to the one that goes on."""
    try:
        persoon = identity(
            request.user, klant_id=klant_id, day=clock.today(), people=queries.visible_with_names
        )
    except Klant.DoesNotExist:
        kept = Klant.objects.visible_to(request.user).filter(opgenomen__pk=klant_id).first()
        if kept is None:
            raise Http404 from None
        return redirect("klant_dossier", kept.pk)
    klant = persoon["klant"]
    toegang = record_opening(request, klant, actie="Dossier bekijken", gegevens=WHOLE_FILE)
    file = file_context(request, persoon)
    record_household(request, file["huisgenoten"])
    rights = _rights(request.user, klant, file)
    return render(request, "dossier/klant_dossier.html", {**file, **rights, "toegang": toegang})


def file_context(request: MemberRequest, persoon: dict[str, Any]) -> dict[str, Any]:
    """What the page of a file shows, without what its reader may do there; `persoon` is of a klant of `with_names`."""
    klant = persoon["klant"]
    length = _length(request)
    whole = request.GET.get("gesprekken") == "alles"
    groep = request.GET.get("soort", "")
    groep = groep if groep in GROEPEN else ""
    file = queries.file_of(klant, medewerker=request.user, day=clock.today(), all_contacts=whole)
    return {
        **file,
        "persoon": persoon,
        "vandaag": clock.today(),
        "nu": clock.now(),
        "klant": klant,
        "tijdlijn": timeline(klant, length=length, groep=groep, shown=_ids_on_page(file)),
        "groepen": {sleutel: groep.label for sleutel, groep in GROEPEN.items()},
        "groep": groep,
        "meer": length + STEP,
    }


def _rights(medewerker: Medewerker, klant: Klant, file: dict[str, Any]) -> dict[str, Any]:
    for traject in file["trajecten"]:
        until = {regie.einde: regie for regie in traject.regisseurs}
        for regie in traject.regisseurs:
            regie.klant = klant
            regie.vorige = until.get(regie.start)
            regie.mag_wijzigen = can_move_start(medewerker, regie, regie.vorige)
            regie.mag_terugnemen = _may_take_back(medewerker, regie)
    lopend = file["lopend"]
    if lopend:
        lopend.klant = klant
    return {
        "alleen_lezen": False,
        "mag_samenvoegen": can_merge(medewerker, klant, klant),
        "mag_afschermen": can_shield(medewerker, klant),
        "mag_toegang_beeindigen": medewerker.has_role(Rol.TEAMLEIDER) and sees_by_task(medewerker, klant),
        "mag_laten_meekijken": klant.afgeschermd_op is None and sees_by_task(medewerker, klant),
        "mag_identificeren": can_identify(medewerker, klant),
        "mag_traject_starten": can_start_traject(medewerker, klant),
        "mag_traject_beeindigen": lopend is not None and can_end_traject(medewerker, lopend),
        "mag_traject_vervallen": lopend is not None and can_withdraw_traject(medewerker, lopend),
        "mag_antwoorden": medewerker.has_role(Rol.TEAMLEIDER) and sees_by_task(medewerker, klant),
        **_rights_over_regisseur(medewerker, klant, lopend),
    }


def _rights_over_regisseur(medewerker: Medewerker, klant: Klant, lopend: Any) -> dict[str, bool]:
    """Whoever is there already, or comes later, must be taken back before somebody else can come."""
    today = clock.today()
    rows = lopend.regisseurs if lopend else ()
    now = lopend.huidig if lopend else None
    ahead = any(row.start > today for row in rows)
    return {
        "mag_toewijzen": not now and not ahead and can_assign_regisseur(medewerker, klant),
        "mag_overdragen": now is not None and not ahead and can_transfer(medewerker, now),
    }


def _may_take_back(medewerker: Medewerker, regie: Any) -> bool:
    """Of who begins today or later, for as long as their traject runs; what was longer ago is corrected by its first
    day. The first regisseur of a traject goes with it."""
    if regie.start < clock.today() or regie.traject.einde or regie.start == regie.traject.start:
        return False
    return regie.mag_wijzigen or bool(regie.vorige and may_undo_today(medewerker, regie, regie.vorige))


def _length(request: MemberRequest) -> int:
    """How much of the timeline was asked for."""
    wish = request.GET.get("tijdlijn", "")
    asked = int(wish) if wish.isascii() and wish.isdigit() and len(wish) < 5 else FIRST
    return min(max(asked, FIRST), FIRST + 20 * STEP)


def _ids_on_page(file: dict[str, Any]) -> set[str]:
    """The facts that the page may leave out when they are old; all others are always on it."""
    rows = [*file["contacten"], *file["contactgegevens"], *file["vertegenwoordigers"], *file["gezinsleden"]]
    rows += [*file["documenten"], *file["afspraken"]]
    rows += [file["adres"]] if file["adres"] else []
    return {str(row.pk) for row in rows}
