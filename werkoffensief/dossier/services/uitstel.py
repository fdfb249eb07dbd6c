"""A line of the list of what is to be done, put off by whom it asks, for themself."""

from datetime import date
from uuid import UUID

from werkoffensief.dossier.models import Uitstel
from werkoffensief.dossier.queries.taken import Regel
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked


def put_off(*, door: UUID, regel: Regel, tot: date, reden: str, vandaag: date) -> Uitstel:
    """Leave this line out of the list of `door` until that day. Once more: the last day and reason hold."""
    said = {
        "klant_id": regel.klant_id,
        "dag": regel.dag,
        "sinds": vandaag,
        "tot": tot,
        "reden": reden.strip(),
    }
    with handeling(door=door), checked():
        row, _made = Uitstel.objects.update_or_create(
            medewerker_id=door, soort=regel.soort.value, ding=regel.ding, defaults=said
        )
    return row


def take_up(*, door: UUID, regel: Regel, vandaag: date) -> None:
    """Show this line again from today."""
    with handeling(door=door), checked():
        rows = Uitstel.objects.filter(medewerker=door, soort=regel.soort.value, ding=regel.ding)
        rows.filter(tot__gt=vandaag).update(tot=vandaag)
