"""What the frame of each page needs (settings: `werkoffensief.web.context.page`)."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from werkoffensief.web import navigatie
from werkoffensief.web.house import help_desk, house_value
from werkoffensief.web.navigatie import Menu


def page(request: HttpRequest) -> dict[str, Any]:
    """Name of the house, menus and search field, for the user of this request."""
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "gemeente_naam": house_value("GEMEENTE_NAAM"),
        "versie": house_value("VERSIE"),
        **help_desk(),
        "eenmalig": house_value("OIDC_NAAM"),
        "hoofdmenu": navigatie.links(Menu.HOOFD, user, request.path),
        "gebruikersmenu": navigatie.links(Menu.GEBRUIKER, user, request.path),
        "voetmenu": navigatie.links(Menu.VOET, user, request.path),
        "zoekveld": navigatie.search_field(user),
        "gebruiker_naam": _display_name(user),
        "gebruiker_id": user.pk if user.is_authenticated else None,
        "sessie_stil": settings.SESSION_IDLE_AGE,
        "sneltoetsen": getattr(user, "sneltoetsen", True),
    }


def _display_name(user: Any) -> str:
    if not user.is_authenticated:
        return ""
    return str(getattr(user, "naam", "") or user.get_username())
