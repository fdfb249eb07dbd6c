"""Calendar months, as the contract counts them (section 3)."""

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)


def day_in_address(text: str) -> date | None:
    """`2026-12-03`; None for anything else, and for a year so far off that the calendar may end beside it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def months_after(start: date, months: int) -> date:
    """Calendar months, the day cut to the length of the month: 31 August + 6 is 28 or 29 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def latest_start(day: date, months: int) -> date:
    """The last day that lies at least `months` before `day`."""
    start = months_after(day, -months)
    while months_after(start + DAY, months) <= day:
        start += DAY
    return start
