"""A week as a table: half hours down, days across, so that room can be seen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from intake.enums import Afspraakstatus
from werkoffensief.web.clock import AMSTERDAM

PER_HOUR = 2
EARLIEST, LATEST = 8 * PER_HOUR, 17 * PER_HOUR  # shown always; more where something is earlier or later
WORKDAYS = 5
FREES = (Afspraakstatus.AFGEZEGD,)


@dataclass(slots=True)
class Vak:
    """A cell: what is in these half hours, nothing where there is room. `hoogte` in rows."""

    afspraken: list[Any] = field(default_factory=list)
    hoogte: int = 1


@dataclass(slots=True)
class Rij:
    """One half hour: what begins in it, or is free, on each day; a day on which something goes on has no cell."""

    tijd: str
    heel: bool
    vakken: list[Vak]


@dataclass(slots=True)
class Rooster:
    dagen: list[date]
    rijen: list[Rij]


def rooster(dagen: list[Any]) -> Rooster:
    """The table of a week; Saturday and Sunday only where something stands on one of them."""
    shown = [
        dag
        for number, dag in enumerate(dagen)
        if number < WORKDAYS or any(dag.afspraken for dag in dagen[WORKDAYS:])
    ]
    blocks = [_blocks(dag.afspraken) for dag in shown]
    first = min([EARLIEST, *(start for day in blocks for start, _end, _rows in day)])
    last = max([LATEST, *(end for day in blocks for _start, end, _rows in day)])
    rijen = []
    for slot in range(first, last):
        vakken = [vak for day in blocks if (vak := _cell(day, slot)) is not None]
        rijen.append(Rij(f"{slot // PER_HOUR:02d}:{slot % PER_HOUR * 30:02d}", slot % PER_HOUR == 0, vakken))
    return Rooster([dag.dag for dag in shown], rijen)


def _cell(day: list[tuple[int, int, list[Any]]], slot: int) -> Vak | None:
    for start, end, rows in day:
        if start == slot:
            return Vak(rows, end - start)
        if start < slot < end:
            return None
    return Vak()


def _blocks(rows: list[Any]) -> list[tuple[int, int, list[Any]]]:
    """What takes time, as half hours; what touches one half hour stands together. What was called off gives room."""
    blocks: list[tuple[int, int, list[Any]]] = []
    for row in rows:
        if not row.groep and row.status in FREES:
            continue
        start, end = _slot(row.begin), _end(row)
        if blocks and start < blocks[-1][1]:
            before = blocks.pop()
            blocks.append((before[0], max(before[1], end), [*before[2], row]))
        else:
            blocks.append((start, end, [row]))
    return blocks


def _slot(moment: datetime) -> int:
    local = moment.astimezone(AMSTERDAM)
    return local.hour * PER_HOUR + local.minute // 30


def _end(row: Any) -> int:
    """The half hour after its last one; never past midnight."""
    local = row.begin.astimezone(AMSTERDAM)
    minutes = local.hour * 60 + local.minute + row.duur
    return min(24 * PER_HOUR, -(-minutes // 30))


@dataclass(slots=True)
class Collegarij:
    """One colleague in a week of a team: on each day the times that are taken, in order."""

    collega: Any
    dagen: list[tuple[date, list[Any]]]


def team_week(dagen: list[Any], collegas: list[Any]) -> list[Collegarij]:
    """The week of a team as a table: colleagues down, days across; the weekend only where something stands."""
    shown = [dag for number, dag in enumerate(dagen) if number < WORKDAYS or dag.afspraken]
    return [
        Collegarij(
            collega,
            [
                (
                    dag.dag,
                    [
                        row
                        for row in dag.afspraken
                        if row.medewerker.pk == collega.pk and (row.groep or row.status not in FREES)
                    ],
                )
                for dag in shown
            ],
        )
        for collega in collegas
    ]
