"""More rows of each klant of the world: those of instroom, scans, and who looks along."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.intake.factories import WaardescanFactory, WwrechtFactory
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock


def facts(world: Any, row: SimpleNamespace, writer: Medewerker) -> None:
    """One of each kind that a page shows, and a withdrawn one."""
    row.wwrecht = WwrechtFactory(klant=row.klant, resultaat="instroom_voorkomen", resultaat_op=clock.today())
    WwrechtFactory(
        klant=row.klant, ww_einde=date(2014, 1, 1), vervallen_op=timezone.now(), vervallen_reden="x"
    )
    row.waardescan = WaardescanFactory(klant=row.klant, medewerker=writer, kansen="x", alternatieven="x")
    WaardescanFactory(klant=row.klant, medewerker=writer, vervallen_op=timezone.now(), vervallen_reden="x")
