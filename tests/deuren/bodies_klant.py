"""Bodies that try more than a form about one klant is for (see bodies.py)."""

from datetime import date
from typing import Any

from tests.deuren.bodies_meer import FORGED, of_a_stranger
from tests.deuren.deur import Extra, Objects

GEGEVENS = (
    "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "grondslag", "let_op", "tolk_taal", "veiligheid",
    "veiligheid_tot", "overleden_op", "verhuisd_op", "versie",
)  # fmt: skip


def _moved(o: Objects) -> dict[str, Any]:
    """Everything as it is, but for the stadsdeel."""
    known = {name: getattr(o.klant, name) for name in GEGEVENS}
    body = {name: f"{day:%d-%m-%Y}" if isinstance(day, date) else day or "" for name, day in known.items()}
    return {**body, "stadsdeel": next(name for name in o.stadsdelen.values() if name != o.klant.stadsdeel)}


def _again(o: Objects) -> dict[str, Any]:
    """As when the same form is sent twice, with the id of somebody of another team."""
    return {
        "achternaam": "Nieuw", "grondslag": "bijstand", "stadsdeel": o.stadsdelen["escamp"],
        "nieuw_id": of_a_stranger(o, "klant"),
    }  # fmt: skip


# The stadsdeel decides whose file it is: who is in it with a reason may change the rest, not that.
EXTRA = (
    *(
        Extra(
            "klant_gegevens",
            "another stadsdeel",
            relatie,
            _moved,
            dict.fromkeys(("consulent", "regisseur", "teamleider"), 302),
            verandert=changes,
        )
        for relatie, changes in (("team", True), ("toegang", False), ("meekijken", False))
    ),
    Extra("klant_nieuw", "with the id of a klant of another team", "geen", _again, FORGED),
)
