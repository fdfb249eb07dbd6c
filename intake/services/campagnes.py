"""What a manager says about a campaign on screen; the campaign itself comes with a delivery."""

from collections.abc import Mapping
from uuid import UUID

from intake.models import Campagne
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked

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
