"""ww.csv: people whose WW ends. New people are registered on that ground; of known people it adds the day.

The row of a klant is about the last end of the WW. A later day begins a new one when the present one has a result;
else it corrects it. ww_eerder.csv holds the ones before. That somebody flowed in is in neither file: it follows from
uitkeringen.csv.
"""

from dataclasses import replace

from intake.enums import Grondslag
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.eerder import carry_over
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, VERVALLEN, by_key
from werkoffensief.overdracht.toepassen.klanten import KLANTEN, bsn_once, chosen, write_people
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

OF_TEAM = "en {} bij team {}, het team voor mensen zonder stadsdeel."
OF_NOBODY = "en {} nog bij geen team. Elke teamleider ziet dit op de startpagina."
ELSEWHERE = (
    "Wie een klant mag wijzigen, kan bij de gegevens van die klant het stadsdeel kiezen: dan gaat de klant naar het "
    "team daarvan. Moeten al deze mensen naar één team? Zet bij dat team het stadsdeel “ww zonder stadsdeel”"
)
RESULT = "CASE WHEN {0} IS NULL THEN 'open' ELSE 'instroom_voorkomen' END"


def _day_once(werk: Werk) -> None:
    """A corrected day may not be that of an earlier end of the WW."""
    clash_rows(
        werk,
        f"SELECT p.regel, 'is al een eerdere einddatum van de WW van deze klant', "
        f"{screen_event('intake_wwrechtgeschiedenis', 'x.id')} FROM lev_plan p JOIN intake_wwrecht x "
        "ON x.klant_id = p.id AND x.ww_einde = p.ww_einde AND x.vervallen_op IS NULL "
        f"CROSS JOIN LATERAL ({stand.WW_LATEST.replace('s.id', 'p.id')}) w "
        f"WHERE NOT p.nieuw AND {chosen(werk, 'ww_einde')} AND w.id <> x.id ORDER BY p.regel",
        [],
        "ww_einde",
    )


def _tell_where_they_went(werk: Werk) -> None:
    """To which team the new people without a stadsdeel came, as migration trajecten 0012 says, and how they get on."""
    found = werk.rows(
        "SELECT count(*), t.naam FROM lev_plan p "
        "LEFT JOIN accounts_teamstadsdeel ww ON ww.stadsdeel = 'ww zonder stadsdeel' "
        "LEFT JOIN accounts_teamstadsdeel s ON s.stadsdeel = 'onbekend' "
        "LEFT JOIN accounts_team t ON t.id = COALESCE(ww.team_id, s.team_id) "
        "WHERE p.nieuw AND p.stadsdeel IS NULL GROUP BY t.naam"
    )
    for number, team in found:
        one = number == 1
        people = "1 nieuwe klant heeft" if one else f"{number} nieuwe klanten hebben"
        belong = "hoort" if one else "horen"
        where = OF_TEAM.format(belong, team) if team else OF_NOBODY.format(belong)
        werk.tell(f"{people} geen stadsdeel {where} {ELSEWHERE}.")


def _write(werk: Werk) -> None:
    write_people(werk, Grondslag.WW_PREVENTIE)
    _tell_where_they_went(werk)
    latest = stand.WW_LATEST.replace("s.id", "p.id")
    brings_day, brings_result = chosen(werk, "ww_einde"), chosen(werk, "voorkomen_op")
    result = RESULT.format("n.voorkomen_op")
    werk.run(
        "CREATE TEMPORARY TABLE lev_ww ON COMMIT DROP AS SELECT p.id AS klant_id, p.ww_einde, p.regel, "
        f"CASE WHEN {brings_result} THEN p.voorkomen_op END AS voorkomen_op, {brings_result} AS met_resultaat, "
        f"{brings_day} AS met_dag, w.id AS recht, w.resultaat AS was, "
        "w.id IS NULL OR (w.resultaat <> 'open' AND p.ww_einde > w.ww_einde) AS erbij "
        f"FROM lev_plan p LEFT JOIN LATERAL ({latest}) w ON true WHERE {brings_day} OR {brings_result}"
    )
    werk.run(
        "UPDATE intake_wwrecht t SET ww_einde = CASE WHEN n.met_dag THEN n.ww_einde ELSE t.ww_einde END, "
        f"resultaat = CASE WHEN n.met_resultaat AND n.was <> 'ingestroomd' THEN {result} ELSE t.resultaat END, "
        "resultaat_op = CASE WHEN n.met_resultaat AND n.was <> 'ingestroomd' THEN n.voorkomen_op "
        "ELSE t.resultaat_op END FROM lev_ww n WHERE t.id = n.recht AND NOT (n.met_dag AND n.erbij)"
    )
    werk.run(
        "INSERT INTO intake_wwrecht (id, klant_id, ww_einde, resultaat, resultaat_op, levering_id) "
        f"SELECT gen_random_uuid(), n.klant_id, n.ww_einde, {result}, n.voorkomen_op, %s FROM lev_ww n "
        "WHERE n.met_dag AND n.erbij ORDER BY n.regel",
        [werk.ronde.levering_id],
    )
    werk.run("DROP TABLE lev_ww")


WW = replace(
    KLANTEN,
    tabel=BY_NAME["ww"],
    columns={**KLANTEN.columns, "ww_einde": "ww_einde", "voorkomen_op": "voorkomen_op"},
    stand=stand.WW,
    relation=f"({stand.WW})",
    before=lambda werk: carry_over(werk, "klanten", always=True),
    checks=(bsn_once, _day_once),
    write=_write,
)


def _write_earlier(werk: Werk) -> None:
    result = RESULT.format("p.voorkomen_op")
    werk.nieuw += werk.run(
        "INSERT INTO intake_wwrecht (id, klant_id, ww_einde, resultaat, resultaat_op, levering_id) "
        f"SELECT p.id, p.klant_id, p.ww_einde, {result}, p.voorkomen_op, %s FROM lev_plan p "
        "WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    werk.gewijzigd += werk.run(
        f"UPDATE intake_wwrecht t SET resultaat = {result}, resultaat_op = p.voorkomen_op FROM lev_plan p "
        "WHERE t.id = p.id AND NOT p.nieuw AND t.resultaat <> 'ingestroomd'"
    )


WW_EERDER = Bestemming(
    BY_NAME["ww_eerder"],
    "intake_wwrecht",
    by_key("intake_wwrecht", "x.klant_id = kn.klant_id AND x.ww_einde = r.ww_einde"),
    {"klant_id": None, "ww_einde": None, "voorkomen_op": "voorkomen_op"},
    stand.WW_EERDER,
    verwijzingen=(KLANT,),
    over=(VERVALLEN, GEWIST),
    relation=f"(SELECT t.id, t.klant_id, t.ww_einde, {stand.VOORKOMEN} FROM intake_wwrecht t)",
    klant="o.klant_id",
    same=("klant_id", "ww_einde"),
    checks=(check_klant_stays,),
    write=_write_earlier,
)
