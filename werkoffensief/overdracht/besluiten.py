"""What the beheerder decides about a difference: take the file's value, or keep the screen's.

The page shows what is on the screen now, which may be newer than the delivery; `versie` is a digest of both sides
as they were shown, so that nobody decides about values that they did not see.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from intake import bsn
from intake.models import Identificatie
from intake.services.klanten import BSN_GEWIJZIGD
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.services import record_handeling
from werkoffensief.overdracht.enums import AFWIJKING_TRANSITIONS, Afwijkingsoort, Afwijkingstatus
from werkoffensief.overdracht.fouten import mask
from werkoffensief.overdracht.geheugen import join, remembered_units, split
from werkoffensief.overdracht.lezen import GelezenTabel, read_table
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen import organisatie
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.doorloop import BESTEMMINGEN, apply_to, check_constraints
from werkoffensief.overdracht.toepassen.keuze import eenheid
from werkoffensief.overdracht.toepassen.plan import unit_bits
from werkoffensief.overdracht.toepassen.werk import Ronde, Werk
from werkoffensief.overdracht.waarden import format_waarde
from werkoffensief.web.refusals import RefusalError, checked

CHANGED = (
    "Dit verschil is veranderd nadat u deze bladzijde opende. Er is nog niets gewijzigd. "
    "Bekijk hieronder wat er nu staat en kies opnieuw."
)
NOT_TAKEN = "Deze waarde past niet meer bij wat er nu staat. Wijzig het op het scherm waar het thuishoort."
Current = dict[UUID, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Kolomverschil:
    """One column of a difference, both sides as text."""

    kolom: str
    scherm: str
    bestand: str


@dataclass(frozen=True, slots=True)
class Getoond:
    """A difference as the page shows it."""

    afwijking: Afwijking
    kolommen: list[Kolomverschil]
    versie: str
    over_te_nemen: bool

    @property
    def pk(self) -> UUID:
        return self.afwijking.pk


def shown(afwijkingen: Iterable[Afwijking]) -> list[Getoond]:
    """Both sides of each difference, the screen's as it is now. One query per table."""
    rows = list(afwijkingen)
    current = current_values(rows)
    return [_shown(row, current[row.pk]) for row in rows]


def _shown(row: Afwijking, present: dict[str, Any] | None) -> Getoond:
    sides = _screen_side(row, present)
    names = [name for name in BY_NAME[row.tabel].column_names if name in row.bestand or name in row.scherm]
    both = [Kolomverschil(name, _text(sides.get(name)), _text(row.bestand.get(name))) for name in names]
    columns = [column for column in both if column.scherm or column.bestand]
    return Getoond(row, columns, _versie(row, present), _can_take(row, present))


def _screen_side(row: Afwijking, present: dict[str, Any] | None) -> dict[str, Any]:
    """What is on the screen now; a BSN masked."""
    if row.status != Afwijkingstatus.OPEN or present is None:
        return row.scherm
    return {**present, "bsn": present.get("bsn_getoond")}


def _can_take(row: Afwijking, present: dict[str, Any] | None) -> bool:
    """A row that was left out as new has no row to write to. Whether a value that clashed fits now, its checks tell."""
    return (
        row.status == Afwijkingstatus.OPEN
        and row.soort in (Afwijkingsoort.VERSCHIL, Afwijkingsoort.BOTSING)
        and row.eenheid != ""
        and present is not None
        and (row.bestand.get("bsn") is None or row.bsn_versleuteld is not None)
    )


def _text(value: Any) -> str:
    return format_waarde(tuple(value) if isinstance(value, list) else value)


def _versie(row: Afwijking, present: dict[str, Any] | None) -> str:
    units = {name: (present or {}).get(name) for name in row.bestand}
    parts = [row.status, row.bestand, units, bytes(row.bsn_versleuteld or b"").hex()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def current_values(rows: list[Afwijking]) -> Current:
    """What is on the screen now, in the columns of the file; None for a row that is not there."""
    found: Current = {row.pk: None for row in rows}
    groups: dict[str, list[tuple[Afwijking, Any]]] = {}
    targets: dict[str, Bestemming] = {}
    for row in rows:
        doel, key = _target(row)
        if key is not None:
            targets[doel.base] = doel
            groups.setdefault(doel.base, []).append((row, key))
    for base, members in groups.items():
        present = _present(targets[base], [key for _row, key in members])
        found.update({row.pk: present.get(str(key)) for row, key in members})
    _add_masked(rows, found)
    return found


def _add_masked(rows: list[Afwijking], found: Current) -> None:
    """The present BSN as a page may show it, beside its index; only where a BSN differs."""
    wanted = {row.rij_id: row.pk for row in rows if row.eenheid == "bsn" and row.rij_id}
    for row in Identificatie.objects.filter(klant_id__in=wanted, bsn_index__isnull=False) if wanted else ():
        present = found[wanted[row.klant_id]]
        if present is not None:
            data = bytes(row.bsn_versleuteld or b"")
            present["bsn_getoond"] = mask(bsn.decrypt(data, row_id=row.pk, key_id=row.sleutel_id or ""))


def _target(row: Afwijking) -> tuple[Bestemming, Any]:
    """Where the row of this difference is, and its id there (None when it has none)."""
    if row.tabel == "codes":
        lijst, code = split_key(row.sleutel)
        return organisatie.CODES[lijst], code
    doel = BESTEMMINGEN[row.tabel]
    return doel, int(row.sleutel) if doel.id_type == "integer" else row.rij_id


def _present(doel: Bestemming, keys: list[Any]) -> dict[str, dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT s.* FROM ({doel.stand}) s WHERE s.id = ANY(%s)", [keys])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return {str(row.pop("id")): row for row in rows}


def split_key(sleutel: str) -> list[str]:
    """The parts of a remembered key of more than one column (geheugen.key_text joined and escaped them)."""
    parts, escaped = [""], False
    for character in sleutel:
        if escaped or character not in "|\\":
            parts[-1] += character
            escaped = False
        elif character == "|":
            parts.append("")
        else:
            escaped = True
    return parts


def decide(*, afwijking_id: UUID, versie: str, overnemen: bool, door: UUID, now: datetime) -> Afwijking:
    """Take the file's value or keep the screen's. Raises RefusalError, also when what was shown is no more so."""
    with handeling(door=door), checked():
        row = Afwijking.objects.select_for_update(of=("self",)).get(pk=afwijking_id)
        present = current_values([row])[row.pk]
        status = Afwijkingstatus.OVERGENOMEN if overnemen else Afwijkingstatus.BEHOUDEN
        if status not in AFWIJKING_TRANSITIONS[row.status]:
            raise RefusalError("Over dit verschil is al beslist.")
        if versie != _versie(row, present):
            raise RefusalError(CHANGED)
        if overnemen:
            if present is None or not _can_take(row, present):
                raise RefusalError(NOT_TAKEN)
            _take(row, present, door, now)
        _remember(row)
        row.status, row.afgehandeld_op, row.afgehandeld_door = status, now, str(door)
        row.bsn_versleuteld = row.sleutel_id = None
        row.save(
            update_fields=["status", "afgehandeld_op", "afgehandeld_door", "bsn_versleuteld", "sleutel_id"]
        )
    return row


def _take(row: Afwijking, present: dict[str, Any], door: UUID, now: datetime) -> None:
    """The importer writes this one unit, with all its checks. What a delivery brought last time stays known."""
    doel, _key = _target(row)
    bits = unit_bits(doel.tabel)
    mask = bits[next(iter(row.bestand))]
    single = replace(doel, remembers=False, choose=lambda werk: _choose_unit(werk, mask))
    gelezen = _as_file(row, present, doel, now.date())
    ronde = Ronde(str(door), row.bron, row.levering_id or uuid4(), now.date(), overschrijf=True)
    werk = None if gelezen.fouten else apply_to(ronde, gelezen, single)
    if werk is None or werk.problems or werk.verwijst or werk.blijft or not werk.gewijzigd:
        raise RefusalError(NOT_TAKEN)
    check_constraints()
    if "bsn" in row.bestand:  # no history keeps a BSN, so the act itself is logged
        record_handeling(door=door, soort=BSN_GEWIJZIGD, object_soort="klant", object_id=str(row.rij_id))


def _remember(row: Afwijking) -> None:
    """Decided is decided: what a delivery brought for this unit and was not taken counts as brought last time."""
    tabel = BY_NAME[row.tabel]
    units = [eenheid(unit) for unit in remembered_units(tabel)]
    if row.eenheid not in units:
        return
    place, where = units.index(row.eenheid), [row.bron, row.tabel, row.sleutel]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hashes, gemeld FROM overdracht_importgeheugen WHERE bron = %s AND tabel = %s AND sleutel = %s "
            "AND gemeld IS NOT NULL FOR UPDATE",
            where,
        )
        for hashes, gemeld in cursor.fetchall():
            known = split(hashes, len(units))
            known[place] = split(gemeld, len(units))[place]
            taken = join(tabel, row.sleutel, known)
            cursor.execute(
                "UPDATE overdracht_importgeheugen SET hashes = %s, gemeld = NULLIF(gemeld, %s) "
                "WHERE bron = %s AND tabel = %s AND sleutel = %s",
                [taken, taken, *where],
            )


def _choose_unit(werk: Werk, mask: int) -> None:
    werk.run(
        "CREATE TEMPORARY TABLE lev_keuze ON COMMIT DROP AS SELECT o.regel, %s::integer AS masker "
        "FROM lev_opgelost o WHERE o.doel_id IS NOT NULL AND o.over IS NULL",
        [mask],
    )


def _as_file(row: Afwijking, present: dict[str, Any], doel: Bestemming, today: date) -> GelezenTabel:
    """The row as a file of one line: the delivered key, the file's unit, for the rest what is there now."""
    tabel = BY_NAME[row.tabel]
    key = dict(zip(tabel.key, split_key(row.sleutel) if len(tabel.key) > 1 else [row.sleutel], strict=True))
    values = {**present, "bsn": None, **row.bestand, **key}
    values |= {text: None for text, end in tabel.of_end if end in row.bestand and values[end] is None}
    if row.bsn_versleuteld is not None:
        values["bsn"] = bsn.decrypt(bytes(row.bsn_versleuteld), row_id=row.pk, key_id=row.sleutel_id or "")
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(tabel.column_names)
    writer.writerow([_text(values.get(name)) for name in tabel.column_names])
    return read_table(io.BytesIO(target.getvalue().encode()), tabel, today=today, bestand=f"{tabel.name}.csv")
