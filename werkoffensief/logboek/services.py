"""Lines in the logs, over the log role's own connection: they stay, also when the transaction is rolled back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, OperationalError, connections

from werkoffensief.logboek.enums import Doel

SYSTEM = "Werkoffensief"
INSERT_INZAGE = (
    "INSERT INTO logboek_inzage (tijdstip, actie_id, actie_naam, verwerking_naam, verwerking_id, systeem, "
    "gebruiker, verwerkte_soorten_gegevens, object_id) "
    "SELECT %s, %s, %s, %s, %s, %s, %s, %s, persoon FROM unnest(%s::uuid[]) persoon"
)


def record_handeling(
    *,
    door: UUID | str,
    soort: str,
    object_soort: str | None = None,
    object_id: str | None = None,
    toelichting: str = "",
) -> None:
    """Record an act that changes no tracked row. Raises when it cannot: then the act must not happen either.

    Plain SQL, because the log role may insert but not read back what the database filled in.
    """
    with connections["log"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_handeling (door, soort, object_soort, object_id, toelichting)"
            " VALUES (%s, %s, %s, %s, %s)",
            [str(door), soort, object_soort, object_id, toelichting or None],
        )


def record_reading(
    *,
    gebruiker: UUID,
    klanten: Iterable[UUID],
    actie: str,
    doel: Doel,
    grond: UUID | None = None,
    gegevens: Sequence[str] = (),
    now: datetime,
) -> None:
    """One line of the reading log for each person whose data is about to be shown; nothing when nobody is.

    Fail closed: the line is committed before the page is made, and without it there is no page. Fields after VNG
    Verwerkingenlogging 0.9.0; AVG art. 5 lid 2 and 32.

    `actie`: which page, in Dutch, without anything about the person. `grond`: the Toegang or Verzoek that opened the
    file, where its reason stands. `gegevens`: which kinds of data. Raises OperationalError when the log does not take
    the lines: the answer is then 503, whatever the cause.
    """
    people = list(dict.fromkeys(klanten))
    if not people:
        return
    try:
        with connections["log"].cursor() as cursor:
            cursor.execute(
                INSERT_INZAGE,
                [
                    now,
                    uuid4(),
                    actie,
                    doel.value,
                    str(grond) if grond else None,
                    SYSTEM,
                    str(gebruiker),
                    list(gegevens),
                    people,
                ],
            )
    except DatabaseError:
        raise OperationalError("the reading log takes no lines") from None
