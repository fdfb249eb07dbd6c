"""waardescans.csv: the answers of a scan, and its words as they were left. toestemmingen.csv: whom we may ask."""

from intake.models.waardescan import VRAGEN
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, MEDEWERKER, VERVALLEN, by_key
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

TEXTS = (*VRAGEN, "kansen", "alternatieven")
WAARDESCANS = Bestemming(
    BY_NAME["waardescans"],
    "intake_waardescan",
    by_key("intake_waardescan", "x.klant_id = kn.klant_id AND x.datum = r.datum"),
    {"klant_id": None, "datum": None, "medewerker_id": "medewerker", **{name: name for name in TEXTS}},
    stand.WAARDESCANS,
    verwijzingen=(KLANT, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "datum"),
    checks=(check_klant_stays,),
)


def _asked_meanwhile(werk: Werk) -> None:
    """An agreement held on the days on which somebody was asked with it."""
    clash_rows(
        werk,
        "SELECT p.regel, 'past niet bij wat er met deze toestemming is gevraagd op ' || u.gevraagd_op, "
        f"COALESCE({screen_event('intake_uitvraaggeschiedenis', 'u.id')}, "
        f"{screen_event('intake_toestemminggeschiedenis', 'p.id')}) FROM lev_plan p "
        "JOIN intake_uitvraag u ON u.toestemming_id = p.id AND u.vervallen_op IS NULL "
        "WHERE NOT p.nieuw AND (u.gevraagd_op > p.geldig_tot OR u.gevraagd_op > p.ingetrokken_op) ORDER BY p.regel",
        [],
        "geldig_tot",
        "ingetrokken_op",
    )


TOESTEMMINGEN = Bestemming(
    BY_NAME["toestemmingen"],
    "intake_toestemming",
    by_key(
        "intake_toestemming", "x.klant_id = kn.klant_id AND x.wie = r.wie AND x.gegeven_op = r.gegeven_op"
    ),
    {
        "klant_id": None,
        "wie": None,
        "gegeven_op": None,
        "waarvoor": "waarvoor",
        "geldig_tot": "geldig_tot",
        "ingetrokken_op": "ingetrokken_op",
    },
    stand.TOESTEMMINGEN,
    verwijzingen=(KLANT,),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "wie", "gegeven_op"),
    checks=(check_klant_stays, _asked_meanwhile),
)
