"""Profiles for the caseload of the demo: a full one, one that is half filled in, and people who have none yet."""

import uuid
from datetime import date, timedelta
from typing import Any

from intake.models import Klant
from trajecten.overzicht.profiel import DELEN, fingerprint, profiel_of
from trajecten.services import profiel as services
from werkoffensief.accounts.models import Medewerker

Part = dict[str, dict[str, Any]]
Rows = tuple[tuple[str, dict[str, Any]], ...]
VOL: Part = {
    "mij": {
        "over_mij": "Ik kook al mijn hele leven en ik werk graag in een ploeg. Ik ben rustig als het druk is en altijd "
        "op tijd. Ik zoek een plek waar ik lang kan blijven.",
        "vaardigheden": ["koken voor grote groepen", "inkopen", "schoonmaken", "mensen helpen"],
    },
    "werk": {"beroepen": ["kok", "keukenhulp"], "sectoren": ["horeca_toerisme", "zorg"], "baansoorten": ["01", "02"],
             "contractduur": ["O", "B"], "denkniveau": "4"},
    "tijden": {"uren_min": 20, "uren_max": 28, "dagen": ["ma", "di", "wo", "do"], "kantoortijden": "1",
               "onregelmatig": "1"},
    "reizen": {"vervoer": ["3", "5"], "reisafstand": 15, "reistijd": 45},
    "gedrag": {"gedrag_goed": ["24105", "24121"], "gedrag_voldoende": ["24118"]},
    "contact": {"toon_contact": ["telefoon", "email"]},
}  # fmt: skip
HALF: Part = {
    "mij": {
        "over_mij": "Ik ben graag buiten en ik werk graag met mijn handen.",
        "vaardigheden": ["tuinieren"],
    },
    "reizen": {"vervoer": ["3"], "rijbewijzen": ["AM"]},
}
REGELS_VOL: Rows = (
    ("werk", {"functie": "Vrijwilliger in de keuken", "werkgever": "Buurthuis de Wijkplaats", "van": "2024-03",
              "omschrijving": "Twee dagen per week koken voor veertig mensen. Ik maak het menu en doe de inkoop."}),
    ("werk", {"functie": "Keukenhulp", "werkgever": "Restaurant aan zee", "van": "2016", "tot": "2019",
              "omschrijving": "Groente snijden, afwassen en de koks helpen."}),
    ("scholing", {"soort": "opleiding", "naam": "Mbo 2 keukenassistent", "niveau": "4", "stand": "1", "diploma": "1",
                  "jaar": 2015}),
    ("scholing", {"soort": "cursus", "naam": "Sociale hygiëne", "stand": "1", "diploma": "1", "jaar": 2017}),
    ("taal", {"taal": "nld", "spreken": "3", "luisteren": "3", "lezen": "2", "schrijven": "2"}),
    ("taal", {"taal": "eng", "spreken": "2", "luisteren": "2"}),
)  # fmt: skip
REGELS_HALF: Rows = (
    ("werk", {"functie": "Schilder", "tot": "2012"}),
    ("taal", {"taal": "nld", "spreken": "4"}),
)


def make_profiles(accounts: dict[str, Medewerker], *, today: date) -> None:
    """Of the klanten of `regisseur`: two in four have a profile, one full and one half filled in."""
    regisseur = accounts["regisseur"]
    people = Klant.objects.filter(regisseur=regisseur, overleden_op__isnull=True).order_by("klantnummer")
    for place, klant in enumerate(people):
        if place % 4 == 0:
            soon = {**VOL, "tijden": {**VOL["tijden"], "beschikbaar_vanaf": today + timedelta(days=14)}}
            _profile(klant, regisseur, soon, REGELS_VOL)
        elif place % 4 == 2:
            _profile(klant, regisseur, HALF, REGELS_HALF)


def _profile(klant: Klant, door: Medewerker, delen: Part, regels: Rows) -> None:
    for deel, said in delen.items():
        seen = fingerprint(profiel_of(klant), DELEN[deel][1])
        services.save_deel(door=door.pk, klant_id=klant.pk, deel=deel, gezien=seen, gegevens=said)
    for soort, row in regels:
        services.add_regel(
            door=door.pk, klant_id=klant.pk, soort=soort, regel_id=uuid.uuid4(), gegevens=row
        )  # fmt: skip
