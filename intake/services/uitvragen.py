"""Record what a third party was asked with an agreement, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Klant, Toestemming, Uitvraag
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

FIELDS = ("gevraagd_op", "bij_wie", "wat")
NO_AGREEMENT = "Op die dag gold deze toestemming niet. Vraag niets zonder toestemming die geldt."
DONE = "Deze vraag is al afgerond."


def add_uitvraag(
    *, door: UUID, klant_id: UUID, uitvraag_id: UUID | None, toestemming_id: UUID, gegevens: Mapping[str, Any]
) -> Uitvraag:
    """What was asked by `door`, with this agreement. Refused on a day on which it did not hold, or not any more."""
    content = {name: gegevens[name] for name in FIELDS}
    with handeling(door=door), checked():
        said = {"toestemming_id": toestemming_id, **content}
        known = sent_before(Uitvraag.objects.filter(klant=klant_id), pk=uitvraag_id, content=said)
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        agreed = locked(Toestemming.objects.filter(klant=klant), pk=toestemming_id)
        if not Toestemming.objects.on(content["gevraagd_op"]).filter(pk=agreed.pk).exists():
            raise RefusalError(NO_AGREEMENT, field="gevraagd_op")
        row = Uitvraag(klant=klant, toestemming=agreed, medewerker_id=door, **content)
        row.uitvraagnummer = next_number("uitvraag")
        row.pk = uitvraag_id or row.pk
        row.save(force_insert=True)
    return row


def finish_uitvraag(
    *, door: UUID, uitvraag_id: UUID, versie: int, op: date, antwoord: str | None
) -> Uitvraag:
    """The answer that came that day; without a text: no answer came, and nobody waits for one any more."""
    with handeling(door=door), checked():
        row = locked(Uitvraag.objects.live(), pk=uitvraag_id, versie=versie)
        if row.afgerond_op is not None:
            raise RefusalError(DONE)
        row.afgerond_op, row.antwoord = op, antwoord
        row.save(update_fields=["afgerond_op", "antwoord"])
    return row
