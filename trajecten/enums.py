"""States of a step, kinds of placement, and of what is asked after it."""

from django.db.models import IntegerChoices, TextChoices


class StapStatus(TextChoices):
    GEPLAND = "gepland", "Gepland"
    LOPEND = "lopend", "Lopend"
    WACHT = "wacht", "Wacht"
    AFGEROND = "afgerond", "Afgerond"
    GESTOPT = "gestopt", "Gestopt"


ENDED = (StapStatus.AFGEROND, StapStatus.GESTOPT)

# The complete transition table: from each state, the states it may become.
STAP_TRANSITIONS: dict[str, tuple[str, ...]] = {
    StapStatus.GEPLAND: (StapStatus.LOPEND, StapStatus.WACHT, StapStatus.GESTOPT),
    StapStatus.LOPEND: (StapStatus.WACHT, StapStatus.AFGEROND, StapStatus.GESTOPT),
    StapStatus.WACHT: (StapStatus.LOPEND, StapStatus.AFGEROND, StapStatus.GESTOPT),
    StapStatus.AFGEROND: (StapStatus.LOPEND,),
    StapStatus.GESTOPT: (StapStatus.LOPEND,),
}


class Plaatsingsoort(TextChoices):
    WERK = "werk", "Werk"
    OPLEIDING = "opleiding", "Opleiding"


class Contractsoort(TextChoices):
    ONBEPAALD = "onbepaald", "Vast contract"
    BEPAALD = "bepaald", "Tijdelijk contract"
    UITZEND = "uitzend", "Uitzendcontract"
    OPROEP = "oproep", "Oproepcontract of nul uren"
    LEERWERK = "leerwerk", "Leerwerkbaan (bbl)"
    ZELFSTANDIG = "zelfstandig", "Eigen bedrijf"


class UitkeringErna(TextChoices):
    """What is expected of the benefit; the delivery decides."""

    STOPT = "stopt", "De uitkering stopt"
    AANVULLEND = "aanvullend", "De uitkering vult het loon aan"


class Nazorgmoment(TextChoices):
    """When somebody is asked how it goes, after the first day of a placement (docs/adr/0022)."""

    WEEK_1 = "week_1", "Na 1 week"
    MAAND_1 = "maand_1", "Na 1 maand"
    MAAND_3 = "maand_3", "Na 3 maanden"
    MAAND_6 = "maand_6", "Na 6 maanden"
    MAAND_12 = "maand_12", "Na 12 maanden"


class Nazorguitkomst(TextChoices):
    GOED = "goed", "Alles goed"
    AANDACHT = "aandacht", "Er is iets nodig"


class Nazorgmet(TextChoices):
    """Who was asked. Where the klant was, the check is a conversation too."""

    KLANT = "klant", "De klant"
    WERKGEVER = "werkgever", "De werkgever of de school"
    BEIDEN = "beiden", "Allebei"


class Stand(TextChoices):
    """Where a person stands, derived from the facts; the first that holds, in this order."""

    OVERLEDEN = "overleden", "Overleden"
    VERHUISD = "verhuisd", "Verhuisd"
    AAN_HET_WERK = "aan_het_werk", "Aan het werk"
    OPLEIDING = "opleiding", "Volgt een opleiding"
    TRAJECT = "traject", "In traject"
    GESPROKEN = "gesproken", "Gesproken, nog geen traject"
    NIET_GESPROKEN = "niet_gesproken", "Nog niet gesproken"


class Wensuitkomst(TextChoices):
    """What was answered to a klant who asked for another regisseur."""

    OVERGEDRAGEN = "overgedragen", "Een andere regisseur"
    NIET = "niet", "Geen andere regisseur"


class Einddoel(TextChoices):
    """Where a plan leads to."""

    WERK = "werk", "Werk"
    WERK_MET_STEUN = "werk_met_steun", "Werk met ondersteuning"
    OPLEIDING = "opleiding", "Opleiding"
    PARTICIPATIE = "participatie", "Meedoen in de buurt of als vrijwilliger"
    ZORG = "zorg", "Zorg en rust"


class DoelStatus(TextChoices):
    OPEN = "open", "Hier werk ik aan"
    BEHAALD = "behaald", "Gelukt"
    LOSGELATEN = "losgelaten", "Losgelaten"


# The complete transition table: from each state, the states it may become.
DOEL_TRANSITIONS: dict[str, tuple[str, ...]] = {
    DoelStatus.OPEN: (DoelStatus.BEHAALD, DoelStatus.LOSGELATEN),
    DoelStatus.BEHAALD: (DoelStatus.OPEN,),
    DoelStatus.LOSGELATEN: (DoelStatus.OPEN,),
}


class Wachtuitkomst(TextChoices):
    """How waiting for a place ended."""

    GEPLAATST = "geplaatst", "Kreeg een plaats"
    INGETROKKEN = "ingetrokken", "Wacht niet meer"
    GESTOPT = "gestopt", "Vanzelf gestopt"


class Aanwezig(TextChoices):
    """What a day was for one klant in a group."""

    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEZEGD = "afgezegd", "Afgezegd"
    AFWEZIG = "afwezig", "Afwezig"


class Werkfit(TextChoices):
    """How somebody stands: a judgement with a day, a person and a reason, no yes or no."""

    WERKFIT = "werkfit", "Werkfit"
    BIJNA = "bijna", "Bijna werkfit"
    NOG_NIET = "nog_niet", "Nog niet werkfit"


class Weekdag(IntegerChoices):
    """A day of the week, as ISO 8601 counts them."""

    MAANDAG = 1, "maandag"
    DINSDAG = 2, "dinsdag"
    WOENSDAG = 3, "woensdag"
    DONDERDAG = 4, "donderdag"
    VRIJDAG = 5, "vrijdag"
    ZATERDAG = 6, "zaterdag"
    ZONDAG = 7, "zondag"


class Besluit(TextChoices):
    """What was decided: on a voorziening, on a loan, on remitting one."""

    TOEGEKEND = "toegekend", "Toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"


class Wijziging(TextChoices):
    """How a later decision changes an award whose letter left."""

    INGETROKKEN = "ingetrokken", "Ingetrokken"
    BEEINDIGD = "beeindigd", "Beëindigd"
    VERLAAGD = "verlaagd", "Verlaagd"


class Advies(TextChoices):
    POSITIEF = "positief", "Positief"
    NEGATIEF = "negatief", "Negatief"


class Leningstand(TextChoices):
    """Where a loan of the opleidingsfonds stands, derived from what is there (docs/adr/0025)."""

    GEVRAAGD = "gevraagd", "Wacht op advies"
    GEADVISEERD = "geadviseerd", "Wacht op een besluit"
    TOEGEKEND = "toegekend", "Toegekend"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Briefsoort(TextChoices):
    """What a letter about a loan tells."""

    BESLUIT = "besluit", "Besluit over de lening"
    REGELING = "regeling", "Anders terugbetalen"
    KWIJTSCHELDING = "kwijtschelding", "Besluit over kwijtschelden"


# The complete transition table: from each state, the states it may become. Paying out and back is the ledger's.
LENING_TRANSITIONS: dict[str, tuple[str, ...]] = {
    Leningstand.GEVRAAGD: (Leningstand.GEADVISEERD, Leningstand.INGETROKKEN),
    Leningstand.GEADVISEERD: (
        Leningstand.GEADVISEERD,
        Leningstand.TOEGEKEND,
        Leningstand.AFGEWEZEN,
        Leningstand.INGETROKKEN,
    ),
    Leningstand.TOEGEKEND: (Leningstand.INGETROKKEN,),
    Leningstand.AFGEWEZEN: (),
    Leningstand.INGETROKKEN: (),
}


class Rekening(TextChoices):
    """The accounts of the opleidingsfonds. What goes in and out adds up to nothing, always."""

    KAPITAAL = "kapitaal", "Inleg van de gemeente"
    KAS = "kas", "Kas"
    LENING = "lening", "Uitgeleend"
    VERLIES = "verlies", "Kwijtgescholden"


class Boekingsoort(TextChoices):
    """What somebody books; a remission is booked by its decision, a correction names what it mends."""

    STORTING = "storting", "Storting in het fonds"
    UITBETALING = "uitbetaling", "Uitbetaling van een lening"
    AFLOSSING = "aflossing", "Aflossing van een lening"
    ONTTREKKING = "onttrekking", "Terug naar de gemeente"


class Herstelreden(TextChoices):
    """What was wrong about a booking. A list, so that nobody is named in a ledger that nobody can change."""

    BEDRAG = "bedrag", "Het bedrag klopte niet"
    LENING = "lening", "Het was de verkeerde lening"
    DUBBEL = "dubbel", "Het stond er twee keer"
    TERUG = "terug", "De bank kon niet betalen"
    ANDERS = "anders", "Iets anders"


class EindeBuddy(TextChoices):
    """Why a pairing ended. A refusal of the klant needs no reason of its own."""

    KLAAR = "klaar", "Niet meer nodig"
    KLANT = "klant", "De klant wil niet (meer)"
    BUDDY = "buddy", "De buddy kan niet (meer)"
    ANDERE = "andere", "Er kwam een andere buddy"
    OVERIG = "overig", "Iets anders"


class Buddycontactsoort(TextChoices):
    GEZIEN = "gezien", "Gezien"
    GEBELD = "gebeld", "Gebeld"
    BERICHT = "bericht", "Bericht gestuurd"


# The profile (docs/adr/0027). The values of these lists are the codes of VUM, so that HalloWerk can pass them on; VUM's
# own "onbekend" is an empty field here.
class Denkniveau(TextChoices):
    """VUM codeWerkEnDenkniveau."""

    GEEN = "1", "Geen basisschool"
    BASIS = "2", "Basisschool"
    VMBO = "3", "Vmbo"
    MBO = "4", "Mbo, havo of vwo"
    HBO = "5", "Hbo"
    WO = "6", "Universiteit"


class Opleidingsniveau(TextChoices):
    """VUM codeNiveauOpleiding."""

    BASIS = "1", "Basisonderwijs"
    VMBO = "2", "Vmbo"
    HAVO_VWO = "3", "Havo of vwo"
    MBO = "4", "Mbo"
    HBO = "5", "Hbo of bachelor"
    WO = "6", "Universiteit of master"
    ANDERS = "9", "Anders"


class Scholingsoort(TextChoices):
    OPLEIDING = "opleiding", "Opleiding"
    CURSUS = "cursus", "Cursus of certificaat"
    PRAKTIJKVERKLARING = "praktijkverklaring", "Praktijkverklaring"


class Scholingstand(TextChoices):
    """VUM codeStatusOpleiding."""

    AFGEROND = "1", "Afgemaakt"
    AFGEBROKEN = "2", "Niet afgemaakt"
    LOPEND = "3", "Nog bezig"


class Diploma(TextChoices):
    """VUM indicatieDiploma."""

    JA = "1", "Ja"
    NEE = "2", "Nee"
    NVT = "8", "Daar hoort geen diploma bij"


class JaNee(TextChoices):
    """VUM kantoortijden, onregelmatig, eisAanWerk."""

    JA = "1", "Ja"
    NEE = "2", "Nee"


class Contractduur(TextChoices):
    """VUM contractvorm."""

    ONBEPAALD = "O", "Vast"
    BEPAALD = "B", "Tijdelijk"


class Baansoort(TextChoices):
    """VUM contractvorm."""

    REGULIER = "01", "Gewone baan"
    LEERBAAN = "02", "Leerbaan (werken en leren)"
    VRIJWILLIG = "03", "Vrijwilligerswerk"
    ERVARING = "04", "Werkervaringsplaats"


class Dag(TextChoices):
    MAANDAG = "ma", "Maandag"
    DINSDAG = "di", "Dinsdag"
    WOENSDAG = "wo", "Woensdag"
    DONDERDAG = "do", "Donderdag"
    VRIJDAG = "vr", "Vrijdag"
    ZATERDAG = "za", "Zaterdag"
    ZONDAG = "zo", "Zondag"


class Rijbewijs(TextChoices):
    """VUM rijbewijs; each is called by its letters."""

    AM = "AM", "AM (brommer)"
    A1 = "A1", "A1 (lichte motor)"
    A2 = "A2", "A2 (motor)"
    A = "A", "A (zware motor)"
    B = "B", "B (auto)"
    BP = "B+", "B+ (auto met aanhanger)"
    BE = "BE", "BE (auto met zware aanhanger)"
    C1 = "C1", "C1 (lichte vrachtwagen)"
    C1E = "C1E", "C1E"
    C = "C", "C (vrachtwagen)"
    CE = "CE", "CE (vrachtwagen met aanhanger)"
    D1 = "D1", "D1 (kleine bus)"
    D1E = "D1E", "D1E"
    D = "D", "D (bus)"
    DE = "DE", "DE"
    T = "T", "T (trekker)"


class Vervoermiddel(TextChoices):
    """VUM vervoermiddel."""

    AUTO = "1", "Auto"
    BROMFIETS = "2", "Brommer of scooter"
    FIETS = "3", "Fiets"
    MOTOR = "4", "Motor"
    OV = "5", "Bus, tram of trein"
    ANDERS = "9", "Anders"


class Taalniveau(TextChoices):
    """VUM, for speaking, writing, reading and listening."""

    GEEN = "1", "Niet"
    REDELIJK = "2", "Redelijk"
    GOED = "3", "Goed"
    UITSTEKEND = "4", "Heel goed"
    NVT = "8", "Niet van toepassing"


class Gedrag(TextChoices):
    """VUM gedragscompetentie: its codes, said as a klant would."""

    BESLISSEN = "24100", "Beslissen en uit mezelf beginnen"
    AANSTUREN = "24101", "Leiding geven"
    BEGELEIDEN = "24102", "Anderen begeleiden"
    AANDACHT = "24104", "Aandacht en begrip tonen"
    SAMENWERKEN = "24105", "Samenwerken en overleggen"
    INTEGER = "24106", "Eerlijk en zorgvuldig zijn"
    RELATIES = "24107", "Contacten leggen en netwerken"
    OVERTUIGEN = "24108", "Overtuigen"
    PRESENTEREN = "24109", "Presenteren"
    FORMULEREN = "24110", "Duidelijk schrijven en vertellen"
    VAKKENNIS = "24111", "Mijn vakkennis gebruiken"
    MATERIALEN = "24112", "Goed omgaan met materiaal en gereedschap"
    ANALYSEREN = "24113", "Problemen ontleden"
    ONDERZOEKEN = "24114", "Uitzoeken en onderzoeken"
    CREEREN = "24115", "Nieuwe dingen bedenken"
    LEREN = "24116", "Leren"
    PLANNEN = "24118", "Plannen en organiseren"
    KLANTGERICHT = "24119", "Letten op wat de klant wil"
    KWALITEIT = "24120", "Goed werk leveren"
    INSTRUCTIES = "24121", "Instructies en regels volgen"
    VERANDERING = "24122", "Omgaan met verandering"
    DRUK = "24123", "Omgaan met druk en tegenslag"
    GEDREVEN = "24124", "Gedreven zijn en vooruit willen"
    ONDERNEMEND = "24125", "Kansen zien en verkopen"
    ZAKELIJK = "24126", "Zakelijk werken"


class Contact(TextChoices):
    """What an employer reads on the CV only when the klant wants it: contact data, and what they ask of work."""

    TELEFOON = "telefoon", "Telefoon"
    EMAIL = "email", "E-mail"
    WOONPLAATS = "woonplaats", "Woonplaats"
    WEBADRES = "webadres", "Webadres"
    EISEN = "eisen", "Wat ik nodig heb op het werk"
    GEEN = "geen", "Niets, alleen de naam"


# ISO 639-3: the languages that people in a Dutch municipality speak most, in the order of the alphabet. A code that is
# not here is kept too (it comes with a file) and shown as it is.
TALEN: dict[str, str] = {
    "nld": "Nederlands", "afr": "Afrikaans", "sqi": "Albanees", "amh": "Amhaars", "ara": "Arabisch", "hye": "Armeens",
    "aii": "Assyrisch", "aze": "Azerbeidzjaans", "ben": "Bengaals", "rif": "Berbers (Riffijns)",
    "shi": "Berbers (Tasjelhit)", "tzm": "Berbers (Tamazight)", "bos": "Bosnisch", "bul": "Bulgaars",
    "yue": "Chinees (Kantonees)", "cmn": "Chinees (Mandarijn)", "dan": "Deens", "prs": "Dari", "deu": "Duits",
    "eng": "Engels", "ewe": "Ewe", "fas": "Farsi (Perzisch)", "fin": "Fins", "fra": "Frans", "fry": "Fries",
    "ful": "Fula", "kat": "Georgisch", "ell": "Grieks", "guj": "Gujarati", "hau": "Hausa", "heb": "Hebreeuws",
    "hin": "Hindi", "hun": "Hongaars", "ibo": "Igbo", "ind": "Indonesisch", "ita": "Italiaans", "jpn": "Japans",
    "kin": "Kinyarwanda", "kir": "Kirgizisch", "kmr": "Koerdisch (Kurmanci)", "ckb": "Koerdisch (Sorani)",
    "kor": "Koreaans", "hrv": "Kroatisch", "lav": "Lets", "lin": "Lingala", "lit": "Litouws", "mkd": "Macedonisch",
    "msa": "Maleis", "mal": "Malayalam", "man": "Mandinka", "mar": "Marathi", "mon": "Mongools",
    "dse": "Nederlandse gebarentaal", "nep": "Nepalees", "nor": "Noors", "ukr": "Oekraïens", "orm": "Oromo",
    "pap": "Papiaments", "pus": "Pasjtoe", "pol": "Pools", "por": "Portugees", "pan": "Punjabi", "ron": "Roemeens",
    "rom": "Romani", "run": "Kirundi", "rus": "Russisch", "hns": "Sarnami", "srp": "Servisch", "sin": "Singalees",
    "slk": "Slowaaks", "slv": "Sloveens", "som": "Somalisch", "spa": "Spaans", "srn": "Sranantongo (Surinaams)",
    "swa": "Swahili", "tgl": "Tagalog", "tam": "Tamil", "tel": "Telugu", "tha": "Thai", "tir": "Tigrinya",
    "ces": "Tsjechisch", "che": "Tsjetsjeens", "tur": "Turks", "twi": "Twi", "uig": "Oeigoers", "urd": "Urdu",
    "uzb": "Oezbeeks", "vie": "Vietnamees", "wol": "Wolof", "yor": "Yoruba", "zul": "Zoeloe", "swe": "Zweeds",
}  # fmt: skip
