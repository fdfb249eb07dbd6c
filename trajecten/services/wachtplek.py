"""The waiting list of a voorziening: registering, placing who is first, withdrawing, and ending by itself.

Whoever places somebody locks the voorziening first, so that two of them see the same order one after the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from trajecten.enums import StapStatus, Wachtuitkomst
from trajecten.models import Aanbod, Stap, Traject, Voorziening, Wachtplek
from trajecten.overzicht.wachtlijst import turns_of
from trajecten.services.basis import open_traject, present
from trajecten.services.stappen import make_stap
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

ENDED = "Het traject is beëindigd."
DIED = "De klant is overleden."
MOVED = "De klant is verhuisd naar een andere gemeente."
NO_LIST = (
    "Deze voorziening heeft geen aanbod met plaatsen, en dus geen wachtlijst. Voeg de hulp toe aan het plan: zij kan "
    "meteen beginnen."
)
NOT_FIRST = "Er is iemand eerder aan de beurt. Schrijf op waarom deze klant voorgaat."


@dataclass(frozen=True, slots=True)
class Plaats:
    """What is given: a place in which offer, from when, until when it is expected; and why before others."""

    aanbod_id: UUID
    start: date
    verwacht_einde: date | None = None
    voorrang_reden: str | None = None


def join_list(
    *,
    door: UUID | str,
    traject_id: UUID,
    wachtplek_id: UUID,
    voorziening_id: str,
    aanbod_id: UUID | None,
    vandaag: date,
) -> Wachtplek:
    """A place at the end of the list, of today. Sent twice with one `wachtplek_id` it is one.

    Raises RefusalError for a voorziening in which nobody can get a place: it has no offer that runs or is to come.
    """
    said = {"voorziening_id": voorziening_id, "aanbod_id": aanbod_id}
    with handeling(door=door), checked():
        known = sent_before(Wachtplek.objects.filter(traject=traject_id), pk=wachtplek_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id)
        present(traject.klant_id, vandaag)
        if not Aanbod.objects.not_over(vandaag).filter(voorziening=voorziening_id).exists():
            raise RefusalError(NO_LIST, field="voorziening")
        return Wachtplek.objects.create(
            pk=wachtplek_id, wachtpleknummer=next_number("wachtplek"), klant_id=traject.klant_id, traject=traject,
            aangemeld_op=vandaag, medewerker_id=door, **said,
        )  # fmt: skip


def place(
    *, door: UUID, wachtplek_id: UUID, versie: int, stap_id: UUID, plaats: Plaats, vandaag: date
) -> Stap:
    """Who waits gets a place: a step in the offer. Before others only with a reason, which is kept."""
    with handeling(door=door), checked():
        made = Stap.objects.filter(pk=stap_id, wachtplek=wachtplek_id).first()
        if made:
            return made
        known = Wachtplek.objects.get(pk=wachtplek_id)
        open_traject(known.traject_id)
        present(known.klant_id, plaats.start)
        locked(Voorziening.objects.all(), pk=known.voorziening_id)
        row = _waiting(wachtplek_id, versie)
        if plaats.start < row.aangemeld_op:
            raise RefusalError("Deze dag ligt voor de dag waarop de klant op de lijst kwam.", field="start")
        reden = (plaats.voorrang_reden or "").strip() or None
        if reden is None and plaats.aanbod_id not in turns_of(row, vandaag):
            raise RefusalError(NOT_FIRST, field="voorrang_reden")
        stap = make_stap(
            Traject.objects.get(pk=row.traject_id),
            stap_id,
            voorziening_id=row.voorziening_id,
            aanbod_id=plaats.aanbod_id,
            start=plaats.start,
            status=StapStatus.GEPLAND if plaats.start > vandaag else StapStatus.LOPEND,
            einde=None,
            verwacht_einde=plaats.verwacht_einde,
        )
        row.voorrang_reden, row.stap = reden, stap
        _end(row, Wachtuitkomst.GEPLAATST, vandaag)
    return stap


def leave_list(*, door: UUID, wachtplek_id: UUID, versie: int, reden: str, vandaag: date) -> Wachtplek:
    """The klant waits no more, with why."""
    with handeling(door=door), checked():
        row = _waiting(wachtplek_id, versie)
        row.reden = reden.strip()
        _end(row, Wachtuitkomst.INGETROKKEN, vandaag)
    return row


def stop_waiting(traject: Traject, einde: date) -> None:
    """Who has no traject any more waits for nothing. Inside the transaction that ends it."""
    rows = Wachtplek.objects.filter(traject=traject, geeindigd_op__isnull=True, vervallen_op__isnull=True)
    _stop(rows.select_for_update(), einde, ENDED)


def stop_lists(day: date) -> None:
    """Each night: of whom the traject ended by a delivery, who died or moved, nobody keeps a place on a list."""
    open_rows = Wachtplek.objects.filter(geeindigd_op__isnull=True, vervallen_op__isnull=True)
    for reden, gone in (
        (DIED, Q(klant__overleden_op__isnull=False)),
        (MOVED, Q(klant__verhuisd_op__lte=day)),
        (ENDED, Q(traject__einde__lt=day)),
    ):
        with handeling(door="systeem"):
            _stop(open_rows.filter(gone).select_for_update(of=("self",)), day, reden)


def _stop(rows: Iterable[Wachtplek], day: date, reden: str) -> None:
    for row in rows:
        row.reden = reden
        _end(row, Wachtuitkomst.GESTOPT, max(day, row.aangemeld_op))


def _waiting(wachtplek_id: UUID, versie: int) -> Wachtplek:
    row = locked(Wachtplek.objects.filter(vervallen_op__isnull=True), pk=wachtplek_id, versie=versie)
    if row.geeindigd_op:
        raise RefusalError("Deze klant staat niet meer op de wachtlijst.")
    return row


def _end(row: Wachtplek, uitkomst: Wachtuitkomst, day: date) -> None:
    row.uitkomst, row.geeindigd_op = uitkomst, day
    row.save(update_fields=["uitkomst", "geeindigd_op", "stap", "reden", "voorrang_reden"])
