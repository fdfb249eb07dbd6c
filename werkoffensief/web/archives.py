"""A zip archive of a stranger, looked through before it is trusted: what it says of its own sizes is not believed."""

import zipfile
from copy import copy

CHUNK = 1 << 16


class ArchiveError(Exception):
    """This archive is not what it should be."""


class ArchiveTooLargeError(ArchiveError):
    """It would unpack beyond the limit."""


def refuse_bomb(archive: zipfile.ZipFile, *, max_bytes: int, max_parts: int) -> None:
    """Unpack everything once, to nowhere, with a limit. Raises ArchiveError."""
    parts = archive.infolist()
    if len(parts) > max_parts or len({part.filename.lower() for part in parts}) < len(parts):
        raise ArchiveError
    left = max_bytes
    for part in parts:
        unbelieved = copy(part)
        unbelieved.file_size = left + 1  # read on to the real end
        del unbelieved.CRC
        with archive.open(unbelieved) as file:
            while chunk := file.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise ArchiveTooLargeError
