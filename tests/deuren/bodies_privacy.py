"""Bodies of the pages of the privacy officer (see bodies.py)."""

from uuid import uuid4

from tests.deuren.deur import Deur, Objects, day


def _born(o: Objects) -> str:
    return o.klant.geboortedatum.strftime("%d-%m-%Y") if o.klant.geboortedatum else day()


def _nummer(o: Objects) -> str:
    return "K-0" if o.relatie == "afwezig" else o.klant.klantnummer or o.nummer


# fmt: off
DEUREN: dict[str, Deur] = {
    "inzage": Deur(lambda o: {"klantnummer": o.klant.klantnummer}, naar=("inzage_klant",), schrijft=False),
    "handeling_lijst": Deur(vragen=("", "?soort=lijst-opgehaald", "?medewerker=systeem", "?van=01-01-2026")),
    "handeling_zoeken": Deur(lambda o: {"q": "Nieuw"}, naar=("handeling_lijst",), schrijft=False),
    "verzoek_lijst": Deur(vragen=("", "?groep=te_laat", "?groep=afgehandeld")),
    "verzoek_nieuw": Deur(
        lambda o: {"nummer": _nummer(o), "geboortedatum": _born(o), "nieuw_id": str(uuid4()),
                   "soort": "correctie", "ontvangen_op": day()}, naar=("verzoek",)
    ),
    "verzoek": Deur(lambda o: {"uitkomst": "voldaan"}, naar=("verzoek_lijst",)),
    "verzoek_dossier": Deur(vragen=("", "?tijdlijn=600")),
    "klant_wissen": Deur(
        lambda o: {"geboortedatum": f"{o.wisverzoek.klant.geboortedatum:%d-%m-%Y}", "zeker": "on"},
        lambda o: {"verzoek_id": o.wisverzoek.pk},
        naar=("verzoek_lijst",),
    ),
}
# fmt: on
