"""`doelstand --jaar 2019 [--peildatum 2019-12-31] [--campagne langdurig] --json` (contract section 1)."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werkoffensief.doelen.doelstand import OnbekendError, doelstand, make_peiling
from werkoffensief.web import clock


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is geen datum; schrijf 2019-12-31") from None


class Command(BaseCommand):
    help = "De cijfers van een jaar als JSON, berekend uit de feiten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jaar", type=int, required=True)
        parser.add_argument(
            "--peildatum", type=_day, help="standaard vandaag, of 31 december van een jaar dat voorbij is"
        )
        parser.add_argument("--campagne", help="code van de campagne; standaard langdurig, anders de eerste")
        parser.add_argument("--json", action="store_true", help="de enige vorm; mag wegblijven")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            peiling = make_peiling(
                options["jaar"],
                peildatum=options["peildatum"],
                campagne=options["campagne"],
                today=clock.today(),
            )
            found = doelstand(peiling)
        except OnbekendError as error:
            raise CommandError(str(error), returncode=1) from None
        self.stdout.write(json.dumps(found, indent=1, ensure_ascii=False))
