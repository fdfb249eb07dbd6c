"""Pages of the arbeidsmarktwaardescan: ask, read together, print. No score, no order."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.forms import WaardescanAntwoordenForm, WaardescanForm, WaardescanTekstForm
from intake.models import Klant, Waardescan
from intake.models.waardescan import VRAGEN
from intake.permissions import CASEWORK
from intake.services import waardescan as services
from intake.views.access import get_klant, klant_page, record_opening
from intake.views.papier import paper_for
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

GEGEVENS = ("waardescan",)


@requires(*CASEWORK)
def waardescan_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Go through the questions with the klant; the earlier scans stand on top."""
    klant = get_klant(request.user, klant_id)
    form = WaardescanForm(request.POST or None, initial={"datum": clock.today()})
    made: list[Waardescan] = []

    def add(data: dict[str, Any]) -> None:
        made.append(
            services.add_waardescan(
                door=request.user.pk,
                klant_id=klant.pk,
                scan_id=data["nieuw_id"],
                datum=data["datum"],
                antwoorden=data,
            )
        )

    if accepted(form, add, earlier=lambda row: reverse("waardescan", args=[row.pk])):
        messages.success(request, "De scan is bewaard. Lees de kansen en alternatieven samen na.")
        return redirect("waardescan", made[0].pk)
    rows = Waardescan.objects.filter(klant=klant, vervallen_op__isnull=True).select_related("medewerker")
    return klant_page(
        request,
        klant,
        form,
        template="intake/waardescan_nieuw.html",
        titel="Arbeidsmarktwaardescan",
        scans=list(rows.order_by("-datum")),
    )


@requires(*CASEWORK)
def waardescan(request: MemberRequest, waardescan_id: UUID) -> HttpResponse:
    """One scan: the answers, and chances and alternatives in words that may be changed."""
    row, klant = _found(request, waardescan_id)
    form = WaardescanTekstForm(
        request.POST or None,
        initial={"kansen": row.kansen, "alternatieven": row.alternatieven, "versie": row.versie},
    )

    def save(data: dict[str, Any]) -> None:
        services.save_waardescan(door=request.user.pk, scan_id=row.pk, **data)

    if accepted(form, save):
        messages.success(request, "De tekst is opgeslagen.")
        return redirect("waardescan", row.pk)
    return klant_page(
        request,
        klant,
        form,
        template="intake/waardescan.html",
        titel="Arbeidsmarktwaardescan lezen",
        scan=row,
        antwoorden=_answers(row),
    )


@requires(*CASEWORK)
def waardescan_antwoorden(request: MemberRequest, waardescan_id: UUID) -> HttpResponse:
    """Answers that were ticked wrong, put right; what somebody wrote in the words stays."""
    row, klant = _found(request, waardescan_id)
    known = {code: getattr(row, code) or "" for code in VRAGEN}
    form = WaardescanAntwoordenForm(
        request.POST or None, initial={**known, "datum": row.datum, "versie": row.versie}
    )

    def save(data: dict[str, Any]) -> None:
        services.correct_answers(
            door=request.user.pk,
            scan_id=row.pk,
            versie=data["versie"],
            datum=data["datum"],
            antwoorden=data,
        )

    if accepted(form, save):
        messages.success(
            request, "De antwoorden zijn verbeterd. Lees de kansen en alternatieven nog eens na."
        )
        return redirect("waardescan", row.pk)
    return klant_page(
        request,
        klant,
        form,
        template="intake/waardescan_antwoorden.html",
        titel="Antwoorden verbeteren",
        scan=row,
    )


@never_cache
@require_safe
@requires(*CASEWORK)
def waardescan_pdf(request: MemberRequest, waardescan_id: UUID) -> HttpResponse:
    """The scan on paper, for the klant."""
    row, klant = _found(request, waardescan_id)
    record_opening(request, klant, actie="Arbeidsmarktwaardescan afdrukken", gegevens=GEGEVENS)
    return paper_for(
        request,
        klant,
        template="pdf/waardescan.html",
        name="waardescan",
        terug=reverse("waardescan", args=[row.pk]),
        scan=row,
        antwoorden=_answers(row),
        kansen=(row.kansen or "").splitlines(),
        alternatieven=(row.alternatieven or "").splitlines(),
    )


def _found(request: MemberRequest, waardescan_id: UUID) -> tuple[Waardescan, Klant]:
    rows = Waardescan.objects.filter(pk=waardescan_id, vervallen_op__isnull=True)
    row = rows.select_related("medewerker").first()
    if row is None:
        raise Http404
    return row, get_klant(request.user, row.klant_id)


def _answers(row: Waardescan) -> list[tuple[str, str]]:
    """Each question that has an answer, in words."""
    found = [(vraag.vraag, getattr(row, f"get_{code}_display")()) for code, vraag in VRAGEN.items()]
    return [(vraag, antwoord) for vraag, antwoord in found if antwoord]
