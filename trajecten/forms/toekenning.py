"""Forms of a decision, its sending, payments and budgets."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.queries import choosable
from trajecten.enums import Besluit, Wijziging
from trajecten.forms.basis import CodeField, VrijField
from trajecten.models import Toekenning, Voorziening
from trajecten.models.plan import MAX_WOORDEN
from trajecten.models.toekenning import MAX_BUDGET
from trajecten.models.voorziening import MAX_CENTEN, OPLEIDINGSFONDS
from trajecten.overzicht.geld import Geldregel, money_of
from trajecten.services.toekenning import Beslissing
from trajecten.services.wijziging import Wijzigingsbesluit
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, ask_whether_so, asked_field, new_id, sure_field
from werkoffensief.web.geld import BedragField
from werkoffensief.web.notation import euro

WRITTEN_DOWN_WITHIN = timedelta(days=31)


def not_in_future(day: date) -> date:
    if day > clock.today():
        raise ValidationError("Deze dag ligt in de toekomst.")
    return day


def decided_lately(day: date) -> date:
    """A decision is written down when it is taken: the budget of a year that is over is not used again."""
    if not_in_future(day) < clock.today() - WRITTEN_DOWN_WITHIN:
        raise ValidationError("Deze dag is langer dan een maand geleden. Vul de dag in waarop u besluit.")
    return day


class GeldCodeField(CodeField):
    """A voorziening, with what is left of its budget of this year; `geld` by code, which the form sets."""

    geld: Mapping[str, Geldregel] = {}
    jaar: int

    def label_from_instance(self, obj: Any) -> str:
        line = self.geld.get(obj.pk)
        if line is None or line.over is None:
            return str(obj)
        left = f"nog {euro(line.over)} over" if line.over > 0 else "niets meer over"
        return f"{obj} ({left} in {self.jaar})"


class BesluitForm(BasisForm):
    """What is decided, and why. Before it goes over the budget of that year it asks once."""

    voorziening = GeldCodeField(Voorziening, "Waarover besluit u?")
    besluit = forms.ChoiceField(label="Wat besluit u?", choices=Besluit.choices, widget=forms.RadioSelect)
    redenen = VrijField(
        label="Waarom besluit u dit?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dit staat zo in de brief aan de klant. Schrijf in gewone woorden.",
    )
    besloten_op = forms.DateField(label="Dag van het besluit")
    vanaf = forms.DateField(
        label="Vanaf wanneer geldt het?",
        required=False,
        help_text="Alleen als u het toekent. Leeg: vanaf de dag van het besluit.",
    )
    tot = forms.DateField(
        label="Tot en met wanneer geldt het?", required=False, help_text="Alleen als u het toekent."
    )
    centen = BedragField(
        label="Hoeveel mag het kosten (euro)?",
        required=False,
        least=0,
        most=MAX_CENTEN,
        help_text="Alleen als u het toekent. Bijvoorbeeld 1250 of 1.250,50.",
    )
    klopt = sure_field()
    gevraagd = asked_field()
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["voorziening"]
        field.queryset = choosable(Voorziening, today).filter(beschikking=True).exclude(pk=OPLEIDINGSFONDS)
        field.jaar, field.geld = today.year, {line.voorziening.pk: line for line in money_of(today.year)}

    def clean_besloten_op(self) -> date:
        return decided_lately(self.cleaned_data["besloten_op"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        refused = data.get("besluit") == Besluit.AFGEWEZEN
        for name in ("vanaf", "tot", "centen"):
            if refused and data.get(name):
                self.add_error(name, "Laat dit leeg bij een afwijzing.")
        self._price_is_said(data)
        day, until = data.get("besloten_op"), data.get("tot")
        if day and until and until < day:
            self.add_error("tot", "De toekenning eindigt voor de dag van het besluit.")
        elif data.get("vanaf") and until and until < data["vanaf"]:
            self.add_error("tot", "De toekenning eindigt voor haar eerste dag.")
        if not self.errors and data.get("besluit") == Besluit.TOEGEKEND:
            self._within_budget(data["voorziening"], data["besloten_op"].year, data["centen"] or 0)
        return data

    def _within_budget(self, row: Voorziening, jaar: int, centen: int) -> None:
        """Ask about what goes over; where the budget is a ceiling it is refused, see `services.toekenning`."""
        if Toekenning.objects.filter(pk=self.cleaned_data["nieuw_id"]).exists():
            return  # pressed twice: it is in the budget already
        [line] = money_of(jaar, [row.pk])
        if line.over is None or line.plafond or not centen or centen <= line.over:
            return
        left = f"nog {euro(line.over)} over" if line.over > 0 else "niets meer over"
        ask_whether_so(
            self,
            f"{row.pk[:16]} {jaar} {centen - line.over}",
            f"Van het budget voor {row.naam} is in {jaar} {left}. Met {euro(centen)} gaat u over het budget.",
        )

    def _price_is_said(self, data: dict[str, Any]) -> None:
        """What costs something is not granted for nothing by leaving the amount open; so no mandate is passed by."""
        row, granted = data.get("voorziening"), data.get("besluit") == Besluit.TOEGEKEND
        if (
            granted
            and row
            and row.prijs_centen
            and data.get("centen") is None
            and "centen" not in self.errors
        ):
            self.add_error(
                "centen",
                f"Vul in hoeveel het mag kosten. {row.naam} kost {euro(row.prijs_centen)} per keer. Kost het niets? "
                "Vul dan 0 in.",
            )

    def beslissing(self) -> Beslissing:
        data = self.cleaned_data
        return Beslissing(
            data["voorziening"].pk, data["besluit"], data["besloten_op"], data["redenen"], data["tot"],
            data["centen"] or 0, data["vanaf"],
        )  # fmt: skip


class WijzigingForm(BasisForm):
    """How an award changes whose letter left, and why."""

    besluit = forms.ChoiceField(
        label="Hoe verandert het besluit?",
        choices=[
            (Wijziging.INGETROKKEN, "Intrekken: de hulp was er nooit, of geldt op geen enkele dag meer"),
            (Wijziging.BEEINDIGD, "Beëindigen: de hulp stopt op een dag"),
            (Wijziging.VERLAAGD, "Verlagen: de hulp blijft, en mag minder kosten"),
        ],
        widget=forms.RadioSelect,
    )
    tot = forms.DateField(
        label="Wat is de laatste dag?", required=False, help_text="Alleen als u het beëindigt."
    )
    centen = BedragField(label="Hoeveel mag het in totaal kosten (euro)?", least=0, most=MAX_CENTEN)
    redenen = VrijField(
        label="Waarom besluit u dit?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dit staat zo in de brief aan de klant. Schrijf in gewone woorden.",
    )
    besloten_op = forms.DateField(label="Dag van dit besluit")
    versie = forms.IntegerField(widget=forms.HiddenInput)
    nieuw_id = new_id()

    def __init__(self, *args: Any, betaald: int, toegekend: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "centen"
        ].help_text = f"Nu is {euro(toegekend)} toegekend. Daarvan is {euro(betaald)} betaald."

    def clean_besloten_op(self) -> date:
        return decided_lately(self.cleaned_data["besloten_op"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ends = data.get("besluit") == Wijziging.BEEINDIGD
        if ends and not data.get("tot") and "tot" not in self.errors:
            self.add_error("tot", "Vul de laatste dag in.")
        if data.get("besluit") and not ends and data.get("tot"):
            self.add_error("tot", "Laat dit leeg als u het niet beëindigt.")
        return data

    def wijziging(self) -> Wijzigingsbesluit:
        data = self.cleaned_data
        return Wijzigingsbesluit(
            data["besluit"], data["besloten_op"], data["redenen"], data["centen"], data["tot"]
        )


class VerzondenForm(BasisForm):
    """When the letter left."""

    verzonden_op = forms.DateField(label="Op welke dag is de brief verstuurd?")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_verzonden_op(self) -> date:
        return not_in_future(self.cleaned_data["verzonden_op"])


class UitgaveForm(BasisForm):
    """What was paid."""

    centen = BedragField(label="Hoeveel is er betaald?", most=MAX_CENTEN)
    betaald_op = forms.DateField(label="Wanneer is er betaald?")
    omschrijving = VrijField(
        label="Waarvoor?", required=False, empty_value=None, help_text="Bijvoorbeeld: factuur maart."
    )
    nieuw_id = new_id()

    def clean_betaald_op(self) -> date:
        return not_in_future(self.cleaned_data["betaald_op"])


class BudgetForm(BasisForm):
    """What may be granted in a year."""

    centen = BedragField(
        label="Hoeveel is er in dit jaar (euro)?",
        help_text="Bijvoorbeeld 50000 of 50.000.",
        least=0,
        most=MAX_BUDGET,
    )
    plafond = forms.BooleanField(
        label="Boven dit bedrag wordt niets toegekend",
        required=False,
        help_text="Zonder vinkje waarschuwt de pagina alleen.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_versie(self) -> int:
        return self.cleaned_data["versie"] or 0
