"""Which knock meets which lock: noted once, with all locks on, in a file that later starts read again."""

import hashlib
import json
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

from tests import omgeving
from tests.campaigns.deuren.knocks import Hasty, Knock, SeenError
from tests.campaigns.deuren.locks import ROOT, SCOPES, all_locks, let_tell

READ = (*omgeving.PACKAGES, "templates")
Key = tuple[Any, ...]  # of a Slot


class Note(NamedTuple):
    """What one knock met. `told`: the scopes, and the permissions that said no at least once. `wrong`: at the
    knock itself, while every lock was on."""

    knock: Knock
    met: frozenset[Key]
    told: frozenset[Key]
    seconds: float
    wrong: tuple[str, ...]


def file_of_this_code(folder: Path) -> Path:
    """Named after all that a knock could run into, so that no note is ever of other code."""
    return folder / f"sloten-{_digest((*READ, 'tests/deuren'))}.jsonl"


def folder_of_these_tests(folder: Path) -> Path:
    """The same for the suite: named after the code and every test."""
    return folder / f"toetsen-{_digest((*READ, 'tests'))}"


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    files = [file for part in parts for file in (ROOT / part).rglob("*") if "campaigns" not in file.parts]
    own = [Path(__file__).parent / name for name in ("knocks.py", "locks.py")]
    for file in sorted(own + [file for file in files if file.suffix in {".py", ".html", ".csv"}]):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def read(file: Path) -> dict[Knock, Note]:
    found: dict[Knock, Note] = {}
    for line in file.read_text().splitlines() if file.exists() else ():
        with suppress(json.JSONDecodeError):  # the last line of a start that was broken off
            knock, met, told, seconds, wrong = json.loads(line)
            sets = [frozenset(map(tuple, keys)) for keys in (met, told)]
            note = Note(Knock(*knock), sets[0], sets[1], seconds, tuple(wrong))
            found[note.knock] = note
    return found


def record(world: Any, functions: list[FunctionType], knocks: Iterable[Knock], file: Path) -> int:
    """Knock everywhere once and note what was met. How many knocks there were."""
    met: set[Key] = set()
    told: set[Key] = set()

    def heard(key: Key, value: Any) -> None:
        met.add(key)
        if key[2] in SCOPES or not value:
            told.add(key)

    let_tell(all_locks(), functions, heard)
    number = 0
    with file.open("a", buffering=1) as out:
        for number, knock in enumerate(knocks, 1):  # noqa: B007
            met.clear()
            told.clear()
            walk, begun = Hasty(world), time.monotonic()
            with suppress(SeenError):
                walk.knock(knock)
            seconds = round(time.monotonic() - begun, 3)
            line = [list(knock), sorted(met), sorted(told), seconds, walk.afwijkingen]
            out.write(json.dumps(line, separators=(",", ":")) + "\n")
    return number
