"""Keeping voorzieningen and their offers. Who gets a place: services/stappen.py."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from trajecten.models import Aanbod, Groepsdagdeel, Stap, Voorziening
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

PUT_AWAY = "Opgeborgen"
LEFT_OUT = "Uit het ritme gehaald"
FACTS = ("naam", "locatie", "start", "einde", "plaatsen")


def save_voorziening(*, door: UUID, code: str, versie: str, gegevens: Mapping[str, Any]) -> Voorziening:
    """What belongs to a voorziening beside its code. `versie`: see `voorziening_state`."""
    with handeling(door=door), checked():
        row = locked(Voorziening.objects.all(), pk=code)
        if voorziening_state(row) != versie:
            raise StaleError(versie=voorziening_state(row), stored=details_of(row))
        for name in Voorziening.own_page:
            value = gegevens[name]
            setattr(row, name, value.replace("\r\n", "\n") if isinstance(value, str) else value)
        row.save(update_fields=Voorziening.own_page)
    return row


def details_of(row: Voorziening) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Voorziening.own_page}


def voorziening_state(row: Voorziening) -> str:
    """What a form shows of a voorziening, to see whether somebody changed it meanwhile (codes carry no version)."""
    return "|".join(str(value if value is not None else "") for value in details_of(row).values())


def add_aanbod(
    *, door: UUID | str, voorziening_id: str, aanbod_id: UUID, gegevens: Mapping[str, Any]
) -> Aanbod:
    """A new offer. Sent twice with one `aanbod_id` it is one."""
    said = {name: gegevens[name] for name in FACTS}
    with handeling(door=door), checked():
        known = sent_before(Aanbod.objects.filter(voorziening=voorziening_id), pk=aanbod_id, content=said)
        return known or Aanbod.objects.create(
            pk=aanbod_id, aanbodnummer=next_number("aanbod"), voorziening_id=voorziening_id, **said
        )


def save_aanbod(*, door: UUID, aanbod_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Aanbod:
    """Change an offer; refused when a place that is taken would fall outside it."""
    with handeling(door=door), checked():
        row = locked(Aanbod.objects.live(), pk=aanbod_id, versie=versie)
        _nobody_left_in(row, gegevens["einde"])
        for name in FACTS:
            setattr(row, name, gegevens[name])
        row.save(update_fields=FACTS)
    return row


def _nobody_left_in(row: Aanbod, einde: date | None) -> None:
    """An offer that is over holds no step that still runs; a last day that is still to come may."""
    if einde is None or einde >= clock.today():
        return
    open_steps = Stap.objects.filter(
        aanbod=row, vervallen_op__isnull=True, einde__isnull=True, start__lte=einde
    )
    running = open_steps.count()
    if running:
        who = "1 klant heeft" if running == 1 else f"{running} klanten hebben"
        raise RefusalError(f"{who} hier nog een plaats. Beëindig eerst die stappen.", field="einde")


def put_away_aanbod(*, door: UUID, aanbod_id: UUID, now: datetime) -> Aanbod:
    """An offer that was never used goes; one in which somebody has or had a place gets a last day instead."""
    with handeling(door=door), checked():
        row = locked(Aanbod.objects.all(), pk=aanbod_id)
        if row.vervallen_op is None:
            row.vervallen_op, row.vervallen_reden = now, PUT_AWAY
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def add_dagdeel(
    *, door: UUID | str, aanbod_id: UUID, dagdeel_id: UUID, dag: int, begin: time, einde: time
) -> Groepsdagdeel:
    """One more part of the week. Sent twice with one `dagdeel_id` it is one."""
    said = {"dag": dag, "begin": begin, "einde": einde}
    with handeling(door=door), checked():
        known = sent_before(Groepsdagdeel.objects.filter(aanbod=aanbod_id), pk=dagdeel_id, content=said)
        if known:
            return known
        locked(Aanbod.objects.live(), pk=aanbod_id)
        return Groepsdagdeel.objects.create(pk=dagdeel_id, aanbod_id=aanbod_id, **said)


def remove_dagdeel(*, door: UUID, dagdeel_id: UUID, now: datetime) -> Groepsdagdeel:
    with handeling(door=door), checked():
        row = locked(Groepsdagdeel.objects.all(), pk=dagdeel_id)
        if row.vervallen_op is None:
            row.vervallen_op, row.vervallen_reden = now, LEFT_OUT
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row
