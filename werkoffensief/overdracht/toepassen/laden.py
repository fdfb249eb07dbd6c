"""Delivered rows into a temporary table, with their keys, the hashes of their units and what they refer to."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from werkoffensief.overdracht.geheugen import NIETS, SIZE, key_text, later_units, remembered_units, row_hasher
from werkoffensief.overdracht.kolommen import Soort
from werkoffensief.overdracht.lezen import GelezenTabel
from werkoffensief.overdracht.toepassen.werk import Werk

SQL_TYPES = {
    Soort.DATUM: "date",
    Soort.MOMENT: "timestamptz",
    Soort.TIJD: "time",
    Soort.GETAL: "integer",
    Soort.JAAR: "integer",
    Soort.BSN: "bytea",
    Soort.LIJST: "text[]",
}
TABLES = ", ".join(
    f"pg_temp.lev_{name}"
    for name in ("rij", "opgelost", "keuze", "plan", "bsn", "adres", "onleesbaar", "eerder")
)


def load_rows(werk: Werk) -> None:
    """Make lev_rij and COPY the delivered rows into it."""
    tabel = werk.bestemming.tabel
    columns = ", ".join(f"{kolom.name} {SQL_TYPES.get(kolom.soort, 'text')}" for kolom in tabel.columns)
    werk.run(f"DROP TABLE IF EXISTS {TABLES}")
    werk.run(
        "CREATE TEMPORARY TABLE lev_rij (regel integer PRIMARY KEY, sleutel text NOT NULL, hashes bytea, "
        f"{columns}) ON COMMIT DROP"
    )
    werk.copy("lev_rij", ("regel", "sleutel", "hashes", *tabel.column_names), _delivered(werk))
    werk.run("ANALYZE lev_rij")
    werk.run(  # rows whose delivered state could not be read: nothing can be said to clash with them
        "CREATE TEMPORARY TABLE lev_onleesbaar ON COMMIT DROP AS SELECT g.rij_id AS id "
        "FROM overdracht_importgeheugen g WHERE g.bron = %s AND g.tabel = %s AND g.sleutel = ANY(%s) "
        "AND g.rij_id IS NOT NULL",
        [werk.ronde.bron, tabel.name, sorted(unreadable_keys(werk.gelezen))],
    )


def _delivered(werk: Werk) -> Iterator[tuple[Any, ...]]:
    tabel, prepare = werk.bestemming.tabel, werk.bestemming.prepare
    hashes = row_hasher(tabel)
    later = [tuple(tabel.positions[name] for name in unit) for unit in later_units(tabel)]
    lists = [place for place, kolom in enumerate(tabel.columns) if kolom.soort is Soort.LIJST]
    for regel, delivered in zip(werk.gelezen.lines, werk.gelezen.rows, strict=True):
        row = prepare(delivered) if prepare else delivered
        sleutel = key_text(tabel, row)
        digest = hashes(sleutel, row)
        for unit in later:
            if any(row[place] is not None for place in unit):
                break
            digest = digest[:-SIZE]
        if lists:
            row = tuple(list(value) if isinstance(value, tuple) else value for value in row)
        yield (regel, sleutel, digest, *row)


def unreadable_keys(gelezen: GelezenTabel) -> set[str]:
    """The keys of the refused records, as far as they could be read; what has a NUL is no key of anything."""
    places = [gelezen.header.index(name) for name in gelezen.tabel.key if name in gelezen.header]
    keys = set()
    for record in gelezen.bad_records:
        cells = [record.cellen[place].strip() for place in places if place < len(record.cellen)]
        keys.add("|".join(unicodedata.normalize("NFC", cell) for cell in cells))
    return {key for key in keys if "\0" not in key}


def resolve(werk: Werk) -> None:
    """Make lev_opgelost: each row with what it refers to, what is there already, and why it is skipped."""
    doel = werk.bestemming
    gives = "".join(
        f", {expression} AS {name}" for ref in doel.verwijzingen for name, expression in ref.gives.items()
    )
    joins = " ".join(ref.join for ref in doel.verwijzingen)
    cases = "".join(f" WHEN {condition} THEN '{reason}'" for reason, condition in doel.over)
    over = f"CASE{cases} END" if cases else "NULL::text"
    werk.run(
        f"CREATE TEMPORARY TABLE lev_opgelost ON COMMIT DROP AS SELECT r.*{gives}, d.id AS doel_id, "
        f"COALESCE(d.id, {doel.new_id}) AS id, g.hashes AS vorige, g.gemeld, NULL::bytea AS bewaard, "
        f"g.rij_id AS vorige_id, {over} AS over FROM lev_rij r {joins} "
        "LEFT JOIN overdracht_importgeheugen g ON g.bron = %s AND g.tabel = %s AND g.sleutel = r.sleutel "
        f"{doel.match}",
        [werk.ronde.bron, doel.tabel.name],
    )
    if werk.afwezig:
        werk.run(f"UPDATE lev_opgelost o SET hashes = {_with_remembered(werk)}")
    werk.run("CREATE UNIQUE INDEX ON lev_opgelost (regel)")
    werk.run("ANALYZE lev_opgelost")


def _with_remembered(werk: Werk) -> str:
    """SQL: the hashes of a row, of units that the file leaves out those of last time, as far as there are any."""
    end = len(remembered_units(werk.bestemming.tabel))
    while end - 1 in werk.afwezig:
        end -= 1
    parts = [_unit_hash(number, left_out=number in werk.afwezig) for number in range(end)]
    return " || ".join([*parts, f"COALESCE(substring(o.vorige FROM {end * SIZE + 1}), '')"])


def _unit_hash(number: int, *, left_out: bool) -> str:
    place = f"FROM {number * SIZE + 1} FOR {SIZE}"
    source = "vorige" if left_out else "hashes"
    return f"COALESCE(NULLIF(substring(o.{source} {place}), ''), '\\x{NIETS.hex()}'::bytea)"
