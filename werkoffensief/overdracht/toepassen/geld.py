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


def _granted_fits(werk: Werk) -> None:
    """Where a budget is a ceiling, no more was granted in its year."""
    clash_rows(
        werk,
        "SELECT p.regel, 'er is in ' || p.jaar || ' al meer toegekend: ' || v.vast || ' cent', "
        f"{screen_event('trajecten_budgetgeschiedenis', 'p.id')} FROM lev_plan p JOIN LATERAL (SELECT sum(t.centen) "
        "AS vast FROM trajecten_toekenning t WHERE t.voorziening_id = p.voorziening_id AND t.vervallen_op IS NULL "
        "AND EXTRACT(year FROM t.besloten_op) = p.jaar) v ON v.vast > p.centen WHERE p.plafond = 'ja' ORDER BY p.regel",
        [],
        "centen",
    )


def _within_budget(werk: Werk) -> None:
    """What is granted fits the budget of its year, where that is a ceiling."""
    awards = (
        "SELECT x.voorziening_id, x.besloten_op, x.centen FROM lev_plan x UNION ALL SELECT t.voorziening_id, "
        "t.besloten_op, t.centen FROM trajecten_toekenning t WHERE t.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = t.id)"
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'het budget van ' || b.jaar || ' is ' || b.centen || ' cent, en er is dan ' || v.vast "
        f"|| ' cent toegekend', {screen_event('trajecten_budgetgeschiedenis', 'b.id')} FROM lev_plan p "
        "JOIN trajecten_budget b ON b.voorziening_id = p.voorziening_id AND b.vervallen_op IS NULL AND b.plafond "
        "AND b.jaar = EXTRACT(year FROM p.besloten_op) JOIN LATERAL (SELECT sum(a.centen) AS vast FROM "
        f"({awards}) a WHERE a.voorziening_id = p.voorziening_id AND EXTRACT(year FROM a.besloten_op) = b.jaar) v "
        "ON v.vast > b.centen WHERE p.centen > 0 ORDER BY p.regel",
        [],
        "centen",
    )


def _granted_once(werk: Werk) -> None:
    """On no day the same is granted to a klant twice. A refusal grants nothing."""
    names = ["klant_id", "voorziening_id", "besluit", "besloten_op", "vanaf", "tot", "toekenningsnummer"]
    clash_rows(
        werk,
        f"WITH eind AS MATERIALIZED ({final_rows(werk, names, 'klant_id')}) SELECT a.regel, "
        "'is op deze dagen al toegekend (' || b.toekenningsnummer || ', op ' || b.besloten_op || ')', "
        f"CASE WHEN b.regel IS NULL THEN {screen_event('trajecten_toekenninggeschiedenis', 'b.id')} END "
        "FROM eind a JOIN eind b ON b.klant_id = a.klant_id AND b.voorziening_id = a.voorziening_id AND b.id <> a.id "
        "AND COALESCE(a.vanaf, a.besloten_op) <= COALESCE(b.tot, 'infinity') "
        "AND COALESCE(b.vanaf, b.besloten_op) <= COALESCE(a.tot, 'infinity') "
        "WHERE a.regel IS NOT NULL AND a.besluit = 'toegekend' AND b.besluit = 'toegekend' "
        "ORDER BY a.regel, b.toekenningsnummer",
        [],
        "voorziening",
    )


def _stays_as_decided(werk: Werk) -> None:
    """A decision does not change, whoever delivers it; that its letter was sent is written down once."""
    for (regel,) in werk.rows(
        "SELECT p.regel FROM lev_plan p JOIN trajecten_toekenning t ON t.id = p.id WHERE (p.traject_id, "
        "p.voorziening_id, p.besluit, p.besloten_op, p.medewerker_id, p.redenen, p.tot, p.vanaf, p.centen, "
        "p.brief) IS DISTINCT FROM (t.traject_id, t.voorziening_id, t.besluit, t.besloten_op, t.medewerker_id, "
        "t.redenen, t.tot, t.vanaf, t.centen, t.brief) "
        "OR (t.verzonden_op IS NOT NULL AND p.verzonden_op IS DISTINCT FROM t.verzonden_op) ORDER BY p.regel"
    ):
        werk.refuse(regel, "besluit", "is al besloten en verandert niet")


def _paid_fits(werk: Werk) -> None:
    """No more is paid on an award than was granted, and nothing before it was."""
    paid = (
        "SELECT x.toekenning_id, x.centen FROM lev_plan x UNION ALL SELECT u.toekenning_id, u.centen "
        "FROM trajecten_uitgave u WHERE u.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = u.id)"
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'er is dan ' || v.n || ' cent betaald, en ' || t.centen || ' cent toegekend', "
        f"{screen_event('trajecten_toekenninggeschiedenis', 't.id')} FROM lev_plan p "
        "JOIN trajecten_toekenning t ON t.id = p.toekenning_id "
        f"JOIN LATERAL (SELECT sum(q.centen) AS n FROM ({paid}) q "
        "WHERE q.toekenning_id = t.id) v ON v.n > t.centen ORDER BY p.regel",
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
    },
    stand.TOEKENNINGEN,
    verwijzingen=(TRAJECT, code("voorziening", "voorziening"), MEDEWERKER),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays, _stays_as_decided, _granted_once, _within_budget),
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
