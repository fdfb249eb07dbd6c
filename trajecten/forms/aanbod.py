"""Forms of a voorziening, its offers and their rhythm."""

from datetime import date
from typing import Any

from django import forms

from trajecten.enums import Weekdag
from trajecten.models.aanbod import MAX_PLAATSEN
from trajecten.models.voorziening import MAX_BRIEF, MAX_CENTEN, MAX_MAANDEN, MAX_OMSCHRIJVING
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead
from werkoffensief.web.geld import BedragField


class VoorzieningForm(BasisForm):
    """What belongs to a voorziening."""

    omschrijving = forms.CharField(
        label="Wat is het?",
        required=False,
        empty_value=None,
        max_length=MAX_OMSCHRIJVING,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In gewone woorden. De klant kan dit lezen.",
    )
    aanbieder = forms.CharField(label="Wie biedt het aan?", required=False, empty_value=None)
    prijs_centen = BedragField(label="Wat kost het per keer?", required=False, least=0, most=MAX_CENTEN)
    geldig_maanden = forms.IntegerField(
        label="Hoeveel maanden geldt een toekenning ten hoogste?",
        required=False,
        min_value=1,
        max_value=MAX_MAANDEN,
    )
    srg_code = forms.CharField(
        label="Code voor de SRG",
        required=False,
        empty_value=None,
        help_text="De statistiek van het CBS over re-integratie. Laat leeg als u de code niet weet.",
    )
    beschikking = forms.BooleanField(
        label="Voor deze voorziening is een besluit nodig",
        required=False,
        help_text="De klant krijgt dan een brief, en kan bezwaar maken.",
    )
    brieftekst = forms.CharField(
        label="Wat staat er in de brief?",
        required=False,
        empty_value=None,
        max_length=MAX_BRIEF,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Wat voor iedereen gelijk is. Besluit, redenen en hoe iemand bezwaar maakt komen er vanzelf bij.",
    )
    teamleider_vanaf_centen = BedragField(
        label="Vanaf welk bedrag besluit een teamleider (euro)?",
        required=False,
        least=0,
        most=MAX_CENTEN,
        help_text="Kent iemand dit bedrag of meer toe, dan kan alleen een teamleider dat. Leeg: iedereen die mag "
        "besluiten. 0: altijd een teamleider.",
    )
    versie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("beschikking") and not data.get("brieftekst") and "brieftekst" not in self.errors:
            self.add_error("brieftekst", "Bij een besluit hoort een brief. Schrijf wat erin staat.")
        return data


class AanbodForm(BasisForm):
    """One offer: what it is called, where, when, and how many places."""

    naam = forms.CharField(label="Hoe heet dit aanbod?", help_text="Bijvoorbeeld: Werkfit, groep ochtend.")
    locatie = forms.CharField(label="Waar is het?", required=False, empty_value=None)
    start = forms.DateField(label="Eerste dag")
    einde = forms.DateField(
        label="Laatste dag", required=False, help_text="Laat leeg als het doorloopt. Bijvoorbeeld 22-11-2026."
    )
    plaatsen = forms.IntegerField(label="Hoeveel plaatsen zijn er?", min_value=1, max_value=MAX_PLAATSEN)
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_versie(self) -> int:
        return self.cleaned_data["versie"] or 0

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"], known=self.initial.get("start"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, einde = data.get("start"), data.get("einde")
        if start and einde and einde < start:
            self.add_error("einde", "De laatste dag ligt voor de eerste dag.")
        return data


class DagdeelForm(BasisForm):
    """A part of the week in which an offer meets."""

    dag = forms.TypedChoiceField(label="Op welke dag?", choices=Weekdag.choices, coerce=int)
    begin = forms.TimeField(label="Van", help_text="Bijvoorbeeld 09:00.")
    einde = forms.TimeField(label="Tot", help_text="Bijvoorbeeld 12:30.")
    nieuw_id = new_id()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        begin, einde = data.get("begin"), data.get("einde")
        if begin and einde and einde <= begin:
            self.add_error("einde", "Het einde ligt voor het begin.")
        return data
