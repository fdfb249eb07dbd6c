"""A regisseur leaves: the whole caseload to several colleagues, first as a preview."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.views.access import record_names
from intake.views.papier import papers_for, with_paper
from trajecten.forms.vertrek import CaseloadForm, VerdeelForm, chosen_in, seen_in
from trajecten.models import Regisseurschap
from trajecten.overzicht.vertrek import (
    MOST,
    Verdeeld,
    add_afspraken,
    caseload_of,
    count_open_work,
    handed_over,
    newcomers_of,
    spread,
)
from trajecten.queries import regisseur_candidates
from trajecten.services.vertrek import ChangedError, Overgang, hand_over_caseload
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.kalender import day_in_address
from werkoffensief.web.notation import quantity
from werkoffensief.web.refusals import accepted


@dataclass(slots=True)
class Verdeling:
    """The preview: each klant with `naar`, and each colleague with how many before and after."""

    rijen: list[Regisseurschap]
    blijven: list[Regisseurschap]
    collegas: list[Verdeeld]
    dag: date
    open_werk: int
    met_afspraken: int


@never_cache
@requires(Rol.TEAMLEIDER)
def caseload_overdragen(request: MemberRequest, vertrekker_id: UUID) -> HttpResponse:
    """Everybody of one regisseur to the colleagues who were chosen; nothing changes before the last press."""
    klanten = Klant.objects.seen_by_task(request.user)
    vertrekker = get_object_or_404(
        Medewerker.objects.filter(Exists(klanten.filter(regisseur=OuterRef("pk")))), pk=vertrekker_id
    )
    colleagues = list(regisseur_candidates().filter(team=request.user.team_id).exclude(pk=vertrekker.pk))
    asked = request.POST if request.method == "POST" else request.GET or None
    keuze = VerdeelForm(asked, collegas=colleagues, initial={"dag": clock.today()})
    context: dict[str, Any] = {"vertrekker": vertrekker, "keuze": keuze, "verdeling": None}
    if not (keuze.is_bound and keuze.is_valid()):
        return render(request, "trajecten/caseload_overdragen.html", context)
    chosen = [row for row in colleagues if str(row.pk) in keuze.cleaned_data["naar"]]
    form = CaseloadForm(request.POST if request.POST.get("uitvoeren") else None, initial=_typed(request))
    dag = keuze.cleaned_data["dag"]
    if accepted(form, lambda data: _hand_over(request, vertrekker, klanten, dag, chosen, data)):
        number = quantity(len(seen_in(request.POST)), "klant is", "klanten zijn")
        messages.success(request, f"{number} overgedragen. Hieronder staat een tekst voor elke klant.")
        return redirect(_done(vertrekker.pk, dag))
    context["form"] = form
    context["verdeling"] = _preview(request, vertrekker, klanten, dag, chosen)
    return render(request, "trajecten/caseload_overdragen.html", context)


def _done(vertrekker_id: UUID, dag: date, page: str = "caseload_overgedragen") -> str:
    return reverse(page, args=[vertrekker_id], query={"dag": dag.isoformat()})


def _handed_over(
    request: MemberRequest, vertrekker_id: UUID
) -> tuple[Medewerker, date, list[Regisseurschap]]:
    """Of whom, on which day (else the last one), and who is the regisseur of each klant since; else 404."""
    given = handed_over(vertrekker_id, Klant.objects.seen_by_task(request.user))
    asked = day_in_address(request.GET.get("dag", ""))
    dag = asked or given.order_by("-start").values_list("start", flat=True).first()
    rows = list(given.filter(start=dag)[:MOST]) if dag else []
    if dag is None or not rows:
        raise Http404
    return get_object_or_404(Medewerker, pk=vertrekker_id), dag, rows


@require_safe
@never_cache
@requires(Rol.TEAMLEIDER)
def caseload_overgedragen(request: MemberRequest, vertrekker_id: UUID) -> HttpResponse:
    """Who got whom of a caseload that was handed over, with the text for each klant, one by one or all at once."""
    vertrekker, dag, rows = _handed_over(request, vertrekker_id)
    people = [row.klant for row in rows]
    record_names(request, people, actie="Overgedragen klanten bekijken", gegevens=("naam", "regisseur"))
    there = {klant.pk for klant in with_paper(people)}
    for row in rows:
        row.krijgt_tekst = row.klant_id in there  # type: ignore[attr-defined]
    context = {
        "vertrekker": vertrekker, "dag": dag, "rijen": rows, "met_tekst": len(there),
        "pdf": _done(vertrekker.pk, dag, "caseload_overgedragen_pdf"),
        "met_afspraken": add_afspraken(vertrekker, rows, max(dag, clock.today())),
    }  # fmt: skip
    return render(request, "trajecten/caseload_overgedragen.html", context)


@require_safe
@never_cache
@requires(Rol.TEAMLEIDER)
def caseload_overgedragen_pdf(request: MemberRequest, vertrekker_id: UUID) -> HttpResponse:
    """The texts for all these klanten on paper."""
    vertrekker, dag, rows = _handed_over(request, vertrekker_id)
    people = with_paper([row.klant for row in rows])
    record_names(request, people, actie="Brief over de regisseur", gegevens=("naam", "regisseur"))
    return papers_for(
        request, [(row.klant, {"regie": row, "vorige": vertrekker}) for row in rows],
        template="pdf/regisseurs.html", name="uw-regisseur", terug=_done(vertrekker.pk, dag),
    )  # fmt: skip


def _typed(request: MemberRequest) -> dict[str, str]:
    return {"overdrachtsnotitie": request.POST.get("overdrachtsnotitie", "").replace("\0", "")}


def _preview(
    request: MemberRequest,
    vertrekker: Medewerker,
    klanten: QuerySet[Klant],
    dag: date,
    chosen: list[Medewerker],
) -> Verdeling:
    """Who gets whom: as it was chosen on the page, the others evenly."""
    rows, stay = caseload_of(vertrekker, klanten, dag), newcomers_of(vertrekker, klanten, dag)
    named = [row.klant for row in (*rows, *stay)]
    record_names(request, named, actie="Caseload overdragen", gegevens=("naam", "regisseur"))
    parts = spread(rows, chosen, chosen_in(request.POST))
    work, planned = count_open_work(vertrekker, rows), add_afspraken(vertrekker, rows, dag)
    return Verdeling(rows, stay, parts, dag, work, planned)


def _hand_over(
    request: MemberRequest,
    vertrekker: Medewerker,
    klanten: QuerySet[Klant],
    dag: date,
    chosen: list[Medewerker],
    data: dict[str, Any],
) -> None:
    seen, naar, allowed = seen_in(request.POST), chosen_in(request.POST), {row.pk for row in chosen}
    present = {row.pk: row.versie for row in caseload_of(vertrekker, klanten, dag)}
    changed = {
        key for key in {*seen, *present} if seen.get(key) != present.get(key) or naar.get(key) not in allowed
    }
    if changed or not seen:
        raise ChangedError(len(changed))
    hand_over_caseload(
        door=request.user.pk, van=vertrekker.pk, dag=dag, overdrachtsnotitie=data["overdrachtsnotitie"],
        overgangen=[Overgang(key, versie, naar[key]) for key, versie in seen.items()],
    )  # fmt: skip
