"""Forms of a step."""

from datetime import date
from typing import Any

from django import forms

from intake.queries import choosable
from trajecten.enums import ENDED, STAP_TRANSITIONS, StapStatus
from trajecten.forms.basis import CodeField
from trajecten.models import Aanbod, Stap, Voorziening
from trajecten.overzicht.aanbod import choices_of, place_in_words
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, RijField, VersieForm, new_id, not_far_ahead

UNTIL = "Zo weten collega's wanneer er weer plaats is. U kunt het leeg laten."


class AanbodField(RijField):
    """In which offer somebody gets a place, with how many are free."""

    def __init__(
        self, label: str = "Waar krijgt de klant een plaats?", none: str = "Nog geen plaats"
    ) -> None:
        super().__init__(
            queryset=Aanbod.objects.none(), label=label, required=False, widget=forms.RadioSelect, empty_label=none,
            blank=True,
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        return place_in_words(obj, clock.today())


class StapForm(BasisForm):
    """A new step. Where a voorziening has offers, the form asks in which one; without a script on the second press."""

    voorziening = CodeField(Voorziening, "Wat gaat de klant doen?")
    aanbod = AanbodField()
    start = forms.DateField(label="Begindatum")
    status = forms.ChoiceField(label="Status", choices=StapStatus.choices, widget=forms.RadioSelect)
    einde = forms.DateField(
        label="Einddatum", required=False, help_text="Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026."
    )
    verwacht_einde = forms.DateField(
        label="Wanneer is het naar verwachting klaar?", required=False, help_text=UNTIL
    )
    nieuw_id = new_id()
    optional_together = frozenset({"aanbod"})  # one of the choices is "no place yet"

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["voorziening"].queryset = choosable(Voorziening, today)
        chosen = self.data.get("voorziening") if self.is_bound else self.initial.get("voorziening")
        fields["aanbod"].queryset = choices_of(str(chosen or "").replace("\0", ""), today)
        if not fields["aanbod"].queryset:
            del fields["aanbod"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "aanbod" in self.fields and "aanbod" not in self.data:
            self.add_error("aanbod", "Kies waar de klant een plaats krijgt, of dat er nog geen plaats is.")
        refuse_early_end(self, data)
        return data

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])


def refuse_early_end(form: forms.BaseForm, data: dict[str, Any]) -> None:
    start, expected = data.get("start"), data.get("verwacht_einde")
    if start and expected and expected < start:
        form.add_error("verwacht_einde", "De verwachte einddatum ligt voor de begindatum.")


class StapWijzigenForm(VersieForm):
    """Offers the states that this step may become, and the offers of its voorziening."""

    aanbod = AanbodField()
    field_order = ("status", "aanbod", "start", "verwacht_einde", "einde")

    class Meta:
        model = Stap
        fields = ["status", "start", "verwacht_einde", "einde"]
        labels = {
            "status": "Status",
            "start": "Begindatum",
            "verwacht_einde": "Wanneer is het naar verwachting klaar?",
            "einde": "Einddatum",
        }
        widgets = {"status": forms.RadioSelect}
        help_texts = {
            "verwacht_einde": UNTIL,
            "einde": "Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        own = self.instance.aanbod_id
        fields["aanbod"].queryset = choices_of(self.instance.voorziening_id, clock.today(), own)
        self.initial["aanbod"] = own
        if not fields["aanbod"].queryset:
            del fields["aanbod"]
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
        refuse_early_end(self, data)
        if data.get("status") in ENDED and not einde and "einde" not in self.errors:
            self.add_error("einde", "Vul in wanneer de stap is geëindigd.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""
