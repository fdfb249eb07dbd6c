"""`manage.py exporteer MAP` (contract sections 1 and 2)."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from intake.bsn import BsnError
from werkoffensief.overdracht.uitvoer import MapNietLeegError, export_folder


class Command(BaseCommand):
    help = "Schrijft alle feiten als bestanden in een nieuwe of lege map."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("map", metavar="MAP", help="een nieuwe of lege map")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = export_folder(Path(options["map"]))
        except MapNietLeegError:
            self.stderr.write(f"{options['map']} is geen nieuwe of lege map; er is niets geschreven.")
            sys.exit(2)
        except OSError as error:
            self.stderr.write(f"{options['map']} kan niet worden geschreven ({error.strerror}).")
            sys.exit(2)
        except BsnError as error:
            self.stderr.write(f"{error} Er is niets geschreven.")
            sys.exit(1)
        for name, number in written.items():
            self.stdout.write(f"{name}: {number} {'rij' if number == 1 else 'rijen'}.")
