"""A hint to PostgreSQL's planner for questions about everybody."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def whole_tables() -> Iterator[None]:
    """One transaction in which no join goes row by row.

    After a large import or a restored backup the planner knows no numbers yet, expects a handful of rows, and would
    compare every row with every other. A question about everybody never gains by loops.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('enable_nestloop')")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        yield
        cursor.execute("SELECT set_config('enable_nestloop', %s, true)", [before])
