"""How the doors of the opleidingsfonds are knocked at."""

from typing import Any
from uuid import uuid4

from tests.deuren.deur import Deur, Objects, day

LENING = ("lening",)


def _granted(o: Objects) -> dict[str, Any]:
    return {"lening_id": o.toegekend.pk}


def _ask(o: Objects) -> dict[str, Any]:
    return {"opleiding": "Nieuw", "gevraagd_centen": "950,50", "waarom": "Nieuw", "gevraagd_op": day(),
            "nieuw_id": str(uuid4())}  # fmt: skip


def _decide(o: Objects) -> dict[str, Any]:
    return {"besluit": "toegekend", "besluit_reden": "Nieuw", "toegekend_centen": "500", "termijn_centen": "50",
            "eerste_termijn": day(30), "versie": o.lening.versie}  # fmt: skip


def _book(o: Objects) -> dict[str, Any]:
    return {"soort": "storting", "centen": "5", "dag": day(), "kenmerk": "A1", "nieuw_id": str(uuid4())}


VOLUNTEER = {"naam": "Nieuw", "vog_op": day(-10), "plekken": "10", "van": day(-900), "talen": "Turks"}


def _pair(o: Objects) -> dict[str, Any]:
    return {"buddy": str(o.buddy.pk), "start": day(), "waarom": "Nieuw", "nieuw_id": str(uuid4())}


DEUREN: dict[str, Deur] = {
    "buddy_lijst": Deur(vragen=("", "?groep=gestopt")),
    "buddy_nieuw": Deur(lambda o: {**VOLUNTEER, "nieuw_id": str(uuid4())}, naar=("buddy_lijst",)),
    "buddy": Deur(lambda o: {**VOLUNTEER, "versie": o.buddy.versie}, naar=("buddy_lijst",)),
    "buddy_vervallen": Deur(lambda o: {"reden": "Nieuw", "versie": o.buddy.versie}, naar=("buddy_lijst",)),
    "klant_buddy": Deur(),
    "buddykoppeling_nieuw": Deur(_pair, kies=lambda row: row.leeg, naar=("klant_buddy",)),
    "buddykoppeling_einde": Deur(
        lambda o: {"einde": day(), "einde_reden": "klaar", "versie": o.buddykoppeling.versie},
        naar=("klant_buddy",),
    ),
    "buddycontact_nieuw": Deur(
        lambda o: {"dag": day(), "hoe": "gebeld", "tekst": "Nieuw", "nieuw_id": str(uuid4())},
        naar=("klant_buddy",),
    ),
    "buddy_brief": Deur(),
    "buddy_brief_pdf": Deur(),
    "klant_leningen": Deur(),
    "lening_nieuw": Deur(_ask, naar=LENING),
    "lening": Deur(),
    "lening_advies": Deur(
        lambda o: {"advies": "negatief", "advies_reden": "Nieuw", "versie": o.lening.versie}, naar=LENING
    ),
    "lening_besluit": Deur(_decide, naar=LENING),
    "lening_regeling": Deur(
        lambda o: {
            "termijn_centen": "20",
            "eerste_termijn": day(60),
            "reden": "Nieuw",
            "versie": o.toegekend.versie,
        },
        _granted,
        naar=LENING,
    ),
    "lening_intrekken": Deur(
        lambda o: {"ingetrokken_reden": "Nieuw", "versie": o.lening.versie}, naar=LENING
    ),
    "leningbrief": Deur(),
    "leningbrief_pdf": Deur(),
    "leningbrief_verzonden": Deur(
        lambda o: {"verzonden_op": day(), "versie": o.leningbrief.versie}, naar=LENING
    ),
    "kwijtschelding_nieuw": Deur(
        lambda o: {"centen": "5", "reden": "Nieuw", "nieuw_id": str(uuid4())},
        lambda o: {"lening_id": o.betaald.pk},
        naar=LENING,
    ),
    "kwijtschelding": Deur(
        lambda o: {"besluit": "afgewezen", "besluit_reden": "Nieuw", "versie": o.kwijtschelding.versie},
        naar=LENING,
    ),
    "opleidingsfonds": Deur(vragen=("", "?van=01-01-2024&tot=31-12-2024", "?van=x&tot=")),
    "fonds_leningen": Deur(),
    "boeking_nieuw": Deur(_book, naar=("boeking",)),
    "boeking": Deur(lambda o: {"herstel_reden": "bedrag", "nieuw_id": str(uuid4())}, naar=("boeking",)),
    "lening_lijst": Deur(vragen=("", "?groep=advies", "?groep=brief", "?groep=regeling", "?groep=toegekend")),
}
