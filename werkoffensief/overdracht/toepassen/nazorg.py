"""nazorg.csv: the checks after a placement that were done."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, MEDEWERKER, VERVALLEN, by_key
from werkoffensief.overdracht.toepassen.werk import Werk

PLAATSING = Verwijzing(
    "plaatsingnummer",
    "plaatsingen",
    "LEFT JOIN trajecten_plaatsing pl ON pl.plaatsingnummer = r.plaatsingnummer "
    "LEFT JOIN intake_klant k ON k.id = pl.klant_id",
    {"plaatsing_id": "pl.id", "klant_id": "pl.klant_id"},
)


def _after_begin(werk: Werk) -> None:
    """How it goes is asked from the first day of the placement on."""
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt voor de eerste dag van de plaatsing (' || pl.startdatum || ')', "
        f"{screen_event('trajecten_plaatsinggeschiedenis', 'pl.id')} FROM lev_plan p "
        "JOIN trajecten_plaatsing pl ON pl.id = p.plaatsing_id WHERE p.gedaan_op < pl.startdatum ORDER BY p.regel",
        [],
        "gedaan_op",
    )


NAZORG = Bestemming(
    BY_NAME["nazorg"],
    "trajecten_nazorg",
    by_key("trajecten_nazorg", "x.plaatsing_id = pl.id AND x.moment = r.moment"),
    {
        "klant_id": None,
        "plaatsing_id": None,
        "moment": None,
        "gedaan_op": "gedaan_op",
        "medewerker_id": "medewerker",
        "met": "met",
        "uitkomst": "uitkomst",
        "notitie": "notitie",
    },
    stand.NAZORG,
    verwijzingen=(PLAATSING, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "pl.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(_after_begin,),
)
