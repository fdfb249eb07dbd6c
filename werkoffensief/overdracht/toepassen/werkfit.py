"""Who came to a group, what was agreed to build up, and how somebody stands."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Step, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, MEDEWERKER, OUDER, TRAJECT, VERVALLEN, by_key
from werkoffensief.overdracht.toepassen.werk import Werk

STAP = Verwijzing(
    "stapnummer",
    "stappen",
    "LEFT JOIN trajecten_stap sp ON sp.stapnummer = r.stapnummer LEFT JOIN intake_klant k ON k.id = sp.klant_id",
    {"stap_id": "sp.id", "klant_id": "sp.klant_id"},
)
OVER_STAP = (VERVALLEN, ("ouder", "sp.vervallen_op IS NOT NULL"), GEWIST)


def _in_step(column: str) -> Step:
    """The day lies in the step; that of a build-up not before it."""
    until = "OR p.dag > sp.einde" if column == "dag" else ""

    def check(werk: Werk) -> None:
        clash_rows(
            werk,
            f"SELECT p.regel, 'valt buiten de stap (' || sp.start || COALESCE(' tot en met ' || sp.einde, '') || ')', "
            f"{screen_event('trajecten_stapgeschiedenis', 'sp.id')} FROM lev_plan p "
            f"JOIN trajecten_stap sp ON sp.id = p.stap_id WHERE p.{column} < sp.start {until} ORDER BY p.regel",
            [],
            column,
        )

    return check


OPBOUWEN = Bestemming(
    BY_NAME["opbouwen"],
    "trajecten_opbouw",
    by_key("trajecten_opbouw", "x.stap_id = sp.id AND x.vanaf = r.vanaf"),
    {"klant_id": None, "stap_id": None, "vanaf": None, "dagen": "dagen", "uren": "uren"},
    stand.OPBOUWEN,
    verwijzingen=(STAP,),
    over=OVER_STAP,
    klant="o.klant_id",
    checks=(_in_step("vanaf"),),
)
AANWEZIGHEID = Bestemming(
    BY_NAME["aanwezigheid"],
    "trajecten_aanwezigheid",
    by_key("trajecten_aanwezigheid", "x.stap_id = sp.id AND x.dag = r.dag"),
    {"klant_id": None, "stap_id": None, "dag": None, "wat": "wat", "minuten": "minuten"},
    stand.AANWEZIGHEID,
    verwijzingen=(STAP,),
    over=OVER_STAP,
    klant="o.klant_id",
    checks=(_in_step("dag"),),
)
BEOORDELINGEN = Bestemming(
    BY_NAME["werkfitbeoordelingen"],
    "trajecten_werkfitbeoordeling",
    by_key("trajecten_werkfitbeoordeling", "x.traject_id = tr.id AND x.dag = r.dag"),
    {
        "klant_id": None,
        "traject_id": None,
        "dag": None,
        "medewerker_id": "medewerker",
        "uitkomst": "uitkomst",
        "waarom": "waarom",
    },
    stand.WERKFITBEOORDELINGEN,
    verwijzingen=(TRAJECT, MEDEWERKER),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
)
