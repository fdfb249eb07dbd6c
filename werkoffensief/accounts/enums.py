"""Roles, where a grant came from, and what the owner of an account is told."""

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


class Verandering(TextChoices):
    """What was done with an account: the label stands in a mail to its owner, after "er is iets veranderd:"."""

    LINK_GEGEVEN = "link gegeven", "een beheerder maakte een link waarmee u een wachtwoord kiest"
    LINK_GEMAILD = "link gemaild", "een beheerder stuurde een link waarmee u een wachtwoord kiest"
    WACHTWOORD = "wachtwoord", "met een link is een wachtwoord gekozen"
    EMAIL_GEWIJZIGD = "e-mail", "een beheerder wijzigde het e-mailadres"
    EENMALIG_AAN = "eenmalig aan", "een beheerder zette eenmalig aanmelden aan"
    EENMALIG_UIT = "eenmalig uit", "een beheerder zette eenmalig aanmelden uit"
    GEKOPPELD = "gekoppeld", "het is gekoppeld aan een account bij eenmalig aanmelden"
    TWEEDE_FACTOR_GERESET = "tweede factor", "de tweede factor is gereset"
