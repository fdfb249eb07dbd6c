"""Checks between rows on the state after the file: overlap, uniqueness, terms. Each names every bad row.

A row that clashes only with what somebody made or changed on screen is left out and reported; every other clash
refuses the file.
"""

from typing import Any

from werkoffensief.overdracht.toepassen.bestemming import Step
from werkoffensief.overdracht.toepassen.werk import Werk


class Botsingen:
    """Collects the clashes of a check, and decides per row: refused, or left out because of the screen."""

    def __init__(self, werk: Werk) -> None:
        self.werk = werk
        self.fault: dict[int, tuple[str | None, str]] = {}
        self.screen: dict[int, str] = {}

    def add(self, regel: int, kolom: str | None, waarom: str, *, scherm: bool) -> None:
        if scherm:
            self.screen.setdefault(regel, waarom)
        else:
            self.fault.setdefault(regel, (kolom, waarom))

    def settle(self) -> None:
        for regel, (kolom, waarom) in self.fault.items():
            self.werk.refuse(regel, kolom, waarom)
        for regel, waarom in self.screen.items():
            if regel not in self.fault:
                self.werk.leave_out(regel, waarom)


def of_screen(geschiedenis: str, row: str) -> str:
    """SQL: somebody made or changed this row on screen (its history has an event that no import wrote)."""
    return (
        f"EXISTS (SELECT FROM {geschiedenis} h WHERE h.pgh_obj_id = {row} "
        "AND h.pgh_context->>'via' IS DISTINCT FROM 'import')"
    )


def final_rows(werk: Werk, names: list[str], scope: str) -> str:
    """SQL: planned rows and the rows already there that share `scope` with them and stay as they are."""
    base = werk.bestemming.base
    return (
        f"SELECT p.regel, p.id, {', '.join(f'p.{name}' for name in names)} FROM lev_plan p UNION ALL "
        f"SELECT NULL, t.id, {', '.join(f't.{name}' for name in names)} FROM {base} t "
        f"WHERE t.{scope} IN (SELECT x.{scope} FROM lev_plan x) AND t.vervallen_op IS NULL "
        "AND NOT EXISTS (SELECT FROM lev_plan x WHERE x.id = t.id) "
        "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = t.id)"
    )


def no_overlap(scope: str, what: str, label: str, *, half_open: bool = False, kolom: str = "start") -> Step:
    """Periods of one `scope` never overlap. `label`: the column by which the other row is named."""
    less = "<" if half_open else "<="

    def check(werk: Werk) -> None:
        rows = final_rows(werk, list(dict.fromkeys((scope, "start", "einde", label))), scope)
        found = werk.rows(
            f"WITH eind AS MATERIALIZED ({rows}) SELECT a.regel, a.einde IS NULL AND b.einde IS NULL, b.regel, "
            f"b.{label}::text, CASE WHEN b.regel IS NULL THEN {of_screen(werk.bestemming.geschiedenis, 'b.id')} END "
            f"FROM eind a JOIN eind b ON b.{scope} = a.{scope} AND b.id <> a.id "
            f"AND a.start {less} COALESCE(b.einde, 'infinity') AND b.start {less} COALESCE(a.einde, 'infinity') "
            "WHERE a.regel IS NOT NULL ORDER BY a.regel, b.regel NULLS LAST"
        )
        clashes = Botsingen(werk)
        for regel, both_open, other_line, other, scherm in found:
            place = f" (regel {other_line})" if other_line else ""
            text = f"overlapt met {what} {other}{place}"
            if both_open and not half_open:
                text = f"er is al een lopend {what.removeprefix('het ')} van deze klant: {other}{place}"
            clashes.add(regel, kolom, text, scherm=bool(scherm))
        clashes.settle()

    return check


def mixed_rules(werk: Werk) -> None:
    """A value of the file that does not go with one of the screen: the row stays as it is, and is reported."""
    for _kolom, broken, waarom in werk.bestemming.rules:
        for (regel,) in werk.rows(f"SELECT p.regel FROM lev_plan p WHERE NOT p.nieuw AND ({broken})"):
            werk.leave_out(regel, waarom)


def clash_rows(werk: Werk, sql: str, params: list[Any], kolom: str) -> None:
    """Run a check that gives (line, why, of the screen) for every clash."""
    clashes = Botsingen(werk)
    for regel, waarom, scherm in werk.rows(sql, params):
        clashes.add(regel, kolom, waarom, scherm=bool(scherm))
    clashes.settle()
