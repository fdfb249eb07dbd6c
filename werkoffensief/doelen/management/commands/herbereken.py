"""`herbereken [--jaar 2019]`: works off what is pending, checks the roll-up, mends it (contract section 1)."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from werkoffensief.doelen import services
from werkoffensief.web import clock


class Command(BaseCommand):
    help = "Werkt de cijfers bij, vergelijkt ze met een nieuwe telling en herstelt verschillen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jaar", type=int, help="standaard elk jaar met een doelstelling")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        years = services.years_with_targets(now.date())
        if options["jaar"] is not None:
            years = [year for year in years if year == options["jaar"]]
            if not years:
                self.stdout.write(f"{options['jaar']} overgeslagen: geen doelstelling, of nog niet begonnen.")
                return
        found = services.check_and_mend(years=years, now=now)
        for difference in found:
            self.stdout.write(str(difference))
        checked = ", ".join(map(str, years)) or "geen jaar met een doelstelling"
        self.stdout.write(f"Nageteld: {checked}. Verschillen: {len(found)}.")
        if found:
            sys.exit(1)
