"""Loans of each klant of the world: one that waits for a decision, one that was granted and paid, a withdrawn one."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.deuren.deur import gone
from trajecten.models import Boeking, Buddy, Buddycontact, Buddykoppeling, Kwijtschelding, Lening, Leningbrief
from werkoffensief.web import clock

DAY = date(2024, 7, 1)


def lend(world: Any, row: SimpleNamespace) -> None:
    """Nobody of the actors had a hand in them, so that a teamleider may decide."""
    los = world.los
    asked: dict[str, Any] = {
        "klant": row.klant, "gevraagd_op": DAY, "gevraagd_door": los.derde, "opleiding": "x", "school": "x",
        "waarom": "x", "gevraagd_centen": 100_000,
    }  # fmt: skip
    advised = {
        "advies": "positief",
        "geadviseerd_op": DAY,
        "geadviseerd_door": los.derde,
        "advies_reden": "x",
    }
    granted = {
        "besluit": "toegekend", "besloten_op": DAY, "besloten_door": los.verre, "besluit_reden": "x",
        "toegekend_centen": 90_000, "eerste_termijn": DAY, "termijn_centen": 5_000,
    }  # fmt: skip
    made = Lening.objects.create
    row.lening = made(leningnummer=world.kanaries.next(), **asked, **advised)
    row.toegekend = made(leningnummer=world.kanaries.next(), **asked, **advised, **granted)
    row.betaald = made(leningnummer=world.kanaries.next(), **asked, **advised, **granted)
    made(leningnummer=world.kanaries.next(), **asked, ingetrokken_op=DAY, ingetrokken_reden="x")
    made(leningnummer=world.kanaries.next(), **asked, **gone())
    Kwijtschelding.objects.create(
        klant=row.klant, lening=row.toegekend, kwijtscheldingsnummer=world.kanaries.next(), gevraagd_op=DAY,
        gevraagd_door=los.derde, centen=1, reden="x", besluit="afgewezen", besloten_op=DAY,
        besloten_door=los.verre, besluit_reden="x",
    )  # fmt: skip
    row.leningbrief = _written(world, row)
    _written(world, row, **gone())
    row.kwijtschelding = _proposed(world, row)
    _proposed(world, row, **gone())
    booked = {"dag": DAY, "medewerker": los.derde, "kenmerk": world.kanaries.next()}
    Boeking.objects.create(van="kapitaal", naar="kas", centen=1_000_000, **booked)
    Boeking.objects.create(van="kas", naar="lening", centen=500, lening=row.betaald, **booked)
    los.boeking = Boeking.objects.create(
        van="kas", naar="lening", centen=80_000, lening=row.toegekend, **booked
    )


def befriend(world: Any, row: SimpleNamespace) -> None:
    """A buddy with whom the klant is paired now and met, one of before, and withdrawn rows."""
    los, today = world.los, clock.today()
    if not hasattr(los, "buddy"):
        volunteer: dict[str, Any] = {
            "vog_op": today,
            "telefoon": "x",
            "email": "x",
            "plekken": 10,
            "van": DAY,
        }
        made = Buddy.objects.create
        los.buddy = made(buddynummer=world.kanaries.next(), naam="x", **volunteer)
        made(buddynummer=world.kanaries.next(), naam="x", **volunteer, **gone())
    if row.leeg:  # somebody for whom a buddy is chosen
        return
    since: dict[str, Any] = {"klant": row.klant, "medewerker": los.derde, "waarom": "x"}
    own = Buddy.objects.create(
        buddynummer=world.kanaries.next(), naam="x", telefoon="x", vog_op=DAY, plekken=1, van=DAY
    )
    row.buddykoppeling = Buddykoppeling.objects.create(
        koppelnummer=world.kanaries.next(), buddy=own, start=DAY, **since
    )
    Buddykoppeling.objects.create(
        koppelnummer=world.kanaries.next(), buddy=los.buddy, start=today, **since, **gone()
    )
    met: dict[str, Any] = {"klant": row.klant, "koppeling": row.buddykoppeling, "medewerker": los.derde}
    Buddycontact.objects.create(**met, dag=DAY, hoe="gezien", tekst="x")
    Buddycontact.objects.create(**met, dag=DAY, hoe="gebeld", tekst="x", **gone())


def _written(world: Any, row: SimpleNamespace, **more: Any) -> Leningbrief:
    """A letter does not change: its texts are canaries at once."""
    text = world.kanaries.next
    return Leningbrief.objects.create(
        klant=row.klant, lening=row.toegekend, leningbriefnummer=text(), soort="regeling", opgemaakt_op=DAY,
        medewerker=world.los.verre, reden=text(), brief=text(), eerste_termijn=DAY, termijn_centen=5_000, **more,
    )  # fmt: skip


def _proposed(world: Any, row: SimpleNamespace, **more: Any) -> Kwijtschelding:
    return Kwijtschelding.objects.create(
        klant=row.klant, lening=row.toegekend, kwijtscheldingsnummer=world.kanaries.next(), gevraagd_op=DAY,
        gevraagd_door=world.los.derde, centen=100, reden="x", **more,
    )  # fmt: skip
