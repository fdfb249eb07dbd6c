"""Two more ways into a file: who stands in for its regisseur, and who was asked to look along (world.py)."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import ToegangFactory
from werkoffensief.accounts.models import Medewerker, Waarneming
from werkoffensief.web import clock

# For whom each of them stands in: somebody of the other team, made for it or an actor who has a klant there anyway.
AWAY = {
    "consulent": None,
    "regisseur": None,
    "teamleider": None,
    "collega": "vreemde",
    "vreemde": "beheerder",
}


def covers(actor: Any, bundel: SimpleNamespace) -> bool:
    """Whether this actor stands in for the regisseur of this klant; never in a shielded file."""
    return not bundel.schild and actor.medewerker in vars(bundel).get("waarnemers", ())


def opened(me: Medewerker | None, bundel: SimpleNamespace) -> str:
    """What a klant of another team is to somebody."""
    if me in bundel.toegang_van:
        return "toegang"
    return "meekijken" if me and me in vars(bundel).get("meekijkers", ()) else "ander"


def arrange(world: Any, make: Callable[..., None]) -> None:
    """One klant to stand in for, of each who works with klanten; in each team one that all others look along with."""
    los, today = world.los, clock.today()
    for name, away in AWAY.items():
        actor = world.actors[name]
        who = (
            world.actors[away].medewerker
            if away
            else MedewerkerFactory(gebruikersnaam=f"weg_van_{name}", team=los.escamp, rollen=["regisseur"])
        )
        if not away:
            make(world, los.escamp, who)
        Waarneming.objects.create(
            waarnemingnummer=world.kanaries.next(),
            medewerker=who,
            waarnemer=actor.medewerker,
            start=today,
            einde=today + timedelta(days=30),
            reden="x",
        )
        for row in (row for row in world.bundels if row.regisseur == who):
            row.waarnemers = (actor.medewerker,)
    for owner in (los.verre, world.actors["accountmanager"].medewerker):
        row = next(r for r in world.bundels if r.regisseur == owner and not r.schild and not r.toegang_van)
        everybody = [a.medewerker for a in world.actors.values() if a.medewerker]
        row.meekijkers = [medewerker for medewerker in everybody if medewerker.team != row.team]
        for medewerker in row.meekijkers:
            ToegangFactory(
                klant=row.klant, medewerker=medewerker, uitgenodigd_door=owner, reden=world.kanaries.reason()
            )
