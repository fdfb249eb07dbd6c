"""Handing over a whole caseload: to which colleagues, from which day, who gets whom, and what they must know."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from trajecten.forms.basis import VrijField, as_uuid
from trajecten.queries import CHOICES
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.forms import BasisForm, not_far_ahead


class VerdeelForm(BasisForm):
    """Step one, asked by address: nothing changes by it."""

    method = "get"
    naar = forms.MultipleChoiceField(label="Naar welke collega's?", widget=forms.CheckboxSelectMultiple)
    dag = forms.DateField(label="Vanaf welke dag?", help_text="Vanaf deze dag zijn zij de regisseur.")

    def __init__(self, *args: Any, collegas: Sequence[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["naar"]
        field.choices = [(str(row.pk), row.naam) for row in collegas]

    def clean_naar(self) -> list[str]:
        names: list[str] = self.cleaned_data["naar"]
        if len(names) > CHOICES:
            raise forms.ValidationError(f"Kies hoogstens {CHOICES} collega's.")
        return names

    def clean_dag(self) -> date:
        return not_far_ahead(self.cleaned_data["dag"])


class CaseloadForm(BasisForm):
    """Step two: the note. Who gets whom stands beside it, see `chosen_in` and `seen_in`."""

    overdrachtsnotitie = VrijField(
        label="Wat moeten de nieuwe regisseurs weten?",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze notitie komt bij elke klant te staan.",
    )


def chosen_in(data: Mapping[str, Any]) -> dict[UUID, UUID]:
    """`r_<row of a regisseur>` → a colleague, as it was sent; what is no id is left out."""
    pairs = [(as_uuid(name[2:]), as_uuid(data[name])) for name in data if name.startswith("r_")]
    return {row: colleague for row, colleague in pairs if row and colleague}


def seen_in(data: Mapping[str, Any]) -> dict[UUID, int]:
    """`v_<row of a regisseur>` → the version that the page showed; 0 for what is no version."""
    pairs = [(as_uuid(name[2:]), str(data[name])) for name in data if name.startswith("v_")]
    return {
        row: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
        for row, text in pairs
        if row
    }
