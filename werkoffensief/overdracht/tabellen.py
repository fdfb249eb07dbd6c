"""The import files as data: every table and column of contract.md section 2, in reading order.

Column order is the order of the export. `TABELLEN` is in reading order, `BY_NAME` finds one.
Rows everywhere in `overdracht` are tuples in the order of `Tabel.columns`.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from werkoffensief.overdracht import regels

MAX_INT = 2_147_483_647
MAX_SMALL = 32_767
MAX_MAANDEN = 9_999  # more would leave the calendar when added to a date


class Soort(Enum):
    """What a cell holds, and its normalised Python value (None for an empty cell)."""

    TEKST = "text: str"
    NUMMER = "identifier: str; a number cell in xlsx is refused (leading zeros get lost)"
    CODE = "code of a list that the applier knows: str"
    DATUM = "date: datetime.date"
    MOMENT = "date and time: aware datetime.datetime in UTC"
    TIJD = "time of the day: datetime.time"
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


def _later(name: str, soort: Soort = Soort.TEKST, **options) -> Kolom:
    """A column that was added to a file of the contract: it may be empty, and may be left out."""
    return Kolom(name, soort, required=False, optional_header=True, **options)


def _reden(lijst: str) -> Kolom:
    return Kolom("einde_reden", Soort.CODE, required=False, lijst=lijst)


def _part_of_capacity(name: str) -> Kolom:
    return Kolom(name, Soort.GETAL, required=False, maximum=MAX_SMALL, optional_header=True)


CAPACITEIT = ("gesprekken_per_week", "mensen", "weken")
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
GESPREK = _nummer("gespreknummer", "gesprekken")
CODELIJSTEN = (
    *("belemmering", "voorziening", "einde_uitkering", "einde_traject", "einde_plaatsing"),
    *("ontheffing", "onderwerp", "talent", "wens"),
)
DOMEINEN = (
    *("financien", "werk_opleiding", "tijdsbesteding", "huisvesting", "huiselijke_relaties"),
    *(
        "geestelijke_gezondheid",
        "lichamelijke_gezondheid",
        "middelengebruik",
        "basale_adl",
        "instrumentele_adl",
    ),
    *("sociaal_netwerk", "maatschappelijke_participatie", "justitie"),
)
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
    Tabel("aliassen", (_nummer("oud"), KLANT), key=("oud",)),
    Tabel(
        "uitkeringen",
        (KLANT, _datum("start"), _datum("einde", required=False), _reden("einde_uitkering")),
        key=("klantnummer", "start"),
        joined=(("einde", "einde_reden"),),
        rules=(regels.end_not_before("start", "einde"), regels.reason_where_ended("einde", "einde_reden")),
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
            _later("tijd", Soort.TIJD),
            _later("plaats"),
            _later("aanwezig"),
            _later("haalbare_trede", Soort.GETAL, minimum=1, maximum=6),
            _later("vervolg", Soort.KEUZE, choices=("nieuw_gesprek", "plan", "nu_niet", "wil_niet")),
            _later("vervolg_reden"),
            _later("opnieuw_op", Soort.DATUM),
        ),
        key=("gespreknummer",),
        joined=(("vervolg", "vervolg_reden", "opnieuw_op"),),
        rules=(regels.vervolg_has_reason, regels.end_after("datum", "opnieuw_op")),
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
            _later("ernst", Soort.GETAL, minimum=1, maximum=3),
            _later("actie"),
            _later("beheersbaar_op", Soort.DATUM),
        ),
        key=("klantnummer", "soort", "vastgesteld_op"),
        rules=(
            regels.end_not_before("vastgesteld_op", "opgelost_op"),
            regels.end_not_before("vastgesteld_op", "beheersbaar_op"),
        ),
    ),
)
# Beside the contract's: what a conversation at the table brings (docs/bestanden.md).
TAFEL = (
    Tabel(
        "antwoorden",
        (
            GESPREK,
            Kolom("onderwerp", Soort.CODE, lijst="onderwerp"),
            _keuze("stand", "besproken", "weet_nog_niet", "wil_niet_vertellen"),
            Kolom("tekst", required=False, max_length=4_000),
            Kolom("intern", required=False, max_length=4_000),
        ),
        key=("gespreknummer", "onderwerp"),
        joined=(("stand", "tekst"),),
        rules=(regels.text_where_told,),
    ),
    Tabel(
        "zrm",
        (
            GESPREK,
            _keuze("domein", *DOMEINEN),
            Kolom("niveau", Soort.GETAL, minimum=1, maximum=5),
            _nummer("versie", max_length=20),
        ),
        key=("gespreknummer", "domein"),
        joined=(("niveau", "versie"),),
    ),
    Tabel(
        "klanttags",
        (
            KLANT,
            _keuze("soort", "talent", "wens"),
            _keuze("bron", "lijst", "eigen_woorden"),
            Kolom("wat"),
            _datum("sinds"),
        ),
        key=("klantnummer", "soort", "bron", "wat"),
    ),
    Tabel(
        "acties",
        (
            _nummer("actienummer"),
            KLANT,
            _nummer("gespreknummer", "gesprekken", required=False),
            _keuze("wie", "klant", "medewerker", "ander"),
            _nummer("medewerker", "medewerkers", required=False),
            Kolom("wie_anders", required=False),
            Kolom("wat"),
            _datum("afgesproken_op"),
            _datum("voor_op", required=False),
            _datum("gedaan_op", required=False),
        ),
        key=("actienummer",),
        joined=(("wie", "medewerker", "wie_anders"),),
        rules=(
            regels.one_does_it,
            regels.end_not_before("afgesproken_op", "voor_op"),
            regels.end_not_before("afgesproken_op", "gedaan_op"),
        ),
    ),
)
# What the work list asks (docs/bestanden.md).
WERKLIJST = (
    Tabel(
        "ontheffingen",
        (
            _nummer("ontheffingnummer"),
            KLANT,
            Kolom("soort", Soort.CODE, lijst="ontheffing"),
            _datum("van"),
            _datum("tot", required=False),
            _datum("herbeoordelen_op"),
        ),
        key=("ontheffingnummer",),
        joined=(("van", "tot", "herbeoordelen_op"),),
        rules=(regels.end_not_before("van", "tot"), regels.end_not_before("van", "herbeoordelen_op")),
    ),
    Tabel(
        "terugbelbeloften",
        (
            _nummer("beloftenummer"),
            KLANT,
            MEDEWERKER,
            _datum("op"),
            _datum("gedaan_op", required=False, past=True),
        ),
        key=("beloftenummer",),
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
            _datum("evaluatie_op", required=False, optional_header=True),
        ),
        key=("trajectnummer",),
        joined=(("einde", "einde_reden"),),
        rules=(
            regels.end_not_before("start", "einde"),
            regels.reason_where_ended("einde", "einde_reden"),
            regels.end_not_before("start", "evaluatie_op"),
        ),
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
            _later("volgorde", Soort.GETAL, maximum=32_767),
        ),
        key=("lijst", "code"),
        rules=(regels.end_not_before("geldig_van", "geldig_tot"), regels.order_of_topics),
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
            *(_part_of_capacity(name) for name in CAPACITEIT),
        ),
        key=("code",),
        joined=(CAPACITEIT,),
        rules=(regels.end_not_before("startdatum", "einddatum"), regels.all_or_none(*CAPACITEIT)),
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
DUUR = Kolom("duur", Soort.GETAL, minimum=5, maximum=480)
AFSPRAKEN = (
    Tabel(
        "afspraken",
        (
            _nummer("afspraaknummer"),
            KLANT,
            MEDEWERKER,
            Kolom("begin", Soort.MOMENT),
            DUUR,
            _keuze("vorm", "kantoor", "huisbezoek", "telefoon", "video", "wijk"),
            Kolom("plaats", required=False),
            Kolom("onderwerp", required=False),
            _keuze("status", "gepland", "geweest", "niet_verschenen", "afgezegd"),
        ),
        key=("afspraaknummer",),
        joined=(("begin", "duur"),),
    ),
    Tabel(
        "bijeenkomsten",
        (
            _nummer("bijeenkomstnummer"),
            Kolom("titel"),
            Kolom("begin", Soort.MOMENT),
            DUUR,
            Kolom("plaats"),
            Kolom("plekken", Soort.GETAL, minimum=1, maximum=500),
            _nummer("begeleider", "medewerkers"),
        ),
        key=("bijeenkomstnummer",),
        joined=(("begin", "duur"),),
    ),
    Tabel(
        "deelnames",
        (
            KLANT,
            _nummer("bijeenkomstnummer", "bijeenkomsten"),
            _keuze("status", "uitgenodigd", "aanwezig", "afwezig", "afgemeld"),
        ),
        key=("klantnummer", "bijeenkomstnummer"),
    ),
)
TABELLEN: tuple[Tabel, ...] = (*ORGANISATIE, *PERSONEN, *PLANNEN, *WERK, *TAFEL, *WERKLIJST, *AFSPRAKEN)
BY_NAME: dict[str, Tabel] = {tabel.name: tabel for tabel in TABELLEN}
