"""The steps of a traject."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q
from django.db.models.functions import Now

from trajecten.enums import ENDED, STAP_TRANSITIONS, Scholingsoort, Scholingstand, StapStatus, Wachtuitkomst
from trajecten.models import Aanbod, Scholing, Stap, Traject, Voorziening, Wachtplek
from trajecten.services.basis import ENDED_EARLIER, open_traject, present
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

OF_END = ("status", "einde", "vervallen_op", "vervallen_reden")  # what the end of a traject changes of a step
WAITED_FOR = (
    "Voor deze plaats wachten klanten. Kies “Nog geen plaats”, of zet de klant op de wachtlijst. Op de pagina van de "
    "voorziening ziet u wie aan de beurt is."
)


def add_stap(
    *,
    door: UUID | str,
    traject_id: UUID,
    voorziening_id: str,
    start: date,
    status: str,
    einde: date | None,
    stap_id: UUID | None = None,
    **plaats: Any,
) -> Stap:
    """A step of an open traject; `plaats`: perhaps `aanbod_id` and `verwacht_einde`. Sent twice with one `stap_id` it
    is one."""
    content = {"voorziening_id": voorziening_id, "start": start, "status": status, "einde": einde, **plaats}
    with handeling(door=door), checked():
        known = sent_before(Stap.objects.filter(traject=traject_id), pk=stap_id, content=content)
        if known:
            return known
        traject = open_traject(traject_id)
        present(traject.klant_id, start)
        _end_for(status, einde)
        _nobody_waits(voorziening_id, plaats.get("aanbod_id"))
        stap = make_stap(traject, stap_id, **content)
        waits_no_more(stap)
    return stap


def make_stap(traject: Traject, stap_id: UUID | None, **content: Any) -> Stap:
    """A step of a locked traject. Whoever wants a place in the same offer waits here; the database counts them."""
    if content.get("aanbod_id"):
        locked(Aanbod.objects.all(), pk=content["aanbod_id"])
    return Stap.objects.create(
        pk=stap_id or uuid4(), stapnummer=next_number("stap"), klant_id=traject.klant_id, traject=traject, **content
    )  # fmt: skip


def waits_no_more(stap: Stap) -> None:
    """Who began with what they wait for is placed: with this step, today. Inside the transaction that began it."""
    if stap.status != StapStatus.LOPEND or Wachtplek.objects.filter(stap=stap).exists():
        return
    rows = Wachtplek.objects.filter(klant=stap.klant_id, voorziening=stap.voorziening_id)
    for row in rows.filter(geeindigd_op__isnull=True, vervallen_op__isnull=True).select_for_update():
        row.uitkomst, row.stap, row.geeindigd_op = Wachtuitkomst.GEPLAATST, stap, clock.today()
        row.save(update_fields=["uitkomst", "stap", "geeindigd_op"])


def save_stap(
    *,
    door: UUID | str,
    stap_id: UUID,
    versie: int,
    start: date,
    status: str,
    einde: date | None,
    verklaring: Mapping[str, Any] | None = None,
    **plaats: Any,
) -> Stap:
    """Move a step on, along STAP_TRANSITIONS; only a step of an open traject.

    `plaats`: perhaps `aanbod_id` and `verwacht_einde`; what is not named stays. `verklaring`: the praktijkverklaring
    of a step that ended, for the profile: `naam` (what the klant showed), `school` (who gave it), `behaald_op`.
    """
    with handeling(door=door), checked():
        open_traject(Stap.objects.values_list("traject_id", flat=True).get(pk=stap_id))
        stap = locked(Stap.objects.filter(vervallen_op__isnull=True), pk=stap_id, versie=versie)
        if status != stap.status and status not in STAP_TRANSITIONS[stap.status]:
            was, wordt = stap.get_status_display().lower(), StapStatus(status).label.lower()
            raise RefusalError(f"Een stap die {was} is, kan niet {wordt} worden.", field="status")
        asked = plaats.get("aanbod_id", stap.aanbod_id)
        if asked != stap.aanbod_id or _takes_more(stap, start, einde):
            _nobody_waits(stap.voorziening_id, asked)
        if asked not in {None, stap.aanbod_id}:
            locked(Aanbod.objects.all(), pk=asked)
        begins = status != stap.status
        stap.start, stap.status, stap.einde = start, status, _end_for(status, einde)
        for name, value in plaats.items():
            setattr(stap, name, value)
        stap.save(update_fields=["start", "status", "einde", *plaats])
        if begins:
            waits_no_more(stap)
        if verklaring:
            _record_verklaring(stap, verklaring)
    return stap


def _record_verklaring(stap: Stap, said: Mapping[str, Any]) -> None:
    """What the klant showed in this step stands in the profile."""
    if not stap.of_praktijkleren or stap.einde is None:
        raise RefusalError(
            "Een praktijkverklaring hoort bij een stap praktijkleren die klaar is.", field="verklaring"
        )
    if said["behaald_op"] < stap.start:
        raise RefusalError("De verklaring is van voor het begin van deze stap.", field="verklaring_op")
    Scholing.objects.create(
        scholingnummer=next_number("scholing"), klant_id=stap.klant_id, stap=stap,
        soort=Scholingsoort.PRAKTIJKVERKLARING, stand=Scholingstand.AFGEROND, jaar=said["behaald_op"].year, **said,
    )  # fmt: skip


def end_stappen(traject: Traject, einde: date) -> None:
    """What runs stops, at the latest with its offer; what had not begun is withdrawn."""
    rows = Stap.objects.filter(traject=traject, vervallen_op__isnull=True)
    for stap in rows.select_for_update(of=("self",)).select_related("aanbod"):
        if stap.status not in ENDED:
            stop_stap(stap, einde)
            stap.save(update_fields=[*OF_END])


def stop_stap(stap: Stap, einde: date) -> None:
    """This step as it is when its traject ends on that day; it is not saved."""
    if stap.start <= einde:
        offered_until = stap.aanbod.einde if stap.aanbod else None
        stap.status, stap.einde = StapStatus.GESTOPT, min(einde, offered_until or einde)
    elif stap.status == StapStatus.GEPLAND:
        stap.vervallen_op, stap.vervallen_reden = Now(), ENDED_EARLIER
    else:
        raise RefusalError(
            "Een stap begint na deze dag. Pas eerst die stap aan, of kies een latere dag.", field="einde"
        )


def take_place_again(stap: Stap) -> None:
    """A step that goes on takes its place again, unless somebody waits for it by now."""
    if stap.status not in ENDED and stap.vervallen_op is None:
        _nobody_waits(stap.voorziening_id, stap.aanbod_id)
        if stap.aanbod_id:
            locked(Aanbod.objects.all(), pk=stap.aanbod_id)


def _takes_more(stap: Stap, start: date, einde: date | None) -> bool:
    """Whether a place that is not held today would be held on days on which it was not."""
    today = clock.today()
    if stap.start <= today and (stap.einde is None or stap.einde >= today):
        return False
    return start < stap.start or (stap.einde is not None and (einde is None or einde > stap.einde))


def _nobody_waits(voorziening_id: str, aanbod_id: UUID | None) -> None:
    """Where people wait, a place is given in their order, or with a reason: services/wachtplek.py."""
    if aanbod_id is None:
        return
    locked(Voorziening.objects.all(), pk=voorziening_id)
    waiting = Wachtplek.objects.waiting(Today()).filter(voorziening=voorziening_id)
    if waiting.filter(Q(aanbod__isnull=True) | Q(aanbod=aanbod_id)).exists():
        raise RefusalError(WAITED_FOR, field="aanbod")


def _end_for(status: str, einde: date | None) -> date | None:
    """The end that belongs to a state: required where a step ended, absent where it did not."""
    if status in ENDED:
        if einde is None:
            raise RefusalError("Vul in wanneer de stap is geëindigd.", field="einde")
        return einde
    if einde is not None:
        raise RefusalError("Een stap die nog niet klaar is, heeft geen einddatum.", field="einde")
    return None
