"""Forms of the papers in somebody's file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from intake.enums import Documentsoort
from intake.forms.klant import VervalForm, not_in_future
from intake.models import Document
from intake.services.documenten import EMPTY, too_large
from werkoffensief.web.forms import BasisForm, VersieForm, new_id

AHEAD = "De datum van een document kan niet in de toekomst liggen."
AGAIN = "Kies het bestand opnieuw: uw browser onthoudt dat niet."
ACCEPT = ".pdf,.docx,.odt,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
TITEL = "Bijvoorbeeld: cv van maart. Zet er geen namen of nummers in."
DATUM = "De datum die op het document staat. Bijvoorbeeld 22-11-2026."


def _soort() -> forms.ChoiceField:
    return forms.ChoiceField(label="Wat is het?", choices=Documentsoort.choices, widget=forms.RadioSelect)


class NieuwDocumentForm(BasisForm):
    """A file, and what it is. A browser keeps what was typed and forgets the file: `ask_again` says so."""

    bestand = forms.FileField(
        label="Bestand",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": "Kies een bestand.", "empty": EMPTY},
    )
    soort = _soort()
    titel = forms.CharField(label="Titel", help_text=TITEL)
    datum = forms.DateField(label="Datum", help_text=DATUM)
    nieuw_id = new_id()

    def __init__(self, *args: Any, te_groot: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = te_groot

    def clean_datum(self) -> date | None:
        return not_in_future(self.cleaned_data["datum"], AHEAD)

    def clean(self) -> None:
        """When what was chosen was too large to come in, "choose a file" would not help."""
        if self.te_groot:
            self.errors.pop("bestand", None)
            self.add_error("bestand", too_large())

    def ask_again(self) -> None:
        """Something else was wrong: the file must be chosen once more."""
        if self.is_bound and self.errors and "bestand" not in self.errors:
            self.add_error("bestand", AGAIN)


class DocumentForm(VersieForm):
    """What is said about a document."""

    soort = _soort()

    class Meta:
        model = Document
        fields = ["soort", "titel", "datum"]
        labels = {"titel": "Titel", "datum": "Datum"}
        help_texts = {"titel": TITEL, "datum": DATUM}

    def clean_datum(self) -> date | None:
        return not_in_future(self.cleaned_data["datum"], AHEAD)


class DocumentVervalForm(VervalForm):
    """Why nobody may open a document any more."""

    reden = forms.CharField(
        label="Waarom vervalt dit document?",
        help_text="Bijvoorbeeld: het hoort bij een ander. Noem geen namen.",
    )
