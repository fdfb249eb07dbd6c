"""The plan of each klant of the world, what was agreed of it twice, an earlier traject, and templates."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from intake.models import Actie
from tests.deuren import fonds, voorzieningen
from tests.deuren.deur import gone
from tests.intake.factories import ActieFactory
from tests.trajecten.factories import PlaatsingFactory, StapFactory, TrajectFactory
from trajecten.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Nazorg,
    Plan,
    Plansjabloon,
    Planversie,
    Profiel,
    Regisseurswens,
    Scholing,
    Sjabloonregel,
    Taalkennis,
    Wachtpunt,
    Werkervaring,
)
from trajecten.models.plan import JONGEREN, WOORDEN
from werkoffensief.accounts.models import Waarneming
from werkoffensief.dossier.models import Uitstel
from werkoffensief.web import clock

DAY = date(2024, 7, 1)
COPY: dict[str, Any] = {"doelen": [], "acties": [], "wachtpunten": [], "stappen": [], "einddoel": "werk"}


def earlier_traject(world: Any, row: SimpleNamespace) -> None:
    """An ended traject with a summary, and a plan that was withdrawn."""
    row.oud_traject = TrajectFactory(
        trajectnummer=world.kanaries.next(), klant=row.klant, start=date(2022, 1, 1), einde=date(2022, 6, 1),
        einde_reden_id="werk", samenvatting="x",
    )  # fmt: skip
    Plan.objects.create(klant=row.klant, traject=row.oud_traject, **gone())


def keep(world: Any, row: SimpleNamespace) -> None:
    """One of each that a plan holds, and a withdrawn one."""
    of: dict[str, Any] = {"klant": row.klant, "traject": row.traject}
    row.stap = StapFactory(stapnummer=world.kanaries.next(), traject=row.traject, start=row.traject.start)
    voorzieningen.keep(world, row)
    row.plan = Plan.objects.create(**of, einddoel="werk", **dict.fromkeys((*WOORDEN, *JONGEREN), "x"))
    said = {"wat": "x", "hoe_zien_wij_het": "x", "waarom": "x", "gesteld_op": DAY}
    row.doel = Doel.objects.create(doelnummer=world.kanaries.next(), **of, **said)
    Doel.objects.create(doelnummer=world.kanaries.next(), **of, **said, **gone())
    actie = Actie.objects.filter(klant=row.klant, vervallen_op__isnull=True).first()
    Doelactie.objects.create(klant=row.klant, doel=row.doel, actie=actie)
    Doelactie.objects.create(klant=row.klant, doel=row.doel, actie=actie, **gone())
    late = {**of, "wat": "x", "sinds": DAY, "verwacht_op": DAY}
    row.wachtpunt = Wachtpunt.objects.create(wachtpuntnummer=world.kanaries.next(), **late)
    row.later = Wachtpunt.objects.create(wachtpuntnummer=world.kanaries.next(), **late)
    Uitstel.objects.create(
        klant=row.klant, medewerker=row.regisseur or world.los.derde, soort="wachtpunt", ding=row.later.pk,
        tot=clock.today() + timedelta(days=30), reden="x",
    )  # fmt: skip
    row.voorbij = Wachtpunt.objects.create(
        wachtpuntnummer=world.kanaries.next(), **of, wat="x", sinds=DAY, klaar_op=DAY
    )
    row.gedaan = ActieFactory(
        actienummer=world.kanaries.next(), klant=row.klant, wat="x", afgesproken_op=DAY, gedaan_op=DAY
    )
    Wachtpunt.objects.create(wachtpuntnummer=world.kanaries.next(), **of, wat="x", sinds=DAY, **gone())
    Evaluatie.objects.create(**of, gehouden_op=DAY, uitkomst="x")
    Evaluatie.objects.create(**of, gehouden_op=DAY, uitkomst="x", **gone())
    agreed = {"afgesproken_op": DAY, "medewerker": row.regisseur or world.los.derde}
    for number in (1, 2):
        copy = {**COPY, "waar_sta_ik": f"Zoals toen, {number}"}
        row.planversie = Planversie.objects.create(**of, nummer=number, inhoud=copy, **agreed)
    _wishes(world, row, agreed["medewerker"])
    _profile(world, row)
    row.eerste_versie = Planversie.objects.get(traject=row.traject, nummer=1)


def _wishes(world: Any, row: SimpleNamespace, writer: Any) -> None:
    """One question for another regisseur that waits, one that was answered, and a withdrawn one."""
    made: Any = Regisseurswens.objects.create
    said: dict[str, Any] = {"klant": row.klant, "medewerker": writer, "gevraagd_op": DAY, "reden": "x"}
    answer = {"uitkomst": "niet", "antwoord": "x", "beantwoord_op": DAY, "beantwoord_door": writer}
    row.regisseurswens = made(wensnummer=world.kanaries.next(), **said)
    made(wensnummer=world.kanaries.next(), **said, **answer)
    made(wensnummer=world.kanaries.next(), **said, **answer, **gone())


def _profile(world: Any, row: SimpleNamespace) -> None:
    """A profile with a row of each kind; and withdrawn ones."""
    next_one, of = world.kanaries.next, {"klant": row.klant}
    row.profiel = Profiel.objects.create(
        **of, over_mij="x", beroepen=["kok"], toon_contact=["telefoon", "email"],
        webadres="https://mijn.voorbeeld.nl/x",
    )  # fmt: skip
    Profiel.objects.create(**of, over_mij="x", **gone())
    work: Any = {**of, "functie": "x", "werkgever": "x", "van": "2015", "tot": "2016", "omschrijving": "x"}
    row.werkervaring = Werkervaring.objects.create(werkervaringnummer=next_one(), **work)
    row.weggehaald = Werkervaring.objects.create(werkervaringnummer=next_one(), **work, **gone())
    school: Any = {**of, "soort": "cursus", "naam": "x", "school": "x"}
    Scholing.objects.create(scholingnummer=next_one(), **school)
    Scholing.objects.create(scholingnummer=next_one(), **school, **gone())
    Taalkennis.objects.create(**of, taal="nld", spreken="3")
    Taalkennis.objects.create(**of, taal="nld", **gone())


def place(world: Any, row: SimpleNamespace, day: date) -> Any:
    """A placement with something of everything, and its aftercare: a check of each outcome, and a withdrawn one."""
    los = world.los
    plaatsing = PlaatsingFactory(
        plaatsingnummer=world.kanaries.next(), klant=row.klant, startdatum=day, werkgever=los.werkgever,
        werkakkoord=los.gevuld, contract="bepaald", school="x", voorziening_id="stage", uitkering_erna="stopt",
    )  # fmt: skip
    PlaatsingFactory(
        plaatsingnummer=world.kanaries.next(), klant=row.klant, startdatum=date(2018, 1, 1),
        einddatum=date(2018, 6, 1), einde_reden_id="uitval", einde_toelichting="x",
    )  # fmt: skip
    done: dict[str, Any] = {"klant": row.klant, "plaatsing": plaatsing, "medewerker": los.derde}
    row.nazorg = Nazorg.objects.create(
        **done, moment="week_1", gedaan_op=DAY, met="klant", uitkomst="aandacht", notitie="x"
    )
    Nazorg.objects.create(**done, moment="week_1", gedaan_op=DAY, uitkomst="goed", **gone())
    fonds.lend(world, row)
    fonds.befriend(world, row)
    return plaatsing


def keep_templates(world: Any) -> None:
    """A template of everybody and one of each team, each with a goal and an action; and withdrawn ones."""
    world.los.sjablonen = {
        naam: _template(world, team)
        for naam, team in (("allen", None), ("centrum", world.los.centrum), ("escamp", world.los.escamp))
    }
    Plansjabloon.objects.create(sjabloonnummer=world.kanaries.next(), naam="x", uitleg="x", **gone())
    _stand_in(world)


def _stand_in(world: Any) -> None:
    """Somebody of another team stands in for a regisseur who is no actor; and a cover that was withdrawn."""
    today, los = clock.today(), world.los
    said: dict[str, Any] = {"medewerker": los.derde, "waarnemer": los.verre, "start": today, "reden": "x"}
    until = today + timedelta(days=30)
    los.waarneming = Waarneming.objects.create(waarnemingnummer=world.kanaries.next(), einde=until, **said)
    Waarneming.objects.create(waarnemingnummer=world.kanaries.next(), einde=until, **said, **gone())


def _template(world: Any, team: Any) -> Plansjabloon:
    row = Plansjabloon.objects.create(sjabloonnummer=world.kanaries.next(), team=team, naam="x", uitleg="x")
    made = Sjabloonregel.objects.create
    made(sjabloon=row, doel=1, plek=0, wat="x", hoe_zien_wij_het="x", na_dagen=14)
    made(sjabloon=row, doel=1, plek=1, wat="x", wie="ander", wie_anders="x")
    made(sjabloon=row, doel=1, plek=2, wat="x", wie="klant", **gone())
    return row  # fmt: skip
