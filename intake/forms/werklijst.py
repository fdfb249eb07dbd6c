"""Forms of the work list and of an exemption."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake import queries
from intake.models import Campagne, Ontheffing, Ontheffingsoort
from intake.models.werklijst import MAX_GEWICHT
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, VersieForm, new_id, not_far_ahead

PAST = "Deze dag is al voorbij. Kies vandaag of een latere dag."


def _not_past(day: date) -> date:
    if day < clock.today():
        raise ValidationError(PAST, code="past")
    return not_far_ahead(day)


class OverslagForm(BasisForm):
    tot = forms.DateField(
        label="Tot en met welke dag?", help_text="De dag daarna staat de klant weer in de werklijst."
    )
    reden = forms.CharField(
        label="Waarom slaat u deze klant over?",
        help_text="Bijvoorbeeld: op vakantie, of net nog gebeld. Uw team leest dit. Schrijf niets over gezondheid.",
    )
    nieuw_id = new_id()

    def clean_tot(self) -> date:
        return _not_past(self.cleaned_data["tot"])


class TerugbelForm(BasisForm):
    op = forms.DateField(label="Op welke dag belt u terug?")
    nieuw_id = new_id()

    def clean_op(self) -> date:
        return _not_past(self.cleaned_data["op"])


class OntheffingForm(VersieForm):
    """The grounds that may be chosen today, and the present one."""

    class Meta:
        model = Ontheffing
        fields = ["soort", "van", "tot", "herbeoordelen_op"]
        labels = {
            "soort": "Waarom hoeft de klant nu niet te werken?",
            "van": "Eerste dag",
            "tot": "Laatste dag",
            "herbeoordelen_op": "Wanneer kijkt u opnieuw?",
        }
        help_texts = {"tot": "Leeg als het einde nog niet bekend is. Bijvoorbeeld 22-11-2026."}
        widgets = {"soort": forms.RadioSelect}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort: Any = self.fields["soort"]
        present = Ontheffingsoort.objects.filter(pk=self.instance.soort_id)
        soort.queryset = queries.choosable(Ontheffingsoort, today) | present
        soort.empty_label = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        van, tot, again = data.get("van"), data.get("tot"), data.get("herbeoordelen_op")
        if van and tot and tot < van:
            self.add_error("tot", "De ontheffing eindigt voordat zij begint.")
        if van and again and again < van:
            self.add_error("herbeoordelen_op", "Deze dag ligt voor de eerste dag van de ontheffing.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class NieuweOntheffingForm(OntheffingForm):
    nieuw_id = new_id()


def _gewicht(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MAX_GEWICHT,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "kort getal"}),
    )


class WegingForm(BasisForm):
    """What each fact counts. `versie`: the number of the weights that the page showed."""

    nooit_gesproken = _gewicht("Nog nooit gesproken")
    terugbellen = _gewicht("Beloofd om terug te bellen")
    opnieuw_vragen = _gewicht("Afgesproken om het opnieuw te vragen")
    evaluatie = _gewicht("De evaluatie van het plan is aan de beurt")
    ww_einde = _gewicht("De WW stopt binnen een half jaar")
    laatste_contact = _gewicht(
        "Hoe lang het laatste contact geleden is",
        "Telt langzaam op: na een jaar, of als er nog nooit contact was, helemaal. Een poging telt als contact, wat de "
        "uitkomst ook was.",
    )
    reden = forms.CharField(
        label="Waarom verandert u de volgorde?", help_text="Iedereen die de werklijst gebruikt kan dit lezen."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class CapaciteitForm(VersieForm):
    """Three numbers whose product is what can be done; all of them, or none."""

    class Meta:
        model = Campagne
        fields = ["gesprekken_per_week", "mensen", "weken"]

    gesprekken_per_week = forms.IntegerField(
        label="Gesprekken per week, van één medewerker", required=False, min_value=0, max_value=200
    )
    mensen = forms.IntegerField(
        label="Medewerkers die gesprekken voeren", required=False, min_value=0, max_value=5_000
    )
    weken = forms.IntegerField(label="Weken", required=False, min_value=0, max_value=520)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        names = self.Meta.fields
        empty = [name for name in names if data.get(name) is None and name not in self.errors]
        if len(empty) < len(names):
            for name in empty:
                self.add_error(name, "Vul alle drie de getallen in, of geen.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""
