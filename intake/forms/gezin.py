"""Forms of the links between two files of one household."""

from datetime import date
from typing import Any

from django import forms

from intake.enums import Gezinsrelatie
from intake.forms.klant import not_in_future
from werkoffensief.web.forms import BasisForm, new_id

EINDE, FOUT = "einde", "fout"


class GezinsbandForm(BasisForm):
    """Who of the household has a file of their own, by the number of that file."""

    nummer = forms.CharField(
        label="Klantnummer van het andere dossier",
        help_text="U koppelt alleen een dossier dat u mag openen. Na het koppelen staat het in beide dossiers.",
        widget=forms.TextInput(attrs={"class": "kort", "autocomplete": "off"}),
    )
    relatie = forms.ChoiceField(
        label="Wie is dit van de klant?", choices=Gezinsrelatie.choices, widget=forms.RadioSelect
    )
    sinds = forms.DateField(
        label="Sinds wanneer?", help_text="Weet u het niet precies? Vul de dag in waarop u het hoorde."
    )
    nieuw_id = new_id()

    def clean_sinds(self) -> date | None:
        return not_in_future(self.cleaned_data["sinds"], "Deze datum ligt in de toekomst.")


class GezinsbandEindeForm(BasisForm):
    """The link ends, or it was never right."""

    hoe = forms.ChoiceField(
        label="Wat is er aan de hand?",
        choices=[
            (EINDE, "Zij horen niet meer bij hetzelfde huishouden"),
            (FOUT, "De koppeling klopt niet en klopte nooit"),
        ],
        widget=forms.RadioSelect,
    )
    tot = forms.DateField(
        label="Laatste dag samen", required=False, help_text="Alleen bij het eerste antwoord."
    )
    reden = forms.CharField(
        label="Waarom klopt de koppeling niet?",
        required=False,
        help_text="Alleen bij het tweede antwoord. Bijvoorbeeld: het verkeerde klantnummer.",
    )

    def clean_tot(self) -> date | None:
        return not_in_future(self.cleaned_data["tot"], "Deze datum ligt in de toekomst.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("hoe") == EINDE and "tot" in data and data["tot"] is None:
            self.add_error("tot", "Vul in wat de laatste dag samen was.")
        if data.get("hoe") == FOUT and "reden" in data and not data["reden"]:
            self.add_error("reden", "Vul in waarom de koppeling niet klopt.")
        return data
