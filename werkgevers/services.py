"""What an accountmanager does: employers, whom to call there, and agreements.

Each is one transaction, named `door` the medewerker who acts. Raises RefusalError with a Dutch sentence, StaleError
when somebody else was first; then nothing changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from werkgevers.models import Contactpersoon, Werkakkoord, Werkgever
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

WERKGEVER = ("naam", "sector", "plaats")
CONTACTPERSOON = ("naam", "functie", "telefoon", "email")
AKKOORD = ("sector", "ingangsdatum", "einddatum", "banen", "ontwikkelplekken")


def create_werkgever(*, door: UUID | str, kvk_nummer: str, gegevens: Mapping[str, Any]) -> Werkgever:
    """A new employer; its KvK-nummer is the key and never changes."""
    with handeling(door=door), checked():
        if Werkgever.objects.filter(kvk_nummer=kvk_nummer).exists():
            raise RefusalError("Er is al een werkgever met dit KvK-nummer.", field="kvk_nummer")
        return Werkgever.objects.create(kvk_nummer=kvk_nummer, **_chosen(gegevens, WERKGEVER))


def save_werkgever(
    *, door: UUID | str, werkgever_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Werkgever:
    """Change name, sector or place."""
    with handeling(door=door), checked():
        row = locked(Werkgever.objects.all(), pk=werkgever_id, versie=versie)
        return _saved(row, gegevens, WERKGEVER)


def create_contactpersoon(
    *,
    door: UUID | str,
    werkgever_id: UUID,
    gegevens: Mapping[str, Any],
    contactpersoon_id: UUID | None = None,
) -> Contactpersoon:
    """Somebody to call at an employer. Sent twice with one `contactpersoon_id` it is one."""
    content = _chosen(gegevens, CONTACTPERSOON)
    with handeling(door=door), checked():
        rows = Contactpersoon.objects.filter(werkgever=werkgever_id)
        return sent_before(rows, pk=contactpersoon_id, content=content) or Contactpersoon.objects.create(
            pk=contactpersoon_id or uuid4(), werkgever_id=werkgever_id, **content
        )


def save_contactpersoon(
    *, door: UUID | str, contactpersoon_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Contactpersoon:
    """Change whom to call."""
    with handeling(door=door), checked():
        row = locked(Contactpersoon.objects.all(), pk=contactpersoon_id, versie=versie)
        return _saved(row, gegevens, CONTACTPERSOON)


def create_akkoord(
    *, door: UUID | str, werkgever_id: UUID, gegevens: Mapping[str, Any], akkoord_id: UUID | None = None
) -> Werkakkoord:
    """What an employer promises: paid jobs and places to learn, in a term. Sent twice with one `akkoord_id` it is
    one."""
    content = _chosen(gegevens, AKKOORD)
    with handeling(door=door), checked():
        rows = Werkakkoord.objects.filter(werkgever=werkgever_id)
        return sent_before(rows, pk=akkoord_id, content=content) or Werkakkoord.objects.create(
            pk=akkoord_id or uuid4(),
            akkoordnummer=next_number("werkakkoord"),
            werkgever_id=werkgever_id,
            **content,
        )


def save_akkoord(
    *, door: UUID | str, akkoord_id: UUID, versie: int, gegevens: Mapping[str, Any]
) -> Werkakkoord:
    """Change an agreement; its term keeps covering the placements that draw on it (deferred trigger)."""
    with handeling(door=door), checked():
        row = locked(Werkakkoord.objects.filter(vervallen_op__isnull=True), pk=akkoord_id, versie=versie)
        return _saved(row, gegevens, AKKOORD)


def withdraw_akkoord(
    *, door: UUID | str, akkoord_id: UUID, versie: int, reden: str, now: datetime
) -> Werkakkoord:
    """Take back an agreement that never was; refused while placements draw on it."""
    if not reden.strip():
        raise RefusalError("Geef een reden waarom dit akkoord vervalt.", field="reden")
    with handeling(door=door), checked():
        row = locked(Werkakkoord.objects.filter(vervallen_op__isnull=True), pk=akkoord_id, versie=versie)
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def _chosen(gegevens: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: gegevens.get(name) for name in names}


def _saved(row: Any, gegevens: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name, value in _chosen(gegevens, names).items():
        setattr(row, name, value)
    row.save(update_fields=names)
    return row
