"""Who opens files. Which files: `KlantQuerySet.visible_to`."""

from typing import Any

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import has_one_of

WITH_FILES = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)
WITH_MANY = (Rol.REGISSEUR, Rol.TEAMLEIDER)
WEIGHT_READERS = (*WITH_FILES, Rol.MANAGER)


def may_open_files(user: Any) -> bool:
    """Whether this person works with klanten at all."""
    return has_one_of(user, *WITH_FILES)


def starts_here(user: Any) -> bool:
    """Whose start page is `/`: an accountmanager without another role begins at the employers (views.start)."""
    elsewhere = has_one_of(user, Rol.ACCOUNTMANAGER) and not may_open_files(user)
    return bool(user.is_authenticated) and not elsewhere


def is_privacy(user: Any) -> bool:
    """Who reads the reading log and answers requests."""
    return has_one_of(user, Rol.PRIVACY)


def may_weigh(user: Any) -> bool:
    """Who says what counts how much in the order of the work list: a manager."""
    return has_one_of(user, Rol.MANAGER)


def may_start_for_many(user: Any) -> bool:
    """Who starts a traject for many people, with one regisseur for all: who gives them to others."""
    return has_one_of(user, Rol.TEAMLEIDER)


def may_act_on_many(user: Any) -> bool:
    """Who gives people a regisseur: teamleider and regisseur. For whom: `trajecten.permissions`, of each person."""
    return has_one_of(user, *WITH_MANY)
