"""What a municipality sets about its pages, each with a sensible value when it is not set."""

from django.conf import settings

DEFAULTS = {
    "GEMEENTE_NAAM": "",
    "HULP_CONTACT": "de functioneel beheerder van Werkoffensief",
    "HULP_EMAIL": "",
    "HULP_TELEFOON": "",
    "KLANTWOORD": "klant",
    "KLANTWOORD_MEERVOUD": "klanten",
    "OIDC_NAAM": "",  # the name of single sign-on; empty while it is off
    "VERSIE": "",
}


def house_value(name: str) -> str:
    """The setting of this name, or its default. An unknown name is a KeyError."""
    return str(getattr(settings, name, "") or DEFAULTS[name])


def help_desk() -> dict[str, str]:
    """Whom a medewerker asks for help, as every page and every error page says it."""
    return {name.lower(): house_value(name) for name in ("HULP_CONTACT", "HULP_TELEFOON", "HULP_EMAIL")}
