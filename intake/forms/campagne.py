"""The form of a campaign: whom it is about, until when, and how many to speak with."""

from typing import Any

from django import forms

from intake.models import Campagne
from werkoffensief.web.forms import VersieForm, new_id

POPULATION = ("startdatum", "minimaal_maanden_uitkering")


class CampagneForm(VersieForm):
    """`geteld`: the population that was shown before; another one is counted and shown again before it is saved."""

    class Meta:
        model = Campagne
        fields = [
            *("naam", "code", "startdatum", "einddatum"),
            *("minimaal_maanden_uitkering", "streefaantal"),
        ]
        labels = {"naam": "Naam", "code": "Korte naam in leveringen", "streefaantal": "Streefaantal"}
        help_texts = {"code": "Kleine letters, zonder spaties. Daarna niet meer te wijzigen."}
        error_messages = {"code": {"unique": "Er is al een campagne met deze korte naam."}}

    startdatum = forms.DateField(label="Eerste dag")
    einddatum = forms.DateField(
        label="Laatste dag", required=False, help_text="Leeg als de campagne geen einde heeft."
    )
    minimaal_maanden_uitkering = forms.IntegerField(
        label="Hoeveel maanden had iemand ten minste een uitkering?",
        help_text="Op de eerste dag van de campagne. Wie toen korter een uitkering had, hoort er niet bij.",
        min_value=0,
        max_value=600,
    )
    streefaantal = forms.IntegerField(
        label="Streefaantal",
        help_text="Met hoeveel mensen wilt u spreken?",
        min_value=0,
        max_value=10_000_000,
    )
    geteld = forms.CharField(required=False, widget=forms.HiddenInput)
    nieuw_id = new_id()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            for name in ("code", "nieuw_id"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        begin, end = data.get("startdatum"), data.get("einddatum")
        if begin and end and end < begin:
            self.add_error("einddatum", "De campagne eindigt voordat zij begint.")
        return data

    def validate_unique(self) -> None:
        """The campaign that this very form made does not stand in its way: it was sent before."""
        own = {"pk": self.cleaned_data.get("nieuw_id"), "code": self.cleaned_data.get("code")}
        if not own["pk"] or not Campagne.objects.filter(**own).exists():
            super().validate_unique()

    @property
    def population(self) -> str:
        """Whom a valid form is about, as it stands in `geteld`."""
        return "|".join(str(self.cleaned_data[name]) for name in POPULATION)
