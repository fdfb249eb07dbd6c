"""What a worker does for the figures, and what a manager decides about them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from werkoffensief.berichten.models import Opdracht
from werkoffensief.doelen import rollup
from werkoffensief.doelen.models import Doelstelling

HERBEREKENEN = "herberekenen"
ALLES = "alles"


class VerouderdError(Exception):
    """Somebody else changed the row after this form was opened."""


def recompute_for(sleutels: Iterable[str]) -> int:
    """Bring the roll-up up to date for keys of the outbox: `klant:<uuid>`, `akkoord:<uuid>`, or `alles`.

    Safe to run twice and side by side. An unknown key recomputes everything: rather slow than wrong.
    """
    people: set[UUID] = set()
    agreements: set[UUID] = set()
    kinds = {"klant": people, "akkoord": agreements}
    for sleutel in sleutels:
        kind, _, ident = sleutel.partition(":")
        if kind not in kinds:
            return rollup.recompute_all()
        kinds[kind].add(UUID(ident))
    if not people and not agreements:
        return 0
    return rollup.recompute(klanten=people, akkoorden=agreements)


def handle(opdrachten: list[Opdracht]) -> None:
    """The outbox's handler of kind `herberekenen`."""
    recompute_for(opdracht.sleutel for opdracht in opdrachten)


def change_target(*, doelstelling: UUID, versie: int, waarde: int) -> Doelstelling:
    """Set the value of a target; `VerouderdError` when `versie` is not the present one."""
    with transaction.atomic():
        row = Doelstelling.objects.select_for_update().get(pk=doelstelling)
        if row.versie != versie:
            raise VerouderdError
        row.waarde = waarde
        row.save(update_fields=["waarde"])
    return row
