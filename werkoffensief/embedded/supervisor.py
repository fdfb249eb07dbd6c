"""The small detached process between a server and its users.

It starts the server as its own child (so no zombies, and the server never outlives it), starts it again when
it dies, and stops it when the last user's lock is gone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from werkoffensief.embedded.errors import EmbeddedError, explain
from werkoffensief.embedded.locks import open_lock, release, try_exclusive
from werkoffensief.embedded.places import find_place
from werkoffensief.embedded.postgres import Postgres
from werkoffensief.embedded.processes import Stopped, StopRequest
from werkoffensief.embedded.valkey import Valkey

Server = Postgres | Valkey
SERVERS: dict[str, type[Postgres] | type[Valkey]] = {"postgres": Postgres, "valkey": Valkey}
PAUSE = 0.1
QUICK_DEATHS_ALLOWED = 5


def write_state(folder: Path, state: dict[str, object]) -> None:
    """Tell the clients, in one step, how to reach the server or why it does not run."""
    half = folder / "state.half"
    half.write_text(json.dumps(state))
    half.rename(folder / "state.json")


def supervise(server: Server, folder: Path, stop_request: StopRequest) -> None:
    """Keep the server running until nobody uses it; the start lock stays ours until our end."""
    child = None
    try:
        with stop_request.held():
            child = _start(server, folder)
        start, users = open_lock(folder / "start.lock"), open_lock(folder / "users.lock")
        started, deaths = time.monotonic(), 0
        while not _is_unused(start, users):
            time.sleep(PAUSE)
            if child.poll() is not None:
                deaths = deaths + 1 if time.monotonic() - started < 10 else 0
                with stop_request.held():
                    child = _start_again(server, folder, deaths)
                started = time.monotonic()
    finally:
        stop_request.came = True
        (folder / "state.json").unlink(missing_ok=True)
        if child is not None:
            server.stop(child)


def _start(server: Server, folder: Path) -> subprocess.Popen[bytes]:
    child = server.start()
    about = {"pid": os.getpid(), "server_pid": child.pid, "messages": server.place.messages}
    write_state(folder, server.state() | about)
    return child


def _is_unused(start: int, users: int) -> bool:
    """Whether nobody uses the server; if so both locks stay ours, and nobody can come in while it stops."""
    if not try_exclusive(start):
        return False
    if try_exclusive(users):
        return True
    release(start)
    return False


def _start_again(server: Server, folder: Path, deaths: int) -> subprocess.Popen[bytes]:
    if deaths > QUICK_DEATHS_ALLOWED:
        raise EmbeddedError(f"{server.name} stopt telkens weer; zie {folder / 'log.txt'}.")
    server.log.write(f"{server.name} ended; starting it again\n".encode())
    time.sleep(PAUSE * 2**deaths)
    server.prepare()
    return _start(server, folder)


def _open_log(folder: Path) -> IO[bytes]:
    path = folder / "log.txt"
    if path.exists() and path.stat().st_size > 1_000_000:
        path.replace(folder / "log.old.txt")
    return path.open("ab", buffering=0)


def main(name: str, data_dir: Path) -> int:
    """Run one server for one data directory; the caller has handed us the supervisor's lock, open."""
    folder = data_dir / "embedded" / "run" / name
    stop_request = StopRequest()
    stop_request.listen_to(signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.umask(0o077)
    with _open_log(folder) as log:
        try:
            server = SERVERS[name](find_place(data_dir), log, quick=os.environ.get("MODUS") == "test")
            server.prepare()
            supervise(server, folder, stop_request)
        except Stopped:
            return 0
        except EmbeddedError as error:
            write_state(folder, {"error": str(error)})
            return 1
        except OSError as error:
            write_state(folder, {"error": str(explain(error, f"{name} in {data_dir}"))})
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
