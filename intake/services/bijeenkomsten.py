"""Meetings of a group: made, changed, called off, and who takes part. Attending one is no conversation; an absence is
an attempt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from intake.enums import DEELNAME_TRANSITIONS, Deelnamestatus, Pogingsuitkomst
from intake.models import Bijeenkomst, Deelname, Klant
from intake.queries import is_gone
from intake.queries.agenda import appointment_during, elsewhere_during, meeting_during
from intake.services.afspraken import attempt
from intake.services.herinneringen import queue_reminder
from intake.services.taken import ask_to_talk
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.notation import clock_time
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

BIJEENKOMST = ("titel", "begin", "duur", "plaats", "plekken")
GONE = "De klant is overleden of verhuisd. U kunt niemand meer uitnodigen."
OVER = "Deze bijeenkomst is al geweest."
WITHDRAWN = "Deze bijeenkomst gaat niet door."
TOO_EARLY = "Deze bijeenkomst is nog niet begonnen."
ELSEWHERE = "Dan heeft al een afspraak: {}. Kies een ander moment, of meld eerst wie niet kan komen af."
MOST_NAMED = 10
TAKEN = (Deelnamestatus.AANWEZIG, Deelnamestatus.AFWEZIG)
ATTENDED = "Bij deze bijeenkomst staat al wie er was. Klopt dat niet? Zet dat eerst terug bij de deelnemers."
NOT_SO = "Deze deelname is al bijgewerkt."


def make_bijeenkomst(*, door: UUID, bijeenkomst_id: UUID, gegevens: Mapping[str, Any]) -> Bijeenkomst:
    """A new meeting, led by `door`. Sent twice with one id it is one."""
    content = {name: gegevens[name] for name in BIJEENKOMST}
    with handeling(door=door), checked():
        known = sent_before(Bijeenkomst.objects.filter(begeleider=door), pk=bijeenkomst_id, content=content)
        if known:
            return known
        return Bijeenkomst.objects.create(
            pk=bijeenkomst_id, bijeenkomstnummer=next_number("bijeenkomst"), begeleider_id=door, **content
        )


def change_bijeenkomst(
    *, door: UUID, bijeenkomst_id: UUID, versie: int, gegevens: Mapping[str, Any], now: datetime
) -> Bijeenkomst:
    """Another time, place or number of places; never fewer than are taken, nor when somebody who comes is elsewhere. A
    new time is a new reminder."""
    with handeling(door=door), checked():
        coming = Deelname.objects.filter(
            bijeenkomst=bijeenkomst_id, vervallen_op__isnull=True, status=Deelnamestatus.UITGENODIGD
        )
        _lock_klanten(coming)
        row = locked(Bijeenkomst.objects.filter(vervallen_op__isnull=True), pk=bijeenkomst_id, versie=versie)
        before = row.begin, row.duur
        if row.deelnames.filter(vervallen_op__isnull=True, status__in=TAKEN).exists():
            raise RefusalError(ATTENDED)
        for name in BIJEENKOMST:
            setattr(row, name, gegevens[name])
        if (row.begin, row.duur) != before:
            _refuse_when_elsewhere(row, coming, door)
        row.save(update_fields=BIJEENKOMST)
        if row.begin != before[0]:
            for deelname in coming:
                queue_reminder(deelname, now=now)
    return row


def _refuse_when_elsewhere(meeting: Bijeenkomst, coming: QuerySet[Deelname], door: UUID) -> None:
    """Nobody is in two places at once; of people whom `door` may not see only the number is said."""
    busy = elsewhere_during(coming.values("klant"), meeting)
    if not busy:
        return
    seen = Klant.objects.visible_to(Medewerker.objects.get(pk=door)).filter(pk__in=busy)
    said = [klant.naam for klant in seen.order_by("sorteernaam", "pk")[:MOST_NAMED]]
    if others := len(busy) - len(said):
        said.append(f"{others} {'andere deelnemer' if others == 1 else 'andere deelnemers'}")
    raise RefusalError(ELSEWHERE.format(", ".join(said)), field="tijd")


def call_off_bijeenkomst(*, door: UUID, bijeenkomst_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """It does not take place; nobody is reminded of it any more, and nobody was absent."""
    with handeling(door=door), checked():
        absent = Deelname.objects.filter(
            bijeenkomst=bijeenkomst_id, vervallen_op__isnull=True, status=Deelnamestatus.AFWEZIG
        )
        _lock_klanten(absent)
        row = locked(Bijeenkomst.objects.filter(vervallen_op__isnull=True), pk=bijeenkomst_id, versie=versie)
        if row.deelnames.filter(vervallen_op__isnull=True, status=Deelnamestatus.AANWEZIG).exists():
            raise RefusalError(ATTENDED)
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
        for deelname in absent.select_related("klant", "bijeenkomst").order_by("pk"):
            _become(deelname, Deelnamestatus.UITGENODIGD, now)


def add_deelname(*, door: UUID, klant_id: UUID, bijeenkomst_id: UUID, now: datetime) -> Deelname:
    """A place for this klant. Of two who take the last one, one is refused."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        meeting = Bijeenkomst.objects.filter(pk=bijeenkomst_id, vervallen_op__isnull=True).first()
        if meeting is None:
            raise RefusalError(WITHDRAWN)
        if meeting.begin <= now:
            raise RefusalError(OVER)
        if is_gone(klant, meeting.begin.astimezone(AMSTERDAM).date()):
            raise RefusalError(GONE)
        during = klant_id, meeting.begin, meeting.duur
        if other := appointment_during(*during) or meeting_during(*during):
            raise RefusalError(f"Heeft dan al een afspraak, om {clock_time(other)}.")
        deelname = Deelname.objects.create(klant=klant, bijeenkomst=meeting)
        queue_reminder(deelname, now=now)
        return deelname


def settle_deelname(*, door: UUID, deelname_id: UUID, versie: int, status: str, now: datetime) -> Deelname:
    """There, not there, or signed off; the next click puts right a click too many.

    Not there is an attempt, as at an appointment, and counts for the task to talk; a trigger takes it back (migration
    0079). There is no conversation.
    """
    with handeling(door=door), checked():
        _lock_klanten(Deelname.objects.filter(pk=deelname_id))  # two absences at once see each other
        row = locked(Deelname.objects.filter(vervallen_op__isnull=True), pk=deelname_id, versie=versie)
        if status not in DEELNAME_TRANSITIONS[row.status]:
            raise RefusalError(NOT_SO)
        if status in {Deelnamestatus.AANWEZIG, Deelnamestatus.AFWEZIG} and row.bijeenkomst.begin > now:
            raise RefusalError(TOO_EARLY)
        _become(row, status, now)
    return row


def _become(row: Deelname, status: str, now: datetime) -> None:
    meeting, before = row.bijeenkomst, row.status
    row.status, row.poging = status, None
    if status == Deelnamestatus.AFWEZIG:
        row.poging = attempt(
            klant_id=row.klant_id,
            medewerker_id=meeting.begeleider_id,
            begin=meeting.begin,
            uitkomst=Pogingsuitkomst.NIET_VERSCHENEN,
            now=now,
        )
    row.save(update_fields=["status", "poging"])
    if Deelnamestatus.AFWEZIG in {before, status}:
        day = now.astimezone(AMSTERDAM).date()
        ask_to_talk(row.klant, medewerker_id=meeting.begeleider_id, day=day)


def _lock_klanten(deelnames: QuerySet[Deelname]) -> None:
    """Before the meeting and its places, and in the order of their ids, so that no two wait for each other."""
    people = Klant.objects.filter(pk__in=deelnames.values("klant")).order_by("pk")
    list(people.select_for_update(no_key=True).values_list("pk", flat=True))
