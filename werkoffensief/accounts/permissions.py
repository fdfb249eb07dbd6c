"""Who may open which kind of page. Which klanten somebody may see is intake.permissions."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import PermissionDenied

from werkoffensief.accounts.enums import Rol

RECENT = timedelta(minutes=5)
# What allauth's records of a session call a log-in through the identity provider.
THROUGH_PROVIDER = "oidc"
FIRST_FACTORS = ("password", THROUGH_PROVIDER)


def has_one_of(user: Any, *rollen: str) -> bool:
    """Whether somebody is logged in, active, and has one of these roles now."""
    return bool(user.is_authenticated and user.has_role(*rollen))


def is_beheerder(user: Any) -> bool:
    """Who manages accounts, teams and codes, and opens no file."""
    return has_one_of(user, Rol.BEHEERDER)


def confirms_accounts(user: Any) -> bool:
    """Who may be the second person behind a new account."""
    return has_one_of(user, Rol.TEAMLEIDER, Rol.BEHEERDER, Rol.PRIVACY)


def leads_team(user: Any) -> bool:
    """Who decides what everybody in the own team finds: its teamleider."""
    return has_one_of(user, Rol.TEAMLEIDER) and user.team_id is not None


def requires(*rollen: str) -> Callable[[Callable], Callable]:
    """Decorator of a view: 403 for whoever has none of these roles. Tests read `view.rollen`."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
            if not has_one_of(request.user, *rollen):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.rollen = frozenset(rollen)  # type: ignore[attr-defined]
        return guarded

    return decorate


def is_inside(user: Any) -> bool:
    """Whether somebody is logged in completely: the second factor too, where one is asked."""
    return bool(user.is_authenticated and not user.wacht_op_tweede_factor)


def gave_second_factor(request: Any) -> bool:
    """Whether this session gave a second factor, to us or to the identity provider, or set one up."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def came_through_provider(request: Any, user: Any) -> bool:
    """Whether the last first factor of this session was the identity provider's."""
    methods = [record["method"] for record in get_authentication_records(request, user)]
    return [method for method in methods if method in FIRST_FACTORS][-1:] == [THROUGH_PROVIDER]


def gave_password_recently(request: Any, *, now: datetime) -> bool:
    """Whether the first factor was given in this session within RECENT: at the log-in, or asked again."""
    return any(
        record["method"] in FIRST_FACTORS and 0 <= now.timestamp() - record["at"] < RECENT.total_seconds()
        for record in get_authentication_records(request, request.user)
    )


def before_second_factor(view: Callable) -> Callable:
    """Mark a page on which a session without a second factor may be: where one is set up. Rare."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def may_come_before_second_factor(view: Any) -> bool:
    """A marked page, or a public one."""
    return getattr(view, "before_second_factor", False) or not getattr(view, "login_required", True)
