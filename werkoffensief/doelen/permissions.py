"""Figures, lists and targets are the manager's (contract section 1). Lists show klantnummers without names."""

from typing import Any

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of

SUM_READERS = (Rol.MANAGER,)
TARGET_SETTERS = (Rol.MANAGER,)
ASKERS = (Rol.MANAGER,)
ANSWERERS = (Rol.TEAMLEIDER,)
QUESTION_READERS = (*ASKERS, *ANSWERERS)


def may_see_sums(user: Any) -> bool:
    """Whether somebody may open the dashboard and the list behind each figure."""
    return has_one_of(user, *SUM_READERS)


def may_set_targets(user: Any) -> bool:
    """Whether somebody may change a doelstelling."""
    return has_one_of(user, *TARGET_SETTERS)


def may_read_questions(user: Any) -> bool:
    """Whether somebody asks or answers questions about klantnummers behind a figure."""
    return has_one_of(user, *QUESTION_READERS)
