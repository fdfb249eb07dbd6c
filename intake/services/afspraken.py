"""Appointments: planned, moved, and what became of them (docs/adr/0021).

An absence is an attempt, made in the same transaction; a conversation is logged as always, and marks its appointment.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from intake.enums import AFSPRAAK_TRANSITIONS, Afspraakstatus, Afzegger, Gespreksvorm, Pogingsuitkomst
from intake.models import Afspraak, Contactpoging, Gesprek, Klant
from intake.queries import is_gone
from intake.queries.agenda import meeting_during, midnight
from intake.services.herinneringen import queue_reminder
from intake.services.taken import ask_to_talk, talked
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.notation import clock_time
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

AFSPRAAK = ("medewerker_id", "begin", "duur", "vorm", "plaats", "onderwerp")
NOBODY = UUID(int=0)
UNDO_WITHIN = timedelta(hours=24)
EARLY = timedelta(minutes=30)  # people come before their time
GONE = "De klant is overleden of verhuisd. U kunt geen afspraak meer maken."
PAST = "Kies een dag en een tijd die nog moeten komen."
TOO_EARLY = "Deze afspraak is nog niet begonnen. Zeg de afspraak af of verplaats haar."
SETTLED = "Deze afspraak is al afgehandeld. Maak dat eerst ongedaan."
TOO_LATE = "Dit is langer dan 24 uur geleden en kan niet meer ongedaan worden gemaakt."
SPOKEN = "Bij deze afspraak is een gesprek vastgelegd. Laat eerst dat gesprek vervallen als het niet klopt."
WHY = "Schrijf waarom wij de afspraak afzeggen."
BEGUN = "Deze afspraak is al begonnen. Zeg wat ervan werd, of verplaats haar."
WITHDRAWN = "Deze afspraak is vervallen en kan niet meer worden gewijzigd."
UNDONE = "Ongedaan gemaakt: de afspraak ging toch niet zo."
OUTCOMES = {
    Afspraakstatus.NIET_VERSCHENEN: Pogingsuitkomst.NIET_VERSCHENEN,
    Afspraakstatus.AFGEZEGD: Pogingsuitkomst.AFGEZEGD,
}


def plan_afspraak(
    *, door: UUID, klant_id: UUID, afspraak_id: UUID, gegevens: Mapping[str, Any], now: datetime
) -> Afspraak:
    """A new appointment. Sent twice with one `afspraak_id` it is one."""
    content = {name: gegevens[name] for name in AFSPRAAK}
    with handeling(door=door), checked():
        known = sent_before(Afspraak.objects.filter(klant=klant_id), pk=afspraak_id, content=content)
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        _refuse_gone(klant, content["begin"], now)
        _refuse_busy(klant.pk, content["begin"], content["duur"])
        afspraak = Afspraak.objects.create(
            pk=afspraak_id, afspraaknummer=next_number("afspraak"), klant=klant, **content
        )
        queue_reminder(afspraak, now=now)
    return afspraak


def change_afspraak(
    *, door: UUID, afspraak_id: UUID, versie: int, gegevens: Mapping[str, Any], now: datetime
) -> Afspraak:
    """Move or correct an appointment that still stands."""
    with handeling(door=door), checked():
        _lock_klant(afspraak_id)
        afspraak = locked(Afspraak.objects.all(), pk=afspraak_id, versie=versie)
        _refuse_settled(afspraak)
        before = afspraak.begin, afspraak.duur
        for name in AFSPRAAK:
            setattr(afspraak, name, gegevens[name])
        if afspraak.begin != before[0]:
            _refuse_gone(afspraak.klant, afspraak.begin, now)
        if (afspraak.begin, afspraak.duur) != before:
            _refuse_busy(afspraak.klant_id, afspraak.begin, afspraak.duur)
        afspraak.save(update_fields=[name.removesuffix("_id") for name in AFSPRAAK])
        if afspraak.begin != before[0]:
            queue_reminder(afspraak, now=now)
    return afspraak


def settle_afspraak(
    *, door: UUID, afspraak_id: UUID, versie: int, status: str, now: datetime,
    afzegger: str | None = None, afzegreden: str | None = None,
) -> Afspraak:  # fmt: skip
    """What became of an appointment, in one click; `gepland` undoes it for a day.

    `afzegger`: who called it off (nobody said: the klant) and why. What we call off is no attempt.
    """
    with handeling(door=door), checked():
        _lock_klant(afspraak_id)
        afspraak = locked(Afspraak.objects.all(), pk=afspraak_id, versie=versie)
        if afspraak.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        if status not in AFSPRAAK_TRANSITIONS[afspraak.status]:
            raise RefusalError(SETTLED)
        if status == Afspraakstatus.GEPLAND:
            _undo(afspraak, door, now)
            return afspraak
        if status in {Afspraakstatus.NIET_VERSCHENEN, Afspraakstatus.GEWEEST} and afspraak.begin > now:
            raise RefusalError(TOO_EARLY)
        afspraak.status = status
        if status == Afspraakstatus.AFGEZEGD:
            _called_off_by(afspraak, afzegger or Afzegger.KLANT, afzegreden)
        if status in OUTCOMES and afspraak.afzegger != Afzegger.WIJ:
            afspraak.poging = attempt(
                klant_id=afspraak.klant_id,
                medewerker_id=afspraak.medewerker_id,
                begin=afspraak.begin,
                uitkomst=OUTCOMES[Afspraakstatus(status)],
                now=now,
            )
        afspraak.save(update_fields=["status", "poging", "afzegger", "afzegreden"])
        if status == Afspraakstatus.NIET_VERSCHENEN:
            ask_to_talk(afspraak.klant, medewerker_id=afspraak.medewerker_id, day=_day(now))
    return afspraak


def take_over(*, door: UUID, afspraak_id: UUID, versie: int, now: datetime) -> Afspraak:
    """Another medewerker's appointment becomes one's own; moment and place stay. It must still come."""
    with handeling(door=door), checked():
        afspraak = locked(Afspraak.objects.all(), pk=afspraak_id, versie=versie)
        _refuse_settled(afspraak)
        if afspraak.begin <= now:
            raise RefusalError(BEGUN)
        afspraak.medewerker_id = door
        afspraak.save(update_fields=["medewerker"])
    return afspraak


def mark_spoken(gesprek: Gesprek, *, now: datetime, door: UUID | None = None) -> None:
    """A conversation was logged: the appointment of that day with the same medewerker took place.

    With `door`: that of the colleague who added to it. A conversation stands with one appointment, its first.

    Only one that had begun by then: whoever calls in the morning to confirm does not settle the visit of the
    afternoon. A call settles a call only, unless somebody said already that the appointment took place.
    Inside the transaction that logs it. What asked to talk is done.
    """
    begun = midnight(gesprek.datum + timedelta(days=1))
    if gesprek.tijd is not None:
        begun = datetime.combine(gesprek.datum, gesprek.tijd, AMSTERDAM) + EARLY
    by_phone = Q(vorm=Gespreksvorm.TELEFOON)
    same = by_phone if gesprek.vorm == Gespreksvorm.TELEFOON else ~by_phone
    that_day = Afspraak.objects.live().filter(
        same | Q(status=Afspraakstatus.GEWEEST),
        klant=gesprek.klant_id,
        medewerker=door or gesprek.medewerker_id,
        begin__gte=midnight(gesprek.datum),
        begin__lt=begun,
        begin__lte=now,
        gesprek__isnull=True,
        status__in=(Afspraakstatus.GEPLAND, Afspraakstatus.GEWEEST),
    )
    afspraak = that_day.select_for_update(no_key=True).order_by("begin", "pk").first()
    if afspraak is not None:
        afspraak.status = Afspraakstatus.GEWEEST
        if not Afspraak.objects.filter(gesprek=gesprek).exists():
            afspraak.gesprek = gesprek
        afspraak.save(update_fields=["status", "gesprek"])
    talked(gesprek, door or gesprek.medewerker_id)


def parts_of_afspraak(afspraak: Afspraak) -> list[Feit]:
    """The attempt that a withdrawn appointment made lapses with it."""
    if afspraak.poging_id is None:
        return []
    rows = Contactpoging.objects.select_for_update().filter(pk=afspraak.poging_id, vervallen_op__isnull=True)
    return list(rows)


def _lock_klant(afspraak_id: UUID) -> None:
    """Before the appointment: two absences at once see each other, and so do two places at once."""
    rows = Afspraak.objects.filter(pk=afspraak_id).values_list("klant_id", flat=True)
    locked(Klant.objects.all(), pk=rows.first() or NOBODY)


def _called_off_by(afspraak: Afspraak, afzegger: str, afzegreden: str | None) -> None:
    if afzegger == Afzegger.WIJ and not (afzegreden or "").strip():
        raise RefusalError(WHY, field="afzegreden")
    afspraak.afzegger, afspraak.afzegreden = afzegger, afzegreden


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _refuse_gone(klant: Klant, begin: datetime, now: datetime) -> None:
    if is_gone(klant, _day(begin)):
        raise RefusalError(GONE)
    if begin <= now:
        raise RefusalError(PAST, field="datum")


def _refuse_busy(klant_id: UUID, begin: datetime, duur: int) -> None:
    """Nobody is in two places at once. The database refuses it (migration 0080); this names the field."""
    other = meeting_during(klant_id, begin, duur)
    if other:
        raise RefusalError(f"De klant heeft dan al een bijeenkomst, om {clock_time(other)}.", field="tijd")


def _refuse_settled(afspraak: Afspraak) -> None:
    if afspraak.vervallen_op is not None:
        raise RefusalError(WITHDRAWN)
    if afspraak.status != Afspraakstatus.GEPLAND:
        raise RefusalError(SETTLED)


def attempt(
    *, klant_id: UUID, medewerker_id: UUID, begin: datetime, uitkomst: str, now: datetime
) -> Contactpoging:
    """On the day of the appointment or meeting; of one that was called off before, on the day on which that was.

    Inside the transaction that says what became of it.
    """
    return Contactpoging.objects.create(
        pogingnummer=next_number("contactpoging"),
        klant_id=klant_id,
        medewerker_id=medewerker_id,
        datum=_day(min(begin, now)),
        uitkomst=uitkomst,
    )


def _undo(afspraak: Afspraak, door: UUID, now: datetime) -> None:
    if afspraak.gesprek_id is not None:
        raise RefusalError(SPOKEN)
    if afspraak.afgehandeld_op is None or afspraak.afgehandeld_op < now - UNDO_WITHIN:
        raise RefusalError(TOO_LATE)
    for poging in parts_of_afspraak(afspraak):
        poging.vervallen_op, poging.vervallen_reden = now, UNDONE
        poging.save(update_fields=["vervallen_op", "vervallen_reden"])
    afspraak.status, afspraak.poging = Afspraakstatus.GEPLAND, None
    afspraak.afzegger = afspraak.afzegreden = None
    afspraak.save(update_fields=["status", "poging", "afzegger", "afzegreden"])
    ask_to_talk(afspraak.klant, medewerker_id=afspraak.medewerker_id, day=_day(now))
    if afspraak.begin > now:
        queue_reminder(afspraak, now=now)
