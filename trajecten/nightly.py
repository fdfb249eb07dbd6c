"""What turns with the day: who is whose regisseur today; and whether the opleidingsfonds adds up."""

from datetime import date

from django.db import connection

from trajecten.overzicht.fonds import recount


def assign_klanten(day: date) -> None:
    """Bring Klant.team and Klant.regisseur up to this day (docs/adr/0005): transfers and ends that lay ahead.

    Only klanten for whom something changes are written. Both columns are derived, so history leaves them out.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT klant_toedelen_alle(%s)", [day])


class FondsError(Exception):
    """The opleidingsfonds does not add up; the message says where. The job stays undone, and the beheerder sees it."""


def recount_fonds(day: date) -> None:
    """Count the whole ledger again, by another path than it was booked. Raises FondsError."""
    if wrong := recount():
        raise FondsError("; ".join(wrong))


def erase_buddies(day: date) -> None:
    """Take the names of volunteers who stopped two years before this day; pairings stay, without a name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wis_buddies(%s)", [day])
