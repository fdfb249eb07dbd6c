"""Load the demo municipality: The Hague in 2019, invented people, published totals. Demo and tests only."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from intake.models import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.services import work_off
from werkoffensief.demo.accounts import make_accounts
from werkoffensief.demo.afspraken import make_appointments
from werkoffensief.demo.besluiten import make_awards
from werkoffensief.demo.buddies import make_buddies
from werkoffensief.demo.dossiers import make_caseload, make_table_talk
from werkoffensief.demo.fonds import make_fonds
from werkoffensief.demo.gemeente import GEMEENTEN, write
from werkoffensief.demo.papieren import make_documents
from werkoffensief.demo.plannen import make_plans
from werkoffensief.demo.profielen import make_profiles
from werkoffensief.demo.regie import make_handovers
from werkoffensief.demo.vandaag import make_today
from werkoffensief.demo.voorzieningen import make_voorzieningen, wait_for_places
from werkoffensief.demo.werkfit import make_attendance
from werkoffensief.demo.werkgevers import make_employers
from werkoffensief.logboek.enums import Via
from werkoffensief.overdracht.services import import_folder
from werkoffensief.web import clock


class Command(BaseCommand):
    help = "Laadt de demogemeente: verzonnen mensen, de echte totalen van Den Haag in 2019."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--als-leeg", action="store_true", help="doe niets als er al klanten of accounts zijn"
        )
        parser.add_argument("--gemeente", choices=sorted(GEMEENTEN), default="den-haag-2019")

    def handle(self, *args: Any, als_leeg: bool, gemeente: str, **options: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("De demogemeente bestaat niet in MODUS=productie.")
        if Klant.objects.exists() or Medewerker.objects.exists():
            if Klant.objects.exists() and not _somebody_can_log_in():
                raise CommandError("De demogemeente is half geladen. Voer 'make demo-reset' uit.")
            if als_leeg:
                return
            raise CommandError("Er staan al gegevens in deze database. Gebruik eerst 'make demo-reset'.")
        with tempfile.TemporaryDirectory(prefix="demo-") as folder:
            write(GEMEENTEN[gemeente], Path(folder))
            resultaat = import_folder(Path(folder), door="systeem", via=Via.IMPORT, now=clock.now())
        if not resultaat.accepted:
            for bestand in resultaat.bestanden:
                for fout in bestand.fouten:
                    self.stderr.write(
                        f"{fout.bestand}, regel {fout.regel or '-'}: {fout.kolom or 'bestand'} geweigerd"
                    )
            raise CommandError("De demogemeente werd geweigerd: dit is een fout in het programma.")
        with transaction.atomic():  # whoever can log in, finds it complete
            accounts = make_accounts()
            make_voorzieningen(accounts, today=clock.today())
            make_caseload(accounts, today=clock.today(), now=clock.now())
            wait_for_places(accounts["regisseur"], today=clock.today())
            make_awards(accounts, today=clock.today())
            make_appointments(accounts, today=clock.today(), now=clock.now())
            make_documents(accounts, today=clock.today(), now=clock.now())
            make_plans(accounts, today=clock.today())
            make_handovers(accounts, today=clock.today())
            make_fonds(accounts, today=clock.today())
            make_profiles(accounts, today=clock.today())
            make_attendance(accounts, today=clock.today())
            make_employers(accounts, today=clock.today(), now=clock.now())
            make_buddies(accounts, today=clock.today())
        make_table_talk(accounts, today=clock.today(), now=clock.now())
        make_today(accounts, today=clock.today(), now=clock.now())
        work_off(now=clock.now())


def _somebody_can_log_in() -> bool:
    return Medewerker.objects.filter(is_active=True, uitgenodigd_op__isnull=False).exists()
