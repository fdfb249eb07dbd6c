"""Record that a klant agrees that a third party is asked, and that the klant withdraws it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Klant, Toestemming
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

FIELDS = ("wie", "waarvoor", "gegeven_op", "geldig_tot")
OVER = "Deze toestemming is al ingetrokken."


def add_toestemming(
    *, door: UUID, klant_id: UUID, toestemming_id: UUID | None, gegevens: Mapping[str, Any]
) -> Toestemming:
    """Whom we may ask, and about what. `toestemming_id` came with the form: sent twice, it is one row."""
    content = {name: gegevens[name] for name in FIELDS}
    with handeling(door=door), checked():
        known = sent_before(Toestemming.objects.filter(klant=klant_id), pk=toestemming_id, content=content)
        if known:
            return known
        row = Toestemming(klant=locked(Klant.objects.current(), pk=klant_id), **content)
        row.pk = toestemming_id or row.pk
        row.save(force_insert=True)
    return row


def withdraw_toestemming(*, door: UUID, toestemming_id: UUID, day: date) -> Toestemming:
    """From this day on the third party may not be asked any more."""
    with handeling(door=door), checked():
        row = locked(Toestemming.objects.live(), pk=toestemming_id)
        if row.ingetrokken_op is not None:
            raise RefusalError(OVER)
        row.ingetrokken_op = day
        row.save(update_fields=["ingetrokken_op"])
    return row
