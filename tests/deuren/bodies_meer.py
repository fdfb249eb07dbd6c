"""Bodies of the pages about instroom, scans, merging and working together (see bodies.py)."""

from typing import Any
from uuid import uuid4

from tests.deuren.deur import Deur, Objects, day


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


# fmt: off
DEUREN = {
    "samenvoeging_ongedaan": Deur(lambda o: {"zeker": "ja"}),
    "kijk_mee": Deur(
        _asked
    ),
    "kijk_mee_einde": Deur(),
    "klant_toestemming": Deur(
        lambda o: {"wie": "Schuldhulp", "waarvoor": "Stand", "gegeven_op": day(), "geldig_tot": day(90),
                   "nieuw_id": str(uuid4())},
        naar=("klant_toestemming",),
    ),
    "toestemming_intrekken": Deur(naar=("klant_toestemming",)),
    "ww_lijst": Deur(vragen=("?resultaat=instroom_voorkomen", "", "?resultaat=ingestroomd")),
    "klant_ww": Deur(lambda o: {"ww_einde": day(120), "nieuw_id": str(uuid4())}, naar=("klant_ww",)),
    "waardescan_nieuw": Deur(
        lambda o: {"datum": day(), "ervaring": "zorg", "nieuw_id": str(uuid4())}, naar=("waardescan",)
    ),
    "waardescan": Deur(
        lambda o: {"kansen": "Nieuw", "alternatieven": "", "versie": o.waardescan.versie}, naar=("waardescan",)
    ),
    "waardescan_pdf": Deur(),
    "ww_wijzigen": Deur(_ww, naar=("klant_ww",)),
}
