"""Who fills in the forms of the application: one step, and the typist who does it with the worst text there is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from django import forms
from django.urls import reverse

# What spreadsheets, csv, Unicode and escapes trip over; the number makes each text one of a kind.
HOSTILE = " ={}+1;\"q\" 'z'|x\\ \\n ,😀👩‍🚒 \u200fשלום\u200e e\u0301 \u0130ı <b>&amp; "
LINES = "{}\r\n\r\n-2;\"\r\n  @SUM(A1)\n+3|\t'{{}}'\\\r\neinde"
Values = Callable[[], dict[str, Any]]


class Typist:
    """Fills in a form as it stands on the page, and remembers every hostile text."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.typed: dict[tuple[str, str], list[str]] = {}

    def text(self, *, lines: bool = False) -> str:
        plain = HOSTILE.format(next(self.numbers))
        return LINES.format(plain) if lines else plain

    def fill(self, name: str, form: forms.BaseForm, given: dict[str, Any]) -> dict[str, Any]:
        """What the browser would send; also choices that only a look-up on the page would offer."""
        sent: dict[str, Any] = {key: value for key, value in given.items() if key not in form.fields}
        for key in form.fields:
            value = given[key] if key in given else self._value(name, key, form[key])
            if value not in {None, "", False}:
                sent[form.add_prefix(key)] = value
        return sent

    def _value(self, name: str, key: str, bound: forms.BoundField) -> Any:
        part, present = bound.field, bound.value()
        if part.disabled or isinstance(part, forms.BooleanField):
            return present and "on"
        if isinstance(part, forms.ChoiceField | forms.ModelChoiceField):
            return str(present or next(str(value) for value, _label in part.choices if str(value)))
        if isinstance(part, forms.DateField):
            return present.strftime("%d-%m-%Y") if isinstance(present, date) else present
        if bound.is_hidden or isinstance(part, forms.IntegerField):
            return "" if present is None else str(present)
        return self._text(name, key, part)

    def _text(self, name: str, key: str, part: forms.Field) -> str:
        assert isinstance(part, forms.CharField), f"{name}.{key}: say in the table what to fill in"
        assert not isinstance(part, forms.RegexField), f"{name}.{key}: say in the table what to fill in"
        if isinstance(part, forms.EmailField):
            value = f'"={next(self.numbers)}+1;|"@voorbeeld.nl'
        elif key == "postcode":
            value = f"{1000 + next(self.numbers)} AB"
        else:
            number = "06 12345678 " if key == "telefoon" else ""  # with a remark behind it
            value = number + self.text(lines=isinstance(part.widget, forms.Textarea))
        self.typed.setdefault((name, key), []).append(value[: part.max_length])
        return value[: part.max_length]


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Step:
    """One form: its URL, who fills it in, where it stands, what cannot be guessed."""

    name: str
    rol: str
    args: Callable[[], list[Any]] = list
    given: Values = _nothing
    page: str = ""
    form: str = "form"
    query: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return reverse(self.name, args=self.args(), query=self.query)

    @property
    def page_url(self) -> str:
        return reverse(self.page or self.name, args=self.args(), query=self.query)
