"""Forms of the person and the conversation."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from intake import bsn as burgerservicenummer
from intake import queries
from intake.enums import (
    Adressoort,
    Bron,
    BsnOntbreekt,
    Gezinsrelatie,
    Grondslag,
    Pogingsuitkomst,
    Vertegenwoordigersoort,
)
from intake.models import Adres, Gezinslid, Klant, Uitkeringsoort, Vertegenwoordiger
from werkoffensief.web import clock, notation
from werkoffensief.web.forms import BasisForm, BasisModelForm, VersieForm, new_id

NOT_YET = "Weet ik nog niet"
MAX_VEILIGHEID = timedelta(days=366)
LONG_AGO = 10  # years: so long ago somebody mistyped the year
SOURCES = [(Bron.KLANT.value, Bron.KLANT.label), (Bron.MEDEWERKER.value, Bron.MEDEWERKER.label)]


def state_field() -> forms.CharField:
    """What the page showed, to see whether somebody changed it meanwhile."""
    return forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)


def not_in_future(day: date | None, sentence: str) -> date | None:
    """A day that has come, or nothing."""
    if day is not None and day > clock.today():
        raise ValidationError(sentence)
    return day


def happened(day: date | None, sentence: str, *, known: date | None = None) -> date | None:
    """The day of a contact, read with an eye for a slip: of the year, or day and month in each other's place.

    `sentence`: what cannot lie in the future. `known`: a day that already stands, whatever it is.
    """
    today = clock.today()
    if day is None or day == known:
        return day
    if day > today:
        raise ValidationError(f"{sentence} {_look_at(day, today)}")
    if (day.year + LONG_AGO, day.month, day.day) <= (today.year, today.month, today.day):
        raise ValidationError(f"Deze dag ligt tien jaar of langer terug. Controleer het jaartal {day.year}.")
    return day


def _look_at(day: date, today: date) -> str:
    """What is most likely wrong with a day that is still to come."""
    if day.year > today.year:
        return f"Controleer het jaartal {day.year}."
    if day.day <= 12 and day.day != day.month and day.replace(month=day.day, day=day.month) <= today:
        return f"Bedoelt u {notation.short_date(day.replace(month=day.day, day=day.month))}?"
    return "Controleer de dag en de maand."


class KlantForm(VersieForm):
    """What is known about a person. Only the surname must be filled in."""

    stadsdeel = forms.ChoiceField(
        label="Stadsdeel",
        required=False,
        error_messages={"invalid_choice": "Kies een stadsdeel dat hier staat."},
    )
    grondslag = forms.ChoiceField(label="Grondslag", choices=Grondslag.choices, initial=Grondslag.BIJSTAND)

    class Meta:
        model = Klant
        fields = [
            "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "stadsdeel", "grondslag", "let_op",
            "tolk_taal", "veiligheid", "veiligheid_tot", "overleden_op", "verhuisd_op",
        ]  # fmt: skip
        labels = {
            "voornaam": "Voornaam",
            "tussenvoegsel": "Tussenvoegsel",
            "achternaam": "Achternaam",
            "geboortedatum": "Geboortedatum",
            "let_op": "Let op",
            "tolk_taal": "Tolk nodig: in welke taal?",
            "veiligheid": "Veiligheid bij een huisbezoek",
            "veiligheid_tot": "Deze afspraak over veiligheid geldt tot en met",
            "overleden_op": "Overleden op",
            "verhuisd_op": "Verhuisd uit de gemeente op",
        }
        help_texts = {
            "let_op": "Staat op elke pagina over deze klant. Bijvoorbeeld: belt liever niet.",
            "tolk_taal": "Alleen als de klant om een tolk vraagt of er een nodig heeft. Anders leeg.",
            "veiligheid": "Schrijf wat een collega moet doen, niet wat u denkt. Bijvoorbeeld: ga met zijn tweeën.",
            "veiligheid_tot": "Bijvoorbeeld 22-11-2026, hoogstens een jaar vooruit. Beoordeel de afspraak dan opnieuw.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = queries.stadsdelen(self.instance.stadsdeel)
        self.fields["stadsdeel"].choices = [("", NOT_YET), *((name, name) for name in names)]  # type: ignore[attr-defined]

    def clean_stadsdeel(self) -> str | None:
        return self.cleaned_data["stadsdeel"] or None

    def clean_geboortedatum(self) -> date | None:
        return not_in_future(self.cleaned_data["geboortedatum"], "De geboortedatum ligt in de toekomst.")

    def clean_overleden_op(self) -> date | None:
        return not_in_future(self.cleaned_data["overleden_op"], "Deze datum ligt in de toekomst.")

    def clean_veiligheid_tot(self) -> date | None:
        """A signal about a person does not stay for ever: within a year somebody judges it again."""
        day: date | None = self.cleaned_data["veiligheid_tot"]
        if day is not None and day > clock.today() + MAX_VEILIGHEID:
            raise ValidationError("Kies een datum binnen een jaar.")
        return day

    def clean(self) -> dict[str, Any]:
        """An agreement about safety and its last day come together."""
        data = super().clean() or self.cleaned_data
        pair = {"veiligheid", "veiligheid_tot"}
        if pair <= data.keys() and bool(data["veiligheid"]) != bool(data["veiligheid_tot"]):
            if data["veiligheid"]:
                self.add_error("veiligheid_tot", "Vul in tot en met welke dag deze afspraak geldt.")
            else:
                self.add_error("veiligheid", "Vul in wat er is afgesproken, of haal de datum weg.")
        return data


def _clean_bsn(typed: str) -> str | None:
    try:
        return burgerservicenummer.normalised(typed) if typed.strip() else None
    except burgerservicenummer.BsnError as error:
        raise ValidationError(str(error)) from None


def bsn_field() -> forms.CharField:
    """The number itself: digits, never remembered by the browser."""
    return forms.CharField(
        label="Burgerservicenummer",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "kort"}),
        help_text="8 of 9 cijfers. Na het opslaan ziet u alleen nog de laatste drie.",
    )


def reason_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Waarom is er geen burgerservicenummer?",
        required=False,
        choices=[("", "Er is een burgerservicenummer"), *BsnOntbreekt.choices],
    )


class NieuweKlantForm(KlantForm):
    """`toch` is asked only when somebody resembles; `gezien`: whom the page showed then, by id."""

    bsn = bsn_field()
    nieuw_id = new_id()
    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)
    toch = forms.BooleanField(
        widget=forms.HiddenInput, required=False, label="Dit is iemand anders: de klant toch toevoegen"
    )

    @property
    def anders_dan(self) -> set[UUID]:
        """Of whom the medewerker said, after seeing them, that they are somebody else."""
        if not self.cleaned_data.get("toch"):
            return set()
        return {UUID(key) for key in self.cleaned_data["gezien"].split(",") if key}

    def clean_gezien(self) -> str:
        try:
            return ",".join(str(UUID(key)) for key in self.cleaned_data["gezien"].split(",") if key)
        except ValueError:
            return ""

    def ask_whether_other(self, keys: list[UUID]) -> None:
        """Show the choice, about these people."""
        self.fields["toch"].widget = forms.CheckboxInput(attrs={"class": "form-check-input"})
        data: Any = self.data
        self.data = data.copy()
        self.data["gezien"] = ",".join(map(str, keys))  # type: ignore[index]
        self.data.pop("toch", None)  # type: ignore[attr-defined]

    class Meta(KlantForm.Meta):
        fields = [
            "voornaam",
            "tussenvoegsel",
            "achternaam",
            "geboortedatum",
            "stadsdeel",
            "grondslag",
            "let_op",
        ]

    def clean_overleden_op(self) -> None:
        """Not asked of somebody who is registered now."""

    def clean_bsn(self) -> str | None:
        return _clean_bsn(self.cleaned_data["bsn"])


class IdentificatieForm(BasisForm):
    bsn = bsn_field()
    reden_ontbreekt = reason_field()
    versie = state_field()

    def clean_bsn(self) -> str | None:
        return _clean_bsn(self.cleaned_data["bsn"])

    def clean(self) -> None:
        bsn, reden = self.cleaned_data.get("bsn"), self.cleaned_data.get("reden_ontbreekt")
        if "bsn" in self.cleaned_data and bool(bsn) == bool(reden):
            self.add_error(
                "bsn", "Vul een burgerservicenummer in, of kies waarom het ontbreekt. Niet allebei."
            )


class ContactForm(BasisForm):
    telefoon = forms.CharField(
        label="Telefoon",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="E-mail", required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}), max_length=200
    )
    bron = forms.ChoiceField(
        label="Van wie weet u dit?", choices=SOURCES, widget=forms.RadioSelect, initial=Bron.KLANT
    )
    versie = state_field()


HOME = ("straat", "postcode", "huisnummer", "woonplaats")
PLACE = ("bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie")
OTHER_KIND = "Dit hoort bij “{}”. Kies dat bij “Waar is de klant te bereiken?”, of haal deze tekst weg."


class AdresForm(BasisModelForm):
    soort = forms.ChoiceField(
        label="Waar is de klant te bereiken?", choices=Adressoort.choices, widget=forms.RadioSelect,
        initial=Adressoort.WOONADRES,
    )  # fmt: skip
    bron = forms.ChoiceField(
        label="Van wie weet u dit?", choices=SOURCES, widget=forms.RadioSelect, initial=Bron.KLANT
    )
    versie = state_field()

    class Meta:
        model = Adres
        fields = [
            *("soort", *HOME),
            *(*PLACE, "geheim"),
        ]
        labels = {
            "straat": "Straat",
            "postcode": "Postcode",
            "huisnummer": "Huisnummer",
            "woonplaats": "Woonplaats",
            "bereikbaar_via": "Bereikbaar via",
            "bereikbaar_wanneer": "Op welke dagen en tijden",
            "bereikbaar_bij_wie": "Bij wie u daar vraagt",
            "geheim": "Dit adres is geheim",
        }
        help_texts = {
            "straat": "Zonder het huisnummer. Zonder straat staat op een brief de postcode met het nummer.",
            "bereikbaar_via": "Alleen zonder vast adres: de plek of organisatie, zoals een inloophuis. Kan daar post "
            "heen? Schrijf dan het adres erbij: Inloophuis De Haven, Kade 1, 2511 CS Den Haag.",
            "bereikbaar_wanneer": "Alleen zonder vast adres. Bijvoorbeeld: dinsdag en donderdag tussen 9 en 11 uur.",
            "bereikbaar_bij_wie": "Alleen zonder vast adres. Een naam en een telefoonnummer van wie u verder helpt.",
        }

    def clean(self) -> dict[str, Any]:
        """A place instead of an address, or no place: the database knows no third way."""
        data = super().clean() or self.cleaned_data
        if data.get("soort") == Adressoort.GEEN_ADRES:
            at_home = self._ask_about(HOME, "Woonadres")
            data |= dict.fromkeys(HOME)
            if not data.get("bereikbaar_via") and not at_home and "bereikbaar_via" not in self.errors:
                self.add_error(
                    "bereikbaar_via", "Vul in via welke plek of organisatie de klant bereikbaar is."
                )
        else:
            self._clean_home(data)
        return data

    def _clean_home(self, data: dict[str, Any]) -> None:
        """A place to live can be found."""
        elsewhere = self._ask_about(PLACE, "Geen adres")
        found = data.get("straat") or data.get("postcode") or {"straat", "postcode"} & set(self.errors)
        if not found and not elsewhere:
            self.add_error("straat", "Vul een straat of een postcode in.")
        data |= dict.fromkeys(PLACE)

    def _ask_about(self, names: Iterable[str], soort: str) -> bool:
        """What was typed for the other kind of address would be dropped: whether there is such a text."""
        typed = [name for name in names if self.cleaned_data.get(name) and name in self.changed_data]
        for name in typed:
            self.add_error(name, OTHER_KIND.format(soort))
        return bool(typed)


class VertegenwoordigerForm(BasisModelForm):
    soort = forms.ChoiceField(label="Soort", choices=Vertegenwoordigersoort.choices, widget=forms.RadioSelect)
    bron = forms.ChoiceField(
        label="Van wie weet u dit?", choices=SOURCES, widget=forms.RadioSelect, initial=Bron.KLANT
    )
    versie = state_field()

    class Meta:
        model = Vertegenwoordiger
        fields = ["soort", "naam", "organisatie", "adres", "telefoon", "email", "is_geadresseerde"]
        labels = {
            "naam": "Naam",
            "organisatie": "Organisatie",
            "adres": "Adres",
            "telefoon": "Telefoon",
            "email": "E-mail",
            "is_geadresseerde": "De post voor de klant gaat naar deze persoon",
        }
        field_classes = {"email": forms.EmailField}


class GezinslidForm(BasisModelForm):
    """Somebody of the household. Only the relation must be filled in."""

    relatie = forms.ChoiceField(
        label="Wie is dit van de klant?", choices=Gezinsrelatie.choices, widget=forms.RadioSelect
    )
    bron = forms.ChoiceField(
        label="Van wie weet u dit?", choices=SOURCES, widget=forms.RadioSelect, initial=Bron.KLANT
    )
    versie = state_field()

    class Meta:
        model = Gezinslid
        fields = ["relatie", "naam", "geboortejaar", "inwonend"]
        labels = {"naam": "Naam", "geboortejaar": "Geboortejaar", "inwonend": "Woont bij de klant in huis"}
        help_texts = {
            "naam": "Alleen als u de naam nodig hebt, bijvoorbeeld om opvang te regelen.",
            "geboortejaar": "Vier cijfers, zoals 2014. Een geboortedatum is niet nodig.",
        }

    def clean_geboortejaar(self) -> int | None:
        year: int | None = self.cleaned_data["geboortejaar"]
        if year is not None and not 1900 <= year <= clock.today().year:
            raise ValidationError("Vul een geboortejaar in van vier cijfers, niet in de toekomst.")
        return year


class PogingForm(BasisForm):
    datum = forms.DateField(label="Datum")
    uitkomst = forms.ChoiceField(
        label="Wat was de uitkomst?", choices=Pogingsuitkomst.choices, widget=forms.RadioSelect
    )
    nieuw_id = new_id()

    def clean_datum(self) -> date | None:
        return happened(self.cleaned_data["datum"], "Een contactpoging kan niet in de toekomst liggen.")


class UitkeringsoortForm(BasisForm):
    """The kinds that may be chosen today, and the present one."""

    soort = forms.ModelChoiceField(
        queryset=Uitkeringsoort.objects.none(), label="Soort uitkering", empty_label=None
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, present: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["soort"]
        field.queryset = queries.choosable(Uitkeringsoort, today) | Uitkeringsoort.objects.filter(pk=present)


class VervalForm(BasisForm):
    reden = forms.CharField(
        label="Waarom klopt dit gegeven niet?", help_text="Bijvoorbeeld: bij de verkeerde klant vastgelegd."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class SamenvoegForm(BasisForm):
    """The other number; the versions come along once the reader has seen both people."""

    nummer = forms.CharField(
        label="Klantnummer van het dubbele dossier",
        help_text="Dat nummer gaat daarna naar het dossier waar u nu bent. Eerst ziet u wat er meekomt en wat niet.",
        widget=forms.TextInput(attrs={"class": "kort", "autocomplete": "off"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    andere_versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
