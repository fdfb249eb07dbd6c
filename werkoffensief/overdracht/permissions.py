"""Who may deliver files, see what came of them and fetch a correction file: the beheerder, nobody else."""

from typing import Any

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of

LEVERAARS = (Rol.BEHEERDER,)


def can_deliver(user: Any) -> bool:
    """Whether somebody may use the pages of this app (contract section 1: "deliveries")."""
    return has_one_of(user, *LEVERAARS)
