"""The build-up, an assessment, and what somebody filled in about a day of a group."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import Aanwezig, Werkfit
from trajecten.forms.basis import VrijField
from trajecten.models.plan import MAX_WOORDEN
from trajecten.models.werkfit import MAX_MINUTEN, MAX_UREN
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead

HOURS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2})|:([0-5]\d))?")
NO_HOURS = "Vul uren in, bijvoorbeeld 3 of 2,5. Een dag telt hoogstens 12 uur."
UNKNOWN = "Kies aanwezig, afgezegd of afwezig."


def minutes_in(text: str) -> int | None:
    """How many minutes somebody typed as 3, 2,5 or 2:30; None for anything else."""
    found = HOURS.fullmatch(text.strip())
    if not found:
        return None
    whole, part, clock_minutes = found.groups()
    minutes = int(whole) * 60 + int(clock_minutes or 0)
    if part:
        minutes += round(float(f"0.{part}") * 60)
    return minutes if 1 <= minutes <= MAX_MINUTEN else None


def filled_in(data: Mapping[str, Any], key: str) -> tuple[str, str, str]:
    """What was sent about one step: the mark, the hours as text, and what its page had shown."""
    return tuple(str(data.get(f"{kind}_{key}", ""))[:40].replace("\0", "") for kind in ("w", "u", "g"))  # type: ignore[return-value]


def read_mark(wat: str, uren: str) -> tuple[str, int | None]:
    """A mark and its minutes. Raises ValidationError with a Dutch sentence."""
    if wat not in {"", *Aanwezig.values}:
        raise ValidationError(UNKNOWN)
    if wat != Aanwezig.AANWEZIG:
        return wat, None
    minutes = minutes_in(uren)
    if minutes is None:
        raise ValidationError(NO_HOURS)
    return wat, minutes


def read_seen(gezien: str) -> tuple[int, tuple[str, int | None]]:
    """The version that a page had shown, with its mark and minutes; nothing for what is none."""
    version, _, rest = gezien.partition("|")
    wat, _, minutes = rest.partition("|")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    shown = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 5 else None
    return number, (wat, shown)


class OpbouwForm(BasisForm):
    """How many days and hours a week, from which day on."""

    vanaf = forms.DateField(label="Vanaf welke dag?")
    dagen = forms.IntegerField(label="Hoeveel dagen in de week?", min_value=1, max_value=7)
    uren = forms.IntegerField(
        label="Hoeveel uur in de week?", min_value=1, max_value=MAX_UREN, help_text="Alle dagen samen."
    )
    nieuw_id = new_id()

    def clean_vanaf(self) -> date:
        return not_far_ahead(self.cleaned_data["vanaf"])

    def clean(self) -> None:
        dagen, uren = self.cleaned_data.get("dagen"), self.cleaned_data.get("uren")
        if dagen and uren and uren < dagen:
            self.add_error("uren", "Op elke dag is er ten minste een uur.")


class WerkfitForm(BasisForm):
    """How somebody stands, and why."""

    uitkomst = forms.ChoiceField(
        label="Hoe staat de klant ervoor?", choices=Werkfit.choices, widget=forms.RadioSelect
    )
    waarom = VrijField(
        label="Waarom vindt u dat?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wat ziet u bij het werk? Schrijf niets over gezondheid. De klant kan dit lezen.",
    )
    dag = forms.DateField(label="Op welke dag?")
    nieuw_id = new_id()

    def clean_dag(self) -> date:
        day: date = self.cleaned_data["dag"]
        if day > clock.today():
            raise ValidationError("Een beoordeling ligt niet in de toekomst.")
        return day
