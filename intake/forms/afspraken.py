"""Forms of appointments, invitations, meetings of a group, and tasks."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from intake import queries
from intake.enums import Afzegger, Gespreksvorm, Uitnodigingswijze
from intake.models import Bijeenkomst
from intake.models.afspraak import LONGEST, SHORTEST
from intake.queries.agenda import Kandidaten
from intake.queries.zoektekst import LIMIT, understood
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock
from werkoffensief.web.forms import (
    SEARCH_BUTTON,
    BasisForm,
    RijField,
    ZoekForm,
    ask_whether_so,
    asked_field,
    new_id,
    not_far_ahead,
    sure_field,
)
from werkoffensief.web.notation import clock_time, long_date, short_date

USUAL = 60  # minutes
EARLIEST, LATEST, SUNDAY = time(7), time(21), 7
NOBODY_FOUND = (
    '<p id="id_klanten_0" tabindex="-1">Er is niemand gevonden die u nog kunt uitnodigen. '
    "Zoek op iets anders, of kijk bij het team.</p>"
)
MORE_FOUND = "<p>Er zijn er meer. Typ meer van de naam, of de geboortedatum erbij.</p>"
PAGE_BUTTON = '<button class="btn btn-outline-primary" type="submit" name="zoeken" value="{}">{}</button>'
FOLD = '<details class="veld"{}><summary>Een collega heeft de afspraak</summary>'


def _time_field() -> forms.TimeField:
    return forms.TimeField(
        label="Tijd",
        input_formats=["%H:%M", "%H.%M", "%H%M"],
        help_text="Bijvoorbeeld 09:30.",
        widget=forms.TimeInput(
            format="%H:%M", attrs={"type": "text", "class": "kort", "autocomplete": "off", "maxlength": "5"}
        ),
    )


def _length_field() -> forms.IntegerField:
    return forms.IntegerField(label="Hoeveel minuten?", initial=USUAL, min_value=SHORTEST, max_value=LONGEST)


class _Moment(forms.Form):
    """A day and a time that become one moment on a Dutch clock.

    An odd hour is nearly always a slip of the pen, and a klant before a closed door: it is asked about once.
    """

    known: datetime | None = None

    @property
    def begin(self) -> datetime:
        """The moment that was typed."""
        return datetime.combine(self.cleaned_data["datum"], self.cleaned_data["tijd"], clock.AMSTERDAM)

    def facts(self) -> dict[str, Any]:
        """What a service is told."""
        return {**self.cleaned_data, "begin": self.begin}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("datum") and data.get("tijd") is not None:
            begin = datetime.combine(data["datum"], data["tijd"], clock.AMSTERDAM)
            if begin <= clock.now() and begin != self.known:
                self.add_error("datum", "Kies een dag en een tijd die nog moeten komen.")
            elif begin != self.known and _is_odd(begin):
                words = f"{long_date(begin)} om {clock_time(begin)}.".capitalize()
                ask_whether_so(self, f"{begin:%Y-%m-%dT%H:%M}", words)
        return data

    def clean_datum(self) -> date:
        return not_far_ahead(self.cleaned_data["datum"])


def _is_odd(begin: datetime) -> bool:
    """Before seven, after nine in the evening, or on a Sunday."""
    return begin.time() < EARLIEST or begin.time() > LATEST or begin.isoweekday() == SUNDAY


def moment_initial(begin: datetime) -> dict[str, Any]:
    """What the two fields show of a moment."""
    local = begin.astimezone(clock.AMSTERDAM)
    return {"datum": local.date(), "tijd": local.time()}


# Where the klant comes to, so the invitation must say where that is.
WHERE_WE_ARE = (Gespreksvorm.KANTOOR, Gespreksvorm.WIJK)
NO_PLACE = "Vul in waar de klant moet zijn. Dit staat in de uitnodiging."


class MedewerkerField(RijField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.naam)


class AfspraakForm(_Moment, ZoekForm):
    """With whom of the team, when, how and where. `ik`: who plans it, chosen by itself."""

    datum = forms.DateField(label="Datum")
    tijd = _time_field()
    gevraagd = asked_field()
    klopt = sure_field()
    duur = _length_field()
    vorm = forms.ChoiceField(
        label="Hoe spreekt u elkaar?",
        choices=Gespreksvorm.choices,
        widget=forms.RadioSelect,
        initial=Gespreksvorm.KANTOOR,
    )
    plaats = forms.CharField(
        label="Waar?",
        required=False,
        help_text="Zo staat het in de uitnodiging. Bijvoorbeeld: Spui 70, balie 3.",
    )
    onderwerp = forms.CharField(
        label="Waarover?",
        required=False,
        help_text="Alleen voor u en uw collega's. Staat niet in de uitnodiging.",
    )
    zoek_medewerker = forms.CharField(
        label="Zoek een collega",
        required=False,
        help_text="Een deel van de naam, als een collega de afspraak heeft.",
    )
    medewerker = MedewerkerField(
        queryset=Medewerker.objects.none(),
        label="Wie heeft de afspraak?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    search_label = "Zoek collega"
    search_after = "zoek_medewerker"

    def __init__(self, *args: Any, ik: Medewerker, nu: Medewerker | None = None, **kwargs: Any) -> None:
        self.remade = {"ik": ik, "nu": nu}
        super().__init__(*args, **kwargs)
        self.known = kwargs.get("initial", {}).get("begin")
        chosen = {
            ik.pk,
            *([nu.pk] if nu else []),
            *([key] if (key := parsed_uuid(self.typed("medewerker"))) else []),
        }
        found = queries.find_members(text=self.typed("zoek_medewerker"), team_id=ik.team_id, chosen=chosen)
        keys = [
            row.pk
            for row in found
            if row.pk in {ik.pk, nu and nu.pk} or (ik.team_id and row.team_id == ik.team_id)
        ]
        field: Any = self.fields["medewerker"]
        field.queryset = Medewerker.objects.filter(pk__in=keys)

    @property
    def helper(self) -> FormHelper:
        """The colleagues stand folded away: nearly always it is who plans it."""
        helper = super().helper
        mine = self.typed("medewerker") in {"", str(self.remade["ik"].pk)}
        shut = mine and not self.typed("zoek_medewerker") and "medewerker" not in self.errors
        parts = list(helper.layout.fields)
        at = parts.index("zoek_medewerker")
        fold = HTML(FOLD.format("" if shut else " open"))
        helper.layout = Layout(*parts[:at], fold, *parts[at:], HTML("</details>"))
        return helper

    def found_nothing(self) -> bool:
        team = self.remade["ik"].team_id
        found = queries.find_members(text=self.typed("zoek_medewerker"), team_id=team, chosen=set())
        return not any(team and row.team_id == team for row in found)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        comes = data.get("vorm") in WHERE_WE_ARE
        if not comes and data.get("plaats") and data["plaats"] == self.initial.get("voorstel"):
            data["plaats"] = ""  # proposed for who comes to us, and left standing
        if comes and not data.get("plaats") and "plaats" not in self.errors:
            self.add_error("plaats", NO_PLACE)
        return data

    def clean_versie(self) -> int:
        return self.cleaned_data["versie"] or 0

    def facts(self) -> dict[str, Any]:
        data = super().facts()
        optional = {name: data[name] or None for name in ("plaats", "onderwerp")}
        return {**data, **optional, "medewerker_id": data["medewerker"].pk}


class UitnodigForm(BasisForm):
    """How the klant hears of it."""

    manier = forms.ChoiceField(label="Hoe nodigt u uit?", widget=forms.RadioSelect)
    nieuw_id = new_id()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Uitnodigingswijze.choices
        if not settings.MAIL:
            choices = [choice for choice in choices if choice[0] != Uitnodigingswijze.EMAIL]
        words = {
            Uitnodigingswijze.BELLEN.value: "Ik heb gebeld",
            Uitnodigingswijze.MONDELING.value: "Ik heb het gezegd, of via de plek of organisatie laten weten",
        }
        self.fields["manier"].choices = [(value, words.get(value, label)) for value, label in choices]  # type: ignore[attr-defined]


class BrievenForm(BasisForm):
    """For which appointments a letter is made."""

    afspraken = forms.MultipleChoiceField(
        label="Voor welke afspraken maakt u een brief?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één afspraak."},
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, rijen: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["afspraken"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), f"{row.klant.naam}, {short_date(row.begin)} om {clock_time(row.begin)}")
            for row in rijen
        ]


class BijeenkomstForm(_Moment, BasisForm):
    """A meeting of a group."""

    titel = forms.CharField(
        label="Wat voor bijeenkomst is het?", help_text="Bijvoorbeeld: sollicitatietraining."
    )
    datum = forms.DateField(label="Datum")
    tijd = _time_field()
    gevraagd = asked_field()
    klopt = sure_field()
    duur = _length_field()
    plaats = forms.CharField(label="Waar?")
    plekken = forms.IntegerField(label="Hoeveel plekken?", min_value=1, max_value=500)
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = kwargs.get("initial", {}).get("begin")

    def clean_versie(self) -> int:
        return self.cleaned_data["versie"] or 0


class AfzegForm(BasisForm):
    """Why a meeting does not take place."""

    reden = forms.CharField(label="Waarom gaat de bijeenkomst niet door?")
    versie = forms.IntegerField(widget=forms.HiddenInput)


class AfspraakAfzegForm(BasisForm):
    """Who calls an appointment off, and why."""

    afzegger = forms.ChoiceField(
        label="Wie zegt de afspraak af?", choices=Afzegger.choices, widget=forms.RadioSelect
    )
    afzegreden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=200,
        help_text="Nodig als wij afzeggen. Alleen voor u en uw collega's: het staat niet in het bericht.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class VelenForm(ZoekForm):
    """Which people get a place in a meeting and an invitation.

    Who was ticked stays ticked over a new search and another page. Enter searches: a slip invites nobody.
    """

    wie = forms.ChoiceField(
        label="Uit wie kiest u?",
        choices=[("mijn", "Mijn klanten"), ("team", "Alle klanten van het team")],
        widget=forms.RadioSelect,
        required=False,
        initial="mijn",
    )
    zoek = forms.CharField(
        label="Zoek een klant",
        required=False,
        max_length=LIMIT,
        help_text="Naam, geboortedatum, klantnummer of telefoonnummer. Wie u al aanvinkte, blijft aangevinkt.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    klanten = forms.MultipleChoiceField(
        label="Wie nodigt u uit?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één klant."},
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, gevonden: Kandidaten, bladzijde: int = 1, **kwargs: Any) -> None:
        self.remade = {"gevonden": gevonden, "bladzijde": bladzijde}
        super().__init__(*args, **kwargs)
        if self.is_bound:  # a BSN that was typed is not shown again
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data["zoek"] = understood(self.typed("zoek"), today=clock.today()).shown  # type: ignore[index]
        self.fields["klanten"].choices = [(str(row.pk), _identified(row)) for row in gevonden.rows]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        found = self.remade["gevonden"]
        choices = ["klanten"] if found.rows else [HTML(NOBODY_FOUND)]
        helper.layout = Layout(
            "wie", "zoek", HTML(SEARCH_BUTTON.format("Zoek")), *choices, HTML(self._further()), "nieuw_id"
        )
        return helper

    def _further(self) -> str:
        """Buttons to the other pages; of a search the sentence that there are others."""
        more, page = self.remade["gevonden"].more, self.remade["bladzijde"]
        if self.typed("zoek"):
            return MORE_FOUND if more else ""
        others = [(page - 1, "Vorige klanten")] if page > 1 else []
        others += [(page + 1, "Volgende klanten")] if more else []
        buttons = "".join(PAGE_BUTTON.format(*other) for other in others)
        return f'<p class="acties">Bladzijde {page} {buttons}</p>' if buttons else ""

    def all_typed(self) -> dict[str, Any]:
        data: Any = self.data
        known = {name: self.typed(name) for name in ("wie", "zoek", "nieuw_id")}
        return {**known, "klanten": data.getlist("klanten")}


def _identified(klant: Any) -> str:
    """Two people with one name are told apart, as in the list of klanten."""
    born = f"geboren {short_date(klant.geboortedatum)}" if klant.geboortedatum else "geboortedatum onbekend"
    return ", ".join(filter(None, [klant.naam, klant.klantnummer, born]))


class IedereenForm(BasisForm):
    """The button that tells everybody with a place."""

    nieuw_id = new_id()


class DeelnameForm(BasisForm):
    """To which meeting a klant is invited."""

    bijeenkomst = forms.ChoiceField(label="Voor welke bijeenkomst?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, rijen: list[Bijeenkomst], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bijeenkomst"].choices = [(str(row.pk), _meeting(row)) for row in rijen]  # type: ignore[attr-defined]


class UitstelForm(BasisForm):
    """Until when a task waits, and why."""

    uitgesteld_tot = forms.DateField(label="Tot wanneer wacht u hiermee?")
    uitgesteld_reden = forms.CharField(
        label="Waarom?", help_text="Bijvoorbeeld: de klant is tot dan op reis."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_uitgesteld_tot(self) -> date:
        day: date = self.cleaned_data["uitgesteld_tot"]
        if day <= clock.today():
            raise ValidationError("Kies een dag na vandaag.")
        return not_far_ahead(day)


def _meeting(row: Any) -> str:
    free = row.plekken - row.bezet
    places = "1 plek vrij" if free == 1 else f"{free} plekken vrij" if free > 0 else "vol"
    return f"{row.titel}, {short_date(row.begin)} om {clock_time(row.begin)} ({places})"


def parsed_uuid(text: str) -> UUID | None:
    """What was sent as an id; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
