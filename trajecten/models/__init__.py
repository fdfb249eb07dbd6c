"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.aanbod import Aanbod, Groepsdagdeel
from trajecten.models.nazorg import Nazorg
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import Doel, Doelactie, Evaluatie, Plan, Planversie, Wachtpunt
from trajecten.models.sjabloon import Plansjabloon, Sjabloonregel
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening
from trajecten.models.wachtplek import Wachtplek
from trajecten.models.wens import Regisseurswens
from trajecten.models.werkfit import Aanwezigheid, Opbouw, Werkfitbeoordeling

__all__ = [
    "Aanbod",
    "Aanwezigheid",
    "Doel",
    "Doelactie",
    "Evaluatie",
    "Groepsdagdeel",
    "Nazorg",
    "Opbouw",
    "Plaatsing",
    "Plan",
    "Plansjabloon",
    "Planversie",
    "RedenEindePlaatsing",
    "RedenEindeTraject",
    "Regisseurschap",
    "Regisseurswens",
    "Sjabloonregel",
    "Stap",
    "Traject",
    "TrajectQuerySet",
    "Voorziening",
    "Wachtplek",
    "Wachtpunt",
    "Werkfitbeoordeling",
]
