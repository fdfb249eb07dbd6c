"""What somebody typed on screen is not overwritten: the choice per unit between file and screen.

The file brings what it brought last time: the screen stays. It brings what stands on the screen: nothing. Nobody
changed the unit since last time: the file's value is taken. Else the screen stays and the difference is reported;
with `overschrijf`, every difference (also one reported before) is decided for the file.
Rows whose hashes are those of last time are not even read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from werkoffensief.overdracht.beginlijsten import BEGIN
from werkoffensief.overdracht.enums import Afwijkingsoort
from werkoffensief.overdracht.geheugen import remembered_units, row_hasher, split
from werkoffensief.overdracht.toepassen.werk import Verschil, Werk

KNOWN = {f"{lijst}|{code}": naam for lijst, codes in BEGIN.items() for code, naam in codes.items()}
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
    condition = "o.vorige IS DISTINCT FROM o.hashes"
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
    tabel = werk.bestemming.tabel
    units = remembered_units(tabel)
    names = [name for unit in units for name in unit]
    wanted = ", ".join([*(f"o.{name}" for name in names), *(f"s.{name}" for name in names)])
    found = werk.rows(
        f"SELECT o.regel, o.sleutel, o.hashes, o.vorige, o.doel_id::text, {wanted} FROM lev_opgelost o "
        f"JOIN ({werk.bestemming.stand}) s ON s.id = o.doel_id WHERE {chosen} ORDER BY o.regel",
        params,
    )
    hasher = row_hasher(tabel)
    for regel, sleutel, hashes, vorige, rij_id, *values in found:
        file, screen = (
            dict(zip(names, values, strict=False)),
            dict(zip(names, values[len(names) :], strict=True)),
        )
        present = hasher(sleutel, [screen.get(name) for name in tabel.column_names])
        rij = _Rij(werk, regel, sleutel, rij_id, file, screen)
        last = present if vorige is None and _from_the_start(tabel.name, sleutel, screen) else vorige
        masker = rij.choose(
            units, split(hashes, len(units)), split(last, len(units)), split(present, len(units))
        )
        if masker or vorige is not None or bytes(hashes) != present:
            yield regel, masker


def _from_the_start(tabel: str, sleutel: str, screen: dict[str, Any]) -> bool:
    """Is this a code as it was known from the start? Then nobody typed it, and a first delivery may rename it."""
    as_known = {"naam": KNOWN.get(sleutel), "geldig_van": None, "geldig_tot": None}
    return tabel == "codes" and screen == as_known


@dataclass
class _Rij:
    """One existing row that was delivered differently."""

    werk: Werk
    regel: int
    sleutel: str
    rij_id: str
    file: dict[str, Any]
    screen: dict[str, Any]

    def choose(self, units: tuple[Unit, ...], new: Hashes, old: Hashes, now: Hashes) -> int:
        """The mask of the units that the file decides; reports the others that differ."""
        masker = 0
        for number, unit in enumerate(units):
            is_open = (self.sleutel, eenheid(unit)) in self.werk.open_keys
            choice = decide(new[number], old[number], now[number])
            if self.werk.ronde.overschrijf and (
                choice is Keus.VERSCHIL or (choice is Keus.SCHERM and is_open)
            ):
                choice = Keus.BESTAND
            if choice is Keus.VERSCHIL:
                self._report(unit)
            elif is_open and choice is not Keus.SCHERM:
                taken = choice is Keus.BESTAND
                self.werk.afgehandeld.append(
                    (self.sleutel, eenheid(unit), "overgenomen" if taken else "opgelost")
                )
            masker |= (choice is Keus.BESTAND) << number
        return masker

    def _report(self, unit: Unit) -> None:
        self.werk.verschillen.append(
            Verschil(
                Afwijkingsoort.VERSCHIL,
                self.regel,
                self.sleutel,
                unit,
                {name: self.screen[name] for name in unit},
                {name: self.file[name] for name in unit},
                rij_id=self.rij_id,
            )
        )


def decide(new: bytes | None, old: bytes | None, now: bytes | None) -> Keus:
    """The rule for one unit, by the hashes of what the file brings, brought last time, and what is there now."""
    if new == now:
        return Keus.GELIJK
    if new == old:
        return Keus.SCHERM
    return Keus.BESTAND if now == old else Keus.VERSCHIL
