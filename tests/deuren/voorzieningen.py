"""What the world has of voorzieningen: one with everything filled in, offers with a rhythm, and places in them."""

from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.trajecten.factories import AanbodFactory, StapFactory
from trajecten.models import (
    Aanwezigheid,
    Budget,
    Groepsdagdeel,
    Opbouw,
    Toekenning,
    Uitgave,
    Voorziening,
    Wachtplek,
    Werkfitbeoordeling,
)
from werkoffensief.web import clock

OF = "taaltraining"
GONE: dict[str, Any] = {"vervallen_reden": "x"}


def keep(world: Any, row: SimpleNamespace) -> None:
    """A place for each klant in the one offer, and a step that was withdrawn."""
    if not hasattr(world.los, "aanbod"):
        _offers(world)
    place = {
        "traject": row.traject,
        "start": row.traject.start,
        "voorziening_id": OF,
        "aanbod": world.los.aanbod,
    }
    row.plaats = StapFactory(stapnummer=world.kanaries.next(), **place)
    _waits(world, row)
    _decided(world, row)
    _comes(world, row)
    StapFactory(stapnummer=world.kanaries.next(), **place, vervallen_op=timezone.now(), vervallen_reden="x")


def _decided(world: Any, row: SimpleNamespace) -> None:
    """An award on which was paid, and a withdrawn one. A decision does not change: its texts are canaries at once."""
    writer = row.regisseur or world.los.derde
    of: dict[str, Any] = {"klant": row.klant, "medewerker": writer}
    said: dict[str, Any] = {"traject": row.traject, "voorziening_id": OF, "besluit": "toegekend", "centen": 500_00,
                            "besloten_op": date(2024, 7, 1), "tot": date(2024, 12, 1)}  # fmt: skip
    gone: dict[str, Any] = {"vervallen_op": timezone.now(), "vervallen_reden": world.kanaries.next()}
    made: Any = Toekenning.objects.create
    row.toekenning = made(
        **of, **said, toekenningsnummer=world.kanaries.next(), redenen=world.kanaries.next(),
        brief=world.kanaries.next(),
    )  # fmt: skip
    later = said | {"besloten_op": date(2025, 2, 1), "tot": date(2025, 3, 1)}
    row.gestuurd = made(
        **of, **later, toekenningsnummer=world.kanaries.next(), redenen=world.kanaries.next(),
        brief=world.kanaries.next(), verzonden_op=date(2025, 2, 1),
    )  # fmt: skip
    less = later | {"besluit": "verlaagd", "centen": 400_00, "besloten_op": date(2025, 2, 2)}
    made(
        **of, **less, wijzigt=row.gestuurd.toekenningsnummer, toekenningsnummer=world.kanaries.next(),
        redenen=world.kanaries.next(), brief=world.kanaries.next(),
    )  # fmt: skip
    row.gestuurd.refresh_from_db()
    made(**of, **said, **gone, toekenningsnummer=world.kanaries.next(), redenen=world.kanaries.next(),
         brief=world.kanaries.next())  # fmt: skip
    paid: dict[str, Any] = {
        **of,
        "toekenning": row.toekenning,
        "betaald_op": date(2024, 8, 1),
        "centen": 100_00,
    }
    Uitgave.objects.create(**paid, uitgavenummer=world.kanaries.next(), omschrijving="x")
    Uitgave.objects.create(**paid, **gone, uitgavenummer=world.kanaries.next(), omschrijving="x")


def _comes(world: Any, row: SimpleNamespace) -> None:
    """What was agreed, a day on which the klant was there, and an assessment; and withdrawn ones."""
    of: dict[str, Any] = {"klant": row.klant, "stap": row.plaats}
    said: dict[str, Any] = {"klant": row.klant, "traject": row.traject, "uitkomst": "bijna", "waarom": "x",
                            "medewerker": row.regisseur or world.los.derde}  # fmt: skip
    for number, gone in enumerate(({}, {"vervallen_op": timezone.now(), "vervallen_reden": "x"})):
        day = row.plaats.start + timedelta(days=number)
        Opbouw.objects.create(**of, vanaf=day, dagen=2, uren=6, **gone)
        Aanwezigheid.objects.create(**of, dag=day, wat="aanwezig", minuten=180, **gone)
        Werkfitbeoordeling.objects.create(**said, dag=day, **gone)


def _waits(world: Any, row: SimpleNamespace) -> None:
    """Each klant is the first in an offer of their own, and was placed once before others; and a withdrawn row."""
    offer = AanbodFactory(
        aanbodnummer=world.kanaries.next(), naam=world.kanaries.next(), start=date(2018, 1, 1)
    )
    made: Any = Wachtplek.objects.create
    said: dict[str, Any] = {"klant": row.klant, "traject": row.traject, "aangemeld_op": date(2024, 7, 1),
                            "medewerker": row.regisseur or world.los.derde}  # fmt: skip
    row.wachtplek = made(
        wachtpleknummer=world.kanaries.next(), voorziening_id=offer.voorziening_id, aanbod=offer, **said
    )
    ended: dict[str, Any] = {"voorziening_id": OF, "geeindigd_op": date(2024, 8, 1), **said}
    made(
        wachtpleknummer=world.kanaries.next(),
        uitkomst="geplaatst",
        stap=row.plaats,
        voorrang_reden="x",
        **ended,
    )
    made(wachtpleknummer=world.kanaries.next(), uitkomst="ingetrokken", reden="x", **ended,
         vervallen_op=timezone.now(), vervallen_reden="x")  # fmt: skip


def _offers(world: Any) -> None:
    los = world.los
    Voorziening.objects.filter(pk=OF).update(
        omschrijving="x", aanbieder="x", srg_code="x", brieftekst="x", beschikking=True, prijs_centen=125_050,
        geldig_maanden=12,
    )  # fmt: skip
    year = clock.today().year
    Budget.objects.create(voorziening_id=OF, jaar=year, centen=900_00)
    Budget.objects.create(
        voorziening_id=OF, jaar=2001, centen=1, vervallen_op=timezone.now(), vervallen_reden="x"
    )
    said: dict[str, Any] = {"voorziening_id": OF, "locatie": "x", "start": date(2018, 1, 1), "plaatsen": 500}
    los.aanbod = AanbodFactory(aanbodnummer=world.kanaries.next(), naam="x", **said)
    AanbodFactory(aanbodnummer=world.kanaries.next(), naam="z", **{**said, "voorziening_id": "buddy"})
    los.leeg_aanbod = AanbodFactory(aanbodnummer=world.kanaries.next(), naam="y", **said)
    AanbodFactory(
        aanbodnummer=world.kanaries.next(), naam="z", **said, vervallen_op=timezone.now(), vervallen_reden="x"
    )
    hours: dict[str, Any] = {"aanbod": los.aanbod, "begin": time(9), "einde": time(12, 30)}
    los.dagdeel = Groepsdagdeel.objects.create(dag=1, **hours)
    Groepsdagdeel.objects.create(dag=2, **hours, vervallen_op=timezone.now(), vervallen_reden="x")
