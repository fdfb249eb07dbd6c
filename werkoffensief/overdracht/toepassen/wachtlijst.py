"""wachtplekken.csv: who waits or waited for a place in a voorziening."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    MEDEWERKER,
    TRAJECT,
    VERVALLEN,
    by_number,
    code,
    ends_before,
)
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.voorzieningen import OFFER
from werkoffensief.overdracht.toepassen.werk import Werk

STEP = Verwijzing(
    "stapnummer",
    "stappen",
    "LEFT JOIN trajecten_stap st ON st.stapnummer = r.stapnummer",
    {"stap_id": "st.id"},
)


def _of_voorziening(werk: Werk) -> None:
    """Who waits for one offer, waits for one of that voorziening."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_aanbod a ON a.id = p.aanbod_id "
        "WHERE a.voorziening_id <> p.voorziening_id ORDER BY p.regel"
    ):
        werk.refuse(regel, "aanbodnummer", "is een aanbod van een andere voorziening")


def step_of_klant(werk: Werk) -> None:
    """A step is of the klant whom the row is about."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_stap s ON s.id = p.stap_id WHERE s.klant_id <> p.klant_id "
        "ORDER BY p.regel"
    ):
        werk.refuse(regel, "stapnummer", "is een stap van een andere klant")


def _step_fits(werk: Werk) -> None:
    """The step of somebody who was placed is of that klant, and of nobody else's waiting."""
    step_of_klant(werk)
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p WHERE EXISTS (SELECT FROM lev_plan x WHERE x.stap_id = p.stap_id "
        "AND x.id <> p.id) OR EXISTS (SELECT FROM trajecten_wachtplek x WHERE x.stap_id = p.stap_id AND x.id <> p.id "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id)) ORDER BY p.regel"
    ):
        werk.refuse(regel, "stapnummer", "hoort al bij een andere wachtplek")


def _one_open(werk: Werk) -> None:
    """A klant waits once for a voorziening."""
    clash_rows(
        werk,
        "SELECT p.regel, 'deze klant staat al op de lijst (' || x.wachtpleknummer || ')', "
        f"{screen_event('trajecten_wachtplekgeschiedenis', 'x.id')} FROM lev_plan p JOIN trajecten_wachtplek x "
        "ON x.klant_id = p.klant_id AND x.voorziening_id = p.voorziening_id AND x.geeindigd_op IS NULL "
        "WHERE p.geeindigd_op IS NULL AND x.vervallen_op IS NULL AND x.id <> p.id "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id) ORDER BY p.regel",
        [],
        "geeindigd_op",
    )
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p WHERE p.geeindigd_op IS NULL AND EXISTS (SELECT FROM lev_plan x "
        "WHERE x.klant_id = p.klant_id AND x.voorziening_id = p.voorziening_id AND x.geeindigd_op IS NULL "
        "AND x.id <> p.id) ORDER BY p.regel"
    ):
        werk.refuse(
            regel, "geeindigd_op", "is leeg, en in dit bestand wacht deze klant al op deze voorziening"
        )


WACHTPLEKKEN = Bestemming(
    BY_NAME["wachtplekken"],
    "trajecten_wachtplek",
    by_number("trajecten_wachtplek", "wachtpleknummer"),
    {
        "wachtpleknummer": None,
        "klant_id": None,
        "traject_id": "trajectnummer",
        "voorziening_id": "voorziening",
        "aanbod_id": "aanbodnummer",
        "aangemeld_op": "aangemeld_op",
        "moment": "moment",
        "medewerker_id": "medewerker",
        "uitkomst": "uitkomst",
        "geeindigd_op": "geeindigd_op",
        "stap_id": "stapnummer",
        "reden": "reden",
        "voorrang_reden": "voorrang_reden",
    },
    stand.WACHTPLEKKEN,
    verwijzingen=(TRAJECT, code("voorziening", "voorziening"), OFFER, MEDEWERKER, STEP),
    over=(
        VERVALLEN,
        (
            "ouder",
            "tr.vervallen_op IS NOT NULL OR ab.vervallen_op IS NOT NULL OR st.vervallen_op IS NOT NULL",
        ),
        GEWIST,
    ),
    klant="o.klant_id",
    rules=ends_before("aangemeld_op", "geeindigd_op"),
    checks=(check_klant_stays, _of_voorziening, _step_fits, _one_open),
    nummer=("wachtplek", "wachtpleknummer"),
)
