"""What somebody typed to find a person: words of a name, a date of birth, a number."""

import re
from dataclasses import dataclass, replace
from datetime import date

from intake import bsn as burgerservicenummer
from werkoffensief.web.zoekwoorden import plain

LIMIT = 100  # characters; what is longer is cut
PHONE_DIGITS = 9
BSN_DIGITS = (8, 9)
EARLIEST = 1900
PART = 4  # digits or characters of a number that are enough to look for its beginning
FRAGMENT = 3  # that are enough to look for them anywhere in a klantnummer
LONGEST_FRAGMENT = 7  # eight or nine digits may be a BSN: looked for whole, never as a part
MOST_DIGITS = 15
MONTHS = (
    "jan(?:uari)?", "feb(?:ruari)?", "mrt|maart", "apr(?:il)?", "mei", "juni?", "juli?", "aug(?:ustus)?",
    "sept?(?:ember)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_TUSSENVOEGSELS = (
    "van von vom der den de het t ten ter te aan bij in op onder uit over voor el al ben abu bin ibn "
    "la le les du des dos da das do di della del y e zu zum zur af"
)
TUSSENVOEGSELS = frozenset(_TUSSENVOEGSELS.split())
SHORT = {"vd": "v d", "vdr": "v d", "vden": "v den", "vder": "v der", "vh": "v h"}  # as v.d. is read
_DUTCH_DATE = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_ISO_DATE = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})(?![0-9])"
)
_COMPACT_DATE = re.compile("(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})")
_MONTH_NAMES = [
    re.compile(rf"(?<![0-9])([0-9]{{1,2}})[-. ]*\b(?:{name})\b[-. ]*([0-9]{{4}})(?![0-9])", re.IGNORECASE)
    for name in MONTHS
]
_ADDRESSED = re.compile(r"(?:de heer|dhr|meneer|mevrouw|mevr|mw)\.?\s+(?=\S)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\S)((?:19|20)[0-9]{2})(?!\S)")
_NUMBER = re.compile(r"[0-9 .()/+-]*[0-9][0-9 .()/+-]*")
_LETTERED = re.compile(r"([A-Za-z]{1,4})[ .-]*([0-9][0-9 .-]*)")
_SECRET = re.compile(r"(?<!\d)\d(?:[ .]?\d){7,8}(?!\d)")


@dataclass(frozen=True, slots=True)
class Zoektekst:
    """What was typed, and each way in which it can be understood; what it cannot be is empty.

    `shown` is what the page may repeat: never anything that can be a BSN, also a mistyped one. `core`,
    `phone_start`: the beginning of a klantnummer without letters and zeros; of a telephone number. `part`: what stands
    anywhere in a klantnummer.
    """

    shown: str = ""
    words: tuple[str, ...] = ()
    born: date | None = None
    year: int | None = None
    bsn: str = ""
    phone: str = ""
    numbers: tuple[str, ...] = ()
    core: str = ""
    part: str = ""
    phone_start: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to look for: one letter is too little."""
        return bool(self.born or self.year or self.numbers or self.bsn or self.phone or self.names)

    @property
    def names(self) -> bool:
        """Whether there is a word of a name, of two letters or more."""
        return any(len(word) > 1 for word in self.words)

    @property
    def main_words(self) -> tuple[str, ...]:
        """The words without tussenvoegsels; all of them when there is nothing else."""
        return tuple(word for word in self.words if word not in TUSSENVOEGSELS) or self.words


def understood(text: str, *, today: date) -> Zoektekst:
    """Every way in which `text` can be meant. Never raises, whatever was typed."""
    typed = " ".join(text.replace("\0", "")[:LIMIT].split())
    found = _understood(
        _with_digits(_ADDRESSED.sub("", typed, count=1) if _ADDRESSED.match(typed) else typed), today
    )
    return replace(found, shown=typed) if found.shown else found


def _with_digits(text: str) -> str:
    """The text with the name of a month as its number."""
    for number, pattern in enumerate(_MONTH_NAMES, start=1):
        text = pattern.sub(rf"\g<1>-{number}-\g<2>", text)
    return text


def _understood(text: str, today: date) -> Zoektekst:
    numbers: tuple[str, ...] = ()
    if len(text) > 1 and " " not in text and not text.isalpha():  # letters alone are a name
        numbers = tuple(dict.fromkeys((text, text.upper(), *_lettered(text))))
    if text.isascii() and _NUMBER.fullmatch(text):
        return _number(text, numbers, today)
    born, rest = _date_in(text, today)
    year, rest = (None, rest) if born else _year_in(rest)
    if secret := _SECRET.search(rest):  # a BSN among other words: only that, and never as a word of a name
        return replace(_number(plain(secret[0]), (), today), shown="")
    found = Zoektekst(text, _words(rest), born, year, numbers=numbers or _lettered(text))
    if numbers and len(text) >= FRAGMENT and re.search("[0-9]", text):
        return replace(found, part=text.upper(), core=_core("".join(re.findall("[0-9]", text))))
    return found


def _lettered(text: str) -> tuple[str, ...]:
    """A klantnummer of letters and digits as it may stand in a file: WO 000019. is WO000019 or WO-000019."""
    found = _LETTERED.fullmatch(text)
    if found is None:
        return ()
    letters, digits = found[1].upper(), "".join(re.findall("[0-9]", found[2]))
    return (f"{letters}{digits}", f"{letters}-{digits}")


def _words(text: str) -> tuple[str, ...]:
    return tuple(part for word in plain(text).split() for part in SHORT.get(word, word).split())


def _core(digits: str) -> str:
    """Digits without the zeros in front; nothing when they are too few or too many to look for."""
    core = digits.lstrip("0")
    return core if PART <= len(digits) <= MOST_DIGITS else ""


def _number(text: str, numbers: tuple[str, ...], today: date) -> Zoektekst:
    """What digits without letters can be: several things at once."""
    digits = "".join(re.findall("[0-9]", text))
    written = next(
        (found for pattern in (_ISO_DATE, _DUTCH_DATE) if (found := pattern.fullmatch(text))), None
    )
    compact = _COMPACT_DATE.fullmatch(text)
    bsn = _bsn(digits)
    core = _core(digits)
    secret = bsn or (len(digits) in BSN_DIGITS and not written)
    return Zoektekst(
        shown="" if secret else text,
        born=_born(written or compact, today),
        bsn=bsn,
        phone=digits[-PHONE_DIGITS:] if PHONE_DIGITS <= len(digits) <= MOST_DIGITS else "",
        numbers=numbers,
        year=int(digits) if _YEAR.fullmatch(text) else None,
        core=core,
        part=digits if FRAGMENT <= len(digits) <= LONGEST_FRAGMENT else "",
        phone_start=core if PART - 1 <= len(core) < PHONE_DIGITS else "",
    )


def _date_in(text: str, today: date) -> tuple[date | None, str]:
    """A date of birth somewhere in `text`, and the text without it."""
    for pattern in (_ISO_DATE, _DUTCH_DATE):
        if (found := pattern.search(text)) and (born := _born(found, today)):
            return born, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _born(found: re.Match[str] | None, today: date) -> date | None:
    """The day of birth that a pattern found; with two digits of the year the last such year."""
    if found is None:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += today.year // 100 * 100
        year -= 100 * (year > today.year)
    try:
        born = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return born if born.year >= EARLIEST and born <= today else None


def _year_in(text: str) -> tuple[int | None, str]:
    found = _YEAR.search(text)
    return (int(found[1]), f"{text[: found.start()]} {text[found.end() :]}") if found else (None, text)


def _bsn(digits: str) -> str:
    try:
        return burgerservicenummer.normalised(digits)
    except burgerservicenummer.BsnError:
        return ""
