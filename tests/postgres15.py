"""A throw-away PostgreSQL 15 of Debian, for the tests that must not depend on PostgreSQL 18.

A pytest plugin, loaded with `-p tests.postgres15`. The server listens on a socket in a directory of mode 700
only, keeps nothing, and runs as `postgres` (or `nobody`) when the tests run as root.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from werkoffensief.embedded import DATABASE_VARIABLES

BIN = Path(os.environ.get("POSTGRES15_BIN", "/usr/lib/postgresql/15/bin"))
SUPERUSER = "beheer"
ROLES = DATABASE_VARIABLES  # the same three as the embedded server has
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}
START_SECONDS = 30


@dataclass(frozen=True)
class Cluster:
    """A running server. `directory` holds its socket and its data."""

    directory: Path

    def url(self, role: str, database: str) -> str:
        return f"postgresql://{role}@{quote(str(self.directory), safe='')}/{database}"

    @property
    def superuser_url(self) -> str:
        return self.url(SUPERUSER, "postgres")

    def create_database(self, name: str) -> dict[str, str]:
        """A new database with the three roles of the contract; returns the variable of each."""
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            for role in ROLES.values():
                known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
                if not known:
                    connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            owner = sql.Identifier(ROLES["DATABASE_OWNER_URL"])
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), owner))
        return {variable: self.url(role, name) for variable, role in ROLES.items()}


def _account() -> pwd.struct_passwd | None:
    """The account that the server runs as; None is our own. PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _as(account: pwd.struct_passwd | None) -> dict:
    return {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _wait_until_ready(server: subprocess.Popen, cluster: Cluster) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(cluster.superuser_url, connect_timeout=2).close()
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL 15 did not start") from error
            time.sleep(0.1)


def _stop(server: subprocess.Popen) -> None:
    server.send_signal(signal.SIGINT)  # "fast": closes the connections and ends
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def postgres15() -> Iterator[Cluster]:
    """A running PostgreSQL 15; skipped with the reason where Debian's package is not installed."""
    if not (BIN / "initdb").exists():
        pytest.skip(f"PostgreSQL 15 is not installed ({BIN}); on Debian: apt-get install postgresql-15")
    directory = Path(tempfile.mkdtemp(prefix="wo15-", dir="/tmp"))
    account = _account()
    if account is not None:
        os.chown(directory, account.pw_uid, account.pw_gid)
    data = directory / "data"
    environment = {"PATH": f"{BIN}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(directory)}
    try:
        subprocess.run(
            [
                str(BIN / "initdb"),
                "-D",
                str(data),
                "-U",
                SUPERUSER,
                "--auth=trust",
                "--encoding=UTF8",
                "--no-sync",
            ],
            env=environment,
            cwd=directory,
            check=True,
            capture_output=True,
            timeout=60,
            **_as(account),
        )
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen(
            [str(BIN / "postgres"), "-D", str(data), "-k", str(directory), *options],
            env=environment,
            cwd=directory,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_as(account),
        )
        try:
            cluster = Cluster(directory)
            _wait_until_ready(server, cluster)
            yield cluster
        finally:
            _stop(server)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
