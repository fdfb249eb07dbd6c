"""How a process becomes a user of an embedded server, and how it leaves.

Three lock files per server, all released by the kernel when a process dies:
`start.lock` is held for a moment by whoever joins, or by a supervisor that stops; `users.lock` is shared by
all users; `supervisor.lock` belongs to the supervisor, to whom it is handed as an open descriptor.
"""

from __future__ import annotations

import atexit
import contextlib
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
NOTICE_SECONDS = 2.0


@dataclass
class Membership:
    """This process's hold on one server."""

    folder: Path
    lock: int
    owner: int
    supervisor: subprocess.Popen[bytes] | None


_memberships: dict[tuple[str, Path], Membership] = {}


def attach(name: str, data_dir: Path) -> dict[str, Any]:
    """Start the server unless it runs, and count as its user until this process ends. Returns its state."""
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
    """Give up every hold; whoever is the last waits until the server has stopped."""
    members = [member for member in _memberships.values() if member.owner == os.getpid()]
    _memberships.clear()
    for member in members:
        os.close(member.lock)
    for member in members:
        if _is_abandoned(member.folder):
            _wait_for_end(member)


def held_locks() -> list[int]:
    """The descriptors that make this process a user; a child that inherits them keeps the servers running."""
    return [member.lock for member in _memberships.values() if member.owner == os.getpid()]


def is_used(data_dir: Path) -> bool:
    """Whether any process uses, or supervises, a server of this data directory."""
    return any(_is_used(folder) for folder in (data_dir / "embedded" / "run").glob("*/"))


def _is_used(folder: Path) -> bool:
    with exclusive(folder / "start.lock"):
        locks = [open_lock(folder / name) for name in ("users.lock", "supervisor.lock")]
        try:
            return not all(try_exclusive(lock) for lock in locks)
        finally:
            for lock in locks:
                os.close(lock)


def _folder(name: str, data_dir: Path) -> Path:
    folder = data_dir / "embedded" / "run" / name
    try:
        make_data_dir(data_dir)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        open_probe = open_lock(folder / "start.lock")
    except OSError as error:
        raise explain(error, f"de map {data_dir}") from None
    os.close(open_probe)
    return folder


def _start_supervisor(name: str, data_dir: Path, folder: Path) -> subprocess.Popen[bytes] | None:
    """Start a supervisor unless one lives; the lock goes with it, so at no moment two can start."""
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


def _is_abandoned(folder: Path) -> bool:
    """Whether nobody uses the server, so that its supervisor stops it."""
    users = open_lock(folder / "users.lock")
    try:
        return try_exclusive(users) or not (folder / "state.json").exists()
    finally:
        os.close(users)


def _wait_for_end(member: Membership) -> None:
    """A supervisor that stops takes its state away, and holds the start lock until it is gone."""
    wait_until(lambda: not (member.folder / "state.json").exists(), NOTICE_SECONDS)
    with exclusive(member.folder / "start.lock"):
        pass
    if member.supervisor is not None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            member.supervisor.wait(NOTICE_SECONDS)


atexit.register(leave)
