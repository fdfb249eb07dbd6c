"""Take away somebody's second factor from the command line: for when the only beheerder lost a telephone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import tweede_factor
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


class Command(BaseCommand):
    help = "Removes the second factor of this medewerker, who sets one up again at the next log-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *args: Any, gebruikersnaam: str, **options: Any) -> None:
        row = Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).first()
        if row is None:
            raise CommandError(f"Er is geen medewerker met de gebruikersnaam {gebruikersnaam}.")
        try:
            tweede_factor.reset(door="systeem", medewerker_id=row.pk, now=clock.now(), via=Via.OPDRACHT)
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"De tweede factor van {gebruikersnaam} is gereset.")
