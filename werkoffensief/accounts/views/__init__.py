"""Pages about accounts, a module for each kind of visitor; here what they share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from werkoffensief.accounts.models import Medewerker


class MemberRequest(HttpRequest):
    """The type of a request behind the log-in."""

    user: Medewerker


def form_page(request: HttpRequest, form: Any, **page: Any) -> HttpResponse:
    """A page that is one form: `titel`, `knop`, `terug`, and perhaps `uitleg`."""
    return render(request, "accounts/formulier.html", {"form": form, **page})
