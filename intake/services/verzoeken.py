"""What a person asks about their own data, and how it ended (AVG art. 12 and 15 to 18)."""

from datetime import date, datetime
from uuid import UUID

from intake.models import Verzoek
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

CLOSED = "Dit verzoek is al afgehandeld."


def open_verzoek(*, door: UUID, verzoek_id: UUID, klant_id: UUID, soort: str, ontvangen_op: date) -> Verzoek:
    """Register a request. `verzoek_id` came with the form: sent twice, it is one request."""
    known = Verzoek.objects.filter(pk=verzoek_id).first()
    if known:
        return known
    with handeling(door=door), checked():
        return Verzoek.objects.create(
            pk=verzoek_id, klant_id=klant_id, soort=soort, ontvangen_op=ontvangen_op, door_id=door
        )


def close_verzoek(
    *, door: UUID, verzoek_id: UUID, uitkomst: str, toelichting: str | None, now: datetime
) -> None:
    """Say how a request ended. From then on the file is closed for the privacy officer."""
    with handeling(door=door), checked():
        verzoek = locked(Verzoek.objects.all(), pk=verzoek_id)
        if not verzoek.is_open:
            raise RefusalError(CLOSED)
        verzoek.afgehandeld_op, verzoek.afgehandeld_door_id = now, door
        verzoek.uitkomst, verzoek.toelichting = uitkomst, toelichting or None
        verzoek.save(update_fields=["afgehandeld_op", "afgehandeld_door", "uitkomst", "toelichting"])
