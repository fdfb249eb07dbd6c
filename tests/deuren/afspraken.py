"""The appointments of the world: tomorrow, each klant with its own medewerker; and a meeting of everybody."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from intake.services.agendafeed import make_feed
from intake.services.herinneringen import stop_reminders
from tests.deuren.lijsten import CASEWORK
from tests.intake.factories import (
    AfspraakFactory,
    BijeenkomstFactory,
    DeelnameFactory,
    TaakFactory,
    UitnodigingFactory,
)
from werkoffensief.web import clock
from werkoffensief.web.clock import AMSTERDAM

IN_TIME_FOR_POST = timedelta(days=14)
LONG_AGO = timedelta(days=400)


def tomorrow(hour: int = 8, minutes: int = 0) -> datetime:
    day = clock.today() + timedelta(days=1)
    return datetime.combine(day, time(hour), AMSTERDAM) + timedelta(minutes=minutes)


def appoint(world: Any) -> None:
    """For every klant a row of everything, and for everybody who works with klanten a meeting and letters."""
    los, mark = world.los, world.kanaries.next
    gone = {"vervallen_op": clock.now(), "vervallen_reden": "x"}
    meetings = {}
    for number, row in enumerate(row for row in world.bundels if not row.kaal and not row.samengevoegd):
        writer = row.regisseur or los.derde
        said = {"klant": row.klant, "medewerker": writer, "plaats": "x", "onderwerp": "x"}
        meeting = meetings.get(writer.pk) or BijeenkomstFactory(
            bijeenkomstnummer=mark(), begeleider=writer, begin=tomorrow(15, 10 * len(meetings) + 5), duur=5
        )
        meetings[writer.pk] = meeting
        begin = tomorrow(minutes=10 * number)
        row.afspraak = AfspraakFactory(afspraaknummer=mark(), begin=begin, duur=5, **said)
        AfspraakFactory(afspraaknummer=mark(), begin=begin - LONG_AGO, status="niet_verschenen", **said)
        off = {"status": "afgezegd", "afzegger": "wij", "afzegreden": "x"}
        AfspraakFactory(afspraaknummer=mark(), begin=begin - 2 * LONG_AGO, **off, **said)
        row.deelname = DeelnameFactory(klant=row.klant, bijeenkomst=meeting)
        row.taak = TaakFactory(
            klant=row.klant, medewerker=writer, uitgesteld_tot=clock.today(), uitgesteld_reden="x"
        )
        AfspraakFactory(afspraaknummer=mark(), begin=begin, duur=5, **said, **gone)
        DeelnameFactory(klant=row.klant, bijeenkomst=meeting, **gone)
        TaakFactory(klant=row.klant, medewerker=writer, **gone)
    BijeenkomstFactory(
        bijeenkomstnummer=mark(),
        begeleider=los.derde,
        begin=tomorrow(15),
        vervallen_op=clock.now(),
        vervallen_reden="x",
    )
    _of_everybody(world)
    los.feedsleutel = make_feed(medewerker_id=world.actors["regisseur"].medewerker.pk, now=clock.now())
    stop_reminders(door=los.derde.pk, klant_id=world.bundels[1].klant.pk, now=clock.now())


def _of_everybody(world: Any) -> None:
    """A meeting, letters and an appointment that post can reach, of whoever works with klanten."""
    los, mark = world.los, world.kanaries.next
    los.bijeenkomsten, los.reeksen = {}, {}
    for name in CASEWORK:
        me = world.actors[name].medewerker
        los.bijeenkomsten[name] = BijeenkomstFactory(
            bijeenkomstnummer=mark(),
            begeleider=me,
            begin=tomorrow(18, 10 * len(los.bijeenkomsten) + 5),
            duur=5,
        )
        mine = [row for row in world.bundels if row.regisseur == me]
        DeelnameFactory(klant=mine[-1].klant, bijeenkomst=los.bijeenkomsten[name])
        los.reeksen[name] = uuid4()
        about = {"klant": mine[-1].klant, "afspraak": mine[-1].afspraak, "plaats": "x", "bij": me}
        UitnodigingFactory(**about, door=me, reeks=los.reeksen[name])
        later = tomorrow(minutes=10 * len(los.reeksen)) + IN_TIME_FOR_POST
        AfspraakFactory(
            afspraaknummer=mark(),
            begin=later,
            duur=5,
            klant=mine[-1].klant,
            medewerker=me,
            plaats="x",
            onderwerp="x",
        )
