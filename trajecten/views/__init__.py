"""The pages of the plan: each one form about one klant, and back to the file."""

from trajecten.views.plaatsing import plaatsing_einde, plaatsing_nieuw, plaatsing_wijzigen
from trajecten.views.regisseur import regisseur_overdragen, regisseur_toewijzen, regisseur_wijzigen
from trajecten.views.stappen import stap_nieuw, stap_wijzigen
from trajecten.views.traject import traject_einde, traject_evaluatie, traject_nieuw

__all__ = [
    "plaatsing_einde",
    "plaatsing_nieuw",
    "plaatsing_wijzigen",
    "regisseur_overdragen",
    "regisseur_toewijzen",
    "regisseur_wijzigen",
    "stap_nieuw",
    "stap_wijzigen",
    "traject_einde",
    "traject_evaluatie",
    "traject_nieuw",
]
