"""Forms of what a third party is asked with an agreement."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from intake.forms.klant import not_in_future
from intake.models import Toestemming
from intake.models.uitvraag import MAX_UITVRAAG
from werkoffensief.web.forms import BasisForm, RijField, new_id
from werkoffensief.web.notation import short_date

ANTWOORD, GEEN = "antwoord", "geen"


class _Agreement(RijField):
    """Whom, about what, and until when."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.wie}: {obj.waarvoor} (tot en met {short_date(obj.geldig_tot)})"


class UitvraagForm(BasisForm):
    """One question, with an agreement that holds."""

    toestemming = _Agreement(
        label="Met welke toestemming?",
        queryset=Toestemming.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    bij_wie = forms.CharField(
        label="Wie hebt u daar gesproken?",
        required=False,
        help_text="Een naam of afdeling, als dat nodig is.",
    )
    gevraagd_op = forms.DateField(label="Gevraagd op")
    wat = forms.CharField(
        label="Wat hebt u gevraagd?",
        max_length=MAX_UITVRAAG,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Alleen waarover de klant toestemming gaf. Geen diagnose.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, toestemmingen: QuerySet[Toestemming], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toestemming"].queryset = toestemmingen  # type: ignore[attr-defined]

    def clean_gevraagd_op(self) -> date | None:
        return not_in_future(self.cleaned_data["gevraagd_op"], "Deze datum ligt in de toekomst.")


class UitvraagAntwoordForm(BasisForm):
    """What came of it: an answer, or none."""

    hoe = forms.ChoiceField(
        label="Kwam er antwoord?",
        choices=[(ANTWOORD, "Ja"), (GEEN, "Nee, en wij wachten er niet meer op")],
        widget=forms.RadioSelect,
    )
    afgerond_op = forms.DateField(label="Op welke dag?")
    antwoord = forms.CharField(
        label="Wat was het antwoord?",
        required=False,
        max_length=MAX_UITVRAAG,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Alleen wat nodig is voor het plan. Geen diagnose.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_afgerond_op(self) -> date | None:
        return not_in_future(self.cleaned_data["afgerond_op"], "Deze datum ligt in de toekomst.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("hoe") == ANTWOORD and "antwoord" in data and not data["antwoord"]:
            self.add_error("antwoord", "Vul in wat het antwoord was.")
        if data.get("hoe") == GEEN and data.get("antwoord"):
            self.add_error("antwoord", "Kwam er geen antwoord? Laat dit dan leeg.")
        return data
