"""Forms of the log-in, and of the beheerder's pages."""

from collections.abc import Iterable
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db.models import Field

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Lijstfilter, Medewerker, Team
from werkoffensief.web.forms import BasisForm, BasisModelForm, RijField, VersieForm, new_id
from werkoffensief.web.lijsten import Lijst


class InlogForm(BasisForm, LoginForm):
    """allauth's log-in with our labels and nothing in the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label, password.help_text = "Gebruikersnaam", "Wachtwoord", ""
        login.error_messages["required"] = "Vul uw gebruikersnaam in."
        password.error_messages["required"] = "Vul uw wachtwoord in."
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
        login.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class TeamKeuze(RijField):
    """A team, or none."""

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, **{**kwargs, "empty_label": "Geen team"})


class MedewerkerForm(VersieForm):
    class Meta:
        model = Medewerker
        fields = ["naam", "email", "telefoon", "team"]
        labels = {"naam": "Naam", "email": "E-mail", "telefoon": "Telefoon", "team": "Team"}
        field_classes = {"email": forms.EmailField, "team": TeamKeuze}
        widgets = {"email": forms.EmailInput, "telefoon": forms.TextInput(attrs={"inputmode": "tel"})}


class NieuweMedewerkerForm(BasisModelForm):
    class Meta(MedewerkerForm.Meta):
        fields = ["gebruikersnaam", *MedewerkerForm.Meta.fields]
        labels = {**MedewerkerForm.Meta.labels, "gebruikersnaam": "Gebruikersnaam"}
        help_texts = {"gebruikersnaam": "Hiermee logt de medewerker in. Later niet te wijzigen."}


class RolForm(BasisForm):
    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *Rol.choices])
    tot_en_met = forms.DateField(
        label="Tot en met",
        required=False,
        help_text="Laat leeg als de rol blijft gelden. Bijvoorbeeld 22-11-2026.",
    )


class BevestigForm(BasisForm):
    gebruikersnaam = forms.CharField(
        label="Gebruikersnaam van uw collega",
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    code = forms.CharField(
        label="Code op het scherm van uw collega",
        max_length=20,
        help_text="Zes cijfers. Uw collega ziet ze na het inloggen.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "kort"}),
    )


class KoppelingForm(BasisForm):
    inlognaam = forms.CharField(
        label="Inlognaam bij de gemeente",
        max_length=200,
        help_text="Waarmee deze medewerker bij de gemeente inlogt, bijvoorbeeld j.jansen@gemeente.nl.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )


class TeamForm(VersieForm):
    stadsdelen = forms.CharField(
        label="Stadsdelen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Elk stadsdeel op een eigen regel. Een stadsdeel hoort bij één team. "
        "“onbekend” is voor klanten zonder stadsdeel, “ww zonder stadsdeel” voor hen van wie de WW stopt: een levering "
        "van de WW noemt geen stadsdeel.",
    )

    class Meta:
        model = Team
        fields = ["naam"]
        labels = {"naam": "Naam"}
        error_messages = {"naam": {"unique": "Er is al een team met deze naam."}}

    def clean_stadsdelen(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["stadsdelen"].splitlines()]
        if any(len(name) > 200 or "|" in name for name in names):
            raise ValidationError("De naam van een stadsdeel heeft hoogstens 200 tekens, zonder |.")
        return list(dict.fromkeys(name for name in names if name))


MAX_VOLGORDE = 32_767


class CodeForm(BasisForm):
    """Without `code`: a code's key does not change."""

    naam = forms.CharField(label="Naam", help_text="Wat de gebruikers zien.")
    geldig_van = forms.DateField(label="Te kiezen vanaf", required=False)
    geldig_tot = forms.DateField(
        label="Te kiezen tot en met",
        required=False,
        help_text="Na deze dag kan niemand de code nog kiezen. Waar hij al gebruikt is, blijft hij leesbaar.",
    )
    versie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1_000)

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("geldig_van"), self.cleaned_data.get("geldig_tot")
        if van and tot and tot < van:
            self.add_error("geldig_tot", "De laatste dag ligt voor de eerste dag.")


class NieuweCodeForm(CodeForm):
    code = forms.RegexField(
        label="Code",
        regex=r"^[a-z0-9_]{1,60}$",
        help_text="Kleine letters, cijfers en lage streepjes. Staat in leveringen. Later niet te wijzigen.",
        error_messages={"invalid": "Gebruik alleen kleine letters, cijfers en lage streepjes, hoogstens 60."},
    )
    field_order = ["code", "naam"]


def code_form(own: Iterable[Field], *, nieuw: bool) -> type[CodeForm]:
    """The form of a list whose codes have fields of their own: an order, a text, or of which of a few kinds a code is.

    Of which kind is said when it is made, and stays: what uses the code would become something else.
    """
    fields: dict[str, forms.Field] = {}
    for field in own:
        label = field.name.capitalize()
        if field.get_internal_type() == "CharField" and not field.choices:
            fields[field.name] = forms.CharField(
                label=label,
                required=False,
                empty_value=None,
                max_length=field.max_length,
                help_text="Staat op de pagina bij deze keuze. U kunt het leeg laten.",
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        elif not field.choices:
            hint = "Een lager getal staat hoger op de pagina."
            bounds = {"min_value": 0, "max_value": MAX_VOLGORDE, "initial": field.get_default()}
            fields[field.name] = forms.IntegerField(label=label, help_text=hint, **bounds)
        elif nieuw:
            fields[field.name] = forms.ChoiceField(
                label=label,
                choices=[("", "Maak een keuze"), *field.choices],
                help_text="Later niet te wijzigen.",
            )
    return type("CodeForm", (NieuweCodeForm if nieuw else CodeForm,), fields)


class WachtwoordForm(BasisForm):
    """A first or new password, typed twice."""

    wachtwoord = forms.CharField(
        label="Nieuw wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minstens 12 tekens. Een paar woorden achter elkaar is goed te onthouden.",
    )
    nogmaals = forms.CharField(
        label="Nogmaals", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.medewerker = medewerker

    def clean_wachtwoord(self) -> str:
        password_validation.validate_password(self.cleaned_data["wachtwoord"], self.medewerker)
        return self.cleaned_data["wachtwoord"]

    def clean(self) -> None:
        typed = self.cleaned_data.get("wachtwoord")
        if typed and self.cleaned_data.get("nogmaals") not in {None, typed}:
            self.add_error("nogmaals", "De twee wachtwoorden zijn niet gelijk.")


class HuidigWachtwoordForm(BasisForm):
    """The password once more, before something that only its owner may do."""

    huidig = forms.CharField(
        label="Uw wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class WachtwoordWijzigenForm(WachtwoordForm):
    huidig = forms.CharField(
        label="Uw huidige wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["huidig", "wachtwoord", "nogmaals"]


def _code_field(help_text: str) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "kort"}
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label="Code", max_length=20, help_text=help_text, widget=widget)


class CodeGevenForm(BasisForm):
    code = _code_field("De zes cijfers uit uw app, of een van uw herstelcodes.")


class AppInstellenForm(BasisForm):
    code = _code_field("De zes cijfers die uw app nu laat zien.")


class PasskeyGevenForm(BasisForm):
    """What the browser says about a passkey, put in by static/js/passkey.js."""

    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Uw browser heeft geen passkey gegeven. Probeer het opnieuw.",
            "invalid": "Uw browser heeft geen passkey gegeven. Probeer het opnieuw.",
        },
    )


class PasskeyToevoegenForm(PasskeyGevenForm):
    naam = forms.CharField(
        label="Naam van deze passkey",
        max_length=60,
        help_text="Zodat u hem later herkent. Bijvoorbeeld: laptop van mijn werk.",
    )
    field_order = ["naam", "credential"]


FILTERNAAM_HULP = "Bijvoorbeeld: nog niet gesproken. Zet er geen naam of nummer van een klant in."


class FilterForm(BasisForm):
    """A saved filter: its name, for whom, and whether the list begins with it."""

    naam = forms.CharField(label="Naam", max_length=100, help_text=FILTERNAAM_HULP)
    voor = forms.ChoiceField(
        label="Voor wie?",
        choices=[("mij", "Alleen voor mij"), ("team", "Voor iedereen in mijn team")],
        initial="mij",
        widget=forms.RadioSelect,
    )
    begin = forms.BooleanField(label="Open de lijst voortaan met dit filter", required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, leads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            del self.fields["voor"]


class FilternaamForm(VersieForm):
    class Meta:
        model = Lijstfilter
        fields = ["naam"]
        labels = {"naam": "Naam"}
        help_texts = {"naam": FILTERNAAM_HULP}


class KolommenForm(BasisForm):
    """Which columns of a list; the first one always stays."""

    kolommen = forms.MultipleChoiceField(
        label="Kolommen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één kolom naast de eerste."},
    )

    def __init__(self, *args: Any, lijst: Lijst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kolommen"]
        field.choices = [(kolom.sleutel, kolom.label) for kolom in lijst.kolommen[1:]]
