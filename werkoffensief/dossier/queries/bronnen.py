"""What the timeline is made of: each kind of entry, the table and the day it comes from, and what a filter shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Model,
)

from intake.enums import (
    Afspraakstatus,
    Contactsoort,
    Deelnamestatus,
    Gespreksvorm,
    Gezinsrelatie,
    Pogingsuitkomst,
    Vertegenwoordigersoort,
    Wwresultaat,
)
from intake.models import (
    Actie,
    Adres,
    Afspraak,
    Belemmering,
    Contactgegeven,
    Contactpoging,
    Deelname,
    Document,
    Gesprek,
    Gezinsband,
    Gezinslid,
    Klanttag,
    Ontheffing,
    Samenvoeging,
    Terugbelbelofte,
    Toegang,
    Toestemming,
    Uitkering,
    Uitvraag,
    Vertegenwoordiger,
    Waardescan,
    Wwrecht,
)
from intake.queries.gezin import turned
from trajecten.enums import (
    Advies,
    Besluit,
    Briefsoort,
    Buddycontactsoort,
    DoelStatus,
    Nazorgmoment,
    StapStatus,
    Wachtuitkomst,
    Wensuitkomst,
    Werkfit,
)
from trajecten.models import (
    Buddycontact,
    Buddykoppeling,
    Doel,
    Evaluatie,
    Lening,
    Leningbrief,
    Nazorg,
    Opbouw,
    Plaatsing,
    Planversie,
    Regisseurschap,
    Regisseurswens,
    Stap,
    Toekenning,
    Traject,
    Wachtplek,
    Wachtpunt,
    Werkfitbeoordeling,
)

WITHDRAWABLE = (
    Gesprek, Contactpoging, Belemmering, Uitkering, Traject, Regisseurschap, Stap, Plaatsing, Document,
    Afspraak, Deelname,
    Ontheffing, Terugbelbelofte,
    Actie, Klanttag,
    Wwrecht, Waardescan, Toestemming,
    Gezinsband, Uitvraag, Nazorg,
    Doel, Wachtpunt, Evaluatie, Regisseurswens, Lening,
    Opbouw, Werkfitbeoordeling,
    Buddykoppeling, Buddycontact,
)  # fmt: skip


CHANGED = "gewijzigd"
TURNED = "keerpunt"  # a change of the klant's own row that nobody may overlook


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a kind of entry comes from: `dag` is its day, `detail` what is said about it, `wie` who spoke.

    `alleen`: which of the rows, by field; `tekst`: a long text of which the first line is shown; `van`: the column that
    says whose row it is.
    """

    soort: str
    model: type[Model]
    dag: str
    detail: str
    titel: str
    words: dict[str, str] | None = None
    alleen: tuple[tuple[str, Any], ...] = ()
    wie: str = ""
    tekst: str = ""
    van: str = "klant"


# A link between two files, as the first of the two says it and as the other does; of a shielded person nobody is told.
FIRST_OF_TWO: dict[str, Any] = {
    "words": dict(Gezinsrelatie.choices), "alleen": (("ander__afgeschermd_op__isnull", True),),
}  # fmt: skip
OTHER_OF_TWO: dict[str, Any] = {
    "words": {relatie: turned(relatie).label for relatie in Gezinsrelatie.values},
    "alleen": (("klant__afgeschermd_op__isnull", True),),
    "van": "ander",
}
LINKED, UNLINKED = "Huisgenoot met een eigen dossier", "Huisgenoot met een eigen dossier is er niet meer"
BEGUN = (StapStatus.LOPEND, StapStatus.AFGEROND, StapStatus.GESTOPT)
BRONNEN = (
    Bron(
        "gesprek",
        Gesprek,
        "datum",
        "vorm",
        "Gesprek",
        wie="medewerker__naam",
        tekst="verslag",
    ),
    Bron(
        "poging",
        Contactpoging,
        "datum",
        "uitkomst",
        "Contactpoging",
        dict(Pogingsuitkomst.choices),
        wie="medewerker__naam",
    ),
    Bron(
        "afspraak",
        Afspraak,
        "begin",
        "vorm",
        "Afspraak gepland voor {dag}",
        dict(Gespreksvorm.choices),
        alleen=(("status", Afspraakstatus.GEPLAND),),
        wie="medewerker__naam",
    ),
    Bron(
        "afspraak_geweest",
        Afspraak,
        "begin",
        "vorm",
        "Afspraak ging door",
        dict(Gespreksvorm.choices),
        alleen=(("status", Afspraakstatus.GEWEEST), ("gesprek__isnull", True)),
        wie="medewerker__naam",
    ),
    Bron(
        "bijeenkomst",
        Deelname,
        "bijeenkomst__begin",
        "bijeenkomst__titel",
        "Was bij een bijeenkomst",
        alleen=(("status", Deelnamestatus.AANWEZIG),),
        wie="bijeenkomst__begeleider__naam",
    ),
    Bron("belemmering", Belemmering, "vastgesteld_op", "soort__naam", "Belemmering vastgesteld"),
    Bron("belemmering_beheersbaar", Belemmering, "beheersbaar_op", "soort__naam", "Belemmering beheersbaar"),
    Bron("opgelost", Belemmering, "opgelost_op", "soort__naam", "Belemmering opgelost"),
    Bron("actie", Actie, "afgesproken_op", "wat", "Afgesproken"),
    Bron("actie_gedaan", Actie, "gedaan_op", "wat", "Gedaan wat was afgesproken"),
    Bron("tag", Klanttag, "sinds", "tekst", "Talent of wens"),
    Bron("uitkering", Uitkering, "start", "soort__naam", "Uitkering begonnen"),
    Bron("uitkering_einde", Uitkering, "einde", "einde_reden__naam", "Uitkering geëindigd"),
    Bron("ww", Wwrecht, "resultaat_op", "resultaat", "WW", dict(Wwresultaat.choices)),
    Bron("traject", Traject, "start", "", "Traject gestart", alleen=(("vervolg_op__isnull", True),)),
    Bron(
        "traject_heropend", Traject, "start", "", "Traject heropend", alleen=(("vervolg_op__isnull", False),)
    ),
    Bron("traject_einde", Traject, "einde", "einde_reden__naam", "Traject beëindigd", tekst="samenvatting"),
    Bron("doel", Doel, "gesteld_op", "wat", "Doel gekozen"),
    Bron(
        "doel_behaald", Doel, "afgesloten_op", "wat", "Doel gelukt", alleen=(("status", DoelStatus.BEHAALD),)
    ),
    Bron(
        "doel_losgelaten",
        Doel,
        "afgesloten_op",
        "wat",
        "Doel losgelaten",
        alleen=(("status", DoelStatus.LOSGELATEN),),
    ),
    Bron("wachtpunt", Wachtpunt, "sinds", "wat", "Wachten begonnen"),
    Bron("wachtpunt_klaar", Wachtpunt, "klaar_op", "wat", "Wachten voorbij"),
    Bron(
        "planversie", Planversie, "afgesproken_op", "nummer", "Plan samen afgesproken", wie="medewerker__naam"
    ),
    Bron("wens", Regisseurswens, "gevraagd_op", "", "Vroeg om een andere regisseur", tekst="reden"),
    Bron(
        "wens_antwoord",
        Regisseurswens,
        "beantwoord_op",
        "uitkomst",
        "Antwoord op de vraag om een andere regisseur",
        dict(Wensuitkomst.choices),
        tekst="antwoord",
    ),
    Bron("lening", Lening, "gevraagd_op", "opleiding", "Vroeg een lening", tekst="waarom"),
    Bron(
        "lening_advies",
        Lening,
        "geadviseerd_op",
        "advies",
        "Advies over een lening",
        dict(Advies.choices),
        wie="geadviseerd_door__naam",
        tekst="advies_reden",
    ),
    Bron(
        "lening_besluit",
        Lening,
        "besloten_op",
        "besluit",
        "Besluit over een lening",
        dict(Besluit.choices),
        wie="besloten_door__naam",
        tekst="besluit_reden",
    ),
    Bron(
        "lening_weg", Lening, "ingetrokken_op", "opleiding", "Trok een lening in", tekst="ingetrokken_reden"
    ),
    # The letter of the decision itself is told by the decision.
    Bron(
        "lening_brief",
        Leningbrief,
        "opgemaakt_op",
        "soort",
        "Brief over een lening",
        dict(Briefsoort.choices),
        alleen=(("soort__in", (Briefsoort.REGELING, Briefsoort.KWIJTSCHELDING)),),
        wie="medewerker__naam",
        tekst="brief",
    ),
    Bron("buddy", Buddykoppeling, "start", "buddy__naam", "Kreeg een buddy"),
    Bron("buddy_einde", Buddykoppeling, "einde", "buddy__naam", "Buddy beëindigd"),
    Bron(
        "buddycontact",
        Buddycontact,
        "dag",
        "hoe",
        "Contact met de buddy",
        dict(Buddycontactsoort.choices),
        wie="koppeling__buddy__naam",
        tekst="tekst",
    ),
    Bron("evaluatie", Evaluatie, "gehouden_op", "", "Plan geëvalueerd", tekst="uitkomst"),
    Bron("regisseur", Regisseurschap, "start", "medewerker__naam", "Regisseur"),
    Bron("stap", Stap, "start", "voorziening__naam", "Stap begonnen", alleen=(("status__in", BEGUN),)),
    Bron(
        "stap_gepland",
        Stap,
        "start",
        "voorziening__naam",
        "Stap gepland voor {dag}",
        alleen=(("status", StapStatus.GEPLAND),),
    ),
    Bron(
        "stap_wacht", Stap, "start", "voorziening__naam", "Stap wacht", alleen=(("status", StapStatus.WACHT),)
    ),
    Bron("besluit", Toekenning, "besloten_op", "voorziening__naam", "Besluit genomen", tekst="redenen"),
    Bron("wachtlijst", Wachtplek, "aangemeld_op", "voorziening__naam", "Op de wachtlijst gezet"),
    Bron(
        "wachtlijst_einde",
        Wachtplek,
        "geeindigd_op",
        "uitkomst",
        "Wachtlijst",
        dict(Wachtuitkomst.choices),
        tekst="reden",
    ),
    Bron(
        "werkfit", Werkfitbeoordeling, "dag", "uitkomst", "Beoordeeld", dict(Werkfit.choices), tekst="waarom"
    ),
    Bron("opbouw", Opbouw, "vanaf", "stap__voorziening__naam", "Opbouw afgesproken"),
    Bron("stap_einde", Stap, "einde", "voorziening__naam", "Stap geëindigd"),
    Bron("plaatsing", Plaatsing, "startdatum", "werkgever__naam", "Plaatsing begonnen"),
    Bron("plaatsing_einde", Plaatsing, "einddatum", "einde_reden__naam", "Plaatsing geëindigd"),
    Bron(
        "nazorg",
        Nazorg,
        "gedaan_op",
        "moment",
        "Nazorg gedaan",
        dict(Nazorgmoment.choices),
        wie="medewerker__naam",
        tekst="notitie",
    ),
    Bron("ontheffing", Ontheffing, "van", "soort__naam", "Ontheffing begonnen"),
    Bron("ontheffing_einde", Ontheffing, "tot", "soort__naam", "Ontheffing geëindigd"),
    Bron("belofte", Terugbelbelofte, "op", "medewerker__naam", "Beloofd terug te bellen op {dag}"),
    Bron("toegang", Toegang, "vanaf", "reden", "Toegang met een reden genomen"),
    Bron("toestemming", Toestemming, "gegeven_op", "wie", "Toestemming om iets te vragen"),
    Bron("toestemming_weg", Toestemming, "ingetrokken_op", "wie", "Toestemming ingetrokken"),
    Bron(
        "uitvraag",
        Uitvraag,
        "gevraagd_op",
        "toestemming__wie",
        "Gevraagd aan een ander",
        wie="medewerker__naam",
    ),
    Bron("uitvraag_klaar", Uitvraag, "afgerond_op", "toestemming__wie", "Vraag aan een ander afgerond"),
    Bron("document", Document, "toegevoegd_op", "titel", "Document toegevoegd"),
    Bron("waardescan", Waardescan, "datum", "", "Arbeidsmarktwaardescan", wie="medewerker__naam"),
    Bron(
        "contact",
        Contactgegeven,
        "geldig_van",
        "soort",
        "Contactgegeven vastgelegd",
        dict(Contactsoort.choices),
    ),
    Bron("adres", Adres, "geldig_van", "", "Adres vastgelegd"),
    Bron(
        "vertegenwoordiger",
        Vertegenwoordiger,
        "geldig_van",
        "soort",
        "Vertegenwoordiger vastgelegd",
        dict(Vertegenwoordigersoort.choices),
    ),
    Bron(
        "gezinslid", Gezinslid, "geldig_van", "relatie", "Gezinslid vastgelegd", dict(Gezinsrelatie.choices)
    ),
    Bron("band", Gezinsband, "sinds", "relatie", LINKED, **FIRST_OF_TWO),
    Bron("band_ander", Gezinsband, "sinds", "relatie", LINKED, **OTHER_OF_TWO),
    Bron("band_einde", Gezinsband, "tot", "relatie", UNLINKED, **FIRST_OF_TWO),
    Bron("band_ander_einde", Gezinsband, "tot", "relatie", UNLINKED, **OTHER_OF_TWO),
    Bron("samenvoeging", Samenvoeging, "op", "", "Samengevoegd met een ander dossier van deze persoon"),
    Bron("samenvoeging_terug", Samenvoeging, "ongedaan_op", "", "Samenvoeging ongedaan gemaakt"),
    # As the file says it that was away for a while.
    Bron(
        "opgenomen", Samenvoeging, "op", "", "Opgegaan in een ander dossier van deze persoon", van="opgenomen"
    ),
    Bron(
        "opgenomen_terug", Samenvoeging, "ongedaan_op", "", "Samenvoeging ongedaan gemaakt", van="opgenomen"
    ),
)
OF_MERGE = ("samenvoeging", "samenvoeging_terug", "opgenomen", "opgenomen_terug")  # said to every reader
OF_HOUSEHOLD = ("band", "band_ander", "band_einde", "band_ander_einde")
OF_PLAN = (
    "doel", "doel_behaald", "doel_losgelaten", "wachtpunt", "wachtpunt_klaar", "planversie", "evaluatie",
    *("wens", "wens_antwoord", "wachtlijst", "wachtlijst_einde", "besluit"),
    *("lening", "lening_advies", "lening_besluit", "lening_brief", "lening_weg"),
    *("werkfit", "opbouw"),
    *("buddy", "buddy_einde", "buddycontact"),
)  # fmt: skip
BY_SOORT = {bron.soort: bron for bron in BRONNEN}


@dataclass(frozen=True, slots=True)
class Groep:
    """Kinds of entry that a reader looks for together."""

    label: str
    soorten: tuple[str, ...]


GROEPEN = {
    "contact": Groep(
        "Gesprekken en afspraken",
        ("gesprek", "poging", "gesprek_gewijzigd", "afspraak", "afspraak_geweest", "bijeenkomst"),
    ),
    "plan": Groep(
        "Plan",
        (
            "traject",
            "traject_heropend",
            "traject_einde",
            "traject_einde_hersteld",
            *OF_PLAN,
            "regisseur",
            "stap",
            "stap_gepland",
            "stap_wacht",
            "stap_einde",
            "stap_status",
            "waardescan",
        ),
    ),
    "werk": Groep(
        "Werk en opleiding", ("plaatsing", "plaatsing_einde", "plaatsing_einde_hersteld", "nazorg")
    ),
    "ontheffing": Groep("Ontheffingen", ("ontheffing", "ontheffing_einde")),
    "belofte": Groep("Terugbellen", ("belofte",)),
    "belemmering": Groep("Belemmeringen", ("belemmering", "belemmering_beheersbaar", "opgelost")),
    "afgesproken": Groep("Wat is afgesproken", ("actie", "actie_gedaan")),
    "talent": Groep("Talenten en wensen", ("tag",)),
    "uitkering": Groep("Uitkering", ("uitkering", "uitkering_einde", "ww")),
    "documenten": Groep("Documenten", ("document",)),
    "toegang": Groep("Toegang", ("toegang", "toestemming", "toestemming_weg", "uitvraag", "uitvraag_klaar")),
    "gegevens": Groep(
        "Gegevens",
        ("contact", "adres", "vertegenwoordiger", "gezinslid", *OF_HOUSEHOLD, *OF_MERGE, CHANGED, TURNED),
    ),
}
# Where the page speaks about a fact that it does not show (any more).
ELSEWHERE = {
    "contact": "#bereiken",
    "adres": "#bereiken",
    "vertegenwoordiger": "#bereiken",
    "gezinslid": "#huishouden",
    "document": "#documenten",
    "afspraak": "#afspraken",
    "afspraak_geweest": "#afspraken",
    "bijeenkomst": "#afspraken",
    CHANGED: "#gegevens",
    TURNED: "#gegevens",
    "toegang": "",
    "tag": "#zo-staat-het",
    "actie": "",  # on a page of its own: OWN_PAGE
    "actie_gedaan": "",
    "waardescan": "",
    "nazorg": "",
    **dict.fromkeys(OF_PLAN, "#plan-kop"),
    "toestemming": "",
    "toestemming_weg": "",
    "uitvraag": "#anderen",
    "uitvraag_klaar": "#anderen",
    **dict.fromkeys(OF_HOUSEHOLD, "#huishouden"),
    **dict.fromkeys(OF_MERGE, ""),
}
# What has a page of its own beside the file: the name of its address, which takes the klant.
OWN_PAGE = {"actie": "actie_lijst", "actie_gedaan": "actie_lijst"}
