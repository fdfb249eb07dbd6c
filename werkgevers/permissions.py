"""Who reads about employers, and who writes. No page of this app names a person on benefit."""

from typing import Any

from werkgevers.enums import READERS
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of

WRITERS = (Rol.ACCOUNTMANAGER,)


def may_read(user: Any) -> bool:
    """The accountmanager, and those who place people on agreements (docs/adr/0012)."""
    return has_one_of(user, *READERS)


def may_write(user: Any) -> bool:
    """Only the accountmanager keeps employers and agreements."""
    return has_one_of(user, *WRITERS)
