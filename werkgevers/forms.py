"""Forms of employers and agreements."""

from datetime import date
from typing import Any

from django import forms

from werkgevers.enums import Sector
from werkgevers.models import Contactpersoon, Werkakkoord, Werkgever
from werkoffensief.web.forms import BasisForm, VersieForm, new_id

SECTOREN = [("", "Kies een sector"), *Sector.choices]


class WerkgeverForm(VersieForm):
    """Without KvK-nummer: the key does not change."""

    sector = forms.ChoiceField(label="Sector", choices=SECTOREN)

    class Meta:
        model = Werkgever
        fields = ["naam", "sector", "plaats"]
        labels = {"naam": "Naam", "plaats": "Plaats"}


class NieuweWerkgeverForm(WerkgeverForm):
    kvk_nummer = forms.RegexField(
        label="KvK-nummer",
        regex=r"^[0-9]{8}$",
        help_text="8 cijfers. Later niet te wijzigen.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Een KvK-nummer heeft 8 cijfers."},
    )
    field_order = ["kvk_nummer", "naam"]


class ContactpersoonForm(VersieForm):
    class Meta:
        model = Contactpersoon
        fields = ["naam", "functie", "telefoon", "email"]
        labels = {"naam": "Naam", "functie": "Functie", "telefoon": "Telefoon", "email": "E-mail"}
        field_classes = {"email": forms.EmailField}
        widgets = {"email": forms.EmailInput, "telefoon": forms.TextInput(attrs={"inputmode": "tel"})}


class NieuweContactpersoonForm(ContactpersoonForm):
    nieuw_id = new_id()


class AkkoordForm(VersieForm):
    sector = forms.ChoiceField(label="Sector", choices=SECTOREN)
    banen = forms.IntegerField(label="Toegezegde banen", min_value=0, max_value=100_000)
    ontwikkelplekken = forms.IntegerField(
        label="Toegezegde ontwikkelplekken",
        min_value=0,
        max_value=100_000,
        help_text="Plekken om te leren werken, zoals een stage of praktijkleren.",
    )

    class Meta:
        model = Werkakkoord
        fields = ["sector", "ingangsdatum", "einddatum", "banen", "ontwikkelplekken"]
        labels = {"ingangsdatum": "Eerste dag", "einddatum": "Laatste dag"}
        help_texts = {"einddatum": "Laat leeg als er geen einddatum is afgesproken."}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("ingangsdatum"), data.get("einddatum")
        if isinstance(first, date) and last and last < first:
            self.add_error("einddatum", "Het akkoord eindigt voordat het ingaat.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class NieuwAkkoordForm(AkkoordForm):
    nieuw_id = new_id()


class VervallenForm(BasisForm):
    reden = forms.CharField(
        label="Waarom klopt dit akkoord niet?", help_text="Bijvoorbeeld: dubbel ingevoerd."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class ZoekForm(BasisForm):
    """The filter above the list; an employer's name may stand in an address."""

    method = "get"
    zoek = forms.CharField(label="Naam of KvK-nummer", required=False, max_length=100)
