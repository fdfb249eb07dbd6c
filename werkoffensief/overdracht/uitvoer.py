"""The facts as the files of the contract, byte for byte: `;`, no BOM, LF, ISO dates, minimal quoting, sorted keys.

Withdrawn facts and what hangs on them are left out, so that an export can always be imported.
"""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from intake import bsn
from werkoffensief.overdracht import stand
from werkoffensief.overdracht.beginlijsten import BEGIN, begin_volgorde
from werkoffensief.overdracht.kolommen import Kolom, Soort, Tabel
from werkoffensief.overdracht.tabellen import BY_NAME, TABELLEN
from werkoffensief.overdracht.toepassen.organisatie import ALLE_ROLLEN
from werkoffensief.overdracht.toepassen.verwijzen import CODE_TABLES, volgorde_of
from werkoffensief.overdracht.waarden import format_waarde, normalised

LEFT_OUT_WHEN_EMPTY = {
    *("codes", "aliassen", "ww", "ww_eerder", "waardescans"),
    *("toestemmingen", "uitvragen", "gezinsbanden", "keuzeantwoorden"),
    *("aandachtspunten", "vertegenwoordigers", "herinneringstops"),
    *("gezinsleden", "verblijfplaatsen", "teamdoelen"),
    *("voorzieningen", "aanbod", "groepsdagdelen", "wachtplekken"),
    *("budgetten", "toekenningen"),
    *("opbouwen", "aanwezigheid", "werkfitbeoordelingen"),
}
NAMES_ANOTHER = {"gezinsbanden"}  # is of two klanten: in an answer to one of them the other has no place
LIVE = "t.vervallen_op IS NULL"
LIVE_TRAJECT = f"{LIVE} AND tr.vervallen_op IS NULL"
LIVE_GESPREK = f"{LIVE} AND ge.vervallen_op IS NULL"
BOOKED_ON = "EXISTS (SELECT FROM trajecten_boeking x WHERE x.lening_id = t.id)"
REMITTED = "EXISTS (SELECT FROM trajecten_boeking x WHERE x.kwijtschelding_id = t.id)"
ROWS = 2000  # fetched at once

_NAMED = (
    "EXISTS (SELECT FROM intake_gesprek t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_contactpoging t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_afspraak t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_bijeenkomst t WHERE t.begeleider_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_herinneringstop t WHERE t.door_id = m.id AND t.tot IS NULL) OR "
    "EXISTS (SELECT FROM intake_terugbelbelofte t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_actie t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_uitvraag t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_planversie t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    "WHERE t.medewerker_id = m.id AND tr.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_nazorg t JOIN trajecten_plaatsing p ON p.id = t.plaatsing_id "
    "WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL AND p.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_toekenning t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    f"WHERE t.medewerker_id = m.id AND {LIVE_TRAJECT}) OR "
    f"EXISTS (SELECT FROM trajecten_uitgave t WHERE t.medewerker_id = m.id AND {LIVE}) OR "
    "EXISTS (SELECT FROM trajecten_wachtplek t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    f"WHERE t.medewerker_id = m.id AND {LIVE_TRAJECT}) OR "
    "EXISTS (SELECT FROM trajecten_regisseurswens t WHERE m.id IN (t.medewerker_id, t.beantwoord_door_id) "
    "AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_lening t WHERE m.id IN (t.gevraagd_door_id, t.geadviseerd_door_id, "
    "t.besloten_door_id)) OR "
    "EXISTS (SELECT FROM trajecten_kwijtschelding t WHERE m.id IN (t.gevraagd_door_id, t.besloten_door_id)) OR "
    f"EXISTS (SELECT FROM trajecten_leningbrief t WHERE t.medewerker_id = m.id AND {LIVE}) OR "
    "EXISTS (SELECT FROM trajecten_boeking t WHERE t.medewerker_id = m.id) OR "
    "EXISTS (SELECT FROM trajecten_buddykoppeling t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_buddycontact t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM accounts_waarneming t WHERE m.id IN (t.medewerker_id, t.waarnemer_id) "
    "AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM intake_waardescan t WHERE t.medewerker_id = m.id AND t.vervallen_op IS NULL) OR "
    "EXISTS (SELECT FROM trajecten_regisseurschap t JOIN trajecten_traject tr ON tr.id = t.traject_id "
    f"WHERE t.medewerker_id = m.id AND {LIVE_TRAJECT})"
)
# An account without an address cannot be imported: the column may not be empty.
_MEDEWERKERS = (
    "SELECT m.gebruikersnaam, m.naam, COALESCE(m.email, left(m.gebruikersnaam, 150) || '@onbekend.invalid') AS email, "
    f"t.naam AS team, {ALLE_ROLLEN} AS rollen FROM accounts_medewerker m LEFT JOIN accounts_team t ON t.id = m.team_id "
    f"WHERE {ALLE_ROLLEN} IS NOT NULL OR {_NAMED}"
)
_PERSONEN = (
    stand.KLANTEN.replace("i.bsn_index AS bsn", "i.id AS bsn_rij, i.sleutel_id, i.bsn_versleuteld AS bsn")
    + " WHERE k.samengevoegd_in_id IS NULL"
)
# Who is here only because of the WW stands in ww.csv alone: klanten.csv would make them people on bijstand.
_KLANTEN = (
    f"{_PERSONEN} AND NOT (k.grondslag = 'ww_preventie' AND EXISTS (SELECT FROM intake_wwrecht w "
    "WHERE w.klant_id = k.id AND w.vervallen_op IS NULL))"
)
_WW = f"SELECT s.*, w.ww_einde, w.voorkomen_op FROM ({_PERSONEN}) s CROSS JOIN LATERAL ({stand.WW_LATEST}) w"
_WW_EERDER = (
    f"{stand.WW_EERDER} WHERE {LIVE} AND EXISTS (SELECT FROM intake_wwrecht x WHERE x.klant_id = t.klant_id "
    "AND x.vervallen_op IS NULL AND x.ww_einde > t.ww_einde)"
)
_ALIASSEN = (
    "SELECT n.nummer AS oud, k.klantnummer FROM intake_klantnummer n JOIN intake_klant eigen ON eigen.id = n.klant_id "
    "JOIN intake_klant k ON k.id = COALESCE(eigen.samengevoegd_in_id, eigen.id) WHERE n.nummer <> k.klantnummer"
)
_CODES = " UNION ALL ".join(
    f"SELECT '{lijst}' AS lijst, x.code, x.naam, x.geldig_van, x.geldig_tot, {volgorde_of(lijst)} AS volgorde "
    f"FROM {table} x"
    for lijst, table in CODE_TABLES.items()
)
QUERIES: dict[str, str] = {
    "codes": _CODES,
    "doelstellingen": stand.DOELSTELLINGEN,
    "teams": stand.TEAMS,
    "teamdoelen": stand.TEAMDOELEN,
    "campagnes": stand.CAMPAGNES,
    "medewerkers": _MEDEWERKERS,
    "klanten": _KLANTEN,
    "ww": _WW,
    "ww_eerder": _WW_EERDER,
    "aliassen": _ALIASSEN,
    "uitkeringen": f"{stand.UITKERINGEN} WHERE {LIVE}",
    "gesprekken": f"{stand.GESPREKKEN} WHERE {LIVE}",
    "contactpogingen": f"{stand.CONTACTPOGINGEN} WHERE {LIVE}",
    "belemmeringen": f"{stand.BELEMMERINGEN} WHERE {LIVE}",
    "ontheffingen": f"{stand.ONTHEFFINGEN} WHERE {LIVE}",
    "terugbelbeloften": f"{stand.TERUGBELBELOFTEN} WHERE {LIVE}",
    "gezinsbanden": f"{stand.GEZINSBANDEN} WHERE {LIVE}",
    "gezinsleden": stand.GEZINSLEDEN,
    "verblijfplaatsen": f"{stand.VERBLIJFPLAATSEN} WHERE t.samengevoegd_in_id IS NULL "
    "AND (COALESCE(a.straat, a.bereikbaar_via) IS NOT NULL OR a.geheim)",
    "aandachtspunten": f"{stand.AANDACHTSPUNTEN} WHERE t.samengevoegd_in_id IS NULL AND t.gewist_op IS NULL "
    "AND COALESCE(t.let_op, t.tolk_taal, t.veiligheid) IS NOT NULL",
    "vertegenwoordigers": f"{stand.VERTEGENWOORDIGERS} WHERE t.geldig_tot IS NULL",
    "herinneringstops": f"{stand.HERINNERINGSTOPS} WHERE t.tot IS NULL",
    "toestemmingen": f"{stand.TOESTEMMINGEN} WHERE {LIVE}",
    "uitvragen": f"{stand.UITVRAGEN} WHERE {LIVE} AND toe.vervallen_op IS NULL",
    "waardescans": f"{stand.WAARDESCANS} WHERE {LIVE}",
    "trajecten": f"{stand.TRAJECTEN} WHERE {LIVE}",
    "regisseurs": f"{stand.REGISSEURS} WHERE {LIVE_TRAJECT}",
    "voorzieningen": f"{stand.VOORZIENINGEN} WHERE t.beschikking OR COALESCE(t.omschrijving, t.aanbieder, t.srg_code, "
    "t.brieftekst, t.prijs_centen::text, t.geldig_maanden::text, t.teamleider_vanaf_centen::text) IS NOT NULL",
    "aanbod": f"{stand.AANBOD} WHERE {LIVE}",
    "groepsdagdelen": f"{stand.GROEPSDAGDELEN} WHERE {LIVE} AND ab.vervallen_op IS NULL",
    "stappen": f"{stand.STAPPEN} WHERE {LIVE_TRAJECT}",
    "werkgevers": stand.WERKGEVERS,
    "werkakkoorden": f"{stand.WERKAKKOORDEN} WHERE {LIVE}",
    "plaatsingen": f"{stand.PLAATSINGEN} WHERE {LIVE}",
    "afspraken": f"{stand.AFSPRAKEN} WHERE {LIVE}",
    "bijeenkomsten": f"{stand.BIJEENKOMSTEN} WHERE {LIVE}",
    "deelnames": f"{stand.DEELNAMES} WHERE {LIVE} AND b.vervallen_op IS NULL",
    "antwoorden": f"{stand.ANTWOORDEN} WHERE {LIVE_GESPREK}",
    "keuzeantwoorden": f"{stand.KEUZEANTWOORDEN} WHERE {LIVE_GESPREK}",
    "zrm": f"{stand.ZRM} WHERE {LIVE_GESPREK}",
    "klanttags": f"{stand.KLANTTAGS} WHERE {LIVE}",
    "acties": f"{stand.ACTIES} WHERE {LIVE}",
    "vervolgtrajecten": f"{stand.VERVOLG} WHERE {LIVE} AND v.id IS NOT NULL",
    "plannen": f"{stand.PLANNEN} WHERE {LIVE_TRAJECT}",
    "doelen": f"{stand.DOELEN} WHERE {LIVE_TRAJECT}",
    "doelacties": f"{stand.DOELACTIES} WHERE {LIVE_TRAJECT} AND ac.vervallen_op IS NULL AND dl.vervallen_op IS NULL",
    "wachtpunten": f"{stand.WACHTPUNTEN} WHERE {LIVE_TRAJECT}",
    "evaluaties": f"{stand.EVALUATIES} WHERE {LIVE_TRAJECT}",
    "planversies": f"{stand.PLANVERSIES} WHERE tr.vervallen_op IS NULL",
    "plansjablonen": f"{stand.SJABLONEN} WHERE {LIVE}",
    "nazorg": f"{stand.NAZORG} WHERE {LIVE} AND p.vervallen_op IS NULL",
    "regisseurswensen": f"{stand.REGISSEURSWENSEN} WHERE {LIVE}",
    # What money was booked on goes along, withdrawn or not: a ledger without its loans could not be read again.
    "leningen": f"{stand.LENINGEN} WHERE {LIVE} OR {BOOKED_ON}",
    "kwijtscheldingen": f"{stand.KWIJTSCHELDINGEN} WHERE {LIVE} AND l.vervallen_op IS NULL OR {REMITTED}",
    "leningbrieven": f"{stand.LENINGBRIEVEN} WHERE {LIVE} AND l.vervallen_op IS NULL AND q.vervallen_op IS NULL",
    "boekingen": stand.BOEKINGEN,
    "buddies": f"{stand.BUDDIES} WHERE {LIVE}",
    "buddykoppelingen": f"{stand.BUDDYKOPPELINGEN} WHERE {LIVE} AND b.vervallen_op IS NULL",
    "buddycontacten": f"{stand.BUDDYCONTACTEN} WHERE {LIVE} AND q.vervallen_op IS NULL",
    "waarnemingen": f"{stand.WAARNEMINGEN} WHERE {LIVE}",
    "budgetten": f"{stand.BUDGETTEN} WHERE {LIVE}",
    "toekenningen": f"{stand.TOEKENNINGEN} WHERE {LIVE_TRAJECT}",
    "uitgaven": f"{stand.UITGAVEN} JOIN trajecten_traject tr ON tr.id = tk.traject_id WHERE {LIVE_TRAJECT} "
    "AND tk.vervallen_op IS NULL",
    "wachtplekken": f"{stand.WACHTPLEKKEN} WHERE {LIVE_TRAJECT} AND st.vervallen_op IS NULL",
    "profielen": f"{stand.PROFIELEN} WHERE {LIVE}",
    "werkervaring": f"{stand.WERKERVARING} WHERE {LIVE}",
    "scholing": f"{stand.SCHOLING} WHERE {LIVE}",
    "taalkennis": f"{stand.TAALKENNIS} WHERE {LIVE}",
    "sjabloonregels": f"{stand.SJABLOONREGELS} WHERE {LIVE} AND sj.vervallen_op IS NULL",
    "opbouwen": f"{stand.OPBOUWEN} WHERE {LIVE_TRAJECT} AND sp.vervallen_op IS NULL",
    "aanwezigheid": f"{stand.AANWEZIGHEID} WHERE {LIVE_TRAJECT} AND sp.vervallen_op IS NULL",
    "werkfitbeoordelingen": f"{stand.WERKFITBEOORDELINGEN} WHERE {LIVE_TRAJECT}",
}


class MapNietLeegError(Exception):
    """The folder of an export must be new or empty."""


def export_folder(folder: Path) -> dict[str, int]:
    """Write every file into a new or empty folder (mode 700, files 600); number of rows per file.

    Raises MapNietLeegError, OSError when the folder cannot be written, BsnError when a BSN cannot be read; then
    no file stays.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise MapNietLeegError(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    written: dict[str, int] = {}
    try:
        with _snapshot():
            for tabel in TABELLEN:
                rows = _rows(tabel)
                first = next(rows, None)
                if first is None and tabel.name in LEFT_OUT_WHEN_EMPTY:
                    continue
                written[f"{tabel.name}.csv"] = 0
                written[f"{tabel.name}.csv"] = _write(folder / f"{tabel.name}.csv", tabel, first, rows)
    except BaseException:
        for name in written:  # half an export is none
            (folder / name).unlink(missing_ok=True)
        raise
    return written


@contextmanager
def _snapshot() -> Iterator[None]:
    """All files show one moment, whatever people do meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        with connection.cursor() as cursor:  # right after an import the planner's statistics are still old
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield


def _write(path: Path, tabel: Tabel, first: list[str] | None, rest: Iterator[list[str]]) -> int:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    number = 0
    with open(handle, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(tabel.column_names)
        if first is not None:
            writer.writerow(first)
            number = 1
        for row in rest:
            writer.writerow(row)
            number += 1
    return number


def tables_of_klant() -> list[Tabel]:
    """The files with rows about a klant, in their order: those that name one, or name a row of such a file."""
    return [tabel for tabel in TABELLEN if _about(tabel)]


def rows_of_klant(tabel: Tabel, klantnummer: str, *, bsn: str | None) -> Iterator[list[str]]:
    """The rows of one file about one klant, as in an export. `bsn` was revealed and logged before: it is not read."""
    for row in _rows(tabel, _about(tabel), [klantnummer]):
        place = tabel.positions.get("bsn")
        yield row if place is None else [*row[:place], bsn or "", *row[place + 1 :]]


def _about(tabel: Tabel) -> str:
    """Which rows of a file are about one klant, as SQL with the klantnummer as its one parameter; else nothing."""
    if tabel.name in NAMES_ANOTHER:
        return ""
    if "klantnummer" in tabel.positions:
        return "q.klantnummer = %s"
    for kolom in tabel.columns:
        inner = _about(BY_NAME[kolom.refers]) if kolom.refers else ""
        if kolom.refers and inner:
            key = BY_NAME[kolom.refers].key[0]
            return f"q.{kolom.name} IN (SELECT q.{key} FROM ({QUERIES[kolom.refers]}) q WHERE {inner})"
    return ""


def _rows(tabel: Tabel, where: str = "", values: Sequence[str] = ()) -> Iterator[list[str]]:
    """The rows of one file as cells, in the order of its keys (by code point; what is no text as such)."""
    chosen = f" WHERE {where}" if where else ""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({QUERIES[tabel.name]}) q{chosen} ORDER BY {_order(tabel)}", values or None
        )
        names: dict[str, int] = {}
        formats: list[tuple[int, Callable[[Any], str]]] = []
        while block := cursor.fetchmany(ROWS):
            if not names:
                names = {column[0]: place for place, column in enumerate(cursor.description)}
                formats = [(names[kolom.name], _format(kolom)) for kolom in tabel.columns]
            for row in block:
                if tabel.name == "codes" and not _changed_code(*row):
                    continue
                cells = _with_bsn(row, names) if "bsn" in names and not where else row
                yield [form(cells[place]) for place, form in formats]


def _order(tabel: Tabel) -> str:
    by_name = {kolom.name: kolom for kolom in tabel.columns}
    return ", ".join(
        f"q.{name}"
        if by_name[name].soort in {Soort.JAAR, Soort.DATUM, Soort.GETAL, Soort.TIJD}
        else f'normalize(q.{name}, NFC) COLLATE "C"'
        for name in tabel.key
    )


def _changed_code(lijst: str, code: str, naam: str, van: Any, tot: Any, volgorde: int | None) -> bool:
    begin = (BEGIN[lijst].get(code), None, None, begin_volgorde(lijst, code))
    return (naam, van, tot, volgorde) != begin


def _with_bsn(row: tuple[Any, ...], names: dict[str, int]) -> list[Any]:
    values = list(row)
    data = values[names["bsn"]]
    if data is not None:
        row_id: UUID = values[names["bsn_rij"]]
        values[names["bsn"]] = bsn.decrypt(data, row_id=row_id, key_id=values[names["sleutel_id"]])
    return values


def _format(kolom: Kolom) -> Callable[[Any], str]:
    """A value as a cell; texts typed on screen are normalised as an import does."""
    if kolom.soort in {Soort.TEKST, Soort.NUMMER}:
        return lambda value: normalised(value) or ""
    if kolom.soort is Soort.LIJST:
        return lambda value: "|".join(sorted({normalised(part) or "" for part in value or ()}))
    return format_waarde
