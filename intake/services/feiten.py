"""Withdraw a wrong fact. It stays, with its reason; figures, lists and exports leave it out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from intake.models import Gesprek, Keuzeantwoord, Klanttag, Onderwerpantwoord, Zrmscore
from intake.queries import fact_models
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.web.refusals import RefusalError, checked, locked


def of_gesprek(gesprek: Gesprek) -> list[Feit]:
    """What was said and judged in a conversation. What was agreed in it stays: somebody may count on it."""
    live = {"gesprek": gesprek, "vervallen_op__isnull": True}
    models: tuple[type[Feit], ...] = (Onderwerpantwoord, Keuzeantwoord, Klanttag, Zrmscore)
    return [row for model in models for row in model._default_manager.filter(**live).select_for_update()]


# What goes along with a fact of this kind: gives the rows, locked. A higher app registers in `AppConfig.ready()`.
_parts: dict[str, Callable[[Any], list[Feit]]] = {"gesprek": of_gesprek}


def register_parts(soort: str, parts: Callable[[Any], list[Feit]]) -> None:
    """Let the facts that `parts(row)` gives lapse together with a fact of this kind."""
    _parts[soort] = parts


def withdraw_feit(*, door: UUID, soort: str, feit_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """Let a fact lapse, with what is part of it. `soort` is the model's name, see `fact_models`."""
    with handeling(door=door), checked():
        row = locked(fact_models()[soort]._default_manager.all(), pk=feit_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Dit gegeven is al vervallen.")
        for feit in (*_parts.get(soort, lambda row: [])(row), row):
            feit.vervallen_op, feit.vervallen_reden = now, reden
            feit.save(update_fields=["vervallen_op", "vervallen_reden"])
