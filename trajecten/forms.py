"""Forms of the plan. Choosing an employer or a regisseur: type a part of the name, then choose among at most 15."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from intake.queries import choosable
from trajecten.enums import ENDED, STAP_TRANSITIONS, Plaatsingsoort, StapStatus
from trajecten.models import RedenEindePlaatsing, RedenEindeTraject, Stap, Voorziening
from trajecten.queries import CHOICES, find_regisseurs, regisseur_candidates
from werkgevers.models import Werkgever
from werkgevers.queries import akkoorden_on, find_werkgevers
from werkoffensief.accounts.models import Codelijst, Medewerker
from werkoffensief.web.forms import BasisForm, VersieForm, ZoekForm, new_id, not_far_ahead
from werkoffensief.web.notation import quantity, short_date

NONE = "geen"


class CodeField(forms.ModelChoiceField):
    """One code of a reference list; the form that holds it sets which may be chosen."""

    def __init__(self, codes: type[Codelijst], label: str, **kwargs: Any) -> None:
        super().__init__(queryset=codes._default_manager.all(), label=label, empty_label="Kies", **kwargs)


class RegisseurField(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Medewerker.objects.none(),
            label="Regisseur",
            widget=forms.RadioSelect,
            empty_label=None,
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam} ({obj.team.naam})" if obj.team else str(obj.naam)


def _with_regisseurs(
    form: ZoekForm, team_id: UUID | None, only: Medewerker | None, without: UUID | None
) -> None:
    """Fill the choices of `medewerker`: those found, and the one already chosen."""
    field: Any = form.fields["medewerker"]
    if only:
        field.queryset = regisseur_candidates().filter(pk=only.pk)
        return
    keys: list[Any] = [row.pk for row in find_regisseurs(text=form.typed("zoek_regisseur"), team_id=team_id)]
    chosen = _uuid(form.typed("medewerker"))
    if chosen and chosen not in keys:
        keys = [chosen, *keys[: CHOICES - 1]]
    field.queryset = (
        regisseur_candidates().filter(pk__in=keys).exclude(pk__in=[without]).select_related("team")
    )


class TrajectForm(BasisForm):
    start = forms.DateField(label="Eerste dag van het traject")
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u samen hoe het gaat?",
        required=False,
        help_text="De evaluatie van het plan. Bijvoorbeeld 22-11-2026.",
    )
    ik = forms.BooleanField(label="Ik word de regisseur", required=False)
    nieuw_id = new_id()

    def __init__(self, *args: Any, may_take: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_take:
            del self.fields["ik"]

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])

    def clean_evaluatie_op(self) -> date | None:
        day, start = self.cleaned_data["evaluatie_op"], self.cleaned_data.get("start")
        if day and start and day < start:
            raise forms.ValidationError("De evaluatie ligt voor het begin van het traject.")
        return day


class EvaluatieForm(BasisForm):
    evaluatie_op = forms.DateField(
        label="Wanneer kijkt u samen hoe het gaat?",
        required=False,
        help_text="Is de evaluatie geweest? Zet hier de dag van de volgende, of maak het veld leeg.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class TrajectEindeForm(BasisForm):
    einde = forms.DateField(label="Laatste dag van het traject")
    einde_reden = CodeField(RedenEindeTraject, "Waarom eindigt het traject?")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reden: Any = self.fields["einde_reden"]
        reden.queryset = choosable(reden.queryset.model, today)


class RegisseurForm(ZoekForm):
    """Who becomes the regisseur. `only`: somebody who may take this klant on, but not give them to another.
    `without`: who is the regisseur now.
    """

    zoek_regisseur = forms.CharField(
        label="Zoek een regisseur", required=False, help_text="Een deel van de naam. Leeg: uw eigen team."
    )
    medewerker = RegisseurField()
    dag = forms.DateField(label="Vanaf welke dag?")
    search_label = "Zoek regisseur"
    search_after = "zoek_regisseur"

    def __init__(
        self,
        *args: Any,
        team_id: UUID | None,
        only: Medewerker | None = None,
        without: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        self.remade = {"team_id": team_id, "only": only, "without": without}
        super().__init__(*args, **kwargs)
        _with_regisseurs(self, team_id, only, without)
        if only:
            del self.fields["zoek_regisseur"]

    def clean_dag(self) -> date:
        return not_far_ahead(self.cleaned_data["dag"])


class OverdrachtForm(RegisseurForm):
    overdrachtsnotitie = forms.CharField(
        label="Wat moet de nieuwe regisseur weten?",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Bijvoorbeeld: wat u afsprak, wat goed gaat, en wat de volgende stap is.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class RegisseurStartForm(BasisForm):
    start = forms.DateField(label="Regisseur vanaf")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"], known=self.initial.get("start"))


class StapForm(BasisForm):
    voorziening = CodeField(Voorziening, "Wat gaat de klant doen?")
    start = forms.DateField(label="Begindatum")
    status = forms.ChoiceField(label="Status", choices=StapStatus.choices, widget=forms.RadioSelect)
    einde = forms.DateField(
        label="Einddatum", required=False, help_text="Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026."
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voorziening: Any = self.fields["voorziening"]
        voorziening.queryset = choosable(voorziening.queryset.model, today)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])


class StapWijzigenForm(VersieForm):
    """Offers the states that this step may become."""

    class Meta:
        model = Stap
        fields = ["status", "start", "einde"]
        labels = {"status": "Status", "start": "Begindatum", "einde": "Einddatum"}
        widgets = {"status": forms.RadioSelect}
        help_texts = {"einde": "Alleen als de stap klaar is. Bijvoorbeeld 22-11-2026."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = (self.instance.status, *STAP_TRANSITIONS[self.instance.status])
        status: Any = self.fields["status"]
        status.choices = [(value, label) for value, label in StapStatus.choices if value in possible]

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"], known=self.instance.start)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, einde = data.get("start"), data.get("einde")
        if start and einde and einde < start:
            self.add_error("einde", "De stap eindigt voordat hij begint.")
        if data.get("status") in ENDED and not einde and "einde" not in self.errors:
            self.add_error("einde", "Vul in wanneer de stap is geëindigd.")
        return data

    def _post_clean(self) -> None:
        """The service and the database check the row, after they locked it."""


class PlaatsingForm(ZoekForm):
    """An employer is looked up by name; where they have agreements on the first day, one says which it is."""

    soort = forms.ChoiceField(label="Soort", choices=Plaatsingsoort.choices, widget=forms.RadioSelect)
    startdatum = forms.DateField(label="Eerste dag")
    zoek_werkgever = forms.CharField(
        label="Zoek de werkgever",
        required=False,
        help_text="Een deel van de naam, of het KvK-nummer. Leeg: geen werkgever.",
    )
    werkgever = forms.ChoiceField(label="Werkgever", widget=forms.RadioSelect)
    akkoord = forms.ChoiceField(
        label="Hoort deze plaatsing bij een werkakkoord van deze werkgever?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Deze werkgever heeft een werkakkoord. Kies hier of de plaatsing daarbij hoort."
        },
    )
    uren_per_week = forms.IntegerField(label="Uren per week", required=False, min_value=1, max_value=60)
    verwacht_einde_uitkering = forms.DateField(
        label="Wanneer stopt de uitkering, denkt u?",
        required=False,
        help_text="De uitkeringsadministratie levert later de echte datum. Bijvoorbeeld 22-11-2026.",
    )
    nieuw_id = new_id()
    search_label = "Zoek werkgever"
    search_after = "zoek_werkgever"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self._employers()
        self.found = bool(found)
        if not self.is_bound and len(found) == 1 and not self.typed("werkgever"):
            self.initial["werkgever"] = str(found[0].pk)
        agreements = self._agreements()
        _offer(self, "werkgever", [(str(row.pk), _employer(row)) for row in found], "Geen werkgever")
        _offer(
            self, "akkoord", [(str(row.pk), _agreement(row)) for row in agreements], "Nee, bij geen akkoord"
        )

    def _employers(self) -> list[Werkgever]:
        found = find_werkgevers(text=self.typed("zoek_werkgever"))
        chosen = _uuid(self.typed("werkgever"))
        if chosen and chosen not in [row.pk for row in found]:
            found = [*Werkgever.objects.filter(pk=chosen), *found][:CHOICES]
        return found

    def _agreements(self) -> list[Any]:
        chosen, day = _uuid(self.typed("werkgever")), self._day()
        return list(akkoorden_on(werkgever_id=chosen, day=day)[:CHOICES]) if chosen and day else []

    def _day(self) -> date | None:
        field = self.fields["startdatum"]
        try:
            return field.clean(
                field.widget.value_from_datadict({"startdatum": self.typed("startdatum")}, {}, "startdatum")
            )
        except forms.ValidationError:
            return None

    def clean_startdatum(self) -> date:
        return not_far_ahead(self.cleaned_data["startdatum"])

    def clean(self) -> None:
        if self.cleaned_data.get("zoek_werkgever") and not self.found:
            self.add_error(
                "zoek_werkgever", "Geen werkgever gevonden. Controleer de naam of maak het veld leeg."
            )

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        return {
            **data,
            "werkgever_id": _uuid(data.get("werkgever", NONE)),
            "werkakkoord_id": _uuid(data.get("akkoord", NONE)),
        }


class PlaatsingEindeForm(BasisForm):
    einddatum = forms.DateField(label="Laatste dag")
    einde_reden = CodeField(RedenEindePlaatsing, "Waarom eindigt de plaatsing?")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reden: Any = self.fields["einde_reden"]
        reden.queryset = choosable(reden.queryset.model, today)


def _offer(form: ZoekForm, name: str, choices: list[tuple[str, str]], none: str) -> None:
    """Choices to answer, with a way to say none; no question where there is nothing to choose."""
    field: Any = form.fields[name]
    field.choices = [*choices, (NONE, none)]
    if not choices:
        del form.fields[name]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _employer(row: Werkgever) -> str:
    place = f", {row.plaats}" if row.plaats else ""
    return f"{row.naam}{place} (KvK {row.kvk_nummer})"


def _agreement(row: Any) -> str:
    term = f"vanaf {short_date(row.ingangsdatum)}"
    if row.einddatum:
        term = f"{short_date(row.ingangsdatum)} tot en met {short_date(row.einddatum)}"
    return f"{row.akkoordnummer}: {term}, nog {quantity(row.open, 'baan', 'banen')} open"
