"""Voorzieningen of the demo with what they are and cost, offers with places, and the caseload in them."""

import uuid
from datetime import date, time, timedelta
from typing import Any

from trajecten.enums import ENDED
from trajecten.models import Aanbod, Stap, Voorziening
from trajecten.services import aanbod as services
from trajecten.services import save_stap
from trajecten.services.wachtplek import join_list
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services.beheer import add_code
from werkoffensief.web.refusals import RefusalError

# Beside those that are known from the start: code, name.
MEER = (
    ("basisbaan", "Basisbaan"),
    ("jobcoach", "Jobcoach"),
    ("loonkostensubsidie", "Loonkostensubsidie"),
    ("kinderopvang", "Kinderopvang"),
    ("stadsbeheer", "Stadsbeheer (proef)"),
    ("ouderenambassadeur", "Ambassadeur 50+"),
)
BRIEF = (
    "U doet mee aan {naam}. Wij hebben dit met u besproken. De kosten betalen wij. U hoeft niets terug te betalen.\n\n"
    "Lukt het niet? Bel dan uw regisseur. Wij zoeken samen naar iets anders."
)
# Code: what it is, who gives it, euro, months, whether it is a decision.
GEGEVENS: dict[str, tuple[str, str, int | None, int | None, bool]] = {
    "werkfit": (
        "U oefent met werken in een groep: op tijd komen, samenwerken, volhouden.",
        "Werkplaats De Haven",
        1850,
        12,
        True,
    ),
    "buddy": (
        "Iemand die zelf werkt, helpt u op weg en blijft u bellen als u begonnen bent.",
        "Vrijwilligers",
        None,
        12,
        False,
    ),
    "stage": (
        "U loopt mee bij een bedrijf om te zien of het werk bij u past.",
        "Werkgevers in de stad",
        None,
        6,
        False,
    ),
    "praktijkleren": (
        "U leert een vak door het te doen. U krijgt een verklaring van wat u kunt.",
        "Mbo Haaglanden",
        950,
        12,
        True,
    ),
    "opleidingsfonds": ("U leent geld voor een opleiding met kans op werk.", "De gemeente", None, 24, False),
    "schuldhulp": (
        "Iemand helpt u uw schulden op een rij te zetten en af te lossen.",
        "Afdeling schulden",
        None,
        None,
        False,
    ),
    "taaltraining": ("U leert Nederlands in een kleine groep.", "Taalhuis Centrum", 620, 12, True),
    "proefplaatsing": (
        "U werkt met behoud van uitkering, om te kijken of een baan bij u past.",
        "Werkgevers in de stad",
        None,
        6,
        True,
    ),
    "arbeidsmarktwaardescan": (
        "U ziet welk werk bij u past en waar er banen zijn.",
        "De gemeente",
        95,
        None,
        False,
    ),
    "basisbaan": (
        "Werk in de buurt met een contract, als ander werk niet lukt.",
        "Stichting Wijkwerk",
        14500,
        24,
        True,
    ),
    "jobcoach": ("Iemand helpt u en uw baas op de werkplek.", "Coach en Werk", 2400, 12, True),
    "loonkostensubsidie": (
        "De gemeente betaalt een deel van uw loon aan uw werkgever.",
        "De gemeente",
        None,
        12,
        True,
    ),
    "kinderopvang": (
        "De gemeente betaalt de opvang die u nodig hebt om te leren of werken.",
        "Opvang in de buurt",
        3100,
        12,
        True,
    ),
    "stadsbeheer": (
        "U werkt buiten, samen met de ploeg die de straten schoonhoudt.",
        "Dienst Stadsbeheer",
        780,
        6,
        True,
    ),
    "ouderenambassadeur": (
        "Iemand van boven de vijftig helpt u zoeken naar werk.",
        "De gemeente",
        None,
        None,
        False,
    ),
}
MANDAAT = 2_500  # euro: from here on a teamleider decides
SRG = {"proefplaatsing": "23", "jobcoach": "30"}
# Code: name, where, days since the start, days until the end, places, and its week (day, begin, end).
AANBOD: dict[str, tuple[tuple[str, str, int, int | None, int, tuple], ...]] = {
    "werkfit": (
        ("Werkfit, groep ochtend", "De Haven, hal 2", 300, None, 3, ((1, 9, 12), (3, 9, 12), (4, 9, 12))),
        ("Werkfit, groep middag", "De Haven, hal 2", 300, None, 8, ((1, 13, 16), (2, 13, 16))),
        ("Werkfit, groep voorjaar", "De Haven, hal 4", -40, 130, 12, ((2, 9, 12), (5, 9, 12))),
    ),
    "taaltraining": (("Nederlands op de werkvloer", "Taalhuis, Spui 68", 200, None, 2, ((2, 19, 21),)),),
    "praktijkleren": (("Praktijkleren in de zorg", "Mbo Haaglanden", 250, 200, 6, ((1, 9, 17), (2, 9, 17))),),
    "stage": (("Meelopen in de keuken", "Restaurant Zeezicht", 250, None, 2, ()),),
    "basisbaan": (("Buurtconciërge", "Schilderswijk", 150, None, 4, ()),),
    "stadsbeheer": (("Ploeg Escamp", "Werf Escamp", 100, 80, 5, ((1, 8, 12), (2, 8, 12), (3, 8, 12))),),
}  # fmt: skip


def make_voorzieningen(accounts: dict[str, Medewerker], *, today: date) -> None:
    """Codes and details by the beheerder, offers by the accountmanager."""
    beheerder, keeper = accounts["beheerder"], accounts["accountmanager"]
    for code, naam in MEER:
        add_code(
            door=beheerder.pk, lijst="voorziening", code=code, naam=naam, geldig_van=None, geldig_tot=None
        )
    for row in Voorziening.objects.filter(pk__in=GEGEVENS).order_by("pk"):
        services.save_voorziening(
            door=beheerder.pk,
            code=row.pk,
            versie=services.voorziening_state(row),
            gegevens=_details(row),
        )
    for code, offers in AANBOD.items():
        for offer in offers:
            _offer(code, offer, keeper, today)


def _details(row: Voorziening) -> dict[str, Any]:
    wat, wie, euro, maanden, besluit = GEGEVENS[row.pk]
    return {
        "omschrijving": wat,
        "aanbieder": wie,
        "prijs_centen": euro * 100 if euro else None,
        "geldig_maanden": maanden,
        "srg_code": SRG.get(row.pk),
        "beschikking": besluit,
        "brieftekst": BRIEF.format(naam=row.naam) if besluit else None,
        "teamleider_vanaf_centen": MANDAAT * 100 if besluit else None,
    }


def _offer(code: str, offer: tuple, keeper: Medewerker, today: date) -> None:
    naam, locatie, since, until, plaatsen, week = offer
    row = services.add_aanbod(
        door=keeper.pk, voorziening_id=code, aanbod_id=uuid.uuid4(),
        gegevens={
            "naam": naam, "locatie": locatie, "start": today - timedelta(days=since), "plaatsen": plaatsen,
            "einde": today + timedelta(days=until) if until else None,
        },
    )  # fmt: skip
    for dag, begin, einde in week:
        services.add_dagdeel(
            door=keeper.pk, aanbod_id=row.pk, dagdeel_id=uuid.uuid4(), dag=dag, begin=time(begin), einde=time(einde)
        )  # fmt: skip


def wait_for_places(regisseur: Medewerker, *, today: date) -> None:
    """The caseload in the offers, and on the waiting list of what is full."""
    for stap in give_places(regisseur, today=today):
        join_list(
            door=regisseur.pk, traject_id=stap.traject_id, wachtplek_id=uuid.uuid4(), aanbod_id=None,
            voorziening_id=stap.voorziening_id, vandaag=today,
        )  # fmt: skip


def give_places(regisseur: Medewerker, *, today: date) -> list[Stap]:
    """Each running step of the caseload gets a place where one is free; gives the steps for which all is full."""
    left = []
    rows = Stap.objects.filter(klant__regisseur=regisseur, vervallen_op__isnull=True, aanbod__isnull=True)
    for number, stap in enumerate(rows.exclude(status__in=ENDED).order_by("start", "stapnummer")):
        offers = Aanbod.objects.live().filter(voorziening=stap.voorziening_id, start__lte=stap.start)
        if offers and not any(
            _placed(stap, offer, regisseur, today, number) for offer in offers.order_by("naam")
        ):
            left.append(stap)
    return left


def _placed(stap: Stap, offer: Aanbod, regisseur: Medewerker, today: date, number: int) -> bool:
    try:
        save_stap(
            door=regisseur.pk, stap_id=stap.pk, versie=stap.versie, start=stap.start, status=stap.status, einde=None,
            aanbod_id=offer.pk, verwacht_einde=today + timedelta(days=20 + 15 * number),
        )  # fmt: skip
    except RefusalError:
        return False
    return True
