"""A virus scanner that looks at each document before anything of it is kept.

`settings.DOCUMENT_SCANNER` names a callable that takes the open file and returns what it found, or None when there is
nothing wrong. Whatever it raises means that nobody looked: then the document is refused. Without the setting nothing
is scanned. `clamd` below speaks with ClamAV's daemon (docs/beheer.md).
"""

import logging
import socket
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.module_loading import import_string

from intake.services.bestandskeuring import BestandError

INFECTED = (
    "De virusscanner vindt dit bestand onveilig. Er is niets bewaard. Open het bestand niet meer, en vraag om een "
    "ander bestand."
)
UNREACHABLE = (
    "De virusscanner is nu niet bereikbaar, en zonder controle bewaren wij geen bestanden. Er is niets bewaard. "
    "Probeer het later opnieuw."
)
CHUNK = 1 << 16
TIMEOUT_SECONDS = 30
MAX_ANSWER = 4_096
log = logging.getLogger(__name__)


class ScannerError(Exception):
    """The scanner gave no answer that means anything."""


def scan(file: Any) -> None:
    """Let the scanner look. Raises BestandError when it found something, and when it could not look."""
    if not settings.DOCUMENT_SCANNER:
        return
    try:
        file.seek(0)
        found = import_string(settings.DOCUMENT_SCANNER)(file)
        file.seek(0)
    except Exception as error:  # whatever goes wrong with a scanner, nobody looked
        log.error("De scanner van documenten werkt niet: %s", type(error).__name__)
        raise BestandError(UNREACHABLE) from error
    if found:
        log.warning("De scanner van documenten weigerde een bestand: %s", found)
        raise BestandError(INFECTED)


def clamd(file: BinaryIO) -> str | None:
    """Ask ClamAV's daemon at `settings.CLAMD_ADRES`, the path of a socket or host:port (its command INSTREAM)."""
    with _connection(settings.CLAMD_ADRES) as connection:
        connection.sendall(b"zINSTREAM\0")
        for chunk in _chunks(file):
            connection.sendall(len(chunk).to_bytes(4) + chunk)
        connection.sendall((0).to_bytes(4))
        answer = _answer(connection)
    if answer == "stream: OK":
        return None
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerError


def _connection(address: str) -> socket.socket:
    if "/" not in address:
        host, _, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT_SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(TIMEOUT_SECONDS)
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _answer(connection: socket.socket) -> str:
    """One sentence that ends with a zero byte."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < MAX_ANSWER:
        part = connection.recv(MAX_ANSWER)
        if not part:
            raise ScannerError
        answer += part
    return answer.rstrip(b"\0").decode(errors="replace")
