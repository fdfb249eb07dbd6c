"""Every paper that a klant gets is made here, and nowhere else: whoever died or moved away gets none.

The letters of appointments are the exception: their service asks the same of each letter (`uitnodigingen.why_not`).
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from intake import queries
from intake.models import Klant
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pdf import NoPangoError, pdf_of, pdf_response

GONE = 409


def no_paper_for(request: MemberRequest, klant: Klant) -> HttpResponse | None:
    """The page that says why there is no letter or paper; None for whom there is. The opening stands in the log."""
    if not queries.is_gone(klant, clock.today()):
        return None
    context = {"klant": klant, "persoon": queries.identity(klant, clock.today())}
    return render(request, "intake/geen_papier.html", context, status=GONE)


def paper_for(
    request: MemberRequest, klant: Klant, *, template: str, name: str, terug: str, **context: Any
) -> HttpResponse:
    """A PDF for this klant. `terug`: the page to go back to where this machine cannot make one."""
    refused = no_paper_for(request, klant)
    if refused:
        return refused
    try:
        content = pdf_of(template, {"klant": klant, **context})
    except NoPangoError as error:
        return render(request, "intake/zonder_pdf.html", {"zin": str(error), "terug": terug}, status=503)
    return pdf_response(content, name=name)
