"""The person and the conversation."""

from intake.models.campagne import Campagne, Campagnedeelname
from intake.models.contact import Adres, Contactgegeven, Gezinslid, Vertegenwoordiger
from intake.models.deuren import Toegang, Vertrouweling, Verzoek
from intake.models.document import Document
from intake.models.gesprek import Belemmering, Belemmeringsoort, Concept, Contactpoging, Gesprek
from intake.models.identificatie import Identificatie
from intake.models.klant import Klant, Klantnummer, KlantQuerySet
from intake.models.samenvoeging import Samenvoeging
from intake.models.toestemming import Toestemming
from intake.models.uitkering import RedenEindeUitkering, Uitkering, Uitkeringsoort
from intake.models.waardescan import Waardescan
from intake.models.ww import Wwrecht

__all__ = [
    "Adres",
    "Belemmering",
    "Belemmeringsoort",
    "Campagne",
    "Campagnedeelname",
    "Concept",
    "Contactgegeven",
    "Contactpoging",
    "Document",
    "Gesprek",
    "Gezinslid",
    "Identificatie",
    "Klant",
    "KlantQuerySet",
    "Klantnummer",
    "RedenEindeUitkering",
    "Samenvoeging",
    "Toegang",
    "Toestemming",
    "Uitkering",
    "Uitkeringsoort",
    "Vertegenwoordiger",
    "Vertrouweling",
    "Verzoek",
    "Waardescan",
    "Wwrecht",
]
