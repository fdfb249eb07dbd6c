"""A week in the agendas of the demo: coming and past appointments, invitations, a meeting, a task to talk."""

import uuid
from datetime import date, datetime, time, timedelta

from intake.enums import Afspraakstatus, Gespreksvorm, Uitnodigingswijze
from intake.models import Klant
from intake.queries import is_gone
from intake.services import afspraken, bijeenkomsten, uitnodigingen
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError

TODAY = (9, 15)  # hours of appointments of this very day
COMING = ((1, 9), (1, 11), (2, 10), (3, 9), (6, 13), (8, 10))  # working days ahead, and the hour
SATURDAY = 5
PLACE = "Spui 70, balie 3"


def make_appointments(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """For `regisseur` with the own klanten, and for `consulent` with those of the team whom nobody leads."""
    regisseur, consulent = accounts["regisseur"], accounts["consulent"]
    mine = Klant.objects.current().filter(regisseur=regisseur).order_by("klantnummer")
    team = Klant.objects.current().filter(team=consulent.team, regisseur__isnull=True).order_by("klantnummer")
    for medewerker, people in ((regisseur, mine), (consulent, team)):
        chosen = [klant for klant in people[:20] if not is_gone(klant, today)][: len(COMING) + 1]
        for klant, (days, hour) in zip(chosen, COMING, strict=False):
            _coming(klant, medewerker, _at(today, days, hour), now)
        _absent_twice(chosen[-1], medewerker, today)
        for klant, hour in zip(chosen, TODAY, strict=False):
            _plan(klant, medewerker, _at(today, 0, hour), _at(today, -7, hour))
    _meeting(list(mine[:3]), regisseur, _at(today, 5, 13), now)


def _at(today: date, days: int, hour: int) -> datetime:
    """So many working days from today: nobody plans on a Saturday or Sunday."""
    day, step = today, timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return datetime.combine(day, time(hour), AMSTERDAM)


def _plan(klant: Klant, medewerker: Medewerker, begin: datetime, now: datetime) -> uuid.UUID:
    vormen = (Gespreksvorm.KANTOOR, Gespreksvorm.TELEFOON, Gespreksvorm.WIJK)
    vorm = vormen[begin.day % len(vormen)]
    key = uuid.uuid4()
    afspraken.plan_afspraak(
        door=medewerker.pk,
        klant_id=klant.pk,
        afspraak_id=key,
        gegevens={
            "medewerker_id": medewerker.pk,
            "begin": begin,
            "duur": 60,
            "vorm": vorm,
            "plaats": PLACE if vorm == Gespreksvorm.KANTOOR else None,
            "onderwerp": "Hoe gaat het, en wat is de volgende stap",
        },
        now=now,
    )
    return key


def _coming(klant: Klant, medewerker: Medewerker, begin: datetime, now: datetime) -> None:
    """Invited by mail where there is an address; the others are still to be told."""
    key = _plan(klant, medewerker, begin, now)
    try:
        uitnodigingen.invite(
            door=medewerker.pk,
            uitnodiging_id=uuid.uuid4(),
            afspraak_id=key,
            manier=Uitnodigingswijze.EMAIL,
            now=now,
        )
    except RefusalError:
        return


def _absent_twice(klant: Klant, medewerker: Medewerker, today: date) -> None:
    for days in (-9, -4):
        begin = _at(today, days, 15)
        key = _plan(klant, medewerker, begin, begin - timedelta(days=7))
        afspraken.settle_afspraak(
            door=medewerker.pk,
            afspraak_id=key,
            versie=1,
            status=Afspraakstatus.NIET_VERSCHENEN,
            now=begin + timedelta(hours=1),
        )


def _meeting(people: list[Klant], medewerker: Medewerker, begin: datetime, now: datetime) -> None:
    key = uuid.uuid4()
    gegevens = {
        "titel": "Sollicitatietraining",
        "begin": begin,
        "duur": 120,
        "plaats": "Buurthuis De Mussen, zaal 2",
        "plekken": 12,
    }
    bijeenkomsten.make_bijeenkomst(door=medewerker.pk, bijeenkomst_id=key, gegevens=gegevens)
    for klant in people:
        bijeenkomsten.add_deelname(door=medewerker.pk, klant_id=klant.pk, bijeenkomst_id=key, now=now)
