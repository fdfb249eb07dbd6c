"""What a refused request must leave as it was: the content of the database as one digest, and the files on disk."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import override_settings

# What may change by a refused request: who knocked, and the counters of the lock-out.
NOT_CONTENT = {
    "logboek_inzage", "logboek_handeling", "accounts_sessie", "axes_accessattempt", "axes_accessfailurelog",
    "axes_accesslog", "axes_accessattemptexpiration",
}  # fmt: skip


def content(only: Collection[str] | None = None) -> dict[str, str]:
    """A digest of every row of each table that holds content."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor) if only is None else only) - NOT_CONTENT
        tables = {name for name in tables if not name.startswith("logboek_inzage")}
        parts = " UNION ALL ".join(
            f"SELECT '{t}' AS t, md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))) AS h FROM \"{t}\" r"
            for t in sorted(tables)
        )
        cursor.execute(parts or "SELECT 1 WHERE false")
        return {name: str(digest) for name, digest in cursor.fetchall()}


def has_changed(before: dict[str, str]) -> bool:
    """Whether this transaction left the content otherwise: looks at least where PostgreSQL counted a written row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(
            "SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        written = {name for (name,) in cursor.fetchall()} & set(before)
    return any(digest != before[name] for name, digest in content(written).items())


@contextmanager
def own_store(folder: Path) -> Iterator[None]:
    """Files go to a folder of this process: beside it others upload too."""
    store = {**settings.STORAGES["default"], "OPTIONS": {"location": folder}}
    with override_settings(STORAGES={**settings.STORAGES, "default": store}):
        yield


def stored_files() -> tuple[tuple[str, int], ...]:
    """Every stored file with its size."""
    found = [
        (os.path.join(folder, name), os.path.getsize(os.path.join(folder, name)))
        for folder, _folders, names in os.walk(default_storage.location)
        for name in names
    ]
    return tuple(sorted(found))
