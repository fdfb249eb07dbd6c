"""The first beheerder of a new installation, who makes all other accounts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.services import beheer
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


class Command(BaseCommand):
    help = "Makes an account with the role beheerder and prints the link with which it gets a password, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--naam", help="name as colleagues see it (default: the gebruikersnaam)")

    def handle(self, *args: Any, gebruikersnaam: str, naam: str | None, **options: Any) -> None:
        try:
            with handeling(door="systeem", via=Via.OPDRACHT):
                row = beheer.create_medewerker(
                    door="systeem",
                    gebruikersnaam=gebruikersnaam,
                    gegevens={"naam": naam or gebruikersnaam},
                    via=Via.OPDRACHT,
                )
                beheer.grant_role(door="systeem", medewerker_id=row.pk, rol=Rol.BEHEERDER, via=Via.OPDRACHT)
                token = beheer.invite(door="systeem", medewerker_id=row.pk, now=clock.now(), via=Via.OPDRACHT)
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"Beheerder {gebruikersnaam} is gemaakt. Wachtwoord instellen (één keer, drie dagen geldig):"
        )
        self.stdout.write(reverse("wachtwoord_instellen", args=[row.pk, token]))
