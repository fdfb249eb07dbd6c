"""Where a row or an event came from."""

from django.db.models import TextChoices


class Doel(TextChoices):
    """Why somebody sees a person's data: the processing that the reading log names (AVG art. 5 lid 1 onder b)."""

    BEGELEIDING = "Begeleiding naar werk (Participatiewet art. 7 en 10)"
    CAMPAGNE = "Met iedereen spreken: uitvoering van een campagne"
    STURING = "Sturen op de resultaten van het programma"
    GEGEVENSBEHEER = "Gegevens uit leveringen kloppend houden"


class Via(TextChoices):
    """By which way somebody changed a row."""

    SCHERM = "scherm", "Scherm"
    IMPORT = "import", "Levering"
    TAAK = "taak", "Taak op de achtergrond"
    OPDRACHT = "opdracht", "Beheeropdracht"
