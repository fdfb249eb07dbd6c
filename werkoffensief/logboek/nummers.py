"""Numbers of rows made on screen: they begin with `WO-` and go on above the highest that an import brought."""

from django.db import connection

# One sequence per kind of row (migration logboek 0003, and those of the apps that have them).
SOORTEN = (
    *("klant", "gesprek", "contactpoging", "traject", "stap", "werkakkoord", "plaatsing"),
    *("actie", "afspraak", "bijeenkomst", "ontheffing", "terugbelbelofte"),
    *("uitvraag", "gezinslid"),
    *("doel", "wachtpunt", "plansjabloon"),
    *("waarneming", "regisseurswens", "aanbod", "wachtplek", "toekenning", "uitgave"),
    *("lening", "kwijtschelding", "leningbrief", "werkervaring", "scholing"),
    *("buddy", "buddykoppeling"),
)


def next_number(soort: str) -> str:
    """The next free number of this kind, such as `WO-000124`."""
    if soort not in SOORTEN:
        raise KeyError(soort)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval('nummer_{soort}')")
        (number,) = cursor.fetchone()
    return f"WO-{number:06d}"


def raise_above(soort: str, number: int) -> None:
    """Let the counter of this kind go on above `number`; never lowers it."""
    if soort not in SOORTEN:
        raise KeyError(soort)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval('nummer_{soort}', greatest(%s, (SELECT last_value FROM nummer_{soort})))",
            [number],
        )
