"""Withdraw a wrong fact. It stays, with its reason; figures, lists and exports leave it out."""

from datetime import datetime
from uuid import UUID

from intake.queries import fact_models
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked


def withdraw_feit(*, door: UUID, soort: str, feit_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """Let a fact lapse. `soort` is the model's name, see `fact_models`."""
    with handeling(door=door), checked():
        row = locked(fact_models()[soort]._default_manager.all(), pk=feit_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Dit gegeven is al vervallen.")
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
