"""Roles and where a grant came from."""

from django.db.models import TextChoices


class Rol(TextChoices):
    """What a medewerker may do. The first five add up; the last three stand alone (contract section 1)."""

    CONSULENT = "consulent", "Consulent"
    REGISSEUR = "regisseur", "Regisseur"
    TEAMLEIDER = "teamleider", "Teamleider"
    ACCOUNTMANAGER = "accountmanager", "Accountmanager"
    MANAGER = "manager", "Manager"
    BEHEERDER = "beheerder", "Beheerder"
    PRIVACY = "privacy", "Privacy officer"
    WERKGEVER = "werkgever", "Werkgever"


COMBINABLE = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER, Rol.MANAGER)
STANDALONE = (Rol.BEHEERDER, Rol.PRIVACY, Rol.WERKGEVER)


class Rolbron(TextChoices):
    """Who gave the role: an import replaces only grants that imports gave."""

    IMPORT = "import", "Levering"
    SCHERM = "scherm", "Scherm"
