"""Exemptions from the duty to work, as somebody records and corrects them on screen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from intake.models import Klant, Ontheffing
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

ONTHEFFING = ("soort", "van", "tot", "herbeoordelen_op")


def add_ontheffing(
    *, door: UUID, klant_id: UUID, ontheffing_id: UUID, gegevens: Mapping[str, Any]
) -> Ontheffing:
    """An exemption. Sent twice with one `ontheffing_id` it is one."""
    content = {name: gegevens[name] for name in ONTHEFFING}
    with handeling(door=door), checked():
        asked = {**content, "soort": content["soort"].pk}
        known = sent_before(
            Ontheffing.objects.filter(klant=klant_id),
            pk=ontheffing_id,
            content={name: value for name, value in asked.items() if name != "soort"},
            same=lambda row: row.soort_id == asked["soort"],
        )
        if known:
            return known
        locked(Klant.objects.current(), pk=klant_id)
        return Ontheffing.objects.create(
            pk=ontheffing_id, ontheffingnummer=next_number("ontheffing"), klant_id=klant_id, **content
        )


def save_ontheffing(
    *, door: UUID, ontheffing_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Ontheffing:
    """Correct an exemption, end it, or set another day to look again."""
    with handeling(door=door), checked():
        row = locked(Ontheffing.objects.all(), pk=ontheffing_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Deze ontheffing is vervallen en kan niet meer worden gewijzigd.")
        for name in ONTHEFFING:
            setattr(row, name, gegevens[name])
        row.save(update_fields=ONTHEFFING)
    return row
