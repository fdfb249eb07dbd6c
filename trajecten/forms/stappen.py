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


VERKLARING = ("verklaring", "verklaring_wat", "verklaring_door", "verklaring_op")


class StapWijzigenForm(VersieForm):
    """Offers the states that this step may become, and the offers of its voorziening."""

    aanbod = AanbodField()
    verklaring = forms.ChoiceField(
        label="Is er een praktijkverklaring?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("nog_niet", "Nog niet"), ("ja", "Ja")],
        help_text="Alleen als de stap klaar is. “Nog niet” blijft bij de stap in het plan staan.",
    )
    verklaring_wat = forms.CharField(
        label="Wat liet de klant zien te kunnen?",
        required=False,
        max_length=200,
        help_text="Komt in het profiel en op het cv. Bijvoorbeeld: zelfstandig orders verzamelen met een scanner.",
    )
    verklaring_door = forms.CharField(
        label="Wie gaf de verklaring?", required=False, max_length=200, help_text="De werkgever of de school."
    )
    verklaring_op = forms.DateField(label="Van welke dag is de verklaring?", required=False)
    field_order = ("status", "aanbod", "start", "verwacht_einde", "einde", *VERKLARING)

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
        if not self.instance.of_praktijkleren or self.instance.has_verklaring():
            for name in VERKLARING:
                del fields[name]
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
        if "verklaring" in self.fields:
            self._check_verklaring(data)
        return data

    @property
    def said(self) -> dict[str, Any] | None:
        """The praktijkverklaring that was filled in."""
        data = self.cleaned_data
        if data.get("verklaring") != "ja":
            return None
        return {
            "naam": data["verklaring_wat"].strip(),
            "school": data["verklaring_door"].strip(),
            "behaald_op": data["verklaring_op"],
        }

    def _check_verklaring(self, data: dict[str, Any]) -> None:
        """Asked when the step ends; a verklaring has all its parts."""
        ended, answer = data.get("status") in ENDED, data.get("verklaring")
        if ended and not answer:
            self.add_error("verklaring", "Kies of er een praktijkverklaring is, of nog niet.")
        if answer != "ja":
            return
        if not ended:
            self.add_error("verklaring", "Een praktijkverklaring hoort bij een stap die klaar is.")
        for name, sentence in (
            ("verklaring_wat", "Vul in wat de klant liet zien."),
            ("verklaring_door", "Vul in wie de verklaring gaf."),
            ("verklaring_op", "Vul in van welke dag de verklaring is."),
        ):
            if name not in self.errors and not data.get(name):
                self.add_error(name, sentence)
        if (data.get("verklaring_op") or date.min) > clock.today():
            self.add_error("verklaring_op", "Deze dag is nog niet geweest.")

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""
