"""Choosing a regisseur: type a part of the name, then choose among at most 15."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from trajecten.forms.basis import VrijField, as_uuid
from trajecten.queries import CHOICES, find_regisseurs, regisseur_candidates, with_caseload
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.forms import BasisForm, RijField, ZoekForm, new_id, not_far_ahead
from werkoffensief.web.notation import quantity


class RegisseurField(RijField):
    def __init__(self, label: str = "Regisseur", **kwargs: Any) -> None:
        super().__init__(
            queryset=Medewerker.objects.none(),
            label=label,
            widget=forms.RadioSelect,
            empty_label=None,
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        """The name, the team, and of the own team how many klanten somebody has."""
        known = [obj.team.naam] if obj.team else []
        if obj.caseload is not None:
            known.append(quantity(obj.caseload, "klant", "klanten"))
        return f"{obj.naam} ({', '.join(known)})" if known else str(obj.naam)


def _with_regisseurs(
    form: ZoekForm, team_id: UUID | None, only: Medewerker | None, without: UUID | None
) -> None:
    """Fill the choices of `medewerker`: those found, and the one already chosen."""
    field: Any = form.fields["medewerker"]
    if only:
        field.queryset = with_caseload(regisseur_candidates().filter(pk=only.pk), team_id)
        return
    keys: list[Any] = [row.pk for row in find_regisseurs(text=form.typed("zoek_regisseur"), team_id=team_id)]
    chosen = as_uuid(form.typed("medewerker"))
    if chosen and chosen not in keys:
        keys = [chosen, *keys[: CHOICES - 1]]
    found = regisseur_candidates().filter(pk__in=keys).exclude(pk__in=[without]).select_related("team")
    field.queryset = with_caseload(found, team_id)


def _nobody_to_choose(form: ZoekForm) -> bool:
    field: Any = form.fields["medewerker"]
    return not field.queryset.exists()


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

    def found_nothing(self) -> bool:
        return _nobody_to_choose(self)

    def clean_dag(self) -> date:
        return not_far_ahead(self.cleaned_data["dag"])


class OverdrachtForm(RegisseurForm):
    overdrachtsnotitie = VrijField(
        label="Wat moet de nieuwe regisseur weten?",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Bijvoorbeeld: wat u afsprak, wat goed gaat, en wat de volgende stap is.",
    )
    # From whom: of the row that the page showed, and at which version.
    regisseurschap = forms.UUIDField(required=False, widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def begin_again(self, sentence: str, **hidden: Any) -> None:
        """Say why nothing happened, keep what was typed, and carry `hidden` when it is sent again."""
        self.full_clean()
        self.add_error(None, sentence)
        typed: Any = self.data
        data = typed.copy()
        self.data = data
        for name, value in hidden.items():
            data[name] = str(value)


class RegisseurStartForm(BasisForm):
    start = forms.DateField(label="Regisseur vanaf")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"], known=self.initial.get("start"))


class WaarnemingForm(ZoekForm):
    """Who stands in for a regisseur (`without`), and until when."""

    zoek_regisseur = forms.CharField(
        label="Zoek een collega", required=False, help_text="Een deel van de naam. Leeg: uw eigen team."
    )
    medewerker = RegisseurField("Wie neemt waar?")
    start = forms.DateField(label="Vanaf welke dag?")
    einde = forms.DateField(label="Tot welke dag?", help_text="Op deze dag is de regisseur er zelf weer.")
    reden = forms.CharField(
        label="Waarom?", max_length=200, help_text="Bijvoorbeeld: vakantie. Schrijf niets op over gezondheid."
    )
    nieuw_id = new_id()
    search_label = "Zoek collega"
    search_after = "zoek_regisseur"

    def __init__(self, *args: Any, team_id: UUID | None, without: UUID, **kwargs: Any) -> None:
        self.remade = {"team_id": team_id, "without": without}
        super().__init__(*args, **kwargs)
        _with_regisseurs(self, team_id, None, without)

    def found_nothing(self) -> bool:
        return _nobody_to_choose(self)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])

    def clean(self) -> None:
        start, einde = self.cleaned_data.get("start"), self.cleaned_data.get("einde")
        if start and einde and einde <= start:
            self.add_error("einde", "De regisseur is pas na de eerste dag weer terug.")
