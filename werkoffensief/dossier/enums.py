"""What comes of one klant in an act on many."""

from django.db.models import TextChoices


class Bulkuitkomst(TextChoices):
    """What will happen, or why not; the first that holds, in this order. The label is what the page says."""

    NIET_ZICHTBAAR = "niet_zichtbaar", "U kunt dit dossier niet (meer) openen."
    OVERLEDEN = "overleden", "Deze persoon is overleden."
    GEEN_TRAJECT = "geen_traject", "Er loopt geen traject."
    TE_VROEG = "te_vroeg", "Het traject begint pas na deze dag."
    LATERE = "latere", "Er is al een regisseur vanaf een latere dag. Wijzig dat in het dossier zelf."
    AL_REGISSEUR = "al_regisseur", "Is al de regisseur."
    BEGINT_NET = "begint_net", "De regisseur van nu begint pas op deze dag. Kies een latere dag."
    MAG_NIET = "mag_niet", "U mag dit niet doen voor deze klant."
    TOEWIJZEN = "toewijzen", "Krijgt deze regisseur."
    OVERDRAGEN = "overdragen", "Gaat over naar deze regisseur."


DONE = (Bulkuitkomst.TOEWIJZEN, Bulkuitkomst.OVERDRAGEN)
