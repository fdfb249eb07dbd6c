"""What is true of the data (contract section 2), as a plain check over rows: the sentences that are broken.

Used on what the generator and the hypothesis strategies make, so that a test never feeds the application rows
that it may refuse. Shares no code with the application.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tests.doelen.recount import DAY, FOREVER, KEYS, Row, Tables, day

COLUMNS = {
    "codes": "lijst code naam geldig_van? geldig_tot?",
    "doelstellingen": "jaar regulier extra kosten_per_uitkering",
    "teams": "team stadsdelen?",
    "campagnes": "code naam startdatum einddatum? minimaal_maanden_uitkering streefaantal",
    "medewerkers": "gebruikersnaam naam email team? rollen?",
    "klanten": "klantnummer bsn? voornaam? tussenvoegsel? achternaam geboortedatum? postcode? huisnummer?"
    " woonplaats? stadsdeel? telefoon? email?",
    "aliassen": "oud klantnummer",
    "uitkeringen": "klantnummer start einde? einde_reden?",
    "gesprekken": "gespreknummer klantnummer datum medewerker vorm trede? verslag?",
    "contactpogingen": "pogingnummer klantnummer datum medewerker uitkomst",
    "belemmeringen": "klantnummer soort vastgesteld_op opgelost_op?",
    "trajecten": "trajectnummer klantnummer start einde? einde_reden?",
    "regisseurs": "trajectnummer medewerker start einde?",
    "stappen": "stapnummer trajectnummer voorziening start einde? status",
    "werkgevers": "kvk_nummer naam sector plaats?",
    "werkakkoorden": "akkoordnummer kvk_nummer sector ingangsdatum einddatum? banen ontwikkelplekken",
    "plaatsingen": "plaatsingnummer klantnummer soort startdatum einddatum? einde_reden? kvk_nummer?"
    " akkoordnummer? uren_per_week?",
    "antwoorden": "gespreknummer onderwerp stand tekst? intern?",
    "keuzeantwoorden": "gespreknummer vraag stand waarde?",
    "zrm": "gespreknummer domein niveau versie",
    "klanttags": "klantnummer soort bron wat sinds",
    "acties": "actienummer klantnummer gespreknummer? wie medewerker? wie_anders? wat"
    " afgesproken_op voor_op? gedaan_op?",
}
# Columns that were added at the end of a file of the contract: all of them, or none.
LATER = {
    "codes": ["volgorde"],
    "gesprekken": [
        *("tijd", "plaats", "aanwezig", "haalbare_trede"),
        *("vervolg", "vervolg_reden", "opnieuw_op"),
    ],
    "belemmeringen": ["ernst", "actie", "beheersbaar_op"],
}
LENGTHS = {"verslag": 20_000, "tekst": 4_000, "intern": 4_000, "versie": 20}
CODES = {
    "belemmering": "schulden kinderopvang psychische_gezondheid lichamelijke_gezondheid laaggeletterdheid"
    " taal opleiding eenzaamheid zelfvertrouwen huisvesting verslaving mantelzorg",
    "voorziening": "werkfit buddy stage praktijkleren opleidingsfonds schuldhulp taaltraining"
    " arbeidsmarktwaardescan proefplaatsing",
    "einde_uitkering": "werk opleiding verhuizing pensioen overlijden wijziging overig",
    "einde_plaatsing": "contract_afgelopen uitval eigen_keuze overig",
    "einde_traject": "werk opleiding participatie zorg verhuizing eigen_verzoek overig",
    "onderwerp": "dagelijks_leven werk_ervaring opleiding_taal talenten_hobbys dromen_ambities belastbaarheid geld"
    " wonen gezin_opvang netwerk belemmeringen",
    "talent": "met_mensen met_handen techniek verzorgen koken organiseren creatief computers talen buiten volhouden"
    " leren",
    "wens": "wens_betaald_werk wens_deeltijd wens_opleiding wens_vrijwilligerswerk wens_eigen_bedrijf wens_dichtbij"
    " wens_vaste_tijden wens_ontmoeten",
}
DOMEINEN = [
    *("financien", "werk_opleiding", "tijdsbesteding", "huisvesting", "huiselijke_relaties"),
    *(
        "geestelijke_gezondheid",
        "lichamelijke_gezondheid",
        "middelengebruik",
        "basale_adl",
        "instrumentele_adl",
    ),
    *("sociaal_netwerk", "maatschappelijke_participatie", "justitie"),
]
CODE_COLUMNS = [
    ("belemmeringen", "soort", "belemmering"),
    ("stappen", "voorziening", "voorziening"),
    ("uitkeringen", "einde_reden", "einde_uitkering"),
    ("trajecten", "einde_reden", "einde_traject"),
    ("plaatsingen", "einde_reden", "einde_plaatsing"),
    ("antwoorden", "onderwerp", "onderwerp"),
]
SECTORS = {
    "zorg",
    "horeca_toerisme",
    "bouw_installatietechniek",
    "transport_logistiek",
    "detailhandel",
    "overig",
}
CHOICES = [
    ("codes", "lijst", set(CODES)),
    ("gesprekken", "vorm", {"kantoor", "huisbezoek", "telefoon", "video", "wijk"}),
    ("gesprekken", "trede", {"", "1", "2", "3", "4", "5", "6"}),
    ("contactpogingen", "uitkomst", {"niet_bereikt", "niet_verschenen", "afgezegd"}),
    ("stappen", "status", {"gepland", "lopend", "wacht", "afgerond", "gestopt"}),
    ("werkgevers", "sector", SECTORS),
    ("werkakkoorden", "sector", SECTORS),
    ("plaatsingen", "soort", {"werk", "opleiding"}),
    ("plaatsingen", "uren_per_week", {"", *map(str, range(1, 61))}),
    ("gesprekken", "haalbare_trede", {"", *"123456"}),
    ("gesprekken", "vervolg", {"", "nieuw_gesprek", "plan", "nu_niet", "wil_niet"}),
    ("belemmeringen", "ernst", {"", "1", "2", "3"}),
    ("antwoorden", "stand", {"besproken", "weet_nog_niet", "wil_niet_vertellen"}),
    ("zrm", "domein", set(DOMEINEN)),
    ("zrm", "niveau", set("12345")),
    ("klanttags", "soort", {"talent", "wens"}),
    ("klanttags", "bron", {"lijst", "eigen_woorden"}),
    ("acties", "wie", {"klant", "medewerker", "ander"}),
]
ROLES = {"consulent", "regisseur", "teamleider", "accountmanager", "manager"}
REFERENCES = [
    ("medewerkers", "team", "teams"),
    ("gesprekken", "medewerker", "medewerkers"),
    ("contactpogingen", "medewerker", "medewerkers"),
    ("regisseurs", "medewerker", "medewerkers"),
    ("regisseurs", "trajectnummer", "trajecten"),
    ("stappen", "trajectnummer", "trajecten"),
    ("werkakkoorden", "kvk_nummer", "werkgevers"),
    ("plaatsingen", "kvk_nummer", "werkgevers"),
    ("plaatsingen", "akkoordnummer", "werkakkoorden"),
    ("antwoorden", "gespreknummer", "gesprekken"),
    ("keuzeantwoorden", "gespreknummer", "gesprekken"),
    ("zrm", "gespreknummer", "gesprekken"),
    ("acties", "gespreknummer", "gesprekken"),
    ("acties", "medewerker", "medewerkers"),
]
PERSON_TABLES = ["uitkeringen", "gesprekken", "contactpogingen", "belemmeringen", "trajecten", "plaatsingen"]
PERSON_TABLES += ["klanttags", "acties"]
PERIODS = [
    ("codes", "geldig_van", "geldig_tot"),
    ("campagnes", "startdatum", "einddatum"),
    ("uitkeringen", "start", "einde"),
    ("belemmeringen", "vastgesteld_op", "opgelost_op"),
    ("belemmeringen", "vastgesteld_op", "beheersbaar_op"),
    ("acties", "afgesproken_op", "voor_op"),
    ("acties", "afgesproken_op", "gedaan_op"),
    ("trajecten", "start", "einde"),
    ("stappen", "start", "einde"),
    ("werkakkoorden", "ingangsdatum", "einddatum"),
    ("plaatsingen", "startdatum", "einddatum"),
]
NUMBERS = {"jaar", "regulier", "extra", "kosten_per_uitkering", "minimaal_maanden_uitkering", "streefaantal"}
NUMBERS |= {"banen", "ontwikkelplekken"}


def broken_rules(tables: Tables, today: date) -> list[str]:
    """Every rule that these rows break, as `table: what`; an empty list when all is well."""
    checks = [
        _cells(tables),
        _keys(tables),
        _choices(tables),
        _references(tables),
        _people(tables),
        _ends(tables),
        _benefit_and_trajecten(tables),
        _regisseurs(tables),
        _agreements(tables),
        _follow_ups(tables),
        _told(tables),
        _tags(tables),
        _actions(tables),
        _future(tables, today),
        _teams(tables),
    ]
    return [sentence for check in checks for sentence in check]


def column_names(table: str) -> list[str]:
    return [name.rstrip("?") for name in COLUMNS[table].split()]


def _cells(tables: Tables) -> Iterator[str]:
    for table, rows in tables.items():
        columns = COLUMNS[table].split()
        for row in rows:
            if list(row) not in (column_names(table), [*column_names(table), *LATER.get(table, [])]):
                yield f"{table}: columns {list(row)}"
            yield from (f"{table}: {name} is empty" for name in columns if name[-1] != "?" and not row[name])
            yield from (
                f"{table}: {name} is no number" for name in NUMBERS & set(row) if not _digits(row[name])
            )
            if not re.fullmatch(r"[1-9][0-9]{3}", row.get("jaar", "2019")):
                yield f"{table}: jaar has no four digits"
            for name, cell in row.items():
                if len(cell) > LENGTHS.get(name, 200) or "\0" in cell or cell != cell.strip():
                    yield f"{table}: text of {name}"


def _digits(cell: str) -> bool:
    return re.fullmatch(r"[0-9]+", cell) is not None


def _keys(tables: Tables) -> Iterator[str]:
    for table, rows in tables.items():
        counts = Counter(tuple(row[key] for key in KEYS[table]) for row in rows)
        yield from (f"{table}: key {key} {number} times" for key, number in counts.items() if number > 1)


def _choices(tables: Tables) -> Iterator[str]:
    for table, column, allowed in CHOICES:
        cells = [row[column] for row in tables[table] if column in row]
        yield from (f"{table}: {column} {cell}" for cell in cells if cell not in allowed)
    for table, column, lijst in CODE_COLUMNS:
        known = {"", *CODES[lijst].split()} | {
            row["code"] for row in tables["codes"] if row["lijst"] == lijst
        }
        yield from (f"{table}: code {row[column]}" for row in tables[table] if row[column] not in known)
    for row in tables["medewerkers"]:
        if not set(filter(None, row["rollen"].split("|"))) <= ROLES:
            yield f"medewerkers: rollen {row['rollen']}"


def _references(tables: Tables) -> Iterator[str]:
    for table, column, target in REFERENCES:
        known = {row[KEYS[target][0]] for row in tables[target]} | {""}
        yield from (
            f"{table}: unknown {column} {row[column]}" for row in tables[table] if row[column] not in known
        )
    klanten = {row["klantnummer"] for row in tables["klanten"]}
    old = {row["oud"] for row in tables["aliassen"]}
    yield from (f"aliassen: {number} is a klant" for number in klanten & old)
    for row in tables["aliassen"]:
        if row["klantnummer"] not in klanten:
            yield f"aliassen: unknown klantnummer {row['klantnummer']}"
    for table in PERSON_TABLES:
        unknown = {row["klantnummer"] for row in tables[table]} - klanten - old
        yield from (f"{table}: unknown klantnummer {number}" for number in unknown)


def _people(tables: Tables) -> Iterator[str]:
    numbers = Counter(row["bsn"].zfill(9) for row in tables["klanten"] if row["bsn"])
    yield from (f"klanten: a bsn {times} times" for times in numbers.values() if times > 1)
    yield from ("klanten: bsn fails" for number in numbers if not _eleven_check(number))
    yield from (
        "werkgevers: kvk" for row in tables["werkgevers"] if not re.fullmatch("[0-9]{8}", row["kvk_nummer"])
    )


def _eleven_check(bsn: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return (
        len(bsn) == 9
        and _digits(bsn)
        and sum(w * int(d) for w, d in zip(weights, bsn, strict=True)) % 11 == 0
    )


def _ends(tables: Tables) -> Iterator[str]:
    for table, first, last in PERIODS:
        for row in tables[table]:
            if row[first] and row.get(last) and day(row[last]) < day(row[first]):
                yield f"{table}: ends before it starts"
            if (
                "einde_reden" in row
                and last in ("einde", "einddatum")
                and bool(row["einde_reden"]) != bool(row[last])
            ):
                yield f"{table}: einde_reden without end, or the reverse"
    for row in tables["stappen"]:
        if (row["status"] in ("afgerond", "gestopt")) != bool(row["einde"]):
            yield f"stappen: {row['status']} and einde {row['einde']}"


def _end(cell: str) -> date:
    return day(cell) if cell else FOREVER


def _overlap(periods: Iterable[tuple[date, date]]) -> bool:
    return any(earlier[1] >= later[0] for earlier, later in pairwise(sorted(periods)))


def _benefit_and_trajecten(tables: Tables) -> Iterator[str]:
    persons = {row["oud"]: row["klantnummer"] for row in tables["aliassen"]}
    for table in ("uitkeringen", "trajecten"):
        per_person = defaultdict(list)
        for row in tables[table]:
            person = persons.get(row["klantnummer"], row["klantnummer"])
            per_person[person].append((day(row["start"]), _end(row["einde"])))
        yield from (
            f"{table}: periods of one klant overlap" for found in per_person.values() if _overlap(found)
        )


def _regisseurs(tables: Tables) -> Iterator[str]:
    ends = {row["trajectnummer"]: _end(row["einde"]) for row in tables["trajecten"]}
    per_traject = defaultdict(list)
    for row in tables["regisseurs"]:
        traject_end = ends[row["trajectnummer"]]
        last = day(row["einde"]) - DAY if row["einde"] else traject_end
        per_traject[row["trajectnummer"]].append((day(row["start"]), last))
        if last < day(row["start"]) or last > traject_end:
            yield "regisseurs: end not after start, or more than a day after the traject's end"
    yield from ("regisseurs: overlap in a traject" for found in per_traject.values() if _overlap(found))


def _agreements(tables: Tables) -> Iterator[str]:
    agreements = {row["akkoordnummer"]: row for row in tables["werkakkoorden"]}
    for row in tables["plaatsingen"]:
        if not row["akkoordnummer"]:
            continue
        agreement: Row = agreements[row["akkoordnummer"]]
        if agreement["kvk_nummer"] != row["kvk_nummer"]:
            yield "plaatsingen: another employer than the agreement's"
        if not day(agreement["ingangsdatum"]) <= day(row["startdatum"]) <= _end(agreement["einddatum"]):
            yield "plaatsingen: starts outside the agreement's term"


def _follow_ups(tables: Tables) -> Iterator[str]:
    for row in tables["gesprekken"]:
        if "vervolg" not in row:
            continue
        for name in ("vervolg_reden", "opnieuw_op"):
            if (row["vervolg"] in ("nu_niet", "wil_niet")) != bool(row[name]):
                yield f"gesprekken: {name} does not go with {row['vervolg']}"
        if row["opnieuw_op"] and day(row["opnieuw_op"]) <= day(row["datum"]):
            yield "gesprekken: asked again before it was asked"
        if row["tijd"] and not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", row["tijd"]):
            yield "gesprekken: tijd"


def _told(tables: Tables) -> Iterator[str]:
    for row in tables["antwoorden"]:
        if row["tekst"] and row["stand"] != "besproken":
            yield "antwoorden: a text of what was not told"


def _tags(tables: Tables) -> Iterator[str]:
    persons = {row["oud"]: row["klantnummer"] for row in tables["aliassen"]}
    since: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in tables["klanttags"]:
        if row["bron"] == "lijst" and row["wat"] not in CODES.get(row["soort"], "").split():
            yield f"klanttags: code {row['wat']}"
        person = persons.get(row["klantnummer"], row["klantnummer"])
        since[person, row["soort"], row["bron"], row["wat"]].add(row["sinds"])
    yield from ("klanttags: twice, with another day" for days in since.values() if len(days) > 1)


def _actions(tables: Tables) -> Iterator[str]:
    persons = {row["oud"]: row["klantnummer"] for row in tables["aliassen"]}
    of = {row["gespreknummer"]: row["klantnummer"] for row in tables["gesprekken"]}
    for row in tables["acties"]:
        for name, needed in (("medewerker", "medewerker"), ("wie_anders", "ander")):
            if (row["wie"] == needed) != bool(row[name]):
                yield f"acties: {name} does not go with {row['wie']}"
        if row["gespreknummer"]:
            both = {persons.get(number, number) for number in (row["klantnummer"], of[row["gespreknummer"]])}
            if len(both) > 1:
                yield "acties: a conversation with another klant"


def _future(tables: Tables, today: date) -> Iterator[str]:
    for table, column in (
        ("klanten", "geboortedatum"),
        ("gesprekken", "datum"),
        ("contactpogingen", "datum"),
    ):
        if any(row[column] and day(row[column]) > today for row in tables[table]):
            yield f"{table}: {column} in the future"


def _teams(tables: Tables) -> Iterator[str]:
    counts = Counter(name for row in tables["teams"] for name in row["stadsdelen"].split("|") if name)
    yield from (f"teams: {name} stands in {number} teams" for name, number in counts.items() if number > 1)
