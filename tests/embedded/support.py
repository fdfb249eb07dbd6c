"""A data directory for one test, and other processes that use its servers."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkoffensief.embedded import reset

PROJECT = Path(__file__).resolve().parents[2]
USER = """
import dataclasses, json, sys
from pathlib import Path
from werkoffensief import embedded
try:
    print(json.dumps(dataclasses.asdict(embedded.ensure(Path(sys.argv[1])))), flush=True)
except embedded.EmbeddedError as error:
    print(json.dumps({"error": str(error)}), flush=True)
    sys.exit(1)
sys.stdin.read()
"""


def plain_environment(**extra: str) -> dict[str, str]:
    """Our environment without the addresses that the test suite itself uses."""
    ours = ("DATABASE_", "REDIS_URL", "DATA_DIR", "MODUS", "DJANGO_SETTINGS_MODULE", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"MODUS": "test", "PYTHONPATH": str(PROJECT)} | extra


@contextmanager
def data_directory(parent: Path | None = None, mode: int = 0o755) -> Iterator[Path]:
    """A new directory that the servers' user can reach; its servers' data goes with it."""
    root = Path(tempfile.mkdtemp(prefix="wo-test-", dir=parent))
    root.chmod(mode)
    data_dir = root / "data"
    try:
        yield data_dir
    finally:
        eventually(lambda: not is_served(data_dir), 30)
        reset.remove_data(data_dir)
        shutil.rmtree(root)


class User:
    """A process that uses the servers until it ends."""

    def __init__(self, data_dir: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(data_dir)],
            env=plain_environment(), cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def answer(self) -> dict[str, str]:
        """The addresses that it got, or the error."""
        assert self.process.stdout is not None
        assert select.select([self.process.stdout], [], [], 60)[0], "no answer within a minute"
        return json.loads(self.process.stdout.readline())

    def end(self) -> None:
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)

    def __enter__(self) -> "User":
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.end()


def state(data_dir: Path, name: str) -> dict:
    """What the supervisor of one server says about itself."""
    return json.loads((data_dir / "embedded" / "run" / name / "state.json").read_text())


def lives(pid: int) -> bool:
    """Whether a process with this number exists and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def processes_of(data_dir: Path) -> list[str]:
    """The command lines of processes that name this directory."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if any(str(data_dir) in word for word in words) and int(entry.name) != os.getpid():
            found.append(" ".join(words))
    return found


def is_served(data_dir: Path) -> bool:
    """Whether a supervisor or a server of this directory runs."""
    return any(
        "supervisor" in line or "-server" in line or "postgres" in line for line in processes_of(data_dir)
    )


def eventually(condition, seconds: float = 10) -> bool:
    """Ask again until it holds; False when it never did."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
