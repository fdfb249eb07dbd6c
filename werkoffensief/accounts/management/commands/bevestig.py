"""Confirm an account from the command line: for the first colleagues of the only beheerder."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import bevestigen
from werkoffensief.web.refusals import RefusalError


class Command(BaseCommand):
    help = "Confirms that this account is of the right person; until then it opens nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *args: Any, gebruikersnaam: str, **options: Any) -> None:
        row = Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).first()
        if row is None:
            raise CommandError(f"Er is geen medewerker met de gebruikersnaam {gebruikersnaam}.")
        try:
            bevestigen.confirm_by_command(medewerker_id=row.pk)
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Het account van {gebruikersnaam} is bevestigd.")
