"""The secret address of an own agenda: made, renewed, withdrawn. Only a hash of its key is kept."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from intake.models import Agendafeed
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked

KEY_BYTES = 32


def digest(key: str) -> str:
    """What is kept of a key. It is random and long, so that a plain hash tells nothing."""
    return hashlib.sha256(key.encode()).hexdigest()


def make_feed(*, medewerker_id: UUID, now: datetime) -> str:
    """A new key, shown once; the one before is dead from now on."""
    key = secrets.token_urlsafe(KEY_BYTES)
    with handeling(door=medewerker_id), checked():
        _withdraw(medewerker_id, now)
        Agendafeed.objects.create(medewerker_id=medewerker_id, afdruk=digest(key))
    return key


def withdraw_feed(*, medewerker_id: UUID, now: datetime) -> None:
    """Nobody reads this agenda any more; none is fine too."""
    with handeling(door=medewerker_id), checked():
        _withdraw(medewerker_id, now)


def _withdraw(medewerker_id: UUID, now: datetime) -> None:
    locked(Medewerker.objects.all(), pk=medewerker_id)
    Agendafeed.objects.filter(medewerker=medewerker_id, ingetrokken_op__isnull=True).update(
        ingetrokken_op=now
    )
