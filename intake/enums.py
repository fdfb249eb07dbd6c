"""Fixed lists of the person and the conversation. Lists that a municipality changes are tables."""

from django.db.models import TextChoices


class Grondslag(TextChoices):
    """On what ground a person is registered (domain: Groningen leads people from WW to work before bijstand)."""

    BIJSTAND = "bijstand", "Bijstand (Participatiewet)"
    WW_PREVENTIE = "ww_preventie", "WW, om bijstand te voorkomen"


class Gespreksvorm(TextChoices):
    KANTOOR = "kantoor", "Op kantoor"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    TELEFOON = "telefoon", "Telefoon"
    VIDEO = "video", "Video"
    WIJK = "wijk", "In de wijk"


class Pogingsuitkomst(TextChoices):
    """How a contact attempt ended; an attempt is never a conversation."""

    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
    AFGEZEGD = "afgezegd", "Afgezegd"


class Bron(TextChoices):
    """Who told us: contact data and addresses keep their source."""

    LEVERING = "levering", "Levering"
    KLANT = "klant", "De klant zelf"
    MEDEWERKER = "medewerker", "Een medewerker"


class Contactsoort(TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    EMAIL = "email", "E-mail"


class Adressoort(TextChoices):
    """Where a person can be reached; people without an address are reached through a place or an organisation."""

    WOONADRES = "woonadres", "Woonadres"
    GEEN_ADRES = "geen_adres", "Geen adres, bereikbaar via een plek of organisatie"


class Vertegenwoordigersoort(TextChoices):
    BEWINDVOERDER = "bewindvoerder", "Bewindvoerder"
    GEMACHTIGDE = "gemachtigde", "Gemachtigde"


class Gezinsrelatie(TextChoices):
    """Who somebody of the household is to the klant."""

    PARTNER = "partner", "Partner"
    KIND = "kind", "Kind"
    OUDER = "ouder", "Ouder"
    ANDERS = "anders", "Iemand anders"


class BsnOntbreekt(TextChoices):
    """Why a klant has no BSN here."""

    NIET_GELEVERD = "niet_geleverd", "Niet geleverd"
    NOG_NIET_TOEGEKEND = "nog_niet_toegekend", "Nog niet toegekend"
    ONBEKEND = "onbekend", "Onbekend"
    GEWIST = "gewist", "Gewist op verzoek"


class Trede(TextChoices):
    """Participatieladder, six treden."""

    ISOLATIE = "1", "1 Geïsoleerd"
    CONTACTEN = "2", "2 Sociale contacten buitenshuis"
    ACTIVITEITEN = "3", "3 Deelname aan georganiseerde activiteiten"
    ONBETAALD = "4", "4 Onbetaald werk"
    MET_STEUN = "5", "5 Betaald werk met ondersteuning"
    BETAALD = "6", "6 Betaald werk"


class Documentsoort(TextChoices):
    """What a paper in somebody's file is."""

    CV = "cv", "Cv"
    DIPLOMA = "diploma", "Diploma of certificaat"
    PLAN = "plan", "Ondertekend plan"
    OVERIG = "overig", "Iets anders"


class Bestandstype(TextChoices):
    """The kinds of file that are kept, known by their bytes (`services.bestandskeuring`)."""

    PDF = "pdf", "Pdf"
    DOCX = "docx", "Word (docx)"
    ODT = "odt", "OpenDocument (odt)"
    JPEG = "jpeg", "Jpeg"
    PNG = "png", "Png"


class Verzoeksoort(TextChoices):
    """What a person may ask about their data (AVG art. 15 to 18)."""

    INZAGE = "inzage", "Inzage"
    CORRECTIE = "correctie", "Correctie"
    VERWIJDERING = "verwijdering", "Verwijdering"
    BEPERKING = "beperking", "Beperking van het gebruik"
    OVERIG = "overig", "Iets anders"


class Verzoekuitkomst(TextChoices):
    VOLDAAN = "voldaan", "Voldaan"
    DEELS = "deels", "Deels voldaan"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken door de klant"


class Wwresultaat(TextChoices):
    """What came of the end of somebody's WW. That somebody flowed in follows from the benefit, never from a form."""

    OPEN = "open", "Nog open"
    VOORKOMEN = "instroom_voorkomen", "Instroom voorkomen"
    INGESTROOMD = "ingestroomd", "Ingestroomd in de bijstand"
