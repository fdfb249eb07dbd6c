"""Forms of a template of a plan."""

from typing import Any

from django import forms

from intake.enums import Uitvoerder
from trajecten.services.sjablonen import Voorstel
from werkoffensief.web.forms import BasisForm, new_id
from werkoffensief.web.notation import short_date

NEW_GOAL, NO_GOAL = "doel", "0"


class SjabloonForm(BasisForm):
    """How a template is called, and whom it fits."""

    naam = forms.CharField(label="Hoe heet het sjabloon?", help_text="Bijvoorbeeld: Werkfit in 12 weken.")
    uitleg = forms.CharField(label="Voor wie is het?", required=False)
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_versie(self) -> int:
        return self.cleaned_data["versie"] or 0


class SjabloonregelForm(BasisForm):
    """One line: a new goal, or an action of one that stands there."""

    bij = forms.ChoiceField(label="Wat voegt u toe?")
    wat = forms.CharField(label="Wat?")
    hoe_zien_wij_het = forms.CharField(
        label="Hoe zien wij dat het lukte?", required=False, help_text="Alleen bij een doel."
    )
    wie = forms.ChoiceField(
        label="Wie doet het?",
        required=False,
        help_text="Alleen bij een actie.",
        choices=[
            (Uitvoerder.KLANT.value, "De klant"),
            (Uitvoerder.MEDEWERKER.value, "Wie het sjabloon gebruikt"),
            (Uitvoerder.ANDER.value, "Iemand anders"),
        ],
    )
    wie_anders = forms.CharField(
        label="Wie dan?", required=False, help_text="Alleen als iemand anders het doet."
    )
    na_dagen = forms.IntegerField(
        label="Na hoeveel dagen moet het klaar zijn?",
        required=False,
        min_value=0,
        max_value=730,
        help_text="Geteld vanaf de dag waarop iemand het sjabloon gebruikt. Mag leeg blijven.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, voorstellen: list[Voorstel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [each.regel for each in voorstellen if each.is_doel]
        bij: Any = self.fields["bij"]
        bij.choices = [
            (NEW_GOAL, "Een nieuw doel"),
            *((str(row.doel), f"Een actie bij: {row.wat}") for row in goals),
            (NO_GOAL, "Een actie zonder doel"),
        ]

    @property
    def doel(self) -> int | None:
        """The number of the goal that the line belongs to; None when it is a new goal."""
        chosen = self.cleaned_data["bij"]
        return None if chosen == NEW_GOAL else int(chosen)

    def facts(self) -> dict[str, Any]:
        """What a service is told: of a goal who does it is not asked, of an action how we see it."""
        data = self.cleaned_data
        said = {"wat": data["wat"], "na_dagen": data["na_dagen"]}
        if self.doel is None:
            return {**said, "hoe_zien_wij_het": data["hoe_zien_wij_het"] or None}
        wie = data["wie"] or Uitvoerder.KLANT.value
        other = data["wie_anders"] if wie == Uitvoerder.ANDER else None
        return {**said, "wie": wie, "wie_anders": other}

    def clean(self) -> None:
        data = self.cleaned_data
        action = data.get("bij") not in {None, NEW_GOAL}
        if action and data.get("wie") == Uitvoerder.ANDER and not data.get("wie_anders"):
            self.add_error("wie_anders", "Vul in wie dit doet.")


class SjabloonKiezenForm(BasisForm):
    """Which template."""

    sjabloon = forms.ChoiceField(label="Welk sjabloon past hier?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, sjablonen: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["sjabloon"].choices = [
            (str(row.pk), f"{row.naam}: {row.uitleg}" if row.uitleg else row.naam) for row in sjablonen
        ]


class SjabloonGebruikenForm(BasisForm):
    """Which lines of a template come into the plan; all of them, unless somebody takes a tick away."""

    regels = forms.MultipleChoiceField(
        label="Wat komt er in het plan?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één regel."},
    )
    sjabloon = forms.UUIDField(widget=forms.HiddenInput)
    nieuw_id = new_id()

    def __init__(self, *args: Any, voorstellen: list[Voorstel], naam: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["regels"].choices = [(str(each.regel.pk), _line(each, naam)) for each in voorstellen]
        fields["regels"].initial = [str(each.regel.pk) for each in voorstellen]


def _line(each: Voorstel, naam: str) -> str:
    until = f", voor {short_date(each.voor_op)}" if each.voor_op else ""
    if each.is_doel:
        return f"Doel: {each.regel.wat}{until}"
    who = {Uitvoerder.KLANT: "ik", Uitvoerder.MEDEWERKER: naam}.get(each.regel.wie, each.regel.wie_anders)  # type: ignore[call-overload]
    return f"Actie: {each.regel.wat} ({who}){until}"
