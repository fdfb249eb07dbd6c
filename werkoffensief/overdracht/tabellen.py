"""The import files as data: every table and column of contract.md section 2, in reading order.

Column order is the order of the export. `TABELLEN` is in reading order, `BY_NAME` finds one.
Rows everywhere in `overdracht` are tuples in the order of `Tabel.columns`.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from intake.models.waardescan import MAX_TEKST, VRAGEN
from werkoffensief.overdracht import regels

MAX_INT = 2_147_483_647
MAX_MAANDEN = 9_999  # more would leave the calendar when added to a date


class Soort(Enum):
    """What a cell holds, and its normalised Python value (None for an empty cell)."""

    TEKST = "text: str"
    NUMMER = "identifier: str; a number cell in xlsx is refused (leading zeros get lost)"
    CODE = "code of a list that the applier knows: str"
    DATUM = "date: datetime.date"
    GETAL = "whole number: int"
    JAAR = "year: int of four digits"
    BSN = "citizen number: str of nine digits"
    KVK = "chamber of commerce number: str of eight digits"
    KEUZE = "one of `choices`: str"
    LIJST = "values separated by |: sorted tuple of unique str, None when there are none"


@dataclass(frozen=True)
class Kolom:
    """One column.

    required: an empty cell is refused. past: not after today. choices: the only values.
    lijst: the code list that the applier checks (its name in codes.csv).
    refers: the table whose key it names.
    optional_header: may be left out of a file (columns that a later issue adds at the end).
    """

    name: str
    soort: Soort = Soort.TEKST
    required: bool = True
    max_length: int = 200
    minimum: int = 0
    maximum: int = MAX_INT
    past: bool = False
    choices: tuple[str, ...] = ()
    lijst: str | None = None
    refers: str | None = None
    optional_header: bool = False


@dataclass(frozen=True)
class Tabel:
    """One file. `joined`: columns that only make sense together; `rules`: see regels.py."""

    name: str
    columns: tuple[Kolom, ...]
    key: tuple[str, ...]
    joined: tuple[tuple[str, ...], ...] = ()
    rules: tuple[regels.Rule, ...] = ()

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(kolom.name for kolom in self.columns)

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """All non-key columns in column order, those that only make sense together as one unit."""
        first_of = {names[0]: names for names in self.joined}
        inner = {name for names in self.joined for name in names[1:]}
        rest = [name for name in self.column_names if name not in self.key and name not in inner]
        return tuple(first_of.get(name, (name,)) for name in rest)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Column name → place in a row."""
        return {name: place for place, name in enumerate(self.column_names)}

    @cached_property
    def key_positions(self) -> tuple[int, ...]:
        return tuple(self.positions[name] for name in self.key)


def _nummer(name: str, refers: str | None = None, **options) -> Kolom:
    return Kolom(name, Soort.NUMMER, refers=refers, **options)


def _datum(name: str, **options) -> Kolom:
    return Kolom(name, Soort.DATUM, **options)


def _keuze(name: str, *choices: str) -> Kolom:
    return Kolom(name, Soort.KEUZE, choices=choices)


def _reden(lijst: str) -> Kolom:
    return Kolom("einde_reden", Soort.CODE, required=False, lijst=lijst)


KLANT = _nummer("klantnummer", "klanten")
MEDEWERKER = _nummer("medewerker", "medewerkers")
SECTOR = _keuze(
    "sector",
    "zorg",
    "horeca_toerisme",
    "bouw_installatietechniek",
    "transport_logistiek",
    "detailhandel",
    "overig",
)
CODELIJSTEN = ("belemmering", "voorziening", "einde_uitkering", "einde_traject", "einde_plaatsing")
ROLLEN = ("consulent", "regisseur", "teamleider", "accountmanager", "manager")

PERSONEN = (
    Tabel(
        "klanten",
        (
            _nummer("klantnummer"),
            Kolom("bsn", Soort.BSN, required=False),
            Kolom("voornaam", required=False),
            Kolom("tussenvoegsel", required=False),
            Kolom("achternaam"),
            _datum("geboortedatum", required=False, past=True),
            Kolom("postcode", required=False),
            Kolom("huisnummer", required=False),
            Kolom("woonplaats", required=False),
            Kolom("stadsdeel", required=False),
            _nummer("telefoon", required=False),
            Kolom("email", required=False),
        ),
        key=("klantnummer",),
        joined=(("voornaam", "tussenvoegsel", "achternaam"), ("postcode", "huisnummer", "woonplaats")),
    ),
    Tabel(  # whose WW ends: the person as in klanten.csv, and that day (docs/bestanden.md)
        "ww",
        (
            _nummer("klantnummer"),
            Kolom("bsn", Soort.BSN, required=False),
            Kolom("voornaam", required=False),
            Kolom("tussenvoegsel", required=False),
            Kolom("achternaam"),
            _datum("geboortedatum", required=False, past=True),
            _datum("ww_einde"),
            _nummer("telefoon", required=False),
            Kolom("email", required=False),
            Kolom("postcode", required=False, optional_header=True),
            Kolom("huisnummer", required=False, optional_header=True),
            Kolom("woonplaats", required=False, optional_header=True),
            Kolom("stadsdeel", required=False, optional_header=True),
            _datum("voorkomen_op", required=False, past=True, optional_header=True),
        ),
        key=("klantnummer",),
        joined=(("voornaam", "tussenvoegsel", "achternaam"), ("postcode", "huisnummer", "woonplaats")),
    ),
    Tabel("aliassen", (_nummer("oud"), KLANT), key=("oud",)),
    Tabel(
        "uitkeringen",
        (KLANT, _datum("start"), _datum("einde", required=False), _reden("einde_uitkering")),
        key=("klantnummer", "start"),
        joined=(("einde", "einde_reden"),),
        rules=(regels.end_not_before("start", "einde"), regels.reason_where_ended("einde", "einde_reden")),
    ),
    Tabel(  # earlier ends of the WW of the same person, with what came of them
        "ww_eerder",
        (KLANT, _datum("ww_einde"), _datum("voorkomen_op", required=False, past=True)),
        key=("klantnummer", "ww_einde"),
    ),
    Tabel(
        "gesprekken",
        (
            _nummer("gespreknummer"),
            KLANT,
            _datum("datum", past=True),
            MEDEWERKER,
            _keuze("vorm", "kantoor", "huisbezoek", "telefoon", "video", "wijk"),
            Kolom("trede", Soort.GETAL, required=False, minimum=1, maximum=6),
            Kolom("verslag", required=False, max_length=20_000),
        ),
        key=("gespreknummer",),
    ),
    Tabel(
        "contactpogingen",
        (
            _nummer("pogingnummer"),
            KLANT,
            _datum("datum", past=True),
            MEDEWERKER,
            _keuze("uitkomst", "niet_bereikt", "niet_verschenen", "afgezegd"),
        ),
        key=("pogingnummer",),
    ),
    Tabel(
        "belemmeringen",
        (
            KLANT,
            Kolom("soort", Soort.CODE, lijst="belemmering"),
            _datum("vastgesteld_op"),
            _datum("opgelost_op", required=False),
        ),
        key=("klantnummer", "soort", "vastgesteld_op"),
        rules=(regels.end_not_before("vastgesteld_op", "opgelost_op"),),
    ),
)
SCANS = (
    Tabel(
        "waardescans",
        (
            KLANT,
            _datum("datum", past=True),
            MEDEWERKER,
            *(
                Kolom(
                    code, Soort.KEUZE, required=False, choices=tuple(value for value, _ in vraag.antwoorden)
                )
                for code, vraag in VRAGEN.items()
            ),
            Kolom("kansen", required=False, max_length=MAX_TEKST),
            Kolom("alternatieven", required=False, max_length=MAX_TEKST),
        ),
        key=("klantnummer", "datum"),
    ),
    Tabel(
        "toestemmingen",
        (
            KLANT,
            Kolom("wie"),
            _datum("gegeven_op", past=True),
            Kolom("waarvoor"),
            _datum("geldig_tot"),
            _datum("ingetrokken_op", required=False, past=True),
        ),
        key=("klantnummer", "wie", "gegeven_op"),
        rules=(
            regels.end_not_before("gegeven_op", "geldig_tot"),
            regels.end_not_before("gegeven_op", "ingetrokken_op"),
        ),
    ),
)
PLANNEN = (
    Tabel(
        "trajecten",
        (
            _nummer("trajectnummer"),
            KLANT,
            _datum("start"),
            _datum("einde", required=False),
            _reden("einde_traject"),
        ),
        key=("trajectnummer",),
        joined=(("einde", "einde_reden"),),
        rules=(regels.end_not_before("start", "einde"), regels.reason_where_ended("einde", "einde_reden")),
    ),
    Tabel(
        "regisseurs",
        (_nummer("trajectnummer", "trajecten"), MEDEWERKER, _datum("start"), _datum("einde", required=False)),
        key=("trajectnummer", "medewerker", "start"),
        rules=(regels.end_after("start", "einde"),),
    ),
    Tabel(
        "stappen",
        (
            _nummer("stapnummer"),
            _nummer("trajectnummer", "trajecten"),
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            _datum("start"),
            _datum("einde", required=False),
            _keuze("status", "gepland", "lopend", "wacht", "afgerond", "gestopt"),
        ),
        key=("stapnummer",),
        joined=(("start", "einde", "status"),),
        rules=(regels.end_not_before("start", "einde"), regels.status_fits_end),
    ),
)
WERK = (
    Tabel(
        "werkgevers",
        (Kolom("kvk_nummer", Soort.KVK), Kolom("naam"), SECTOR, Kolom("plaats", required=False)),
        key=("kvk_nummer",),
    ),
    Tabel(
        "werkakkoorden",
        (
            _nummer("akkoordnummer"),
            Kolom("kvk_nummer", Soort.KVK, refers="werkgevers"),
            SECTOR,
            _datum("ingangsdatum"),
            _datum("einddatum", required=False),
            Kolom("banen", Soort.GETAL),
            Kolom("ontwikkelplekken", Soort.GETAL),
        ),
        key=("akkoordnummer",),
        rules=(regels.end_not_before("ingangsdatum", "einddatum"),),
    ),
    Tabel(
        "plaatsingen",
        (
            _nummer("plaatsingnummer"),
            KLANT,
            _keuze("soort", "werk", "opleiding"),
            _datum("startdatum"),
            _datum("einddatum", required=False),
            _reden("einde_plaatsing"),
            Kolom("kvk_nummer", Soort.KVK, required=False, refers="werkgevers"),
            _nummer("akkoordnummer", "werkakkoorden", required=False),
            Kolom("uren_per_week", Soort.GETAL, required=False, minimum=1, maximum=60),
        ),
        key=("plaatsingnummer",),
        joined=(("einddatum", "einde_reden"), ("kvk_nummer", "akkoordnummer")),
        rules=(
            regels.end_not_before("startdatum", "einddatum"),
            regels.reason_where_ended("einddatum", "einde_reden"),
            regels.akkoord_names_werkgever,
        ),
    ),
)
ORGANISATIE = (
    Tabel(
        "codes",
        (
            _keuze("lijst", *CODELIJSTEN),
            _nummer("code"),
            Kolom("naam"),
            _datum("geldig_van", required=False),
            _datum("geldig_tot", required=False),
        ),
        key=("lijst", "code"),
        rules=(regels.end_not_before("geldig_van", "geldig_tot"),),
    ),
    Tabel(
        "doelstellingen",
        (
            Kolom("jaar", Soort.JAAR),
            Kolom("regulier", Soort.GETAL),
            Kolom("extra", Soort.GETAL),
            Kolom("kosten_per_uitkering", Soort.GETAL),
        ),
        key=("jaar",),
    ),
    Tabel("teams", (Kolom("team"), Kolom("stadsdelen", Soort.LIJST, required=False)), key=("team",)),
    Tabel(
        "campagnes",
        (
            _nummer("code"),
            Kolom("naam"),
            _datum("startdatum"),
            _datum("einddatum", required=False),
            Kolom("minimaal_maanden_uitkering", Soort.GETAL, maximum=MAX_MAANDEN),
            Kolom("streefaantal", Soort.GETAL),
        ),
        key=("code",),
        rules=(regels.end_not_before("startdatum", "einddatum"),),
    ),
    Tabel(
        "medewerkers",
        (
            _nummer("gebruikersnaam"),
            Kolom("naam"),
            Kolom("email"),
            Kolom("team", required=False, refers="teams"),
            Kolom("rollen", Soort.LIJST, required=False, choices=ROLLEN),
        ),
        key=("gebruikersnaam",),
    ),
)
TABELLEN: tuple[Tabel, ...] = (*ORGANISATIE, *PERSONEN, *SCANS, *PLANNEN, *WERK)
BY_NAME: dict[str, Tabel] = {tabel.name: tabel for tabel in TABELLEN}
