"""Money as people type it, kept in cents: 1.250,50 is 125050."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from werkoffensief.web.notation import euro

# 1250 · 1.250 · 1250,5 · 1.250,50 · € 1250,50; a point with one or two digits behind it is a comma, as on a keypad
_AMOUNT = re.compile(r"(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2})|,-)?")
UNREADABLE = "Dit bedrag klopt niet. Schrijf het bedrag zo: 1250 of 1250,50."


def cents_of(text: str) -> int | None:
    """The cents that somebody typed; None when it is no amount."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    whole, part = found.groups()
    return int(whole.replace(".", "")) * 100 + int((part or "0").ljust(2, "0"))


def typed(cents: int) -> str:
    """As a field shows it: 1250,50."""
    return f"{cents // 100},{cents % 100:02d}"


class BedragField(forms.CharField):
    """An amount from `least` to `most` cents; the cleaned value is in cents, None when it is empty."""

    def __init__(self, *, most: int, least: int = 1, **kwargs: Any) -> None:
        self.least, self.most = least, most
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "getal"}
        kwargs.setdefault("help_text", "In euro's. Bijvoorbeeld 1250 of 1250,50.")
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        cents = cents_of(text)
        if cents is None:
            raise ValidationError(UNREADABLE, code="invalid")
        if not self.least <= cents <= self.most:
            raise ValidationError(f"Vul een bedrag in van {euro(self.least)} tot en met {euro(self.most)}.")
        return cents
