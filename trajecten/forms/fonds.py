"""Forms of the opleidingsfonds: a booking, mending one, remission, and the period of a statement."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from trajecten.enums import Besluit, Boekingsoort, Herstelreden
from trajecten.models.fonds import KENMERK, MAX_BOEKING
from trajecten.models.lening import MAX_CENTEN
from trajecten.models.plan import MAX_WOORDEN
from trajecten.services.fonds import OF_A_LOAN
from werkoffensief.web.forms import BasisForm, new_id
from werkoffensief.web.geld import BedragField

NO_NAME = "Alleen cijfers en letters zonder spaties, met ten minste één cijfer. Geen naam."


class BoekingForm(BasisForm):
    """Money in or out: of the fund itself, or of one loan."""

    soort = forms.ChoiceField(label="Wat boekt u?", choices=Boekingsoort.choices, widget=forms.RadioSelect)
    leningnummer = forms.CharField(
        label="Nummer van de lening",
        max_length=200,
        required=False,
        help_text="Alleen bij uitbetalen en aflossen. Het nummer staat bij de lening en in de brief.",
    )
    centen = BedragField(label="Bedrag", most=MAX_BOEKING)
    dag = forms.DateField(label="Op welke dag was dit?", help_text="De dag op het bankafschrift.")
    kenmerk = forms.CharField(
        label="Kenmerk van de bank",
        max_length=40,
        required=False,
        validators=[RegexValidator(KENMERK, NO_NAME)],
        help_text=f"Bijvoorbeeld het nummer van het afschrift. {NO_NAME}",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_kenmerk(self) -> str | None:
        return self.cleaned_data["kenmerk"] or None

    def clean_dag(self) -> date:
        day: date = self.cleaned_data["dag"]
        if day > self.today:
            raise ValidationError("De dag van een boeking ligt niet in de toekomst.")
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        of_a_loan = data.get("soort") in OF_A_LOAN
        if of_a_loan and not data.get("leningnummer"):
            self.add_error("leningnummer", "Vul het nummer in van de lening die u uitbetaalt of aflost.")
        if data.get("soort") and not of_a_loan and data.get("leningnummer"):
            self.add_error("leningnummer", "Deze boeking gaat niet over een lening. Maak dit veld leeg.")
        return data


class HerstelForm(BasisForm):
    """Why a booking is booked back."""

    herstel_reden = forms.ChoiceField(
        label="Wat was er mis?", choices=Herstelreden.choices, widget=forms.RadioSelect
    )
    nieuw_id = new_id()


class KwijtscheldingForm(BasisForm):
    """How much a klant need not repay, and why."""

    centen = BedragField(label="Hoeveel schelden wij kwijt?", most=MAX_CENTEN)
    reden = forms.CharField(
        label="Waarom kan de klant dit niet terugbetalen?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wie besluit, leest dit. De klant kan dit ook lezen.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, openstaand: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.openstaand = openstaand

    def clean_centen(self) -> int:
        cents: int = self.cleaned_data["centen"]
        if cents > self.openstaand:
            raise ValidationError("Dit is meer dan er nog openstaat.")
        return cents


class KwijtbesluitForm(BasisForm):
    """Whether it is remitted, and why."""

    besluit = forms.ChoiceField(
        label="Wat is het besluit?",
        choices=((Besluit.TOEGEKEND, "Kwijtschelden"), (Besluit.AFGEWEZEN, "Niet kwijtschelden")),
        widget=forms.RadioSelect,
    )
    besluit_reden = forms.CharField(
        label="Waarom?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dit staat in de brief aan de klant. Gebruik gewone woorden.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class PeriodeForm(BasisForm):
    """The period of a statement."""

    method = "get"
    van = forms.DateField(label="Van")
    tot = forms.DateField(label="Tot en met")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = data.get("van"), data.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return data
