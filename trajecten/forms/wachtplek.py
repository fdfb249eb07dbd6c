"""Forms of the waiting list."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from intake.queries import choosable
from trajecten.forms.basis import CodeField, VrijField
from trajecten.forms.stappen import UNTIL, AanbodField, refuse_early_end
from trajecten.models import Aanbod, Voorziening
from trajecten.overzicht.aanbod import choices_of
from trajecten.services.wachtplek import NO_LIST
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead

WITH_OFFERS = "Alleen hulp met aanbod heeft een wachtlijst. Andere hulp voegt u gewoon toe aan het plan."


class WachtplekForm(BasisForm):
    """For what with offers somebody is put on the list, and for which. Without a script on the second press."""

    voorziening = CodeField(
        Voorziening,
        "Waarvoor wacht de klant?",
        error_messages={"invalid_choice": NO_LIST},
        help_text=WITH_OFFERS,
    )
    aanbod = AanbodField("Welk aanbod?", "Maakt niet uit")
    nieuw_id = new_id()
    optional_together = frozenset({"aanbod"})  # one of the choices is that it does not matter

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        offered = Aanbod.objects.not_over(today).order_by().values("voorziening")
        fields["voorziening"].queryset = choosable(Voorziening, today).filter(pk__in=offered)
        chosen = self.data.get("voorziening") if self.is_bound else self.initial.get("voorziening")
        offers = fields["aanbod"]
        offers.queryset = choices_of(str(chosen or "").replace("\0", ""), today)
        if not offers.queryset:
            del self.fields["aanbod"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "aanbod" in self.fields and "aanbod" not in self.data:
            self.add_error("aanbod", "Kies voor welk aanbod de klant wacht, of dat het niet uitmaakt.")
        return data


class PlaatsForm(BasisForm):
    """A place for somebody who waits. `beurten`: the offers for which this klant has a turn; in the others who has
    `voorrang` to give gives a place with a reason."""

    aanbod = AanbodField()
    start = forms.DateField(label="Eerste dag")
    verwacht_einde = forms.DateField(
        label="Wanneer is het naar verwachting klaar?", required=False, help_text=UNTIL
    )
    voorrang_reden = VrijField(
        label="Waarom gaat deze klant voor?",
        required=False,
        help_text="Anderen wachten langer. De reden blijft bewaard; de klant kan haar lezen.",
    )
    nieuw_id = new_id()
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        voorziening_id: str,
        today: date,
        beurten: Collection[UUID],
        voorrang: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offers: Any = self.fields["aanbod"]
        rows = choices_of(voorziening_id, today)
        offers.queryset, offers.required, offers.empty_label = rows, True, None
        if not voorrang:
            offers.queryset = rows.filter(pk__in=beurten)
        if not voorrang or not rows.exclude(pk__in=beurten).exists():
            del self.fields["voorrang_reden"]

    @property
    def has_offers(self) -> bool:
        fields: Any = self.fields
        return bool(fields["aanbod"].queryset)

    def clean_start(self) -> date:
        return not_far_ahead(self.cleaned_data["start"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        refuse_early_end(self, data)
        return data


class WachtplekWegForm(BasisForm):
    """Why somebody waits no more."""

    reden = VrijField(label="Waarom wacht de klant niet meer?", help_text="De klant kan dit lezen.")
    versie = forms.IntegerField(widget=forms.HiddenInput)
