"""What a worker does for the figures, and what a manager decides about them."""

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import run_nightly, work_off
from werkoffensief.doelen import controle, rollup
from werkoffensief.doelen.controle import Difference
from werkoffensief.doelen.models import Doelstelling, Teamdoel, Vraag
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

HERBEREKENEN = "herberekenen"
ALLES = "alles"
PATIENCE = 40  # times a quarter of a second that another worker gets to finish what it holds
log = logging.getLogger(__name__)


def recompute_for(sleutels: Iterable[str]) -> int:
    """Bring the roll-up up to date for keys of the outbox: `klant:<uuid>`, `akkoord:<uuid>`, or `alles`.

    Safe to run twice and side by side. An unknown key recomputes everything: rather slow than wrong.
    """
    people: set[UUID] = set()
    agreements: set[UUID] = set()
    kinds = {"klant": people, "akkoord": agreements}
    for sleutel in sleutels:
        kind, _, ident = sleutel.partition(":")
        if kind not in kinds:
            return rollup.recompute_all()
        kinds[kind].add(UUID(ident))
    if not people and not agreements:
        return 0
    return rollup.recompute(klanten=people, akkoorden=agreements)


def handle(opdrachten: list[Opdracht]) -> None:
    """The outbox's handler of kind `herberekenen`."""
    recompute_for(opdracht.sleutel for opdracht in opdrachten)


def turn_day(day: date) -> None:
    """The nightly job: everything again. It finds something only where a row was changed outside the application."""
    if changed := rollup.recompute_all():
        log.warning("Cijferregels: %s rij(en) hersteld", changed)


def years_with_targets(today: date) -> list[int]:
    """The years that have a doelstelling and have begun."""
    rows = Doelstelling.objects.filter(jaar__lte=today.year).order_by("jaar")
    return list(rows.values_list("jaar", flat=True).distinct())


def check_and_mend(*, years: Iterable[int], now: datetime) -> list[Difference]:
    """Work off what is pending, compare the roll-up with a recount, mend what differs, and return it."""
    for _ in range(PATIENCE):
        _work_off_at_once(now)
        if not _waiting().exists():
            break
        time.sleep(0.25)
    with _snapshot():
        keys = list(_waiting().values_list("sleutel", flat=True))
        pending = {UUID(key.partition(":")[2]) for key in keys if ":" in key}
        found = [] if ALLES in keys else controle.differences(list(years), pending=pending)
    if found:
        rollup.recompute_all()
    run_nightly(now=now)
    return found


def _waiting() -> QuerySet[Opdracht]:
    return Opdracht.objects.filter(soort=HERBEREKENEN, klaar_op__isnull=True)


def _work_off_at_once(now: datetime) -> None:
    """Also what failed before and waits for its next attempt."""
    _waiting().filter(uitvoeren_na__gt=now).update(uitvoeren_na=now)
    work_off(now=now)


@contextmanager
def _snapshot() -> Iterator[None]:
    """Everything that is read inside is of one moment."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def change_target(*, door: UUID, doelstelling_id: UUID, versie: int, waarde: int) -> Doelstelling:
    """Set the value of a target. StaleError when somebody else changed it meanwhile."""
    with handeling(door=door), checked():
        row = locked(Doelstelling.objects.all(), pk=doelstelling_id, versie=versie)
        if row.waarde != waarde:
            row.waarde = waarde
            row.save(update_fields=["waarde"])
    row.refresh_from_db()
    return row


def set_team_target(*, door: UUID, team_id: UUID, jaar: int, versie: int, geplaatst: int) -> Teamdoel:
    """How many people of this team are to start in this year. `versie`: of the target that was read, 0 when there was
    none. StaleError when somebody else changed it meanwhile."""
    with handeling(door=door), checked():
        mine = Teamdoel.objects.filter(team=team_id, jaar=jaar)
        key = mine.values_list("pk", flat=True).first()
        if key is None:
            return Teamdoel.objects.create(team_id=team_id, jaar=jaar, geplaatst=geplaatst)
        row = locked(mine, pk=key, versie=versie)
        if row.geplaatst != geplaatst:
            row.geplaatst = geplaatst
            row.save(update_fields=["geplaatst"])
    row.refresh_from_db()
    return row


def ask(
    *, door: UUID, klant_id: UUID, figuur: str, peildatum: date, tekst: str, vraag_id: UUID | None = None
) -> Vraag:
    """Ask the team of this klant something. The caller knows that the klant counts in the figure on that day."""
    with handeling(door=door), checked():
        content = {"figuur": figuur, "peildatum": peildatum, "tekst": tekst}
        mine = Vraag.objects.filter(gesteld_door=door)
        if known := sent_before(
            mine, pk=vraag_id, content=content, same=lambda row: row.klant_id == klant_id
        ):
            return known
        return Vraag.objects.create(
            **({"pk": vraag_id} if vraag_id else {}),
            klant_id=klant_id,
            figuur=figuur,
            peildatum=peildatum,
            tekst=tekst,
            gesteld_door_id=door,
        )


def answer(*, door: UUID, vraag_id: UUID, versie: int, antwoord: str) -> Vraag:
    """Answer a question, once: what the manager has read does not change any more."""
    with handeling(door=door), checked():
        row = locked(Vraag.objects.all(), pk=vraag_id, versie=versie)
        if row.beantwoord_op:
            raise RefusalError("Deze vraag is al beantwoord.")
        Vraag.objects.filter(pk=row.pk).update(antwoord=antwoord, beantwoord_door=door, beantwoord_op=Now())
    row.refresh_from_db()
    return row
