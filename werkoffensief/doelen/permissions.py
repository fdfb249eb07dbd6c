"""Who sees which figures. Lists of people show klantnummers without names, and only to a manager."""

from typing import Any

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of
from werkoffensief.doelen.enums import Figuur

SUM_READERS = (Rol.MANAGER, Rol.TEAMLEIDER)
TARGET_SETTERS = (Rol.MANAGER, Rol.BEHEERDER)


def may_see_sums(user: Any) -> bool:
    """Whether somebody may open the dashboard."""
    return has_one_of(user, *SUM_READERS)


def may_set_targets(user: Any) -> bool:
    """Whether somebody may change a doelstelling."""
    return has_one_of(user, *TARGET_SETTERS)


def may_see_list(user: Any, figuur: str) -> bool:
    """Whether somebody may see who or what is counted. Agreements name employers, no people."""
    return has_one_of(user, Rol.MANAGER) or (figuur == Figuur.AKKOORDEN and may_see_sums(user))
