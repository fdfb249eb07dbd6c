"""`manage.py importeer MAP [--proef] [--overschrijf]` (contract sections 1 and 2)."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from werkoffensief.logboek.enums import Via
from werkoffensief.overdracht.resultaat import Bestandresultaat, Resultaat
from werkoffensief.overdracht.services import import_folder
from werkoffensief.web import clock


class Command(BaseCommand):
    help = "Leest alle bekende bestanden uit een map (of een bestand) in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("map", metavar="MAP", help="map met bestanden, of een bestand")
        parser.add_argument("--proef", action="store_true", help="controleer alles, verander niets")
        parser.add_argument(
            "--overschrijf", action="store_true", help="neem bij een verschil de waarde uit het bestand over"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            resultaat = import_folder(
                Path(options["map"]),
                door=Via.OPDRACHT,
                now=clock.now(),
                proef=options["proef"],
                overschrijf=options["overschrijf"],
                progress=self._progress,
            )
        except FileNotFoundError:
            self.stderr.write(f"{options['map']} bestaat niet.")
            sys.exit(2)
        except OSError as error:
            self.stderr.write(f"{options['map']} kan niet worden gelezen ({error.strerror}).")
            sys.exit(2)
        except OperationalError:
            self.stderr.write(
                "De database is weggevallen; wat al was overgenomen blijft. Probeer het opnieuw."
            )
            sys.exit(1)
        self._show(resultaat)
        sys.exit(0 if resultaat.accepted else 1)

    def _progress(self, percent: int, text: str) -> None:
        if text.endswith("."):
            self.stderr.write(text)

    def _show(self, resultaat: Resultaat) -> None:
        for name in resultaat.genegeerd:
            self.stdout.write(f"{name}: onbekend bestand, genegeerd.")
        for bestand in resultaat.bestanden:
            self._show_file(bestand)
        if not resultaat.bestanden:
            self.stderr.write("Er is geen bekend bestand gevonden.")
        elif resultaat.proef:
            self.stdout.write("Dit was een proef: er is niets veranderd.")

    def _show_file(self, bestand: Bestandresultaat) -> None:
        self.stdout.write(bestand.zin())
        for melding in bestand.meldingen:
            self.stdout.write(f"  {melding}")
        for fout in bestand.fouten:
            self.stderr.write(f"  {fout.zin()}")
        if bestand.correctie:
            self.stderr.write(f"  De geweigerde regels staan in {bestand.correctie}.")
