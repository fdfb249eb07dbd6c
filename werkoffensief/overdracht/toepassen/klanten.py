"""klanten.csv: the person, the number, the BSN, the address and how to be reached; ww.csv brings people the same way.

A plain BSN never reaches the database: its blind index is compared, and what must be written is encrypted here.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from intake import bsn
from intake.services.klanten import BSN_GEWIJZIGD
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.geheugen import row_hasher, split
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import Botsingen
from werkoffensief.overdracht.toepassen.eerder import carry_over
from werkoffensief.overdracht.toepassen.plan import unit_bit, update_changed
from werkoffensief.overdracht.toepassen.werk import Werk

TABEL = BY_NAME["klanten"]
BSN_PLACE = TABEL.positions["bsn"]  # the same in ww.csv
BASE_COLUMNS = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "stadsdeel")
ADRES = ("postcode", "huisnummer", "woonplaats")


def with_index(row: tuple[Any, ...]) -> tuple[Any, ...]:
    if row[BSN_PLACE] is None:
        return row
    return (*row[:BSN_PLACE], bsn.index_of(row[BSN_PLACE]), *row[BSN_PLACE + 1 :])


def chosen(werk: Werk, kolom: str) -> str:
    """SQL: the planned row is new, or the file decides this unit."""
    return f"(p.nieuw OR p.masker & {unit_bit(werk.bestemming.tabel.name, kolom)} <> 0)"


def bsn_event(klant: str) -> str:
    """SQL: `when|who` of the last time that somebody typed a BSN on screen; no history keeps it, so from the log.

    Without such a line: whoever made the klant on screen. NULL when it came from an import.
    """
    return (
        "COALESCE((SELECT x.tijdstip || '|' || x.door FROM logboek_handeling x "
        f"WHERE x.object_soort = 'klant' AND x.object_id = ({klant})::text AND x.soort = '{BSN_GEWIJZIGD}' "
        "ORDER BY x.tijdstip DESC LIMIT 1), (SELECT CASE WHEN h.pgh_context->>'via' IS DISTINCT FROM 'import' "
        "THEN h.pgh_created_at || '|' || COALESCE(h.pgh_context->>'door', '') END "
        f"FROM intake_klantgeschiedenis h WHERE h.pgh_obj_id = {klant} ORDER BY h.pgh_id LIMIT 1))"
    )


def bsn_once(werk: Werk) -> None:
    """A BSN is unique when present, on the state after the file."""
    found = werk.rows(
        "WITH eind AS MATERIALIZED (SELECT p.regel, p.id AS klant_id, p.bsn FROM lev_plan p WHERE p.bsn IS NOT NULL "
        "UNION ALL SELECT NULL, i.klant_id, i.bsn_index FROM intake_identificatie i "
        "WHERE i.bsn_index IN (SELECT p.bsn FROM lev_plan p) "
        "AND NOT EXISTS (SELECT FROM lev_plan p WHERE p.id = i.klant_id) "
        "AND NOT EXISTS (SELECT FROM lev_onleesbaar x WHERE x.id = i.klant_id)) "
        f"SELECT a.regel, b.regel, k.klantnummer, b.bsn, g.hashes, ww.hashes, COALESCE({bsn_event('k.id')}, '|') "
        "FROM eind a JOIN eind b ON b.bsn = a.bsn AND b.klant_id <> a.klant_id "
        "LEFT JOIN intake_klant k ON k.id = b.klant_id LEFT JOIN overdracht_importgeheugen g "
        "ON b.regel IS NULL AND g.bron = %s AND g.tabel = 'klanten' AND g.sleutel = k.klantnummer "
        "AND g.rij_id = k.id LEFT JOIN overdracht_importgeheugen ww ON b.regel IS NULL AND ww.bron = g.bron "
        "AND ww.tabel = 'ww' AND ww.sleutel = k.klantnummer AND ww.rij_id = k.id "
        "WHERE a.regel IS NOT NULL ORDER BY a.regel, b.regel",
        [werk.ronde.bron],
    )
    clashes = Botsingen(werk)
    for regel, other_line, number, index, hashes, ww_hashes, event in found:
        known = _delivered("klanten", number, index, hashes) or _delivered("ww", number, index, ww_hashes)
        scherm = event if other_line is None and not known else None
        other = f"regel {other_line}" if other_line else f"klant {number or '(samengevoegd)'}"
        clashes.add(regel, ("bsn",), f"staat al bij een andere klant: {other}", scherm=scherm)
    clashes.settle()


def _delivered(tabel: str, number: str | None, index: Any, hashes: Any) -> bool:
    """Whether a klant has this BSN from a delivery of this file; else somebody typed it."""
    if number is None or hashes is None:
        return False
    row = [number, bytes(index), *[None] * (len(BY_NAME[tabel].columns) - 2)]
    return split(hashes, 1)[0] == split(row_hasher(BY_NAME[tabel])(number, row), 1)[0]


def write_people(werk: Werk, grondslag: str = "bijstand") -> None:
    """New people on this ground, and what changed of known ones."""
    names = ", ".join(BASE_COLUMNS)
    werk.nieuw += werk.run(  # with the team of the stadsdeel at once, so that assigning finds nothing to change
        f"INSERT INTO intake_klant (id, levering_id, klantnummer, team_id, grondslag, {names}) "
        f"SELECT p.id, %s, p.klantnummer, s.team_id, %s, {', '.join(f'p.{name}' for name in BASE_COLUMNS)} "
        "FROM lev_plan p LEFT JOIN accounts_teamstadsdeel s ON s.stadsdeel = COALESCE(p.stadsdeel, 'onbekend') "
        "WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id, grondslag],
    )
    werk.run(
        "INSERT INTO intake_klantnummer (nummer, klant_id, levering_id) SELECT klantnummer, id, %s FROM lev_plan p "
        "WHERE p.nieuw ORDER BY p.regel",
        [werk.ronde.levering_id],
    )
    update_changed(werk, "intake_klant", list(BASE_COLUMNS))
    _write_bsn(werk)
    _write_address(werk)
    for kolom in ("telefoon", "email"):
        _write_contact(werk, kolom)
    [(number,)] = werk.rows("SELECT count(*) FROM lev_plan p WHERE NOT p.nieuw")
    werk.gewijzigd += number


def _write_bsn(werk: Werk) -> None:
    werk.run(
        "CREATE TEMPORARY TABLE lev_bsn (id uuid, klant_id uuid, versleuteld bytea, sleutel_id text, "
        "bsn_index bytea) ON COMMIT DROP"
    )
    werk.copy("lev_bsn", ("id", "klant_id", "versleuteld", "sleutel_id", "bsn_index"), list(_encrypted(werk)))
    werk.run(
        "INSERT INTO intake_identificatie AS t (id, klant_id, bsn_versleuteld, sleutel_id, bsn_index, "
        "reden_ontbreekt) SELECT id, klant_id, versleuteld, sleutel_id, bsn_index, "
        "CASE WHEN bsn_index IS NULL THEN 'niet_geleverd' END FROM lev_bsn "
        "ON CONFLICT (klant_id) DO UPDATE SET bsn_versleuteld = EXCLUDED.bsn_versleuteld, "
        "sleutel_id = EXCLUDED.sleutel_id, bsn_index = EXCLUDED.bsn_index, "
        "reden_ontbreekt = EXCLUDED.reden_ontbreekt"
    )
    werk.run("DROP TABLE lev_bsn")


def _encrypted(werk: Werk) -> Iterator[tuple[Any, ...]]:
    place = {regel: number for number, regel in enumerate(werk.gelezen.lines)}
    wanted = werk.rows(
        "SELECT p.regel, p.id, i.id, p.bsn FROM lev_plan p LEFT JOIN intake_identificatie i ON i.klant_id = p.id "
        f"WHERE {chosen(werk, 'bsn')} ORDER BY p.regel"
    )
    for regel, klant_id, present, index in wanted:
        row_id: UUID = present or uuid4()
        if index is None:
            yield row_id, klant_id, None, None, None
        else:
            plain = werk.gelezen.rows[place[regel]][BSN_PLACE]
            versleuteld, key_id = bsn.encrypt(plain, row_id=row_id)
            yield row_id, klant_id, versleuteld, key_id, bytes(index)


def _write_address(werk: Werk) -> None:
    """A changed address ends the old one; that it is secret stays true of the new one."""
    old, new = ", ".join(f"a.{name}" for name in ADRES), ", ".join(f"p.{name}" for name in ADRES)
    names = ", ".join(ADRES)
    werk.run(
        "CREATE TEMPORARY TABLE lev_adres ON COMMIT DROP AS SELECT p.regel, p.id AS klant_id, a.id AS oud, "
        f"COALESCE(a.geheim, false) AS geheim, {new} FROM lev_plan p "
        "LEFT JOIN intake_adres a ON a.klant_id = p.id AND a.geldig_tot IS NULL "
        f"WHERE {chosen(werk, 'postcode')} AND ({old}) IS DISTINCT FROM ({new})"
    )
    werk.run(
        "UPDATE intake_adres t SET geldig_tot = statement_timestamp() FROM lev_adres n WHERE t.id = n.oud"
    )
    werk.run(
        f"INSERT INTO intake_adres (id, klant_id, soort, geheim, bron, levering_id, {names}) "
        f"SELECT gen_random_uuid(), klant_id, 'woonadres', geheim, 'levering', %s, {names} FROM lev_adres "
        f"WHERE COALESCE({names}) IS NOT NULL ORDER BY regel",
        [werk.ronde.levering_id],
    )
    werk.run("DROP TABLE lev_adres")


def _write_contact(werk: Werk, kolom: str) -> None:
    werk.run(
        "UPDATE intake_contactgegeven t SET geldig_tot = statement_timestamp() FROM lev_plan p WHERE t.klant_id = p.id "
        f"AND t.soort = '{kolom}' AND t.geldig_tot IS NULL AND NOT p.nieuw AND {chosen(werk, kolom)} "
        f"AND t.waarde IS DISTINCT FROM p.{kolom}"
    )
    werk.run(
        "INSERT INTO intake_contactgegeven (id, klant_id, soort, waarde, bron, levering_id) "
        f"SELECT gen_random_uuid(), p.id, '{kolom}', p.{kolom}, 'levering', %s FROM lev_plan p "
        f"WHERE p.{kolom} IS NOT NULL AND {chosen(werk, kolom)} AND NOT EXISTS (SELECT FROM intake_contactgegeven t "
        f"WHERE t.klant_id = p.id AND t.soort = '{kolom}' AND t.geldig_tot IS NULL) ORDER BY p.regel",
        [werk.ronde.levering_id],
    )


KLANTEN = Bestemming(
    TABEL,
    "intake_klant",
    "LEFT JOIN intake_klantnummer kn ON kn.nummer = r.klantnummer LEFT JOIN intake_klant d ON d.id = kn.klant_id",
    {
        "klantnummer": None,
        "bsn": "bsn",
        "voornaam": "voornaam",
        "tussenvoegsel": "tussenvoegsel",
        "achternaam": "achternaam",
        "geboortedatum": "geboortedatum",
        "postcode": "postcode",
        "huisnummer": "huisnummer",
        "woonplaats": "woonplaats",
        "stadsdeel": "stadsdeel",
        "telefoon": "telefoon",
        "email": "email",
    },
    stand.KLANTEN,
    over=(
        ("alias", "d.id IS NOT NULL AND d.klantnummer IS DISTINCT FROM r.klantnummer"),
        ("gewist", "d.gewist_op IS NOT NULL"),
    ),
    relation=f"({stand.KLANTEN})",
    klant="o.id",
    checks=(bsn_once,),
    write=write_people,
    before=lambda werk: carry_over(werk, "ww"),
    prepare=with_index,
    nummer=("klant", "klantnummer"),
)
