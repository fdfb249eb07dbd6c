"""Where the files of a delivery are: uploads and correction files, in the storage.

Uploads hold everybody's BSN: they go as soon as the delivery was worked off. A correction file holds the BSNs of
refused rows: it goes after seven days. Every name in the storage is made here, from the closed list of tables.
"""

import csv
import io
import re
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from werkoffensief.overdracht.lezen import EXTENSIONS
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.web.uploads import private_folder

ROOT = "leveringen"
WORD = re.compile(r'[^\s";,]+')


def is_known(name: str) -> bool:
    """Whether a delivery can have a file of this name."""
    stem, dot, ending = name.rpartition(".")
    return stem in BY_NAME and dot + ending in EXTENSIONS


def save_upload(opdracht_id: UUID, name: str, content: File) -> str:
    """Keep an uploaded file; its name in the storage. `name` must be a known one."""
    if not is_known(name):
        raise ValueError("unknown name of an import file")
    return default_storage.save(f"{ROOT}/{opdracht_id}/{name}", content)


def save_correction(opdracht_id: UUID, path: Path) -> str:
    """Keep the correction file that a run wrote; its name in the storage. One of an earlier attempt is replaced."""
    name = f"{ROOT}/{opdracht_id}/{path.name}"
    default_storage.delete(name)
    with path.open("rb") as source:
        return default_storage.save(name, File(source))


def erase_rows(name: str, keys: set[str]) -> None:
    """Leave out the rows of a correction file in which one of `keys` stands; the others stay as they are."""
    with open_stored(name) as file:
        lines = list(io.StringIO(file.read().decode(), newline=""))
    delimiter = "," if ";" not in lines[0] else ";"
    reader, start, kept = csv.reader(iter(lines), delimiter=delimiter), 0, []
    for row in reader:
        text = "".join(lines[start : reader.line_num])
        start = reader.line_num
        if keys.isdisjoint(cell.strip() for cell in row) and keys.isdisjoint(WORD.findall(text)):
            kept.append(text)
    if "".join(kept) != "".join(lines):
        default_storage.delete(name)
        default_storage.save(name, ContentFile("".join(kept).encode()))


def open_stored(name: str) -> BinaryIO:
    """Read a stored file. Raises FileNotFoundError."""
    return cast(BinaryIO, default_storage.open(name, "rb"))


def exists(name: str) -> bool:
    return default_storage.exists(name)


def remove(name: str) -> None:
    """Remove a stored file; nothing happens when it is gone."""
    default_storage.delete(name)


def remove_stale_uploads(before: datetime) -> None:
    """Remove what requests that died left behind."""
    for path in private_folder().glob("*.upload"):
        if path.lstat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)


def stored_deliveries() -> list[str]:
    """The names of the folders in the storage: ids of deliveries."""
    try:
        folders, _files = default_storage.listdir(ROOT)
    except FileNotFoundError:
        return []
    return folders


def remove_delivery(name: str, before: datetime) -> None:
    """Remove the files of one folder that are older: a younger one may belong to an upload that is coming in."""
    _folders, files = default_storage.listdir(f"{ROOT}/{name}")
    paths = [f"{ROOT}/{name}/{file}" for file in files]
    old = [path for path in paths if default_storage.get_modified_time(path) < before]
    for path in old:
        default_storage.delete(path)
    if len(old) == len(paths):
        default_storage.delete(f"{ROOT}/{name}")
