"""Lines in the logs, over the log role's own connection: they stay, also when the transaction is rolled back."""

from uuid import UUID

from django.db import connections


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
