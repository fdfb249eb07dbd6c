"""The way up to the outbox, which stands a floor higher: berichten registers itself in `AppConfig.ready()`."""

from collections.abc import Callable
from typing import Any

_outbox: list[Callable[..., None]] = []


def register_outbox(enqueue: Callable[..., None]) -> None:
    """From now on `enqueue(soort=…, sleutel=…, inhoud=…)` puts work in the outbox."""
    _outbox[:] = [enqueue]


def enqueue(**row: Any) -> None:
    """A row in the outbox, in the caller's transaction."""
    (put,) = _outbox
    put(**row)
