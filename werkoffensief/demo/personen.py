"""Names, numbers and addresses of invented people. BSNs only from the 999 range, which is never issued."""

import random
from array import array
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from werkoffensief.demo.levens import Leven, has_alias, klantnummer, old_number
from werkoffensief.demo.namen import ACHTERNAMEN, TUSSENVOEGSELS, VOORNAMEN
from werkoffensief.demo.verdeling import Verdeling

LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
FORBIDDEN_PAIRS = {"SA", "SD", "SS"}


@lru_cache(maxsize=1)
def invented_bsns() -> array:
    """All numbers from 999000000 that pass the 11-check, in a fixed mixed order."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2)
    numbers = array("L")
    for first_eight in range(99900000, 100000000):
        last = sum(w * int(digit) for w, digit in zip(weights, str(first_eight), strict=True)) % 11
        if last < 10:
            numbers.append(first_eight * 10 + last)
    random.Random("bsn").shuffle(numbers)  # noqa: S311 — invented people, no secret
    return numbers


def split_name(name: str) -> tuple[str | None, str]:
    """('van der', 'Meer') of 'van der Meer'; the longest known tussenvoegsel wins."""
    for prefix in TUSSENVOEGSELS:
        if name.startswith(f"{prefix} "):
            return prefix, name[len(prefix) + 1 :]
    return None, name


SPLIT_NAMES = [split_name(name) for name in ACHTERNAMEN]


def klant(leven: Leven) -> tuple:
    """Edges: no bsn, birth date, address, stadsdeel, first name or telephone; those of a partner."""
    rng, v, i = leven.rng(10), leven.v, leven.i
    tussenvoegsel, achternaam = rng.choice(SPLIT_NAMES)
    if rng.random() < 0.04:
        achternaam = f"{achternaam}-{rng.choice(ACHTERNAMEN)}"
    voornaam = rng.choice(VOORNAMEN) if rng.random() > 0.005 else None
    stadsdeel = v.stadsdeel(v.person_rng(i, 11), leven.rol)
    household = i - 1 if i % 50 == 1 else i
    return (
        leven.klantnummer,
        _bsn(v, rng, i),
        voornaam,
        tussenvoegsel,
        achternaam,
        _birth_date(v, rng),
        *_address(v, rng, stadsdeel),
        None if stadsdeel is None else v.gemeente.stadsdelen[stadsdeel].naam,
        f"06-000{household * 7919 % 100000:05d}" if rng.random() < 0.97 else None,
        f"k{v.gemeente.eerste_klantnummer + household}@example.nl" if rng.random() < 0.6 else None,
    )


def _bsn(v: Verdeling, rng: random.Random, i: int) -> str | None:
    numbers = invented_bsns()
    if rng.random() < 0.01 or i >= len(numbers):
        return None
    return str(numbers[(i + v.gemeente.seed * 101) % len(numbers)])


def _birth_date(v: Verdeling, rng: random.Random) -> date | None:
    born = date(v.gemeente.jaar - 19, 6, 30) - timedelta(days=rng.randrange(46 * 365))
    return born if rng.random() > 0.004 else None


def _address(
    v: Verdeling, rng: random.Random, stadsdeel: int | None
) -> tuple[str | None, str | None, str | None]:
    if stadsdeel is None or rng.random() < 0.008:
        return None, None, None
    pair = rng.choice(LETTERS) + rng.choice(LETTERS)
    pair = "AB" if pair in FORBIDDEN_PAIRS else pair
    suffix = rng.choice(("", "", "", "", "", "", " A", " bis", "-3")) if rng.random() < 0.3 else ""
    postcode = f"{rng.choice(v.gemeente.stadsdelen[stadsdeel].postcodes)} {pair}"
    return postcode, f"{rng.randint(1, 480)}{suffix}", v.gemeente.naam


def aliassen(v: Verdeling) -> Iterator[tuple]:
    for i in range(v.gemeente.klanten):
        if has_alias(i):
            yield old_number(i), klantnummer(v, i)


def medewerkers(v: Verdeling) -> Iterator[tuple]:
    """A teamleider per stadsdeel, then the consulenten and regisseurs in turn, then those of the whole city.

    Edges: one regisseur without a team, one who left (no roles).
    """
    g, rng = v.gemeente, v.rng("medewerkers")
    teams = [stadsdeel.naam for stadsdeel in g.stadsdelen]
    people: list[tuple[str | None, str | None]] = [(team, "teamleider") for team in teams]
    for i in range(g.consulenten):
        roles = ("consulent|regisseur", "regisseur", "consulent|regisseur", "consulent")[i % 4]
        people.append((teams[i % len(teams)], roles))
    people[-1] = (None, "regisseur")
    people[-2] = (people[-2][0], None)
    staff: list[tuple[str, str | None, str | None]] = [
        (f"c{i + 1:03d}", *person) for i, person in enumerate(people)
    ]
    staff += [("m001", "Stad", "manager"), ("m002", "Stad", "manager|teamleider")]
    staff += [(f"a{i:03d}", "WSP", "accountmanager") for i in (1, 2, 3)]
    for username, where, given in staff:
        name = f"{rng.choice(VOORNAMEN)} {rng.choice(ACHTERNAMEN)}"
        yield username, name, f"{username}@{g.code}.example", where, given
