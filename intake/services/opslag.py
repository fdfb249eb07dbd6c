"""Where the bytes of documents are: the one file storage, under names that say nothing about anybody.

The names stand in folders of a 256th each, so that no folder grows without end and housekeeping goes step by step.
"""

import secrets
from datetime import datetime
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import default_storage

ROOT = "documenten"


def save(content: File) -> str:
    """Keep the bytes; their name in the storage."""
    name = secrets.token_hex(16)
    return default_storage.save(f"{ROOT}/{name[:2]}/{name}", content)


def open_stored(name: str) -> BinaryIO:
    """Raises FileNotFoundError."""
    return cast(BinaryIO, default_storage.open(name, "rb"))


def remove(name: str) -> None:
    """Nothing happens when they are gone."""
    default_storage.delete(name)


def folders() -> list[str]:
    """Every folder that there can be."""
    return [f"{ROOT}/{number:02x}" for number in range(256)]


def names_in(folder: str) -> set[str]:
    """What is in a folder; nothing when it was never made."""
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return set()
    return {f"{folder}/{file}" for file in files}


def is_older(name: str, moment: datetime) -> bool:
    """Whether it was kept before `moment`; what has gone in the meantime was not."""
    try:
        return default_storage.get_modified_time(name) < moment
    except FileNotFoundError:
        return False
