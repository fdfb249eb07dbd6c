"""Databases in which a test may commit, cleaned and lent again: that takes a tenth of the time of a new one.

Given back, a database is compared with the template: every table and sequence that differs gets the template's rows
again. When a test changed the schema, or cleaning does not end in exactly the template, the database is thrown away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import psycopg
from psycopg import sql

from tests import omgeving

CATALOGS = (
    "pg_class",
    "pg_attribute",
    "pg_attrdef",
    "pg_constraint",
    "pg_index",
    "pg_trigger",
    "pg_proc",
    "pg_policy",
)
Contents = dict[str, str]
_free: list[str] = []


@contextmanager
def borrowed() -> Iterator[omgeving.Database]:
    """A migrated database that nobody else uses, with nothing in it but what the migrations put there."""
    name = _free.pop() if _free else omgeving.new()
    try:
        yield omgeving.database(name)
    finally:
        if _cleaned(name):
            _free.append(name)
        else:
            omgeving.drop(name)


def drop_all() -> None:
    """At the end of the session."""
    while _free:
        omgeving.drop(_free.pop())


def _connect(name: str) -> psycopg.Connection:
    return psycopg.connect(omgeving.with_name(omgeving.SUPERUSER_URL, name), autocommit=True)


def _cleaned(name: str) -> bool:
    try:
        with _connect(name) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if _schema(connection) != _template_schema() or _has_settings(connection):
                return False
            _put_back(connection)
            return _contents(connection) == _template_contents()
    except psycopg.Error:
        return False


def _has_settings(connection: psycopg.Connection) -> bool:
    """Whether somebody set something for this database alone."""
    mine = (
        "SELECT 1 FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase "
        "WHERE datname = current_database()"
    )
    return connection.execute(mine).fetchone() is not None


def _put_back(connection: psycopg.Connection) -> None:
    """No trigger and no foreign key looks at this."""
    connection.execute("SET session_replication_role = replica")
    for thing, found in _contents(connection).items():
        wanted = _template_contents()[thing]
        if found != wanted:
            restore = _restore_sequence if thing.startswith("sequence ") else _restore_table
            restore(connection, thing.split(" ", 1)[1])


def _restore_table(connection: psycopg.Connection, table: str) -> None:
    connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    rows, columns = _template_rows(table)
    if rows:
        into = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with connection.cursor() as cursor, cursor.copy(into) as copy:
            copy.write(rows)


def _restore_sequence(connection: psycopg.Connection, name: str) -> None:
    last = _template_contents()[f"sequence {name}"]
    start = (
        "SELECT setval(%s::regclass, (SELECT start_value FROM pg_sequences WHERE sequencename = %s), false)"
    )
    if last:
        connection.execute("SELECT setval(%s::regclass, %s)", [f'"{name}"', int(last)])
    else:
        connection.execute(start, [f'"{name}"', name])


def _schema(connection: psycopg.Connection) -> str:
    """A clone has its template's catalogs, row by row; what was changed is another row."""
    parts = [
        f"(SELECT md5(string_agg(xmin::text || ctid::text, ',' ORDER BY ctid)) FROM {catalog})"
        for catalog in CATALOGS
    ]
    return str(connection.execute(f"SELECT {', '.join(parts)}").fetchone())


def _tables(connection: psycopg.Connection) -> list[str]:
    """Those that hold rows themselves: a table in parts does not."""
    rows = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    return [name for (name,) in rows]


def _contents(connection: psycopg.Connection) -> Contents:
    """Of every table a hash of its rows, of every sequence its last value."""
    tables = _tables(connection)
    each = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {}, (SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} AS t)").format(
            f"table {table}", sql.Identifier(table)
        )
        for table in tables
    )
    found = {name: digest or "" for name, digest in connection.execute(each)}
    rows = connection.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
    return found | {f"sequence {name}": str(last or "") for name, last in rows}


@cache
def _template_schema() -> str:
    with _connect(omgeving.template()) as connection:
        return _schema(connection)


@cache
def _template_contents() -> Contents:
    with _connect(omgeving.template()) as connection:
        return _contents(connection)


@cache
def _template_rows(table: str) -> tuple[bytes, tuple[str, ...]]:
    with _connect(omgeving.template()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "AND attgenerated = '' ORDER BY attnum",
            [f'"{table}"'],
        )
        columns = tuple(name for (name,) in cursor.fetchall())
        out = sql.SQL("COPY {} ({}) TO STDOUT").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with cursor.copy(out) as copy:
            return b"".join(bytes(part) for part in copy), columns
