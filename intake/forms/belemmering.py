"""What stands in the way: its fields on the page of the conversation, and the forms of its own pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake import queries
from intake.enums import Ernst
from intake.forms.klant import NOT_YET, not_in_future
from werkoffensief.web.forms import BasisForm

MAX_ACTIE = 200
NOT_TICKED = "Dit hoort bij “{0}”. Vink “{0}” aan, of haal dit weg."


def optional_text(label: str, limit: int, *, rows: int = 0) -> forms.CharField:
    """A text that may stay empty; of lines when it has `rows`."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=limit, widget=widget)


def tick(label: str) -> forms.BooleanField:
    """A tick that may stay off."""
    return forms.BooleanField(label=label, required=False)


def _how_much(label: str, empty: str, **widget: Any) -> forms.TypedChoiceField:
    choices = [("", empty), *Ernst.choices]
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, choices=choices, **widget
    )


# --- On the page of the conversation ------------------------------------------------------------


def known_fields(row: dict[str, Any]) -> dict[str, forms.Field]:
    """What may change in something that is known."""
    name, naam = f"b_{row['id']}", row["naam"]
    return {
        f"{name}_ernst": _how_much(f"{naam}: hoe erg?", "Niet veranderd"),
        f"{name}_actie": optional_text(f"{naam}: wat doet u eraan?", MAX_ACTIE),
        f"{name}_beheersbaar": tick("Vanaf vandaag beheersbaar"),
        f"{name}_opgelost": tick("Vandaag opgelost"),
        f"{name}_versie": forms.IntegerField(widget=forms.HiddenInput, required=False),
    }


def new_fields(soort: Any) -> dict[str, forms.Field]:
    """One tick, and what may be said at once about what was ticked."""
    return {
        f"n_{soort.pk}": tick(soort.naam),
        f"m_{soort.pk}_ernst": _how_much(f"{soort.naam}: hoe erg?", NOT_YET),
        f"m_{soort.pk}_actie": optional_text(f"{soort.naam}: wat doen wij eraan?", MAX_ACTIE),
    }


def clean_new(form: forms.BaseForm, soorten: Iterable[Any]) -> None:
    """What was said about something that is not ticked would not be kept."""
    for soort in soorten:
        if form.cleaned_data.get(f"n_{soort.pk}"):
            continue
        for name in (f"m_{soort.pk}_ernst", f"m_{soort.pk}_actie"):
            if form.cleaned_data.get(name):
                form.add_error(name, NOT_TICKED.format(soort.naam))


# --- On pages of their own ------------------------------------------------------------


def _severity() -> forms.TypedChoiceField:
    return _how_much("Hoe erg staat dit in de weg?", NOT_YET, widget=forms.RadioSelect)


def _action() -> forms.CharField:
    return optional_text("Wat doet u of de klant eraan?", MAX_ACTIE)


class BelemmeringForm(BasisForm):
    soort: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Wat staat in de weg?", queryset=None, empty_label="Kies een belemmering"
    )
    vastgesteld_op = forms.DateField(label="Sinds wanneer weet u dit?")
    ernst, actie = _severity(), _action()

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].queryset = queries.belemmeringsoorten(day)  # type: ignore[attr-defined]

    def clean_actie(self) -> str | None:
        return self.cleaned_data["actie"] or None

    def clean_vastgesteld_op(self) -> date | None:
        return not_in_future(self.cleaned_data["vastgesteld_op"], "Deze datum ligt in de toekomst.")


class OplossingForm(BasisForm):
    opgelost_op = forms.DateField(label="Opgelost op")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, vastgesteld_op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vastgesteld_op = vastgesteld_op

    def clean_opgelost_op(self) -> date | None:
        day = not_in_future(self.cleaned_data["opgelost_op"], "Deze datum ligt in de toekomst.")
        if day and day < self.vastgesteld_op:
            raise ValidationError("De belemmering is opgelost voordat zij is vastgesteld.")
        return day


class BelemmeringWijzigForm(BasisForm):
    """How much it stands in the way, what is done about it, since when it is manageable."""

    ernst, actie = _severity(), _action()
    beheersbaar_op = forms.DateField(
        label="Beheersbaar sinds",
        required=False,
        help_text="Als de klant ermee kan leven en werken, ook als het niet is opgelost. Bijvoorbeeld 22-11-2026.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, vastgesteld_op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vastgesteld_op = vastgesteld_op

    def clean_actie(self) -> str | None:
        return self.cleaned_data["actie"] or None

    def clean_beheersbaar_op(self) -> date | None:
        day = not_in_future(self.cleaned_data["beheersbaar_op"], "Deze datum ligt in de toekomst.")
        if day and day < self.vastgesteld_op:
            raise ValidationError("De belemmering is beheersbaar voordat zij is vastgesteld.")
        return day
