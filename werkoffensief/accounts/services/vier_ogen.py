"""Four eyes: no beheerder alone gets both factors of somebody else's account.

A way to a password (a link, another e-mail address, single sign-on) and taking away the second factor lie with two
people, for thirty days. Who did what stands in the history of the account, written with the act itself. Whoever has
the server ("systeem") is not held back: docs/beheer.md. The first way in is confirmed by another: `bevestigen`.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from werkoffensief.accounts.models import Koppeling, Medewerker
from werkoffensief.web.refusals import RefusalError

PERIOD = timedelta(days=30)
EVER = datetime(2000, 1, 1, tzinfo=UTC)  # before any history began
NO_RESET = (
    "U gaf dit account de laatste dertig dagen een link voor een wachtwoord, een ander e-mailadres of eenmalig "
    "aanmelden. Laat een andere beheerder de tweede factor resetten."
)
NO_WAY_IN = (
    "U hebt de laatste dertig dagen de tweede factor van dit account gereset. "
    "Laat een andere beheerder dit doen."
)


def refuse_reset(*, door: UUID | str, medewerker_id: UUID, now: datetime) -> None:
    """Raises RefusalError when this beheerder gave a way to the password. Call with the account's row locked."""
    if door in _ways_in(medewerker_id, now) | _tied(medewerker_id, now):
        raise RefusalError(NO_RESET)


def refuse_way_in(*, door: UUID | str, medewerker_id: UUID, now: datetime, field: str | None = None) -> None:
    """Raises RefusalError when this beheerder reset the second factor. Call with the account's row locked."""
    if door in _changed_by(medewerker_id, now, ("tweede_factor_gereset_op",)):
        raise RefusalError(NO_WAY_IN, field=field)


def gave_way_in(medewerker_id: UUID) -> set[UUID]:
    """Who ever gave a way to the password of this account, or put single sign-on on."""
    return _ways_in(medewerker_id, EVER) | _tied(medewerker_id, EVER)


def _ways_in(medewerker_id: UUID, now: datetime) -> set[UUID]:
    return _changed_by(medewerker_id, now, ("email", "uitgenodigd_op"))


def _changed_by(medewerker_id: UUID, now: datetime, fields: tuple[str, ...]) -> set[UUID]:
    """Who changed one of these fields of the account within PERIOD."""
    rows = _history(Medewerker).filter(pgh_obj_id=medewerker_id).order_by("pgh_id")
    states = list(rows.values("pgh_created_at", "pgh_context__door", *fields))
    return {
        person
        for before, after in pairwise(states)
        if after["pgh_created_at"] > now - PERIOD and any(before[name] != after[name] for name in fields)
        for person in _person(after)
    }


def _tied(medewerker_id: UUID, now: datetime) -> set[UUID]:
    """Who put single sign-on on for the account within PERIOD."""
    rows = _history(Koppeling).filter(medewerker_id=medewerker_id, pgh_label="nieuw")
    states = rows.filter(pgh_created_at__gt=now - PERIOD).values("pgh_context__door")
    return {person for state in states for person in _person(state)}


def _history(model: Any) -> Any:
    return model.geschiedenis.rel.related_model.objects


def _person(state: dict[str, Any]) -> list[UUID]:
    """The medewerker who acted; nobody for a task, a command or a delivery."""
    try:
        return [UUID(state["pgh_context__door"])]
    except ValueError:
        return []
