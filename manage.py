#!/usr/bin/env python
"""Django's commands; the embedded servers start first where a command needs them (never in productie)."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
NEEDS_NO_SERVER = {
    "help", "version", "check", "makemigrations", "collectstatic", "findstatic", "compilemessages",
    "makemessages", "diffsettings", "startapp", "startproject",
}  # fmt: skip
KEEPS_OWNER = {"migrate", "hersteltest"}


def main(arguments: list[str]) -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkoffensief.settings.base")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django ontbreekt. Voer 'make setup' uit en gebruik '.venv/bin/python manage.py'.")
    if os.environ.get("MODUS", "demo") in {"demo", "test"} and _needs_servers(arguments):
        _use_embedded_servers(arguments[0])
    execute_from_command_line([sys.argv[0], *arguments])


def _needs_servers(arguments: list[str]) -> bool:
    if not arguments or arguments[0].startswith("-") or {"-h", "--help"} & set(arguments):
        return False
    if arguments[0] == "check":
        return any(argument.startswith("--database") for argument in arguments)
    return arguments[0] not in NEEDS_NO_SERVER


def _use_embedded_servers(command: str) -> None:
    from werkoffensief import embedded

    data_dir = Path(os.environ.get("DATA_DIR") or PROJECT / ".data")
    try:
        given = embedded.ensure_environment(os.environ, data_dir)
        if "DATABASE_URL" in given and command != "migrate":
            embedded.migrate_when_empty(data_dir, os.environ["DATABASE_OWNER_URL"], _migrate)
    except embedded.EmbeddedError as error:
        sys.exit(str(error))
    if "DATABASE_OWNER_URL" in given and command not in KEEPS_OWNER:
        del os.environ["DATABASE_OWNER_URL"]


def _migrate() -> None:
    """Migrate as the owner, in a process of its own; what it prints is no part of the command's output."""
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, str(PROJECT / "manage.py"), "migrate", "--verbosity", "0"],
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
