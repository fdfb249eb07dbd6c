"""The plan of a traject: words, goals, what we wait for, evaluations, what was agreed; and templates."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    MEDEWERKER,
    OUDER,
    TRAJECT,
    VERVALLEN,
    by_key,
    by_number,
    ends_before,
)
from werkoffensief.overdracht.toepassen.plan import insert_new
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

VORIG = Verwijzing(
    "vervolg_op",
    "trajecten",
    "LEFT JOIN trajecten_traject vt ON vt.trajectnummer = r.vervolg_op",
    {"vervolg_op_id": "vt.id"},
)
ACTIE = Verwijzing(
    "actienummer",
    "acties",
    "LEFT JOIN intake_actie ac ON ac.actienummer = r.actienummer LEFT JOIN intake_klant k ON k.id = ac.klant_id",
    {"actie_id": "ac.id", "klant_id": "ac.klant_id"},
)
DOEL = Verwijzing(
    "doelnummer",
    "doelen",
    "LEFT JOIN trajecten_doel dl ON dl.doelnummer = r.doelnummer",
    {"plandoel_id": "dl.id"},
)
TEAM = Verwijzing("team", "teams", "LEFT JOIN accounts_team te ON te.naam = r.team", {"team_id": "te.id"})
SJABLOON = Verwijzing(
    "sjabloonnummer",
    "plansjablonen",
    "LEFT JOIN trajecten_plansjabloon sj ON sj.sjabloonnummer = r.sjabloonnummer",
    {"sjabloon_id": "sj.id"},
)  # fmt: skip
# The file's `plan` is the text of our JSON.
KOPIE = Verwijzing(TRAJECT.kolom, TRAJECT.tabel, TRAJECT.join, {**TRAJECT.gives, "inhoud": "r.plan::jsonb"})


def _refuse(werk: Werk, sql: str, kolom: str, waarom: str) -> None:
    for (regel,) in werk.rows(f"{sql} ORDER BY p.regel"):
        werk.refuse(regel, kolom, waarom)


def _goes_on_after(werk: Werk) -> None:
    """Reopened after the end of an earlier traject of the same klant, and once."""
    join = "SELECT p.regel FROM lev_plan p JOIN trajecten_traject t ON t.id = p.id JOIN trajecten_traject v ON v.id = p.vervolg_op_id"  # noqa: E501
    _refuse(
        werk, f"{join} WHERE v.klant_id <> t.klant_id", "vervolg_op", "is een traject van een andere klant"
    )
    _refuse(
        werk, f"{join} WHERE v.einde IS NULL OR v.einde >= t.start", "vervolg_op",
        "eindigt niet voor het begin van dit traject",
    )  # fmt: skip
    twice = (
        "SELECT p.regel FROM lev_plan p WHERE EXISTS (SELECT FROM lev_plan x WHERE x.vervolg_op_id = p.vervolg_op_id "
        "AND x.id <> p.id) OR EXISTS (SELECT FROM trajecten_traject x WHERE x.vervolg_op_id = p.vervolg_op_id "
        "AND x.id <> p.id AND x.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id))"
    )
    _refuse(werk, twice, "vervolg_op", "heeft al een ander vervolg")


def _goal_of_klant(werk: Werk) -> None:
    _refuse(
        werk,
        "SELECT p.regel FROM lev_plan p JOIN trajecten_doel d ON d.id = p.plandoel_id WHERE d.klant_id <> p.klant_id",
        "doelnummer",
        "is een doel van een andere klant",
    )


def _tie(werk: Werk) -> None:
    """In lev_plan the goal is called `plandoel_id`: there `doel_id` is the row that is already there."""
    werk.nieuw += werk.run(
        "INSERT INTO trajecten_doelactie (id, levering_id, klant_id, actie_id, doel_id) "
        "SELECT p.id, %s, p.klant_id, p.actie_id, p.plandoel_id FROM lev_plan p WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    werk.gewijzigd += werk.run(
        "UPDATE trajecten_doelactie t SET doel_id = p.plandoel_id FROM lev_plan p WHERE t.id = p.id AND NOT p.nieuw "
        "AND t.doel_id IS DISTINCT FROM p.plandoel_id"
    )


def _stays_as_agreed(werk: Werk) -> None:
    """What was agreed does not change, whoever delivers it."""
    _refuse(
        werk,
        "SELECT p.regel FROM lev_plan p WHERE NOT p.nieuw",
        "plan",
        "is al afgesproken en verandert niet",
    )


def _add_only(werk: Werk) -> None:
    werk.nieuw += insert_new(werk, "trajecten_planversie", list(PLANVERSIES.columns))


def _one_per_name(werk: Werk) -> None:
    clash_rows(
        werk,
        "SELECT p.regel, 'er is al een sjabloon met deze naam (' || x.sjabloonnummer || ')', "
        f"{screen_event('trajecten_plansjabloongeschiedenis', 'x.id')} FROM lev_plan p JOIN trajecten_plansjabloon x "
        "ON x.naam = p.naam AND x.team_id IS NOT DISTINCT FROM p.team_id "
        "WHERE x.vervallen_op IS NULL AND x.id <> p.id AND NOT EXISTS (SELECT FROM lev_plan y WHERE y.id = x.id) "
        "ORDER BY p.regel",
        [],
        "naam",
    )
    _refuse(
        werk,
        "SELECT p.regel FROM lev_plan p WHERE EXISTS (SELECT FROM lev_plan x WHERE x.naam = p.naam "
        "AND x.team_id IS NOT DISTINCT FROM p.team_id AND x.id <> p.id)",
        "naam",
        "staat twee keer in dit bestand",
    )


OF_TRAJECT = {"klant_id": None, "traject_id": None}
VERVOLG = Bestemming(
    BY_NAME["vervolgtrajecten"],
    "trajecten_traject",
    by_number("trajecten_traject", "trajectnummer"),
    {"vervolg_op_id": "vervolg_op"},
    stand.VERVOLG,
    verwijzingen=(TRAJECT, VORIG),
    over=(("ouder", "tr.vervallen_op IS NOT NULL OR vt.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(_goes_on_after,),
    begin=lambda sleutel: (sleutel, None),
)
PLANNEN = Bestemming(
    BY_NAME["plannen"],
    "trajecten_plan",
    by_key("trajecten_plan", "x.traject_id = tr.id"),
    {**OF_TRAJECT, **{name: name for name in BY_NAME["plannen"].column_names[1:]}},
    stand.PLANNEN,
    verwijzingen=(TRAJECT,),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
)
DOELEN = Bestemming(
    BY_NAME["doelen"],
    "trajecten_doel",
    by_number("trajecten_doel", "doelnummer"),
    {
        "doelnummer": None,
        "klant_id": None,
        "traject_id": "trajectnummer",
        "wat": "wat",
        "hoe_zien_wij_het": "hoe_zien_wij_het",
        "waarom": "waarom",
        "gesteld_op": "gesteld_op",
        "voor_op": "voor_op",
        "status": "status",
        "afgesloten_op": "afgesloten_op",
    },
    stand.DOELEN,
    verwijzingen=(TRAJECT,),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    rules=(*ends_before("gesteld_op", "voor_op"), *ends_before("gesteld_op", "afgesloten_op")),
    checks=(check_klant_stays,),
    nummer=("doel", "doelnummer"),
)
DOELACTIES = Bestemming(
    BY_NAME["doelacties"],
    "trajecten_doelactie",
    by_key("trajecten_doelactie", "x.actie_id = ac.id"),
    {"klant_id": None, "actie_id": None, "plandoel_id": "doelnummer"},
    stand.DOELACTIES,
    relation="(SELECT x.id, x.klant_id, x.actie_id, x.doel_id AS plandoel_id FROM trajecten_doelactie x)",
    write=_tie,
    verwijzingen=(ACTIE, DOEL),
    over=(VERVALLEN, ("ouder", "ac.vervallen_op IS NOT NULL OR dl.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(_goal_of_klant,),
)
WACHTPUNTEN = Bestemming(
    BY_NAME["wachtpunten"],
    "trajecten_wachtpunt",
    by_number("trajecten_wachtpunt", "wachtpuntnummer"),
    {
        "wachtpuntnummer": None,
        "klant_id": None,
        "traject_id": "trajectnummer",
        "wat": "wat",
        "sinds": "sinds",
        "verwacht_op": "verwacht_op",
        "klaar_op": "klaar_op",
    },
    stand.WACHTPUNTEN,
    verwijzingen=(TRAJECT,),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    rules=(*ends_before("sinds", "verwacht_op"), *ends_before("sinds", "klaar_op")),
    checks=(check_klant_stays,),
    nummer=("wachtpunt", "wachtpuntnummer"),
)
EVALUATIES = Bestemming(
    BY_NAME["evaluaties"],
    "trajecten_evaluatie",
    by_key("trajecten_evaluatie", "x.traject_id = tr.id AND x.gehouden_op = r.gehouden_op"),
    {**OF_TRAJECT, "gehouden_op": None, "uitkomst": "uitkomst"},
    stand.EVALUATIES,
    verwijzingen=(TRAJECT,),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
)
PLANVERSIES = Bestemming(
    BY_NAME["planversies"],
    "trajecten_planversie",
    "LEFT JOIN trajecten_planversie d ON d.traject_id = tr.id AND d.nummer = r.nummer",
    {**OF_TRAJECT, "nummer": None, "afgesproken_op": None, "medewerker_id": None, "inhoud": None},
    stand.PLANVERSIES,
    verwijzingen=(KOPIE, MEDEWERKER),
    over=(OUDER, GEWIST),
    klant="o.klant_id",
    checks=(_stays_as_agreed,),
    write=_add_only,
)
SJABLONEN = Bestemming(
    BY_NAME["plansjablonen"],
    "trajecten_plansjabloon",
    by_number("trajecten_plansjabloon", "sjabloonnummer"),
    {"sjabloonnummer": None, "team_id": "team", "naam": "naam", "uitleg": "uitleg"},
    stand.SJABLONEN,
    verwijzingen=(TEAM,),
    over=(VERVALLEN,),
    checks=(_one_per_name,),
    nummer=("plansjabloon", "sjabloonnummer"),
)
REGELS = Bestemming(
    BY_NAME["sjabloonregels"],
    "trajecten_sjabloonregel",
    by_key("trajecten_sjabloonregel", "x.sjabloon_id = sj.id AND x.doel = r.doel AND x.plek = r.plek"),
    {
        "sjabloon_id": None,
        "doel": None,
        "plek": None,
        "wat": "wat",
        "hoe_zien_wij_het": "hoe_zien_wij_het",
        "wie": "wie",
        "wie_anders": "wie_anders",
        "na_dagen": "na_dagen",
    },
    stand.SJABLOONREGELS,
    verwijzingen=(SJABLOON,),
    over=(VERVALLEN, ("ouder", "sj.vervallen_op IS NOT NULL")),
)
