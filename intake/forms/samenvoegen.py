"""The form that undoes a merge: what of later goes along, and one check that it is meant."""

from collections.abc import Sequence
from typing import Any

from django import forms

from werkoffensief.web.forms import BasisForm


class OngedaanForm(BasisForm):
    alles = forms.BooleanField(label="Alles wat daarna is toegevoegd, gaat mee", required=False)
    mee = forms.MultipleChoiceField(
        label="Of kies wat meegaat",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u niet aanvinkt, blijft in dit dossier. Wat erbij hoort, zoals de antwoorden van een gesprek, "
        "gaat vanzelf mee, en een actie met het doel waar zij bij hoort.",
    )
    zeker = forms.BooleanField(label="Ik heb gezien wat er teruggaat: dit zijn twee mensen")

    def __init__(self, *args: Any, toevoegingen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if toevoegingen:
            self.fields["mee"].choices = list(toevoegingen)  # type: ignore[attr-defined]
        else:
            del self.fields["mee"], self.fields["alles"]
