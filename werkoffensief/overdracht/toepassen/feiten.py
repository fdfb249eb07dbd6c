"""Conversations, contact attempts, what stands in the way, plans, steps, employers, agreements and placements."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, no_overlap, screen_event
from werkoffensief.overdracht.toepassen.einde import goes_with_its_end
from werkoffensief.overdracht.toepassen.verwijzen import CODE_TABLES, check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

KLANT = Verwijzing(
    "klantnummer",
    "klanten",
    "LEFT JOIN intake_klantnummer kn ON kn.nummer = r.klantnummer LEFT JOIN intake_klant k ON k.id = kn.klant_id",
    {"klant_id": "kn.klant_id"},
)
TRAJECT = Verwijzing(
    "trajectnummer",
    "trajecten",
    "LEFT JOIN trajecten_traject tr ON tr.trajectnummer = r.trajectnummer "
    "LEFT JOIN intake_klant k ON k.id = tr.klant_id",
    {"traject_id": "tr.id", "klant_id": "tr.klant_id"},
)
MEDEWERKER = Verwijzing(
    "medewerker",
    "medewerkers",
    "LEFT JOIN accounts_medewerker m ON m.gebruikersnaam = r.medewerker",
    {"medewerker_id": "m.id"},
)
WERKGEVER = Verwijzing(
    "kvk_nummer",
    "werkgevers",
    "LEFT JOIN werkgevers_werkgever w ON w.kvk_nummer = r.kvk_nummer",
    {"werkgever_id": "w.id"},
)
AKKOORD = Verwijzing(
    "akkoordnummer",
    "werkakkoorden",
    "LEFT JOIN werkgevers_werkakkoord a ON a.akkoordnummer = r.akkoordnummer",
    {"werkakkoord_id": "a.id"},
)
# The help that goes along with a placement; beside the code of its end.
HULP = Verwijzing(
    "voorziening",
    "codes",
    "LEFT JOIN trajecten_voorziening vz ON vz.code = r.voorziening",
    {"voorziening_id": "vz.code"},
    lijst="voorziening",
)
GEWIST = ("gewist", "k.gewist_op IS NOT NULL")
VERVALLEN = ("vervallen", "d.vervallen_op IS NOT NULL")
OUDER = ("ouder", "tr.vervallen_op IS NOT NULL")


def code(kolom: str, lijst: str) -> Verwijzing:
    """A code of a list."""
    return Verwijzing(
        kolom,
        "codes",
        f"LEFT JOIN {CODE_TABLES[lijst]} c ON c.code = r.{kolom}",
        {f"{kolom}_id": "c.code"},
        lijst=lijst,
    )


def by_number(table: str, column: str) -> str:
    return f"LEFT JOIN {table} d ON d.{column} = r.{column}"


def by_key(table: str, condition: str) -> str:
    """A row is known by what was delivered last time, else by its key; a live one goes before a withdrawn one."""
    return (
        f"LEFT JOIN {table} dm ON dm.id = g.rij_id LEFT JOIN LATERAL (SELECT x.id, x.vervallen_op FROM {table} x "
        f"WHERE dm.id IS NULL AND {condition} ORDER BY x.vervallen_op IS NOT NULL, x.id LIMIT 1) dn ON true "
        "CROSS JOIN LATERAL (SELECT COALESCE(dm.id, dn.id) AS id, "
        "COALESCE(dm.vervallen_op, dn.vervallen_op) AS vervallen_op) d"
    )


def ends_before(start: str, end: str) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The rule that no end lies before its start."""
    return (((end, start), f"p.{end} < p.{start}", f"{end} ligt dan voor {start}"),)


def _regisseurs_fit(werk: Werk) -> None:
    """A regisseur's end lies at most one day after the traject's end: regisseurs that are there already."""
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt meer dan een dag voor het einde van een regisseur van dit traject (' "
        f"|| x.einde || ')', {screen_event('trajecten_regisseurschapgeschiedenis', 'x.id')} FROM lev_plan p "
        "JOIN trajecten_regisseurschap x ON x.traject_id = p.id "
        "WHERE x.vervallen_op IS NULL AND x.einde > p.einde + 1 ORDER BY p.regel",
        [],
        "einde",
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt voor het begin van een regisseur van dit traject (' || x.start || ')', "
        f"{screen_event('trajecten_regisseurschapgeschiedenis', 'x.id')} FROM lev_plan p "
        "JOIN trajecten_regisseurschap x ON x.traject_id = p.id "
        "WHERE x.vervallen_op IS NULL AND x.start > p.einde ORDER BY p.regel",
        [],
        "einde",
    )


def _within_traject(werk: Werk) -> None:
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt meer dan een dag na het einde van het traject (' || tr.einde || ')', "
        f"{screen_event('trajecten_trajectgeschiedenis', 'tr.id')} FROM lev_plan p "
        "JOIN trajecten_traject tr ON tr.id = p.traject_id WHERE p.einde > tr.einde + 1 ORDER BY p.regel",
        [],
        "einde",
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt na het einde van het traject (' || tr.einde || ')', "
        f"{screen_event('trajecten_trajectgeschiedenis', 'tr.id')} FROM lev_plan p "
        "JOIN trajecten_traject tr ON tr.id = p.traject_id WHERE p.start > tr.einde ORDER BY p.regel",
        [],
        "start",
    )


def _belemmering_once(werk: Werk) -> None:
    clash_rows(
        werk,
        "SELECT p.regel, 'deze belemmering is op deze dag al vastgelegd', "
        f"{screen_event('intake_belemmeringgeschiedenis', 'x.id')} FROM lev_plan p JOIN intake_belemmering x "
        "ON (x.klant_id, x.soort_id, x.vastgesteld_op) = (p.klant_id, p.soort_id, p.vastgesteld_op) "
        "WHERE x.vervallen_op IS NULL AND x.id <> p.id ORDER BY p.regel",
        [],
        "vastgesteld_op",
    )


def _akkoord_fits(werk: Werk) -> None:
    """A placement names the agreement's employer and starts in its term."""
    screen = (
        f"COALESCE({screen_event('werkgevers_werkakkoordgeschiedenis', 'a.id')}, "
        f"{screen_event('trajecten_plaatsinggeschiedenis', 'p.id')})"
    )
    join = "FROM lev_plan p JOIN werkgevers_werkakkoord a ON a.id = p.werkakkoord_id"
    clash_rows(
        werk,
        f"SELECT p.regel, 'is niet de werkgever van het akkoord ' || a.akkoordnummer, {screen} {join} "
        "WHERE a.werkgever_id IS DISTINCT FROM p.werkgever_id ORDER BY p.regel",
        [],
        "kvk_nummer",
    )
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt niet in de looptijd van het akkoord ' || a.akkoordnummer || ' (' || a.ingangsdatum "
        f"|| ' tot en met ' || COALESCE(a.einddatum::text, 'onbepaald') || ')', {screen} {join} "
        "WHERE p.startdatum < a.ingangsdatum OR p.startdatum > a.einddatum ORDER BY p.regel",
        [],
        "startdatum",
        "akkoordnummer",
    )


def _before_aftercare(werk: Werk) -> None:
    """A placement did not begin after a check of how it went."""
    clash_rows(
        werk,
        "SELECT p.regel, 'ligt na de nazorg van ' || n.gedaan_op, "
        f"{screen_event('trajecten_nazorggeschiedenis', 'n.id')} FROM lev_plan p "
        "JOIN trajecten_nazorg n ON n.plaatsing_id = p.id "
        "WHERE n.vervallen_op IS NULL AND n.gedaan_op < p.startdatum ORDER BY p.regel",
        [],
        "startdatum",
    )


def _plaatsingen_fit(werk: Werk) -> None:
    """An agreement that changes still covers the placements on it."""
    screen = screen_event("trajecten_plaatsinggeschiedenis", "x.id")
    join = (
        "FROM lev_plan p JOIN trajecten_plaatsing x ON x.werkakkoord_id = p.id AND x.vervallen_op IS NULL "
        "WHERE NOT p.nieuw"
    )
    clash_rows(
        werk,
        f"SELECT p.regel, 'past niet bij plaatsing ' || x.plaatsingnummer || ' op dit akkoord', {screen} {join} "
        "AND x.werkgever_id <> p.werkgever_id ORDER BY p.regel, x.plaatsingnummer",
        [],
        "kvk_nummer",
    )
    outside = (
        "SELECT p.regel, 'plaatsing ' || x.plaatsingnummer || ' op dit akkoord begint dan buiten de looptijd'"
    )
    for kolom, broken in (
        ("ingangsdatum", "x.startdatum < p.ingangsdatum"),
        ("einddatum", "x.startdatum > p.einddatum"),
    ):
        clash_rows(
            werk, f"{outside}, {screen} {join} AND {broken} ORDER BY p.regel, x.plaatsingnummer", [], kolom
        )


GESPREKKEN = Bestemming(
    BY_NAME["gesprekken"],
    "intake_gesprek",
    by_number("intake_gesprek", "gespreknummer"),
    {
        "gespreknummer": None,
        "klant_id": None,
        "datum": "datum",
        "medewerker_id": "medewerker",
        "vorm": "vorm",
        "trede": "trede",
        "verslag": "verslag",
        "tijd": "tijd",
        "plaats": "plaats",
        "aanwezig": "aanwezig",
        "haalbare_trede": "haalbare_trede",
        "vervolg": "vervolg",
        "vervolg_reden": "vervolg_reden",
        "opnieuw_op": "opnieuw_op",
    },
    stand.GESPREKKEN,
    verwijzingen=(KLANT, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=((("opnieuw_op", "datum"), "p.opnieuw_op <= p.datum", "opnieuw_op ligt dan niet na datum"),),
    checks=(check_klant_stays,),
    nummer=("gesprek", "gespreknummer"),
)
CONTACTPOGINGEN = Bestemming(
    BY_NAME["contactpogingen"],
    "intake_contactpoging",
    by_number("intake_contactpoging", "pogingnummer"),
    {
        "pogingnummer": None,
        "klant_id": None,
        "datum": "datum",
        "medewerker_id": "medewerker",
        "uitkomst": "uitkomst",
    },
    stand.CONTACTPOGINGEN,
    verwijzingen=(KLANT, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    checks=(check_klant_stays,),
    nummer=("contactpoging", "pogingnummer"),
)
BELEMMERINGEN = Bestemming(
    BY_NAME["belemmeringen"],
    "intake_belemmering",
    by_key(
        "intake_belemmering",
        "x.klant_id = kn.klant_id AND x.soort_id = r.soort AND x.vastgesteld_op = r.vastgesteld_op",
    ),
    {
        "klant_id": None,
        "soort_id": None,
        "vastgesteld_op": None,
        "opgelost_op": "opgelost_op",
        "ernst": "ernst",
        "actie": "actie",
        "beheersbaar_op": "beheersbaar_op",
    },
    stand.BELEMMERINGEN,
    verwijzingen=(KLANT, code("soort", "belemmering")),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=(*ends_before("vastgesteld_op", "opgelost_op"), *ends_before("vastgesteld_op", "beheersbaar_op")),
    same=("klant_id", "soort_id", "vastgesteld_op"),
    checks=(check_klant_stays, _belemmering_once),
)
TRAJECTEN = Bestemming(
    BY_NAME["trajecten"],
    "trajecten_traject",
    by_number("trajecten_traject", "trajectnummer"),
    {
        "trajectnummer": None,
        "klant_id": None,
        "start": "start",
        "einde": "einde",
        "einde_reden_id": "einde_reden",
        "evaluatie_op": "evaluatie_op",
        "samenvatting": "samenvatting",
    },
    stand.TRAJECTEN,
    verwijzingen=(KLANT, code("einde_reden", "einde_traject")),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    rules=(
        *ends_before("start", "einde"),
        *ends_before("start", "evaluatie_op"),
    ),
    checks=(
        goes_with_its_end("samenvatting", "einde"),
        check_klant_stays,
        no_overlap("klant_id", "traject", "trajectnummer"),
        _regisseurs_fit,
    ),
    nummer=("traject", "trajectnummer"),
)
REGISSEURS = Bestemming(
    BY_NAME["regisseurs"],
    "trajecten_regisseurschap",
    by_key(
        "trajecten_regisseurschap", "x.traject_id = tr.id AND x.medewerker_id = m.id AND x.start = r.start"
    ),
    {"klant_id": None, "traject_id": None, "medewerker_id": None, "start": None, "einde": "einde"},
    stand.REGISSEURS,
    verwijzingen=(TRAJECT, MEDEWERKER),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    rules=((("einde",), "p.einde <= p.start", "einde ligt dan niet na start"),),
    same=("traject_id", "medewerker_id", "start"),
    checks=(
        no_overlap("traject_id", "een regisseur die begint op", "start", half_open=True),
        _within_traject,
    ),
)
WERKGEVERS = Bestemming(
    BY_NAME["werkgevers"],
    "werkgevers_werkgever",
    by_number("werkgevers_werkgever", "kvk_nummer"),
    {"kvk_nummer": None, "naam": "naam", "sector": "sector", "plaats": "plaats"},
    stand.WERKGEVERS,
)
WERKAKKOORDEN = Bestemming(
    BY_NAME["werkakkoorden"],
    "werkgevers_werkakkoord",
    by_number("werkgevers_werkakkoord", "akkoordnummer"),
    {
        "akkoordnummer": None,
        "werkgever_id": "kvk_nummer",
        "sector": "sector",
        "ingangsdatum": "ingangsdatum",
        "einddatum": "einddatum",
        "banen": "banen",
        "ontwikkelplekken": "ontwikkelplekken",
    },
    stand.WERKAKKOORDEN,
    verwijzingen=(WERKGEVER,),
    over=(VERVALLEN,),
    rules=ends_before("ingangsdatum", "einddatum"),
    checks=(_plaatsingen_fit,),
    nummer=("werkakkoord", "akkoordnummer"),
)
PLAATSINGEN = Bestemming(
    BY_NAME["plaatsingen"],
    "trajecten_plaatsing",
    by_number("trajecten_plaatsing", "plaatsingnummer"),
    {
        "plaatsingnummer": None,
        "klant_id": None,
        "soort": "soort",
        "startdatum": "startdatum",
        "einddatum": "einddatum",
        "einde_reden_id": "einde_reden",
        "werkgever_id": "kvk_nummer",
        "werkakkoord_id": "akkoordnummer",
        "uren_per_week": "uren_per_week",
        "contract": "contract",
        "school": "school",
        "voorziening_id": "voorziening",
        "uitkering_erna": "uitkering_erna",
        "verwacht_einde_uitkering": "verwacht_einde_uitkering",
        "einde_toelichting": "einde_toelichting",
    },
    stand.PLAATSINGEN,
    verwijzingen=(KLANT, code("einde_reden", "einde_plaatsing"), WERKGEVER, AKKOORD, HULP),
    over=(VERVALLEN, ("ouder", "a.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    rules=ends_before("startdatum", "einddatum"),
    checks=(
        goes_with_its_end("einde_toelichting", "einddatum"),
        check_klant_stays,
        _akkoord_fits,
        _before_aftercare,
    ),
    nummer=("plaatsing", "plaatsingnummer"),
)
