"""Differences: who changed the screen's value and when, rows for the page, and lines for the file."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from intake import bsn
from werkoffensief.doelen.enums import Maat
from werkoffensief.overdracht.enums import Afwijkingsoort
from werkoffensief.overdracht.fouten import mask
from werkoffensief.overdracht.toepassen.keuze import eenheid
from werkoffensief.overdracht.toepassen.klanten import bsn_event
from werkoffensief.overdracht.toepassen.werk import Verschil, Werk
from werkoffensief.overdracht.waarden import format_waarde

# Units whose history is not in the base table: (table of events, columns, how its events belong to the row).
_OF_KLANT = "h.klant_id = %s::uuid"
_CONTACT = ("waarde", "geldig_tot")
_DOEL = "h.jaar::text = %s"
_PERSON: dict[str, tuple[str, tuple[str, ...], str]] = {
    "postcode": (
        "intake_adresgeschiedenis",
        ("postcode", "huisnummer", "woonplaats", "geldig_tot"),
        _OF_KLANT,
    ),
    "telefoon": ("intake_contactgegevengeschiedenis", _CONTACT, f"{_OF_KLANT} AND h.soort = 'telefoon'"),
    "email": ("intake_contactgegevengeschiedenis", _CONTACT, f"{_OF_KLANT} AND h.soort = 'email'"),
}
ELSEWHERE: dict[tuple[str, str], tuple[str, tuple[str, ...], str]] = {
    **{(tabel, unit): place for tabel in ("klanten", "ww") for unit, place in _PERSON.items()},
    ("ww", "ww_einde"): ("intake_wwrechtgeschiedenis", ("ww_einde", "vervallen_op"), _OF_KLANT),
    ("ww", "voorkomen_op"): ("intake_wwrechtgeschiedenis", ("resultaat", "resultaat_op"), _OF_KLANT),
    ("ww_eerder", "voorkomen_op"): (
        "intake_wwrechtgeschiedenis",
        ("resultaat", "resultaat_op"),
        "h.pgh_obj_id = %s::uuid",
    ),
    ("verblijfplaatsen", "straat"): (
        "intake_adresgeschiedenis",
        ("straat", "bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie", "geldig_tot"),
        _OF_KLANT,
    ),
    ("verblijfplaatsen", "geheim"): ("intake_adresgeschiedenis", ("geheim", "geldig_tot"), _OF_KLANT),
    ("teams", "stadsdelen"): ("accounts_teamstadsdeelgeschiedenis", (), "h.team_id = %s::uuid"),
    ("medewerkers", "rollen"): ("accounts_rolverleninggeschiedenis", (), "h.medewerker_id = %s::uuid"),
    **{
        ("doelstellingen", maat): (
            "doelen_doelstellinggeschiedenis",
            ("waarde",),
            f"{_DOEL} AND h.maat = '{maat}'",
        )
        for maat in Maat.values
    },
}


BSN = {("klanten", "bsn"), ("ww", "bsn")}


def complete(werk: Werk) -> None:
    """Look up who changed the screen's side and when; before anything is written."""
    for verschil in werk.verschillen:
        _who_and_when(werk, verschil)


def report(werk: Werk) -> None:
    """Keep the differences for the page, and settle those that are no more."""
    _settle_written(werk)
    _settle(werk)
    for verschil in werk.verschillen:
        _keep(werk, verschil)


def _who_and_when(werk: Werk, verschil: Verschil) -> None:
    """The screen's side of a clash as the check found it, else the last event that changed the columns of this unit."""
    unit = (werk.bestemming.tabel.name, next(iter(verschil.eenheid), ""))
    if unit in BSN and verschil.scherm_door is None:
        [(verschil.scherm_door,)] = werk.rows(f"SELECT {bsn_event('%s::uuid')}", [verschil.rij_id] * 2)
    if verschil.scherm_door:
        when, _separator, door = verschil.scherm_door.partition("|")
        verschil.wanneer = datetime.fromisoformat(when) if when else None
        verschil.door = _name_of(werk, door) or None
    if verschil.scherm_door or verschil.soort == Afwijkingsoort.BOTSING or unit in BSN:
        return
    own = "h.pgh_obj_id = %s::uuid" if werk.bestemming.id_type == "uuid" else "h.pgh_obj_id::text = %s"
    table, columns, belongs = ELSEWHERE.get(
        unit, (werk.bestemming.geschiedenis, _event_columns(werk, verschil), own)
    )
    if verschil.soort == Afwijkingsoort.UITKERING:
        belongs += " AND h.pgh_context->>'via' IS DISTINCT FROM 'import'"
    changed = " OR ".join(f"h.{name} IS DISTINCT FROM h.v_{name}" for name in columns) or "true"
    lags = "".join(f", lag(h.{name}) OVER w AS v_{name}" for name in columns)
    found = werk.rows(
        f"SELECT h.pgh_created_at, h.door FROM (SELECT h.*, h.pgh_context->>'door' AS door, "
        f"row_number() OVER w AS n{lags} FROM {table} h WHERE {belongs} WINDOW w AS (ORDER BY h.pgh_id)) h "
        f"WHERE h.n = 1 OR {changed} ORDER BY h.pgh_id DESC LIMIT 1",
        [verschil.rij_id],
    )
    if found:
        verschil.wanneer, door = found[0]
        verschil.door = _name_of(werk, door)


def _event_columns(werk: Werk, verschil: Verschil) -> tuple[str, ...]:
    """The columns of the event that hold this unit: of a fixed answer two, a code or a number."""
    if verschil.soort != Afwijkingsoort.VERSCHIL:
        return ()
    return tuple(name for name, kolom in werk.bestemming.columns.items() if kolom in verschil.eenheid)


def _name_of(werk: Werk, door: str | None) -> str | None:
    names = werk.rows("SELECT m.naam FROM accounts_medewerker m WHERE m.id::text = %s", [door])
    return names[0][0] if names else door


def _settle_written(werk: Werk) -> None:
    """A row that was left out as new and is here now clashes no more."""
    waits = [sleutel for sleutel, unit in werk.open_keys if unit == ""]
    if waits:
        found = werk.rows(
            "SELECT o.sleutel FROM lev_opgelost o WHERE o.sleutel = ANY(%s) AND o.over IS NULL "
            "AND o.regel <> ALL(%s)",
            [waits, list(werk.weg)],
        )
        werk.afgehandeld += [(sleutel, "", "opgelost") for (sleutel,) in found]


def _settle(werk: Werk) -> None:
    for sleutel, unit, status in werk.afgehandeld:
        werk.run(
            "UPDATE overdracht_afwijking SET status = %s, afgehandeld_op = now(), afgehandeld_door = %s, "
            "bsn_versleuteld = NULL, sleutel_id = NULL "
            "WHERE bron = %s AND tabel = %s AND sleutel = %s AND eenheid = %s AND status = 'open'",
            [status, werk.ronde.door, werk.ronde.bron, werk.bestemming.tabel.name, sleutel, unit],
        )


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, time):
        return format_waarde(value)
    return list(value) if isinstance(value, (tuple, list)) else value


def _without_bsn(werk: Werk, verschil: Verschil) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both sides for the database: a BSN only masked."""
    sides = []
    for side in (verschil.scherm, verschil.bestand):
        values = {name: _plain(value) for name, value in side.items()}
        if values.get("bsn") is not None:
            values["bsn"] = mask(_bsn_text(werk, verschil, side))
        sides.append(values)
    return sides[0], sides[1]


def _bsn_text(werk: Werk, verschil: Verschil, side: dict[str, Any]) -> str:
    """The BSN itself, for the private file; the delivered one from the row, the present one decrypted."""
    if isinstance(side["bsn"], str):
        return side["bsn"]
    if side is verschil.bestand:
        place = werk.gelezen.lines.index(verschil.regel)
        return str(werk.gelezen.rows[place][werk.bestemming.tabel.positions["bsn"]])
    found = werk.rows(
        "SELECT i.bsn_versleuteld, i.id, i.sleutel_id FROM intake_identificatie i WHERE i.klant_id = %s::uuid",
        [verschil.rij_id],
    )
    data, row_id, key_id = found[0]
    return bsn.decrypt(data, row_id=row_id, key_id=key_id)


def _keep(werk: Werk, verschil: Verschil) -> None:
    scherm, bestand = _without_bsn(werk, verschil)
    done = verschil.soort == Afwijkingsoort.UITKERING
    row_id = _row_id(werk, verschil)
    number = werk.run(
        "INSERT INTO overdracht_afwijking AS a (id, soort, status, bron, tabel, sleutel, eenheid, rij_id, klant_id, "
        "scherm, bestand, toelichting, gewijzigd_door, gewijzigd_op, levering_id, afgehandeld_op, afgehandeld_door, "
        "bsn_versleuteld, sleutel_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s::uuid, "
        f"(SELECT x.klant_id FROM (SELECT {_klant_of(werk)} AS klant_id FROM lev_opgelost o WHERE o.regel = %s) x "
        "JOIN intake_klant k ON k.id = x.klant_id), "
        "%s::jsonb, %s::jsonb, %s, %s, %s, %s, CASE WHEN %s THEN now() END, CASE WHEN %s THEN %s END, "
        "%s, %s) ON CONFLICT (bron, tabel, sleutel, eenheid) WHERE status = 'open' DO UPDATE SET "
        "soort = EXCLUDED.soort, rij_id = EXCLUDED.rij_id, "
        "bsn_versleuteld = EXCLUDED.bsn_versleuteld, sleutel_id = EXCLUDED.sleutel_id, "
        "klant_id = EXCLUDED.klant_id, scherm = EXCLUDED.scherm, "
        "bestand = EXCLUDED.bestand, toelichting = EXCLUDED.toelichting, gewijzigd_door = EXCLUDED.gewijzigd_door, "
        "gewijzigd_op = EXCLUDED.gewijzigd_op, levering_id = EXCLUDED.levering_id "
        "WHERE EXCLUDED.bsn_versleuteld IS NOT NULL OR (a.soort, a.scherm, a.bestand, a.toelichting) IS DISTINCT FROM "
        "(EXCLUDED.soort, EXCLUDED.scherm, EXCLUDED.bestand, EXCLUDED.toelichting)",
        [
            row_id,
            verschil.soort,
            "overgenomen" if done else "open",
            werk.ronde.bron,
            werk.bestemming.tabel.name,
            verschil.sleutel,
            eenheid(verschil.eenheid),
            verschil.rij_id if werk.bestemming.id_type == "uuid" else None,
            verschil.regel,
            json.dumps(scherm),
            json.dumps(bestand),
            (verschil.toelichting or "")[:500] or None,
            (verschil.door or "")[:200] or None,
            verschil.wanneer,
            werk.ronde.levering_id,
            done,
            done,
            werk.ronde.door,
            *_encrypted(werk, verschil, row_id),
        ],
    )
    werk.wrote = werk.wrote or number > 0


def _row_id(werk: Werk, verschil: Verschil) -> UUID:
    """The id of the difference that waits already, else a new one: a BSN is encrypted for it."""
    unit = eenheid(verschil.eenheid)
    if (verschil.sleutel, unit) not in werk.open_keys:
        return uuid4()
    found = werk.rows(
        "SELECT a.id FROM overdracht_afwijking a WHERE a.bron = %s AND a.tabel = %s AND a.sleutel = %s "
        "AND a.eenheid = %s AND a.status = 'open'",
        [werk.ronde.bron, werk.bestemming.tabel.name, verschil.sleutel, unit],
    )
    return found[0][0] if found else uuid4()


def _encrypted(werk: Werk, verschil: Verschil, row_id: UUID) -> tuple[bytes | None, str | None]:
    """The delivered BSN of a unit, so that it can be taken on the page; never in the clear."""
    if verschil.eenheid != ("bsn",) or verschil.bestand["bsn"] is None:
        return None, None
    return bsn.encrypt(_bsn_text(werk, verschil, verschil.bestand), row_id=row_id)


def _klant_of(werk: Werk) -> str:
    return werk.bestemming.klant


HEADER = (
    "regel",
    "sleutel",
    "kolom",
    "op_het_scherm",
    "in_het_bestand",
    "gewijzigd_door",
    "gewijzigd_op",
    "uitleg",
)


def lines(werk: Werk) -> Iterator[list[str]]:
    """The lines of `<table>.afwijkingen.csv`: one per column that differs; both values as they are."""
    for verschil in werk.verschillen:
        for name in verschil.eenheid or ("",):
            sides = []
            for side in (verschil.scherm, verschil.bestand):
                value = side.get(name)
                sides.append(
                    _bsn_text(werk, verschil, side)
                    if name == "bsn" and value is not None
                    else format_waarde(_tuple(value))
                )
            yield [
                str(verschil.regel),
                verschil.sleutel,
                name,
                *sides,
                verschil.door or "",
                verschil.wanneer.isoformat(timespec="seconds") if verschil.wanneer else "",
                verschil.toelichting or "",
            ]


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
