"""Form of a referral."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from intake.enums import Uitvoerder
from intake.models import Belemmering
from trajecten.forms.basis import VrijField
from trajecten.forms.plan import not_past
from trajecten.services.verwijzing import MAX_WAARHEEN
from werkoffensief.web.forms import BasisForm, new_id, not_far_ahead


class VerwijzingForm(BasisForm):
    """Where to and about what. `belemmeringen`: what stands in the way now, to choose one."""

    belemmering = forms.TypedChoiceField(
        label="Waar gaat het over?",
        required=False,
        widget=forms.RadioSelect,
        coerce=UUID,
        empty_value=None,
        help_text="U kiest uit wat werk nu in de weg staat. Bij die belemmering komt te staan naar wie u verwees.",
    )
    waarheen = VrijField(
        label="Naar wie verwijst u?",
        max_length=MAX_WAARHEEN,
        help_text="De klant leest dit in het plan. Bijvoorbeeld: het schuldenspreekuur, of de kinderopvang in de wijk.",
    )
    wie = forms.ChoiceField(
        label="Wie meldt de klant aan?",
        widget=forms.RadioSelect,
        initial=Uitvoerder.MEDEWERKER.value,
        choices=[
            (Uitvoerder.MEDEWERKER.value, "Ik"),
            (Uitvoerder.KLANT.value, "De klant zelf"),
        ],
    )
    voor_op = forms.DateField(label="Voor wanneer?", required=False)
    verwacht_op = forms.DateField(
        label="Wanneer verwacht u antwoord?", help_text="Tot die dag staat in het plan dat wij wachten."
    )
    nieuw_id = new_id()

    def __init__(self, *args: Any, today: date, belemmeringen: list[Belemmering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        fields: Any = self.fields
        fields["belemmering"].choices = [
            *((str(row.pk), row.soort.naam) for row in belemmeringen),
            ("", "Iets anders"),
        ]
        if not belemmeringen:
            del fields["belemmering"]

    def clean_voor_op(self) -> date | None:
        return not_past(self.cleaned_data["voor_op"], self.today)

    def clean_verwacht_op(self) -> date:
        day: date = self.cleaned_data["verwacht_op"]
        not_past(day, self.today)
        return not_far_ahead(day)
