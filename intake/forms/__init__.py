"""Forms of the person, the conversation and the doors to a file."""

from intake.forms.afspraken import (
    AfspraakForm,
    AfzegForm,
    BijeenkomstForm,
    BrievenForm,
    DeelnameForm,
    UitnodigForm,
    UitstelForm,
)
from intake.forms.belemmering import BelemmeringForm, BelemmeringWijzigForm, OplossingForm
from intake.forms.campagne import CampagneForm
from intake.forms.deuren import (
    AfhandelForm,
    AfschermForm,
    NamenForm,
    OpheffenForm,
    ToegangForm,
    VertrouwelingForm,
    VerzoekForm,
)
from intake.forms.documenten import DocumentForm, DocumentVervalForm, NieuwDocumentForm
from intake.forms.gesprek import (
    ActieForm,
    GesprekForm,
    GesprekWijzigForm,
    KortContactForm,
)
from intake.forms.gezin import GezinsbandEindeForm, GezinsbandForm
from intake.forms.kijkmee import KijkMeeForm
from intake.forms.klant import (
    AdresForm,
    ContactForm,
    GezinslidForm,
    IdentificatieForm,
    KlantForm,
    NieuweKlantForm,
    PogingForm,
    SamenvoegForm,
    UitkeringsoortForm,
    VertegenwoordigerForm,
    VervalForm,
)
from intake.forms.samenvoegen import OngedaanForm
from intake.forms.toestemming import ToestemmingForm
from intake.forms.uitvraag import UitvraagAntwoordForm, UitvraagForm
from intake.forms.waardescan import WaardescanAntwoordenForm, WaardescanForm, WaardescanTekstForm
from intake.forms.werklijst import (
    CapaciteitForm,
    NieuweOntheffingForm,
    OntheffingForm,
    OverslagForm,
    TerugbelForm,
    WegingForm,
)
from intake.forms.ww import WwForm, WwresultaatForm

__all__ = [
    "ActieForm",
    "AdresForm",
    "AfhandelForm",
    "AfschermForm",
    "AfspraakForm",
    "AfzegForm",
    "BelemmeringForm",
    "BelemmeringWijzigForm",
    "BijeenkomstForm",
    "BrievenForm",
    "CampagneForm",
    "CapaciteitForm",
    "ContactForm",
    "DeelnameForm",
    "DocumentForm",
    "DocumentVervalForm",
    "GesprekForm",
    "GesprekWijzigForm",
    "GezinsbandEindeForm",
    "GezinsbandForm",
    "GezinslidForm",
    "IdentificatieForm",
    "KijkMeeForm",
    "KlantForm",
    "KortContactForm",
    "NamenForm",
    "NieuwDocumentForm",
    "NieuweKlantForm",
    "NieuweOntheffingForm",
    "OngedaanForm",
    "OntheffingForm",
    "OpheffenForm",
    "OplossingForm",
    "OverslagForm",
    "PogingForm",
    "SamenvoegForm",
    "TerugbelForm",
    "ToegangForm",
    "ToestemmingForm",
    "UitkeringsoortForm",
    "UitnodigForm",
    "UitstelForm",
    "UitvraagAntwoordForm",
    "UitvraagForm",
    "VertegenwoordigerForm",
    "VertrouwelingForm",
    "VervalForm",
    "VerzoekForm",
    "WaardescanAntwoordenForm",
    "WaardescanForm",
    "WaardescanTekstForm",
    "WegingForm",
    "WwForm",
    "WwresultaatForm",
]
