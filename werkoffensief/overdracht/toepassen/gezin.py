"""The household of a klant: gezinsbanden.csv, two klanten with a file each; gezinsleden.csv, who has none.

A file names the days on which a member came and left; the time of the day that the screen keeps stays on that day.
"""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, VERVALLEN, by_key, by_number, ends_before
from werkoffensief.overdracht.toepassen.klanten import chosen
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

ANDER = Verwijzing(
    "ander",
    "klanten",
    "LEFT JOIN intake_klantnummer kna ON kna.nummer = r.ander LEFT JOIN intake_klant ka ON ka.id = kna.klant_id",
    {"ander_id": "kna.klant_id"},
)
ANDER_GEWIST = ("gewist", "ka.gewist_op IS NOT NULL")
_PAIR = "LEAST({0}.klant_id, {0}.ander_id), GREATEST({0}.klant_id, {0}.ander_id)"


def _two_people(werk: Werk) -> None:
    """The two numbers are of two people, also after a merge; and they stay those two."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p WHERE p.klant_id = p.ander_id ORDER BY p.regel"
    ):
        werk.refuse(regel, "ander", "is een nummer van dezelfde klant")
    for (regel,) in werk.rows(
        "SELECT o.regel FROM lev_opgelost o JOIN intake_gezinsband t ON t.id = o.doel_id "
        "WHERE t.ander_id <> o.ander_id AND o.over IS NULL ORDER BY o.regel"
    ):
        werk.refuse(regel, "ander", "is een andere klant dan eerder bij deze koppeling")


def _once_at_a_time(werk: Werk) -> None:
    """Two klanten are linked once on a day, whoever of them is named first."""
    rows = (
        "SELECT p.regel, p.nieuw OR p.masker <> 0 AS brengt, p.id, p.klant_id, p.ander_id, p.sinds, p.tot "
        "FROM lev_plan p "
        "UNION ALL SELECT NULL, false, t.id, t.klant_id, t.ander_id, t.sinds, t.tot FROM intake_gezinsband t "
        "WHERE t.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM lev_plan x WHERE x.id = t.id) "
        "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = t.id) "
        f"AND ({_PAIR.format('t')}) IN (SELECT {_PAIR.format('x')} FROM lev_plan x)"
    )
    clash_rows(
        werk,
        f"WITH eind AS MATERIALIZED ({rows}) SELECT a.regel, 'deze twee klanten zijn in die tijd al gekoppeld', "
        f"CASE WHEN NOT b.brengt THEN {screen_event('intake_gezinsbandgeschiedenis', 'b.id')} END "
        f"FROM eind a JOIN eind b ON ({_PAIR.format('b')}) = ({_PAIR.format('a')}) AND b.id <> a.id "
        "AND a.sinds <= COALESCE(b.tot, 'infinity') AND b.sinds <= COALESCE(a.tot, 'infinity') "
        "WHERE a.brengt ORDER BY a.regel, b.regel NULLS LAST",
        [],
        "tot",
        "sinds",
    )


GEZINSBANDEN = Bestemming(
    BY_NAME["gezinsbanden"],
    "intake_gezinsband",
    by_key(
        "intake_gezinsband",
        "x.klant_id = kn.klant_id AND x.ander_id = kna.klant_id AND x.sinds = r.sinds",
    ),
    {"klant_id": None, "ander_id": None, "sinds": None, "relatie": "relatie", "tot": "tot"},
    stand.GEZINSBANDEN,
    verwijzingen=(KLANT, ANDER),
    over=(VERVALLEN, GEWIST, ANDER_GEWIST),
    klant="o.klant_id",
    rules=ends_before("sinds", "tot"),
    same=("klant_id", "ander_id", "sinds"),
    checks=(check_klant_stays, _two_people, _once_at_a_time),
)


def _not_born_later(werk: Werk) -> None:
    """Nobody was born in a year that has not begun."""
    for (regel,) in werk.rows(
        f"SELECT p.regel FROM lev_plan p WHERE {chosen(werk, 'geboortejaar')} AND p.geboortejaar > %s "
        "ORDER BY p.regel",
        [werk.ronde.today.year],
    ):
        werk.refuse(regel, "geboortejaar", "ligt in de toekomst")


def _begin(day: str) -> str:
    """SQL: the first moment of this day in the Netherlands."""
    return f"({day}::timestamp AT TIME ZONE 'Europe/Amsterdam')"


def _write_members(werk: Werk) -> None:
    werk.nieuw += werk.run(
        "INSERT INTO intake_gezinslid (id, levering_id, bron, gezinslidnummer, klant_id, relatie, naam, geboortejaar, "
        "inwonend, geldig_van, geldig_tot) SELECT p.id, %s, 'levering', p.gezinslidnummer, p.klant_id, p.relatie, "
        f"p.naam, p.geboortejaar, p.inwonend = 'ja', {_begin('p.geldig_van')}, {_begin('p.geldig_tot')} "
        "FROM lev_plan p WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    begin = f"CASE WHEN p.geldig_van = {stand.GELDIG_VAN} THEN t.geldig_van ELSE {_begin('p.geldig_van')} END"
    end = (
        f"CASE WHEN p.geldig_tot = {stand.GELDIG_TOT} THEN t.geldig_tot WHEN p.geldig_tot IS NOT NULL "
        f"THEN GREATEST({_begin('p.geldig_tot')}, {begin}) END"
    )
    werk.gewijzigd += werk.run(
        "UPDATE intake_gezinslid t SET relatie = p.relatie, naam = p.naam, geboortejaar = p.geboortejaar, "
        f"inwonend = (p.inwonend = 'ja'), geldig_van = {begin}, geldig_tot = {end} "
        "FROM lev_plan p WHERE t.id = p.id AND NOT p.nieuw"
    )


GEZINSLEDEN = Bestemming(
    BY_NAME["gezinsleden"],
    "intake_gezinslid",
    by_number("intake_gezinslid", "gezinslidnummer"),
    {
        "gezinslidnummer": None,
        "klant_id": None,
        "relatie": "relatie",
        "naam": "naam",
        "geboortejaar": "geboortejaar",
        "inwonend": "inwonend",
        "geldig_van": "geldig_van",
        "geldig_tot": "geldig_tot",
    },
    stand.GEZINSLEDEN,
    verwijzingen=(KLANT,),
    over=(GEWIST,),
    relation=f"({stand.GEZINSLID_RIJEN})",
    klant="o.klant_id",
    checks=(check_klant_stays, _not_born_later),
    write=_write_members,
    nummer=("gezinslid", "gezinslidnummer"),
)
