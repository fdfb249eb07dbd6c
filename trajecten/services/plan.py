"""The plan of a traject: its words, goals, actions, what we wait for, and how it was looked at."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Actie
from intake.services import acties, tafel
from trajecten.enums import DOEL_TRANSITIONS, DoelStatus
from trajecten.models import Doel, Doelactie, Evaluatie, Plan, Wachtpunt
from trajecten.models.plan import JONGEREN, WOORDEN
from trajecten.overzicht.plan import is_young
from trajecten.services.basis import AGAIN, evaluated_in_time, open_traject
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

ALLE_WOORDEN = ("einddoel", *WOORDEN, *JONGEREN)


def save_plan(*, door: UUID | str, traject_id: UUID, versie: int, woorden: Mapping[str, Any]) -> Plan:
    """The words of a plan; those that are not named stay. `versie`: of the plan that was read, 0 when there was none.

    Raises StaleError when somebody else wrote meanwhile.
    """
    said = {name: _text(woorden[name]) for name in ALLE_WOORDEN if name in woorden}
    with handeling(door=door), checked():
        traject = open_traject(traject_id)
        if not Plan.objects.filter(traject=traject).exists():
            return Plan.objects.create(klant_id=traject.klant_id, traject=traject, **said)
        plan = locked(Plan.objects.filter(traject=traject), pk=traject.plan.pk, versie=versie)
        for name, value in said.items():
            setattr(plan, name, value)
        plan.vervallen_op = plan.vervallen_reden = None
        plan.save(update_fields=[*said, "vervallen_op", "vervallen_reden"])
    return plan


def add_doel(
    *, door: UUID | str, traject_id: UUID, doel_id: UUID, gegevens: Mapping[str, Any], vandaag: date
) -> Doel:
    """A goal of an open traject: `wat`, and perhaps `hoe_zien_wij_het`, `waarom`, `voor_op`. Sent twice it is one."""
    said = _goal(gegevens)
    with handeling(door=door), checked():
        known = sent_before(Doel.objects.filter(traject=traject_id), pk=doel_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id)
        return Doel.objects.create(
            pk=doel_id, doelnummer=next_number("doel"), klant_id=traject.klant_id, traject=traject,
            gesteld_op=vandaag, **said,
        )  # fmt: skip


def save_doel(
    *, door: UUID | str, doel_id: UUID, versie: int, gegevens: Mapping[str, Any], status: str, vandaag: date
) -> Doel:
    """Change a goal of an open traject, and move it along DOEL_TRANSITIONS."""
    with handeling(door=door), checked():
        open_traject(Doel.objects.values_list("traject_id", flat=True).get(pk=doel_id))
        doel = locked(Doel.objects.filter(vervallen_op__isnull=True), pk=doel_id, versie=versie)
        for name, value in _goal(gegevens).items():
            setattr(doel, name, value)
        _move(doel, status, vandaag)
        doel.save()
    return doel


def finish_doel(*, door: UUID | str, doel_id: UUID, vandaag: date) -> Doel:
    """It worked; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        open_traject(Doel.objects.values_list("traject_id", flat=True).get(pk=doel_id))
        doel = locked(Doel.objects.filter(vervallen_op__isnull=True), pk=doel_id)
        if doel.status != DoelStatus.BEHAALD:
            _move(doel, DoelStatus.BEHAALD, vandaag)
            doel.save(update_fields=["status", "afgesloten_op"])
    return doel


def _move(doel: Doel, status: str, vandaag: date) -> None:
    if status == doel.status:
        return
    if status not in DOEL_TRANSITIONS[doel.status]:
        was, wordt = doel.get_status_display(), DoelStatus(status).label
        raise RefusalError(f"Van “{was}” kan een doel niet “{wordt}” worden.", field="status")
    doel.status = status
    doel.afgesloten_op = None if status == DoelStatus.OPEN else max(vandaag, doel.gesteld_op)


def _goal(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: _text(gegevens.get(name)) for name in ("wat", "hoe_zien_wij_het", "waarom")}
    return {**said, "voor_op": gegevens.get("voor_op")}


def add_actie(
    *,
    door: UUID,
    traject_id: UUID,
    actie_id: UUID,
    agreed: tafel.Afspraak,
    doel_id: UUID | None,
    vandaag: date,
) -> Actie:
    """An action of an open traject, perhaps of one of its goals. Sent twice with one `actie_id` it is one."""
    with handeling(door=door), checked():
        traject = open_traject(traject_id)
        actie = tafel.add_actie(
            door=door, klant_id=traject.klant_id, actie_id=actie_id, agreed=agreed, vandaag=vandaag
        )
        if doel_id:
            goals = Doel.objects.filter(traject=traject, vervallen_op__isnull=True)
            tie(actie, locked(goals, pk=doel_id))
    return actie


def save_actie(
    *, door: UUID, traject_id: UUID, actie_id: UUID, versie: int, said: Mapping[str, Any]
) -> Actie:
    """Change an action of an open traject: `wat`, `wie`, `medewerker_id`, `wie_anders`, `voor_op`."""
    with handeling(door=door), checked():
        open_traject(traject_id)
        return acties.save_actie(door=door, actie_id=actie_id, versie=versie, **said)


def reopen_actie(*, door: UUID, traject_id: UUID, actie_id: UUID) -> Actie:
    """An action of an open traject is not done after all."""
    with handeling(door=door), checked():
        open_traject(traject_id)
        return acties.reopen_actie(door=door, actie_id=actie_id)


def tie(actie: Actie, doel: Doel) -> None:
    """The action belongs to this goal, if it belongs to none yet."""
    if not Doelactie.objects.filter(actie=actie, vervallen_op__isnull=True).exists():
        Doelactie.objects.create(klant_id=doel.klant_id, doel=doel, actie=actie)


def add_wachtpunt(
    *,
    door: UUID | str,
    traject_id: UUID,
    wachtpunt_id: UUID,
    wat: str,
    verwacht_op: date | None,
    vandaag: date,
) -> Wachtpunt:
    """What an open traject waits for, from today. Sent twice with one `wachtpunt_id` it is one."""
    said = {"wat": wat, "verwacht_op": verwacht_op}
    with handeling(door=door), checked():
        known = sent_before(Wachtpunt.objects.filter(traject=traject_id), pk=wachtpunt_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id)
        return Wachtpunt.objects.create(
            pk=wachtpunt_id, wachtpuntnummer=next_number("wachtpunt"), klant_id=traject.klant_id,
            traject=traject, sinds=vandaag, **said,
        )  # fmt: skip


def finish_wachtpunt(*, door: UUID | str, wachtpunt_id: UUID, vandaag: date) -> Wachtpunt:
    """It is there; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        row = _wachtpunt(wachtpunt_id)
        if row.klaar_op is None:
            row.klaar_op = max(vandaag, row.sinds)
            row.save(update_fields=["klaar_op"])
    return row


def save_wachtpunt(
    *, door: UUID | str, wachtpunt_id: UUID, versie: int, wat: str, verwacht_op: date | None
) -> Wachtpunt:
    """Change what an open traject waits for, and until when."""
    with handeling(door=door), checked():
        row = _wachtpunt(wachtpunt_id, versie)
        row.wat, row.verwacht_op = wat, verwacht_op
        row.save(update_fields=["wat", "verwacht_op"])
    return row


def reopen_wachtpunt(*, door: UUID | str, wachtpunt_id: UUID) -> Wachtpunt:
    """It is not there after all; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        row = _wachtpunt(wachtpunt_id)
        if row.klaar_op is not None:
            row.klaar_op = None
            row.save(update_fields=["klaar_op"])
    return row


def _wachtpunt(wachtpunt_id: UUID, versie: int | None = None) -> Wachtpunt:
    """What an open traject waits for, locked."""
    open_traject(Wachtpunt.objects.values_list("traject_id", flat=True).get(pk=wachtpunt_id))
    return locked(Wachtpunt.objects.filter(vervallen_op__isnull=True), pk=wachtpunt_id, versie=versie)


def record_evaluatie(
    *,
    door: UUID | str,
    traject_id: UUID,
    versie: int,
    evaluatie_id: UUID,
    gehouden_op: date,
    uitkomst: str,
    volgende: date | None,
) -> Evaluatie:
    """A plan was looked at: what came of it, and when it is looked at again. `versie`: of the traject.

    Sent twice with one `evaluatie_id` it is one.
    """
    said = {"gehouden_op": gehouden_op, "uitkomst": _text(uitkomst)}
    with handeling(door=door), checked():
        known = sent_before(Evaluatie.objects.filter(traject=traject_id), pk=evaluatie_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id, versie)
        if gehouden_op < traject.start:
            raise RefusalError("De evaluatie ligt voor het begin van het traject.", field="gehouden_op")
        if volgende and volgende <= gehouden_op:
            raise RefusalError("De volgende keer komt na deze evaluatie.", field="evaluatie_op")
        if volgende is None and is_young(traject.klant, gehouden_op):
            raise RefusalError(AGAIN, field="evaluatie_op")
        evaluated_in_time(traject.klant, volgende, gehouden_op)
        traject.evaluatie_op = volgende
        traject.save(update_fields=["evaluatie_op"])
        return Evaluatie.objects.create(
            pk=evaluatie_id, klant_id=traject.klant_id, traject=traject, **said
        )  # fmt: skip


def _text(value: Any) -> Any:
    """As a file keeps it: inner line ends LF, nothing at the edges; nothing instead of an empty text."""
    return value.replace("\r\n", "\n").strip() or None if isinstance(value, str) else value
