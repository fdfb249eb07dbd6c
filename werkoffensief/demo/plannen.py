"""Plans for the caseload of the demo: templates, filled plans in every state, and what was agreed."""

import uuid
from datetime import date, timedelta

from intake.models import Klant
from intake.services.tafel import Afspraak
from trajecten.models import Doel, Plansjabloon, Traject
from trajecten.overzicht.plan import beeld_of, copy_of, fingerprint
from trajecten.services import plan, planversie, sjablonen
from trajecten.services.traject import set_evaluatie
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.refusals import RefusalError

# Name, whom it fits, whether of the own team, and its lines: a goal with how we see it, then its actions (who, days).
SJABLONEN: tuple[tuple[str, str, bool, tuple], ...] = (
    (
        "Werkfit in 12 weken",
        "Wie bijna klaar is voor werk en ritme zoekt.",
        False,
        (
            (
                "Ik ben drie dagen per week op tijd in het werkfit-programma",
                "De begeleider ziet het op de lijst.",
                28,
            ),
            ("Naar de eerste groepsdag gaan", "klant", 7),
            ("Plek regelen in de groep", "medewerker", 5),
            ("Ik weet welk werk bij mij past", "Ik noem twee soorten werk die ik wil en kan.", 56),
            ("Arbeidsmarktwaardescan doen", "medewerker", 21),
            ("Een dag meelopen bij een bedrijf", "klant", 42),
            ("Ik solliciteer zelf", "Ik heb drie brieven verstuurd.", 84),
            ("Mijn cv maken", "klant", 35),
        ),
    ),
    (
        "Statushouder bij stadsbeheer",
        "Wie Nederlands leert en buiten wil werken.",
        False,
        (
            ("Ik werk twee dagen per week mee bij stadsbeheer", "De ploegleider is tevreden.", 42),
            ("Kennismaken met de ploeg", "medewerker", 14),
            ("Werkschoenen passen", "klant", 14),
            ("Ik praat op het werk Nederlands", "Ik kan uitleggen wat ik doe.", 120),
            ("Inschrijven voor taal op de werkvloer", "medewerker", 21),
            ("Elke week met mijn taalmaatje oefenen", "klant", 30),
        ),
    ),
    (
        "50+",
        "Wie veel ervaring heeft en lang niet solliciteerde.",
        True,
        (
            ("Ik laat zien wat ik kan", "Er is een cv waar al mijn werk op staat.", 30),
            ("Mijn werkervaring op een rij zetten", "klant", 14),
            ("Gesprek met de 50+-ambassadeur", "medewerker", 21),
            ("Ik spreek twee werkgevers in mijn vak", "De gesprekken zijn geweest.", 60),
            ("Oude collega's bellen", "klant", 28),
        ),
    ),
)
WOORDEN = (
    ("Ik heb twintig jaar in de keuken gewerkt. Sinds mijn rug pijn doet, zit ik thuis. Ik mis mijn collega's.",
     "Ik wil weer koken, maar dan korte dagen. Dan kan ik mijn eigen geld verdienen.", "werk_met_steun"),
    ("Mijn kinderen gaan naar school. Ik heb nu tijd, maar mijn Nederlands is nog niet goed.",
     "Ik wil in de zorg werken, net als mijn zus.", "opleiding"),
    ("Ik heb schulden en slaap slecht. Mijn post maak ik niet meer open.",
     "Ik wil rust in mijn hoofd, en daarna aan het werk.", "werk"),
    ("Ik ben graag buiten en kan goed met mijn handen werken.", "Ik wil elke dag iets te doen hebben.", "participatie"),
)  # fmt: skip
UITKOMST = "De eerste weken gingen goed. Opstaan is lastig. Wij spreken af dat ik eerst de middagen kom."


def make_plans(accounts: dict[str, Medewerker], *, today: date) -> None:
    """Templates for everybody and for team Centrum, and a plan for each klant of `regisseur`; two in three agreed."""
    made = [_template(accounts, *row) for row in SJABLONEN]
    regisseur = accounts["regisseur"]
    running = Traject.objects.filter(
        klant__regisseur=regisseur, einde__isnull=True, vervallen_op__isnull=True
    )
    for place, traject in enumerate(running.select_related("klant").order_by("trajectnummer")):
        if traject.start <= today - timedelta(days=15):
            _plan(traject, place, regisseur, made[place % 2], today)


def _template(
    accounts: dict[str, Medewerker], naam: str, uitleg: str, of_team: bool, lines: tuple
) -> Plansjabloon:
    keeper = accounts["teamleider" if of_team else "beheerder"]
    row = sjablonen.add_sjabloon(
        door=keeper.pk, sjabloon_id=uuid.uuid4(), naam=naam, uitleg=uitleg,
        team_id=keeper.team_id if of_team else None,
    )  # fmt: skip
    goal = 0
    for wat, who, days in lines:
        action = who in ("klant", "medewerker")
        said = {"wat": wat, "na_dagen": days, "wie" if action else "hoe_zien_wij_het": who}
        line = sjablonen.add_regel(
            door=keeper.pk, sjabloon_id=row.pk, regel_id=uuid.uuid4(), doel=goal if action else None, gegevens=said
        )  # fmt: skip
        goal = line.doel
    return row


def _plan(traject: Traject, place: int, door: Medewerker, sjabloon: Plansjabloon, today: date) -> None:
    nu, straks, einddoel = WOORDEN[place % len(WOORDEN)]
    words = {"waar_sta_ik": nu, "waar_wil_ik_heen": straks, "einddoel": einddoel}
    if _is_young(traject.klant, today):
        words |= {
            "ondersteuning": "Mijn regisseur helpt mij met kiezen en gaat mee naar de open dag.",
            "plichten": "Ik kom op afspraken en zoek elke week naar een opleiding of werk.",
            "gevolgen": "Kom ik niet, dan kan de gemeente mijn uitkering verlagen.",
        }
    plan.save_plan(door=door.pk, traject_id=traject.pk, versie=0, woorden=words)
    lines = {line.regel.pk for line in sjablonen.proposals(sjabloon, today)}
    sjablonen.use_sjabloon(
        door=door.pk, traject_id=traject.pk, sjabloon=sjabloon, regels=lines, nieuw_id=uuid.uuid4(), vandaag=today
    )  # fmt: skip
    if place % 2 == 0:
        plan.add_wachtpunt(
            door=door.pk, traject_id=traject.pk, wachtpunt_id=uuid.uuid4(), wat="Plek bij de kinderopvang",
            verwacht_op=today + timedelta(days=30), vandaag=today,
        )  # fmt: skip
    again = today + timedelta(days=(45, -4, 10)[place % 3])
    set_evaluatie(
        door=door.pk, traject_id=traject.pk, versie=_version(traject), evaluatie_op=again, vandaag=today
    )
    if place % 3 != 1:
        _agree(traject, door, today)
    if place % 3 == 0:
        _went_on(traject, door, today)


def _agree(traject: Traject, door: Medewerker, today: date) -> None:
    fresh = Traject.objects.select_related("klant", "plan").get(pk=traject.pk)
    try:
        planversie.agree_plan(
            door=door.pk, traject_id=traject.pk, versie_id=uuid.uuid4(), afgesproken_op=today,
            gezien=fingerprint(copy_of(beeld_of(fresh, today))), vandaag=today,
        )  # fmt: skip
    except RefusalError:  # a plan that may not be agreed yet is one of the states of a page too
        return


def _went_on(traject: Traject, door: Medewerker, today: date) -> None:
    """After agreeing: looked at once, a goal that worked out, one more action, and agreed again for some."""
    plan.record_evaluatie(
        door=door.pk, traject_id=traject.pk, versie=_version(traject), evaluatie_id=uuid.uuid4(), gehouden_op=today,
        uitkomst=UITKOMST, volgende=today + timedelta(days=60),
    )  # fmt: skip
    goal = Doel.objects.filter(traject=traject).order_by("doelnummer").first()
    if goal:
        plan.finish_doel(door=door.pk, doel_id=goal.pk, vandaag=today)
    agreed = Afspraak(wat="Wekker en agenda samen instellen", voor_op=today + timedelta(days=5))
    plan.add_actie(
        door=door.pk, traject_id=traject.pk, actie_id=uuid.uuid4(), agreed=agreed, doel_id=None, vandaag=today
    )
    if traject.trajectnummer[-1] in "02468":
        _agree(traject, door, today)


def _version(traject: Traject) -> int:
    return Traject.objects.values_list("versie", flat=True).get(pk=traject.pk)


def _is_young(klant: Klant, day: date) -> bool:
    age = klant.age_on(day)
    return age is not None and age < 27
