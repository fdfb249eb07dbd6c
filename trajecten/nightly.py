"""What turns with the day: who is whose regisseur today."""

from datetime import date

from django.db import connection


def assign_klanten(day: date) -> None:
    """Bring Klant.team and Klant.regisseur up to this day (docs/adr/0005): transfers and ends that lay ahead.

    Only klanten for whom something changes are written. Both columns are derived, so history leaves them out.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT klant_toedelen_alle(%s)", [day])
