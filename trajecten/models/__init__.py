"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.nazorg import Nazorg
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import Doel, Doelactie, Evaluatie, Plan, Planversie, Wachtpunt
from trajecten.models.profiel import Profiel, Scholing, Taalkennis, Werkervaring
from trajecten.models.sjabloon import Plansjabloon, Sjabloonregel
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening
from trajecten.models.wens import Regisseurswens

__all__ = [
    "Doel",
    "Doelactie",
    "Evaluatie",
    "Nazorg",
    "Plaatsing",
    "Plan",
    "Plansjabloon",
    "Planversie",
    "Profiel",
    "RedenEindePlaatsing",
    "RedenEindeTraject",
    "Regisseurschap",
    "Regisseurswens",
    "Scholing",
    "Sjabloonregel",
    "Stap",
    "Taalkennis",
    "Traject",
    "TrajectQuerySet",
    "Voorziening",
    "Wachtpunt",
    "Werkervaring",
]
