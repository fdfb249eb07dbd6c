"""A browser in which the owner of an account logged in before: strangers' wrong guesses do not count there.

A signed cookie with a number of the browser and, for each account, a mark of its gebruikersnaam. It opens nothing: it
only says with which guesses those of this browser are counted (docs/beheer.md, /privacy). A browser that was never
used by the owner gets a number too, at the log-in page and for as long as it is open: who guesses in the one does not
lock the other.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

COOKIE = "bekende_browser"
SALT = "werkoffensief.bekende_browser"
LASTS = timedelta(days=365)
LOG_IN_COOKIE, LOG_IN_SALT = "inlogpoging", "werkoffensief.inlogpoging"
LOG_IN_LASTS = timedelta(days=1)
ACCOUNTS = 5  # of a computer at a desk; the one that came first is forgotten first


def known_as(cookies: Mapping[str, str], gebruikersnaam: str) -> str | None:
    """The number of this browser when this account logged in here before, else None."""
    content = _content(cookies)
    return content["browser"] if _mark(gebruikersnaam) in content["accounts"] else None


def with_account(cookies: Mapping[str, str], gebruikersnaam: str) -> str:
    """The cookie of this browser that also names this account."""
    content = _content(cookies)
    others = [mark for mark in content["accounts"] if mark != _mark(gebruikersnaam)]
    accounts = [*others, _mark(gebruikersnaam)][-ACCOUNTS:]
    return signing.dumps({"browser": content["browser"], "accounts": accounts}, salt=SALT)


def at_log_in(cookies: Mapping[str, str]) -> str | None:
    """The number that this browser got at the log-in page; None without."""
    try:
        return str(signing.loads(cookies.get(LOG_IN_COOKIE, ""), salt=LOG_IN_SALT, max_age=LOG_IN_LASTS))
    except signing.BadSignature:
        return None


def new_at_log_in() -> str:
    """The cookie with a new number."""
    return signing.dumps(secrets.token_hex(16), salt=LOG_IN_SALT)


def normal(gebruikersnaam: str) -> str:
    """One spelling of every name that finds the same account: allauth strips, and compares in lower case."""
    return gebruikersnaam.replace("\0", "").strip().lower()


def _content(cookies: Mapping[str, str]) -> dict[str, Any]:
    try:
        return signing.loads(cookies.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return {"browser": secrets.token_hex(16), "accounts": []}


def _mark(gebruikersnaam: str) -> str:
    return salted_hmac(SALT, normal(gebruikersnaam), algorithm="sha256").hexdigest()[:32]
