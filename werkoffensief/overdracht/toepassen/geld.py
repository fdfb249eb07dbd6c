"""budgetten.csv, toekenningen.csv and uitgaven.csv: what may be granted, what was, and what was paid on it."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, final_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    MEDEWERKER,
    OUDER,
    TRAJECT,
    VERVALLEN,
    by_key,
    by_number,
    code,
)
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

AWARD = Verwijzing(
    "toekenningsnummer",
    "toekenningen",
    "LEFT JOIN trajecten_toekenning tk ON tk.toekenningsnummer = r.toekenningsnummer "
    "LEFT JOIN intake_klant k ON k.id = tk.klant_id",
    {"toekenning_id": "tk.id", "klant_id": "tk.klant_id"},
)


AWARDS = (
    *("klant_id", "traject_id", "voorziening_id", "besluit", "besloten_op", "vanaf", "tot", "centen"),
    *("toekenningsnummer", "verzonden_op", "wijzigt"),
)


def _as_changed(werk: Werk) -> str:
    """SQL: the decisions of these klanten as they will be, with `tot_nu` and `centen_nu` as the database keeps
    them; `regel_nu`: the line that brings the award, or else what changes it."""
    return (
        f"WITH rij AS MATERIALIZED ({final_rows(werk, list(AWARDS), 'klant_id')}), eind AS MATERIALIZED ("
        "SELECT a.*, COALESCE(a.regel, w.regel) AS regel_nu, "
        "CASE WHEN w.besluit = 'ingetrokken' THEN COALESCE(a.vanaf, a.besloten_op) - 1 "
        "WHEN w.besluit IS NOT NULL THEN w.tot ELSE a.tot END AS tot_nu, CASE WHEN a.wijzigt IS NOT NULL THEN 0 "
        "ELSE COALESCE(w.centen, a.centen) END AS centen_nu FROM rij a LEFT JOIN (SELECT DISTINCT ON (x.wijzigt) "
        "x.wijzigt AS van, x.regel, x.besluit, x.tot, x.centen FROM rij x WHERE x.wijzigt IS NOT NULL "
        "ORDER BY x.wijzigt, x.besloten_op DESC) w ON w.van = a.toekenningsnummer) "
    )


def _granted_fits(werk: Werk) -> None:
    """Where a budget is a ceiling, no more was granted in its year."""
    clash_rows(
        werk,
        "SELECT p.regel, 'er is in ' || p.jaar || ' al meer toegekend: ' || v.vast || ' cent', "
        f"{screen_event('trajecten_budgetgeschiedenis', 'p.id')} FROM lev_plan p JOIN LATERAL (SELECT sum(t.centen_nu) "
        "AS vast FROM trajecten_toekenning t WHERE t.voorziening_id = p.voorziening_id AND t.vervallen_op IS NULL "
        "AND EXTRACT(year FROM t.besloten_op) = p.jaar) v ON v.vast > p.centen WHERE p.plafond = 'ja' ORDER BY p.regel",
        [],
        "centen",
    )


def _within_budget(werk: Werk) -> None:
    """What is granted fits the budget of its year, where that is a ceiling."""
    awards = (
        "SELECT x.voorziening_id, x.besloten_op, x.centen_nu FROM eind x UNION ALL SELECT t.voorziening_id, "
        "t.besloten_op, t.centen_nu FROM trajecten_toekenning t WHERE t.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM eind y WHERE y.id = t.id)"
    )
    clash_rows(
        werk,
        f"{_as_changed(werk)}SELECT p.regel_nu, 'het budget van ' || b.jaar || ' is ' || b.centen || ' cent, en er is "
        f"dan ' || v.vast || ' cent toegekend', {screen_event('trajecten_budgetgeschiedenis', 'b.id')} FROM eind p "
        "JOIN trajecten_budget b ON b.voorziening_id = p.voorziening_id AND b.vervallen_op IS NULL AND b.plafond "
        "AND b.jaar = EXTRACT(year FROM p.besloten_op) JOIN LATERAL (SELECT sum(a.centen_nu) AS vast FROM "
        f"({awards}) a WHERE a.voorziening_id = p.voorziening_id AND EXTRACT(year FROM a.besloten_op) = b.jaar) v "
        "ON v.vast > b.centen WHERE p.regel_nu IS NOT NULL AND p.centen_nu > 0 ORDER BY p.regel_nu",
        [],
        "centen",
    )


def _granted_once(werk: Werk) -> None:
    """On no day the same is granted to a klant twice. A refusal grants nothing."""
    clash_rows(
        werk,
        f"{_as_changed(werk)}SELECT a.regel_nu, "
        "'is op deze dagen al toegekend (' || b.toekenningsnummer || ', op ' || b.besloten_op || ')', "
        f"CASE WHEN b.regel_nu IS NULL THEN {screen_event('trajecten_toekenninggeschiedenis', 'b.id')} END "
        "FROM eind a JOIN eind b ON b.klant_id = a.klant_id AND b.voorziening_id = a.voorziening_id AND b.id <> a.id "
        "AND GREATEST(COALESCE(a.vanaf, a.besloten_op), COALESCE(b.vanaf, b.besloten_op)) "
        "<= COALESCE(LEAST(a.tot_nu, b.tot_nu), 'infinity') "
        "WHERE a.regel_nu IS NOT NULL AND a.besluit = 'toegekend' AND b.besluit = 'toegekend' "
        "ORDER BY a.regel_nu, b.toekenningsnummer",
        [],
        "voorziening",
    )


def _stays_as_decided(werk: Werk) -> None:
    """A decision does not change, whoever delivers it; that its letter was sent is written down once."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_toekenning t ON t.id = p.id WHERE (p.traject_id, "
        "p.voorziening_id, p.besluit, p.besloten_op, p.medewerker_id, p.redenen, p.tot, p.vanaf, p.centen, "
        "p.brief, p.wijzigt) IS DISTINCT FROM (t.traject_id, t.voorziening_id, t.besluit, t.besloten_op, "
        "t.medewerker_id, t.redenen, t.tot, t.vanaf, t.centen, t.brief, t.wijzigt) "
        "OR (t.verzonden_op IS NOT NULL AND p.verzonden_op IS DISTINCT FROM t.verzonden_op) ORDER BY p.regel"
    ):
        werk.refuse(regel, "besluit", "is al besloten en verandert niet")


def _changes_what_holds(werk: Werk) -> None:
    """What a decision changes is an award of the same traject and voorziening whose letter left; it leaves no more of
    it, and at least what was paid."""
    award = "a.toekenningsnummer = p.wijzigt AND a.traject_id = p.traject_id AND a.voorziening_id = p.voorziening_id"
    why = (
        "CASE WHEN a.id IS NULL THEN 'wijzigt geen toekenning van dit traject en deze voorziening' "
        "WHEN a.verzonden_op IS NULL OR a.verzonden_op > p.besloten_op THEN 'wijzigt een besluit waarvan de brief toen "
        "nog niet was verstuurd' WHEN p.centen > a.centen OR p.tot > a.tot OR p.tot < COALESCE(a.vanaf, a.besloten_op) "
        "OR p.besluit = 'verlaagd' AND p.tot IS NULL AND a.tot IS NOT NULL THEN 'past niet in de toekenning die het "
        "wijzigt' WHEN EXISTS (SELECT FROM eind x WHERE x.wijzigt = p.wijzigt AND x.besloten_op = p.besloten_op "
        "AND x.id <> p.id) THEN 'wijzigt wat op deze dag al gewijzigd is' WHEN a.centen_nu < (SELECT sum(u.centen) "
        "FROM trajecten_uitgave u WHERE u.toekenning_id = a.id AND u.vervallen_op IS NULL) "
        "THEN 'laat minder over dan al is betaald' END"
    )
    clash_rows(
        werk,
        f"{_as_changed(werk)}SELECT p.regel, w.waarom, CASE WHEN a.id IS NULL OR a.regel IS NULL THEN COALESCE("
        f"{screen_event('trajecten_toekenninggeschiedenis', 'a.id')}, (SELECT "
        f"{screen_event('trajecten_toekenninggeschiedenis', 'd.id')} FROM trajecten_toekenning d "
        "WHERE d.toekenningsnummer = p.wijzigt AND d.vervallen_op IS NOT NULL)) END "
        f"FROM eind p LEFT JOIN eind a ON {award} AND a.besluit = 'toegekend' "
        f"CROSS JOIN LATERAL (SELECT {why} AS waarom) w WHERE p.regel IS NOT NULL AND p.wijzigt IS NOT NULL "
        "AND w.waarom IS NOT NULL ORDER BY p.regel",
        [],
        "wijzigt",
    )


def _paid_fits(werk: Werk) -> None:
    """No more is paid on an award than was granted, and nothing before it was."""
    paid = (
        "SELECT x.toekenning_id, x.centen FROM lev_plan x UNION ALL SELECT u.toekenning_id, u.centen "
        "FROM trajecten_uitgave u WHERE u.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = u.id)"
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'er is dan ' || v.n || ' cent betaald, en ' || t.centen_nu || ' cent toegekend', "
        f"{screen_event('trajecten_toekenninggeschiedenis', 't.id')} FROM lev_plan p "
        "JOIN trajecten_toekenning t ON t.id = p.toekenning_id "
        f"JOIN LATERAL (SELECT sum(q.centen) AS n FROM ({paid}) q "
        "WHERE q.toekenning_id = t.id) v ON v.n > t.centen_nu ORDER BY p.regel",
        [],
        "centen",
    )
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_toekenning t ON t.id = p.toekenning_id "
        "WHERE p.betaald_op < t.besloten_op ORDER BY p.regel"
    ):
        werk.refuse(regel, "betaald_op", "ligt voor de dag van het besluit")


def _write_budgets(werk: Werk) -> None:
    werk.nieuw += werk.run(
        "INSERT INTO trajecten_budget (id, levering_id, voorziening_id, jaar, centen, plafond) "
        "SELECT p.id, %s, p.voorziening_id, p.jaar, p.centen, p.plafond = 'ja' FROM lev_plan p WHERE p.nieuw "
        "ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    werk.gewijzigd += werk.run(
        "UPDATE trajecten_budget t SET centen = p.centen, plafond = p.plafond = 'ja' FROM lev_plan p "
        "WHERE t.id = p.id AND NOT p.nieuw AND (t.centen, t.plafond) IS DISTINCT FROM (p.centen, p.plafond = 'ja')"
    )


BUDGETTEN = Bestemming(
    BY_NAME["budgetten"],
    "trajecten_budget",
    by_key("trajecten_budget", "x.voorziening_id = r.voorziening AND x.jaar = r.jaar"),
    {"voorziening_id": None, "jaar": None, "centen": "centen", "plafond": "plafond"},
    stand.BUDGETTEN,
    relation="(SELECT t.id, t.voorziening_id, t.jaar, t.centen, "
    "CASE WHEN t.plafond THEN 'ja' ELSE 'nee' END AS plafond FROM trajecten_budget t)",
    verwijzingen=(code("voorziening", "voorziening"),),
    over=(VERVALLEN,),
    checks=(_granted_fits,),
    write=_write_budgets,
)
TOEKENNINGEN = Bestemming(
    BY_NAME["toekenningen"],
    "trajecten_toekenning",
    by_number("trajecten_toekenning", "toekenningsnummer"),
    {
        "toekenningsnummer": None,
        "klant_id": None,
        "traject_id": "trajectnummer",
        "voorziening_id": "voorziening",
        "besluit": "besluit",
        "besloten_op": "besloten_op",
        "medewerker_id": "medewerker",
        "redenen": "redenen",
        "tot": "tot",
        "centen": "centen",
        "brief": "brief",
        "verzonden_op": "verzonden_op",
        "vanaf": "vanaf",
        "wijzigt": "wijzigt",
    },
    stand.TOEKENNINGEN,
    verwijzingen=(TRAJECT, code("voorziening", "voorziening"), MEDEWERKER),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, _stays_as_decided, _changes_what_holds, _granted_once, _within_budget),
    nummer=("toekenning", "toekenningsnummer"),
)
UITGAVEN = Bestemming(
    BY_NAME["uitgaven"],
    "trajecten_uitgave",
    by_number("trajecten_uitgave", "uitgavenummer"),
    {
        "uitgavenummer": None,
        "klant_id": None,
        "toekenning_id": "toekenningsnummer",
        "betaald_op": "betaald_op",
        "centen": "centen",
        "omschrijving": "omschrijving",
        "medewerker_id": "medewerker",
    },
    stand.UITGAVEN,
    verwijzingen=(AWARD, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "tk.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, _paid_fits),
    nummer=("uitgave", "uitgavenummer"),
)
