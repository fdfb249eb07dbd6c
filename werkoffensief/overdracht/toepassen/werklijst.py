"""Exemptions from the duty to work, and promises to call."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    KLANT,
    MEDEWERKER,
    VERVALLEN,
    by_number,
    code,
    ends_before,
)
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays

ONTHEFFINGEN = Bestemming(
    BY_NAME["ontheffingen"],
    "intake_ontheffing",
    by_number("intake_ontheffing", "ontheffingnummer"),
    {
        "ontheffingnummer": None,
        "klant_id": None,
        "soort_id": "soort",
        "van": "van",
        "tot": "tot",
        "herbeoordelen_op": "herbeoordelen_op",
    },
    stand.ONTHEFFINGEN,
    verwijzingen=(KLANT, code("soort", "ontheffing")),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=(*ends_before("van", "tot"), *ends_before("van", "herbeoordelen_op")),
    checks=(check_klant_stays,),
    nummer=("ontheffing", "ontheffingnummer"),
)
TERUGBELBELOFTEN = Bestemming(
    BY_NAME["terugbelbeloften"],
    "intake_terugbelbelofte",
    by_number("intake_terugbelbelofte", "beloftenummer"),
    {
        "beloftenummer": None,
        "klant_id": None,
        "medewerker_id": "medewerker",
        "op": "op",
        "gedaan_op": "gedaan_op",
    },
    stand.TERUGBELBELOFTEN,
    verwijzingen=(KLANT, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays,),
    nummer=("terugbelbelofte", "beloftenummer"),
)
