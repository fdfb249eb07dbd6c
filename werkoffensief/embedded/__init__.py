"""PostgreSQL and Valkey from their wheels, for the demo and the tests: `ensure()` is all that others need.

The servers belong to a data directory. They start when the first process asks for them and stop when the last
process that asked has ended, however it ended. Standard library only.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from werkoffensief.embedded.client import attach, held_locks, is_used, leave
from werkoffensief.embedded.errors import EmbeddedError
from werkoffensief.embedded.migration import migrate_when_empty

__all__ = [
    "Addresses", "EmbeddedError", "ensure", "ensure_environment", "held_locks", "is_used", "leave",
    "migrate_when_empty",
]  # fmt: skip

DATABASE_VARIABLES = {
    "DATABASE_OWNER_URL": "werk_eigenaar",
    "DATABASE_URL": "werk_web",
    "DATABASE_LOG_URL": "werk_log",
}


@dataclass(frozen=True)
class Addresses:
    """How to reach the servers; the superuser is for tests that make databases."""

    owner_url: str
    web_url: str
    log_url: str
    redis_url: str
    superuser_url: str


def ensure(data_dir: Path) -> Addresses:
    """Start the servers of this data directory when needed, and use them until this process ends.

    Raises `EmbeddedError` with one Dutch line when they cannot run.
    """
    data_dir = data_dir.resolve()
    sockets = attach("postgres", data_dir)["sockets"]
    socket = attach("valkey", data_dir)["socket"]
    return Addresses(
        owner_url=_database_url("werk_eigenaar", sockets),
        web_url=_database_url("werk_web", sockets),
        log_url=_database_url("werk_log", sockets),
        redis_url=_redis_url(socket),
        superuser_url=_database_url("postgres", sockets),
    )


def ensure_environment(environ: MutableMapping[str, str], data_dir: Path) -> set[str]:
    """Fill in the addresses that the environment does not give, and return the names of those it filled in.

    Only what is missing is started. Somebody's own DATABASE_URL serves as all three roles unless they give
    more of them.
    """
    data_dir = data_dir.resolve()
    missing = {name for name in (*DATABASE_VARIABLES, "REDIS_URL") if not environ.get(name)}
    if "DATABASE_URL" in missing:
        sockets = attach("postgres", data_dir)["sockets"]
        missing |= set(DATABASE_VARIABLES)
        environ.update({name: _database_url(role, sockets) for name, role in DATABASE_VARIABLES.items()})
    else:
        environ.update({name: environ["DATABASE_URL"] for name in DATABASE_VARIABLES if name in missing})
    if "REDIS_URL" in missing:
        environ["REDIS_URL"] = _redis_url(attach("valkey", data_dir)["socket"])
    return missing


def _database_url(role: str, sockets: str) -> str:
    return f"postgres://{role}@:5432/werkoffensief?host={quote(sockets, safe='/')}"


def _redis_url(socket: str) -> str:
    return f"unix://{quote(socket)}?db=0"
