"""Who reads about employers, and who writes. No page of this app names a person on benefit."""

from typing import Any

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of

READERS = (Rol.ACCOUNTMANAGER, Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER, Rol.MANAGER)
WRITERS = (Rol.ACCOUNTMANAGER,)


def may_read(user: Any) -> bool:
    """Employers and agreements may be read by everybody who works with them."""
    return has_one_of(user, *READERS)


def may_write(user: Any) -> bool:
    """Only the accountmanager keeps employers and agreements."""
    return has_one_of(user, *WRITERS)
