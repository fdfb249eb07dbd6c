"""Vacancies: work that employers offer now."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from werkgevers import queries, services
from werkgevers.forms import NieuweVacatureForm, VacatureForm, VacatureSluitenForm
from werkgevers.lijsten import (
    CLOSED,
    OVERDUE,
    VACATURES,
    VACATURESTANDEN,
    vacancies_asked,
    vacancy_tab,
)
from werkgevers.models import Vacature, Werkgever
from werkgevers.permissions import READERS, WRITERS, may_write
from werkgevers.views.pages import back, form_page, page_of, send_list, sent_version
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.accounts.views.lijsten import asked_by, open_list
from werkoffensief.web import clock
from werkoffensief.web.lijsten import Stap
from werkoffensief.web.pagination import Page
from werkoffensief.web.refusals import RefusalError, accepted


@require_safe
@requires(*READERS)
def vacature_lijst(request: MemberRequest) -> HttpResponse:
    """Vacancies, in tabs: open, open although the last day has passed, not open yet, and closed."""
    lijst = open_list(request, VACATURES)
    if lijst.elders:
        return redirect(lijst.elders)
    page, tab = page_of(request, lijst, vacancies_asked(lijst.vraag)), vacancy_tab(lijst.vraag.parameters)
    writer = may_write(request.user)
    context = {
        "lijst": lijst,
        "pagina": page,
        "tabs": VACATURESTANDEN,
        "tab": tab,
        "naam": VACATURESTANDEN[tab],
        "stappen": _steps(page, tab) if writer else None,
        "mag_schrijven": writer,
    }
    return render(request, "werkgevers/vacature_lijst.html", context)


def _steps(page: Page, tab: str) -> dict[UUID, Stap]:
    """Say what became of it when the last day has passed; else change it, as long as nobody closed it."""
    if tab == CLOSED:
        return {}
    word, name = ("Sluiten", "vacature_sluiten") if tab == OVERDUE else ("Wijzigen", "vacature_wijzigen")
    return {row.pk: Stap(word, reverse(name, args=[row.pk]), row.functie) for row in page.rows}


@require_safe
@requires(*WRITERS)
def vacature_download(request: MemberRequest, soort: str) -> HttpResponse:
    """The vacancies of the list as a file."""
    vraag = asked_by(request, VACATURES)
    return send_list(request, vraag, vacancies_asked(vraag), name="vacature", kind=soort)


@requires(*WRITERS)
def vacature_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Work that an employer offers; `?akkoord=` fills in the agreement, else the only one that runs does."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    today = clock.today()
    agreement = request.GET.get("akkoord", "") or queries.only_akkoord(row, day=today)
    begin = {"open_van": today, "plaats": row.plaats, "werkakkoord": agreement}
    form = NieuweVacatureForm(request.POST or None, werkgever=row, today=today, initial=begin)

    def create(data: dict[str, Any]) -> None:
        services.create_vacature(
            door=request.user.pk, werkgever_id=row.pk, gegevens=data, vacature_id=data["nieuw_id"]
        )

    if accepted(form, create, earlier=lambda made: back(row.pk)):
        messages.success(request, "De vacature is toegevoegd.")
        return redirect("werkgever", row.pk)
    return form_page(
        request,
        form,
        titel="Vacature toevoegen",
        knop="Vacature toevoegen",
        uitleg=f"Bij {row.naam}.",
        terug=back(row.pk),
    )


def _vacature(vacature_id: UUID) -> Vacature:
    return get_object_or_404(Vacature.objects.unclosed().select_related("werkgever"), pk=vacature_id)


@requires(*WRITERS)
def vacature_wijzigen(request: MemberRequest, vacature_id: UUID) -> HttpResponse:
    """Change a vacancy."""
    row = _vacature(vacature_id)
    form = VacatureForm(request.POST or None, instance=row, werkgever=row.werkgever, today=clock.today())

    def save(data: dict[str, Any]) -> None:
        services.save_vacature(door=request.user.pk, vacature_id=row.pk, versie=data["versie"], gegevens=data)

    if accepted(form, save):
        messages.success(request, "De vacature is opgeslagen.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Vacature wijzigen",
        knop="Vacature opslaan",
        uitleg=f"Bij {row.werkgever.naam}.",
        terug=back(row.werkgever_id),
        anders=[("Vacature sluiten", reverse("vacature_sluiten", args=[row.pk]))],
    )


@requires(*WRITERS)
def vacature_sluiten(request: MemberRequest, vacature_id: UUID) -> HttpResponse:
    """Close a vacancy, with what became of it."""
    row = _vacature(vacature_id)
    today = clock.today()
    form = VacatureSluitenForm(request.POST or None, initial={"gesloten_op": today, "versie": row.versie})

    def close(data: dict[str, Any]) -> None:
        services.close_vacature(
            door=request.user.pk,
            vacature_id=row.pk,
            versie=data["versie"],
            sluitreden=data["sluitreden"],
            gesloten_op=data["gesloten_op"],
            today=today,
        )

    if accepted(form, close):
        messages.success(request, "De vacature is gesloten.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Vacature sluiten",
        knop="Vacature sluiten",
        uitleg=f"{row.functie}, bij {row.werkgever.naam}.",
        terug=back(row.werkgever_id),
    )


@require_POST
@requires(*WRITERS)
def vacature_heropenen(request: MemberRequest, vacature_id: UUID) -> HttpResponse:
    """Open a vacancy again that was closed by mistake."""
    row = get_object_or_404(Vacature, pk=vacature_id, gesloten_op__isnull=False)
    try:
        services.reopen_vacature(door=request.user.pk, vacature_id=row.pk, versie=sent_version(request))
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De vacature is weer open.")
    return redirect("werkgever", row.werkgever_id)
