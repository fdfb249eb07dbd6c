"""What the forms of the plan share."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from intake.bsn import holds_bsn
from werkoffensief.accounts.models import Codelijst
from werkoffensief.web.forms import BasisForm, ZoekForm
from werkoffensief.web.notation import short_date

NONE = "geen"
BSN_FOUT = (
    "Hier staat een burgerservicenummer. Haal het weg: dat staat apart en versleuteld in het dossier. Is het een ander "
    "nummer? Zet er dan een / tussen."
)


def without_bsn(text: str) -> None:
    """A text may go into a version that nobody changes, onto paper, or to whoever reads along."""
    if holds_bsn(text):
        raise ValidationError(BSN_FOUT, code="bsn")


def no_bsn_in(form: Any, *names: str) -> None:
    """The same of the fields that a form has from its model."""
    for name in names:
        form.fields[name].of_new_text = (without_bsn,)


class VrijField(forms.CharField):
    """Words about a klant: anything but a BSN. What stood there already stays (`_Basis`)."""

    of_new_text = (without_bsn,)


class CodeField(forms.ModelChoiceField):
    """One code of a reference list; the form that holds it sets which may be chosen."""

    def __init__(self, codes: type[Codelijst], label: str, **kwargs: Any) -> None:
        super().__init__(queryset=codes._default_manager.all(), label=label, empty_label="Kies", **kwargs)


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def offer(form: ZoekForm, name: str, choices: list[tuple[str, str]], none: str) -> None:
    """Choices to answer, with a way to say none; no question where there is nothing to choose."""
    field: Any = form.fields[name]
    field.choices = [*choices, (NONE, none)]
    if not choices:
        del form.fields[name]


def say_latest(form: BasisForm, uiterlijk: date | None) -> None:
    """Say beside the day of the next evaluation until when it may be, of somebody under 27."""
    if uiterlijk:
        field = form["evaluatie_op"]
        field.help_text = f"{field.help_text} Onder de 27 jaar: uiterlijk {short_date(uiterlijk)}.".strip()
