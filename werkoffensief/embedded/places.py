"""Where the servers' files live, and as whom the servers run.

PostgreSQL refuses to run as root, so for root both servers run as `nobody`. That user must be able to reach
the data and the programs; below a home of mode 700 it cannot, and then they live in a place of their own that
is remembered in the data directory.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from werkoffensief.embedded.errors import EmbeddedError
from werkoffensief.embedded.locks import exclusive

PLACES_ELSEWHERE = (Path("/var/lib/werkoffensief"), Path("/var/tmp/werkoffensief"))  # noqa: S108 (root's own, 711)
LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432"
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")


@dataclass
class Place:
    """A directory for the servers' own files, and the user who owns them."""

    root: Path
    uid: int
    gid: int
    messages: list[str] = field(default_factory=list)

    @property
    def other_user(self) -> bool:
        """Whether the servers run as somebody else than this process."""
        return self.uid != os.geteuid()

    def run_as(self) -> dict[str, Any]:
        """The keywords for `subprocess` that make a child run as the servers' user."""
        if not self.other_user:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def passage(self, path: Path) -> Path:
        """Make sure the directory exists and the servers' user can pass through it, without reading it."""
        path.mkdir(exist_ok=True)
        path.chmod(0o711 if self.other_user else 0o700)
        return path

    def private_directory(self, path: Path) -> Path:
        """Make sure the directory exists, belongs to the servers' user, and is closed to others."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = path.stat().st_uid
        if owner != self.uid:
            if os.geteuid() != 0 or owner != 0:
                raise EmbeddedError(
                    f"{path} is van een andere gebruiker ({_user_name(owner)}). "
                    "Start als die gebruiker, of kies een andere map met DATA_DIR=/pad/naar/map."
                )
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)
        return path


def make_data_dir(data_dir: Path) -> Path:
    """Make the directory when there is none: closed, but root's lets the servers' user pass through."""
    passage = 0o711 if os.geteuid() == 0 else 0o700
    for path in (data_dir, data_dir / "embedded"):
        if not path.exists():
            path.mkdir(parents=True, exist_ok=True)
            path.chmod(passage)
    return data_dir


def find_place(data_dir: Path) -> Place:
    """The place of this data directory: inside it, or elsewhere when the servers' user cannot get there."""
    own = data_dir / "embedded"
    if os.geteuid() != 0:
        return Place(own, os.geteuid(), os.getegid())
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedError(
            "PostgreSQL draait niet als root, en de gebruiker 'nobody' bestaat hier niet."
            " Start als gewone gebruiker."
        ) from None
    place = Place(own, nobody.pw_uid, nobody.pw_gid)
    with exclusive(own / "place.lock"):
        own.chmod(0o711)
        if can_execute(place, own):
            return place
        place.root = _elsewhere(own / "elsewhere")
    place.messages.append(
        f"De map {data_dir} is niet bereikbaar voor de gebruiker '{nobody.pw_name}', onder wie PostgreSQL"
        f" draait als u root bent. De gegevens van de database staan daarom in {place.root}."
    )
    return place


def can_execute(place: Place, path: Path) -> bool:
    """Whether the servers' user may run this program or enter this directory."""
    answer = subprocess.run(  # noqa: S603 (fixed program)
        ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)], cwd="/", check=False, **place.run_as()
    )
    return answer.returncode == 0


def _elsewhere(pointer: Path) -> Path:
    """The place that the pointer file names; a new one when none is, or the data directory is a copy."""
    if pointer.exists():
        place = Path(pointer.read_text().strip())
        if place.is_dir() and _belongs_to(place) == _identity(pointer):
            return place
    for base in PLACES_ELSEWHERE:
        try:
            base.mkdir(parents=True, exist_ok=True)
            if base.stat().st_uid != os.geteuid():
                continue
            base.chmod(0o711)
            _remove_orphans(base)
            place = Path(tempfile.mkdtemp(prefix="data-", dir=base))
        except OSError:
            continue
        place.chmod(0o711)
        pointer.write_text(f"{place}\n")
        (place / "belongs-to").write_text(_identity(pointer))
        return place
    raise EmbeddedError(
        f"Geen plek voor de database: {PLACES_ELSEWHERE[0]} is niet te maken. Zet DATA_DIR ergens anders."
    )


def remembered_directories(data_dir: Path) -> list[Path]:
    """Directories elsewhere that hold this data directory's data or sockets, and are certainly its own."""
    own = data_dir / "embedded"
    pointer = own / "elsewhere"
    found = []
    roots = [own]
    if pointer.exists():
        place = Path(pointer.read_text().strip())
        if place.is_dir() and _belongs_to(place) == _identity(pointer):
            roots.append(place)
            found.append(place)
    for note in (note for root in roots for note in root.glob("*-socket-directory")):
        sockets = Path(note.read_text().strip())
        if sockets.is_dir() and sockets.name.startswith("werkoffensief-") and not sockets.is_symlink():
            found.append(sockets)
    return found


def _identity(pointer: Path) -> str:
    found = pointer.stat()
    return f"{pointer.resolve()}\n{found.st_dev}:{found.st_ino}\n"


def _belongs_to(place: Path) -> str:
    note = place / "belongs-to"
    return note.read_text() if note.exists() else ""


def _remove_orphans(base: Path) -> None:
    """Remove the data of demos whose directory is gone: nobody can ever use it again."""
    for place in base.glob("data-*"):
        pointer = _belongs_to(place).partition("\n")[0]
        if pointer and not Path(pointer).exists():
            shutil.rmtree(place, ignore_errors=True)


def socket_directory(place: Place, name: str) -> Path:
    """A private directory for a server's socket, whose path is short and plain enough for every client."""
    wanted = place.root / "sockets" / name
    if len(str(wanted) + LONGEST_SOCKET_NAME) <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(str(wanted)):
        place.passage(place.root / "sockets")
        return place.private_directory(wanted)
    note = place.root / f"{name}-socket-directory"
    if note.exists():
        known = Path(note.read_text().strip())
        if known.is_dir() and not known.is_symlink() and known.stat().st_uid == place.uid:
            return place.private_directory(known)
    short = Path(tempfile.mkdtemp(prefix="werkoffensief-", dir="/tmp"))
    place.private_directory(short)
    note.write_text(f"{short}\n")
    place.messages.append(
        f"Het pad van de map is te lang of te bijzonder voor een socket; die staat in {short}."
    )
    return short


def program(place: Place, package: str, pattern: str) -> Path:
    """A server's program from its wheel; copied when the servers' user cannot run it where it is."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            f"Het pakket {package} ontbreekt. Voer eerst 'make setup' uit, of zet DATABASE_URL en REDIS_URL."
        )
    source = Path(next(iter(spec.submodule_search_locations)))
    found = next(source.glob(pattern), None)
    if found is None:
        raise EmbeddedError(f"Het pakket {package} past niet op deze computer: {pattern} ontbreekt.")
    if can_execute(place, found):
        return found
    version = importlib.metadata.version(package)
    copy = place.root / "programs" / f"{package}-{version}"
    place.passage(copy.parent)
    _copy_package(source, copy)
    found = copy / package / found.relative_to(source)
    if not can_execute(place, found):
        raise EmbeddedError(
            f"{found} mag niet uitgevoerd worden; staat die schijf op 'noexec'? Kies een andere DATA_DIR."
        )
    return found


def _copy_package(source: Path, copy: Path) -> None:
    """Copy a package with the libraries that its programs look for beside it; whole or not at all."""
    if copy.is_dir():
        return
    half = Path(tempfile.mkdtemp(prefix="half-", dir=copy.parent))
    try:
        for folder in (source, source.with_name(f"{source.name}.libs")):
            if folder.is_dir():
                shutil.copytree(
                    folder, half / folder.name, ignore=shutil.ignore_patterns("include", "__pycache__")
                )
        half.chmod(0o755)
        half.rename(copy)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
