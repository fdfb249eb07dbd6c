"""Appointments, meetings of a group and who takes part."""

from intake.models import Afspraak
from intake.services.herinneringen import queue_reminder
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Step, Verwijzing
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.feiten import GEWIST, KLANT, MEDEWERKER, VERVALLEN, by_key, by_number
from werkoffensief.overdracht.toepassen.plan import insert_new, update_changed
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk
from werkoffensief.web import clock

BEGELEIDER = Verwijzing(
    "begeleider",
    "medewerkers",
    "LEFT JOIN accounts_medewerker m ON m.gebruikersnaam = r.begeleider",
    {"begeleider_id": "m.id"},
)
BIJEENKOMST = Verwijzing(
    "bijeenkomstnummer",
    "bijeenkomsten",
    "LEFT JOIN intake_bijeenkomst b ON b.bijeenkomstnummer = r.bijeenkomstnummer",
    {"bijeenkomst_id": "b.id"},
)
OUDER = ("ouder", "b.vervallen_op IS NOT NULL")
TONIGHT = "((((now() AT TIME ZONE 'Europe/Amsterdam')::date + 1)::timestamp) AT TIME ZONE 'Europe/Amsterdam')"
_ELSEWHERE = (
    "t.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM lev_plan x WHERE x.id = t.id) "
    "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = t.id)"
)


def _one_at_a_time(scope: str, whose: str) -> Step:
    """One medewerker, and one klant, has no two planned appointments at once (half-open)."""

    def check(werk: Werk) -> None:
        columns = f"begin, duur, afspraaknummer, {scope}"
        planned = (
            f"SELECT p.regel, p.nieuw OR p.masker <> 0 AS brengt, p.id, {columns} FROM lev_plan p "
            f"WHERE p.status = 'gepland' UNION ALL SELECT NULL, false, t.id, {columns} FROM intake_afspraak t "
            f"WHERE t.status = 'gepland' AND t.{scope} IN (SELECT x.{scope} FROM lev_plan x) AND {_ELSEWHERE}"
        )
        clash_rows(
            werk,
            f"WITH eind AS MATERIALIZED ({planned}) SELECT a.regel, "
            f"'{whose} heeft op dat moment al een afspraak: ' || b.afspraaknummer, "
            f"CASE WHEN NOT b.brengt THEN {screen_event('intake_afspraakgeschiedenis', 'b.id')} END "
            f"FROM eind a JOIN eind b ON b.{scope} = a.{scope} AND b.id <> a.id "
            "AND a.begin < b.begin + make_interval(mins => b.duur) "
            "AND b.begin < a.begin + make_interval(mins => a.duur) "
            "WHERE a.brengt ORDER BY a.regel, b.regel NULLS LAST",
            [],
            "begin",
            "status",
        )

    return check


def _has_been(werk: Werk) -> None:
    """What took place, or to which somebody did not come, does not lie ahead."""
    clash_rows(
        werk,
        "SELECT p.regel, 'kan nog niet: deze afspraak moet nog komen', "
        f"{screen_event('intake_afspraakgeschiedenis', 'p.id')} FROM lev_plan p "
        f"WHERE p.status IN ('geweest', 'niet_verschenen') AND p.begin >= {TONIGHT} ORDER BY p.regel",
        [],
        "status",
        "begin",
    )


def _called_off(werk: Werk) -> None:
    """Only what was called off says by whom; what we called off says why, and is no attempt."""
    no_attempt = "NOT EXISTS (SELECT FROM intake_afspraak t WHERE t.id = p.id AND t.poging_id IS NOT NULL)"
    clash_rows(
        werk,
        "SELECT p.regel, 'past niet: alleen een afspraak die is afgezegd zegt door wie, en die van ons ook waarom', "
        f"{screen_event('intake_afspraakgeschiedenis', 'p.id')} FROM lev_plan p "
        "WHERE NOT COALESCE((p.afzegger IS NULL AND p.afzegreden IS NULL) OR (p.status = 'afgezegd' "
        f"AND (p.afzegger = 'klant' OR (p.afzegger = 'wij' AND p.afzegreden IS NOT NULL AND {no_attempt}))), false) "
        "ORDER BY p.regel",
        [],
        "afzegger",
        "status",
    )


_MEETS = (
    "a.begin < b.begin + make_interval(mins => b.duur) AND b.begin < a.begin + make_interval(mins => a.duur)"
)


def _not_during_a_meeting(werk: Werk) -> None:
    """A medewerker who leads a meeting has no appointment then."""
    clash_rows(
        werk,
        "SELECT a.regel, 'de medewerker heeft op dat moment een bijeenkomst: ' || b.bijeenkomstnummer, "
        f"{screen_event('intake_bijeenkomstgeschiedenis', 'b.id')} FROM lev_plan a JOIN intake_bijeenkomst b "
        f"ON b.begeleider_id = a.medewerker_id AND b.vervallen_op IS NULL AND {_MEETS} "
        "WHERE a.status = 'gepland' AND (a.nieuw OR a.masker <> 0) ORDER BY a.regel, b.bijeenkomstnummer",
        [],
        "begin",
        "status",
    )


def _not_during_an_appointment(werk: Werk) -> None:
    """The other way round, for a file of meetings."""
    clash_rows(
        werk,
        "SELECT b.regel, 'de begeleider heeft op dat moment een afspraak: ' || a.afspraaknummer, "
        f"{screen_event('intake_afspraakgeschiedenis', 'a.id')} FROM lev_plan b JOIN intake_afspraak a "
        f"ON a.medewerker_id = b.begeleider_id AND a.vervallen_op IS NULL AND {_MEETS} "
        "WHERE a.status = 'gepland' AND (b.nieuw OR b.masker <> 0) ORDER BY b.regel, a.afspraaknummer",
        [],
        "begin",
    )


def _taken(meeting: str) -> str:
    """SQL: how many places of a meeting are taken once the file is in."""
    return (
        f"((SELECT count(*) FROM intake_deelname t WHERE t.bijeenkomst_id = {meeting} AND t.status <> 'afgemeld' "
        f"AND {_ELSEWHERE}) + (SELECT count(*) FROM lev_plan x WHERE x.bijeenkomst_id = {meeting} "
        "AND x.status <> 'afgemeld'))"
    )


def _places(werk: Werk) -> None:
    """No meeting is overbooked."""
    screen = (
        f"(SELECT max({screen_event('intake_deelnamegeschiedenis', 't.id')}) FROM intake_deelname t "
        f"WHERE t.bijeenkomst_id = p.bijeenkomst_id AND t.status <> 'afgemeld' AND {_ELSEWHERE})"
    )
    clash_rows(
        werk,
        f"SELECT p.regel, 'past niet: deze bijeenkomst heeft ' || b.plekken || ' plekken', {screen} FROM lev_plan p "
        "JOIN intake_bijeenkomst b ON b.id = p.bijeenkomst_id "
        f"WHERE p.status <> 'afgemeld' AND {_taken('p.bijeenkomst_id')} > b.plekken ORDER BY p.regel",
        [],
        "status",
        "bijeenkomstnummer",
    )


def _enough_places(werk: Werk) -> None:
    """A meeting that gets fewer places has one for everybody who is invited."""
    taken = (
        "(SELECT count(*) FROM intake_deelname t WHERE t.bijeenkomst_id = p.id AND t.vervallen_op IS NULL "
        "AND t.status <> 'afgemeld')"
    )
    clash_rows(
        werk,
        f"SELECT p.regel, 'is minder dan er al bezet zijn: ' || {taken}, "
        f"{screen_event('intake_bijeenkomstgeschiedenis', 'p.id')} FROM lev_plan p "
        f"WHERE NOT p.nieuw AND {taken} > p.plekken ORDER BY p.regel",
        [],
        "plekken",
    )


def _write_and_remind(werk: Werk) -> None:
    """The appointments, and a reminder for each that is still to come: the worker asks again whether it may leave."""
    columns = AFSPRAKEN.columns
    werk.nieuw += insert_new(werk, AFSPRAKEN.base, list(columns))
    werk.gewijzigd += update_changed(werk, AFSPRAKEN.base, [name for name, kolom in columns.items() if kolom])
    coming = [key for (key,) in werk.rows(
        "SELECT p.id FROM lev_plan p WHERE p.status = 'gepland' AND p.begin > now() ORDER BY p.regel"
    )]  # fmt: skip
    for afspraak in Afspraak.objects.filter(pk__in=coming).iterator(chunk_size=500):
        queue_reminder(afspraak, now=clock.now())


AFSPRAKEN = Bestemming(
    BY_NAME["afspraken"],
    "intake_afspraak",
    by_number("intake_afspraak", "afspraaknummer"),
    {
        "afspraaknummer": None,
        "klant_id": None,
        "medewerker_id": "medewerker",
        "begin": "begin",
        "duur": "duur",
        "vorm": "vorm",
        "plaats": "plaats",
        "onderwerp": "onderwerp",
        "status": "status",
        "afzegger": "afzegger",
        "afzegreden": "afzegreden",
    },
    stand.AFSPRAKEN,
    verwijzingen=(KLANT, MEDEWERKER),
    over=(VERVALLEN, GEWIST),
    klant="o.klant_id",
    checks=(
        check_klant_stays,
        _has_been,
        _called_off,
        _one_at_a_time("medewerker_id", "de medewerker"),
        _one_at_a_time("klant_id", "de klant"),
        _not_during_a_meeting,
    ),
    write=_write_and_remind,
    nummer=("afspraak", "afspraaknummer"),
)
BIJEENKOMSTEN = Bestemming(
    BY_NAME["bijeenkomsten"],
    "intake_bijeenkomst",
    by_number("intake_bijeenkomst", "bijeenkomstnummer"),
    {
        "bijeenkomstnummer": None,
        "titel": "titel",
        "begin": "begin",
        "duur": "duur",
        "plaats": "plaats",
        "plekken": "plekken",
        "begeleider_id": "begeleider",
    },
    stand.BIJEENKOMSTEN,
    verwijzingen=(BEGELEIDER,),
    over=(VERVALLEN,),
    checks=(_enough_places, _not_during_an_appointment),
    nummer=("bijeenkomst", "bijeenkomstnummer"),
)
DEELNAMES = Bestemming(
    BY_NAME["deelnames"],
    "intake_deelname",
    by_key("intake_deelname", "x.klant_id = kn.klant_id AND x.bijeenkomst_id = b.id"),
    {"klant_id": None, "bijeenkomst_id": None, "status": "status"},
    stand.DEELNAMES,
    verwijzingen=(KLANT, BIJEENKOMST),
    over=(VERVALLEN, OUDER, GEWIST),
    klant="o.klant_id",
    same=("klant_id", "bijeenkomst_id"),
    checks=(check_klant_stays, _places),
)
