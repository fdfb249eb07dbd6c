"""How a process becomes a user of an embedded server, and how it leaves.

Three lock files per server, all released by the kernel when a process dies:
`start.lock` is held for a moment by whoever joins, or by a supervisor that stops; `users.lock` is shared by all
users; `supervisor.lock` belongs to the supervisor, to whom it is handed as an open descriptor.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkoffensief.embedded.errors import EmbeddedError, explain
from werkoffensief.embedded.locks import exclusive, open_lock, share, try_exclusive
from werkoffensief.embedded.places import make_data_dir
from werkoffensief.embedded.processes import wait_until

PROJECT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120.0
NOTICE_SECONDS = 0.5
STOP_SECONDS = 60.0


@dataclass
class Membership:
    """This process's hold on one server."""

    folder: Path
    lock: int
    owner: int
    supervisor: subprocess.Popen[bytes] | None


_memberships: dict[tuple[str, Path], Membership] = {}


def attach(name: str, data_dir: Path) -> dict[str, Any]:
    """Start the server when it does not run, and count as its user until this process ends. Returns its state."""
    folder = _folder(name, data_dir)
    with exclusive(folder / "start.lock"):
        known = _memberships.get((name, data_dir))
        member = known or Membership(folder, open_lock(folder / "users.lock"), os.getpid(), None)
        share(member.lock)
        try:
            started = _start_supervisor(name, data_dir, folder)
            member.supervisor = started or member.supervisor
            state = _wait_for_state(folder, started)
        except BaseException:
            if known is None:
                os.close(member.lock)
            raise
    _memberships[name, data_dir] = member
    if started:
        for message in state.get("messages", []):
            sys.stderr.write(f"{message}\n")
    return state


def leave() -> None:
    """Give up every hold; whoever started a server that nobody uses now waits until it has stopped."""
    members = [member for member in _memberships.values() if member.owner == os.getpid()]
    _memberships.clear()
    for member in members:
        os.close(member.lock)
    for member in members:
        if member.supervisor is not None:
            _wait_for_end(member.folder, member.supervisor)


def is_used(data_dir: Path) -> bool:
    """Whether any process uses, or supervises, a server of this data directory."""
    for folder in (data_dir / "embedded" / "run").glob("*"):
        for lock in ("users.lock", "supervisor.lock"):
            descriptor = open_lock(folder / lock)
            try:
                if not try_exclusive(descriptor):
                    return True
            finally:
                os.close(descriptor)
    return False


def _folder(name: str, data_dir: Path) -> Path:
    folder = data_dir / "embedded" / "run" / name
    try:
        make_data_dir(data_dir)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        open_probe = open_lock(folder / "start.lock")
    except OSError as error:
        raise explain(error, f"De map {data_dir}") from None
    os.close(open_probe)
    return folder


def _start_supervisor(name: str, data_dir: Path, folder: Path) -> subprocess.Popen[bytes] | None:
    """Start a supervisor unless one lives; the lock goes with it, so there is no moment in which two can start."""
    lock = open_lock(folder / "supervisor.lock")
    try:
        if not try_exclusive(lock):
            return None
        (folder / "state.json").unlink(missing_ok=True)
        with (folder / "log.txt").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 (ourselves)
                [sys.executable, "-m", "werkoffensief.embedded.supervisor", name, str(data_dir)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=PROJECT, pass_fds=[lock],
                start_new_session=True,
            )  # fmt: skip
    finally:
        os.close(lock)


def _wait_for_state(folder: Path, started: subprocess.Popen[bytes] | None) -> dict[str, Any]:
    path = folder / "state.json"

    def is_decided() -> bool:
        return path.exists() or (started is not None and started.poll() is not None)

    wait_until(is_decided, START_SECONDS)
    try:
        state: dict[str, Any] = json.loads(path.read_text())
    except OSError:
        raise EmbeddedError(f"De database of wachtrij start niet; zie {folder / 'log.txt'}.") from None
    if "error" in state:
        raise EmbeddedError(f"{state['error']} (zie {folder / 'log.txt'})")
    return state


def _wait_for_end(folder: Path, supervisor: subprocess.Popen[bytes]) -> None:
    def is_leaving() -> bool:
        return supervisor.poll() is not None or not (folder / "state.json").exists()

    if wait_until(is_leaving, NOTICE_SECONDS):
        wait_until(lambda: supervisor.poll() is not None, STOP_SECONDS)


atexit.register(leave)
