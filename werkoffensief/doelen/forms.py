"""What a reader chooses, and what a manager changes."""

from datetime import date
from typing import Any

from django import forms

from werkoffensief.web.forms import BasisForm, new_id

MAX_VALUE = 1_000_000


class PeilingForm(BasisForm):
    """Year, day and campaign of the dashboard; all of it stands in the URL."""

    method = "get"
    jaar = forms.TypedChoiceField(label="Jaar", coerce=int)
    peildatum = forms.DateField(label="Peildatum")
    campagne = forms.ChoiceField(label="Campagne")

    def __init__(self, *args: Any, years: list[int], campaigns: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jaar"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["campagne"].choices = campaigns  # type: ignore[attr-defined]

    def clean(self) -> None:
        jaar, peildatum = self.cleaned_data.get("jaar"), self.cleaned_data.get("peildatum")
        if jaar and peildatum and peildatum < date(jaar, 1, 1):
            self.add_error("peildatum", f"De peildatum ligt voor het begin van {jaar}.")


class DoelstellingForm(BasisForm):
    """The value of one target."""

    waarde = forms.IntegerField(label="Waarde", min_value=0, max_value=MAX_VALUE)
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class TeamdoelForm(BasisForm):
    """How many people of one team are to start in a year."""

    geplaatst = forms.IntegerField(
        label="Hoeveel mensen van dit team beginnen dit jaar met werk of een opleiding?",
        min_value=0,
        max_value=MAX_VALUE,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class VraagForm(BasisForm):
    """What a manager wants to know about one klantnummer."""

    tekst = forms.CharField(
        label="Wat wilt u weten?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: werkt deze klant nog? Hoogstens 500 tekens.",
    )
    nieuw_id = new_id()


class AntwoordForm(BasisForm):
    """What the team answers."""

    antwoord = forms.CharField(
        label="Uw antwoord",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De manager kent de naam niet. Noem geen namen en niets over gezondheid. Hoogstens 500 tekens.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
