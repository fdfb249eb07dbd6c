"""A colleague stands in for a regisseur who is away. Nobody becomes regisseur by it, and it ends by itself."""

from datetime import date, datetime
from uuid import UUID

from trajecten.queries import regisseur_candidates
from werkoffensief.accounts.models import Waarneming
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

SET, ENDED = "waarneming ingesteld", "waarneming beëindigd"
CUT_SHORT = "Beëindigd op of voor de eerste dag."


def set_waarneming(
    *,
    door: UUID,
    waarneming_id: UUID,
    medewerker_id: UUID,
    waarnemer_id: UUID,
    start: date,
    einde: date,
    reden: str,
    vandaag: date,
) -> Waarneming:
    """From `start` on, until the regisseur is back on `einde`, the other stands in. Sent twice it is one.

    Of two that overlap the database takes one.
    """
    said = {
        "medewerker_id": medewerker_id,
        "waarnemer_id": waarnemer_id,
        "start": start,
        "einde": einde,
        "reden": reden,
    }
    with handeling(door=door):
        with checked():
            known = sent_before(
                Waarneming.objects.filter(medewerker=medewerker_id), pk=waarneming_id, content=said
            )
            if known:
                return known
            if start < vandaag:
                raise RefusalError("Een waarneming begint vandaag of later.", field="start")
            for key in (medewerker_id, waarnemer_id):
                if not regisseur_candidates().filter(pk=key).exists():
                    raise RefusalError(
                        "Deze medewerker heeft de rol van regisseur niet (meer).", field="medewerker"
                    )
            row = Waarneming.objects.create(
                pk=waarneming_id, waarnemingnummer=next_number("waarneming"), **said
            )
        record_handeling(door=door, soort=SET, object_soort="medewerker", object_id=str(medewerker_id))
    return row


def end_waarneming(*, door: UUID, waarneming_id: UUID, vandaag: date, now: datetime) -> Waarneming:
    """It ends today: from now on the other sees nothing by it. One that had not yet lasted a day lapses."""
    with handeling(door=door):
        with checked():
            row = locked(Waarneming.objects.filter(vervallen_op__isnull=True), pk=waarneming_id)
            if row.einde <= vandaag:
                raise RefusalError("Deze waarneming is al voorbij.")
            if row.start < vandaag:
                row.einde = vandaag
            else:
                row.vervallen_op, row.vervallen_reden = now, CUT_SHORT
            row.save(update_fields=["einde", "vervallen_op", "vervallen_reden"])
        record_handeling(door=door, soort=ENDED, object_soort="medewerker", object_id=str(row.medewerker_id))
    return row
