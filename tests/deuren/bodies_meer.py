"""Bodies of the pages about instroom, scans, merging and working together (see bodies.py)."""

from typing import Any
from uuid import uuid4

from tests.deuren.deur import Deur, Extra, Objects, day


def _ww(o: Objects) -> dict[str, Any]:
    return {
        "ww_einde": day(90),
        "resultaat": "instroom_voorkomen",
        "resultaat_op": day(-1),
        "versie": o.wwrecht.versie,
    }


def _asked(o: Objects) -> dict[str, Any]:
    return {"reden": "Kijk eens naar dit plan", "dagen": "3", "zoek_medewerker": o.gast.naam,
            "namen": [str(o.gast.pk)], "nieuw_id": str(uuid4())}  # fmt: skip


def _huisgenoot(o: Objects) -> str:
    """The number of somebody of the own team of whoever asks."""
    team = getattr(o.actor.medewerker, "team", None)
    rows = [r for r in o.bundels if r.kaal and not r.samengevoegd and r.klant.pk != o.klant.pk]
    return str(next((r for r in rows if r.team == team), rows[0]).klant.klantnummer)


# fmt: off
DEUREN = {
    "samenvoeging_ongedaan": Deur(lambda o: {"zeker": "ja"}),
    "kijk_mee": Deur(
        _asked
    ),
    "kijk_mee_einde": Deur(),
    "gezinsband_nieuw": Deur(
        lambda o: {"nummer": _huisgenoot(o), "relatie": "kind", "sinds": day(-9), "nieuw_id": str(uuid4())},
        naar=("klant_gezin",),
    ),
    "gezinsband_einde": Deur(lambda o: {"hoe": "einde", "tot": day(-1)}, naar=("klant_gezin",)),
    "klanttag_einde": Deur(naar=("klanttag_lijst",)),
    "klant_toestemming": Deur(
        lambda o: {"wie": "Schuldhulp", "waarvoor": "Stand", "gegeven_op": day(), "geldig_tot": day(90),
                   "nieuw_id": str(uuid4())},
        naar=("klant_toestemming",),
    ),
    "toestemming_intrekken": Deur(naar=("klant_toestemming",)),
    "uitvraag_nieuw": Deur(
        lambda o: {"toestemming": str(o.toestemming.pk), "wat": "Stand", "gevraagd_op": day(), "bij_wie": "",
                   "nieuw_id": str(uuid4())},
        naar=("klant_toestemming",),
    ),
    "uitvraag": Deur(
        lambda o: {"hoe": "geen", "afgerond_op": day(), "antwoord": "", "versie": o.uitvraag.versie},
        naar=("klant_toestemming",),
    ),
    "ww_lijst": Deur(vragen=("?resultaat=instroom_voorkomen", "", "?resultaat=ingestroomd")),
    "klant_ww": Deur(lambda o: {"ww_einde": day(120), "nieuw_id": str(uuid4())}, naar=("klant_ww",)),
    "waardescan_nieuw": Deur(
        lambda o: {"datum": day(), "ervaring": "zorg", "nieuw_id": str(uuid4())}, naar=("waardescan",)
    ),
    "waardescan": Deur(
        lambda o: {"kansen": "Nieuw", "alternatieven": "", "versie": o.waardescan.versie}, naar=("waardescan",)
    ),
    "waardescan_antwoorden": Deur(
        lambda o: {"datum": day(), "ervaring": "winkel", "versie": o.waardescan.versie}, naar=("waardescan",)
    ),
    "waardescan_pdf": Deur(),
    "ww_wijzigen": Deur(_ww, naar=("klant_ww",)),
}


def of_a_stranger(o: Objects, name: str) -> str:
    """The id of a row of this kind of a klant of another team."""
    rows = [row for row in o.bundels if row.team == o.escamp and not row.toegang_van and hasattr(row, name)]
    return str(getattr(rows[0], name).pk)


FORGED = {"consulent": 200, "regisseur": 200, "teamleider": 200}
EXTRA = tuple(
    Extra(
        deur,
        "with the id of a row of another team",
        "eigen",
        lambda o, deur=deur, name=name: {**DEUREN[deur].body(o), "nieuw_id": of_a_stranger(o, name)},
        FORGED,
    )
    for deur, name in (("waardescan_nieuw", "waardescan"), ("uitvraag_nieuw", "uitvraag"))
)
