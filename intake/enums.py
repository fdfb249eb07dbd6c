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


class Antwoordstand(TextChoices):
    """What came of a topic at the table. Nobody must fill in what they cannot know yet."""

    BESPROKEN = "besproken", "Besproken"
    WEET_NOG_NIET = "weet_nog_niet", "Weet ik nog niet"
    WIL_NIET_VERTELLEN = "wil_niet_vertellen", "Wil niet vertellen"


class Keuzevraag(TextChoices):
    """What is asked at the table and has a fixed answer, beside the free text of its topic."""

    OPLEIDING = "opleiding", "Hoogste opleiding"
    TAAL = "taal", "Nederlands spreken en begrijpen"
    UREN = "uren", "Uren werk per week"
    VERVOER = "vervoer", "Hoe de klant reist"
    REISTIJD = "reistijd", "Reistijd die kan, in minuten (enkele reis)"
    RIJBEWIJS = "rijbewijs", "Rijbewijs"
    ARBEIDSVERMOGEN = "arbeidsvermogen", "Arbeidsvermogen"
    DOELGROEPREGISTER = "doelgroepregister", "Staat in het doelgroepregister van UWV"


# The questions that have a whole number for an answer, each with its least and most; the pages offer steps, a file may
# bring any.
ANTWOORD_GETAL: dict[str, tuple[int, int]] = {Keuzevraag.UREN: (1, 60), Keuzevraag.REISTIJD: (1, 180)}
# The others have a list (`Keuzewaarde`), which is the beheerder's.
VRAGEN_MET_LIJST = tuple(vraag for vraag in Keuzevraag if vraag not in ANTWOORD_GETAL)
GETAL_STAPPEN: dict[str, tuple[int, ...]] = {
    Keuzevraag.UREN: (4, 8, 12, 16, 20, 24, 28, 32, 36, 40),
    Keuzevraag.REISTIJD: (15, 30, 45, 60, 75, 90),
}
# The topic beside which a question stands on the page.
VRAAG_BIJ: dict[str, str] = {
    Keuzevraag.OPLEIDING: "opleiding_taal",
    Keuzevraag.TAAL: "opleiding_taal",
    Keuzevraag.UREN: "werk_ervaring",
    Keuzevraag.VERVOER: "werk_ervaring",
    Keuzevraag.REISTIJD: "werk_ervaring",
    Keuzevraag.RIJBEWIJS: "werk_ervaring",
    Keuzevraag.ARBEIDSVERMOGEN: "werk_ervaring",
    Keuzevraag.DOELGROEPREGISTER: "werk_ervaring",
}


class Vervolg(TextChoices):
    """How it goes on after a conversation."""

    NIEUW_GESPREK = "nieuw_gesprek", "Nieuw gesprek"
    PLAN = "plan", "Een plan maken"
    NU_NIET = "nu_niet", "Nu niet mogelijk"
    WIL_NIET = "wil_niet", "De klant wil niet"


class Zrmdomein(TextChoices):
    """The thirteen domains of the Zelfredzaamheid-Matrix (names only; its criteria are GGD Amsterdam's)."""

    FINANCIEN = "financien", "Financiën"
    WERK_OPLEIDING = "werk_opleiding", "Werk en opleiding"
    TIJDSBESTEDING = "tijdsbesteding", "Tijdsbesteding"
    HUISVESTING = "huisvesting", "Huisvesting"
    HUISELIJKE_RELATIES = "huiselijke_relaties", "Huiselijke relaties"
    GEESTELIJKE_GEZONDHEID = "geestelijke_gezondheid", "Geestelijke gezondheid"
    LICHAMELIJKE_GEZONDHEID = "lichamelijke_gezondheid", "Lichamelijke gezondheid"
    MIDDELENGEBRUIK = "middelengebruik", "Middelengebruik"
    BASALE_ADL = "basale_adl", "Basale ADL"
    INSTRUMENTELE_ADL = "instrumentele_adl", "Instrumentele ADL"
    SOCIAAL_NETWERK = "sociaal_netwerk", "Sociaal netwerk"
    MAATSCHAPPELIJKE_PARTICIPATIE = "maatschappelijke_participatie", "Maatschappelijke participatie"
    JUSTITIE = "justitie", "Justitie"


# About health (AVG art. 9) and criminal law (art. 10): a right of their own, see `ZrmscoreQuerySet.visible_to`.
GEVOELIGE_DOMEINEN = (
    Zrmdomein.GEESTELIJKE_GEZONDHEID,
    Zrmdomein.LICHAMELIJKE_GEZONDHEID,
    Zrmdomein.MIDDELENGEBRUIK,
    Zrmdomein.JUSTITIE,
)
# The topic about health: the same right, see `OnderwerpantwoordQuerySet`. Its code stays, whatever it is called.
GEVOELIGE_ONDERWERPEN = ("belastbaarheid",)
ZRM_VERSIE = "2017"  # thirteen domains; that of 2013 has eleven


class Zrmniveau(TextChoices):
    ACUUT = "1", "1 Acute problematiek"
    NIET = "2", "2 Niet zelfredzaam"
    BEPERKT = "3", "3 Beperkt zelfredzaam"
    VOLDOENDE = "4", "4 Voldoende zelfredzaam"
    VOLLEDIG = "5", "5 Volledig zelfredzaam"


class Ernst(TextChoices):
    """How much something stands in the way."""

    LICHT = "1", "Een beetje"
    MATIG = "2", "Duidelijk"
    ZWAAR = "3", "Heel erg"


class Tagsoort(TextChoices):
    TALENT = "talent", "Talent"
    WENS = "wens", "Wens"


class Uitvoerder(TextChoices):
    """Who does what was agreed."""

    KLANT = "klant", "De klant"
    MEDEWERKER = "medewerker", "Een medewerker"
    ANDER = "ander", "Iemand anders"


class Afspraakstatus(TextChoices):
    """What became of an appointment. One that was noted by mistake is withdrawn as every fact is (`vervallen_op`)."""

    GEPLAND = "gepland", "Gepland"
    GEWEEST = "geweest", "Geweest"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
    AFGEZEGD = "afgezegd", "Afgezegd"


# The complete transition table: from each state, the states it may become. Back to gepland is undoing.
AFSPRAAK_TRANSITIONS: dict[str, tuple[str, ...]] = {
    Afspraakstatus.GEPLAND: (Afspraakstatus.GEWEEST, Afspraakstatus.NIET_VERSCHENEN, Afspraakstatus.AFGEZEGD),
    Afspraakstatus.GEWEEST: (Afspraakstatus.GEPLAND,),
    Afspraakstatus.NIET_VERSCHENEN: (Afspraakstatus.GEPLAND,),
    Afspraakstatus.AFGEZEGD: (Afspraakstatus.GEPLAND,),
}


class Afzegger(TextChoices):
    """Who called an appointment off. What we call off ourselves is no attempt of the klant."""

    WIJ = "wij", "Wij"
    KLANT = "klant", "De klant"


class Deelnamestatus(TextChoices):
    """What became of a place in a group meeting. Whoever signed off holds no place."""

    UITGENODIGD = "uitgenodigd", "Uitgenodigd"
    AANWEZIG = "aanwezig", "Aanwezig"
    AFWEZIG = "afwezig", "Afwezig"
    AFGEMELD = "afgemeld", "Afgemeld"


# The complete transition table: a click too many is put right by the next one.
DEELNAME_TRANSITIONS: dict[str, tuple[str, ...]] = {
    Deelnamestatus.UITGENODIGD: (
        Deelnamestatus.AANWEZIG,
        Deelnamestatus.AFWEZIG,
        Deelnamestatus.AFGEMELD,
    ),
    Deelnamestatus.AANWEZIG: (Deelnamestatus.UITGENODIGD, Deelnamestatus.AFWEZIG),
    Deelnamestatus.AFWEZIG: (Deelnamestatus.UITGENODIGD, Deelnamestatus.AANWEZIG),
    Deelnamestatus.AFGEMELD: (Deelnamestatus.UITGENODIGD,),
}


class Uitnodigingsoort(TextChoices):
    UITNODIGING = "uitnodiging", "Uitnodiging"
    HERINNERING = "herinnering", "Herinnering"
    AFMELDING = "afmelding", "Bericht dat het niet doorgaat"


class Uitnodigingswijze(TextChoices):
    """By which way a klant hears of an appointment."""

    BRIEF = "brief", "Brief"
    EMAIL = "email", "E-mail"
    BELLEN = "bellen", "Bellen"
    MONDELING = "mondeling", "Mondeling of via de plek"


class NietVerstuurd(TextChoices):
    """Why an invitation did not leave, in the words that a medewerker reads."""

    OVERLEDEN = "overleden", "de klant is overleden"
    VERHUISD = "verhuisd", "de klant is verhuisd naar een andere gemeente"
    AFGESCHERMD = "afgeschermd", "het dossier is afgeschermd en u mag het niet zien"
    GEEN_ADRES = "geen_adres", "er is geen adres bekend"
    GEEN_EMAIL = "geen_email", "er is geen e-mailadres bekend"
    GEEN_EMAIL_POST = "geen_email_post", "van wie de post krijgt is geen e-mailadres bekend"
    GAAT_NIET_DOOR = "gaat_niet_door", "de afspraak gaat niet door"
    VERZET = "verzet", "de afspraak is verzet"
    VOORBIJ = "voorbij", "de afspraak is al geweest"
    GAAT_DOOR = "gaat_door", "de afspraak gaat gewoon door"
    GEEN_HERINNERING = "geen_herinnering", "de klant krijgt geen herinneringen"
    NIET_BEZORGD = "niet_bezorgd", "de mail kon niet worden bezorgd"
    GEEN_MAIL = "geen_mail", "deze gemeente verstuurt geen mail vanuit Werkoffensief"


class Taaksoort(TextChoices):
    """What asks somebody to do something. Never a sanction."""

    PRATEN = "praten", "Praat over wat er aan de hand is"


class Wwresultaat(TextChoices):
    """What came of the end of somebody's WW. That somebody flowed in follows from the benefit, never from a form."""

    OPEN = "open", "Nog open"
    VOORKOMEN = "instroom_voorkomen", "Instroom voorkomen"
    INGESTROOMD = "ingestroomd", "Ingestroomd in de bijstand"
