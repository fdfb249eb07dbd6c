"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.aanbod import Aanbod, Groepsdagdeel
from trajecten.models.buddy import Buddy, Buddycontact, Buddykoppeling
from trajecten.models.fonds import Boeking, Kwijtschelding, Opleidingsfonds
from trajecten.models.lening import Lening
from trajecten.models.nazorg import Nazorg
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import Doel, Doelactie, Evaluatie, Plan, Planversie, Wachtpunt
from trajecten.models.sjabloon import Plansjabloon, Sjabloonregel
from trajecten.models.toekenning import Budget, Toekenning, Uitgave
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening
from trajecten.models.wachtplek import Wachtplek
from trajecten.models.wens import Regisseurswens

__all__ = [
    "Aanbod",
    "Boeking",
    "Buddy",
    "Buddycontact",
    "Buddykoppeling",
    "Budget",
    "Doel",
    "Doelactie",
    "Evaluatie",
    "Groepsdagdeel",
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
    "Toekenning",
    "Traject",
    "TrajectQuerySet",
    "Uitgave",
    "Voorziening",
    "Wachtplek",
    "Wachtpunt",
]
