"""Properties of reading: round trip, and nothing but refusals whatever comes in."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.nl import bsn

from tests.overdracht.gevallen import TODAY, UITKERINGEN
from werkoffensief.overdracht.kolommen import Kolom, Soort, Tabel
from werkoffensief.overdracht.lezen import GelezenTabel, read_table
from werkoffensief.overdracht.tabellen import BY_NAME, CAPACITEIT, TABELLEN
from werkoffensief.overdracht.tabellen_later import PLEK
from werkoffensief.overdracht.waarden import FIRST_YEAR, format_rows, parse_tekst

NASTY = [
    "=1+1",
    ";",
    ",",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u00a0",
    "e\u0301",
    "👩‍👧",
    "\u202e",
    "|",
    "'",
    "@",
    "\ufeff",
]
DATES = st.dates(date(FIRST_YEAR, 1, 1), date(9999, 12, 31))
texts = st.lists(
    st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=8
)
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
cell_texts = texts.map("".join)


def valid_bsn(number: int) -> str:
    """The next number above this one that passes the 11-check."""
    return next(text for text in map("{:09d}".format, range(number, number + 200)) if not bsn.checksum(text))


def filled(kolom: Kolom) -> st.SearchStrategy:
    """Normalised values of a column, None excluded."""
    text = cell_texts.map(lambda raw: parse_tekst(raw.replace("\0", "")[: kolom.max_length])).filter(bool)
    digits = st.integers(0, 99_999_999).map("{:08d}".format)
    kinds = {
        Soort.DATUM: st.dates(date(FIRST_YEAR, 1, 1), TODAY) if kolom.past else DATES,
        Soort.TIJD: st.times().map(lambda moment: moment.replace(microsecond=0)),
        Soort.GETAL: st.integers(kolom.minimum, kolom.maximum),
        Soort.JAAR: st.integers(FIRST_YEAR, 9999),
        Soort.BSN: st.integers(1, 999_999_000).map(valid_bsn),
        Soort.KVK: digits,
        Soort.MOMENT: st.integers(15_778_080, 68_374_080).map(lambda n: datetime.fromtimestamp(60 * n, UTC)),
        Soort.KEUZE: st.sampled_from(kolom.choices or ("",)),
        Soort.LIJST: st.sets(
            st.sampled_from(kolom.choices or ("Centrum", "Escamp", "=Zuid", "Æ")), min_size=1
        ).map(lambda parts: tuple(sorted(parts))),
    }
    return kinds.get(kolom.soort, text)


FITTING = {
    **{"opleiding": "mbo_2", "taal": "b1", "vervoer": "ov", "rijbewijs": "geen_rijbewijs"},
    **{"uren": "32", "reistijd": "180"},
}
# In these files a period begins in another column.
OTHER_STARTS = {
    "toestemmingen": {"geldig_tot": "gegeven_op"},
    "gezinsbanden": {"tot": "sinds"},
    "klanttags": {"tot": "sinds"},
    "werkervaring": {"tot": "functie_van"},  # years and months: mend_profile
    "uitvragen": {"gevraagd_op": "gegeven_op", "afgerond_op": "gevraagd_op"},
}
SAME_DAY = {"uitvragen"}  # an end that may not lie in the future may be the day of the start


def mended(tabel: Tabel, row: dict) -> tuple:
    """The same row with its periods, reasons, status and employer made to agree."""
    starts = {
        "einde": "start",
        "einddatum": "startdatum",
        "opgelost_op": "vastgesteld_op",
        "beheersbaar_op": "vastgesteld_op",
        "geldig_tot": "geldig_van",
        "tot": "van",
        "herbeoordelen_op": "van",
        "evaluatie_op": "start",
        "ingetrokken_op": "gegeven_op",
    }
    starts |= OTHER_STARTS.get(tabel.name, {})
    if "ingangsdatum" in row:
        starts["einddatum"] = "ingangsdatum"
    for end, start in starts.items():
        if row.get(end) and row.get(start) and row[end] <= row[start]:
            row[end] = None if row[start] == date.max else row[start] + timedelta(days=1)
            if tabel.name in SAME_DAY:
                row[end] = row[start]
    end = row.get("einde", row.get("einddatum"))
    if "einde_reden" in row:
        row["einde_reden"] = (row["einde_reden"] or "overig") if end else None
    if tabel.name == "stappen":
        row["status"] = "gestopt" if end else "lopend"
    if row.get("akkoordnummer") and not row["kvk_nummer"]:
        row["kvk_nummer"] = "12345678"
    mend_table_talk(tabel, row)
    mend_fixed_answer(tabel, row)
    mend_together(tabel, row)
    mend_loan(tabel, row)
    mend_plan(tabel, row)
    mend_placement(tabel, row)
    mend_offers(tabel, row)
    return tuple(row[name] for name in tabel.column_names)


def mend_together(tabel: Tabel, row: dict) -> None:
    """The same of links between two files, and of questions to third parties."""
    if tabel.name == "waarnemingen":
        row["waarnemer"] = f"{row['medewerker'][:199]}x"
        row["start"] = min(row["start"], date(9998, 1, 1))
        row["einde"] = row["start"] + timedelta(days=30)
    if tabel.name == "regisseurswensen":
        answer = ("beantwoord_op", "beantwoord_door", "uitkomst", "antwoord")
        if None in [row[name] for name in answer]:
            row |= dict.fromkeys(answer)
        else:
            row["beantwoord_op"] = max(row["beantwoord_op"], row["gevraagd_op"])
    mend_profile(tabel, row)
    mend_remission(tabel, row)
    mend_letter(tabel, row)
    mend_booking(tabel, row)
    if tabel.name == "gezinsbanden":
        row["ander"] = f"{row['klantnummer'][:199]}x"
    if tabel.name == "aandachtspunten" and None in (row["veiligheid"], row["veiligheid_tot"]):
        row |= {"veiligheid": None, "veiligheid_tot": None}
    if tabel.name == "verblijfplaatsen":
        row |= {"straat": None} if row["bereikbaar_via"] else dict.fromkeys(PLEK)
    if tabel.name == "uitvragen" and not row["afgerond_op"]:
        row["antwoord"] = None


def mend_loan(tabel: Tabel, row: dict) -> None:
    """The way of a loan: an advice, a decision of another after it, a scheme where it was granted."""
    if tabel.name != "leningen":
        return
    row["advies_reden"], row["besluit_reden"] = row["waarom"], row["waarom"]
    day = row["gevraagd_op"]
    row |= {"geadviseerd_op": day, "besloten_op": day, "eerste_termijn": day}
    row |= {"geadviseerd_door": row["gevraagd_door"], "besloten_door": f"{row['gevraagd_door'][:199]}x"}
    row |= {"toegekend_centen": row["gevraagd_centen"], "termijn_centen": 1}
    decided, granted = row["besluit"] is not None, row["besluit"] == "toegekend"
    row["advies"] = row["advies"] or ("positief" if decided else None)
    if row["advies"] is None:
        row |= dict.fromkeys(("geadviseerd_op", "geadviseerd_door", "advies_reden"))
    if not decided:
        row |= dict.fromkeys(("besloten_op", "besloten_door", "besluit_reden"))
    if not granted:
        row |= dict.fromkeys(("toegekend_centen", "eerste_termijn", "termijn_centen"))
    gone = row["ingetrokken_op"] is not None and (granted or not decided)
    row |= (
        {"ingetrokken_op": day, "ingetrokken_reden": row["waarom"]}
        if gone
        else dict.fromkeys(("ingetrokken_op", "ingetrokken_reden"))
    )


def mend_remission(tabel: Tabel, row: dict) -> None:
    """Decided as a whole, by another than who proposed it; or not at all."""
    if tabel.name != "kwijtscheldingen":
        return
    row |= {"besloten_op": row["gevraagd_op"], "besluit_reden": row["reden"]}
    row["besloten_door"] = f"{row['gevraagd_door'][:199]}x"
    if row["besluit"] is None:
        row |= dict.fromkeys(("besloten_op", "besloten_door", "besluit_reden"))


def mend_booking(tabel: Tabel, row: dict) -> None:
    """What puts another right says which, an earlier one, and why."""
    if tabel.name == "boekingen":
        mends = row["herstel_reden"] and row["herstelt"] and row["herstelt"] < row["nummer"]
        row |= {} if mends else dict.fromkeys(("herstelt", "herstel_reden"))


def mend_letter(tabel: Tabel, row: dict) -> None:
    """What belongs to its kind, and sent after it was made."""
    if tabel.name != "leningbrieven":
        return
    kind, day = row["soort"], row["opgemaakt_op"]
    row["reden"] = row["brief"][:4_000] if kind == "regeling" else None
    row["kwijtscheldingsnummer"] = row["leningnummer"] if kind == "kwijtschelding" else None
    scheme = {"eerste_termijn": day, "termijn_centen": 1} if kind == "regeling" else {}
    row |= dict.fromkeys(("eerste_termijn", "termijn_centen")) | scheme
    row["verzonden_op"] = max(row["verzonden_op"], day) if row["verzonden_op"] else None


def mend_profile(tabel: Tabel, row: dict) -> None:
    """The same of what somebody can and wants."""
    if tabel.name == "profielen":
        row |= {"beroepen": (row["beroepen"] or ())[:5] or None, "uren_min": None, "toon_contact": ("geen",)}
        row |= {"gedrag_voldoende": None, "beschikbaar_tot": None, "webadres": "https://voorbeeld.nl/x"}
    if tabel.name == "werkervaring":
        row |= {"van": "2015-03", "tot": "2015"}
    if tabel.name == "scholing" and row["diploma"] == "1":
        row["stand"] = "1"
    if tabel.name == "scholing" and (row["soort"] != "praktijkverklaring" or row["behaald_op"] is None):
        row["stapnummer"] = None
    if tabel.name == "taalkennis":
        row["taal"] = "tir"
    if tabel.name == "opbouwen":
        row["uren"] = max(row["uren"], row["dagen"])
    if tabel.name == "aanwezigheid":
        row["minuten"] = (row["minuten"] or 180) if row["wat"] == "aanwezig" else None


def mend_table_talk(tabel: Tabel, row: dict) -> None:
    """The same of what a conversation at the table brings."""
    if tabel.name == "codes" and row["lijst"] != "onderwerp":
        row["volgorde"] = None
    if tabel.name == "gesprekken":
        stops = row["vervolg"] in ("nu_niet", "wil_niet")
        row["vervolg_reden"] = (row["vervolg_reden"] or "later") if stops else None
        row["opnieuw_op"] = row["datum"] + timedelta(days=1) if stops else None
    if tabel.name == "antwoorden" and row["stand"] != "besproken":
        row["tekst"] = None
    if tabel.name == "campagnes" and None in [row[name] for name in CAPACITEIT]:
        row |= dict.fromkeys(CAPACITEIT)
    if tabel.name == "acties":
        row["medewerker"] = (row["medewerker"] or "c1") if row["wie"] == "medewerker" else None
        row["wie_anders"] = (row["wie_anders"] or "zus") if row["wie"] == "ander" else None
        for name in ("voor_op", "gedaan_op"):
            if row[name] and row[name] < row["afgesproken_op"]:
                row[name] = row["afgesproken_op"]


def mend_fixed_answer(tabel: Tabel, row: dict) -> None:
    """The same of an answer to a question that has its own list."""
    if tabel.name == "keuzeantwoorden":
        row["waarde"] = FITTING[row["vraag"]] if row["stand"] == "besproken" else None


def mend_plan(tabel: Tabel, row: dict) -> None:
    """The same of a plan and of a template."""
    if tabel.name == "trajecten" and not row["einde"]:
        row["samenvatting"] = None
    for start, ends in (("gesteld_op", ("voor_op", "afgesloten_op")), ("sinds", ("verwacht_op", "klaar_op"))):
        for end in ends if start in row and end_of(tabel) else ():
            if row[end] and row[end] < row[start]:
                row[end] = row[start]
    if tabel.name == "doelen":
        row["afgesloten_op"] = (
            None if row["status"] == "open" else (row["afgesloten_op"] or row["gesteld_op"])
        )
    if tabel.name == "planversies":
        row["plan"] = '{"doelen": [], "acties": [], "wachtpunten": [], "stappen": []}'
    if tabel.name == "sjabloonregels":
        goal = row["plek"] == 0
        row["doel"] = row["doel"] or (1 if goal else 0)
        row["wie"] = None if goal else row["wie"] or "klant"
        row["hoe_zien_wij_het"] = row["hoe_zien_wij_het"] if goal else None
        row["wie_anders"] = (row["wie_anders"] or "zus") if row["wie"] == "ander" else None


def mend_placement(tabel: Tabel, row: dict) -> None:
    if tabel.name == "plaatsingen":
        row["einde_toelichting"] = row["einde_toelichting"] if row["einddatum"] else None
        if row["uitkering_erna"] == "aanvullend":
            row["verwacht_einde_uitkering"] = None
    if tabel.name == "nazorg" and row["uitkomst"] == "aandacht":
        row["notitie"] = row["notitie"] or "Mist de bus"


def mend_offers(tabel: Tabel, row: dict) -> None:
    """The same of offers, the waiting list and decisions."""
    if tabel.name == "stappen" and row["verwacht_einde"]:
        row["verwacht_einde"] = max(row["verwacht_einde"], row["start"])
    if tabel.name == "groepsdagdelen":
        row["begin"], row["einde"] = row["begin"].replace(hour=9), row["einde"].replace(hour=17)
    if tabel.name == "wachtplekken":
        placed, done = row["uitkomst"] == "geplaatst", row["uitkomst"] is not None
        row["geeindigd_op"] = max(row["geeindigd_op"] or date.min, row["aangemeld_op"]) if done else None
        row["stapnummer"] = (row["stapnummer"] or "S1") if placed else None
        row["reden"] = (row["reden"] or "werk") if done and not placed else None
        row["voorrang_reden"] = row["voorrang_reden"] if placed else None
    if tabel.name == "toekenningen":
        refused = row["besluit"] == "afgewezen"
        row |= {"tot": None, "vanaf": None, "centen": 0} if refused else {}
        changes = row["besluit"] in {"ingetrokken", "beeindigd", "verlaagd"}
        row |= {"wijzigt": (row["wijzigt"] or "X1") if changes else None}
        row["vanaf"] = None if changes else row["vanaf"] and row["besloten_op"]
        row["tot"] = {"beeindigd": row["tot"] or row["besloten_op"], "ingetrokken": None}.get(
            row["besluit"], row["tot"]
        )
        for name in ("tot", "verzonden_op"):
            row[name] = max(row[name], row["besloten_op"]) if row[name] else None


def end_of(tabel: Tabel) -> bool:
    return tabel.name in {"doelen", "wachtpunten"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Tabel, list[tuple]]:
    tabel = draw(st.sampled_from(TABELLEN))
    cells = {
        kolom.name: filled(kolom) if kolom.required else st.none() | filled(kolom) for kolom in tabel.columns
    }
    row = st.fixed_dictionaries(cells).map(lambda values: mended(tabel, values))
    key = lambda values: tuple(values[place] for place in tabel.key_positions)  # noqa: E731
    return tabel, draw(st.lists(row, max_size=4, unique_by=key))


def written(cells: list[list[str]], **dialect: str) -> bytes:
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if any("\r" in cell for row in cells for cell in row) else csv.QUOTE_MINIMAL
    csv.writer(out, quoting=quoting, **dialect).writerows(cells)
    return out.getvalue().encode()


def read(tabel: Tabel, data: bytes, bestand: str | None = None) -> GelezenTabel:
    gelezen = read_table(io.BytesIO(data), tabel, today=TODAY, bestand=bestand)
    assert all(isinstance(fout.zin(), str) and "\n" not in fout.zin() for fout in gelezen.fouten)
    assert len(gelezen.rows) == len(gelezen.lines)
    assert {fout.regel for fout in gelezen.fouten if fout.regel} >= {
        record.regel for record in gelezen.bad_records
    } or (any(record.fouten for record in gelezen.bad_records))
    return gelezen


@calm
@given(tables(), st.sampled_from([";", ","]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_written_is_read_the_same(
    drawn: tuple[Tabel, list[tuple]], delimiter: str, end: str, bom: bool
):
    tabel, rows = drawn
    data = written(list(format_rows(tabel, rows)), delimiter=delimiter, lineterminator=end)
    gelezen = read(tabel, b"\xef\xbb\xbf" * bom + data)
    assert [fout.zin() for fout in gelezen.fouten] == []
    assert gelezen.rows == rows


@calm
@given(st.sampled_from(TABELLEN), st.binary(max_size=300), st.booleans())
def test_random_bytes_give_rows_or_refusals(tabel: Tabel, data: bytes, with_header: bool):
    header = ";".join(tabel.column_names).encode() + b"\n"
    read(tabel, header * with_header + data)


@calm
@given(st.sampled_from(TABELLEN), st.binary(max_size=300))
def test_random_bytes_as_workbook_are_one_refusal(tabel: Tabel, data: bytes):
    assert len(read(tabel, data, f"{tabel.name}.xlsx").fouten) == 1


@calm
@given(st.data())
def test_random_cells_give_rows_or_refusals_on_their_own_line(data: st.DataObject):
    tabel = data.draw(st.sampled_from(TABELLEN))
    row = st.lists(cell_texts | st.just(""), min_size=len(tabel.columns), max_size=len(tabel.columns))
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    raw = written([list(tabel.column_names), *rows], delimiter=";", lineterminator="\n")
    gelezen = read(tabel, raw)
    named = {record.regel for record in gelezen.bad_records}
    assert len(named) + len(gelezen.rows) + gelezen.doubled == len(rows)
    as_they_came = [record.cellen for record in gelezen.bad_records]
    assert all(list(cells) in rows for cells in as_they_came)


@calm
@given(
    st.lists(
        st.sampled_from(["K1;2019-01-01;;", '"', '"K2";2019-01-01;;', 'K"3;', ";", "", '"a\nb";;;']),
        max_size=12,
    )
)
def test_loose_quotes_end_in_refusals_and_spare_nothing(rows: list[str]):
    gelezen = read(BY_NAME["uitkeringen"], "\n".join([UITKERINGEN, *rows]).encode())
    assert {row[0] for row in gelezen.rows} <= {"K1", "K2"}
    if any(row.count('"') % 2 for row in rows):
        odd = sum(row.count('"') for row in rows) % 2
        assert gelezen.fouten or not odd


@calm
@given(cell_texts)
def test_normalising_twice_changes_nothing(raw: str):
    once = parse_tekst(raw.replace("\0", ""))
    assert once is None or parse_tekst(once) == once
