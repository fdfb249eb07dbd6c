"""A person may come in by two files, klanten.csv and ww.csv. What one of them brought, nobody typed on screen.

When a file brings somebody for the first time whom the other file knows, each unit is compared with what the other
brought: untouched since, the file decides, as if it had brought it itself; an empty cell clears nothing that time.
"""

from typing import Any

from werkoffensief.overdracht.geheugen import SIZE, empty_units, remembered_units, row_hasher, split
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.werk import Werk
from werkoffensief.overdracht.waarden import normalised

TYPED = bytes(SIZE)  # equals no hash: as if something else had been delivered


def carry_over(werk: Werk, other: str, *, always: bool = False) -> None:
    """Give rows that are new in this file what the file `other` brought, as the state to compare with.

    `always`: also of people whom no file brought; what is empty there may be filled in.
    """
    tabel = werk.bestemming.tabel
    units = remembered_units(tabel)
    names = [name for unit in units for name in unit]
    join = "LEFT JOIN" if always else "JOIN"
    found = werk.rows(
        f"SELECT o.regel, o.sleutel, o.hashes, g.sleutel, g.hashes, {', '.join(f's.{name}' for name in names)} "
        f"FROM lev_opgelost o JOIN ({werk.bestemming.stand}) s ON s.id = o.doel_id {join} overdracht_importgeheugen g "
        "ON g.bron = %s AND g.tabel = %s AND g.rij_id = o.doel_id WHERE o.vorige IS NULL AND o.over IS NULL",
        [werk.ronde.bron, other],
    )
    if not found:
        return
    werk.run("CREATE TEMPORARY TABLE lev_eerder (regel integer PRIMARY KEY, vorige bytea) ON COMMIT DROP")
    known = {regel: _before(werk, other, row) for regel, *row in found}
    werk.copy("lev_eerder", ("regel", "vorige"), known.items())
    werk.run("UPDATE lev_opgelost o SET vorige = e.vorige FROM lev_eerder e WHERE e.regel = o.regel")
    werk.run("DROP TABLE lev_eerder")


def _before(werk: Werk, other: str, row: list[Any]) -> bytes:
    """What this row is compared with: per unit what stands there, what the file brings, or what equals neither."""
    sleutel, hashes, other_key, other_hashes, *values = row
    tabel = werk.bestemming.tabel
    units = remembered_units(tabel)
    names = [name for unit in units for name in unit]
    present = {
        name: normalised(v) if isinstance(v, str) else v for name, v in zip(names, values, strict=True)
    }
    hasher = row_hasher(tabel)
    now = split(hasher(sleutel, [present.get(name) for name in tabel.column_names]), len(units))
    empty = empty_units(tabel, sleutel)
    new = [part or nothing for part, nothing in zip(split(hashes, len(units)), empty, strict=True)]
    untouched = _untouched(other, other_key, other_hashes, present)
    before = []
    for number, unit in enumerate(units):
        if new[number] == empty[number]:
            before.append(new[number])
        elif untouched.get(unit, now[number] == empty[number]):
            before.append(now[number])
        else:
            before.append(TYPED)
    return b"".join(part or TYPED for part in before)


def _untouched(
    other: str, key: str | None, hashes: Any, present: dict[str, Any]
) -> dict[tuple[str, ...], bool]:
    """Of each unit that the other file has: whether what stands there is what it brought."""
    if key is None:
        return {}
    tabel = BY_NAME[other]
    units = remembered_units(tabel)
    now = split(row_hasher(tabel)(key, [present.get(name) for name in tabel.column_names]), len(units))
    then = split(hashes, len(units))
    return {unit: now[number] == then[number] for number, unit in enumerate(units)}
