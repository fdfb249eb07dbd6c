"""Every paper that a klant gets is made here, and nowhere else: whoever died or moved away gets none.

The letters of appointments are the exception: their service asks the same of each letter (`uitnodigingen.why_not`).
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

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
    return refused or _paper(request, template, name, terug, {"klant": klant, **context})


def with_paper(klanten: Sequence[Klant]) -> list[Klant]:
    """Those of these who get paper."""
    today = clock.today()
    return [klant for klant in klanten if not queries.is_gone(klant, today)]


def papers_for(
    request: MemberRequest,
    bladen: Sequence[tuple[Klant, dict[str, Any]]],
    *,
    template: str,
    name: str,
    terug: str,
) -> HttpResponse:
    """One PDF with a paper for each of these klanten with its context; whoever died or moved away is left out.

    Its template gets `bladen`. Where nobody is left it goes back to `terug`, which says of whom there is none.
    """
    there = {klant.pk for klant in with_paper([klant for klant, _ in bladen])}
    pages = [{"klant": klant, **more} for klant, more in bladen if klant.pk in there]
    return _paper(request, template, name, terug, {"bladen": pages}) if pages else redirect(terug)


def _paper(
    request: MemberRequest, template: str, name: str, terug: str, context: dict[str, Any]
) -> HttpResponse:
    try:
        content = pdf_of(template, context)
    except NoPangoError as error:
        return render(request, "intake/zonder_pdf.html", {"zin": str(error), "terug": terug}, status=503)
    return pdf_response(content, name=name)
