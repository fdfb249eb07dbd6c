"""uitvragen.csv: what third parties were asked with an agreement, and what they answered."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    KLANT,
    MEDEWERKER,
    VERVALLEN,
    by_number,
    ends_before,
)
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

# The agreement by its own key; one that holds goes before one that was withdrawn on screen.
TOESTEMMING = Verwijzing(
    "wie",
    "toestemmingen",
    "LEFT JOIN LATERAL (SELECT x.id, x.vervallen_op FROM intake_toestemming x WHERE x.klant_id = kn.klant_id "
    "AND x.wie = r.wie AND x.gegeven_op = r.gegeven_op ORDER BY x.vervallen_op IS NOT NULL, x.id LIMIT 1) toe ON true",
    {"toestemming_id": "toe.id"},
)
TOESTEMMING_VERVALLEN = ("ouder", "toe.vervallen_op IS NOT NULL")


def _agreed(werk: Werk) -> None:
    """On the day of the question the agreement held (the day of its withdrawal included)."""
    clash_rows(
        werk,
        "SELECT p.regel, 'op die dag gold deze toestemming niet', "
        f"COALESCE({screen_event('intake_toestemminggeschiedenis', 't.id')}, "
        f"{screen_event('intake_uitvraaggeschiedenis', 'p.id')}) "
        "FROM lev_plan p JOIN intake_toestemming t ON t.id = p.toestemming_id WHERE t.klant_id <> p.klant_id "
        "OR p.gevraagd_op NOT BETWEEN t.gegeven_op AND t.geldig_tot OR p.gevraagd_op > t.ingetrokken_op "
        "ORDER BY p.regel",
        [],
        "gevraagd_op",
        "wie",
    )


UITVRAGEN = Bestemming(
    BY_NAME["uitvragen"],
    "intake_uitvraag",
    by_number("intake_uitvraag", "uitvraagnummer"),
    {
        "uitvraagnummer": None,
        "klant_id": None,
        "toestemming_id": "wie",
        "gevraagd_op": "gevraagd_op",
        "medewerker_id": "medewerker",
        "bij_wie": "bij_wie",
        "wat": "wat",
        "afgerond_op": "afgerond_op",
        "antwoord": "antwoord",
    },
    stand.UITVRAGEN,
    verwijzingen=(KLANT, TOESTEMMING, MEDEWERKER),
    over=(VERVALLEN, TOESTEMMING_VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=ends_before("gevraagd_op", "afgerond_op"),
    checks=(check_klant_stays, _agreed),
    nummer=("uitvraag", "uitvraagnummer"),
)
