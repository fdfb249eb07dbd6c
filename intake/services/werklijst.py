"""Acts on the work list: take a klant, give back, plan a day, leave out, promise to call, and the weights."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import connection
from django.db.models import F

from intake.models import Claim, Klant, Overslag, Terugbelbelofte, Weging
from intake.models.werklijst import GEWICHTEN
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

MOST = 30  # people that one medewerker holds at a time
AHEAD = timedelta(days=14)
ONE_DAY = timedelta(days=1)
FRIDAY = 4
HOLDS_ENOUGH = f"U heeft al {MOST} mensen genomen. Spreek eerst iemand, of geef iemand terug."


def end_of_next_working_day(now: datetime) -> datetime:
    """Midnight after the next day that is no Saturday or Sunday, in the Netherlands. Knows no holidays."""
    day = now.astimezone(AMSTERDAM).date() + ONE_DAY
    while day.weekday() > FRIDAY:
        day += ONE_DAY
    return _midnight_after(day)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time.min, AMSTERDAM)


def take_klanten(
    *,
    door: UUID,
    team_id: UUID | None,
    klanten: Sequence[UUID],
    number: int,
    now: datetime,
    verzoek: UUID | None = None,
    eerder: int = 0,
) -> list[UUID]:
    """Take the first `number` of these people whom nobody holds; who was taken. Of many at once each gets others.

    Those who take in one team wait for each other; that nobody is taken twice is the database's rule
    (`claim_een_per_klant`). `verzoek` came with the button, which took `eerder` people before: sent twice, it takes
    once. Raises RefusalError when `door` already holds MOST.
    """
    with handeling(door=door), checked():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"werklijst {team_id}"])
        keys = _claim_ids(verzoek, eerder, number)
        before = Claim.objects.filter(pk__in=keys, medewerker=door).values_list("klant", flat=True)
        if before:
            return list(before)
        room = MOST - Claim.objects.current().filter(medewerker=door).count()
        if room <= 0:
            raise RefusalError(HOLDS_ENOUGH)
        run_out = Claim.objects.filter(klant__in=klanten, losgelaten_op__isnull=True, verloopt_op__lte=now)
        run_out.update(losgelaten_op=F("verloopt_op"))
        held = Claim.objects.filter(klant__in=klanten, losgelaten_op__isnull=True)
        taken = set(held.values_list("klant", flat=True))
        free = [klant_id for klant_id in klanten if klant_id not in taken][: min(number, room)]
        ends = end_of_next_working_day(now)
        rows = [
            Claim(pk=key, klant_id=klant_id, medewerker_id=door, genomen_op=now, verloopt_op=ends)
            for key, klant_id in zip(keys, free, strict=False)
        ]
        Claim.objects.bulk_create(rows, ignore_conflicts=True)
        mine = Claim.objects.filter(pk__in=[row.pk for row in rows])
        return list(mine.values_list("klant", flat=True))


def _claim_ids(verzoek: UUID | None, eerder: int, number: int) -> list[UUID]:
    """The ids of the claims that one press makes; without an id of the button new ones."""
    if verzoek is None:
        return [uuid4() for _ in range(number)]
    return [uuid5(verzoek, str(place)) for place in range(eerder, eerder + number)]


def give_back(*, door: UUID, claim_id: UUID, now: datetime) -> None:
    """Let somebody else speak with this klant."""
    with handeling(door=door), checked():
        claim = _own(door, claim_id)
        claim.losgelaten_op = max(now, claim.genomen_op)
        claim.save(update_fields=["losgelaten_op"])


def plan_day(*, door: UUID, claim_ids: Sequence[UUID], dag: date, now: datetime) -> int:
    """Mean to speak with these people on a day; until it ends nobody else gets them. How many."""
    today = now.astimezone(AMSTERDAM).date()
    if not today <= dag <= today + AHEAD:
        raise RefusalError("Kies een dag van vandaag tot over hoogstens twee weken.", field="dag")
    with handeling(door=door), checked():
        for claim_id in sorted(claim_ids):
            claim = _own(door, claim_id)
            claim.dag, claim.verloopt_op = dag, _midnight_after(dag)
            claim.save(update_fields=["dag", "verloopt_op"])
    return len(claim_ids)


def _own(door: UUID, claim_id: UUID) -> Claim:
    return locked(Claim.objects.current().filter(medewerker=door), pk=claim_id)


def skip_klant(
    *, door: UUID, klant_id: UUID, overslag_id: UUID, tot: date, reden: str, now: datetime
) -> Overslag:
    """Leave a klant out of the list up to and including `tot`; who took the klant gives back. Sent twice it is one."""
    content = {"tot": tot, "reden": reden}
    with handeling(door=door), checked():
        known = sent_before(Overslag.objects.filter(klant=klant_id), pk=overslag_id, content=content)
        if known:
            return known
        locked(Klant.objects.current(), pk=klant_id)
        own = Claim.objects.filter(klant=klant_id, medewerker=door, losgelaten_op__isnull=True)
        own.update(losgelaten_op=now)
        vanaf = now.astimezone(AMSTERDAM).date()
        return Overslag.objects.create(
            pk=overslag_id, klant_id=klant_id, medewerker_id=door, vanaf=vanaf, **content
        )


def end_skip(*, door: UUID, overslag_id: UUID, now: datetime) -> None:
    """Let the klant come back before the day that was set."""
    with handeling(door=door), checked():
        row = locked(Overslag.objects.filter(beeindigd_op__isnull=True), pk=overslag_id)
        row.beeindigd_op = now
        row.save(update_fields=["beeindigd_op"])


def promise_call(*, door: UUID, klant_id: UUID, belofte_id: UUID, op: date) -> Terugbelbelofte:
    """`door` promised to call this klant on a day. Sent twice with one `belofte_id` it is one."""
    with handeling(door=door), checked():
        rows = Terugbelbelofte.objects.filter(klant=klant_id)
        known = sent_before(rows, pk=belofte_id, content={"op": op})
        if known:
            return known
        locked(Klant.objects.current(), pk=klant_id)
        return Terugbelbelofte.objects.create(
            pk=belofte_id,
            beloftenummer=next_number("terugbelbelofte"),
            klant_id=klant_id,
            medewerker_id=door,
            op=op,
        )


def keep_promise(*, door: UUID, belofte_id: UUID, versie: int, today: date) -> None:
    """Say by hand that the call was made."""
    with handeling(door=door), checked():
        row = locked(Terugbelbelofte.objects.filter(vervallen_op__isnull=True), pk=belofte_id, versie=versie)
        if row.gedaan_op is not None:
            raise RefusalError("Deze belofte is al gedaan.")
        row.gedaan_op = today
        row.save(update_fields=["gedaan_op"])


def set_weging(*, door: UUID, nummer: int, gewichten: Mapping[str, int], reden: str) -> Weging:
    """New weights after those with this `nummer` (0: the first). StaleError when somebody set others meanwhile."""
    values: dict[str, Any] = {name: gewichten[name] for name in GEWICHTEN}
    with handeling(door=door), checked():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('weging', 0))")
        last = Weging.objects.order_by("-nummer").first()
        if last and last.nummer != nummer:
            raise StaleError(versie=last.nummer, stored={name: getattr(last, name) for name in GEWICHTEN})
        return Weging.objects.create(nummer=nummer + 1 if last else 1, door_id=door, reden=reden, **values)
