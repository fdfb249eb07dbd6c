"""The rows of a list of people, ready to show."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Klant
from trajecten.enums import Stand
from trajecten.queries import NEVER
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.queries import lijst as queries
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

STANDEN = dict(Stand.choices)


def record_list(request: MemberRequest, rows: Sequence[Any], actie: str) -> None:
    """A list shows people too: a line for each. `rows` have the `pk` of a klant."""
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.pk for row in rows],
        actie=actie,
        doel=Doel.BEGELEIDING,
        gegevens=("naam", "stand"),
        now=clock.now(),
    )


def shown(ids: list[UUID], today: date) -> list[Klant]:
    rows = list(queries.rows_of(ids, day=today))
    for row in rows:
        row.stand_tekst = STANDEN[row.stand]  # type: ignore[attr-defined]
        row.gesproken_op = None if row.laatst_gesproken == NEVER else row.laatst_gesproken  # type: ignore[attr-defined]
    return rows
