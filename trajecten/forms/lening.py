"""Forms of a loan: what is asked, the advice, the decision, how it is repaid, and that it is not wanted any more."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import Advies, Besluit
from trajecten.models.lening import MAX_CENTEN
from trajecten.models.plan import MAX_WOORDEN
from werkoffensief.web.forms import BasisForm, new_id
from werkoffensief.web.geld import BedragField

OF_A_GRANT = ("toegekend_centen", "termijn_centen", "eerste_termijn")
FIVE_YEARS = timedelta(days=5 * 366)
FAR_AHEAD = "De eerste termijn ligt meer dan vijf jaar in de toekomst. Controleer het jaartal."


def _text(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_WOORDEN,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


class LeningForm(BasisForm):
    """What the klant asks."""

    opleiding = forms.CharField(label="Voor welke opleiding of cursus?", max_length=200)
    school = forms.CharField(label="Bij welke school?", max_length=200, required=False)
    gevraagd_centen = BedragField(label="Hoeveel wil de klant lenen?", most=MAX_CENTEN)
    waarom = _text(
        "Waarvoor is dit nodig?",
        "Wat helpt de opleiding de klant verder, en wat betaalt de klant ervan? De klant kan dit lezen.",
    )
    gevraagd_op = forms.DateField(label="Op welke dag vroeg de klant dit?")
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_school(self) -> str | None:
        return self.cleaned_data["school"] or None

    def clean_gevraagd_op(self) -> date:
        day: date = self.cleaned_data["gevraagd_op"]
        if day > self.today:
            raise ValidationError("De dag waarop de klant dit vroeg, ligt niet in de toekomst.")
        return day


class AdviesForm(BasisForm):
    """Whether the loan is a good idea, and why."""

    advies = forms.ChoiceField(label="Wat is uw advies?", choices=Advies.choices, widget=forms.RadioSelect)
    advies_reden = _text("Waarom?", "Wie besluit, leest dit. De klant kan dit ook lezen.")
    versie = forms.IntegerField(widget=forms.HiddenInput)


class BesluitForm(BasisForm):
    """Granted with an amount and a scheme, or refused; and why."""

    besluit = forms.ChoiceField(
        label="Wat is het besluit?", choices=Besluit.choices, widget=forms.RadioSelect
    )
    besluit_reden = _text("Waarom?", "Dit staat in de brief aan de klant. Gebruik gewone woorden.")
    toegekend_centen = BedragField(
        label="Welk bedrag kent u toe?",
        most=MAX_CENTEN,
        required=False,
        help_text="Niet meer dan is gevraagd. Leeg bij een afwijzing.",
    )
    termijn_centen = BedragField(
        label="Hoeveel betaalt de klant per maand terug?",
        most=MAX_CENTEN,
        required=False,
        help_text="Leeg bij een afwijzing.",
    )
    eerste_termijn = forms.DateField(
        label="Wanneer is de eerste termijn?", required=False, help_text="Leeg bij een afwijzing."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, gevraagd_centen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.gevraagd_centen = today, gevraagd_centen

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("besluit") == Besluit.TOEGEKEND:
            self._granted(data)
        elif data.get("besluit") == Besluit.AFGEWEZEN:
            for name in OF_A_GRANT:
                if data.get(name) is not None:
                    self.add_error(name, "U koos “Afgewezen”. Maak dit veld leeg.")
        return data

    def _granted(self, data: dict[str, Any]) -> None:
        for name in OF_A_GRANT:
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, f"Vul “{self.fields[name].label}” in.")
        amount, term, first = (data.get(name) for name in OF_A_GRANT)
        if amount and amount > self.gevraagd_centen:
            self.add_error("toegekend_centen", "Er kan niet meer worden toegekend dan is gevraagd.")
        if amount and term and term > amount:
            self.add_error("termijn_centen", "Een termijn is niet meer dan de hele lening.")
        if first:
            _check_first(self, first, self.today)


class RegelingForm(BasisForm):
    """Another scheme of repayment, and why."""

    termijn_centen = BedragField(label="Hoeveel betaalt de klant per maand terug?", most=MAX_CENTEN)
    eerste_termijn = forms.DateField(label="Wanneer is de eerste termijn?")
    reden = _text("Waarom verandert dit?", "Dit staat in de brief aan de klant. Gebruik gewone woorden.")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, besloten_op: date, toegekend_centen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.besloten_op, self.toegekend_centen = besloten_op, toegekend_centen

    def clean_termijn_centen(self) -> int:
        cents: int = self.cleaned_data["termijn_centen"]
        if cents > self.toegekend_centen:
            raise ValidationError("Een termijn is niet meer dan de hele lening.")
        return cents

    def clean_eerste_termijn(self) -> date:
        day: date = self.cleaned_data["eerste_termijn"]
        if day < self.besloten_op:
            raise ValidationError("De eerste termijn ligt niet voor het besluit.")
        if day > self.besloten_op + 2 * FIVE_YEARS:
            raise ValidationError(FAR_AHEAD)
        return day


class IntrekkenForm(BasisForm):
    """The klant does not want the loan after all."""

    ingetrokken_reden = _text("Waarom wil de klant de lening niet meer?", "De klant kan dit lezen.")
    versie = forms.IntegerField(widget=forms.HiddenInput)


def _check_first(form: BesluitForm, first: date, today: date) -> None:
    """A course lasts years, and who learns often repays only after it."""
    if first < today:
        form.add_error("eerste_termijn", "Deze dag is al voorbij.")
    elif first > today + FIVE_YEARS:
        form.add_error("eerste_termijn", FAR_AHEAD)
