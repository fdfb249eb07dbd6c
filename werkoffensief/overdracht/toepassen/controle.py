"""Checks between rows on the state after the file: overlap, uniqueness, terms. Each names every bad row.

What clashes only with what somebody made or changed on screen yields: a new row is left out, of a known row the units
that clash stay as they are on screen (`yield_to_screen`), and it is reported. Every other clash refuses the file.
"""

from typing import Any

from werkoffensief.overdracht.toepassen.bestemming import Step
from werkoffensief.overdracht.toepassen.plan import take_back, unit_bits
from werkoffensief.overdracht.toepassen.werk import Botsing, Werk

PERIOD = ("start", "einde")


class Botsingen:
    """Collects the clashes of a check, and decides per row: refused, or yielding to the screen.

    Once a row has yielded, a new clash can only be one with what stayed because of the screen.
    """

    def __init__(self, werk: Werk) -> None:
        self.werk = werk
        self.yielded = bool(werk.weg or werk.blijft)
        self.fault: dict[int, tuple[str | None, str]] = {}
        self.screen: dict[int, Botsing] = {}

    def add(
        self, regel: int, kolommen: tuple[str, ...], waarom: str, *, scherm: str | None, kolom: str = ""
    ) -> None:
        """`kolommen`: those that take part; the first that the file changes yields. `scherm`: see `screen_event`.

        `kolom`: the column that a refusal names, when that is another than the first.
        """
        if scherm or self.yielded:
            self.screen.setdefault(regel, Botsing(kolommen, waarom, scherm))
        else:
            self.fault.setdefault(regel, (kolom or kolommen[0], waarom))

    def settle(self) -> None:
        for regel, (kolom, waarom) in self.fault.items():
            self.werk.refuse(regel, kolom, waarom)
        for regel, botsing in self.screen.items():
            if regel not in self.fault:
                self.werk.clash(regel, botsing)


def of_screen(geschiedenis: str, row: str) -> str:
    """SQL: somebody made or changed this row on screen (its history has an event that no import wrote)."""
    return (
        f"EXISTS (SELECT FROM {geschiedenis} h WHERE h.pgh_obj_id = {row} "
        "AND h.pgh_context->>'via' IS DISTINCT FROM 'import')"
    )


def screen_event(geschiedenis: str, row: str) -> str:
    """SQL: `when|who` of the last time that somebody made or changed this row on screen; NULL without one."""
    return (
        "(SELECT h.pgh_created_at || '|' || COALESCE(h.pgh_context->>'door', '') "
        f"FROM {geschiedenis} h WHERE h.pgh_obj_id = {row} "
        "AND h.pgh_context->>'via' IS DISTINCT FROM 'import' ORDER BY h.pgh_id DESC LIMIT 1)"
    )


def check_plan(werk: Werk) -> None:
    """Every check, again until nothing yields any more: a row that yields may clash with another of the file."""
    while True:
        mixed_rules(werk)
        for check in werk.bestemming.checks:
            check(werk)
        if werk.problems or not yield_to_screen(werk):
            return


def yield_to_screen(werk: Werk) -> bool:
    """Leave out the new rows that clash; when there are none, take back the units that clash of known rows."""
    clashes, werk.botsingen = werk.botsingen, []
    plan = {
        regel: (nieuw, masker)
        for regel, nieuw, masker in werk.rows(
            "SELECT p.regel, p.nieuw, p.masker FROM lev_plan p WHERE p.regel = ANY(%s)",
            [[regel for regel, _botsing in clashes]],
        )
    }
    new = {regel: botsing for regel, botsing in reversed(clashes) if plan[regel][0]}
    if new:
        werk.weg.update(new)
        werk.run("DELETE FROM lev_plan p WHERE p.regel = ANY(%s)", [list(new)])
        return True
    gone = _units_that_yield(werk, clashes, {regel: masker for regel, (_nieuw, masker) in plan.items()})
    take_back(werk, gone)
    if not gone:
        for regel, botsing in clashes:
            werk.refuse(regel, botsing.kolommen[0], botsing.waarom)
    return bool(gone)


def _units_that_yield(
    werk: Werk, clashes: list[tuple[int, Botsing]], masks: dict[int, int]
) -> dict[int, int]:
    """Line → bits of the units to take back: of each clash the first that the file decides, if none yields already."""
    bits = unit_bits(werk.bestemming.tabel)
    gone: dict[int, int] = {}
    for regel, botsing in clashes:
        units = [bits[kolom] for kolom in botsing.kolommen if kolom in bits]
        if any(gone.get(regel, 0) & unit for unit in units):
            continue
        unit = next((unit for unit in units if masks[regel] & unit), 0)
        if unit:
            werk.blijft[regel, unit] = botsing
            gone[regel] = gone.get(regel, 0) | unit
    return gone


def final_rows(werk: Werk, names: list[str], scope: str) -> str:
    """SQL: planned rows and the rows already there that share `scope` with them and stay as they are.

    `brengt_start`, `brengt_einde`: whether the row is new, or the file decides this column.
    """
    bits = unit_bits(werk.bestemming.tabel)
    brings = ", ".join(f"p.nieuw OR p.masker & {bits.get(name, 0)} <> 0 AS brengt_{name}" for name in PERIOD)
    base = werk.bestemming.base
    return (
        f"SELECT p.regel, {brings}, p.id, {', '.join(f'p.{name}' for name in names)} FROM lev_plan p "
        f"UNION ALL SELECT NULL, false, false, t.id, {', '.join(f't.{name}' for name in names)} FROM {base} t "
        f"WHERE t.{scope} IN (SELECT x.{scope} FROM lev_plan x) AND t.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan x WHERE x.id = t.id) "
        "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = t.id)"
    )


def no_overlap(scope: str, what: str, label: str, *, half_open: bool = False) -> Step:
    """Periods of one `scope` never overlap. `label`: the column by which the other row is named.

    Of two that overlap, the end of the earlier and the start of the later count: whoever brings that, clashes.
    """
    less = "<" if half_open else "<="

    def check(werk: Werk) -> None:
        rows = final_rows(werk, list(dict.fromkeys((scope, *PERIOD, label))), scope)
        mine = "CASE WHEN a.start < b.start THEN a.brengt_einde ELSE a.brengt_start END"
        theirs = "CASE WHEN b.start < a.start THEN b.brengt_einde ELSE b.brengt_start END"
        found = werk.rows(
            f"WITH eind AS MATERIALIZED ({rows}) SELECT a.regel, a.einde IS NULL AND b.einde IS NULL, "
            f"a.start < b.start, b.regel, b.{label}::text, "
            f"CASE WHEN NOT {theirs} THEN {screen_event(werk.bestemming.geschiedenis, 'b.id')} END "
            f"FROM eind a JOIN eind b ON b.{scope} = a.{scope} AND b.id <> a.id "
            f"AND a.start {less} COALESCE(b.einde, 'infinity') AND b.start {less} COALESCE(a.einde, 'infinity') "
            f"WHERE (a.brengt_start OR a.brengt_einde) AND ({mine} OR NOT {theirs}) "
            "ORDER BY a.regel, b.regel NULLS LAST"
        )
        clashes = Botsingen(werk)
        for regel, both_open, before, other_line, other, scherm in found:
            place = f" (regel {other_line})" if other_line else ""
            text = f"overlapt met {what} {other}{place}"
            if both_open and not half_open:
                text = f"er is al een lopend {what.removeprefix('het ')} van deze klant: {other}{place}"
            yields = (
                ("einde", "start") if before else PERIOD
            )  # the other begins later: this one ends too late
            clashes.add(regel, yields, text, scherm=scherm, kolom="start")
        clashes.settle()

    return check


def mixed_rules(werk: Werk) -> None:
    """A value of the file that does not go with one of the screen: the screen's stays, and it is reported."""
    geschiedenis = werk.bestemming.geschiedenis
    for kolommen, broken, waarom in werk.bestemming.rules:
        for regel, scherm in werk.rows(
            f"SELECT p.regel, {screen_event(geschiedenis, 'p.id')} FROM lev_plan p WHERE NOT p.nieuw AND ({broken})"
        ):
            werk.clash(regel, Botsing(kolommen, waarom, scherm))


def clash_rows(werk: Werk, sql: str, params: list[Any], *kolommen: str) -> None:
    """Run a check that gives (line, why, who and when on screen) for every clash."""
    clashes = Botsingen(werk)
    for regel, waarom, scherm in werk.rows(sql, params):
        clashes.add(regel, kolommen, waarom, scherm=scherm)
    clashes.settle()
