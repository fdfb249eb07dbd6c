"""Forms of a placement. Choosing an employer: type a part of the name, then choose among at most 15."""

from datetime import date
from typing import Any

from django import forms

from intake.queries import choosable
from trajecten.enums import Contractsoort, Plaatsingsoort, UitkeringErna
from trajecten.forms.basis import NONE, CodeField, VrijField, as_uuid, offer
from trajecten.models import RedenEindePlaatsing, Voorziening
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
