"""Calendar months, as the contract counts them (section 3)."""

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)


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
