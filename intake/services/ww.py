"""The end of somebody's WW as a person records it. That somebody flowed in, the database sees from the benefit."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from intake.enums import Wwresultaat
from intake.models import Klant, Wwrecht
from intake.models.ww import bijstand_on
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

FLOWED_IN = (
    "Deze klant is ingestroomd. Dat volgt uit de uitkering, en verandert alleen als de uitkering verandert."
)
ON_BENEFIT = (
    "Deze klant heeft al een uitkering van de gemeente. Het einde van de WW legt u vast van mensen die nog geen "
    "bijstand hebben."
)
WITHDRAWN = "Deze einddatum van de WW is intussen vervallen."
FIELDS = ("ww_einde", "resultaat", "resultaat_op")


def add_wwrecht(
    *, door: UUID, klant_id: UUID, wwrecht_id: UUID | None, ww_einde: Any, today: date
) -> Wwrecht:
    """The last day of this klant's WW. `wwrecht_id` came with the form: sent twice, it is one row.

    Of somebody who is on benefit that did not follow from this WW there is no inflow to prevent: refused.
    """
    with handeling(door=door), checked():
        known = sent_before(
            Wwrecht.objects.filter(klant=klant_id), pk=wwrecht_id, content={"ww_einde": ww_einde}
        )
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        row = Wwrecht(klant=klant, ww_einde=ww_einde)
        row.pk = wwrecht_id or row.pk
        row.save(force_insert=True)
        row.refresh_from_db()
        if row.resultaat == Wwresultaat.OPEN and bijstand_on(today).filter(klant=klant).exists():
            raise RefusalError(ON_BENEFIT, field="ww_einde")
    return row


def save_wwrecht(*, door: UUID, wwrecht_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Wwrecht:
    """Another last day, or a result: open, or that inflow was prevented, on a day."""
    with handeling(door=door), checked():
        row = locked(Wwrecht.objects.all(), pk=wwrecht_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        if row.resultaat == Wwresultaat.INGESTROOMD and gegevens["resultaat"] != row.resultaat:
            raise RefusalError(FLOWED_IN, field="resultaat")
        for name in FIELDS:
            setattr(row, name, gegevens[name])
        row.save(update_fields=FIELDS)
    row.refresh_from_db()
    return row
