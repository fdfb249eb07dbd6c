"""What somebody does with a plan: start and end a traject, its regisseur, its steps, and placements.

Each is one transaction, named `door` the medewerker who acts, and checks every rule of the database before it
returns. Raises RefusalError with a Dutch sentence, StaleError when somebody else was first; then nothing changed.
Whoever changes a plan locks its traject first, so that two of them wait for each other.
"""

from trajecten.services.plaatsing import end_plaatsing, record_plaatsing, save_plaatsing
from trajecten.services.regisseur import (
    assign_regisseur,
    correct_regisseurschap,
    take_back_regisseur,
    transfer_regisseur,
)
from trajecten.services.stappen import add_stap, save_stap
from trajecten.services.traject import (
    end_traject,
    goes_along,
    instead_of_lapsing,
    parts_of,
    set_evaluatie,
    start_traject,
    ties_of,
    why_it_cannot_lapse,
    withdraw_traject,
)

__all__ = [
    "add_stap",
    "assign_regisseur",
    "correct_regisseurschap",
    "end_plaatsing",
    "end_traject",
    "goes_along",
    "instead_of_lapsing",
    "parts_of",
    "record_plaatsing",
    "save_plaatsing",
    "save_stap",
    "set_evaluatie",
    "start_traject",
    "take_back_regisseur",
    "ties_of",
    "transfer_regisseur",
    "why_it_cannot_lapse",
    "withdraw_traject",
]
