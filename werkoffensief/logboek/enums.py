"""Where a row or an event came from."""

from django.db.models import TextChoices


class Via(TextChoices):
    """By which way somebody changed a row."""

    SCHERM = "scherm", "Scherm"
    IMPORT = "import", "Levering"
    TAAK = "taak", "Taak op de achtergrond"
    OPDRACHT = "opdracht", "Beheeropdracht"
