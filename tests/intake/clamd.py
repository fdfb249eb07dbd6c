"""A server that speaks clamd's INSTREAM, as far as a client can tell."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
HANG_UP, ERROR, GIBBERISH = b"hang up", b"size limit", b"gibberish"


class Handler(socketserver.StreamRequestHandler):
    """One question: the command, chunks with their length before them, an empty one; then the answer."""

    def handle(self) -> None:
        server: Any = self.server
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while length := int.from_bytes(self.rfile.read(4)):
            data += self.rfile.read(length)
        server.seen.append(data)
        if HANG_UP in data:
            return
        answer = b"stream: OK\0"
        if EICAR in data:
            answer = b"stream: Eicar-Test-Signature FOUND\0"
        elif ERROR in data:
            answer = b"INSTREAM size limit exceeded. ERROR\0"
        elif GIBBERISH in data:
            answer = b"\xff\xfe\0"
        for place in range(0, len(answer), 5):  # an answer may come in pieces
            self.wfile.write(answer[place : place + 5])
            self.wfile.flush()


@contextmanager
def listening(path: Path | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """A server on a socket at `path`, or on a port; its address, and what it was sent."""
    kind: Any = socketserver.ThreadingUnixStreamServer if path else socketserver.ThreadingTCPServer
    with kind(str(path) if path else ("127.0.0.1", 0), Handler) as server:
        server.seen = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield str(path) if path else f"127.0.0.1:{server.server_address[1]}", server.seen
        finally:
            server.shutdown()
            thread.join()
