"""Calendar files (RFC 5545). What a calendar shows on a lock screen says nothing about why people meet."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from intake.models import Afspraak

PRODID = "-//Werkoffensief//Agenda//NL"


def host() -> str:
    """The name of this application in ids that go out."""
    return urlsplit(settings.WEB_ADRES).hostname or "werkoffensief"


def for_klant(row: Any, *, now: datetime, off: bool = False) -> bytes:
    """What a klant puts in the own calendar: when, and where. `off`: takes it out again."""
    what = "Afspraak" if isinstance(row, Afspraak) else "Bijeenkomst"
    event = _event(row, what, now)
    if row.plaats:
        event.add("location", row.plaats)
    if off:
        event.add("status", "CANCELLED")
    return _calendar([event], method="CANCEL" if off else "PUBLISH")


def for_medewerker(rows: Iterable[Any], *, link: Any, now: datetime) -> bytes:
    """What a medewerker's calendar program reads: when and in which form, and where the file is (`link(row)`)."""
    events = []
    for row in rows:
        vorm = row.get_vorm_display().lower().removeprefix("op ") if isinstance(row, Afspraak) else ""
        event = _event(row, f"Afspraak ({vorm})" if vorm else "Bijeenkomst", now)
        event.add("url", f"{settings.WEB_ADRES}{link(row)}")
        events.append(event)
    return _calendar(events)


def _event(row: Any, summary: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.pk}@{host()}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", row.begin.astimezone(UTC))
    event.add("dtend", row.einde.astimezone(UTC))
    event.add("sequence", row.versie)
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    return event


def _calendar(events: Iterable[Event], method: str = "PUBLISH") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
