"""Who reads, sectors of the programme (contract section 2), kinds of contact, and why a vacancy closes."""

from django.db.models import TextChoices

from werkoffensief.accounts.enums import Rol

READERS = (Rol.ACCOUNTMANAGER, Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)


class Sector(TextChoices):
    ZORG = "zorg", "Zorg"
    HORECA_TOERISME = "horeca_toerisme", "Horeca en toerisme"
    BOUW_INSTALLATIETECHNIEK = "bouw_installatietechniek", "Bouw en installatietechniek"
    TRANSPORT_LOGISTIEK = "transport_logistiek", "Transport en logistiek"
    DETAILHANDEL = "detailhandel", "Detailhandel"
    OVERIG = "overig", "Overig"


class Contactsoort(TextChoices):
    """How a contact with an employer went."""

    TELEFOON = "telefoon", "Telefoon"
    BEZOEK = "bezoek", "Bezoek"
    EMAIL = "email", "E-mail"
    BIJEENKOMST = "bijeenkomst", "Bijeenkomst"


class Sluitreden(TextChoices):
    """Why a vacancy was closed."""

    VERVULD = "vervuld", "Vervuld"
    INGETROKKEN = "ingetrokken", "Ingetrokken door de werkgever"
    GEEN_ANTWOORD = "geen_antwoord", "Geen antwoord van de werkgever"
    VERLOPEN = "verlopen", "Verlopen"
    VERGISSING = "vergissing", "Klopt niet, bijvoorbeeld dubbel ingevoerd"
