"""The rows to be written as they will be, and the writing: one INSERT for new and one UPDATE for changed rows."""

from werkoffensief.logboek.nummers import raise_above
from werkoffensief.overdracht.geheugen import remembered_units
from werkoffensief.overdracht.kolommen import Tabel
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.werk import Werk

MAX_COUNTER = 10**15  # a delivered WO- number above it never meets the counter


def unit_bits(tabel: Tabel) -> dict[str, int]:
    """Column of the file → its unit's bit in the mask."""
    units = enumerate(remembered_units(tabel))
    return {name: 1 << number for number, unit in units for name in unit}


def unit_bit(tabel: str, kolom: str) -> int:
    return unit_bits(BY_NAME[tabel])[kolom]


def make_plan(werk: Werk) -> None:
    """Make lev_plan: every row to be written, with the values that it will have."""
    doel = werk.bestemming
    bit = unit_bits(doel.tabel)
    new = ", ".join(f"o.{column}" for column in doel.columns)
    kept = ", ".join(_final(column, bit.get(kolom or "")) for column, kolom in doel.columns.items())
    werk.run(
        "CREATE TEMPORARY TABLE lev_plan ON COMMIT DROP AS "
        f"SELECT o.regel, o.sleutel, o.id, true AS nieuw, 0 AS masker, {new} FROM lev_opgelost o "
        "WHERE o.doel_id IS NULL AND o.over IS NULL "
        f"UNION ALL SELECT o.regel, o.sleutel, o.doel_id, false, k.masker, {kept} FROM lev_keuze k "
        f"JOIN lev_opgelost o ON o.regel = k.regel JOIN {doel.source} t ON t.id = o.doel_id WHERE k.masker <> 0"
    )
    werk.run("CREATE UNIQUE INDEX ON lev_plan (id)")
    werk.run("ANALYZE lev_plan")


def take_back(werk: Werk, gone: dict[int, int]) -> None:
    """The file decides these units no more (line → their bits): they stay as they are."""
    if not gone:
        return
    by_mask: dict[int, list[int]] = {}
    for regel, mask in gone.items():
        by_mask.setdefault(mask, []).append(regel)
    for mask, lines in by_mask.items():
        werk.run("UPDATE lev_plan SET masker = masker & ~%s WHERE regel = ANY(%s)", [mask, lines])
    doel = werk.bestemming
    bit = unit_bits(doel.tabel)
    sets = ", ".join(
        f"{column} = CASE WHEN p.masker & {bit[kolom]} <> 0 THEN p.{column} ELSE t.{column} END"
        for column, kolom in doel.columns.items()
        if kolom
    )
    werk.run(
        f"UPDATE lev_plan p SET {sets} FROM {doel.source} t WHERE t.id = p.id AND p.regel = ANY(%s)",
        [list(gone)],
    )


def _final(column: str, bit: int | None) -> str:
    if bit is None:
        return f"t.{column}"
    return f"CASE WHEN k.masker & {bit} <> 0 THEN o.{column} ELSE t.{column} END"


def write_plan(werk: Werk) -> None:
    """Write lev_plan to the base table, and count."""
    doel = werk.bestemming
    if doel.write:
        doel.write(werk)
    else:
        write_rows(werk)
    werk.wrote = werk.wrote or bool(werk.nieuw or werk.gewijzigd or werk.verwijderd)


def write_rows(werk: Werk) -> None:
    """The new rows, and what changed of the known ones, as lev_plan has them."""
    doel = werk.bestemming
    werk.nieuw += insert_new(werk, doel.base, list(doel.columns))
    werk.gewijzigd += update_changed(werk, doel.base, [c for c, kolom in doel.columns.items() if kolom])


def insert_new(werk: Werk, table: str, columns: list[str]) -> int:
    names = ", ".join(columns)
    return werk.run(
        f"INSERT INTO {table} (id, levering_id, {names}) SELECT id, %s, {names} FROM lev_plan p "
        "WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )


def update_changed(werk: Werk, table: str, columns: list[str]) -> int:
    sets = ", ".join(f"{name} = p.{name}" for name in columns)
    old, new = ", ".join(f"t.{name}" for name in columns), ", ".join(f"p.{name}" for name in columns)
    return werk.run(
        f"UPDATE {table} t SET {sets} FROM lev_plan p WHERE t.id = p.id AND NOT p.nieuw "
        f"AND ({old}) IS DISTINCT FROM ({new})"
    )


def remember(werk: Werk) -> None:
    """Write down what was delivered: of new rows, of rows that were delivered differently, of rows left out.

    Of a unit that yielded to the screen what was there stays known as delivered (`bewaard`), so that it comes in
    once the clash is gone; what was brought is kept beside it, so that it is reported once.
    """
    doel = werk.bestemming
    rij_id = "o.id" if doel.id_type == "uuid" else "NULL::uuid"
    left_out = "o.doel_id IS NULL AND (o.regel = ANY(%s) OR o.over <> 'dubbel')"
    weg = list(werk.weg)
    number = werk.run(
        "INSERT INTO overdracht_importgeheugen AS g (bron, tabel, sleutel, rij_id, klant_id, hashes, gemeld) "
        f"SELECT %s, %s, o.sleutel, CASE WHEN {left_out} THEN NULL ELSE {rij_id} END, "
        f"CASE WHEN {left_out} THEN NULL ELSE {doel.klant} END, COALESCE(o.bewaard, o.hashes), "
        "CASE WHEN o.bewaard IS NOT NULL THEN o.hashes END "
        "FROM lev_opgelost o WHERE (o.over IS NULL AND o.regel IN (SELECT regel FROM lev_keuze)) "
        "OR (o.doel_id IS NULL AND (o.over IS NULL OR o.over IN ('dubbel', 'hangt_aan', 'gewist', 'ouder'))) "
        "ON CONFLICT (bron, tabel, sleutel) DO UPDATE SET rij_id = EXCLUDED.rij_id, klant_id = EXCLUDED.klant_id, "
        "hashes = EXCLUDED.hashes, gemeld = EXCLUDED.gemeld "
        "WHERE (g.rij_id, g.klant_id, g.hashes, g.gemeld) IS DISTINCT FROM "
        "(EXCLUDED.rij_id, EXCLUDED.klant_id, EXCLUDED.hashes, EXCLUDED.gemeld)",
        [werk.ronde.bron, doel.tabel.name, weg, weg],
    )
    werk.wrote = werk.wrote or number > 0


def raise_counter(werk: Werk) -> None:
    """Numbers made on screen go on above the highest delivered `WO-` number. A dry run leaves the counter alone."""
    if werk.bestemming.nummer is None or werk.ronde.proef:
        return
    soort, column = werk.bestemming.nummer
    [(highest,)] = werk.rows(
        f"SELECT max(n) FROM (SELECT substring(p.{column} FROM '^WO-([0-9]{{1,15}})$')::bigint AS n "
        "FROM lev_plan p WHERE p.nieuw) x"
    )
    if highest and highest < MAX_COUNTER:
        raise_above(soort, highest)
