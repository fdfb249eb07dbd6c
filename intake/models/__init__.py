"""The person and the conversation."""

from intake.models.afspraak import Afspraak, Bijeenkomst, Deelname
from intake.models.campagne import Campagne, Campagnedeelname
from intake.models.contact import Adres, Contactgegeven, Gezinslid, Vertegenwoordiger
from intake.models.deuren import Toegang, Vertrouweling, Verzoek
from intake.models.document import Document
from intake.models.gesprek import Belemmering, Belemmeringsoort, Concept, Contactpoging, Gesprek
from intake.models.gezinsband import Gezinsband
from intake.models.identificatie import Identificatie
from intake.models.klant import Klant, Klantnummer, KlantQuerySet
from intake.models.ontheffing import Ontheffing, Ontheffingsoort
from intake.models.samenvoeging import Samenvoeging
from intake.models.taak import Taak
from intake.models.tafel import (
    Actie,
    Keuzeantwoord,
    Keuzewaarde,
    Klanttag,
    Onderwerp,
    Onderwerpantwoord,
    Tag,
    Zrmscore,
)
from intake.models.toestemming import Toestemming
from intake.models.uitkering import RedenEindeUitkering, Uitkering, Uitkeringsoort
from intake.models.uitnodiging import Agendafeed, Herinneringstop, Uitnodiging
from intake.models.uitvraag import Uitvraag
from intake.models.waardescan import Waardescan
from intake.models.werklijst import Claim, Overslag, Terugbelbelofte, Weging
from intake.models.ww import Wwrecht

__all__ = [
    "Actie",
    "Adres",
    "Afspraak",
    "Agendafeed",
    "Belemmering",
    "Belemmeringsoort",
    "Bijeenkomst",
    "Campagne",
    "Campagnedeelname",
    "Claim",
    "Concept",
    "Contactgegeven",
    "Contactpoging",
    "Deelname",
    "Document",
    "Gesprek",
    "Gezinsband",
    "Gezinslid",
    "Herinneringstop",
    "Identificatie",
    "Keuzeantwoord",
    "Keuzewaarde",
    "Klant",
    "KlantQuerySet",
    "Klantnummer",
    "Klanttag",
    "Onderwerp",
    "Onderwerpantwoord",
    "Ontheffing",
    "Ontheffingsoort",
    "Overslag",
    "RedenEindeUitkering",
    "Samenvoeging",
    "Taak",
    "Tag",
    "Terugbelbelofte",
    "Toegang",
    "Toestemming",
    "Uitkering",
    "Uitkeringsoort",
    "Uitnodiging",
    "Uitvraag",
    "Vertegenwoordiger",
    "Vertrouweling",
    "Verzoek",
    "Waardescan",
    "Weging",
    "Wwrecht",
    "Zrmscore",
]
