"""The rows of a list of people, ready to show."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Klant, Toegang
from intake.permissions import sees_by_task
from trajecten.enums import Stand
from trajecten.queries import NEVER
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.queries import lijst as queries
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

STANDEN = dict(Stand.choices)


def record_list(
    request: MemberRequest, rows: Sequence[Klant], actie: str, gegevens: Sequence[str] = ("naam", "stand")
) -> None:
    """A list shows people too: a line for each, with the Toegang where that is why the row is there."""
    # A shielded file in sight is always work; so this asks the database only about people of other teams.
    strangers = [row for row in rows if row.afgeschermd_op is None and not sees_by_task(request.user, row)]
    granted = Toegang.objects.current().filter(medewerker=request.user, klant__in=strangers)
    grounds = dict(granted.values_list("klant", "pk")) if strangers else {}
    told: dict[str, Any] = {
        "gebruiker": request.user.pk,
        "actie": actie,
        "gegevens": gegevens,
        "now": clock.now(),
    }
    by_task = [row.pk for row in rows if row not in strangers]
    record_reading(klanten=by_task, doel=Doel.BEGELEIDING, **told)
    for row in strangers:
        record_reading(klanten=[row.pk], doel=Doel.TOEGANG, grond=grounds.get(row.pk), **told)


def shown(ids: list[UUID], today: date) -> list[Klant]:
    """The rows of a search, with what its table says about them."""
    rows = queries.table_of(ids, day=today)
    for row in rows:
        row.stand_tekst = STANDEN[row.stand]
        row.gesproken_op = None if row.laatst_gesproken == NEVER else row.laatst_gesproken
    return rows
