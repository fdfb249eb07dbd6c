"""Put work in the outbox, and work it off. No row is lost, none is marked done without its effect."""

import logging
from datetime import date, datetime, timedelta

from django.db import OperationalError, connection, transaction

from werkoffensief.berichten.models import Nachttaak, Opdracht
from werkoffensief.berichten.registry import BATCH, Kind, NightlyJob, kind_of, nightly_jobs
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web.clock import AMSTERDAM

KEEP_DONE = timedelta(days=30)
FIRST_DELAY = timedelta(seconds=10)
MAX_DELAY = timedelta(hours=1)
UNKNOWN = "OnbekendeSoort"
log = logging.getLogger(__name__)


def enqueue(*, soort: str, sleutel: str, inhoud: dict | None = None, after: datetime | None = None) -> None:
    """Add a row in the caller's transaction; the same kind and key in one transaction count once."""
    row = Opdracht(soort=soort, sleutel=sleutel, inhoud=inhoud or {})
    if after is not None:
        row.uitvoeren_na = after
    Opdracht.objects.bulk_create([row], ignore_conflicts=True)


def work_off(*, now: datetime) -> int:
    """Do everything that is due, kind by kind, and return the number of rows done.

    Rows that another worker holds are left to it. When a batch fails, its rows are tried one by one; a row that fails
    alone waits longer each time, and holds up no other.
    """
    done = 0
    for soort in _due_kinds(now):
        for tried_before in (False, True):
            tried = True
            while tried:
                tried, count = _work_off_batch(soort, now, tried_before=tried_before)
                done += count
    return done


def run_nightly(*, now: datetime) -> list[str]:
    """Do each nightly job that was not yet done on this day, and return the names of those done now."""
    day = now.astimezone(AMSTERDAM).date()
    jobs = nightly_jobs()
    missing = set(jobs) - set(
        Nachttaak.objects.filter(dag=day, klaar_op__isnull=False).values_list("naam", flat=True)
    )
    if missing:
        rows = [Nachttaak(naam=name, dag=day) for name in sorted(missing)]
        Nachttaak.objects.bulk_create(rows, ignore_conflicts=True)
    return [name for name in sorted(missing) if _run_job(name, jobs[name], day, now)]


def tidy(*, now: datetime) -> None:
    """Remove rows and notes of nights that were done long ago."""
    Opdracht.objects.filter(klaar_op__lt=now - KEEP_DONE).delete()
    Nachttaak.objects.filter(klaar_op__lt=now - KEEP_DONE).delete()


def _due_kinds(now: datetime) -> list[str]:
    waiting = Opdracht.objects.due(now).order_by("soort")
    return list(waiting.values_list("soort", flat=True).distinct())


def _work_off_batch(soort: str, now: datetime, *, tried_before: bool) -> tuple[bool, int]:
    """One transaction: take rows, do them, mark them done. Returns whether there were any, and how many were done.

    Rows that never failed come in a batch, others alone. The locks are held until the failure is noted.
    """
    kind = kind_of(soort)
    size = 1 if tried_before and kind else (kind.batch if kind else BATCH)
    with handeling(door="systeem", via=Via.TAAK):
        rows = _take(soort, now, size, tried_before=tried_before)
        if not rows:
            return False, 0
        fout = _do(kind, rows) if kind else UNKNOWN
        if fout is None:
            Opdracht.objects.filter(pk__in=[row.pk for row in rows]).update(klaar_op=now, fout=None)
            return True, len(rows)
        alone = len(rows) == 1 or kind is None
        _postpone(rows, now, fout, wait=alone)
    log.warning("Opdracht %s: %s rij(en) niet gelukt: %s", soort, len(rows), fout)
    return True, 0


def _do(kind: Kind, rows: list[Opdracht]) -> str | None:
    """The handler in a savepoint, deferred constraints included; the name of the exception when it failed.

    Only the name: a message may hold personal data. A lost connection is nobody's fault and goes on up.
    """
    try:
        with transaction.atomic():
            kind.handler(rows)
            _check_constraints()
    except Exception as error:  # whatever a handler does wrong, its rows stay and the others go on
        _raise_when_lost(error)
        return type(error).__name__[:200]
    return None


def _check_constraints() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _raise_when_lost(error: Exception) -> None:
    if isinstance(error, OperationalError) and not connection.is_usable():
        raise error


def _take(soort: str, now: datetime, size: int, *, tried_before: bool) -> list[Opdracht]:
    tried = {"pogingen__gt": 0} if tried_before else {"pogingen": 0}
    waiting = Opdracht.objects.due(now).filter(soort=soort, **tried)
    return list(waiting.select_for_update(skip_locked=True)[:size])


def _postpone(rows: list[Opdracht], now: datetime, fout: str, *, wait: bool) -> None:
    """Count the attempt. Rows of a failed batch are due at once, alone; a row that failed alone waits."""
    for row in rows:
        delay = min(FIRST_DELAY * 2 ** min(row.pogingen, 10), MAX_DELAY)
        row.uitvoeren_na = now + delay if wait else row.uitvoeren_na
        row.pogingen += 1
        row.fout = fout
    Opdracht.objects.bulk_update(rows, ["uitvoeren_na", "pogingen", "fout"])


def _run_job(name: str, job: NightlyJob, day: date, now: datetime) -> bool:
    """One transaction: hold the note, do the job, mark it. False when it failed or another worker has it."""
    with handeling(door="systeem", via=Via.TAAK):
        notes = Nachttaak.objects.filter(naam=name, dag=day, klaar_op__isnull=True)
        note = notes.select_for_update(skip_locked=True).first()
        if note is None:
            return False
        try:
            with transaction.atomic():
                job(day)
                _check_constraints()
        except Exception as error:  # one failing job does not keep the others from being done
            _raise_when_lost(error)
            note.fout = type(error).__name__[:200]
            log.warning("Nachttaak %s: niet gelukt: %s", name, note.fout)
        else:
            note.klaar_op, note.fout = now, None
        note.save(update_fields=["klaar_op", "fout"])
        return note.klaar_op is not None
