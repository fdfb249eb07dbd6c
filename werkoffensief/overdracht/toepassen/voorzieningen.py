"""voorzieningen.csv, aanbod.csv, groepsdagdelen.csv; and stappen.csv, whose rows take the places."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    TRAJECT,
    VERVALLEN,
    by_key,
    by_number,
    code,
    ends_before,
)
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

OFFER = Verwijzing(
    "aanbodnummer",
    "aanbod",
    "LEFT JOIN trajecten_aanbod ab ON ab.aanbodnummer = r.aanbodnummer",
    {"aanbod_id": "ab.id"},
)
CODE = Verwijzing(
    "code",
    "codes",
    "LEFT JOIN trajecten_voorziening vz ON vz.code = r.code",
    {"voorziening_id": "vz.code"},
    lijst="voorziening",
)
DETAILS = (
    *("omschrijving", "aanbieder", "prijs_centen", "geldig_maanden", "srg_code", "brieftekst"),
    "teamleider_vanaf_centen",
)
SCREEN_OF_STEP = screen_event("trajecten_stapgeschiedenis", "s.id")


def _write_details(werk: Werk) -> None:
    """A code is there already (codes.csv): what belongs to it changes."""
    sets = ", ".join(f"{name} = p.{name}" for name in DETAILS)
    werk.gewijzigd += werk.run(
        f"UPDATE trajecten_voorziening t SET {sets}, beschikking = p.beschikking = 'ja' "
        "FROM lev_plan p WHERE t.code = p.id"
    )


VOORZIENINGEN = Bestemming(
    BY_NAME["voorzieningen"],
    "trajecten_voorziening",
    f"LEFT JOIN ({stand.VOORZIENINGEN}) d ON d.code = r.code",
    {"code": None, **{name: name for name in (*DETAILS[:5], "beschikking", *DETAILS[5:])}},
    stand.VOORZIENINGEN,
    relation=f"({stand.VOORZIENINGEN})",
    verwijzingen=(CODE,),
    id_type="text",
    new_id="r.code",
    write=_write_details,
    begin=lambda sleutel: (sleutel, *(None,) * 5, "nee", None, None),
)


def _one_per_name(werk: Werk) -> None:
    """Two offers of one voorziening with one name: nobody could tell them apart."""
    clash_rows(
        werk,
        "SELECT p.regel, 'bij deze voorziening is er al een aanbod met deze naam (' || x.aanbodnummer || ')', "
        f"{screen_event('trajecten_aanbodgeschiedenis', 'x.id')} FROM lev_plan p JOIN trajecten_aanbod x "
        "ON x.naam = p.naam AND x.voorziening_id = p.voorziening_id WHERE x.vervallen_op IS NULL AND x.id <> p.id "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id) ORDER BY p.regel",
        [],
        "naam",
    )
    twice = (
        "SELECT p.regel FROM lev_plan p WHERE EXISTS (SELECT FROM lev_plan x WHERE x.naam = p.naam "
        "AND x.voorziening_id = p.voorziening_id AND x.id <> p.id) ORDER BY p.regel"
    )
    for (regel,) in werk.rows(twice):
        werk.refuse(regel, "naam", "staat twee keer bij deze voorziening in dit bestand")


def _holds_its_steps(werk: Werk) -> None:
    """An offer that changes still covers the steps in it: their voorziening, their days, and their number."""
    join = "FROM lev_plan p JOIN trajecten_stap s ON s.aanbod_id = p.id AND s.vervallen_op IS NULL WHERE NOT p.nieuw"
    for kolom, broken, waarom in (
        ("voorziening", "s.voorziening_id <> p.voorziening_id", "is van een andere voorziening"),
        ("start", "s.start < p.start", "begint dan voor de eerste dag"),
        ("einde", "s.start > p.einde OR s.einde > p.einde", "ligt dan na de laatste dag"),
    ):
        clash_rows(
            werk,
            f"SELECT p.regel, 'stap ' || s.stapnummer || ' {waarom}', {SCREEN_OF_STEP} {join} AND ({broken}) "
            "ORDER BY p.regel, s.stapnummer",
            [],
            kolom,
        )
    held = "SELECT s.aanbod_id, s.start, s.einde, false AS nieuw FROM trajecten_stap s WHERE s.vervallen_op IS NULL"
    clash_rows(
        werk,
        f"SELECT p.regel, 'op ' || v.dag || ' zijn er ' || v.bezet || ' bezet', "
        f"{screen_event('trajecten_aanbodgeschiedenis', 'p.id')} FROM lev_plan p "
        f"JOIN LATERAL ({_fullest(held, 'p.id')}) v ON v.bezet > p.plaatsen WHERE NOT p.nieuw ORDER BY p.regel",
        [],
        "plaatsen",
    )


def _fullest(held: str, offer: str) -> str:
    """SQL: the day (`dag`) on which most places (`bezet`) of an offer are held by these steps."""
    return (
        "SELECT g.dag, sum(g.erbij) OVER (ORDER BY g.dag) AS bezet FROM ("
        f"SELECT h.start AS dag, 1 AS erbij FROM ({held}) h WHERE h.aanbod_id = {offer} UNION ALL "
        f"SELECT h.einde + 1, -1 FROM ({held}) h WHERE h.aanbod_id = {offer} AND h.einde IS NOT NULL) g "
        "ORDER BY bezet DESC, g.dag LIMIT 1"
    )


AANBOD = Bestemming(
    BY_NAME["aanbod"],
    "trajecten_aanbod",
    by_number("trajecten_aanbod", "aanbodnummer"),
    {
        "aanbodnummer": None,
        "voorziening_id": "voorziening",
        "naam": "naam",
        "locatie": "locatie",
        "start": "start",
        "einde": "einde",
        "plaatsen": "plaatsen",
    },
    stand.AANBOD,
    verwijzingen=(code("voorziening", "voorziening"),),
    over=(VERVALLEN,),
    rules=ends_before("start", "einde"),
    checks=(_one_per_name, _holds_its_steps),
    nummer=("aanbod", "aanbodnummer"),
)
GROEPSDAGDELEN = Bestemming(
    BY_NAME["groepsdagdelen"],
    "trajecten_groepsdagdeel",
    by_key("trajecten_groepsdagdeel", "x.aanbod_id = ab.id AND x.dag = r.dag AND x.begin = r.begin"),
    {"aanbod_id": None, "dag": None, "begin": None, "einde": "einde"},
    stand.GROEPSDAGDELEN,
    verwijzingen=(OFFER,),
    over=(VERVALLEN, ("ouder", "ab.vervallen_op IS NOT NULL")),
)


# --- Steps, and the places that they take -----------------------------------------------------------------------


def _of_voorziening(werk: Werk) -> None:
    """A step has a place in an offer of its own voorziening."""
    clash_rows(
        werk,
        f"SELECT p.regel, 'is een aanbod van een andere voorziening (' || a.voorziening_id || ')', "
        f"{screen_event('trajecten_aanbodgeschiedenis', 'a.id')} FROM lev_plan p "
        "JOIN trajecten_aanbod a ON a.id = p.aanbod_id WHERE a.voorziening_id <> p.voorziening_id ORDER BY p.regel",
        [],
        "aanbodnummer",
        "voorziening",
    )


def _within_offer(werk: Werk) -> None:
    """A step lies within the period of its offer."""
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt niet in de looptijd van het aanbod ' || a.aanbodnummer || ' (' || a.start "
        "|| ' tot en met ' || COALESCE(a.einde::text, 'onbepaald') || ')', "
        f"{screen_event('trajecten_aanbodgeschiedenis', 'a.id')} FROM lev_plan p "
        "JOIN trajecten_aanbod a ON a.id = p.aanbod_id WHERE p.start < a.start OR p.start > a.einde "
        "OR p.einde > a.einde ORDER BY p.regel",
        [],
        "start",
        "aanbodnummer",
    )


def _places_of_steps(werk: Werk) -> None:
    """No offer holds more steps than it has places, on any day. A delivery that overbooks is refused, with the day."""
    held = (
        "SELECT x.aanbod_id, x.start, x.einde FROM lev_plan x UNION ALL SELECT s.aanbod_id, s.start, s.einde "
        "FROM trajecten_stap s WHERE s.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = s.id)"
    )
    screen = (
        "(SELECT max(e.w) FROM (SELECT " + SCREEN_OF_STEP + " AS w FROM trajecten_stap s "
        "WHERE s.aanbod_id = a.id AND s.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = s.id)) e)"
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'aanbod ' || a.aanbodnummer || ' heeft ' || a.plaatsen || ' plaatsen, en op ' || v.dag "
        f"|| ' zijn er dan ' || v.bezet || ' bezet', {screen} FROM lev_plan p "
        f"JOIN trajecten_aanbod a ON a.id = p.aanbod_id JOIN LATERAL ({_fullest(held, 'a.id')}) v "
        "ON v.bezet > a.plaatsen WHERE p.start <= v.dag AND (p.einde IS NULL OR p.einde >= v.dag) ORDER BY p.regel",
        [],
        "aanbodnummer",
        "start",
    )


STAPPEN = Bestemming(
    BY_NAME["stappen"],
    "trajecten_stap",
    by_number("trajecten_stap", "stapnummer"),
    {
        "stapnummer": None,
        "klant_id": None,
        "traject_id": "trajectnummer",
        "voorziening_id": "voorziening",
        "start": "start",
        "einde": "einde",
        "status": "status",
        "aanbod_id": "aanbodnummer",
        "verwacht_einde": "verwacht_einde",
    },
    stand.STAPPEN,
    verwijzingen=(TRAJECT, code("voorziening", "voorziening"), OFFER),
    over=(VERVALLEN, ("ouder", "tr.vervallen_op IS NOT NULL OR ab.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    rules=ends_before("start", "verwacht_einde"),
    checks=(check_klant_stays, _of_voorziening, _within_offer, _places_of_steps),
    nummer=("stap", "stapnummer"),
)
