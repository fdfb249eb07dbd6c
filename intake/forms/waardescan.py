"""Forms of the arbeidsmarktwaardescan."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms

from intake.forms.klant import NOT_YET, not_in_future
from intake.models.waardescan import MAX_TEKST, VRAGEN
from werkoffensief.web.forms import BasisForm, new_id

ONE_A_LINE = "Eén zin op een regel. De klant leest dit ook."


class Vragenform(BasisForm):
    """The questions, under a heading for each part; each may be left for later, which the page says once."""

    datum = forms.DateField(label="Datum")
    hidden: tuple[str, ...] = ()
    optional_together = frozenset(VRAGEN)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        parts: list[Any] = [*self.hidden, "datum"]
        deel = ""
        for code, vraag in VRAGEN.items():
            if vraag.deel != deel:
                deel = vraag.deel
                parts.append(HTML(f"<h2>{deel}</h2>"))
            parts.append(code)
        helper.layout = Layout(*parts)
        return helper

    def clean_datum(self) -> date | None:
        return not_in_future(self.cleaned_data["datum"], "Een scan kan niet in de toekomst liggen.")


Vragenform.base_fields.update(
    {
        code: forms.ChoiceField(
            label=vraag.vraag,
            required=False,
            choices=[("", NOT_YET), *vraag.antwoorden],
            widget=forms.RadioSelect,
        )
        for code, vraag in VRAGEN.items()
    }
)


class WaardescanForm(Vragenform):
    """The questions of a new scan."""

    nieuw_id = new_id()
    hidden = ("nieuw_id",)


class WaardescanAntwoordenForm(Vragenform):
    """The same, with the answers of a scan to put right."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    hidden = ("versie",)


def _lines(label: str, rows: int, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=MAX_TEKST,
        help_text=ONE_A_LINE,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class WaardescanTekstForm(BasisForm):
    """What the scan says, as it is read with the klant."""

    kansen = _lines("Kansen", 8, required=True)
    alternatieven = _lines("Alternatieven", 6, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_kansen(self) -> str:
        return self.cleaned_data["kansen"].replace("\r\n", "\n")

    def clean_alternatieven(self) -> str:
        return self.cleaned_data["alternatieven"].replace("\r\n", "\n")
