"""Where a row or an event came from."""

from django.db.models import TextChoices


class Doel(TextChoices):
    """Why somebody sees a person's data: the processing that the reading log names (AVG art. 5 lid 1 onder b)."""

    BEGELEIDING = "Begeleiding naar werk (Participatiewet art. 7 en 10)"
    CAMPAGNE = "Met iedereen spreken: uitvoering van een campagne"
    STURING = "Sturen op de resultaten van het programma"
    TOEGANG = "Begeleiding naar werk, met toegang tot een dossier van een ander team om een reden"
    VERZOEK = (
        "Behandelen van een verzoek van de klant over de eigen gegevens (AVG art. 12 en 15 tot en met 18)"
    )
    GEGEVENSBEHEER = "Gegevens uit leveringen kloppend houden"


class Via(TextChoices):
    """By which way somebody changed a row."""

    SCHERM = "scherm", "Scherm"
    IMPORT = "import", "Levering"
    TAAK = "taak", "Taak op de achtergrond"
    OPDRACHT = "opdracht", "Beheeropdracht"
