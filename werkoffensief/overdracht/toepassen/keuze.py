"""What somebody typed on screen is not overwritten: the choice per unit between file and screen.

The file brings what it brought last time: the screen stays. It brings what stands on the screen: nothing. Nobody
changed the unit since last time: the file's value is taken. Else the screen stays and the difference is reported;
with `overschrijf`, every difference (also one reported before) is decided for the file.
Rows whose hashes are those of last time are not even read. A unit of which the file has no column is not looked at;
one that is brought for the first time of a row that was delivered before counts as delivered empty until then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from werkoffensief.overdracht.enums import Afwijkingsoort
from werkoffensief.overdracht.geheugen import empty_units, remembered_units, row_hasher, split
from werkoffensief.overdracht.toepassen.werk import Verschil, Werk
from werkoffensief.overdracht.waarden import normalised

Unit = tuple[str, ...]
Hashes = list[bytes | None]


class Keus(Enum):
    """What happens to one unit of an existing row."""

    GELIJK = "file and screen agree"
    SCHERM = "the file brings what it brought last time: the screen stays"
    BESTAND = "nobody changed it since: the file's value is taken"
    VERSCHIL = "three different values: the screen stays, reported"


def eenheid(unit: Unit) -> str:
    """The name of a unit: its columns joined by `+`."""
    return "+".join(unit)


def choose(werk: Werk) -> None:
    """Make lev_keuze: for each existing row that was delivered differently, which units the file decides."""
    werk.run(
        "CREATE TEMPORARY TABLE lev_keuze (regel integer PRIMARY KEY, masker integer NOT NULL) ON COMMIT DROP"
    )
    werk.open_keys = _open_differences(werk)
    condition = "(o.vorige IS DISTINCT FROM o.hashes OR o.gemeld IS NOT NULL)"
    params: list[Any] = []
    if werk.ronde.overschrijf and werk.open_keys:
        condition = f"({condition} OR o.sleutel = ANY(%s))"
        params = [list({sleutel for sleutel, _unit in werk.open_keys})]
    chosen = f"o.doel_id IS NOT NULL AND o.over IS NULL AND {condition}"
    if not werk.rows(f"SELECT 1 FROM lev_opgelost o WHERE {chosen} LIMIT 1", params):
        return
    _lock(werk, chosen, params)
    werk.copy("lev_keuze", ("regel", "masker"), list(_decide_all(werk, chosen, params)))
    werk.run("ANALYZE lev_keuze")


def _open_differences(werk: Werk) -> set[tuple[str, str]]:
    return set(
        werk.rows(
            "SELECT sleutel, eenheid FROM overdracht_afwijking WHERE status = 'open' AND bron = %s AND tabel = %s",
            [werk.ronde.bron, werk.bestemming.tabel.name],
        )
    )


def _lock(werk: Werk, chosen: str, params: list[Any]) -> None:
    """Nobody changes these rows on screen between the choice and the writing."""
    doel = werk.bestemming
    key = "code" if doel.id_type == "text" else "id"
    if doel.id_type != "integer":
        werk.run(
            f"SELECT 1 FROM {doel.base} t WHERE t.{key} IN (SELECT o.doel_id FROM lev_opgelost o WHERE {chosen}) "
            f"ORDER BY t.{key} FOR NO KEY UPDATE",
            params,
        )


def _decide_all(werk: Werk, chosen: str, params: list[Any]) -> Iterator[tuple[int, int]]:
    """(line, mask of the units that the file decides) of each row to be written or remembered."""
    units = remembered_units(werk.bestemming.tabel)
    for rij in read_rows(werk, chosen, params):
        masker = rij.choose(units)
        if masker or rij.known or rij.differs:
            yield rij.regel, masker


def read_rows(werk: Werk, chosen: str, params: list[Any], *, join: str = "JOIN") -> "Iterator[Rij]":
    """The delivered rows that meet `chosen`, beside what is there now and what was delivered last time."""
    tabel = werk.bestemming.tabel
    units = remembered_units(tabel)
    names = [name for unit in units for name in unit]
    wanted = ", ".join([*(f"o.{name}" for name in names), *(f"s.{name}" for name in names)])
    found = werk.rows(
        f"SELECT o.regel, o.sleutel, o.hashes, o.vorige, o.gemeld, o.id::text, {wanted} FROM lev_opgelost o "
        f"{join} ({werk.bestemming.stand}) s ON s.id = o.doel_id WHERE {chosen} ORDER BY o.regel",
        params,
    )
    hasher = row_hasher(tabel)
    for regel, sleutel, hashes, vorige, gemeld, rij_id, *values in found:
        file = dict(zip(names, values, strict=False))
        screen = dict(zip(names, values[len(names) :], strict=True))
        before = werk.bestemming.begin(sleutel) if werk.bestemming.begin and vorige is None else None
        last = vorige if before is None else hasher(sleutel, before)
        present = hasher(sleutel, [_as_delivered(screen.get(name)) for name in tabel.column_names])
        empty = empty_units(tabel, sleutel)
        new, old, now, told, was = (_units(x, empty) for x in (hashes, last, present, gemeld, vorige))
        yield Rij(werk, regel, sleutel, rij_id, file, screen, new, old, now, told, was)


def _units(hashes: bytes | None, empty: Hashes) -> Hashes:
    """The hash of each unit; what was not brought in a known row counts as brought empty."""
    digests = split(hashes, len(empty))
    return digests if hashes is None else [one or other for one, other in zip(digests, empty, strict=True)]


def _as_delivered(value: Any) -> Any:
    return normalised(value) if isinstance(value, str) else value


@dataclass
class Rij:
    """One existing row that was delivered differently.

    The hashes of its units: what the file brings (`new`), what the screen is compared with (`old`), what is there
    (`now`), what was brought and not taken last time (`gemeld`), what the memory has (`vorige`).
    """

    werk: Werk
    regel: int
    sleutel: str
    rij_id: str
    file: dict[str, Any]
    screen: dict[str, Any]
    new: Hashes
    old: Hashes
    now: Hashes
    gemeld: Hashes
    vorige: Hashes

    @property
    def known(self) -> bool:
        """Whether something is remembered of this row."""
        return self.vorige[0] is not None

    @property
    def differs(self) -> bool:
        """Whether the file brings something else than what is there."""
        return any(
            new != now
            for number, (new, now) in enumerate(zip(self.new, self.now, strict=True))
            if number not in self.werk.afwezig
        )

    def choose(self, units: tuple[Unit, ...]) -> int:
        """The mask of the units that the file decides; reports the others that differ."""
        masker = 0
        for number, unit in enumerate(units):
            if number in self.werk.afwezig:
                continue
            is_open = (self.sleutel, eenheid(unit)) in self.werk.open_keys
            choice = decide(self.new[number], self.old[number], self.now[number])
            if self.werk.ronde.overschrijf and (
                choice is Keus.VERSCHIL or (choice is Keus.SCHERM and is_open)
            ):
                choice = Keus.BESTAND
            if choice is Keus.VERSCHIL:
                self.werk.verschillen.append(self.verschil(Afwijkingsoort.VERSCHIL, unit))
            elif is_open and choice is not Keus.SCHERM:
                taken = choice is Keus.BESTAND
                self.werk.afgehandeld.append(
                    (self.sleutel, eenheid(unit), "overgenomen" if taken else "opgelost")
                )
            masker |= (choice is Keus.BESTAND) << number
        return masker

    def verschil(self, soort: str, unit: Unit) -> Verschil:
        """Both sides of this unit."""
        return Verschil(
            soort,
            self.regel,
            self.sleutel,
            unit,
            {name: self.screen[name] for name in unit},
            {name: self.file[name] for name in unit},
            rij_id=self.rij_id,
        )


def decide(new: bytes | None, old: bytes | None, now: bytes | None) -> Keus:
    """The rule for one unit, by the hashes of what the file brings, brought last time, and what is there now."""
    if new == now:
        return Keus.GELIJK
    if new == old:
        return Keus.SCHERM
    return Keus.BESTAND if now == old else Keus.VERSCHIL
