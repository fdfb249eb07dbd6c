"""Forms of a step."""

from datetime import date
from typing import Any

from django import forms

from intake.queries import choosable
from trajecten.enums import ENDED, STAP_TRANSITIONS, StapStatus
from trajecten.forms.basis import CodeField
from trajecten.models import Stap, Voorziening
from werkoffensief.web.forms import BasisForm, VersieForm, new_id, not_far_ahead


class StapForm(BasisForm):
    voorziening = CodeField(Voorziening, "Wat gaat de klant doen?")
    start = forms.DateField(label="Begindatum")
    status = forms.ChoiceField(label="Status", choices=StapStatus.choices, widget=forms.RadioSelect)
    einde = forms.DateField(
        label="Einddatum", required=False, help_text="Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026."
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voorziening: Any = self.fields["voorziening"]
        voorziening.queryset = choosable(voorziening.queryset.model, today)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])


class StapWijzigenForm(VersieForm):
    """Offers the states that this step may become."""

    class Meta:
        model = Stap
        fields = ["status", "start", "einde"]
        labels = {"status": "Status", "start": "Begindatum", "einde": "Einddatum"}
        widgets = {"status": forms.RadioSelect}
        help_texts = {"einde": "Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = (self.instance.status, *STAP_TRANSITIONS[self.instance.status])
        status: Any = self.fields["status"]
        status.choices = [(value, label) for value, label in StapStatus.choices if value in possible]

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"], known=self.instance.start)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, einde = data.get("start"), data.get("einde")
        if start and einde and einde < start:
            self.add_error("einde", "De stap eindigt voordat hij begint.")
        if data.get("status") in ENDED and not einde and "einde" not in self.errors:
            self.add_error("einde", "Vul in wanneer de stap is geëindigd.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""
