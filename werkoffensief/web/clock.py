"""The one reader of the time. Everything else is given the time as an argument."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment, aware, as the clock in the Netherlands shows it."""
    return timezone.now().astimezone(AMSTERDAM)


def today() -> date:
    """Today's date in the Netherlands, whatever the time zone of the server is."""
    return now().date()
