"""A klant asks for another regisseur, and the answer."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from trajecten.forms.basis import VrijField
from trajecten.models.plan import MAX_WOORDEN
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, new_id


class WensForm(BasisForm):
    """What the klant asks, and when."""

    reden = VrijField(
        label="Waarom wil de klant een andere regisseur?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="In de woorden van de klant. De klant kan dit lezen.",
    )
    gevraagd_op = forms.DateField(label="Op welke dag vroeg de klant dit?")
    nieuw_id = new_id()

    def clean_gevraagd_op(self) -> date:
        day: date = self.cleaned_data["gevraagd_op"]
        if day > clock.today():
            raise ValidationError("De dag waarop de klant dit vroeg, ligt niet in de toekomst.")
        return day


class WensNeeForm(BasisForm):
    """Why not; the klant hears it."""

    antwoord = VrijField(
        label="Blijft deze regisseur? Schrijf dan waarom.",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Vertel dit ook aan de klant, in gewone woorden. De klant kan dit lezen.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
