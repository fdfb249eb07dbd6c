"""The workshop of the bootstrap campaign: clones, programs, processes, and how they are cleaned up."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import ClassVar

SOURCE = Path(os.environ.get("CAMPAIGN_SOURCE") or Path(__file__).resolve().parents[3])
PYTHON = getattr(sys, "_base_executable", sys.executable)
OURS = (
    "DATABASE_",
    "REDIS_URL",
    "DATA_DIR",
    "MODUS",
    "DJANGO_SETTINGS_MODULE",
    "PYTEST_",
    "PORT",
    "ARGS",
    "MAKE",
)
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
FIRST_START, SECOND_START, STOP = 120.0, 10.0, 20.0
CASES: dict[str, Callable[[], str]] = {}
IS_ROOT = os.geteuid() == 0


class Skipped(Exception):  # noqa: N818
    """This case cannot run here."""


def case(function: Callable[[], str]) -> Callable[[], str]:
    CASES[function.__name__] = function
    return function


# --- Helpers


@contextmanager
def folder(mode: int = 0o755) -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="wo-campaign-", dir="/tmp"))
    path.chmod(mode)
    try:
        yield path
    finally:
        for _attempt in range(100):
            if not processes_in(path):
                break
            time.sleep(0.1)
        subprocess.run(["rm", "-rf", str(path)], check=True)


def clone(target: Path, user: str | None = None) -> Path:
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(SOURCE), str(target)], check=True)
    if user:
        subprocess.run(["chown", "-R", f"{user}:", str(target.parent)], check=True)
    return target


@cache
def workshop() -> Path:
    """One installed clone, for the cases that are not about installing."""
    place = Path(tempfile.mkdtemp(prefix="wo-campaign-", dir="/tmp"))
    place.chmod(0o755)
    atexit.register(shutil.rmtree, place)
    project = clone(place / "werk")
    assert make(project, "setup").returncode == 0
    return project


def make(
    project: Path, *words: str, user: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        as_user(user, ["make", *words, f"PYTHON={environment.pop('PYTHON', PYTHON)}"]), cwd=project,
        env=PLAIN | environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
        check=False,
    )  # fmt: skip


def as_user(user: str | None, command: list[str]) -> list[str]:
    if user is None:
        return command
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *command]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def processes_in(path: Path) -> dict[int, str]:
    """Living processes whose command line or working directory lies in a folder."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            where = os.readlink(entry / "cwd")
        except OSError:
            continue
        if str(path) in words or Path(where).is_relative_to(path):
            found[int(entry.name)] = words
    found.pop(os.getpid(), None)
    return found


def wait_for(condition: Callable[[], bool], seconds: float) -> float:
    """The seconds until it held; fails when it never did."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, f"not within {seconds:.0f} seconds"
        time.sleep(0.05)
    return time.monotonic() - start


class Demo:
    """A running `make demo`."""

    started: ClassVar[list["Demo"]] = []

    def __init__(
        self, project: Path, port: int | None = None, user: str | None = None, **environment: str
    ) -> None:
        self.project, self.port = project, port or free_port()
        self.output = tempfile.TemporaryFile("w+")  # noqa: SIM115 (lives as long as the demo)
        Demo.started.append(self)
        python = environment.pop("PYTHON", PYTHON)
        self.process = subprocess.Popen(
            as_user(user, ["make", "demo", f"PYTHON={python}"]), cwd=project,
            env=PLAIN | environment | {"PORT": str(self.port)}, stdin=subprocess.DEVNULL, stdout=self.output,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def said(self) -> str:
        self.output.seek(0)
        return self.output.read()

    def wait_until_up(self, seconds: float) -> float:
        def is_decided() -> bool:
            return answers(self.port) or self.process.poll() is not None

        taken = wait_for(is_decided, seconds)
        assert self.process.poll() is None, self.said()
        wait_for(lambda: "Werkoffensief draait op" in self.said(), 5)
        return taken

    def stop(self, number: int = signal.SIGTERM, whole_group: bool = False) -> float:
        (os.killpg if whole_group else os.kill)(self.process.pid, number)
        start = time.monotonic()
        self.process.wait(STOP)
        return time.monotonic() - start

    def clean_up(self) -> None:
        """After a failed case: take along whatever still runs."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(2 * STOP)

    def assert_nothing_left(self, place: Path | None = None) -> None:
        left = processes_in(place or self.project)
        assert not left, f"left running: {left}"
