"""Codes, targets, teams, campaigns and medewerkers."""

from functools import partial
from typing import Any

from intake.enums import VRAGEN_MET_LIJST
from intake.models.tafel import NOT_TOLD
from werkoffensief.accounts.enums import COMBINABLE, STANDALONE
from werkoffensief.doelen.enums import Maat
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.beginlijsten import ACHTERAAN, BEGIN, MET_VOLGORDE, begin_volgorde
from werkoffensief.overdracht.geheugen import key_text
from werkoffensief.overdracht.tabellen import BY_NAME, CAPACITEIT
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Step, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import by_number, ends_before
from werkoffensief.overdracht.toepassen.plan import unit_bit, update_changed
from werkoffensief.overdracht.toepassen.verwijzen import CODE_TABLES, volgorde_of
from werkoffensief.overdracht.toepassen.werk import Botsing, Werk


def changed_rows(werk: Werk) -> int:
    """How many existing rows the plan changes."""
    [(number,)] = werk.rows("SELECT count(*) FROM lev_plan p WHERE NOT p.nieuw")
    return number


# --- codes ------------------------------------------------------------------------------------------------------


# Columns of the base table that only some lists have: their value in SQL.
ORDER = {"volgorde": f"COALESCE(p.volgorde, {ACHTERAAN})"}
EXTRA = {
    "onderwerp": ORDER,
    "talent": {"soort": "'talent'"},
    "wens": {"soort": "'wens'"},
    **{vraag.value: {"vraag": f"'{vraag}'", **ORDER} for vraag in VRAGEN_MET_LIJST},
}
# Lists of which the codes share one table: the table, and the column that says of which list a code is.
SHARED: dict[str, tuple[str, str]] = {
    "talent": ("intake_tag", "soort"),
    "wens": ("intake_tag", "soort"),
    **{vraag.value: ("intake_keuzewaarde", "vraag") for vraag in VRAGEN_MET_LIJST},
}
NOT_A_CODE = ", ".join(f"'{stand}'" for stand in NOT_TOLD)


def _write_codes(lijst: str, werk: Werk) -> None:
    table = werk.bestemming.base
    values = {name: f"p.{name}" for name in ("code", "naam", "geldig_van", "geldig_tot")} | EXTRA.get(
        lijst, {}
    )
    werk.nieuw += werk.run(
        f"INSERT INTO {table} ({', '.join(values)}) SELECT {', '.join(values.values())} FROM lev_plan p "
        "WHERE p.nieuw ORDER BY p.regel"
    )
    sets = ", ".join(f"{name} = {value}" for name, value in values.items() if name != "code")
    werk.gewijzigd += werk.run(
        f"UPDATE {table} t SET {sets} FROM lev_plan p WHERE t.code = p.id AND NOT p.nieuw"
    )


def _begin(lijst: str, sleutel: str) -> tuple[str | int | None, ...] | None:
    """A code that is known from the start, as it was then."""
    for code, naam in BEGIN[lijst].items():
        row = (lijst, code, naam, None, None, begin_volgorde(lijst, code))
        if key_text(BY_NAME["codes"], row) == sleutel:
            return row
    return None


def _at_the_end(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Without an order is at the end: the same in other words."""
    return (*row[:-1], None if row[-1] == ACHTERAAN else row[-1])


def _one_list(table: str, kolom: str, werk: Werk) -> None:
    """Talents and wishes share one list of codes, and so do the fixed answers: a code is of one list."""
    clash_rows(
        werk,
        f"SELECT p.regel, 'staat al in de lijst ' || t.{kolom}, {screen_event(f'{table}geschiedenis', 't.code')} "
        f"FROM lev_plan p JOIN {table} t ON t.code = p.code WHERE p.nieuw ORDER BY p.regel",
        [],
        "code",
    )


def _is_no_stand(werk: Werk) -> None:
    """What stands for "not told" at every question cannot be a code of one."""
    for (regel,) in werk.rows(
        f"SELECT p.regel FROM lev_plan p WHERE p.code IN ({NOT_A_CODE}) ORDER BY p.regel"
    ):
        werk.refuse(regel, "code", "betekent al iets bij elke vraag; kies een andere code")


def _checks(lijst: str) -> tuple[Step, ...]:
    shared = (partial(_one_list, *SHARED[lijst]),) if lijst in SHARED else ()
    return (*shared, _is_no_stand) if lijst in VRAGEN_MET_LIJST else shared


def _codes(lijst: str) -> Bestemming:
    table = CODE_TABLES[lijst]
    volgorde = volgorde_of(lijst)
    present = (
        f"SELECT x.code AS id, '{lijst}' AS lijst, x.code, x.naam, x.geldig_van, x.geldig_tot, "
        f"{volgorde} AS volgorde FROM {table} x"
    )
    columns = {"code": None, "naam": "naam", "geldig_van": "geldig_van", "geldig_tot": "geldig_tot"}
    return Bestemming(
        BY_NAME["codes"],
        SHARED[lijst][0] if lijst in SHARED else table,
        f"LEFT JOIN ({present}) d ON d.code = r.code",
        {**columns, **({"volgorde": "volgorde"} if lijst in MET_VOLGORDE else {})},
        present,
        relation=f"({present})",
        id_type="text",
        new_id="r.code",
        rules=ends_before("geldig_van", "geldig_tot"),
        checks=_checks(lijst),
        prepare=_at_the_end,
        write=partial(_write_codes, lijst),
        begin=lambda sleutel: _begin(lijst, sleutel),
    )


CODES = {lijst: _codes(lijst) for lijst in CODE_TABLES}


# --- targets ----------------------------------------------------------------------------------------------------


def _write_doelstellingen(werk: Werk) -> None:
    for maat in Maat.values:
        werk.run(
            "INSERT INTO doelen_doelstelling AS t (id, programma_id, maat, jaar, waarde, levering_id) "
            f"SELECT gen_random_uuid(), 'werkoffensief', '{maat}', p.jaar, p.{maat}, %s FROM lev_plan p "
            "ORDER BY p.jaar ON CONFLICT (programma_id, maat, jaar) DO UPDATE SET waarde = EXCLUDED.waarde "
            "WHERE t.waarde <> EXCLUDED.waarde",
            [werk.ronde.levering_id],
        )
    [(werk.nieuw,)] = werk.rows("SELECT count(*) FROM lev_plan p WHERE p.nieuw")
    werk.gewijzigd += changed_rows(werk)


DOELSTELLINGEN = Bestemming(
    BY_NAME["doelstellingen"],
    "doelen_doelstelling",
    f"LEFT JOIN ({stand.DOELSTELLINGEN}) d ON d.jaar = r.jaar",
    {"jaar": None, **{maat: maat for maat in Maat.values}},
    stand.DOELSTELLINGEN,
    relation=f"({stand.DOELSTELLINGEN})",
    id_type="integer",
    new_id="r.jaar",
    write=_write_doelstellingen,
)

TEAMDOELEN = Bestemming(
    BY_NAME["teamdoelen"],
    "doelen_teamdoel",
    "LEFT JOIN doelen_teamdoel d ON d.team_id = tm.id AND d.jaar = r.jaar",
    {"jaar": None, "team_id": None, "geplaatst": "geplaatst"},
    stand.TEAMDOELEN,
    verwijzingen=(
        Verwijzing(
            "team",
            "teams",
            "LEFT JOIN accounts_team tm ON tm.naam = r.team",
            {"team_id": "tm.id"},
        ),
    ),
)


# --- teams ------------------------------------------------------------------------------------------------------


def _one_team_each(werk: Werk) -> None:
    """A stadsdeel stands in one team only; where the screen put it, it stays, and that is reported."""
    found = werk.rows(
        "WITH eind AS (SELECT p.regel, p.id, unnest(p.stadsdelen) AS stadsdeel FROM lev_plan p UNION ALL "
        "SELECT NULL, s.team_id, s.stadsdeel FROM accounts_teamstadsdeel s "
        "WHERE NOT EXISTS (SELECT FROM lev_plan p WHERE p.id = s.team_id) "
        "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = s.team_id)) "
        "SELECT a.regel, a.stadsdeel, COALESCE((SELECT p.team FROM lev_plan p WHERE p.id = b.id), "
        "(SELECT t.naam FROM accounts_team t WHERE t.id = b.id)), CASE WHEN b.regel IS NULL THEN "
        f"{screen_event('accounts_teamstadsdeelgeschiedenis', 'a.stadsdeel')} END "
        "FROM eind a JOIN eind b ON b.stadsdeel = a.stadsdeel AND b.id <> a.id WHERE a.regel IS NOT NULL "
        "ORDER BY a.regel, a.stadsdeel"
    )
    for regel, stadsdeel, team, scherm in found:
        if scherm:
            _keep_stadsdeel(werk, regel, stadsdeel, Botsing(("stadsdelen",), team, scherm))
        else:
            werk.refuse(regel, "stadsdelen", f"het stadsdeel {stadsdeel} staat ook bij team {team}")


def _keep_stadsdeel(werk: Werk, regel: int, stadsdeel: str, botsing: Botsing) -> None:
    """The rest of the list is taken; a team of which nothing changes then is not written."""
    werk.run(
        "UPDATE lev_plan SET stadsdelen = NULLIF(array_remove(stadsdelen, %s), '{}') WHERE regel = %s",
        [stadsdeel, regel],
    )
    [(taken, same)] = werk.rows(
        f"SELECT p.stadsdelen, NOT p.nieuw AND p.stadsdelen IS NOT DISTINCT FROM t.stadsdelen FROM lev_plan p "
        f"LEFT JOIN ({stand.TEAMS}) t ON t.id = p.id WHERE p.regel = %s",
        [regel],
    )
    if same:
        werk.run("UPDATE lev_plan SET masker = 0 WHERE regel = %s", [regel])
    botsing.waarom = f"het stadsdeel {stadsdeel} staat op het scherm bij team {botsing.waarom}"
    werk.deels[regel] = taken
    werk.blijft[regel, unit_bit("teams", "stadsdelen")] = botsing


def _write_teams(werk: Werk) -> None:
    werk.nieuw += werk.run(
        "INSERT INTO accounts_team (id, naam, levering_id) SELECT id, team, %s FROM lev_plan p WHERE p.nieuw "
        "ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    werk.run(
        "DELETE FROM accounts_teamstadsdeel s USING lev_plan p WHERE s.team_id = p.id "
        "AND (p.stadsdelen IS NULL OR s.stadsdeel <> ALL (p.stadsdelen))"
    )
    werk.run(
        "INSERT INTO accounts_teamstadsdeel (stadsdeel, team_id) SELECT x.stadsdeel, x.id FROM "
        "(SELECT p.id, unnest(p.stadsdelen) AS stadsdeel FROM lev_plan p) x "
        "WHERE NOT EXISTS (SELECT FROM accounts_teamstadsdeel s WHERE s.stadsdeel = x.stadsdeel) "
        "ORDER BY x.stadsdeel"
    )
    werk.gewijzigd += changed_rows(werk)


TEAMS = Bestemming(
    BY_NAME["teams"],
    "accounts_team",
    "LEFT JOIN accounts_team d ON d.naam = r.team",
    {"team": None, "stadsdelen": "stadsdelen"},
    stand.TEAMS,
    relation=f"({stand.TEAMS})",
    checks=(_one_team_each,),
    write=_write_teams,
)


# --- campaigns --------------------------------------------------------------------------------------------------

CAMPAGNES = Bestemming(
    BY_NAME["campagnes"],
    "intake_campagne",
    by_number("intake_campagne", "code"),
    {
        "code": None,
        "naam": "naam",
        "startdatum": "startdatum",
        "einddatum": "einddatum",
        "minimaal_maanden_uitkering": "minimaal_maanden_uitkering",
        "streefaantal": "streefaantal",
        **{name: name for name in CAPACITEIT},
    },
    stand.CAMPAGNES,
    rules=ends_before("startdatum", "einddatum"),
)


# --- medewerkers ------------------------------------------------------------------------------------------------

_CURRENT = "rv.vanaf <= statement_timestamp() AND (rv.tot IS NULL OR rv.tot > statement_timestamp())"
_ALONE = ", ".join(f"'{rol}'" for rol in STANDALONE)
_IMPORTABLE = ", ".join(f"'{rol}'" for rol in COMBINABLE)


def _rollen(extra: str) -> str:
    return (
        '(SELECT array_agg(DISTINCT rv.rol::text COLLATE "C" ORDER BY rv.rol::text COLLATE "C") '
        f"FROM accounts_rolverlening rv WHERE rv.medewerker_id = m.id AND rv.rol IN ({_IMPORTABLE}) "
        f"AND {_CURRENT}{extra})"
    )


ALLE_ROLLEN = _rollen("")
_GELEVERDE_ROLLEN = _rollen(" AND rv.bron = 'import'")
# Grants of the screen stand beside those of imports: a file that brings both together brings nothing new.
_MEDEWERKERS = (
    "SELECT m.id, m.gebruikersnaam, m.naam, m.email, m.team_id, t.naam AS team, "
    f"CASE WHEN {ALLE_ROLLEN} IS NOT DISTINCT FROM (SELECT o.rollen FROM lev_opgelost o WHERE o.doel_id = m.id) "
    f"THEN {ALLE_ROLLEN} ELSE {_GELEVERDE_ROLLEN} END AS rollen "
    "FROM accounts_medewerker m LEFT JOIN accounts_team t ON t.id = m.team_id"
)


def _names_once(werk: Werk) -> None:
    """Names that differ only in capitals are one name to whoever logs in: each such row is named."""
    found = werk.rows(
        "WITH eind AS (SELECT p.regel, p.id, p.gebruikersnaam FROM lev_plan p UNION ALL "
        "SELECT NULL, m.id, m.gebruikersnaam FROM accounts_medewerker m "
        "WHERE lower(m.gebruikersnaam) IN (SELECT lower(p.gebruikersnaam) FROM lev_plan p) "
        "AND NOT EXISTS (SELECT FROM lev_plan p WHERE p.id = m.id)) "
        "SELECT a.regel, b.regel, b.gebruikersnaam FROM eind a JOIN eind b "
        "ON lower(b.gebruikersnaam) = lower(a.gebruikersnaam) AND b.id <> a.id "
        "JOIN lev_plan p ON p.regel = a.regel WHERE p.nieuw ORDER BY a.regel, b.regel NULLS FIRST"
    )
    for regel, other_line, name in found:
        place = f" (regel {other_line})" if other_line else ", die er al is"
        waarom = f"verschilt alleen in hoofdletters van de gebruikersnaam {name}{place}; kies een andere"
        werk.refuse(regel, "gebruikersnaam", waarom)


def _write_medewerkers(werk: Werk) -> None:
    """New accounts have no usable password and were not invited: nobody can log in with them."""
    werk.nieuw += werk.run(
        "INSERT INTO accounts_medewerker (id, gebruikersnaam, naam, email, team_id, password, levering_id) "
        "SELECT id, gebruikersnaam, naam, email, team_id, '!' || replace(gen_random_uuid()::text, '-', ''), %s "
        "FROM lev_plan p WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    update_changed(werk, "accounts_medewerker", ["naam", "email", "team_id"])
    roles = f"AND (p.nieuw OR p.masker & {unit_bit('medewerkers', 'rollen')} <> 0)"
    werk.run(
        "UPDATE accounts_rolverlening rv SET tot = statement_timestamp() FROM lev_plan p "
        f"WHERE rv.medewerker_id = p.id {roles} "
        f"AND rv.bron = 'import' AND {_CURRENT} AND (p.rollen IS NULL OR rv.rol <> ALL (p.rollen))"
    )
    werk.run(
        "INSERT INTO accounts_rolverlening (id, medewerker_id, rol, bron, levering_id) "
        "SELECT gen_random_uuid(), x.id, x.rol, 'import', %s FROM (SELECT p.regel, p.id, "
        f"unnest(p.rollen) AS rol FROM lev_plan p WHERE true {roles}) x "
        "WHERE NOT EXISTS (SELECT FROM accounts_rolverlening rv "
        f"WHERE rv.medewerker_id = x.id AND rv.rol = x.rol AND rv.bron = 'import' AND {_CURRENT}) "
        "ORDER BY x.regel, x.rol",
        [werk.ronde.levering_id],
    )
    werk.gewijzigd += changed_rows(werk)


MEDEWERKERS = Bestemming(
    BY_NAME["medewerkers"],
    "accounts_medewerker",
    by_number("accounts_medewerker", "gebruikersnaam"),
    {"gebruikersnaam": None, "naam": "naam", "email": "email", "team_id": "team", "rollen": "rollen"},
    _MEDEWERKERS,
    relation=f"({_MEDEWERKERS})",
    verwijzingen=(
        Verwijzing("team", "teams", "LEFT JOIN accounts_team t ON t.naam = r.team", {"team_id": "t.id"}),
    ),
    over=(
        (
            "beheer",
            "EXISTS (SELECT FROM accounts_rolverlening rv WHERE rv.medewerker_id = d.id "
            f"AND rv.rol IN ({_ALONE}) AND (rv.tot IS NULL OR rv.tot > statement_timestamp()))",
        ),
    ),
    checks=(_names_once,),
    write=_write_medewerkers,
)
