"""Servers and databases of the test suite. Loaded as a pytest plugin before Django reads its settings.

A template database is migrated once per set of migrations; every worker and every test that needs committed rows
clones it, which takes a fraction of a second.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

PROJECT = Path(__file__).resolve().parents[1]
# The invented municipality with the published totals of 2019; a user's clone has none (tests then say so).
DEN_HAAG = PROJECT.parent / "shared" / "data" / "den-haag-2019"
PACKAGES = ("werkoffensief", "intake", "trajecten", "werkgevers")
DEPENDED_ON = frozenset({"apps.py", "rechten.py"})
os.environ["MODUS"] = "test"
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "test"))

from werkoffensief import embedded  # noqa: E402


def _addresses() -> tuple[str, str]:
    """The owner's and the superuser's address; workers of xdist find them in the environment.

    The superuser may create databases. Somebody who brings a server names it in DATABASE_SUPERUSER_URL.
    """
    if "TEST_OWNER_URL" not in os.environ:
        data_dir = Path(os.environ["DATA_DIR"])
        brought = "DATABASE_URL" in os.environ
        embedded.ensure_environment(os.environ, data_dir)
        owner = os.environ.pop("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
        superuser = os.environ.pop("DATABASE_SUPERUSER_URL", owner)
        os.environ["TEST_OWNER_URL"] = owner
        os.environ["TEST_SUPERUSER_URL"] = superuser if brought else embedded.ensure(data_dir).superuser_url
    return os.environ["TEST_OWNER_URL"], os.environ["TEST_SUPERUSER_URL"]


OWNER_URL, SUPERUSER_URL = _addresses()
WEB_URL = os.environ["DATABASE_URL"]
LOG_URL = os.environ.get("DATABASE_LOG_URL", WEB_URL)


@dataclass(frozen=True)
class Database:
    """A database of its own for a test, with the addresses of the three roles."""

    name: str
    owner_url: str
    web_url: str
    log_url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a web, worker or command process that works on this database."""
        return {**os.environ, "DATABASE_URL": self.web_url, "DATABASE_LOG_URL": self.log_url}


def with_name(url: str, name: str) -> str:
    """The same address with another database."""
    head, mark, query = url.partition("?")
    return head.rsplit("/", 1)[0] + "/" + name + mark + query


def database(name: str) -> Database:
    """The addresses of the database `name`."""
    return Database(name, *(with_name(url, name) for url in (OWNER_URL, WEB_URL, LOG_URL)))


def _admin(statement: sql.Composable) -> None:
    with psycopg.connect(with_name(SUPERUSER_URL, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _exists(name: str) -> bool:
    with psycopg.connect(with_name(SUPERUSER_URL, "postgres"), autocommit=True) as connection:
        return (
            connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        )


def create(name: str, template: str) -> None:
    """Create a database as the owner's, from a template."""
    owner = conninfo_to_dict(OWNER_URL)["user"]
    _admin(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(str(owner)), sql.Identifier(template)
        )
    )


def drop(name: str) -> None:
    """Drop a database, also while somebody is connected."""
    _admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _fingerprint() -> str:
    """Of all that a migrated database depends on; looks in the packages only, as servers work in other folders."""
    digest = hashlib.sha256()
    found = [path for package in PACKAGES for path in (PROJECT / package).rglob("*.py")]
    for path in sorted(
        path for path in found if path.parent.name == "migrations" or path.name in DEPENDED_ON
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def template() -> str:
    """The name of a migrated database; made by the first who asks."""
    name = f"test_sjabloon_{_fingerprint()}"
    lock = Path(os.environ["DATA_DIR"]) / "sjabloon.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not _exists(name):
            drop("test_wordt_sjabloon")
            create("test_wordt_sjabloon", "template0")
            made = database("test_wordt_sjabloon")
            environment = {**made.environment, "DATABASE_OWNER_URL": made.owner_url}
            command = [sys.executable, str(PROJECT / "manage.py"), "migrate", "-v0"]
            subprocess.run(command, env=environment, check=True)
            _admin(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier("test_wordt_sjabloon"), sql.Identifier(name)
                )
            )
    return name


def analyze(made: Database) -> None:
    """Let PostgreSQL look at what was just put in, as its autovacuum does after a minute."""
    with psycopg.connect(made.owner_url, autocommit=True) as connection:
        connection.execute("ANALYZE")


def new() -> str:
    """The name of a new migrated database."""
    name = f"test_{uuid4().hex[:12]}"
    create(name, template())
    return name


@contextmanager
def clone() -> Iterator[Database]:
    """A migrated database that nobody else uses; dropped at the end."""
    name = new()
    try:
        yield database(name)
    finally:
        drop(name)
