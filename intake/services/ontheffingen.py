"""Exemptions from the duty to work, as somebody records and corrects them on screen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from intake.models import Klant, Ontheffing
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web import notation
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

TWICE = "Deze ontheffing is er al vanaf {}. Pas die aan, of kies een dag na het einde ervan."
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
        _refuse_twice(klant_id, ontheffing_id, content)
        return Ontheffing.objects.create(
            pk=ontheffing_id, ontheffingnummer=next_number("ontheffing"), klant_id=klant_id, **content
        )


def _refuse_twice(klant_id: UUID, own: UUID, gegevens: Mapping[str, Any]) -> None:
    """One exemption of a kind at a time, as somebody records it; a delivery brings what it brings."""
    same = Ontheffing.objects.filter(klant=klant_id, soort=gegevens["soort"], vervallen_op__isnull=True)
    other = same.exclude(pk=own).exclude(tot__lt=gegevens["van"])
    if gegevens["tot"] is not None:
        other = other.filter(van__lte=gegevens["tot"])
    row = other.order_by("van").first()
    if row is not None:
        raise RefusalError(TWICE.format(notation.short_date(row.van)), field="van")


def save_ontheffing(
    *, door: UUID, ontheffing_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Ontheffing:
    """Correct an exemption, end it, or set another day to look again."""
    with handeling(door=door), checked():
        row = locked(Ontheffing.objects.all(), pk=ontheffing_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Deze ontheffing is vervallen en kan niet meer worden gewijzigd.")
        _refuse_twice(row.klant_id, row.pk, gegevens)
        for name in ONTHEFFING:
            setattr(row, name, gegevens[name])
        row.save(update_fields=ONTHEFFING)
    return row
