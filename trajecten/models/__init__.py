"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.fonds import Boeking, Kwijtschelding, Opleidingsfonds
from trajecten.models.lening import Lening
from trajecten.models.nazorg import Nazorg
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import Doel, Doelactie, Evaluatie, Plan, Planversie, Wachtpunt
from trajecten.models.sjabloon import Plansjabloon, Sjabloonregel
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening
from trajecten.models.wens import Regisseurswens

__all__ = [
    "Boeking",
    "Doel",
    "Doelactie",
    "Evaluatie",
    "Kwijtschelding",
    "Lening",
    "Nazorg",
    "Opleidingsfonds",
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
    "Wachtpunt",
]
