"""The forms of the privacy officer, of who sets shortcuts, and of acts on many klanten."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.models import Klant
from trajecten.forms import RegisseurForm
from trajecten.forms.basis import VrijField
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.enums import Bulksoort, Handelingsoort
from werkoffensief.dossier.models import LONGEST_UITSTEL
from werkoffensief.web import clock, notation
from werkoffensief.web.forms import (
    BasisForm,
    BasisModelForm,
    ask_whether_so,
    asked_field,
    new_id,
    not_far_ahead,
    sure_field,
)

SUNDAY = 7
SOONEST, LATEST = timedelta(days=1), timedelta(days=LONGEST_UITSTEL)
UNKNOWN = "Dit is niet de geboortedatum van deze klant. Controleer die; er is niets gewist."


class WisForm(BasisForm):
    """The birth date once more, so that a slip on the wrong request erases nobody."""

    geboortedatum = forms.DateField(
        label="Geboortedatum van de klant",
        required=False,
        help_text="Leeg als die in het dossier ontbreekt.",
    )
    zeker = forms.BooleanField(label="Ik weet dat dit niet ongedaan kan worden gemaakt")

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.klant = klant

    def clean_geboortedatum(self) -> date | None:
        if self.cleaned_data["geboortedatum"] != self.klant.geboortedatum:
            raise forms.ValidationError(UNKNOWN)
        return self.cleaned_data["geboortedatum"]


class InzageForm(BasisForm):
    """Whose lines of the reading log: a klant's or a medewerker's.

    The klant is looked up by `find_by_number`, which leaves a line when there is none.
    """

    klantnummer = forms.CharField(
        label="Klantnummer",
        max_length=200,
        required=False,
        help_text="Wilt u weten wie een klant zag? Vul dit in.",
    )
    gebruikersnaam = forms.CharField(
        label="Of de gebruikersnaam van een medewerker",
        max_length=200,
        required=False,
        help_text="Wilt u weten wat een medewerker zag? Vul dan alleen dit in.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        nummer, naam = data.get("klantnummer"), data.get("gebruikersnaam")
        if bool(nummer) == bool(naam):
            self.add_error("klantnummer", "Vul een klantnummer in of een gebruikersnaam, niet allebei.")
        elif naam:
            data["medewerker"] = Medewerker.objects.filter(gebruikersnaam__iexact=naam).first()
            if data["medewerker"] is None:
                self.add_error("gebruikersnaam", "Er is geen medewerker met deze gebruikersnaam.")
        return data


class HandelingForm(BasisForm):
    """Which acts of the log, in the address of the page."""

    method = "get"
    soort = forms.ChoiceField(
        label="Soort handeling",
        choices=[("", "Alle soorten"), *((soort.adres, soort.label) for soort in Handelingsoort)],
        required=False,
    )
    van = forms.DateField(label="Vanaf", required=False)
    tot = forms.DateField(label="Tot en met", required=False)


class SneltoetsenForm(BasisModelForm):
    """Whether one key alone may do something."""

    sneltoetsen = forms.TypedChoiceField(
        label="Sneltoetsen",
        choices=[("aan", "Aan"), ("uit", "Uit")],
        widget=forms.RadioSelect,
        coerce=lambda choice: choice == "aan",
    )

    class Meta:
        model = Medewerker
        fields = ("sneltoetsen",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["sneltoetsen"] = "aan" if self.instance.sneltoetsen else "uit"

    def save(self, commit: bool = True) -> Medewerker:
        self.instance.sneltoetsen = self.cleaned_data["sneltoetsen"]
        self.instance.save(update_fields=["sneltoetsen"])
        return self.instance


class SelectieForm(BasisForm):
    """Which klanten of a list: the checked ones (`rij`, beside this form), or all of it. `soort`: the button."""

    alles = forms.BooleanField(label="Alle klanten in deze lijst, ook op andere pagina's", required=False)
    lijst = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    soort = forms.ChoiceField(choices=Bulksoort.choices, required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="tegelijk_%s", **kwargs)


class DagForm(BasisForm):
    """Which of the people whom one took, and on which day."""

    claims = forms.MultipleChoiceField(
        label="Wie wilt u spreken?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één klant."},
    )
    dag = forms.DateField(
        label="Op welke dag?",
        help_text="Vandaag of een dag in de komende twee weken. Na die dag komt de klant terug in de werklijst.",
    )
    gevraagd = asked_field()
    klopt = sure_field()

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["claims"]
        field.choices = choices

    def clean(self) -> None:
        """A Sunday is nearly always a slip of the pen: it is asked about once."""
        day: date | None = self.cleaned_data.get("dag")
        if day and day.isoweekday() == SUNDAY:
            ask_whether_so(self, f"{day:%Y-%m-%d}", f"{notation.long_date(day)}.".capitalize())


class BulkForm(RegisseurForm):
    """Who becomes the regisseur of many klanten, from which day, and what they must know."""

    overdrachtsnotitie = VrijField(
        label="Wat moet de nieuwe regisseur weten?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Nodig als iemand al een regisseur heeft. Deze tekst komt in het dossier van elke klant die "
        "overgaat; schrijf er niets in over één persoon.",
    )


class BulkStartForm(RegisseurForm):
    """Who becomes the regisseur of many klanten whose traject begins on the same day."""

    dag = forms.DateField(label="Eerste dag van het traject")


class BulkEvaluatieForm(BasisForm):
    """On which day many plans are looked at. `team_id`: of the reader, as the other forms of many have it."""

    dag = forms.DateField(
        label="Op welke dag bekijkt u deze plannen?",
        help_text="Op deze dag komt het plan onder “Evaluatie van het plan” op de startpagina van de regisseur.",
    )
    searching = False

    def __init__(self, *args: Any, team_id: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def clean_dag(self) -> date:
        day = not_far_ahead(self.cleaned_data["dag"])
        if day < clock.today():
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        return day


class UitstelForm(BasisForm):
    """Until which day a line is left out of the list, and why."""

    tot = forms.DateField(label="Tot welke dag?", help_text="Op die dag staat het weer in uw lijst.")
    reden = forms.CharField(
        label="Waarom kan dit later?",
        max_length=200,
        help_text="De klant kan dit opvragen. Bijvoorbeeld: wacht op een brief.",
    )

    def clean_tot(self) -> date:
        day: date = self.cleaned_data["tot"]
        if day < clock.today() + SOONEST:
            raise ValidationError("Kies een dag na vandaag.")
        if day > clock.today() + LATEST:
            raise ValidationError("Kies een dag in de komende drie maanden.")
        return day
