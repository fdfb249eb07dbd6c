"""Forms of buddies: keeping one, what matters for a klant, choosing, ending, and a moment of contact."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.enums import TALEN, Buddycontactsoort, EindeBuddy
from trajecten.forms.profiel import TaalField, languages, which_language
from trajecten.models import Buddy
from trajecten.models.buddy import MAX_CONTACT, MAX_PLEKKEN
from trajecten.models.plan import MAX_WOORDEN
from trajecten.overzicht.buddies import Voorstel
from werkgevers.enums import Sector
from werkgevers.models import Werkgever
from werkoffensief.web.forms import BasisForm, BasisModelForm, new_id

UNKNOWN = "Deze taal kennen wij niet: {}. Schrijf de naam van de taal, bijvoorbeeld Turks."
FULL = "Deze buddy heeft geen vrije plek meer, of geen geldige VOG. Kies een andere buddy."


class TalenField(forms.CharField):
    """Languages by their names, with a comma between. Its value is their codes, None for none."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return ", ".join(TALEN.get(str(code), str(code)) for code in value)

    def clean(self, value: Any) -> Any:
        codes, wrong = set(), []
        for part in re.split(r"[,;\n]", super().clean(value)):
            known = languages(part) if part.strip() else []
            if len(known) == 1:
                codes.add(known[0])
            elif part.strip():
                wrong.append(which_language(known) if known else UNKNOWN.format(part.strip()))
        if wrong:
            raise ValidationError(wrong)
        return sorted(codes) or None


class BuddyForm(BasisModelForm):
    """One volunteer. Languages are typed by name, the company by its KvK-nummer."""

    talen = TalenField(
        label="Welke talen spreekt de buddy?",
        required=False,
        help_text="Met een komma ertussen. Bijvoorbeeld: Nederlands, Turks.",
    )
    kvk_nummer = forms.CharField(
        label="KvK-nummer van het bedrijf",
        max_length=8,
        required=False,
        help_text="Leeg als de buddy bij de gemeente werkt.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    nieuw_id = new_id()

    class Meta:
        model = Buddy
        fields = ["naam", "telefoon", "email", "vog_op", "sector", "plekken", "van", "tot"]
        labels = {
            "naam": "Hoe heet de buddy?",
            "telefoon": "Telefoon",
            "email": "E-mail",
            "vog_op": "Op welke dag is de VOG afgegeven?",
            "sector": "Welke sector kent de buddy?",
            "plekken": "Hoeveel klanten tegelijk?",
            "van": "Buddy vanaf",
            "tot": "Laatste dag",
        }
        help_texts = {
            "vog_op": "Leeg als de VOG er nog niet is. Koppelen kan pas met een VOG van hoogstens drie jaar oud.",
            "tot": "Leeg zolang de buddy doorgaat. Koppelingen eindigen op deze dag ook, en de regisseur ziet dat.",
            "plekken": f"1 tot en met {MAX_PLEKKEN}.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if not row._state.adding:
            self.initial = {
                **self.initial,
                "talen": row.talen,
                "kvk_nummer": row.werkgever.kvk_nummer if row.werkgever else "",
                "versie": row.versie,
            }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = (data.get("kvk_nummer") or "").strip()
        data["werkgever"] = Werkgever.objects.filter(kvk_nummer=number).first() if number else None
        if number and data["werkgever"] is None:
            self.add_error("kvk_nummer", "Er is geen werkgever met dit KvK-nummer. Voeg die eerst toe.")
        for name in ("telefoon", "email", "sector"):
            data[name] = data.get(name) or None
        return data


class BuddyVervalForm(BasisForm):
    """Why somebody does not belong in the list."""

    reden = forms.CharField(
        label="Waarom hoort deze buddy niet in de lijst?",
        max_length=200,
        help_text="Bijvoorbeeld: twee keer toegevoegd.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class WatTeltForm(BasisForm):
    """What matters for the klant, as the regisseur says it; kept in their session only (web.zoekvraag)."""

    taal = TaalField(label="Welke taal spreekt de buddy?", required=False)
    sector = forms.ChoiceField(
        label="Welke sector kent de buddy?", choices=[("", "Maakt niet uit"), *Sector.choices], required=False
    )


class KoppelForm(BasisForm):
    """Whom the regisseur chooses, from when, and why."""

    buddy = forms.ChoiceField(
        label="Welke buddy?", widget=forms.RadioSelect, error_messages={"invalid_choice": FULL}
    )
    start = forms.DateField(label="Eerste dag")
    waarom = forms.CharField(
        label="Waarom deze buddy?",
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De klant kan dit lezen.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, voorstellen: list[Voorstel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["buddy"]
        field.choices = [(str(row.buddy.pk), f"{row.buddy.naam}. {row.zin}") for row in voorstellen]


class EindeBuddyForm(BasisForm):
    """When and why it ended."""

    einde = forms.DateField(label="Wat was de laatste dag?")
    einde_reden = forms.ChoiceField(label="Waarom?", choices=EindeBuddy.choices, widget=forms.RadioSelect)
    versie = forms.IntegerField(widget=forms.HiddenInput)


class BuddycontactForm(BasisForm):
    """That they met or spoke."""

    dag = forms.DateField(label="Op welke dag?")
    hoe = forms.ChoiceField(label="Hoe?", choices=Buddycontactsoort.choices, widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Wat deden zij, of wat is er nodig?",
        max_length=MAX_CONTACT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een paar woorden. De klant kan dit lezen.",
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_tekst(self) -> str | None:
        return self.cleaned_data["tekst"].replace("\r\n", "\n").strip() or None

    def clean_dag(self) -> date:
        day: date = self.cleaned_data["dag"]
        if day > self.today:
            raise ValidationError("Deze dag moet nog komen. Kies de dag waarop het gebeurde.")
        return day
