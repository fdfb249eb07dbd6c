"""What a manager says about a campaign on screen: whom it is about, until when, its target and its capacity."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from intake.models import Campagne
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked, sent_before

CAMPAGNE = ("code", "naam", "startdatum", "einddatum", "minimaal_maanden_uitkering", "streefaantal")
CAPACITEIT = ("gesprekken_per_week", "mensen", "weken")


def save_capaciteit(
    *, door: UUID, campagne_id: UUID, versie: int, gegevens: Mapping[str, int | None]
) -> Campagne:
    """How many conversations can be had: the product of three numbers; all three, or none."""
    with handeling(door=door), checked():
        row = locked(Campagne.objects.all(), pk=campagne_id, versie=versie)
        for name in CAPACITEIT:
            setattr(row, name, gegevens[name])
        row.save(update_fields=CAPACITEIT)
    return row


def create_campagne(*, door: UUID, campagne_id: UUID, gegevens: Mapping[str, Any]) -> Campagne:
    """A new campaign; the worker counts who belongs to it. Sent twice with one `campagne_id` it is one."""
    content = {name: gegevens[name] for name in CAMPAGNE}
    with handeling(door=door), checked():
        known = sent_before(Campagne.objects.all(), pk=campagne_id, content=content)
        return known or Campagne.objects.create(pk=campagne_id, **content)


def save_campagne(*, door: UUID, campagne_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Campagne:
    """Prolong a campaign, or give it another name, population or target. Its code stays: deliveries know it by that."""
    with handeling(door=door), checked():
        row = locked(Campagne.objects.all(), pk=campagne_id, versie=versie)
        for name in CAMPAGNE[1:]:
            setattr(row, name, gegevens[name])
        row.save(update_fields=CAMPAGNE[1:])
    return row
