"""What django-allauth may do here: log in and log out; and what counts as one name in a lock-out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from werkoffensief.accounts.models import Medewerker


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
        """Nobody, also with the right password, when the account is inactive or was not invited.

        One answer for all, so that a stranger learns nothing.
        """
        medewerker = super().authenticate(request, **credentials)
        return medewerker if medewerker and medewerker.may_log_in else None


def lockout_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """One name for every spelling that finds the same account; else each gave five more attempts.

    allauth finds `Regisseur` and `regisseur ` alike: it strips, and compares in lower case.
    """
    given = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(given).replace("\0", "").strip().lower()[:250]
