"""Children that do not outlive their parent, and an end that always comes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
LOOK_SECONDS = 0.3
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(with_signal: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn`: the kernel sends the child this signal when its parent dies, however it dies.

    The parent is the thread that starts the child: use it from the main thread.
    """
    parent = os.getpid()

    def prepare() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def start(
    command: Sequence[str], output: IO[bytes], when_parent_dies: signal.Signals, **keywords: Any
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, that the kernel signals when this process dies."""
    return subprocess.Popen(  # noqa: S603 (our own programs, no shell)
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=die_with_parent(when_parent_dies),  # noqa: PLW1509 (started from single-threaded programs)
        **keywords,
    )


def stop(process: subprocess.Popen[bytes], steps: Iterable[tuple[signal.Signals, float]]) -> None:
    """Send each signal in turn, and wait so many seconds for the end; kill its whole group at last."""
    for step, seconds in steps:
        if process.poll() is not None:
            return
        process.send_signal(step)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Stopped(Exception):  # noqa: N818 (not an error)
    """Somebody asked this process to end."""


class StopRequest:
    """A signal handler that raises `Stopped` once: what comes after that does not disturb the cleaning up."""

    def __init__(self) -> None:
        self.came = False
        self._held = False
        self._waiting = False

    def __call__(self, *_signal: object) -> None:
        if self._held:
            self._waiting = True
        elif not self.came:
            self.came = True
            raise Stopped

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let a signal wait until the end of this block: what starts here is known before it must stop."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waiting:
            self()

    def listen_to(self, *numbers: signal.Signals) -> None:
        """Handle these signals from now on."""
        for number in numbers:
            signal.signal(number, self)


def wait_until(condition: Callable[[], bool], seconds: float, pause: float = 0.02) -> bool:
    """Ask again until the condition holds or the seconds are over."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def stop_with_make(ask_to_stop: Callable[[], None]) -> None:
    """When make started us, stop when make does.

    A killed make passes no signal on; one that is interrupted alone (`kill -INT`) no longer catches the
    signal, and waits for us.
    """
    parent = os.getppid()
    try:
        if Path(f"/proc/{parent}/comm").read_text().strip() not in {"make", "gmake"}:
            return
        before = _caught_signals(parent)
    except OSError:
        return

    def look(_number: int, _frame: object) -> None:
        with contextlib.suppress(OSError):
            if _caught_signals(parent) != before:
                ask_to_stop()

    _libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK_SECONDS, LOOK_SECONDS)


def stop_looking() -> None:
    """End what `stop_with_make` began: a Python that is ending no longer handles its timer, and would die of it."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def _caught_signals(pid: int) -> int:
    """Which of interrupt, hang-up and terminate a process has a handler for."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = int(status.partition("SigCgt:")[2].split()[0], 16)
    return caught & sum(1 << number - 1 for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM))
