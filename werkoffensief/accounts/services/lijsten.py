"""What somebody keeps about lists: a filter under a name, for oneself or for the team; columns; where to begin.

The caller looked at who may. Raises RefusalError with a Dutch sentence; then nothing changed.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from werkoffensief.accounts.models import Lijstfilter, Lijstweergave, Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.lijsten import MAX_COLUMNS, Lijst, Vraag
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

MAX_SAVED = 50  # of one medewerker, and of one team; for each list
UNKNOWN = "In deze lijst staat een filter dat niet (meer) bestaat. Haal het weg en bewaar dan opnieuw."
NOTHING = "Er staat geen filter aan. Kies eerst wat u wilt bewaren."
TOO_MANY = f"Er zijn al {MAX_SAVED} bewaarde filters. Verwijder er eerst een."
TOO_FEW = "Kies ten minste één kolom naast de eerste."
TOO_WIDE = f"Kies niet meer dan {MAX_COLUMNS} kolommen: meer past niet naast elkaar."


def save_filter(
    *, vraag: Vraag, naam: str, team_id: UUID | None, filter_id: UUID | None = None
) -> Lijstfilter:
    """Keep what `vraag` asks under a name, for its reader or for the team. Sent twice it is one."""
    door: Medewerker = vraag.medewerker
    if vraag.onbekend:
        raise RefusalError(UNKNOWN)
    query = vraag.adres(bewaren=True)
    if not vraag.gekozen:
        raise RefusalError(NOTHING)
    owner: dict[str, Any] = {"team_id": team_id} if team_id else {"medewerker_id": door.pk}
    content = {"lijst": vraag.lijst.sleutel, "naam": naam, "query": query, **owner}
    with handeling(door=door.pk), checked():
        known = sent_before(Lijstfilter.objects.filter(**owner), pk=filter_id, content=content)
        if known:
            return known
        if Lijstfilter.objects.filter(lijst=vraag.lijst.sleutel, **owner).count() >= MAX_SAVED:
            raise RefusalError(TOO_MANY)
        return Lijstfilter.objects.create(pk=filter_id or uuid4(), **content)


def rename_filter(*, door: UUID, filter_id: UUID, versie: int, naam: str) -> Lijstfilter:
    """Another name."""
    with handeling(door=door), checked():
        row = locked(Lijstfilter.objects.all(), pk=filter_id, versie=versie)
        row.naam = naam
        row.save(update_fields=["naam"])
    return row


def remove_filter(*, door: UUID, filter_id: UUID) -> None:
    """Take a saved filter away; whoever began with it begins with the whole list."""
    with handeling(door=door):
        Lijstfilter.objects.filter(pk=filter_id).delete()


def begin_with(*, medewerker_id: UUID, lijst: Lijst, filter_id: UUID | None) -> None:
    """Open the list with this saved filter; None: with the whole list."""
    with handeling(door=medewerker_id):
        Lijstweergave.objects.update_or_create(
            medewerker_id=medewerker_id, lijst=lijst.sleutel, defaults={"begin_id": filter_id}
        )


def set_columns(*, medewerker_id: UUID, lijst: Lijst, kolommen: Sequence[str] | None) -> None:
    """Show these columns of the list, the first one always; None: those that the list has by itself."""
    first = lijst.kolommen[0].sleutel
    chosen = None
    if kolommen is not None:
        chosen = [kolom.sleutel for kolom in lijst.kolommen if kolom.sleutel in {first, *kolommen}]
        if len(chosen) < 2:
            raise RefusalError(TOO_FEW, field="kolommen")
        if len(chosen) > MAX_COLUMNS:
            raise RefusalError(TOO_WIDE, field="kolommen")
    with handeling(door=medewerker_id):
        Lijstweergave.objects.update_or_create(
            medewerker_id=medewerker_id, lijst=lijst.sleutel, defaults={"kolommen": chosen}
        )
