"""Forms of the plan: its words, one line at a time, agreeing on it, looking at it, going on after a fall-back."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from intake.enums import Uitvoerder
from intake.forms import ActieForm
from intake.forms.gesprek import ask_about_name
from intake.forms.samenstellen import CHOSEN
from intake.models import Actie
from intake.services.acties import said_in
from trajecten.enums import DOEL_TRANSITIONS, DoelStatus, Einddoel
from trajecten.forms.basis import VrijField, no_bsn_in, say_latest
from trajecten.models import Doel, Wachtpunt
from trajecten.models.plan import MAX_WOORDEN
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.forms import BasisForm, DatumInput, VersieForm, new_id, not_far_ahead

PAST = "Deze dag is al voorbij."


def _words(label: str, help_text: str, rows: int = 4) -> VrijField:
    return VrijField(
        label=label, required=False, max_length=MAX_WOORDEN, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class PlanForm(BasisForm):
    """The words of a plan. `jong`: also the parts of Participatiewet art. 44a."""

    waar_sta_ik = _words("Waar sta ik nu?", "In de woorden van de klant: wat gaat goed, wat is lastig.")
    waar_wil_ik_heen = _words("Waar wil ik heen?", "Wat wil de klant bereiken, en waarom is dat belangrijk?")
    einddoel = forms.ChoiceField(
        label="Waar gaat dit plan naartoe?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("", "Weet ik nog niet"), *Einddoel.choices],
    )
    ondersteuning = _words(
        "Welke hulp krijg ik?",
        "Onder de 27 jaar hoort dit in het plan. Bijvoorbeeld: hulp bij het zoeken van een school.",
    )
    plichten = _words(
        "Waar houd ik mij aan?",
        "Onder de 27 jaar hoort dit in het plan. Bijvoorbeeld: elke week twee keer solliciteren.",
    )
    gevolgen = _words(
        "Wat gebeurt er als ik dat niet doe?",
        "Onder de 27 jaar hoort dit in het plan. Bijvoorbeeld: de gemeente kan de uitkering verlagen.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, jong: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not jong:
            for name in ("ondersteuning", "plichten", "gevolgen"):
                del self.fields[name]


def _by(label: str) -> forms.DateField:
    """A day in a line: what it looks like stands in the field, as there is no room for help."""
    field = forms.DateField(label=label, required=False, widget=DatumInput())
    field.widget.attrs["placeholder"] = "22-11-2026"
    return field


def not_past(day: date | None, today: date) -> date | None:
    if day and day < today:
        raise ValidationError(PAST)
    return day


class PlanActieForm(ActieForm):
    """One action in one line. `naam`: who fills it in; `doelen`: the open goals, to choose one."""

    wat = VrijField(label="Wat", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    wie = forms.ChoiceField(label="Wie", required=False)
    anders = VrijField(label="Naam", required=False, max_length=200)
    voor = _by("Voor wanneer")
    doel = forms.ChoiceField(label="Bij welk doel", required=False)

    def __init__(self, *args: Any, naam: str, doelen: list[Doel], **kwargs: Any) -> None:
        super().__init__(*args, prefix="actie", **kwargs)
        fields: Any = self.fields
        fields["voor"].help_text = ""
        fields["wie"].choices = [
            (CHOSEN[Uitvoerder.KLANT], "Ik (de klant)"),
            (CHOSEN[Uitvoerder.MEDEWERKER], naam),
            (CHOSEN[Uitvoerder.ANDER], "Iemand anders"),
        ]
        fields["doel"].choices = [("", "Geen doel"), *((str(row.pk), row.wat) for row in doelen)]
        if not doelen:
            del fields["doel"]


class DoelForm(BasisForm):
    """One goal in one line; the rest can follow."""

    wat = VrijField(label="Wat wil ik bereiken", max_length=200)
    hoe_zien_wij_het = VrijField(label="Hoe zien wij dat het lukte", required=False, max_length=200)
    voor_op = _by("Voor wanneer")
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, prefix="doel", **kwargs)
        self.today = today
        self.fields["voor_op"].help_text = ""

    def clean_voor_op(self) -> date | None:
        return not_past(self.cleaned_data["voor_op"], self.today)


class DoelWijzigenForm(VersieForm):
    """A goal with all that makes it plain, and the states that it may become."""

    class Meta:
        model = Doel
        fields = ["wat", "hoe_zien_wij_het", "waarom", "voor_op", "status"]
        labels = {
            "wat": "Wat wil ik bereiken?",
            "hoe_zien_wij_het": "Hoe zien wij dat het lukte?",
            "waarom": "Waarom is dit belangrijk voor mij?",
            "voor_op": "Voor wanneer?",
            "status": "Hoe staat het ermee?",
        }
        help_texts = {
            "wat": "Eén ding, in gewone taal. Bijvoorbeeld: ik werk 20 uur per week in een keuken.",
            "hoe_zien_wij_het": "Bijvoorbeeld: er ligt een contract.",
        }
        widgets = {"status": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = (self.instance.status, *DOEL_TRANSITIONS[self.instance.status])
        no_bsn_in(self, "wat", "hoe_zien_wij_het", "waarom")
        status: Any = self.fields["status"]
        status.choices = [(value, label) for value, label in DoelStatus.choices if value in possible]

    def clean_voor_op(self) -> date | None:
        day: date | None = self.cleaned_data["voor_op"]
        if day and day < self.instance.gesteld_op:
            raise ValidationError("De datum ligt voor de dag waarop u het doel koos.")
        return day

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class WachtpuntForm(BasisForm):
    """What we wait for, in one line."""

    wat = VrijField(label="Waar wachten wij op", max_length=200)
    verwacht_op = _by("Verwacht op")
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, prefix="wacht", **kwargs)
        self.today = today
        self.fields["verwacht_op"].help_text = ""

    def clean_verwacht_op(self) -> date | None:
        return not_past(self.cleaned_data["verwacht_op"], self.today)


class ActieWijzigenForm(BasisForm):
    """An action that stands in the plan. `wie` is the klant, somebody else, or the key of a medewerker.

    `ik`: who fills it in; whoever promised it can keep it.
    """

    wat = VrijField(label="Wat", max_length=200)
    wie = forms.ChoiceField(label="Wie doet het?", widget=forms.RadioSelect)
    wie_anders = VrijField(label="Naam, als iemand anders het doet", required=False, max_length=200)
    voor_op = forms.DateField(
        label="Voor wanneer?", required=False, help_text="Leeg: er is geen datum afgesproken."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actie: Actie, ik: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, initial={**said_in(actie), "versie": actie.versie}, **kwargs)
        self.actie = actie
        promised = {str(row.pk): row.naam for row in (actie.medewerker, ik) if row}
        field: Any = self.fields["wie"]
        field.choices = [
            (Uitvoerder.KLANT.value, "De klant"),
            *promised.items(),
            (Uitvoerder.ANDER.value, "Iemand anders"),
        ]

    def clean_voor_op(self) -> date | None:
        day: date | None = self.cleaned_data["voor_op"]
        if day and day < self.actie.afgesproken_op:
            raise ValidationError("De datum ligt voor de dag waarop u het afsprak.")
        return day

    def clean(self) -> None:
        if self.cleaned_data.get("wie") == Uitvoerder.ANDER and not self.cleaned_data.get("wie_anders"):
            self.add_error("wie_anders", "Vul in wie dit doet.")
        wie, known = self.cleaned_data.get("wie"), self.actie.wie_anders
        ask_about_name(self, "wie_anders", wie, "Wie doet het?", known=known)

    @property
    def said(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        person = data["wie"] not in {Uitvoerder.KLANT, Uitvoerder.ANDER}
        return {
            "wat": data["wat"],
            "wie": Uitvoerder.MEDEWERKER.value if person else data["wie"],
            "medewerker_id": UUID(data["wie"]) if person else None,
            "wie_anders": data["wie_anders"] or None,
            "voor_op": data["voor_op"],
        }


class WachtpuntWijzigenForm(VersieForm):
    """What we wait for, and until when we think."""

    class Meta:
        model = Wachtpunt
        fields = ["wat", "verwacht_op"]
        labels = {"wat": "Waar wachten wij op?", "verwacht_op": "Verwacht op"}
        help_texts = {"verwacht_op": "Leeg: dat is nog niet bekend."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        no_bsn_in(self, "wat")

    def clean_verwacht_op(self) -> date | None:
        day: date | None = self.cleaned_data["verwacht_op"]
        if day and day < self.instance.sinds:
            raise ValidationError("De datum ligt voor de dag waarop het wachten begon.")
        return day

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class VaststellenForm(BasisForm):
    """Klant and regisseur agree. `gezien`: the fingerprint of the plan that stands on the page."""

    afgesproken_op = forms.DateField(label="Op welke dag werd u het samen eens?")
    akkoord = forms.BooleanField(label="Wij hebben dit plan samen gelezen en zijn het ermee eens")
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    nieuw_id = new_id()


class EvaluatieNieuwForm(BasisForm):
    """A plan was looked at; what came of it, and when again."""

    gehouden_op = forms.DateField(label="Op welke dag keek u samen naar het plan?")
    uitkomst = VrijField(
        label="Wat kwam eruit?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wat ging goed, wat niet, en wat spreekt u af? De klant kan dit lezen.",
    )
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u weer samen naar het plan?",
        required=False,
        help_text="Leeg: er is geen dag afgesproken.",
    )
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_evaluatie_op(self) -> date | None:
        day: date | None = self.cleaned_data["evaluatie_op"]
        return day and not_far_ahead(day)

    def __init__(self, *args: Any, today: date, uiterlijk: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if uiterlijk:  # under 27 there is always a next time
            self.fields["evaluatie_op"].required = True
            self["evaluatie_op"].help_text = ""
        say_latest(self, uiterlijk)

    def clean_gehouden_op(self) -> date:
        day: date = self.cleaned_data["gehouden_op"]
        if day > self.today:
            raise ValidationError("Een evaluatie legt u vast als zij is geweest.")
        return day

    def clean(self) -> None:
        held, again = self.cleaned_data.get("gehouden_op"), self.cleaned_data.get("evaluatie_op")
        if held and again and again <= held:
            self.add_error("evaluatie_op", "De volgende keer komt na deze evaluatie.")


class HeropenForm(BasisForm):
    """From which day the way goes on."""

    start = forms.DateField(label="Eerste dag van het nieuwe traject")
    nieuw_id = new_id()

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])
