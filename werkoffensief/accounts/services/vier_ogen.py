"""Four eyes: no beheerder alone gets both factors of somebody else's account.

A way to a password (a link, another e-mail address, single sign-on) and taking away the second factor lie with two
people, for thirty days. Who did what stands in the history of the account, written with the act itself. Whoever has
the server ("systeem") is not held back: docs/beheer.md. The first way in is confirmed by another: `bevestigen`. After
the thirty days another confirms again, when both come from one person.
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
    if door in _ways_in(medewerker_id, now - PERIOD):
        raise RefusalError(NO_RESET)


def refuse_way_in(*, door: UUID | str, medewerker_id: UUID, now: datetime, field: str | None = None) -> None:
    """Raises RefusalError when this beheerder reset the second factor. Call with the account's row locked."""
    if door in _changed_by(medewerker_id, now - PERIOD, ("tweede_factor_gereset_op",)):
        raise RefusalError(NO_WAY_IN, field=field)


def gave_way_in(medewerker_id: UUID) -> set[UUID]:
    """Who ever gave a way to the password of this account, put single sign-on on, or made it."""
    return _ways_in(medewerker_id, EVER) | _made(medewerker_id, EVER)


def gave_way_in_since_confirmed(medewerker_id: UUID) -> set[UUID]:
    """The same since the account was last confirmed, however long ago; ever when nobody confirmed it.

    Single sign-on counts from before that too: it may be tied to somebody only afterwards.
    """
    states = list(_states(medewerker_id, "te_bevestigen_sinds"))
    confirmed = [
        after["pgh_created_at"]
        for before, after in pairwise(states)
        if before["te_bevestigen_sinds"] and not after["te_bevestigen_sinds"]
    ]
    since = confirmed[-1] if confirmed else EVER
    return _ways_in(medewerker_id, since) | _made(medewerker_id, since) | _tied(medewerker_id, EVER)


def _ways_in(medewerker_id: UUID, since: datetime) -> set[UUID]:
    return _changed_by(medewerker_id, since, ("email", "uitgenodigd_op")) | _tied(medewerker_id, since)


def _made(medewerker_id: UUID, since: datetime) -> set[UUID]:
    """Who made the account: what it had from the start, is theirs."""
    first = list(_states(medewerker_id)[:1])
    return {person for state in first if state["pgh_created_at"] > since for person in _person(state)}


def _changed_by(medewerker_id: UUID, since: datetime, fields: tuple[str, ...]) -> set[UUID]:
    """Who changed one of these fields of the account, or made it with one."""
    nothing = dict.fromkeys(fields)
    return {
        person
        for before, after in pairwise([nothing, *_states(medewerker_id, *fields)])
        if after["pgh_created_at"] > since and any(before[name] != after[name] for name in fields)
        for person in _person(after)
    }


def _states(medewerker_id: UUID, *fields: str) -> Any:
    """The account after each change, the first one first."""
    rows = _history(Medewerker).filter(pgh_obj_id=medewerker_id).order_by("pgh_id")
    return rows.values("pgh_created_at", "pgh_context__door", *fields)


def _tied(medewerker_id: UUID, since: datetime) -> set[UUID]:
    """Who put single sign-on on for the account."""
    rows = _history(Koppeling).filter(medewerker_id=medewerker_id, pgh_label="nieuw")
    states = rows.filter(pgh_created_at__gt=since).values("pgh_context__door")
    return {person for state in states for person in _person(state)}


def _history(model: Any) -> Any:
    return model.geschiedenis.rel.related_model.objects


def _person(state: dict[str, Any]) -> list[UUID]:
    """The medewerker who acted, with a delivery too; nobody for a task or a command."""
    try:
        return [UUID(state["pgh_context__door"])]
    except ValueError:
        return []
