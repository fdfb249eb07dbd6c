"""What comes of one klant in an act on many; what the acts in the log are called."""

from django.db.models import TextChoices
from django.utils.text import slugify


class Bulksoort(TextChoices):
    """What an act on many klanten does; the label is what its button and its page say."""

    REGISSEUR = "regisseur", "Regisseur kiezen"
    TRAJECT = "traject", "Traject starten en regisseur kiezen"
    EVALUATIE = "evaluatie", "Evaluatie plannen"


class Bulkuitkomst(TextChoices):
    """What will happen, or why not; the first that holds, in this order. The label is what the page says."""

    NIET_ZICHTBAAR = "niet_zichtbaar", "U kunt dit dossier niet (meer) openen."
    OVERLEDEN = "overleden", "Deze persoon is overleden."
    GEEN_TRAJECT = "geen_traject", "Er loopt geen traject."
    HEEFT_TRAJECT = "heeft_traject", "Er is al een traject."
    EERDER_TRAJECT = "eerder_traject", "Er was al een traject op of na deze dag. Kies een latere dag."
    TE_VROEG = "te_vroeg", "Het traject begint pas na deze dag."
    LATERE = "latere", "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf."
    AL_REGISSEUR = "al_regisseur", "Is al de regisseur."
    BEGINT_NET = "begint_net", "De regisseur van nu begint pas op deze dag. Kies een latere dag."
    HEEFT_EVALUATIE = "heeft_evaluatie", "Heeft al een dag voor de evaluatie. Wijzig die in het plan zelf."
    ONDER_27 = (
        "onder_27",
        "Is jonger dan 27: die dag is te laat om weer naar het plan te kijken. Kies een eerdere.",
    )
    MAG_NIET = "mag_niet", "U mag dit niet doen voor deze klant."
    TOEWIJZEN = "toewijzen", "Krijgt deze regisseur."
    OVERDRAGEN = "overdragen", "Gaat over naar deze regisseur."
    STARTEN = "starten", "Krijgt een traject met deze regisseur."
    PLANNEN = "plannen", "De evaluatie komt op deze dag."
    VERZETTEN = "verzetten", "De evaluatie was al aan de beurt, en gaat naar deze dag."


DONE = (
    *(Bulkuitkomst.TOEWIJZEN, Bulkuitkomst.OVERDRAGEN, Bulkuitkomst.STARTEN),
    *(Bulkuitkomst.PLANNEN, Bulkuitkomst.VERZETTEN),
)


class Werksoort(TextChoices):
    """What asks a medewerker for something, as its list and the daily mail call it."""

    TAAK = "taak", "Eerst praten"
    ACTIE = "actie", "Wat u zou doen"
    BELOFTE = "belofte", "Beloofd te bellen"
    AFSPRAAK = "afspraak", "Uitkomst van een afspraak"
    AFSPRAAK_ANDER = "afspraak_ander", "Afspraak staat nog bij een ander"
    CONCEPT = "concept", "Verslag afmaken"
    EVALUATIE = "evaluatie", "Evaluatie van een plan"
    NAZORG = "nazorg", "Nazorg"
    WACHTPUNT = "wachtpunt", "Waar een plan op wacht"
    STAP = "stap", "Stap die zou beginnen"
    ONTHEFFING = "ontheffing", "Ontheffing bekijken"
    WENS = "wens", "Vraag om een andere regisseur"
    NAZORG_ZONDER = "nazorg_zonder", "Nazorg zonder regisseur"
    PLAATS = "plaats", "Er is plaats"
    BESLUIT = "besluit", "Hulp zonder besluit"
    BRIEF = "brief", "Brief nog niet verstuurd"
    LENINGBRIEF = "leningbrief", "Brief van het fonds nog niet verstuurd"
    REGELING = "regeling", "Regeling zonder brief"
    BUDDY = "buddy", "Contact met een buddy"
    KLANTACTIE = "klantactie", "Wat de klant zou doen"
    ANDERACTIE = "anderactie", "Wat een ander zou doen"
    DOEL = "doel", "Doel waarvan de dag voorbij is"
    GESTOPT = "gestopt", "Werk of opleiding gestopt"
    UITKERING = "uitkering", "Uitkering die doorloopt"


class Handelingsoort(TextChoices):
    """What an act in the log is: the value as the log keeps it, the label as a page says it."""

    INZAGE = "inzagelogboek bekeken", "Inzagelogboek bekeken"
    LIJST = "lijst opgehaald", "Lijst als bestand opgehaald"
    FOUTEN_BEKEKEN = "fouten van levering bekeken", "Fouten van een levering bekeken"
    CORRECTIEBESTAND = "correctiebestand opgehaald", "Correctiebestand van een levering opgehaald"
    BSN_GETOOND = "BSN getoond", "Heel BSN getoond"
    BSN_GEWIJZIGD = "BSN gewijzigd", "BSN gewijzigd"
    BSN_BEKEND = "BSN was al bekend", "BSN ingevuld dat al van een andere klant is"
    TOCH_GEMAAKT = "klant toegevoegd naast een die erop lijkt", "Klant toegevoegd naast een die erop lijkt"
    TOEGANG = "toegang genomen", "Toegang met een reden genomen"
    TOEGANG_GEWEIGERD = "toegang niet gegeven", "Toegang met een reden niet gekregen"
    TOEGANG_BEEINDIGD = "toegang beëindigd", "Toegang met een reden beëindigd"
    SAMENGEVOEGD = "dossiers samengevoegd", "Twee dossiers samengevoegd"
    SAMENVOEGING_TERUG = "samenvoeging ongedaan gemaakt", "Samenvoeging ongedaan gemaakt"
    MEEKIJKEN = "collega gevraagd mee te kijken", "Collega gevraagd mee te kijken"
    MEEKIJKEN_VOORBIJ = "meekijken beëindigd", "Meekijken van een collega beëindigd"
    WAARNEMING = "waarneming ingesteld", "Waarneming voor een regisseur ingesteld"
    WAARNEMING_VOORBIJ = "waarneming beëindigd", "Waarneming voor een regisseur beëindigd"
    NIET_GEVONDEN = "klant niet gevonden", "Klant niet gevonden, voor een verzoek of het inzagelogboek"
    ALLES_OPGEHAALD = "alle gegevens opgehaald", "Alle gegevens van een klant opgehaald voor een verzoek"
    GEWIST = "klant gewist", "Klant gewist"
    CAMPAGNE = "campagne opgeslagen", "Campagne gemaakt of gewijzigd"
    WEGING = "weging gewijzigd", "Volgorde van de werklijst gewijzigd"
    ACCOUNT_GEMAAKT = "account gemaakt", "Account gemaakt"
    ACCOUNT_GEOPEND = "account geopend", "Account weer geopend"
    ACCOUNT_DICHT = "account afgesloten", "Account afgesloten"
    ACCOUNT_TEAM = "account naar ander team", "Ander team voor een account"
    BEVESTIGD = "account bevestigd", "Account van een collega bevestigd"
    NIET_BEVESTIGD = "account niet bevestigd", "Account niet bevestigd: verkeerde code"
    ROL_GEGEVEN = "rol gegeven", "Rol gegeven"
    ROL_INGETROKKEN = "rol ingetrokken", "Rol ingetrokken"
    LINK_GEGEVEN = "uitnodiging: link gegeven", "Link om een wachtwoord te kiezen, op het scherm"
    LINK_GEMAILD = "uitnodiging: link gemaild", "Link om een wachtwoord te kiezen, per e-mail"
    WACHTWOORD_GEKOZEN = "wachtwoord gekozen met een link", "Wachtwoord gekozen met een link"
    EMAIL = "e-mailadres gewijzigd", "E-mailadres van een account gewijzigd"
    WACHTWOORD = "wachtwoord gewijzigd", "Eigen wachtwoord gewijzigd"
    APP = "tweede factor: app ingesteld", "Tweede factor: app ingesteld"
    PASSKEY = "tweede factor: passkey toegevoegd", "Tweede factor: passkey toegevoegd"
    FACTOR_WEG = "tweede factor: verwijderd", "Tweede factor: app of passkey verwijderd"
    HERSTELCODES = "tweede factor: nieuwe herstelcodes", "Tweede factor: nieuwe herstelcodes"
    FACTOR_GERESET = "tweede factor: gereset", "Tweede factor van een ander gereset"
    EENMALIG_AAN = "eenmalig aanmelden: aangezet", "Eenmalig aanmelden aangezet"
    EENMALIG_UIT = "eenmalig aanmelden: uitgezet", "Eenmalig aanmelden uitgezet"
    EENMALIG_GEKOPPELD = "eenmalig aanmelden: gekoppeld", "Eenmalig aanmelden gekoppeld bij het inloggen"
    EENMALIG_GEWEIGERD = "eenmalig aanmelden: geweigerd", "Eenmalig aanmelden geweigerd"

    @property
    def adres(self) -> str:
        """How this kind stands in an address: `bsn-getoond`."""
        return slugify(self.value)
