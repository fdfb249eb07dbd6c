"""Forms of the person, the conversation and the doors to a file."""

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
from intake.forms.kijkmee import KijkMeeForm
from intake.forms.klant import (
    AdresForm,
    BelemmeringForm,
    ContactForm,
    GesprekForm,
    GezinslidForm,
    IdentificatieForm,
    KlantForm,
    NieuweKlantForm,
    NieuwGesprekForm,
    OplossingForm,
    PogingForm,
    SamenvoegForm,
    UitkeringsoortForm,
    VertegenwoordigerForm,
    VervalForm,
)
from intake.forms.samenvoegen import OngedaanForm
from intake.forms.toestemming import ToestemmingForm
from intake.forms.waardescan import WaardescanForm, WaardescanTekstForm
from intake.forms.ww import WwForm, WwresultaatForm

__all__ = [
    "AdresForm",
    "AfhandelForm",
    "AfschermForm",
    "BelemmeringForm",
    "ContactForm",
    "DocumentForm",
    "DocumentVervalForm",
    "GesprekForm",
    "GezinslidForm",
    "IdentificatieForm",
    "KijkMeeForm",
    "KlantForm",
    "NamenForm",
    "NieuwDocumentForm",
    "NieuwGesprekForm",
    "NieuweKlantForm",
    "OngedaanForm",
    "OpheffenForm",
    "OplossingForm",
    "PogingForm",
    "SamenvoegForm",
    "ToegangForm",
    "ToestemmingForm",
    "UitkeringsoortForm",
    "VertegenwoordigerForm",
    "VertrouwelingForm",
    "VervalForm",
    "VerzoekForm",
    "WaardescanForm",
    "WaardescanTekstForm",
    "WwForm",
    "WwresultaatForm",
]
