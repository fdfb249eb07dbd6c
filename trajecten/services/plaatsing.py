"""A placement, and its end."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from trajecten.models import Nazorg, Plaatsing
from trajecten.services.basis import living
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before


def record_plaatsing(
    *, door: UUID | str, klant_id: UUID, gegevens: Mapping[str, Any], plaatsing_id: UUID | None = None
) -> Plaatsing:
    """A start in work or education. `gegevens`: soort, startdatum, and what else of PLAATSING is known. Sent twice with
    one `plaatsing_id` it is one."""
    content = {name: gegevens.get(name) for name in PLAATSING}
    with handeling(door=door), checked():
        known = sent_before(Plaatsing.objects.filter(klant=klant_id), pk=plaatsing_id, content=content)
        if known:
            return known
        return Plaatsing.objects.create(
            pk=plaatsing_id or uuid4(),
            plaatsingnummer=next_number("plaatsing"),
            klant=living(klant_id),
            **content,
        )


PLAATSING = (
    "soort",
    "startdatum",
    "werkgever_id",
    "werkakkoord_id",
    "uren_per_week",
    "verwacht_einde_uitkering",
    "contract",
    "school",
    "voorziening_id",
    "uitkering_erna",
)


def end_plaatsing(
    *,
    door: UUID | str,
    plaatsing_id: UUID,
    versie: int,
    einddatum: date,
    einde_reden_id: str,
    toelichting: str | None = None,
) -> Plaatsing:
    """Record the last day of a placement, why it ended, and perhaps what happened."""
    with handeling(door=door), checked():
        plaatsing = locked(
            Plaatsing.objects.filter(vervallen_op__isnull=True), pk=plaatsing_id, versie=versie
        )
        if plaatsing.einddatum:
            raise RefusalError("Het einde van deze plaatsing is al vastgelegd.")
        plaatsing.einddatum, plaatsing.einde_reden_id = einddatum, einde_reden_id
        plaatsing.einde_toelichting = (toelichting or "").replace("\r\n", "\n").strip() or None
        plaatsing.save(update_fields=["einddatum", "einde_reden", "einde_toelichting"])
    return plaatsing


def parts_of(plaatsing: Plaatsing) -> list[Feit]:
    """With a placement that never was goes its aftercare, locked."""
    return list(Nazorg.objects.select_for_update().filter(plaatsing=plaatsing, vervallen_op__isnull=True))
