"""The import files as data: every table and column of contract.md section 2, in reading order.

Column order is the order of the export. `TABELLEN` is in reading order, `BY_NAME` finds one.
Rows everywhere in `overdracht` are tuples in the order of `Tabel.columns`.
"""

from intake.enums import VRAGEN_MET_LIJST
from trajecten.models.traject import MAX_SAMENVATTING
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import (
    KLANT,
    MAX_MAANDEN,
    MAX_SMALL,
    MEDEWERKER,
    Kolom,
    Soort,
    Tabel,
    datum,
    keuze,
    later,
    nummer,
    reden,
)
from werkoffensief.overdracht.tabellen_buddies import BUDDIES
from werkoffensief.overdracht.tabellen_fonds import FONDS
from werkoffensief.overdracht.tabellen_later import (
    AANDACHT,
    AFSPRAKEN,
    GEZIN,
    SCANS,
    TAFEL,
    UITVRAGEN,
    VERBLIJF,
    WERKLIJST,
)
from werkoffensief.overdracht.tabellen_plan import OF_PLAATSING
from werkoffensief.overdracht.tabellen_plan import PLANNEN as PLAN
from werkoffensief.overdracht.tabellen_profiel import PROFIELEN
from werkoffensief.overdracht.tabellen_voorzieningen import GELD, OF_STAP, VOORZIENINGEN, WACHTLIJST
from werkoffensief.overdracht.tabellen_werkfit import WERKFIT


def _part_of_capacity(name: str) -> Kolom:
    return Kolom(name, Soort.GETAL, required=False, maximum=MAX_SMALL, optional_header=True)


CAPACITEIT = ("gesprekken_per_week", "mensen", "weken")
SECTOR = keuze(
    "sector",
    "zorg",
    "horeca_toerisme",
    "bouw_installatietechniek",
    "transport_logistiek",
    "detailhandel",
    "overig",
)
CODELIJSTEN = (
    *("belemmering", "voorziening", "einde_uitkering", "einde_traject", "einde_plaatsing"),
    *("ontheffing", "onderwerp", "talent", "wens"),
    *(vraag.value for vraag in VRAGEN_MET_LIJST),
)
ROLLEN = ("consulent", "regisseur", "teamleider", "accountmanager", "manager")

PERSONEN = (
    Tabel(
        "klanten",
        (
            nummer("klantnummer"),
            Kolom("bsn", Soort.BSN, required=False),
            Kolom("voornaam", required=False),
            Kolom("tussenvoegsel", required=False),
            Kolom("achternaam"),
            datum("geboortedatum", required=False, past=True),
            Kolom("postcode", required=False),
            Kolom("huisnummer", required=False),
            Kolom("woonplaats", required=False),
            Kolom("stadsdeel", required=False),
            nummer("telefoon", required=False),
            Kolom("email", required=False),
        ),
        key=("klantnummer",),
        joined=(("voornaam", "tussenvoegsel", "achternaam"), ("postcode", "huisnummer", "woonplaats")),
    ),
    Tabel(  # whose WW ends: the person as in klanten.csv, and that day (docs/bestanden.md)
        "ww",
        (
            nummer("klantnummer"),
            Kolom("bsn", Soort.BSN, required=False),
            Kolom("voornaam", required=False),
            Kolom("tussenvoegsel", required=False),
            Kolom("achternaam"),
            datum("geboortedatum", required=False, past=True),
            datum("ww_einde"),
            nummer("telefoon", required=False),
            Kolom("email", required=False),
            Kolom("postcode", required=False, optional_header=True),
            Kolom("huisnummer", required=False, optional_header=True),
            Kolom("woonplaats", required=False, optional_header=True),
            Kolom("stadsdeel", required=False, optional_header=True),
            datum("voorkomen_op", required=False, past=True, optional_header=True),
        ),
        key=("klantnummer",),
        joined=(("voornaam", "tussenvoegsel", "achternaam"), ("postcode", "huisnummer", "woonplaats")),
    ),
    Tabel("aliassen", (nummer("oud"), KLANT), key=("oud",)),
    Tabel(
        "uitkeringen",
        (KLANT, datum("start"), datum("einde", required=False), reden("einde_uitkering")),
        key=("klantnummer", "start"),
        joined=(("einde", "einde_reden"),),
        rules=(regels.end_not_before("start", "einde"), regels.reason_where_ended("einde", "einde_reden")),
    ),
    Tabel(  # earlier ends of the WW of the same person, with what came of them
        "ww_eerder",
        (KLANT, datum("ww_einde"), datum("voorkomen_op", required=False, past=True)),
        key=("klantnummer", "ww_einde"),
    ),
    Tabel(
        "gesprekken",
        (
            nummer("gespreknummer"),
            KLANT,
            datum("datum", past=True),
            MEDEWERKER,
            keuze("vorm", "kantoor", "huisbezoek", "telefoon", "video", "wijk"),
            Kolom("trede", Soort.GETAL, required=False, minimum=1, maximum=6),
            Kolom("verslag", required=False, max_length=20_000),
            later("tijd", Soort.TIJD),
            later("plaats"),
            later("aanwezig"),
            later("haalbare_trede", Soort.GETAL, minimum=1, maximum=6),
            later("vervolg", Soort.KEUZE, choices=("nieuw_gesprek", "plan", "nu_niet", "wil_niet")),
            later("vervolg_reden"),
            later("opnieuw_op", Soort.DATUM),
        ),
        key=("gespreknummer",),
        joined=(("vervolg", "vervolg_reden", "opnieuw_op"),),
        rules=(regels.vervolg_has_reason, regels.end_after("datum", "opnieuw_op")),
    ),
    Tabel(
        "contactpogingen",
        (
            nummer("pogingnummer"),
            KLANT,
            datum("datum", past=True),
            MEDEWERKER,
            keuze("uitkomst", "niet_bereikt", "niet_verschenen", "afgezegd"),
        ),
        key=("pogingnummer",),
    ),
    Tabel(
        "belemmeringen",
        (
            KLANT,
            Kolom("soort", Soort.CODE, lijst="belemmering"),
            datum("vastgesteld_op"),
            datum("opgelost_op", required=False),
            later("ernst", Soort.GETAL, minimum=1, maximum=3),
            later("actie"),
            later("beheersbaar_op", Soort.DATUM),
        ),
        key=("klantnummer", "soort", "vastgesteld_op"),
        rules=(
            regels.end_not_before("vastgesteld_op", "opgelost_op"),
            regels.end_not_before("vastgesteld_op", "beheersbaar_op"),
        ),
    ),
)
PLANNEN = (
    Tabel(
        "trajecten",
        (
            nummer("trajectnummer"),
            KLANT,
            datum("start"),
            datum("einde", required=False),
            reden("einde_traject"),
            datum("evaluatie_op", required=False, optional_header=True),
            later("samenvatting", max_length=MAX_SAMENVATTING),
        ),
        key=("trajectnummer",),
        joined=(("einde", "einde_reden"),),
        rules=(
            regels.end_not_before("start", "einde"),
            regels.reason_where_ended("einde", "einde_reden"),
            regels.end_not_before("start", "evaluatie_op"),
            regels.only_where_filled("samenvatting", "einde"),
        ),
        of_end=(("samenvatting", "einde"),),
    ),
    Tabel(
        "regisseurs",
        (nummer("trajectnummer", "trajecten"), MEDEWERKER, datum("start"), datum("einde", required=False)),
        key=("trajectnummer", "medewerker", "start"),
        rules=(regels.end_after("start", "einde"),),
    ),
    Tabel(
        "stappen",
        (
            nummer("stapnummer"),
            nummer("trajectnummer", "trajecten"),
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            datum("start"),
            datum("einde", required=False),
            keuze("status", "gepland", "lopend", "wacht", "afgerond", "gestopt"),
            *OF_STAP,
        ),
        key=("stapnummer",),
        joined=(("start", "einde", "status"),),
        rules=(
            regels.end_not_before("start", "einde"),
            regels.status_fits_end,
            regels.end_not_before("start", "verwacht_einde"),
        ),
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
            nummer("akkoordnummer"),
            Kolom("kvk_nummer", Soort.KVK, refers="werkgevers"),
            SECTOR,
            datum("ingangsdatum"),
            datum("einddatum", required=False),
            Kolom("banen", Soort.GETAL),
            Kolom("ontwikkelplekken", Soort.GETAL),
        ),
        key=("akkoordnummer",),
        rules=(regels.end_not_before("ingangsdatum", "einddatum"),),
    ),
    Tabel(
        "plaatsingen",
        (
            nummer("plaatsingnummer"),
            KLANT,
            keuze("soort", "werk", "opleiding"),
            datum("startdatum"),
            datum("einddatum", required=False),
            reden("einde_plaatsing"),
            Kolom("kvk_nummer", Soort.KVK, required=False, refers="werkgevers"),
            nummer("akkoordnummer", "werkakkoorden", required=False),
            Kolom("uren_per_week", Soort.GETAL, required=False, minimum=1, maximum=60),
            *OF_PLAATSING,
        ),
        key=("plaatsingnummer",),
        joined=(
            ("einddatum", "einde_reden"),
            ("kvk_nummer", "akkoordnummer"),
            ("uitkering_erna", "verwacht_einde_uitkering"),
        ),
        rules=(
            regels.end_not_before("startdatum", "einddatum"),
            regels.reason_where_ended("einddatum", "einde_reden"),
            regels.akkoord_names_werkgever,
            regels.stops_or_supplements,
            regels.only_where_filled("einde_toelichting", "einddatum"),
        ),
        of_end=(("einde_toelichting", "einddatum"),),
    ),
)
ORGANISATIE = (
    Tabel(
        "codes",
        (
            keuze("lijst", *CODELIJSTEN),
            nummer("code"),
            Kolom("naam"),
            datum("geldig_van", required=False),
            datum("geldig_tot", required=False),
            later("volgorde", Soort.GETAL, maximum=32_767),
        ),
        key=("lijst", "code"),
        rules=(regels.end_not_before("geldig_van", "geldig_tot"), regels.order_where_kept),
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
        "teamdoelen",
        (
            Kolom("jaar", Soort.JAAR),
            Kolom("team", refers="teams"),
            Kolom("geplaatst", Soort.GETAL),
        ),
        key=("jaar", "team"),
    ),
    Tabel(
        "campagnes",
        (
            nummer("code"),
            Kolom("naam"),
            datum("startdatum"),
            datum("einddatum", required=False),
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
            nummer("gebruikersnaam"),
            Kolom("naam"),
            Kolom("email"),
            Kolom("team", required=False, refers="teams"),
            Kolom("rollen", Soort.LIJST, required=False, choices=ROLLEN),
        ),
        key=("gebruikersnaam",),
    ),
)
# The order in which files are read: what a row points to comes first.
TABELLEN: tuple[Tabel, ...] = (
    *(*ORGANISATIE, *PERSONEN, *VERBLIJF, *GEZIN, *AANDACHT, *SCANS, *UITVRAGEN),
    *(*VOORZIENINGEN, *PLANNEN, *WERK),
    *(*TAFEL, *WERKLIJST, *AFSPRAKEN, *PLAN, *WACHTLIJST, *GELD, *FONDS, *PROFIELEN, *WERKFIT, *BUDDIES),
)
BY_NAME: dict[str, Tabel] = {tabel.name: tabel for tabel in TABELLEN}
