"""States of a delivery that runs in the background, and of a difference that waits for a decision."""

from django.db.models import TextChoices


class Opdrachtstatus(TextChoices):
    """Where an upload stands."""

    WACHT = "wacht", "Wacht"
    LOOPT = "loopt", "Loopt"
    KLAAR = "klaar", "Klaar"
    MISLUKT = "mislukt", "Mislukt"


# The complete transition table. A job that died is started again: an import may run twice.
OPDRACHT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    Opdrachtstatus.WACHT: (Opdrachtstatus.LOOPT, Opdrachtstatus.MISLUKT),
    Opdrachtstatus.LOOPT: (Opdrachtstatus.KLAAR, Opdrachtstatus.MISLUKT, Opdrachtstatus.WACHT),
    Opdrachtstatus.KLAAR: (),
    Opdrachtstatus.MISLUKT: (Opdrachtstatus.WACHT,),
}


class Bestandsuitkomst(TextChoices):
    """What became of one file."""

    WACHT = "wacht", "Wacht"
    OVERGENOMEN = "overgenomen", "Overgenomen"
    GEWEIGERD = "geweigerd", "Geweigerd"
    GENEGEERD = "genegeerd", "Genegeerd"


class Afwijkingsoort(TextChoices):
    """Why what a delivery brought was not taken."""

    VERSCHIL = "verschil", "Op het scherm staat iets anders"
    BOTSING = "botsing", "Botst met een rij van het scherm"
    UITKERING = "uitkering", "De levering verving een uitkering die op het scherm was gewijzigd"


class Afwijkingstatus(TextChoices):
    OPEN = "open", "Open"
    OVERGENOMEN = "overgenomen", "Waarde uit de levering overgenomen"
    BEHOUDEN = "behouden", "Waarde op het scherm behouden"
    OPGELOST = "opgelost", "Niet meer verschillend"


AFWIJKING_TRANSITIONS: dict[str, tuple[str, ...]] = {
    Afwijkingstatus.OPEN: (
        Afwijkingstatus.OVERGENOMEN,
        Afwijkingstatus.BEHOUDEN,
        Afwijkingstatus.OPGELOST,
    ),
    Afwijkingstatus.OVERGENOMEN: (),
    Afwijkingstatus.BEHOUDEN: (),
    Afwijkingstatus.OPGELOST: (),
}
