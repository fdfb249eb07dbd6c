"""The one place where a form gets its shape: crispy helper, Dutch messages, dates, lengths, error summary.

A page shows a form with `{% formulier form "Gesprek vastleggen" %}` (see `templatetags/formulier.py`), or
writes `<form method="post" novalidate>{% crispy form %}…</form>` itself: the helper never writes the form tag
and always writes the CSRF token of a form that is posted.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self
from unicodedata import is_normalized, normalize

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from werkoffensief.web import clock, notation
from werkoffensief.web.zichtbaar import plain_name, says_nothing

DATE_FORMATS = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y"]
DATE_HINT = "Bijvoorbeeld 22-11-2026."
FAR_AHEAD = "Deze datum ligt meer dan een jaar in de toekomst. Controleer het jaartal."
NUL_MESSAGE = "Deze tekst bevat een onzichtbaar teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."
LOOKED_UP_FIRST = (
    '<p class="let-op" role="status">Wij zochten eerst op wat u typte. Er is nog niets opgeslagen. Kies hieronder wie '
    "of wat u bedoelt, en druk dan nog een keer op de knop.</p>"
)
TEXT_LIMIT = 200
LONG_TEXT_LIMIT = 20_000
NAMES = frozenset({"voornaam", "tussenvoegsel", "achternaam", "naam"})
IDENTIFYING = frozenset({"bsn", "geboortedatum"})
NO_TEXT = (forms.UUIDField, forms.JSONField)
SEARCH = "zoeken"  # the name of the button that looks up choices and saves nothing
LOOKED_UP = "gezocht"
# The first button of a form is what Enter presses: it must save, not search.
ENTER = '<button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">Opslaan</button>'
SEARCH_BUTTON = (
    '<p class="mb-4">'
    '<button class="btn btn-outline-primary" type="submit" name="zoeken" value="ja">{}</button></p>'
)
NOTHING_FOUND = (
    '<p class="let-op" role="status">Niets gevonden. Controleer wat u typte, of typ een korter deel.</p>'
)

DATE_MESSAGE = "Deze datum klopt niet. Schrijf de datum zo: 22-11-2026."
CHOICE_MESSAGE = "Deze keuze is niet (meer) mogelijk. Kies een antwoord dat hier staat."
MESSAGES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.Field, {"required": "Vul “%(label)s” in."}),
    (forms.CharField, {"max_length": "Deze tekst is te lang. Gebruik hoogstens %(limit_value)d tekens."}),
    (forms.DateField, {"invalid": DATE_MESSAGE}),
    (forms.TimeField, {"invalid": "Deze tijd klopt niet. Schrijf de tijd zo: 09:30."}),
    (
        forms.IntegerField,
        {
            "invalid": "Vul een getal in, met alleen cijfers. Bijvoorbeeld 12.",
            "min_value": "Vul een getal in van %(limit_value)s of hoger.",
            "max_value": "Vul een getal in van %(limit_value)s of lager.",
        },
    ),
    (forms.EmailField, {"invalid": "Dit e-mailadres klopt niet. Bijvoorbeeld naam@voorbeeld.nl."}),
    (forms.ChoiceField, {"required": "Kies een antwoord bij “%(label)s”.", "invalid_choice": CHOICE_MESSAGE}),
    (
        forms.ModelChoiceField,
        {"required": "Kies een antwoord bij “%(label)s”.", "invalid_choice": CHOICE_MESSAGE},
    ),
    (forms.BooleanField, {"required": "Zet een vinkje bij “%(label)s” om verder te gaan."}),
    (forms.FileField, {"required": "Kies een bestand bij “%(label)s”.", "empty": "Dit bestand is leeg."}),
)


@dataclass(frozen=True, slots=True)
class FieldError:
    """One line of the error summary: what is wrong, and the element to go to (empty: the form as a whole)."""

    text: str
    target: str


class DatumInput(forms.DateInput):
    """A date as typed text: quicker than a picker; 22112026, from a keypad without a dash, is understood."""

    def __init__(self) -> None:
        super().__init__(
            format="%d-%m-%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "10"}
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        if isinstance(value, str) and (match := re.fullmatch(r"\s*(\d\d)(\d\d)(\d{4})\s*", value)):
            return "-".join(match.groups())
        return value


class RijField(forms.ModelChoiceField):
    """One row out of a list. A key that no page offered is a choice that is not possible, whatever it looks like."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from error


class NewIdField(forms.Field):
    """The id of the row that a form will make: sent twice, it makes one row. Lost on the way, it is a fresh one."""

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return uuid.UUID(str(value))
        except ValueError:
            return uuid.uuid4()


def new_id() -> NewIdField:
    """The hidden field of a form that makes a row; see `refusals.sent_before`."""
    return NewIdField(widget=forms.HiddenInput, initial=uuid.uuid4)


def identifying(field: forms.CharField) -> forms.CharField:
    """A field of which the browser keeps nothing, not even until the session is back: it says who somebody is."""
    field.identifies = True  # type: ignore[attr-defined]
    return field


WHOLE: dict[str, tuple[Callable[[str], bool], str]] = {  # by the name of a field: whether a text is all of it
    "telefoon": (
        notation.is_phone_number,
        "Dit nummer klopt niet of is niet compleet. Een Nederlands nummer heeft tien cijfers, zoals 06 12345678 of "
        "070 1234567. Een nummer uit een ander land begint met + en het land.",
    ),
    "postcode": (
        notation.is_postcode,
        "Een postcode is vier cijfers en twee letters, zoals 2512 AB.",
    ),
}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


class _Basis(forms.BaseForm):
    """What both kinds of form do with their fields."""

    method = "post"
    # Fields that are not required and do not say so each: the page says it once, on top.
    optional_together: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _set_input(field)
            if name in IDENTIFYING or getattr(field, "identifies", False):
                field.widget.attrs["data-onbewaard"] = ""  # bewaar.js keeps it nowhere
            _set_messages(field, _label(self, name))
        names = [self.add_prefix(name) for name in self.fields]
        self._nul_names = _names_with(self.data, names, lambda text: "\0" in text)
        if self._nul_names:
            self.data = _changed(self.data, self._nul_names, lambda text: text.replace("\0", ""))
        typed = [self.add_prefix(name) for name, field in self.fields.items() if _is_typed(field)]
        if decomposed := _names_with(self.data, typed, lambda text: not is_normalized("NFC", text)):
            self.data = _changed(self.data, decomposed, lambda text: normalize("NFC", text))
        called = [self.add_prefix(name) for name, field in self.fields.items() if _is_name(name, field)]
        if steered := _names_with(self.data, called, lambda text: plain_name(text) != text):
            self.data = _changed(self.data, steered, plain_name)
        if unseen := _names_with(self.data, typed, says_nothing):
            self.data = _changed(self.data, unseen, lambda text: "")

    @property
    def helper(self) -> FormHelper:
        """The crispy settings of every form."""
        helper = FormHelper()
        helper.form_tag = False
        helper.form_method = self.method
        helper.include_media = False
        return helper

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.fields:
            if self.is_bound and self.add_prefix(name) in self._nul_names:
                self.add_error(name, NUL_MESSAGE)
        for name, field in self.fields.items():
            self._check_new(name, field)

    def _check_new(self, name: str, field: forms.Field) -> None:
        """What was typed or changed; what stands there from elsewhere stays. A line's end is no change."""
        value = (getattr(self, "cleaned_data", None) or {}).get(name)
        known = str(self.get_initial_for_field(field, name) or "")
        if not isinstance(value, str) or not value or _lines(value) == _lines(known):
            return
        is_whole, message = WHOLE.get(name, (None, ""))
        if is_whole and not is_whole(value):
            self.add_error(name, message)
        for check in getattr(field, "of_new_text", ()):
            try:
                check(value)
            except ValidationError as refused:
                self.add_error(name, refused)

    def renew_ids(self) -> None:
        """Let the next press make another row than the last one."""
        names = [
            self.add_prefix(name) for name, field in self.fields.items() if isinstance(field, NewIdField)
        ]
        self.data = _changed(self.data, names, lambda text: str(uuid.uuid4()))

    @property
    def error_summary(self) -> list[FieldError]:
        """Every error of a form that was sent, in the order of the fields; those of the whole form first.

        Each names its field: read apart from the field, one sentence for four of them would say nothing.
        """
        if not self.is_bound:
            return []
        lines = [FieldError(str(text), "") for text in self.non_field_errors()]
        for bound in self:
            lines += [FieldError(_named(bound, str(text)), _target(bound)) for text in bound.errors]
        return lines


class BasisForm(_Basis, forms.Form):
    """Base of every form that is not about one row."""


class BasisModelForm(_Basis, forms.ModelForm):
    """Base of every form that saves one row; lengths come from the model."""


class Gezocht:
    """What was looked up last, so that a text typed since is looked up before anything is saved."""

    def render(self, form: "ZoekForm", context: Any, **kwargs: Any) -> SafeString:
        return format_html('<input type="hidden" name="{}" value="{}">', LOOKED_UP, form.looked_up_last)


class ZoekForm(BasisForm):
    """A form with a lookup. `searching`: nothing is saved yet, as the button was pressed that only looks up, or
    another (or Enter) while a text stands in the field that was not looked up: nobody else is taken for who was meant.
    """

    search_label = "Zoek"
    search_after = ""

    @property
    def searching(self) -> bool:
        return self.is_bound and (bool(self.data.get(SEARCH)) or self._unsearched())

    def _unsearched(self) -> bool:
        text = self.typed(self.search_after)
        return LOOKED_UP in self.data and bool(text) and text != self.typed(LOOKED_UP)

    @property
    def looked_up_last(self) -> str:
        return self.typed(LOOKED_UP if self.is_bound else self.search_after)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        parts: list[Any] = [HTML(ENTER)]
        for name in self.fields:
            parts.append(name)
            if name == self.search_after:
                parts += [HTML(SEARCH_BUTTON.format(self.search_label)), Gezocht()]
                parts += [HTML(sentence) for sentence in self._outcome()]
        helper.layout = Layout(*parts)
        return helper

    def typed(self, name: str) -> str:
        """What stands in this field, before any check."""
        value = self.data.get(name, "") if self.is_bound else self.initial.get(name, "")
        return str(value or "").replace("\0", "").strip()

    def all_typed(self) -> dict[str, Any]:
        """What stands in every field, before any check."""
        return {name: self.typed(name) for name in self.data}

    def unchecked(self) -> Self:
        """The same form with what was typed, showing no errors: after looking up."""
        form = type(self)(initial=self.all_typed(), **self.remade)
        form.looked_up, form.first = True, not self.data.get(SEARCH)
        return form

    def _outcome(self) -> list[str]:
        """What is said below the button after looking up."""
        if self.looked_up and self.found_nothing():
            return [NOTHING_FOUND]
        return [LOOKED_UP_FIRST] if self.first else []

    def found_nothing(self) -> bool:
        """Whether the lookup found nothing to choose; the page then says so."""
        return False

    remade: dict[str, Any] = {}
    looked_up = first = False


def not_far_ahead(day: date, *, known: date | None = None) -> date:
    """A first day at most a year ahead: further away somebody mistyped the year. `known`: one that already stands."""
    today = clock.today()
    if day != known and (day.year - 1, day.month, day.day) > (today.year, today.month, today.day):
        raise ValidationError(FAR_AHEAD, code="far")
    return day


class KloptField(forms.BooleanField):
    """The tick below a question, which says itself what it is about."""


def sure_field() -> KloptField:
    """The tick below a question of `ask_whether_so`; shown only when it is asked."""
    return KloptField(widget=forms.HiddenInput, required=False, label="Ja, dat klopt")


def asked_field() -> forms.CharField:
    """About what the question was, as the tick counts for that alone."""
    return forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


def ask_whether_so(form: Any, about: str, words: str) -> None:
    """Ask once about something that is nearly always a slip of the pen, unless it was answered about this very thing.

    The form has a `sure_field` named `klopt` and an `asked_field` named `gevraagd`.
    """
    sure = form.cleaned_data.get("klopt")
    form.fields["klopt"].widget = forms.CheckboxInput(attrs={"class": "form-check-input"})
    if sure and form.cleaned_data.get("gevraagd") == about:
        return
    form.data = form.data.copy()
    form.data["gevraagd"] = about
    form.data.pop("klopt", None)
    form.add_error("klopt", f"{words} Klopt dat? Zet dan hieronder een vinkje.")


class VersieForm(BasisModelForm):
    """A form about one row that carries the row's version, so that an old page is refused."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versie"].initial = getattr(self.instance, "versie", None)

    def clean_versie(self) -> int:
        """0 stands for a version that somebody left out: never right."""
        return self.cleaned_data["versie"] or 0


def _label(form: Any, name: str) -> str:
    return str(form[name].label)


def _named(bound: forms.BoundField, text: str) -> str:
    label = str(bound.label)
    if bound.is_hidden or isinstance(bound.field, KloptField) or f"“{label}”" in text:
        return text
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def _set_input(field: forms.Field) -> None:
    """Widget, classes, length and checks of one field, by its kind."""
    if isinstance(field, forms.DateField) and not field.widget.is_hidden:
        _make_date(field)
    if isinstance(field, forms.IntegerField) and type(field.widget) is forms.NumberInput:
        # A number field of a browser changes its value under the mouse wheel and hides what was typed wrong.
        field.widget = forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "getal"}
        )
    if type(field) not in NO_TEXT and isinstance(field, forms.CharField) and field.max_length is None:
        _limit_length(field, LONG_TEXT_LIMIT if isinstance(field.widget, forms.Textarea) else TEXT_LIMIT)
    _add_attributes(field.widget)


def _make_date(field: forms.DateField) -> None:
    if not isinstance(field.widget, DatumInput):
        field.widget = DatumInput()
        field.widget.is_required = field.required
    field.widget.attrs.setdefault("class", "kort")
    field.input_formats = DATE_FORMATS
    field.help_text = field.help_text or DATE_HINT
    if _plausible_year not in field.validators:
        field.validators.append(_plausible_year)


def _plausible_year(value: date) -> None:
    if not 1900 <= value.year <= 2199:
        raise ValidationError("Controleer het jaartal van deze datum.", code="year")


def _limit_length(field: forms.CharField, limit: int) -> None:
    field.max_length = limit
    field.validators.append(MaxLengthValidator(limit))
    field.widget.attrs.update(field.widget_attrs(field.widget))


def _add_attributes(widget: forms.Widget) -> None:
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return
    if isinstance(widget, forms.TextInput | forms.EmailInput | forms.Textarea):
        # What is typed here is about somebody else: the browser offers it to nobody who types after.
        widget.attrs.setdefault("autocomplete", "off")
    own = "form-select" if isinstance(widget, forms.Select) else "form-control"
    for part in getattr(widget, "widgets", [widget]):
        classes = part.attrs.get("class", "").split()
        part.attrs["class"] = " ".join([own, *(name for name in classes if name != own)])


def _set_messages(field: forms.Field, label: str) -> None:
    """Our message for each code, unless the form that declares the field wrote its own."""
    ours, theirs = _messages_of(type(field))  # type: ignore[arg-type]
    for code, text in ours.items():
        if field.error_messages.get(code) is theirs.get(code):
            field.error_messages[code] = text.replace("%(label)s", label)


@cache
def _messages_of(kind: type[forms.Field]) -> tuple[dict[str, str], dict[str, Any]]:
    """For a kind of field our messages, and those of Django."""
    ours: dict[str, str] = {}
    for known, messages in MESSAGES:
        if issubclass(kind, known):
            ours.update(messages)
    theirs: dict[str, Any] = {}
    for parent in reversed(kind.__mro__):
        theirs.update(getattr(parent, "default_error_messages", {}))
    return ours, theirs


def _is_typed(field: forms.Field) -> bool:
    """A text that is kept in NFC, as an import keeps it: two ways to write é are one name. A password is not ours."""
    return isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput)


def _is_name(name: str, field: forms.Field) -> bool:
    """What somebody or something is called, on one line."""
    return name in NAMES and _is_typed(field) and not isinstance(field.widget, forms.Textarea)


def _names_with(data: Any, names: list[str], found: Callable[[str], bool]) -> list[str]:
    values = getattr(data, "getlist", lambda name: [data.get(name, "")])
    return [name for name in names if any(found(value) for value in values(name) if isinstance(value, str))]


def _changed(data: Any, names: list[str], change: Callable[[str], str]) -> Any:
    """A copy of what was sent, with these texts changed."""
    clean = data.copy()
    for name in names:
        if hasattr(clean, "setlist"):
            clean.setlist(name, [change(value) for value in clean.getlist(name)])
        else:
            clean[name] = change(clean[name])
    return clean


def _target(bound: forms.BoundField) -> str:
    """The element that a link to this field must reach: the first choice of radios and checkboxes."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id
