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


# fmt: off
DEUREN = {
    "samenvoeging_ongedaan": Deur(lambda o: {"zeker": "ja"}),
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
