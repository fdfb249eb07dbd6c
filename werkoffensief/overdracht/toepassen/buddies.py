"""Buddies, their pairings with klanten, and what they did together."""

from werkoffensief.overdracht import stand
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming, Verwijzing
from werkoffensief.overdracht.toepassen.controle import (
    PERIOD,
    clash_rows,
    final_rows,
    no_overlap,
    of_screen,
    screen_event,
)
from werkoffensief.overdracht.toepassen.feiten import (
    GEWIST,
    KLANT,
    MEDEWERKER,
    VERVALLEN,
    WERKGEVER,
    by_key,
    by_number,
    ends_before,
)
from werkoffensief.overdracht.toepassen.plan import write_rows
from werkoffensief.overdracht.toepassen.verwijzen import check_klant_stays
from werkoffensief.overdracht.toepassen.werk import Werk

BUDDY = Verwijzing(
    "buddynummer",
    "buddies",
    "LEFT JOIN trajecten_buddy bu ON bu.buddynummer = r.buddynummer",
    {"buddy_id": "bu.id"},
)
KOPPELING = Verwijzing(
    "koppelnummer",
    "buddykoppelingen",
    "LEFT JOIN trajecten_buddykoppeling kp ON kp.koppelnummer = r.koppelnummer "
    "LEFT JOIN intake_klant k ON k.id = kp.klant_id",
    {"koppeling_id": "kp.id", "klant_id": "kp.klant_id"},
)


STRAKS = "buddykoppelingen"
# The pairings as they are once those end that this delivery ends: who made none of them on screen, by the file alone.
KOPPELINGEN_DAN = (
    "(SELECT k.id, k.koppelnummer, k.buddy_id, k.start, COALESCE(s.einde, k.einde) AS einde "
    "FROM trajecten_buddykoppeling k LEFT JOIN lev_straks s ON s.id = k.id WHERE k.vervallen_op IS NULL)"
)
# What a buddy must have on the first day, and be on all days, of a pairing `k`. Beside it what the file is told.
AWAY = "k.start < b.van OR COALESCE(k.einde, 'infinity') > COALESCE(b.tot, 'infinity')"
NO_VOG = "b.vog_op IS NULL OR k.start > (b.vog_op + interval '3 years')::date"
TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"
# The day from which pairing `k` counts, and whether `o` runs on it: what is over is not counted again.
LATER = f"LATERAL (SELECT greatest(k.start, {TODAY}) AS dag) d"
ON_DAY = "dag BETWEEN o.start AND COALESCE(o.einde, 'infinity')"


def _look_ahead(werk: Werk) -> None:
    """Which pairings end by the file of pairings of this run: a buddy who stops, stops in one delivery with them."""
    werk.run("DROP TABLE IF EXISTS lev_straks, lev_gelezen")
    werk.run(
        "CREATE TEMPORARY TABLE lev_gelezen (nummer text, buddy text, start date, einde date, reden text) "
        "ON COMMIT DROP"
    )
    straks = werk.ronde.straks.get(STRAKS)
    if straks and straks.accepted:
        places = [
            straks.tabel.positions[name] for name in ("koppelnummer", "buddynummer", *PERIOD, "einde_reden")
        ]
        rows = (tuple(row[place] for place in places) for row in straks.rows)
        werk.copy("lev_gelezen", ("nummer", "buddy", "start", "einde", "reden"), rows)
    werk.run(
        "CREATE TEMPORARY TABLE lev_straks ON COMMIT DROP AS SELECT k.id, r.einde, r.reden FROM lev_gelezen r "
        "JOIN trajecten_buddykoppeling k ON k.koppelnummer = r.nummer AND k.start = r.start "
        "JOIN trajecten_buddy b ON b.id = k.buddy_id AND b.buddynummer = r.buddy "
        "WHERE k.vervallen_op IS NULL AND r.einde < COALESCE(k.einde, 'infinity') "
        f"AND NOT {of_screen('trajecten_buddykoppelinggeschiedenis', 'k.id')}"
    )


def _write_buddies(werk: Werk) -> None:
    """First the pairings end of whoever changes, as this run says further on; then the buddies."""
    ended = werk.run(
        "UPDATE trajecten_buddykoppeling k SET einde = s.einde, einde_reden = s.reden FROM lev_straks s, lev_plan b "
        "WHERE s.id = k.id AND b.id = k.buddy_id AND NOT b.nieuw"
    )
    if ended:
        said = "1 koppeling eindigt" if ended == 1 else f"{ended} koppelingen eindigen"
        werk.tell(f"{werk.gelezen.bestand}: {said} zoals in buddykoppelingen staat, want de buddy verandert.")
    write_rows(werk)


def _fits_pairings(werk: Werk) -> None:
    """A buddy that changes still fits the pairings that are there, or will be when this run is through."""
    last = screen_event("trajecten_buddykoppelinggeschiedenis", "k.id")
    pairs = f"FROM lev_plan b JOIN {KOPPELINGEN_DAN} k ON k.buddy_id = b.id"
    checks = (
        (AWAY, "laat koppeling ' || k.koppelnummer || ' buiten de periode van de buddy", ("van", "tot")),
        (NO_VOG, "is te oud of ontbreekt voor koppeling ' || k.koppelnummer || '", ("vog_op",)),
    )
    for wrong, why, columns in checks:
        clash_rows(werk, f"SELECT b.regel, '{why}', {last} {pairs} WHERE {wrong} ORDER BY 1", [], *columns)
    others = f"FROM {KOPPELINGEN_DAN} o WHERE o.buddy_id = b.id"
    busy = f"SELECT count(*) {others} AND {ON_DAY}"
    clash_rows(
        werk,
        f"SELECT b.regel, 'is minder dan het aantal klanten op ' || dag, {last} {pairs}, {LATER} "
        f"WHERE COALESCE(k.einde, 'infinity') >= {TODAY} AND ({busy}) > b.plekken ORDER BY 1",
        [],
        "plekken",
    )


def _fits_buddy(werk: Werk) -> None:
    """Each pairing lies in the buddy's period, with a VOG, and from today on there are never more than agreed."""
    last = screen_event("trajecten_buddygeschiedenis", "b.id")
    mine = "FROM lev_plan k JOIN trajecten_buddy b ON b.id = k.buddy_id"
    away = "'valt buiten de periode van de buddy (' || b.van || COALESCE(' tot en met ' || b.tot, '') || ')'"
    vog = (
        "'valt meer dan drie jaar na de VOG van de buddy (' || COALESCE(b.vog_op::text, 'niet bekend') || ')'"
    )
    clash_rows(werk, f"SELECT k.regel, {away}, {last} {mine} WHERE {AWAY} ORDER BY 1", [], *PERIOD)
    clash_rows(werk, f"SELECT k.regel, {vog}, {last} {mine} WHERE {NO_VOG} ORDER BY 1", [], "start")
    rows = final_rows(werk, ["buddy_id", *PERIOD], "buddy_id")
    clash_rows(
        werk,
        f"WITH eind AS MATERIALIZED ({rows}) SELECT k.regel, "
        f"'heeft op ' || dag || ' meer klanten dan de ' || b.plekken || ' die zijn afgesproken', {last} "
        f"FROM eind k JOIN trajecten_buddy b ON b.id = k.buddy_id, {LATER} WHERE k.regel IS NOT NULL "
        f"AND COALESCE(k.einde, 'infinity') >= {TODAY} "
        f"AND (SELECT count(*) FROM eind o WHERE o.buddy_id = b.id AND {ON_DAY}) > b.plekken ORDER BY 1",
        [],
        "buddynummer",
    )


def _after_start(werk: Werk) -> None:
    clash_rows(
        werk,
        f"SELECT p.regel, 'ligt voor de eerste dag van de koppeling (' || k.start || ')', "
        f"{screen_event('trajecten_buddykoppelinggeschiedenis', 'k.id')} FROM lev_plan p "
        "JOIN trajecten_buddykoppeling k ON k.id = p.koppeling_id WHERE p.dag < k.start ORDER BY p.regel",
        [],
        "dag",
    )


BUDDIES = Bestemming(
    BY_NAME["buddies"],
    "trajecten_buddy",
    by_number("trajecten_buddy", "buddynummer"),
    {
        "buddynummer": None,
        "naam": "naam",
        "telefoon": "telefoon",
        "email": "email",
        "werkgever_id": "kvk_nummer",
        "vog_op": "vog_op",
        "talen": "talen",
        "sector": "sector",
        "plekken": "plekken",
        "van": "van",
        "tot": "tot",
    },
    stand.BUDDIES,
    verwijzingen=(WERKGEVER,),
    over=(VERVALLEN, ("buddy_gewist", "d.gewist_op IS NOT NULL")),
    before=_look_ahead,
    checks=(_fits_pairings,),
    write=_write_buddies,
    nummer=("buddy", "buddynummer"),
)
KOPPELINGEN = Bestemming(
    BY_NAME["buddykoppelingen"],
    "trajecten_buddykoppeling",
    by_number("trajecten_buddykoppeling", "koppelnummer"),
    {
        "koppelnummer": None,
        "klant_id": None,
        "buddy_id": "buddynummer",
        "start": "start",
        "einde": "einde",
        "einde_reden": "einde_reden",
        "medewerker_id": "medewerker",
        "waarom": "waarom",
    },
    stand.BUDDYKOPPELINGEN,
    verwijzingen=(KLANT, BUDDY, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "bu.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    rules=ends_before("start", "einde"),
    checks=(check_klant_stays, no_overlap("klant_id", "buddy", "koppelnummer"), _fits_buddy),
    nummer=("buddykoppeling", "koppelnummer"),
)
CONTACTEN = Bestemming(
    BY_NAME["buddycontacten"],
    "trajecten_buddycontact",
    by_key("trajecten_buddycontact", "x.koppeling_id = kp.id AND x.dag = r.dag AND x.hoe = r.hoe"),
    {
        "klant_id": None,
        "koppeling_id": None,
        "dag": None,
        "hoe": None,
        "tekst": "tekst",
        "medewerker_id": "medewerker",
    },
    stand.BUDDYCONTACTEN,
    verwijzingen=(KOPPELING, MEDEWERKER),
    over=(VERVALLEN, ("ouder", "kp.vervallen_op IS NOT NULL"), GEWIST),
    klant="o.klant_id",
    checks=(_after_start,),
)
