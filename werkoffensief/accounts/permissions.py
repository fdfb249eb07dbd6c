"""Who may open which kind of page. Which klanten somebody may see is intake.permissions."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied

from werkoffensief.accounts.enums import Rol


def has_one_of(user: Any, *rollen: str) -> bool:
    """Whether somebody is logged in, active, and has one of these roles now."""
    return bool(user.is_authenticated and user.has_role(*rollen))


def is_beheerder(user: Any) -> bool:
    """Who manages accounts, teams and codes, and opens no file."""
    return has_one_of(user, Rol.BEHEERDER)


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
