"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.plaatsing import Plaatsing
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening

__all__ = [
    "Plaatsing",
    "RedenEindePlaatsing",
    "RedenEindeTraject",
    "Regisseurschap",
    "Stap",
    "Traject",
    "TrajectQuerySet",
    "Voorziening",
]
