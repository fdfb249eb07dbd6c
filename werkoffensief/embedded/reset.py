"""Remove what the demo and the tests keep in a data directory."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from werkoffensief.embedded.client import is_used
from werkoffensief.embedded.errors import EmbeddedError, explain
from werkoffensief.embedded.places import remembered_directories

OURS = ("embedded", "beat", "log", "import", "bestanden", "static", "test")


def remove_data(data_dir: Path) -> None:
    """Remove the servers' data and the files beside it. Raises `EmbeddedError` while something runs there."""
    directories = [data_dir / "test", data_dir]
    try:
        for directory in directories:
            _refuse_when_used(directory)
        for directory in directories:
            _remove(directory)
    except OSError as error:
        raise explain(error, f"De map {data_dir} wissen") from None


def _refuse_when_used(data_dir: Path) -> None:
    if is_used(data_dir):
        raise EmbeddedError(
            f"Op {data_dir} draait nog iets. Stop eerst de demo (Ctrl-C) of de tests, en probeer het opnieuw."
        )


def _remove(data_dir: Path) -> None:
    for elsewhere in remembered_directories(data_dir):
        shutil.rmtree(elsewhere)
    for name in OURS:
        if (data_dir / name).exists():
            shutil.rmtree(data_dir / name)
    with contextlib.suppress(OSError):
        data_dir.rmdir()
