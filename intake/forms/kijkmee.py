"""The form that asks colleagues to look along."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.forms.deuren import MIN_REDEN, MemberField, NamenForm
from intake.services.kijkmee import MAX_DAYS
from werkoffensief.web.forms import new_id

DAYS = [(str(days), "1 dag" if days == 1 else f"{days} dagen") for days in (1, 3, MAX_DAYS)]


class KijkMeeForm(NamenForm):
    reden = forms.CharField(
        label="Waarom vraagt u dit?",
        min_length=MIN_REDEN,
        max_length=200,
        help_text="Minstens tien tekens. Beide teams lezen dit. Noem geen namen.",
        error_messages={"min_length": "Schrijf uw reden uit: gebruik minstens tien tekens."},
    )
    dagen = forms.ChoiceField(label="Hoelang?", choices=DAYS, initial="1", widget=forms.RadioSelect)
    namen = MemberField(label="Wie vraagt u?")
    nieuw_id = new_id()
    zoek_medewerker = forms.CharField(
        label="Zoek een collega",
        required=False,
        help_text="Een deel van de naam. Uw eigen team ziet dit dossier al.",
    )
    field_order = ["reden", "dagen", "zoek_medewerker", "namen", "nieuw_id"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, team_id=None, **kwargs)
        self.remade = {}
        self.fields["namen"].required = True
        self.fields["namen"].error_messages["required"] = "Kies ten minste één collega."

    def clean_reden(self) -> str:
        """One line, as the team reads it in a list."""
        reden = " ".join(self.cleaned_data["reden"].split())
        if len(reden) < MIN_REDEN:
            raise ValidationError("Schrijf uw reden uit: gebruik minstens tien tekens.")
        return reden
