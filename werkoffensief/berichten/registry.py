"""Who handles which kind of outbox row, and what runs each night. Higher apps register in `AppConfig.ready()`."""

from collections.abc import Callable
from datetime import date

from werkoffensief.berichten.models import Opdracht

Handler = Callable[[list[Opdracht]], None]
NightlyJob = Callable[[date], None]

_handlers: dict[str, Handler] = {}
_nightly: dict[str, NightlyJob] = {}


def register(soort: str, handler: Handler) -> None:
    """Let `handler` do the rows of this kind. It gets a batch, runs inside the transaction that marks them done,
    and must be safe to run twice."""
    _handlers[soort] = handler


def register_nightly(name: str, job: NightlyJob) -> None:
    """Run `job(day)` once for every day, soon after midnight; must be safe to run twice."""
    _nightly[name] = job


def handler_of(soort: str) -> Handler | None:
    """The handler of this kind, None when no app registered one."""
    return _handlers.get(soort)


def nightly_jobs() -> dict[str, NightlyJob]:
    """All nightly jobs by name."""
    return dict(_nightly)
