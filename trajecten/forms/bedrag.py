"""An amount of money as somebody types it, kept in cents."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.models.voorziening import MAX_CENTEN

AMOUNT = re.compile(r"(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}|-))?")
WRONG = "Dit bedrag klopt niet. Schrijf het zo: 1250 of 1.250,50."


def in_euro(centen: int | None) -> str:
    """Cents as the field shows them: 1250,50."""
    return "" if centen is None else f"{centen // 100},{centen % 100:02d}"


class BedragField(forms.CharField):
    """Euro in, whole cents out; empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return in_euro(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = AMOUNT.fullmatch(text.strip())
        if not found:
            raise ValidationError(WRONG)
        euro, cent = found.groups()
        centen = int(euro.replace(".", "")) * 100 + (int(cent) if cent and cent != "-" else 0)
        if centen > MAX_CENTEN:
            raise ValidationError("Vul een bedrag in van ten hoogste 1.000.000 euro.")
        return centen
