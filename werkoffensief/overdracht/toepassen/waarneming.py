"""Who stands in for a regisseur, and which klanten asked for another one."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, no_overlap, screen_event
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

WAARNEMER = Verwijzing(
    "waarnemer",
    "medewerkers",
    "LEFT JOIN accounts_medewerker wn ON wn.gebruikersnaam = r.waarnemer",
    {"waarnemer_id": "wn.id"},
)
WAARNEMINGEN = Bestemming(
    BY_NAME["waarnemingen"],
    "accounts_waarneming",
    by_number("accounts_waarneming", "waarnemingnummer"),
    {
        "waarnemingnummer": None,
        "medewerker_id": "medewerker",
        "waarnemer_id": "waarnemer",
        "start": "start",
        "einde": "einde",
        "reden": "reden",
    },
    stand.WAARNEMINGEN,
    verwijzingen=(MEDEWERKER, WAARNEMER),
    over=(VERVALLEN,),
    rules=(
        (("einde", "start"), "p.einde <= p.start", "einde ligt dan niet na start"),
        (("einde", "start"), "p.einde > p.start + 366", "het duurt dan langer dan een jaar"),
    ),
    checks=(no_overlap("medewerker_id", "waarneming", "waarnemingnummer", half_open=True),),
    nummer=("waarneming", "waarnemingnummer"),
)


ANTWOORDER = Verwijzing(
    "beantwoord_door",
    "medewerkers",
    "LEFT JOIN accounts_medewerker bd ON bd.gebruikersnaam = r.beantwoord_door",
    {"beantwoord_door_id": "bd.id"},
)


def _one_open(werk: Werk) -> None:
    """A klant waits for the answer to one question at most."""
    clash_rows(
        werk,
        "SELECT p.regel, 'deze klant wacht al op antwoord (' || x.wensnummer || ')', "
        f"{screen_event('trajecten_regisseurswensgeschiedenis', 'x.id')} FROM lev_plan p "
        "JOIN trajecten_regisseurswens x ON x.klant_id = p.klant_id AND x.beantwoord_op IS NULL "
        "WHERE p.beantwoord_op IS NULL AND x.vervallen_op IS NULL AND x.id <> p.id "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id) ORDER BY p.regel",
        [],
        "beantwoord_op",
    )
    twice = (
        "SELECT p.regel FROM lev_plan p WHERE p.beantwoord_op IS NULL AND EXISTS (SELECT FROM lev_plan x "
        "WHERE x.klant_id = p.klant_id AND x.beantwoord_op IS NULL AND x.id <> p.id) ORDER BY p.regel"
    )
    for (regel,) in werk.rows(twice):
        werk.refuse(regel, "beantwoord_op", "is leeg, en in dit bestand heeft deze klant nog een open vraag")


WENSEN = Bestemming(
    BY_NAME["regisseurswensen"],
    "trajecten_regisseurswens",
    by_number("trajecten_regisseurswens", "wensnummer"),
    {
        "wensnummer": None,
        "klant_id": None,
        "gevraagd_op": "gevraagd_op",
        "medewerker_id": "medewerker",
        "reden": "reden",
        "uitkomst": "uitkomst",
        "beantwoord_op": "beantwoord_op",
        "beantwoord_door_id": "beantwoord_door",
        "antwoord": "antwoord",
    },
    stand.REGISSEURSWENSEN,
    verwijzingen=(KLANT, MEDEWERKER, ANTWOORDER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=ends_before("gevraagd_op", "beantwoord_op"),
    checks=(check_klant_stays, _one_open),
    nummer=("regisseurswens", "wensnummer"),
)
