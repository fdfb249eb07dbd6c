"""Benefit: the income system delivers the periods; what kind of benefit it is, a person may correct."""

from uuid import UUID

from intake.models import Uitkering
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

WITHDRAWN = "Deze uitkering is intussen vervallen."


def set_uitkeringsoort(*, door: UUID, uitkering_id: UUID, versie: int, soort_id: str) -> Uitkering:
    """Correct the kind of a benefit period. Deliveries name no kind, so none of them changes it back."""
    with handeling(door=door), checked():
        row = locked(Uitkering.objects.all(), pk=uitkering_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        row.soort_id = soort_id
        row.save(update_fields=["soort"])
    return row
