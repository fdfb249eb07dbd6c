"""`hersteltest BACK-UP`: put a back-up back in a database of its own, look at it, throw it away (docs/beheer.md)."""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werkoffensief.overdracht.herstel import HerstelError, rehearse

DATABASE = "werkoffensief_hersteltest"


class Command(BaseCommand):
    help = "Zet een back-up terug in een eigen database, kijkt of alles er is, en gooit die weg."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("back_up", type=Path, help="een bestand van pg_dump --format=custom")
        parser.add_argument("--database", default=DATABASE, help=f"naam van de proefdatabase ({DATABASE})")

    def handle(self, *args: Any, **options: Any) -> None:
        owner_url = os.environ.get("DATABASE_OWNER_URL")
        if not owner_url:
            raise CommandError(
                "Zet DATABASE_OWNER_URL: alleen de eigenaar kan een back-up terugzetten.", returncode=2
            )
        if not options["back_up"].is_file():
            raise CommandError("Dit bestand bestaat niet.", returncode=2)
        wrong = 0
        try:
            for found in rehearse(dump=options["back_up"], name=options["database"], owner_url=owner_url):
                self.stdout.write(f"{'goed' if found.goed else 'FOUT'}  {found.zin}")
                wrong += not found.goed
        except HerstelError as error:
            raise CommandError(str(error)) from error
        if wrong:
            sys.exit(1)
        self.stdout.write("De back-up is goed terug te zetten. Van deze proef is niets bewaard.")
