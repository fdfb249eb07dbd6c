"""The programs of the demo: each in a group of its own, started again when it dies, stopped together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from werkoffensief.embedded.processes import start, wait_until

DEATHS_ALLOWED = 5
DEATHS_WINDOW = 60.0
GENTLE_SECONDS = 8.0
FIRM_SECONDS = 4.0
LONGEST_LOG = 5_000_000


@dataclass
class Child:
    """A program that keeps running: its command, and what it needs from us."""

    name: str
    command: Sequence[str]
    folder: Path
    log: Path
    descriptors: Sequence[int] = ()
    when_we_die: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the program; what it prints goes to its log file."""
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as output:
            self.process = start(
                self.command, output, self.when_we_die, cwd=self.folder, pass_fds=self.descriptors
            )

    def is_running(self) -> bool:
        """Whether the program lives."""
        return self.process is not None and self.process.poll() is None

    def start_again(self) -> bool:
        """Start it again after it died; False when it keeps dying."""
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if now - death < DEATHS_WINDOW] + [now]
        if len(self.deaths) > DEATHS_ALLOWED:
            return False
        self.start()
        return True

    def last_line(self) -> str:
        """What it said last, for the person who started it."""
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1] if lines else ""


def stop_all(children: Sequence[Child]) -> None:
    """Ask all at once, insist, and kill at last whatever is left in their groups."""
    for number, seconds in ((signal.SIGTERM, GENTLE_SECONDS), (signal.SIGQUIT, FIRM_SECONDS)):
        for child in children:
            if child.process is not None and child.is_running():
                child.process.send_signal(number)
        wait_until(lambda: not any(child.is_running() for child in children), seconds)
    for child in children:
        if child.process is not None:
            _kill_group(child.process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
