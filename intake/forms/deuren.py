"""Forms of the doors to a file: shielding it, a Toegang with a reason, a request of a klant."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake import bsn, queries
from intake.enums import Verzoeksoort, Verzoekuitkomst
from intake.forms.klant import not_in_future
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.forms import BasisForm, ZoekForm, identifying, new_id

MIN_REDEN = 10
WITHOUT_DATE = "Vul de geboortedatum in. Leeg laten kan alleen als u het hele BSN invult."


class MemberField(forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Medewerker.objects.none(), widget=forms.CheckboxSelectMultiple, required=False, **kwargs
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam} ({obj.team.naam})" if obj.team else str(obj.naam)


class NamenForm(ZoekForm):
    """A form that names medewerkers: type a part of a name, then tick those who are meant."""

    zoek_medewerker = forms.CharField(
        label="Zoek een medewerker", required=False, help_text="Een deel van de naam. Leeg: uw eigen team."
    )
    namen = MemberField(label="Wie mag dit dossier zien?")
    search_label = "Zoek medewerker"
    search_after = "zoek_medewerker"

    def __init__(self, *args: Any, team_id: uuid.UUID | None, **kwargs: Any) -> None:
        self.remade = {"team_id": team_id}
        super().__init__(*args, **kwargs)
        rows = queries.find_members(text=self.typed("zoek_medewerker"), team_id=team_id, chosen=self.chosen())
        members = queries.casework_members().filter(pk__in=[row.pk for row in rows])
        self.fields["namen"].queryset = members.select_related("team")  # type: ignore[attr-defined]

    def chosen(self) -> list[uuid.UUID]:
        """Who was ticked, before any check."""
        data: Any = self.data
        values = data.getlist("namen") if self.is_bound else self.initial.get("namen", [])
        return [key for key in map(_uuid, values) if key]

    def found_nothing(self) -> bool:
        text = self.typed("zoek_medewerker")
        return not queries.find_members(text=text, team_id=self.remade.get("team_id"), chosen=set())

    def all_typed(self) -> dict[str, Any]:
        return {**super().all_typed(), "namen": self.chosen()}


def _uuid(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


class AfschermForm(NamenForm):
    reden = forms.CharField(
        label="Reden",
        help_text="Waarom mag het team dit dossier niet zien? Noem geen namen van anderen.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["reden", "zoek_medewerker", "namen", "versie"]


class OpheffenForm(BasisForm):
    """Lift the shield of a file; the reason for it is shown once more."""

    reden = forms.CharField(label="Reden", disabled=True, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class VertrouwelingForm(NamenForm):
    def clean_namen(self) -> Any:
        if not self.cleaned_data["namen"]:
            raise ValidationError("Kies ten minste één medewerker.")
        return self.cleaned_data["namen"]


def number_field() -> forms.CharField:
    """A whole klantnummer or BSN; never remembered by the browser."""
    return identifying(
        forms.CharField(
            label="Klantnummer of BSN",
            help_text="Het hele nummer.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "kort"}),
        )
    )


class WieForm(BasisForm):
    """Who is meant: a number and the birth date together, or the whole BSN of whoever has no birth date in the file.

    Whether a date may be left empty depends on what was typed alone: nothing is looked up for that.
    """

    nummer = number_field()
    geboortedatum = forms.DateField(
        label="Geboortedatum van de klant",
        required=False,
        help_text="Leeg als de gemeente die niet kent. Vul dan hierboven het hele BSN in.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"nummer", "geboortedatum"} <= data.keys() and data["geboortedatum"] is None:
            try:
                bsn.normalised(data["nummer"])
            except bsn.BsnError:
                self.add_error("geboortedatum", WITHOUT_DATE)
        return data


class ToegangForm(WieForm):
    """Whose file, and why."""

    reden = forms.CharField(
        label="Waarom moet u dit dossier zien?",
        min_length=MIN_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=200,
        help_text="Minstens tien tekens. Beide teams lezen dit. Noem geen namen.",
        error_messages={"min_length": "Schrijf uw reden uit: gebruik minstens tien tekens."},
    )
    nieuw_id = new_id()

    def clean_reden(self) -> str:
        """One line, as the team reads it in a list."""
        reden = " ".join(self.cleaned_data["reden"].split())
        if len(reden) < MIN_REDEN:
            raise ValidationError("Schrijf uw reden uit: gebruik minstens tien tekens.")
        return reden


class VerzoekForm(WieForm):
    """A request of a klant about the own data."""

    soort = forms.ChoiceField(
        label="Wat vraagt de klant?", choices=Verzoeksoort.choices, widget=forms.RadioSelect
    )
    ontvangen_op = forms.DateField(label="Ontvangen op")
    nieuw_id = new_id()

    def clean_ontvangen_op(self) -> date | None:
        return not_in_future(
            self.cleaned_data["ontvangen_op"], "Een verzoek kan niet in de toekomst zijn ontvangen."
        )


class AfhandelForm(BasisForm):
    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?", choices=Verzoekuitkomst.choices, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        help_text="Verplicht als u niet of maar deels aan het verzoek voldoet. Noem geen namen.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needs = {Verzoekuitkomst.DEELS.value, Verzoekuitkomst.AFGEWEZEN.value}
        if data.get("uitkomst") in needs and not data.get("toelichting"):
            self.add_error("toelichting", "Vertel waarom u niet of maar deels aan het verzoek voldoet.")
        return data
