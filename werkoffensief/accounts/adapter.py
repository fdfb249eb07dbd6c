"""What django-allauth may do here: log in and out, keep second factors; which name and place a lock-out counts."""

from base64 import urlsafe_b64encode
from ipaddress import ip_address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import bekende_browser, eenmalig

NAME = 200  # characters of a name that count
OTHER = " ~"  # between a name and the number of a browser that is not known


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts come from an import or the beheerder."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No messages about logging in or out: the page itself shows it."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Medewerker | None:
        """Nobody, also with the right password, when the account is inactive, was not invited or logs in elsewhere.

        One answer for all, so that a stranger learns nothing. Whoever logs in through the identity provider is out
        when the provider says so; a password of ours would be a way around it.
        """
        medewerker = super().authenticate(request, **credentials)
        allowed = medewerker and medewerker.may_log_in and not eenmalig.is_tied(medewerker.pk)
        return medewerker if allowed else None


class TweedeFactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted with keys from outside the database; an authenticator shows the gebruikersnaam only."""

    def get_totp_label(self, user: Any) -> str:
        return str(user.gebruikersnaam)

    def get_totp_issuer(self) -> str:
        return f"Werkoffensief {settings.GEMEENTE_NAAM}".strip()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        name = str(user.gebruikersnaam)
        return {"id": user.pk.bytes, "name": name, "display_name": name}

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()


def _keys() -> MultiFernet:
    """The first one encrypts, all of them decrypt."""
    given = settings.TWEEDE_FACTOR_SLEUTELS.split(",")
    return MultiFernet([Fernet(urlsafe_b64encode(bytes.fromhex(key.strip()))) for key in given])


def lockout_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """One name for every spelling that finds the same account; else each gave five more attempts.

    Each browser is counted apart, so that nobody locks out the owner in another one at the same address: one in which
    the owner logged in before, and any other by the cookie of the log-in page. Without a cookie they count together.
    """
    name = _typed_name(request, credentials)
    known = bekende_browser.known_as(request.COOKIES, name)
    if known:
        return f"{name[:NAME]} {known}"
    other = bekende_browser.at_log_in(request.COOKIES)
    return f"{name[:NAME]}{OTHER}{other}" if other else name


def _typed_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """django-axes asks with `username` after a failure and with `login` before an attempt."""
    named = credentials or {}
    given = named.get("username") or named.get("login") or request.POST.get("login") or ""
    return bekende_browser.normal(str(given))[:250]


class LockoutHandler(AxesDatabaseHandler):
    """Also an end to guessing with one new browser after another: so many per name and address, all counted together.

    A browser in which the owner logged in before stays open.
    """

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return bool(super().is_locked(request, credentials)) or _guessed_often_here(request, credentials)


def _guessed_often_here(request: HttpRequest, credentials: dict[str, Any] | None) -> bool:
    name = _typed_name(request, credentials)
    if bekende_browser.known_as(request.COOKIES, name):
        return False
    here = AccessAttempt.objects.filter(
        username__startswith=f"{name[:NAME]}{OTHER}",
        ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
        attempt_time__gte=get_cool_off_threshold(request),
    )
    failures = here.aggregate(Sum("failures_since_start"))["failures_since_start__sum"] or 0
    return bool(failures >= settings.LOCKOUT_AT_ADDRESS)


def client_address(request: HttpRequest) -> str | None:
    """Where a log-in comes from: what the outermost of our PROXY_COUNT proxies saw, not what a client claims.

    Each proxy adds the address it sees at the right of X-Forwarded-For. Without a proxy the header says nothing.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    seen = forwarded[-settings.PROXY_COUNT] if 0 < settings.PROXY_COUNT <= len(forwarded) else ""
    return _address(seen) or _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return None if getattr(address, "scope_id", None) else str(address)
