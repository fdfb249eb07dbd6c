"""The first migration of an empty embedded database, by whoever comes first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from werkoffensief.embedded.locks import exclusive


def migrate_when_empty(data_dir: Path, owner_url: str, migrate: Callable[[], None]) -> None:
    """Call `migrate` when the database has no tables yet, or when an earlier first time was broken off."""
    folder = data_dir.resolve() / "embedded" / "run" / "postgres"
    unfinished = folder / "first-migration-unfinished"
    with exclusive(folder / "migrate.lock"):
        if unfinished.exists() or _is_empty(owner_url):
            unfinished.touch()
            migrate()
            unfinished.unlink()


def _is_empty(owner_url: str) -> bool:
    import psycopg

    with psycopg.connect(owner_url) as connection:
        row = connection.execute("SELECT to_regclass('public.django_migrations') IS NULL").fetchone()
    return bool(row and row[0])
