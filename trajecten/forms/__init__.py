"""Forms of the plan."""

from trajecten.forms.plaatsing import PlaatsingEindeForm, PlaatsingForm, PlaatsingWijzigenForm
from trajecten.forms.regisseur import OverdrachtForm, RegisseurForm, RegisseurStartForm
from trajecten.forms.stappen import StapForm, StapWijzigenForm
from trajecten.forms.traject import (
    EindeTerugForm,
    EindeWijzigenForm,
    EvaluatieForm,
    TrajectEindeForm,
    TrajectForm,
)

__all__ = [
    "EindeTerugForm",
    "EindeWijzigenForm",
    "EvaluatieForm",
    "OverdrachtForm",
    "PlaatsingEindeForm",
    "PlaatsingForm",
    "PlaatsingWijzigenForm",
    "RegisseurForm",
    "RegisseurStartForm",
    "StapForm",
    "StapWijzigenForm",
    "TrajectEindeForm",
    "TrajectForm",
]
