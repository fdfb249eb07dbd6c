"""Forms of aftercare: a check with a note, and a fall-back."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.enums import Gespreksvorm
from trajecten.enums import Nazorgmet, Nazorguitkomst
from trajecten.forms.basis import VrijField
from trajecten.models.plan import MAX_WOORDEN
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead

TO_COME = "Deze dag moet nog komen. Kies de dag waarop het gebeurde."


class NazorgForm(BasisForm):
    """How it goes, in a few answers. Who spoke with the klant records a conversation with it."""

    gedaan_op = forms.DateField(label="Op welke dag?")
    met = forms.ChoiceField(label="Met wie sprak u?", choices=Nazorgmet.choices, widget=forms.RadioSelect)
    vorm = forms.ChoiceField(label="Hoe?", choices=Gespreksvorm.choices, initial=Gespreksvorm.TELEFOON)
    uitkomst = forms.ChoiceField(
        label="Hoe gaat het?", choices=Nazorguitkomst.choices, widget=forms.RadioSelect
    )
    notitie = VrijField(
        label="Wat is er gezegd?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sprak u de klant? Dan staat dit ook als gesprek in het dossier.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_gedaan_op(self) -> date:
        return _not_ahead(self.cleaned_data["gedaan_op"], self.today)


class TerugvalForm(BasisForm):
    """Work or education stopped. `lopend`: a traject runs; `heropenen`: the last one can go on in a new traject. In
    both the plan is looked at together."""

    einddatum = forms.DateField(label="Wat was de laatste dag?")
    toelichting = VrijField(
        label="Wat is er gebeurd?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In gewone woorden, en zonder verwijt. De klant kan dit lezen.",
    )
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u samen opnieuw naar het plan?", help_text="Bijvoorbeeld 22-11-2026."
    )
    heropenen = forms.BooleanField(label="Het traject gaat verder", required=False)
    start = forms.DateField(label="Eerste dag van het nieuwe traject", required=False)
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, lopend: bool, heropenen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not lopend and not heropenen:
            del self.fields["evaluatie_op"]
        elif not lopend:  # only when the traject goes on, see clean
            self.fields["evaluatie_op"].required = False
        if not heropenen:
            del self.fields["heropenen"], self.fields["start"]

    def clean_einddatum(self) -> date:
        return _not_ahead(self.cleaned_data["einddatum"], self.today)

    def clean_evaluatie_op(self) -> date | None:
        day: date | None = self.cleaned_data["evaluatie_op"]
        if day is None:
            return None
        if day < self.today:
            raise ValidationError("Deze dag is al voorbij.")
        return not_far_ahead(day)

    def clean_start(self) -> date | None:
        day = self.cleaned_data["start"]
        if self.cleaned_data.get("heropenen") and day is None:
            raise ValidationError("Kies op welke dag het traject verdergaat.")
        return not_far_ahead(day) if day else None

    def clean(self) -> dict[str, Any]:
        """A plan that goes on is looked at, on a day of the new traject."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("heropenen") and "evaluatie_op" in data:
            if data["evaluatie_op"] is None:
                self.add_error("evaluatie_op", "Kies op welke dag u samen opnieuw naar het plan kijkt.")
            elif data.get("start") and data["evaluatie_op"] < data["start"]:
                self.add_error("evaluatie_op", "Deze dag ligt voor het begin van het nieuwe traject.")
        return data

    @property
    def reopens_on(self) -> date | None:
        """From which day the traject goes on; None when it does not."""
        data = self.cleaned_data
        return data.get("start") if data.get("heropenen") else None


def _not_ahead(day: date, today: date) -> date:
    if day > today:
        raise ValidationError(TO_COME)
    return day
