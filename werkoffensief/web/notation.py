"""How dates, numbers and amounts are written in Dutch, without locale files.

Spaces inside a value are no-break spaces, so that a number never stands apart from its sign.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from werkoffensief.web.clock import AMSTERDAM

NBSP = "\u00a0"
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

Number = int | float | Decimal


def local_date(value: date | datetime) -> date:
    """The Dutch calendar day of a date or of an aware moment."""
    if isinstance(value, datetime):
        return (value.astimezone(AMSTERDAM) if value.tzinfo else value).date()
    return value


def short_date(value: date | datetime) -> str:
    """22-11-2026"""
    day = local_date(value)
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def long_date(value: date | datetime) -> str:
    """zondag 22 november 2026"""
    day = local_date(value)
    return f"{WEEKDAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]} {day.year}"


def month_name(value: date | datetime) -> str:
    """november 2026"""
    day = local_date(value)
    return f"{MAANDEN[day.month - 1]} {day.year}"


_PHONE = re.compile(r"0[1-9][0-9]{8}|097[0-9]{9}|0[89]00[0-9]{4,7}|14[0-9]{3,4}|(?:[+]|00)[1-9][0-9]{6,14}")
_DIGITS, _PLUS, _DASHES = (
    re.compile(r"[+(]*\d[\d\s()./-]*"),
    re.compile(r"[+]\s+"),
    re.compile("[\u2010-\u2015\u2212]"),
)
_REMARK = re.compile(r"(?<=\d)\s*[(](?!0[)])|/|\s-\s")  # what may follow a number, with digits of its own
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")


def is_phone_number(value: str) -> bool:
    """Whether somebody can dial the number in a text: ten digits in the Netherlands, or a short one of a service (0800,
    0900, 14), or with its country. Two numbers behind each other are fine."""
    number = phone_link(value).removeprefix("tel:")
    return len(number) >= 2 * len("0612345678") or bool(_PHONE.fullmatch(number))


def is_postcode(value: str) -> bool:
    """Whether it is one of the Netherlands: four digits and two letters."""
    return bool(_POSTCODE.fullmatch(value.strip()))


def phone_link(value: str) -> str:
    """tel:0703530000: a number as a telephone dials it, without spaces, signs or what is written behind it."""
    found = _DIGITS.search(_PLUS.sub("+", _DASHES.sub("-", value)))
    digits = _dialled(found[0]) if found else ""
    first = _dialled(_REMARK.split(found[0])[0]) if found else ""
    return f"tel:{first if _PHONE.fullmatch(first) else digits}"


def _dialled(text: str) -> str:
    return re.sub(r"[^+\d]", "", text)


def clock_time(value: datetime) -> str:
    """14:03, on a Dutch clock"""
    moment = value.astimezone(AMSTERDAM) if value.tzinfo else value
    return f"{moment.hour:02d}:{moment.minute:02d}"


def number(value: Number, decimals: int = 0) -> str:
    """4.248 or, with decimals, 4.248,5; an exact half goes away from zero."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\u2212")


def amount(value: Number) -> str:
    """€ 3.720.000: whole euro, or cents when there are any."""
    decimals = 0 if Decimal(str(value)) == int(value) else 2
    return f"€{NBSP}{number(value, decimals)}"


def euro(centen: int) -> str:
    """€ 1.250,50 of an amount in cents."""
    return amount(Decimal(centen) / 100)


def cents(value: int) -> str:
    """€ 1.250,50: always with cents, so that amounts stand right under each other."""
    sign = "\u2212" if value < 0 else ""
    return f"{sign}€{NBSP}{number(Decimal(abs(value)) / 100, 2)}"


def percentage(value: Number) -> str:
    """94,4 %"""
    return f"{number(value, 1)}{NBSP}%"


def quantity(count: int, singular: str, plural: str) -> str:
    """1 klant, 128 klanten"""
    return f"{number(count)}{NBSP}{singular if count == 1 else plural}"


def file_size(count: int) -> str:
    """340 kB, 2,4 MB, 100 MB; of what is less than a kB one."""
    if count < 1024 * 1024:
        return f"{number(max(1, -(-count // 1024)))}{NBSP}kB"
    megabytes = Decimal(count) / (1024 * 1024)
    return f"{number(megabytes, 0 if megabytes == int(megabytes) or megabytes >= 10 else 1)}{NBSP}MB"
