"""Forms of a placement. Choosing an employer: type a part of the name, then choose among at most 15."""

from datetime import date
from typing import Any

from django import forms

from intake.queries import choosable
from trajecten.enums import Contractsoort, Plaatsingsoort, UitkeringErna
from trajecten.forms.basis import NONE, CodeField, VrijField, as_uuid, offer
from trajecten.models import Plaatsing, RedenEindePlaatsing, Voorziening
from trajecten.models.plan import MAX_WOORDEN
from trajecten.queries import CHOICES
from werkgevers.models import Werkgever
from werkgevers.queries import akkoorden_on, find_werkgevers
from werkoffensief.web import clock
from werkoffensief.web.forms import BasisForm, ZoekForm, new_id, not_far_ahead
from werkoffensief.web.notation import quantity, short_date

LATER = "Weet ik nog niet"
NO_END = (
    "Een uitkering die het loon aanvult, stopt niet. Maak deze datum leeg, of kies dat de uitkering stopt."
)
OUT_OF_TERM = (
    "Op deze dag loopt het werkakkoord {} niet. Kies een dag waarop het loopt. Hoort de plaatsing er niet bij? "
    "Druk dan nog een keer op de knop."
)
OTHER = "Alleen als het een andere werkgever is. Een deel van de naam, of het KvK-nummer."
STILL_RUNS = (
    "Loopt de plaatsing nog? Maak dan ook leeg waarom zij eindigde en wat er gebeurde. Anders vult u de laatste dag "
    "in."
)
ENDED_WITH = ("einddatum", "einde_reden", "toelichting", "reden")


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
    school = forms.CharField(
        label="Welke school?",
        required=False,
        max_length=200,
        help_text="Bij een opleiding of een leerwerkbaan.",
    )
    contract = forms.ChoiceField(
        label="Wat voor contract?", required=False, choices=[("", LATER), *Contractsoort.choices]
    )
    uren_per_week = forms.IntegerField(label="Uren per week", required=False, min_value=1, max_value=60)
    voorziening = CodeField(
        Voorziening,
        "Welke hulp hoort erbij?",
        required=False,
        help_text="Bijvoorbeeld een jobcoach of loonkostensubsidie. Leeg: geen.",
    )
    uitkering_erna = forms.ChoiceField(
        label="Wat gebeurt er met de uitkering, denkt u?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("", LATER), *UitkeringErna.choices],
        help_text="De uitkeringsadministratie beslist, en levert later hoe het echt is.",
    )
    verwacht_einde_uitkering = forms.DateField(
        label="Wanneer stopt de uitkering, denkt u?", required=False, help_text="Bijvoorbeeld 22-11-2026."
    )
    nieuw_id = new_id()
    search_label = "Zoek werkgever"
    search_after = "zoek_werkgever"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self._employers()
        if not self.is_bound and len(found) == 1 and not self.typed("werkgever"):
            self.initial["werkgever"] = str(found[0].pk)
        voorziening: Any = self.fields["voorziening"]
        voorziening.queryset = choosable(voorziening.queryset.model, clock.today())
        agreements = self._agreements()
        offer(self, "werkgever", [(str(row.pk), _employer(row)) for row in found], "Geen werkgever")
        offer(
            self, "akkoord", [(str(row.pk), _agreement(row)) for row in agreements], "Nee, bij geen akkoord"
        )

    def found_nothing(self) -> bool:
        return bool(self.typed("zoek_werkgever")) and not self.found

    def _employers(self) -> list[Werkgever]:
        found = find_werkgevers(text=self.typed("zoek_werkgever"))
        self.found = bool(found)
        chosen = as_uuid(self.typed("werkgever"))
        if chosen and chosen not in [row.pk for row in found]:
            found = [*Werkgever.objects.filter(pk=chosen), *found][:CHOICES]
        return found

    def _agreements(self) -> list[Any]:
        chosen, day = as_uuid(self.typed("werkgever")), self._day()
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

        if self.cleaned_data.get("verwacht_einde_uitkering"):
            if self.cleaned_data.get("uitkering_erna") == UitkeringErna.AANVULLEND:
                self.add_error("verwacht_einde_uitkering", NO_END)
            self.cleaned_data["uitkering_erna"] = UitkeringErna.STOPT.value

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        voorziening = data.get("voorziening")
        return {
            **data,
            **{name: data.get(name) or None for name in ("school", "contract", "uitkering_erna")},
            "voorziening_id": voorziening.pk if voorziening else None,
            "werkgever_id": as_uuid(data.get("werkgever", NONE)),
            "werkakkoord_id": as_uuid(data.get("akkoord", NONE)),
        }


def as_shown(row: Plaatsing) -> dict[str, Any]:
    """What is known of a placement, as the form says it."""
    names = (
        "soort", "startdatum", "school", "contract", "uren_per_week", "voorziening", "uitkering_erna",
        "verwacht_einde_uitkering", "einddatum", "einde_reden", "versie",
    )  # fmt: skip
    known = {name: getattr(row, name) for name in names}
    return {
        **known,
        **{name: known[name] or "" for name in ("contract", "uitkering_erna")},
        "werkgever": str(row.werkgever_id or NONE),
        "akkoord": str(row.werkakkoord_id or NONE),
        "akkoord_van": str(row.werkgever_id or NONE),
        "toelichting": row.einde_toelichting,
    }


class PlaatsingWijzigenForm(PlaatsingForm):
    """A placement that is completed or put right; `plaatsing` is as it stands. Of one that ended its end can be put
    right too: with a reason, or emptied when it still runs."""

    akkoord_van = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    einddatum = forms.DateField(
        label="Laatste dag", required=False, help_text="Maak dit leeg als de plaatsing nog loopt."
    )
    einde_reden = CodeField(RedenEindePlaatsing, "Waarom eindigde de plaatsing?", required=False)
    toelichting = VrijField(
        label="Wat is er gebeurd?",
        required=False,
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reden = VrijField(
        label="Waarom klopte het einde niet?",
        required=False,
        max_length=200,
        help_text="Alleen als u iets aan het einde wijzigt. Dit blijft bij de geschiedenis staan.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plaatsing: Plaatsing, **kwargs: Any) -> None:
        self.plaatsing = plaatsing
        self.remade = {"plaatsing": plaatsing}
        kwargs.setdefault("initial", as_shown(plaatsing))
        super().__init__(*args, **kwargs)
        del self.fields["nieuw_id"]
        self.fields["zoek_werkgever"].help_text = OTHER
        self._keep("voorziening", plaatsing.voorziening_id)
        if plaatsing.einddatum is None:
            for name in ENDED_WITH:
                del self.fields[name]
            return
        reden: Any = self.fields["einde_reden"]
        reden.queryset = choosable(reden.queryset.model, clock.today())
        self._keep("einde_reden", plaatsing.einde_reden_id)

    def _keep(self, name: str, pk: Any) -> None:
        """What stands there stays, also when it can no longer be chosen."""
        field: Any = self.fields[name]
        field.queryset = (field.queryset | field.queryset.model.objects.filter(pk=pk)).distinct()

    def _employers(self) -> list[Werkgever]:
        found, present = super()._employers(), self.plaatsing.werkgever
        return found if present is None or present in found else [present, *found][:CHOICES]

    def _agreements(self) -> list[Any]:
        """An answer that was given about another employer is no answer."""
        asked = self.typed("akkoord_van")
        if self.is_bound and asked and asked != self.typed("werkgever"):
            data: Any = self.data
            self.data = data = data.copy()
            data.pop("akkoord", None)
            data["akkoord_van"] = self.typed("werkgever")
        found, present = super()._agreements(), self.plaatsing.werkakkoord_id
        day, employer = self._day(), self.plaatsing.werkgever_id
        if present and day and employer and str(employer) == self.typed("werkgever"):
            mine = akkoorden_on(werkgever_id=employer, day=day).filter(pk=present)
            found = [*mine, *(row for row in found if row.pk != present)][:CHOICES]
        return found

    def clean_startdatum(self) -> date:
        return not_far_ahead(self.cleaned_data["startdatum"], known=self.plaatsing.startdatum)

    def clean_einddatum(self) -> date | None:
        day: date | None = self.cleaned_data["einddatum"]
        return day and not_far_ahead(day, known=self.plaatsing.einddatum)

    def clean(self) -> None:
        super().clean()
        present = self.plaatsing.werkakkoord
        if present and str(present.pk) == self.typed("akkoord") and "akkoord" not in self.fields:
            self.add_error("startdatum", OUT_OF_TERM.format(present.akkoordnummer))
        if "einddatum" in self.fields and "einddatum" in self.cleaned_data:
            self._clean_end()

    def _clean_end(self) -> None:
        day, why = self.cleaned_data["einddatum"], self.cleaned_data.get("einde_reden")
        told = self.cleaned_data.get("toelichting") or ""
        if day is None and (why or told):
            self.add_error("einddatum", STILL_RUNS)
        elif day and why is None and "einde_reden" not in self.errors:
            self.add_error("einde_reden", "Kies waarom de plaatsing eindigde.")
        was = self.plaatsing
        same = (day, why, told) == (was.einddatum, was.einde_reden, was.einde_toelichting or "")
        if same:
            self.cleaned_data["reden"] = ""
        elif not self.cleaned_data.get("reden") and "reden" not in self.errors:
            self.add_error("reden", "Schrijf waarom het einde niet klopte.")

    def facts(self) -> dict[str, Any]:
        data, said = self.cleaned_data, super().facts()
        if "einddatum" not in self.fields:
            return said
        why = data["einde_reden"]
        return {
            **said,
            "einde_reden_id": why.pk if why else None,
            "einde_toelichting": data["toelichting"] or None,
        }

    def stands(self) -> dict[str, Any]:
        """As `as_shown`, in words where no choice of this form says it."""
        now = as_shown(self.plaatsing)
        employer, agreement = self.plaatsing.werkgever, self.plaatsing.werkakkoord
        for name, words in (
            ("werkgever", employer and employer.naam), ("akkoord", agreement and agreement.akkoordnummer),
        ):  # fmt: skip
            field: Any = self.fields.get(name)
            if words and field and now[name] not in dict(field.choices):
                now[name] = words
        return now


class PlaatsingEindeForm(BasisForm):
    einddatum = forms.DateField(label="Laatste dag")
    einde_reden = CodeField(RedenEindePlaatsing, "Waarom eindigt de plaatsing?")
    toelichting = VrijField(
        label="Wat is er gebeurd?",
        required=False,
        max_length=MAX_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reden: Any = self.fields["einde_reden"]
        reden.queryset = choosable(reden.queryset.model, today)


def _employer(row: Werkgever) -> str:
    place = f", {row.plaats}" if row.plaats else ""
    return f"{row.naam}{place} (KvK {row.kvk_nummer})"


def _agreement(row: Any) -> str:
    term = f"vanaf {short_date(row.ingangsdatum)}"
    if row.einddatum:
        term = f"{short_date(row.ingangsdatum)} tot en met {short_date(row.einddatum)}"
    return f"{row.akkoordnummer}: {term}, nog {quantity(row.open, 'baan', 'banen')} open"
