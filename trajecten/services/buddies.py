"""Buddies: kept, paired with a klant, and what they did together (docs/adr/0026)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from trajecten.enums import EindeBuddy
from trajecten.models import Buddy, Buddycontact, Buddykoppeling
from trajecten.overzicht.buddies import was_paired
from trajecten.services.basis import present
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

OF_A_BUDDY = ("naam", "telefoon", "email", "werkgever", "vog_op", "talen", "sector", "plekken", "van", "tot")


def add_buddy(*, door: UUID, buddy_id: UUID, gegevens: Mapping[str, Any]) -> Buddy:
    """A new volunteer. `buddy_id` is that of the form: sent twice it is one."""
    said = {name: gegevens.get(name) for name in OF_A_BUDDY}
    content = {name: value for name, value in said.items() if name != "werkgever"}
    with handeling(door=door), checked():
        known = sent_before(
            Buddy.objects.all(), pk=buddy_id, content=content, same=lambda row: row.werkgever == said["werkgever"]
        )  # fmt: skip
        return known or Buddy.objects.create(pk=buddy_id, buddynummer=next_number("buddy"), **said)


def change_buddy(*, door: UUID, buddy_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Buddy:
    """What is known of a buddy; with `tot` they stop, and so do their pairings on that day: whoever keeps the list sees
    no klanten. Raises RefusalError for a day before a pairing begins, or before a contact."""
    with handeling(door=door), checked():
        buddy = locked(
            Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True), pk=buddy_id, versie=versie
        )  # fmt: skip
        for name in OF_A_BUDDY:
            setattr(buddy, name, gegevens.get(name))
        if buddy.tot:
            _stop(buddy, buddy.tot)
        buddy.save(update_fields=list(OF_A_BUDDY))
    return buddy


def withdraw_buddy(*, door: UUID, buddy_id: UUID, versie: int, reden: str, now: datetime) -> Buddy:
    """Somebody who was put in the list by mistake. Who was ever paired stops instead: the klant had that buddy."""
    if not reden.strip():
        raise RefusalError("Schrijf waarom deze buddy niet in de lijst hoort.", field="reden")
    with handeling(door=door), checked():
        buddy = locked(
            Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True), pk=buddy_id, versie=versie
        )  # fmt: skip
        if was_paired(buddy):
            raise RefusalError(
                "Deze buddy is of was gekoppeld aan een klant. Vul een laatste dag in als de buddy stopt."
            )
        buddy.vervallen_op, buddy.vervallen_reden = now, reden.strip()
        buddy.save(update_fields=["vervallen_op", "vervallen_reden"])
    return buddy


def pair_buddy(
    *, door: UUID, klant_id: UUID, koppeling_id: UUID, buddy_id: UUID, start: date, waarom: str
) -> Buddykoppeling:
    """Pair a klant with the buddy whom somebody chose. The database counts; of two at once one waits."""
    said = {"start": start, "waarom": waarom.replace("\r\n", "\n").strip()}
    with handeling(door=door), checked():
        present(klant_id, start)
        buddy = locked(Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True), pk=buddy_id)
        if buddy.vog_op and start < buddy.vog_op:
            raise RefusalError(
                "Op deze dag was de VOG van de buddy er nog niet. Kies een latere dag.", field="start"
            )
        known = sent_before(
            Buddykoppeling.objects.filter(klant=klant_id), pk=koppeling_id, content=said,
            same=lambda row: row.buddy_id == buddy_id,
        )  # fmt: skip
        return known or Buddykoppeling.objects.create(
            pk=koppeling_id, koppelnummer=next_number("buddykoppeling"), klant_id=klant_id, buddy_id=buddy_id,
            medewerker_id=door, **said,
        )  # fmt: skip


def end_koppeling(
    *, door: UUID, koppeling_id: UUID, versie: int, einde: date, reden: EindeBuddy
) -> Buddykoppeling:
    """The pairing ends; what was done together stays."""
    with handeling(door=door), checked():
        row = _running(koppeling_id, versie)
        if row.contacten.filter(vervallen_op__isnull=True, dag__gt=einde).exists():
            raise RefusalError("Na deze dag is nog contact vastgelegd. Kies een latere dag.", field="einde")
        row.einde, row.einde_reden = einde, reden
        row.save(update_fields=["einde", "einde_reden"])
    return row


def record_contact(
    *, door: UUID, koppeling_id: UUID, contact_id: UUID, dag: date, hoe: str, tekst: str | None
) -> Buddycontact:
    """That they met or spoke, in a short text."""
    said = {"dag": dag, "hoe": hoe, "tekst": tekst}
    with handeling(door=door), checked():
        koppeling = locked(Buddykoppeling.objects.filter(vervallen_op__isnull=True), pk=koppeling_id)
        if koppeling.einde and dag > koppeling.einde:
            raise RefusalError("Dit contact ligt na de laatste dag van de buddy.", field="dag")
        known = sent_before(Buddycontact.objects.filter(koppeling=koppeling_id), pk=contact_id, content=said)
        return known or Buddycontact.objects.create(
            pk=contact_id, klant_id=koppeling.klant_id, koppeling=koppeling, medewerker_id=door, **said
        )


def parts_of(koppeling: Buddykoppeling) -> list[Feit]:
    """What goes with a pairing that is taken back: what was done together."""
    return list(koppeling.contacten.filter(vervallen_op__isnull=True).order_by("pk"))


def _stop(buddy: Buddy, last: date) -> None:
    """End what goes on after this day. One that begins later has no end before its start: that is refused."""
    rows = Buddykoppeling.objects.select_for_update().filter(buddy=buddy, vervallen_op__isnull=True)
    for row in rows.filter(Q(einde__isnull=True) | Q(einde__gt=last)).order_by("pk"):
        if row.start > last:
            raise RefusalError(
                "Een koppeling van deze buddy begint na deze dag. Laat de regisseur die eerst beëindigen.",
                field="tot",
            )
        if row.contacten.filter(vervallen_op__isnull=True, dag__gt=last).exists():
            raise RefusalError(
                "Na deze dag is nog contact met een klant vastgelegd. Kies een latere dag.", field="tot"
            )
        row.einde, row.einde_reden = last, EindeBuddy.BUDDY
        row.save(update_fields=["einde", "einde_reden"])


def _running(koppeling_id: UUID, versie: int) -> Buddykoppeling:
    # The buddy first, as whoever makes a buddy stop does: else the two wait for each other.
    Buddy.objects.select_for_update().filter(koppelingen=koppeling_id).order_by("pk").first()
    row = locked(Buddykoppeling.objects.filter(vervallen_op__isnull=True), pk=koppeling_id, versie=versie)
    if row.einde:
        raise RefusalError("Deze koppeling is al beëindigd.")
    return row
