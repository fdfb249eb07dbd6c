"""The form in which a klant's agreement to ask a third party is recorded."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.forms.klant import not_in_future
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, new_id

LONGEST = timedelta(days=366)


class ToestemmingForm(BasisForm):
    wie = forms.CharField(
        label="Wie mogen wij vragen?", help_text="Een organisatie, zoals de schuldhulpverlening."
    )
    waarvoor = forms.CharField(
        label="Waarover?", help_text="Alleen wat nodig is voor het plan. Geen diagnose."
    )
    gegeven_op = forms.DateField(label="Gegeven op")
    geldig_tot = forms.DateField(label="Geldig tot en met", help_text="Hoogstens een jaar later.")
    nieuw_id = new_id()

    def clean_gegeven_op(self) -> date | None:
        return not_in_future(self.cleaned_data["gegeven_op"], "Deze datum ligt in de toekomst.")

    def clean_geldig_tot(self) -> date:
        day: date = self.cleaned_data["geldig_tot"]
        if day > clock.today() + LONGEST:
            raise ValidationError("Kies een datum binnen een jaar.")
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        first, last = data.get("gegeven_op"), data.get("geldig_tot")
        if first and last and last < first:
            self.add_error("geldig_tot", "De laatste dag ligt voor de dag waarop de toestemming is gegeven.")
        return data
