"""The rows of a list of people, ready to show."""

from datetime import date
from uuid import UUID

from intake.models import Klant
from trajecten.enums import Stand
from trajecten.queries import NEVER
from werkoffensief.dossier.queries import lijst as queries

STANDEN = dict(Stand.choices)


def shown(ids: list[UUID], today: date) -> list[Klant]:
    rows = list(queries.rows_of(ids, day=today))
    for row in rows:
        row.stand_tekst = STANDEN[row.stand]  # type: ignore[attr-defined]
        row.gesproken_op = None if row.laatst_gesproken == NEVER else row.laatst_gesproken  # type: ignore[attr-defined]
    return rows
