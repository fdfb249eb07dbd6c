"""Invite somebody from the command line: the link that sets a password, once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import beheer
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


class Command(BaseCommand):
    help = "Prints a link with which this medewerker sets a password, once; valid for three days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *args: Any, gebruikersnaam: str, **options: Any) -> None:
        row = Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).first()
        if row is None:
            raise CommandError(f"Er is geen medewerker met de gebruikersnaam {gebruikersnaam}.")
        try:
            token = beheer.invite(door="systeem", medewerker_id=row.pk, now=clock.now(), via=Via.OPDRACHT)
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(reverse("wachtwoord_instellen", args=[row.pk, token]))
