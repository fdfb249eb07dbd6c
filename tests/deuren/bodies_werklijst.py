"""How the doors of the work list, of promises and of exemptions are knocked at."""

from typing import Any

from intake.models import Claim
from intake.models.werklijst import GEWICHTEN
from tests.deuren.deur import Deur, Objects, day
from werkoffensief.web import clock


def _ontheffing(o: Objects) -> dict[str, Any]:
    return {"soort": "mantelzorg", "van": day(), "herbeoordelen_op": day(90)}


def _claim(o: Objects) -> dict[str, Any]:
    """What this actor took; who works with no klanten, what somebody else did."""
    return {"claim_id": o.claims.get(o.actor.naam, o.claims["collega"]).pk}


def _taken(o: Objects) -> bool:
    return Claim.objects.current().filter(klant=o.klant.pk).exists()


NO_SUNDAY = day(2 if clock.today().isoweekday() == 6 else 1)
CAMPAGNE = {
    "naam": "Nieuw", "startdatum": "01-01-2020", "minimaal_maanden_uitkering": 6, "streefaantal": 5,
    "geteld": "2020-01-01|6",
}  # fmt: skip
DEUREN: dict[str, Deur] = {
    "terugbelbelofte_nieuw": Deur(lambda o: {"op": day()}),
    "terugbelbelofte_gedaan": Deur(
        lambda o: {"versie": o.belofte.versie}, lambda o: {"belofte_id": o.belofte.pk}
    ),
    "ontheffing_nieuw": Deur(lambda o: {**_ontheffing(o), "soort": "dringende_redenen"}),
    "ontheffing_wijzigen": Deur(lambda o: {**_ontheffing(o), "versie": o.ontheffing.versie}),
    # De werklijst
    "werklijst": Deur(vragen=("", "?tolk=ja", "?ontheffing=nee", "?reden=nooit_gesproken", "?na=niemand")),
    "werklijst_nemen": Deur(lambda o: {"aantal": "1"}, naar=("werklijst",)),
    "klant_nemen": Deur(naar=("werklijst",), stil=_taken),
    "claim_teruggeven": Deur(pad=_claim, naar=("werklijst",)),
    "werklijst_dag": Deur(
        lambda o: {"claims": [str(_claim(o)["claim_id"])], "dag": NO_SUNDAY}, naar=("werklijst",)
    ),
    "klant_overslaan": Deur(lambda o: {"tot": day(3), "reden": "Nieuw"}, naar=("werklijst",)),
    "overslag_einde": Deur(naar=("werklijst",)),
    "campagne_lijst": Deur(
        vragen=("", "?van=eigen"), telt=lambda number: f'data-kop="Klanten" class="getal">{number}<'
    ),
    "campagne": Deur(
        vragen=("", "?stand=uitgevallen", "?stand=nog_niet&op=2019-12-31", "?stand=gesproken", "?van=eigen")
    ),
    "campagne_nieuw": Deur(lambda o: {**CAMPAGNE, "code": "nieuw"}, naar=("campagne",)),
    "campagne_wijzigen": Deur(lambda o: {**CAMPAGNE, "versie": o.campagne.versie}, naar=("campagne",)),
    "campagne_capaciteit": Deur(
        lambda o: {"gesprekken_per_week": 5, "mensen": 4, "weken": 3, "versie": o.campagne.versie},
        naar=("campagne",),
    ),
    "weging": Deur(
        lambda o: {**dict.fromkeys(GEWICHTEN, 3), "reden": "Nieuw", "versie": 1}, naar=("weging",)
    ),
    "traject_evaluatie": Deur(lambda o: {"evaluatie_op": day(30), "versie": o.traject.versie}),
}
