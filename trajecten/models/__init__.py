"""The plan and its regisseur, the steps taken, and the placement that it leads to."""

from trajecten.models.aanbod import Aanbod, Groepsdagdeel
from trajecten.models.buddy import Buddy, Buddycontact, Buddykoppeling
from trajecten.models.fonds import Boeking, Kwijtschelding, Opleidingsfonds
from trajecten.models.lening import Lening
from trajecten.models.leningbrief import Leningbrief
from trajecten.models.nazorg import Nazorg
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import Doel, Doelactie, Evaluatie, Plan, Planversie, Wachtpunt
from trajecten.models.profiel import Profiel, Scholing, Taalkennis, Werkervaring
from trajecten.models.sjabloon import Plansjabloon, Sjabloonregel
from trajecten.models.toekenning import Budget, Toekenning, Uitgave
from trajecten.models.traject import Regisseurschap, Stap, Traject, TrajectQuerySet
from trajecten.models.voorziening import RedenEindePlaatsing, RedenEindeTraject, Voorziening
from trajecten.models.wachtplek import Wachtplek
from trajecten.models.wens import Regisseurswens
from trajecten.models.werkfit import Aanwezigheid, Opbouw, Werkfitbeoordeling

__all__ = [
    "Aanbod",
    "Aanwezigheid",
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
    "Leningbrief",
    "Nazorg",
    "Opbouw",
    "Opleidingsfonds",
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
    "Toekenning",
    "Traject",
    "TrajectQuerySet",
    "Uitgave",
    "Voorziening",
    "Wachtplek",
    "Wachtpunt",
    "Werkervaring",
    "Werkfitbeoordeling",
]
