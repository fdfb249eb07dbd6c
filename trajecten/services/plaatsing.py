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
from werkoffensief.web.notation import short_date
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


def save_plaatsing(
    *, door: UUID | str, plaatsing_id: UUID, versie: int, gegevens: Mapping[str, Any], reden: str = ""
) -> Plaatsing:
    """Complete a placement or put it right: what is named of PLAATSING, and of EINDE when it ended.

    The checks that are still to be done follow its first day. `reden`: why its end was wrong; the history keeps it.
    """
    with handeling(door=door, reden=reden.strip()), checked():
        plaatsing = locked(
            Plaatsing.objects.filter(vervallen_op__isnull=True), pk=plaatsing_id, versie=versie
        )
        names = [*PLAATSING, *(EINDE if plaatsing.einddatum else ())]
        for name in [name for name in names if name in gegevens]:
            setattr(plaatsing, name, _text(gegevens[name]))
        _began_before_its_checks(plaatsing)
        plaatsing.save(update_fields=names)
    return plaatsing


EINDE = ("einddatum", "einde_reden_id", "einde_toelichting")


def _began_before_its_checks(plaatsing: Plaatsing) -> None:
    done = Nazorg.objects.filter(plaatsing=plaatsing, vervallen_op__isnull=True)
    before = done.filter(gedaan_op__lt=plaatsing.startdatum).order_by("gedaan_op").first()
    if before:
        raise RefusalError(
            f"Op {short_date(before.gedaan_op)} is al nazorg gedaan. De eerste dag kan niet later zijn. Klopt die "
            "nazorg niet? Laat haar dan eerst vervallen.",
            field="startdatum",
        )


def _text(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() or None if isinstance(value, str) else value


def parts_of(plaatsing: Plaatsing) -> list[Feit]:
    """With a placement that never was goes its aftercare, locked."""
    return list(Nazorg.objects.select_for_update().filter(plaatsing=plaatsing, vervallen_op__isnull=True))
