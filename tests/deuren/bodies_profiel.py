"""How the doors of the profile and the CV, and of the list of what is to be done, are knocked at."""

from typing import Any
from uuid import uuid4

from tests.deuren.deur import Deur, Objects, day
from trajecten.models import Profiel
from trajecten.overzicht.profiel import DELEN, fingerprint

PROFIEL = ("profiel",)


def _part(o: Objects) -> dict[str, Any]:
    there = Profiel.objects.filter(klant=o.klant, vervallen_op__isnull=True).first()
    return {"over_mij": "Nieuw", "versie": fingerprint(there, DELEN["mij"][1])}


def _row(name: str) -> Any:
    return lambda o: {"regelsoort": "werk", "profielregel_id": getattr(o, name).pk}


def _later(name: str) -> Any:
    return lambda o: {"werksoort": "wachtpunt", "ding_id": getattr(o, name).pk}


DEUREN: dict[str, Deur] = {
    "taak_lijst": Deur(vragen=("", "?uitgesteld=ja", "?soort=wachtpunt")),
    "taak_later": Deur(
        lambda o: {"tot": day(5), "reden": "Nieuw"}, _later("wachtpunt"), naar=("taak_lijst",)
    ),
    "taak_nu": Deur(pad=_later("later"), naar=("taak_lijst",)),
    "dagmail_kiezen": Deur(lambda o: {"aan": "nee"}, naar=("taak_lijst",)),
    "profiel": Deur(),
    "profiel_deel": Deur(_part, lambda o: {"deel": "mij"}, naar=PROFIEL),
    "profielregel_nieuw": Deur(
        lambda o: {"functie": "Nieuw", "nieuw_id": str(uuid4())},
        lambda o: {"regelsoort": "werk"},
        naar=PROFIEL,
    ),
    "profielregel": Deur(
        lambda o: {"functie": "Nieuw", "versie": o.werkervaring.versie}, _row("werkervaring"), naar=PROFIEL
    ),
    "profielregel_weg": Deur(lambda o: {"versie": o.werkervaring.versie}, _row("werkervaring"), naar=PROFIEL),
    "profielregel_terug": Deur(pad=_row("weggehaald"), naar=PROFIEL),
    "profiel_overnemen": Deur(lambda o: {"wat": "talenten"}, naar=PROFIEL),
    "cv": Deur(),
    "cv_pdf": Deur(schrijft=False),
}
