"""Nightly jobs of this floor and those below it. Each brings its part up to `day`, and may run twice."""

from datetime import date, datetime, time, timedelta

from axes.models import AccessAttempt
from django.db import connection

from werkoffensief.accounts.models import Sessie
from werkoffensief.berichten import services
from werkoffensief.web.clock import AMSTERDAM

KEEP_ATTEMPTS = timedelta(days=30)
WELL_INTO_NEXT_MONTH = timedelta(days=32)


def tidy_outbox(day: date) -> None:
    """Remove rows of the outbox that were done long ago."""
    services.tidy(now=_midnight(day))


def make_next_partition(day: date) -> None:
    """Make next month's partition of the reading log, before its first row comes."""
    next_month = day.replace(day=1) + WELL_INTO_NEXT_MONTH
    with connection.cursor() as cursor:
        cursor.execute("SELECT logboek_inzage_partitie(%s)", [next_month])


def remove_sessions(day: date) -> None:
    """Remove sessions that ended before this day."""
    Sessie.objects.filter(expire_date__lt=_midnight(day)).delete()


def remove_log_in_attempts(day: date) -> None:
    """Remove failed log-ins, with name and address, of more than a month ago; a lock-out lasts a quarter."""
    AccessAttempt.objects.filter(attempt_time__lt=_midnight(day) - KEEP_ATTEMPTS).delete()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)
