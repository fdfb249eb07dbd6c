"""Who handles which kind of outbox row, and what runs each night. Higher apps register in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from werkoffensief.berichten.models import Opdracht

BATCH = 1000
Handler = Callable[[list[Opdracht]], None]
NightlyJob = Callable[[date], None]


@dataclass(frozen=True)
class Kind:
    """What is done with the rows of one kind."""

    handler: Handler
    batch: int


_kinds: dict[str, Kind] = {}
_nightly: dict[str, NightlyJob] = {}


def register(soort: str, handler: Handler, *, batch: int = BATCH) -> None:
    """Let `handler` do the rows of this kind, at most `batch` in one transaction.

    It runs inside the transaction that marks the rows done, so its effects and the mark stand or fall together. It
    commits nothing itself, and does nothing outside the database that may not happen twice.
    """
    _kinds[soort] = Kind(handler, batch)


def register_nightly(name: str, job: NightlyJob) -> None:
    """Run `job(day)` once a day, soon after midnight, in one transaction with the note that it was done.

    It brings everything up to `day`: what was left on nights when no worker ran is part of that.
    """
    _nightly[name] = job


def kind_of(soort: str) -> Kind | None:
    """Handler and batch size of this kind, None when no app registered it."""
    return _kinds.get(soort)


def handler_of(soort: str) -> Handler | None:
    """The handler of this kind, None when no app registered one."""
    kind = kind_of(soort)
    return kind.handler if kind else None


def nightly_jobs() -> dict[str, NightlyJob]:
    """All nightly jobs by name."""
    return dict(_nightly)
