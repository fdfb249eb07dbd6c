"""Put work in the outbox, and work it off. No row is lost, none is marked done without its effect."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction

from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.registry import handler_of
from werkoffensief.logboek.actor import set_actor
from werkoffensief.logboek.enums import Via

BATCH = 1000
KEEP_DONE = timedelta(days=30)
MAX_DELAY = timedelta(hours=1)


def enqueue(*, soort: str, sleutel: str, inhoud: dict | None = None, after: datetime | None = None) -> None:
    """Add a row in the caller's transaction; the same kind and key in one transaction count once."""
    row = Opdracht(soort=soort, sleutel=sleutel, inhoud=inhoud or {})
    if after is not None:
        row.uitvoeren_na = after
    Opdracht.objects.bulk_create([row], ignore_conflicts=True)


def work_off(*, now: datetime) -> int:
    """Do everything that is due, kind by kind, and return the number of rows done.

    Rows that another worker holds are left to it. A kind whose handler fails waits longer each time; the other kinds
    go on.
    """
    done = 0
    for soort in _due_kinds(now):
        while count := _work_off_batch(soort, now):
            done += count
    return done


def tidy(*, now: datetime) -> None:
    """Remove rows that were done long ago."""
    Opdracht.objects.filter(klaar_op__lt=now - KEEP_DONE).delete()


def _due_kinds(now: datetime) -> Iterable[str]:
    waiting = Opdracht.objects.filter(klaar_op__isnull=True, uitvoeren_na__lte=now)
    return list(waiting.order_by("soort").values_list("soort", flat=True).distinct())


def _work_off_batch(soort: str, now: datetime) -> int:
    """One transaction: take rows, do them, mark them done. 0 when none was left or the handler failed."""
    handler = handler_of(soort)
    ids: list[int] = []
    try:
        with transaction.atomic():
            set_actor(door="systeem", via=Via.TAAK)
            rows = list(_take(soort, now))
            ids = [row.pk for row in rows]
            if rows:
                if handler is None:
                    raise LookupError(soort)
                handler(rows)
                Opdracht.objects.filter(pk__in=ids).update(klaar_op=now, fout=None)
    except Exception as error:  # whatever a handler does wrong, the row stays and the other kinds go on
        if connection.in_atomic_block and not ids:
            raise
        _postpone(ids, now, type(error).__name__)
        return 0
    return len(ids)


def _take(soort: str, now: datetime) -> Iterable[Opdracht]:
    waiting = Opdracht.objects.filter(soort=soort, klaar_op__isnull=True, uitvoeren_na__lte=now)
    return waiting.order_by("id").select_for_update(skip_locked=True)[:BATCH]


def _postpone(ids: list[int], now: datetime, fout: str) -> None:
    for row in Opdracht.objects.filter(pk__in=ids):
        delay = min(timedelta(seconds=10) * 2 ** min(row.pogingen, 10), MAX_DELAY)
        Opdracht.objects.filter(pk=row.pk, klaar_op__isnull=True).update(
            pogingen=row.pogingen + 1, uitvoeren_na=now + delay, fout=fout
        )
