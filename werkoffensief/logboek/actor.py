"""Who acts in this transaction."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from werkoffensief.logboek.enums import Via


def set_actor(
    *, door: UUID | str, via: str = Via.SCHERM, levering: UUID | None = None, reden: str = ""
) -> None:
    """Name the actor of the events of the present transaction. Must be called inside one (it lasts as long).

    `reden`: why something that was written down is put right, where no row of its own holds that.
    """
    context = {"door": str(door), "via": str(via)}
    if levering:
        context["levering"] = str(levering)
    if reden:
        context["reden"] = reden
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [json.dumps(context)])


@contextmanager
def handeling(
    *, door: UUID | str, via: str = Via.SCHERM, levering: UUID | None = None, reden: str = ""
) -> Iterator[None]:
    """One transaction with a known actor.

    `door`: the id of the medewerker, or "systeem" for a task that nobody started. Every service opens one.
    """
    with transaction.atomic():
        set_actor(door=door, via=via, levering=levering, reden=reden)
        yield
