"""Bodies that try more than a form about one klant is for (see bodies.py)."""

from datetime import date
from typing import Any
from uuid import uuid4

from tests.deuren.bodies_meer import FORGED, of_a_stranger
from tests.deuren.deur import Extra, Objects, day

GEGEVENS = (
    "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "grondslag", "let_op", "tolk_taal", "veiligheid",
    "veiligheid_tot", "overleden_op", "verhuisd_op", "versie",
)  # fmt: skip


def _moved(o: Objects) -> dict[str, Any]:
    """Everything as it is, but for the stadsdeel."""
    known = {name: getattr(o.klant, name) for name in GEGEVENS}
    body = {
        name: f"{value:%d-%m-%Y}" if isinstance(value, date) else value or "" for name, value in known.items()
    }
    return {**body, "stadsdeel": next(name for name in o.stadsdelen.values() if name != o.klant.stadsdeel)}


def _again(o: Objects) -> dict[str, Any]:
    """As when the same form is sent twice, with the id of somebody of another team."""
    return {
        "achternaam": "Nieuw", "grondslag": "bijstand", "stadsdeel": o.stadsdelen["escamp"],
        "nieuw_id": of_a_stranger(o, "klant"),
    }  # fmt: skip


def _of_a_closed_file(o: Objects) -> dict[str, Any]:
    """The number of somebody of another team, as one of the household."""
    row = next(row for row in o.bundels if str(row.klant.pk) == of_a_stranger(o, "klant"))
    return {
        "nummer": row.klant.klantnummer, "relatie": "kind", "sinds": day(-9), "nieuw_id": str(uuid4()),
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
    Extra("gezinsband_nieuw", "with a klant of another team", "eigen", _of_a_closed_file, FORGED),
)
