"""What to mind about a klant, who acts for a klant now, and who gets no reminders.

Who acts no longer stays ended, and reminders that began again go on, whatever a file says later.
"""

from dataclasses import replace

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, MEDEWERKER, VERVALLEN
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

POINTS = ("let_op", "tolk_taal", "veiligheid", "veiligheid_tot")
AANDACHTSPUNTEN = Bestemming(
    BY_NAME["aandachtspunten"],
    "intake_klant",
    "LEFT JOIN intake_klant d ON d.id = kn.klant_id",
    {name: name for name in POINTS},
    stand.AANDACHTSPUNTEN,
    verwijzingen=(KLANT,),
    over=(GEWIST,),
    klant="o.klant_id",
    same=("klant_id",),
    begin=lambda sleutel: (sleutel, *(None for _name in POINTS)),
)


def _of_now(table: str, condition: str, end: str) -> str:
    """The row of last time, else that of this key; one that holds goes before one that ended."""
    return (
        f"LEFT JOIN {table} dm ON dm.id = g.rij_id LEFT JOIN LATERAL (SELECT x.id, x.{end} FROM {table} x "
        f"WHERE dm.id IS NULL AND {condition} ORDER BY x.{end} IS NOT NULL, x.id LIMIT 1) dn ON true "
        f"CROSS JOIN LATERAL (SELECT COALESCE(dm.id, dn.id) AS id, COALESCE(dm.{end}, dn.{end}) AS vervallen_op) d"
    )


def _one_gets_the_post(werk: Werk) -> None:
    """The letters of a klant go to one person."""
    rows = (
        "SELECT p.regel, p.nieuw OR p.masker <> 0 AS brengt, p.id, p.klant_id FROM lev_plan p WHERE p.is_geadresseerde "
        "UNION ALL SELECT NULL, false, t.id, t.klant_id FROM intake_vertegenwoordiger t WHERE t.is_geadresseerde "
        "AND t.geldig_tot IS NULL AND NOT EXISTS (SELECT FROM lev_plan x WHERE x.id = t.id) "
        "AND t.klant_id IN (SELECT klant_id FROM lev_plan)"
    )
    clash_rows(
        werk,
        f"WITH eind AS MATERIALIZED ({rows}) SELECT a.regel, "
        "'kan niet: iemand anders krijgt de post van deze klant al', "
        f"CASE WHEN NOT b.brengt THEN {screen_event('intake_vertegenwoordigergeschiedenis', 'b.id')} END "
        "FROM eind a JOIN eind b ON b.klant_id = a.klant_id AND b.id <> a.id WHERE a.brengt "
        "ORDER BY a.regel, b.regel NULLS LAST",
        [],
        "krijgt_post",
    )


VERTEGENWOORDIGERS = Bestemming(
    BY_NAME["vertegenwoordigers"],
    "intake_vertegenwoordiger",
    _of_now(
        "intake_vertegenwoordiger",
        "x.klant_id = kn.klant_id AND x.soort = r.soort AND x.naam = r.naam",
        "geldig_tot",
    ),
    {
        "klant_id": None,
        "soort": None,
        "naam": None,
        "bron": None,
        "organisatie": "organisatie",
        "adres": "adres",
        "telefoon": "telefoon",
        "email": "email",
        "is_geadresseerde": "krijgt_post",
    },
    stand.VERTEGENWOORDIGERS,
    verwijzingen=(
        replace(
            KLANT,
            gives={
                **KLANT.gives,
                "bron": "'levering'::varchar",
                "is_geadresseerde": "(r.krijgt_post = 'ja')",
            },
        ),
    ),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "soort", "naam"),
    checks=(check_klant_stays, _one_gets_the_post),
)
HERINNERINGSTOPS = Bestemming(
    BY_NAME["herinneringstops"],
    "intake_herinneringstop",
    _of_now("intake_herinneringstop", "x.klant_id = kn.klant_id", "tot"),
    {"klant_id": None, "vanaf": "sinds", "door_id": "medewerker"},
    stand.HERINNERINGSTOPS,
    verwijzingen=(
        replace(KLANT, gives={**KLANT.gives, "vanaf": "r.sinds"}),
        replace(MEDEWERKER, gives={"door_id": "m.id"}),
    ),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    same=("klant_id",),
    checks=(check_klant_stays,),
)
