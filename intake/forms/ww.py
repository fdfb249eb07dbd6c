"""Forms of the end of somebody's WW."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.enums import Wwresultaat
from intake.forms.klant import not_in_future
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, new_id
from werkoffensief.web.notation import short_date

FAR = timedelta(days=5 * 366)
LONGEST = timedelta(days=38 * 31)  # no WW lasts longer than 38 months
BY_HAND = [
    (Wwresultaat.OPEN.value, Wwresultaat.OPEN.label),
    (Wwresultaat.VOORKOMEN.value, Wwresultaat.VOORKOMEN.label),
]


class WwForm(BasisForm):
    """The last day of the WW."""

    ww_einde = forms.DateField(
        label="Laatste dag van de WW",
        help_text="Bijvoorbeeld 22-11-2026. Het UWV noemt deze dag in de brief over de WW.",
    )
    nieuw_id = new_id()

    def clean_ww_einde(self) -> date:
        day: date = self.cleaned_data["ww_einde"]
        if not clock.today() - FAR <= day <= clock.today() + FAR:
            raise ValidationError("Vul een datum in binnen vijf jaar van vandaag.")
        return day


class WwresultaatForm(BasisForm):
    """What came of it. That somebody flowed in is no choice: it follows from the benefit."""

    ww_einde = forms.DateField(label="Laatste dag van de WW")
    resultaat = forms.ChoiceField(label="Resultaat", choices=BY_HAND, widget=forms.RadioSelect)
    resultaat_op = forms.DateField(
        label="Sinds wanneer?",
        required=False,
        help_text="Alleen als instroom is voorkomen: de dag waarop dat bleek.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_resultaat_op(self) -> date | None:
        return not_in_future(self.cleaned_data["resultaat_op"], "Deze datum ligt in de toekomst.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if not {"resultaat", "resultaat_op"} <= data.keys():
            return data
        if data["resultaat"] == Wwresultaat.VOORKOMEN and data["resultaat_op"] is None:
            self.add_error("resultaat_op", "Vul in sinds wanneer duidelijk is dat instroom is voorkomen.")
        day, end = data.get("resultaat_op"), data.get("ww_einde")
        if day and end and day < end - LONGEST:
            self.add_error(
                "resultaat_op", f"Kies een dag in de looptijd van de WW: vanaf {short_date(end - LONGEST)}."
            )
        if data["resultaat"] == Wwresultaat.OPEN:
            data["resultaat_op"] = None
        return data
