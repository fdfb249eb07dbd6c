"""A regisseur leaves: the whole caseload to several colleagues, first as a preview."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from intake.models import Klant
from intake.views.access import record_names
from trajecten.forms.vertrek import CaseloadForm, VerdeelForm, chosen_in, seen_in
from trajecten.models import Regisseurschap
from trajecten.overzicht.vertrek import (
    Verdeeld,
    add_afspraken,
    caseload_of,
    count_open_work,
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
        messages.success(
            request, f"{number} overgedragen. Een tekst voor de klant staat in elk dossier bij de regisseur."
        )
        return redirect("waarneming_lijst")
    context["form"] = form
    context["verdeling"] = _preview(request, vertrekker, klanten, dag, chosen)
    return render(request, "trajecten/caseload_overdragen.html", context)


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
