"""Templates of plans: keeping them, and using one in a plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from trajecten import permissions
from trajecten.forms.sjabloon import (
    SjabloonForm,
    SjabloonGebruikenForm,
    SjabloonKiezenForm,
    SjabloonregelForm,
)
from trajecten.models import Plansjabloon, Sjabloonregel
from trajecten.overzicht.plan import sjablonen_for
from trajecten.permissions import WITH_PLANS
from trajecten.services import sjablonen as services
from trajecten.services.sjablonen import proposals
from trajecten.views.basis import form_page
from trajecten.views.plan import get_traject, to_plan
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import is_beheerder, requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

KEEPERS = (Rol.TEAMLEIDER, Rol.BEHEERDER)


def _keeper(request: MemberRequest) -> None:
    if not permissions.leads_templates(request.user):
        raise PermissionDenied


def _get_sjabloon(request: MemberRequest, sjabloon_id: UUID) -> Plansjabloon:
    _keeper(request)
    return get_object_or_404(permissions.sjablonen_of(request.user), pk=sjabloon_id)


@require_safe
@requires(*KEEPERS)
def plansjabloon_lijst(request: MemberRequest) -> HttpResponse:
    """The templates that the reader keeps: a teamleider those of the team, a beheerder those of everybody."""
    _keeper(request)
    rows = list(permissions.sjablonen_of(request.user).order_by("naam", "pk"))
    context = {"rijen": rows, "van_iedereen": is_beheerder(request.user)}
    return render(request, "trajecten/plansjabloon_lijst.html", context)


@requires(*KEEPERS)
def plansjabloon_nieuw(request: MemberRequest) -> HttpResponse:
    """A new template, of the own team or of everybody."""
    _keeper(request)
    form = SjabloonForm(request.POST or None)

    def add(data: dict[str, Any]) -> None:
        services.add_sjabloon(
            door=request.user.pk, sjabloon_id=data["nieuw_id"], naam=data["naam"], uitleg=data["uitleg"],
            team_id=None if is_beheerder(request.user) else request.user.team_id,
        )  # fmt: skip

    if accepted(form, add, earlier=lambda row: reverse("plansjabloon", args=[row.pk])):
        messages.success(request, "Het sjabloon is gemaakt. Zet er nu doelen en acties in.")
        return redirect("plansjabloon", form.cleaned_data["nieuw_id"])
    context = {"form": form, "titel": "Sjabloon maken", "knop": "Sjabloon maken"}
    return render(request, "trajecten/plansjabloon_naam.html", context)


@requires(*KEEPERS)
def plansjabloon(request: MemberRequest, sjabloon_id: UUID) -> HttpResponse:
    """A template with its lines, and one more line."""
    sjabloon = _get_sjabloon(request, sjabloon_id)
    lines = proposals(sjabloon, clock.today())
    form = SjabloonregelForm(request.POST or None, voorstellen=lines)

    def add(data: dict[str, Any]) -> None:
        services.add_regel(
            door=request.user.pk, sjabloon_id=sjabloon.pk, regel_id=data["nieuw_id"], doel=form.doel,
            gegevens=form.facts(),
        )  # fmt: skip

    if accepted(form, add, earlier=lambda row: reverse("plansjabloon", args=[sjabloon.pk])):
        messages.success(request, "De regel staat in het sjabloon.")
        return redirect("plansjabloon", sjabloon.pk)
    context = {"sjabloon": sjabloon, "voorstellen": lines, "form": form}
    return render(request, "trajecten/plansjabloon.html", context)


@requires(*KEEPERS)
def plansjabloon_naam(request: MemberRequest, sjabloon_id: UUID) -> HttpResponse:
    """How a template is called."""
    sjabloon = _get_sjabloon(request, sjabloon_id)
    form = SjabloonForm(
        request.POST or None,
        initial={"naam": sjabloon.naam, "uitleg": sjabloon.uitleg, "versie": sjabloon.versie},
    )

    def save(data: dict[str, Any]) -> None:
        services.rename_sjabloon(
            door=request.user.pk, sjabloon_id=sjabloon.pk, versie=data["versie"], naam=data["naam"],
            uitleg=data["uitleg"],
        )  # fmt: skip

    if accepted(form, save):
        messages.success(request, "Het sjabloon is opgeslagen.")
        return redirect("plansjabloon", sjabloon.pk)
    context = {"form": form, "titel": "Naam van het sjabloon", "knop": "Opslaan", "sjabloon": sjabloon}
    return render(request, "trajecten/plansjabloon_naam.html", context)


@require_POST
@requires(*KEEPERS)
def plansjabloon_opbergen(request: MemberRequest, sjabloon_id: UUID) -> HttpResponse:
    """Put a template away: nobody can use it any more."""
    sjabloon = _get_sjabloon(request, sjabloon_id)
    services.put_away_sjabloon(door=request.user.pk, sjabloon_id=sjabloon.pk, now=clock.now())
    messages.success(request, "Het sjabloon is opgeborgen. Plannen waarin het is gebruikt, veranderen niet.")
    return redirect("plansjabloon_lijst")


@require_POST
@requires(*KEEPERS)
def sjabloonregel_weg(request: MemberRequest, regel_id: UUID) -> HttpResponse:
    """Take a line out of a template."""
    _keeper(request)
    rows = Sjabloonregel.objects.filter(sjabloon__in=permissions.sjablonen_of(request.user))
    row = get_object_or_404(rows, pk=regel_id)
    services.remove_regel(door=request.user.pk, regel_id=row.pk, now=clock.now())
    messages.success(request, "De regel staat niet meer in het sjabloon.")
    return redirect("plansjabloon", row.sjabloon_id)


@requires(*WITH_PLANS)
def plan_sjabloon(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Choose a template, see what it would add with its days from today, and add it."""
    traject = get_traject(request, traject_id)
    rows = list(sjablonen_for(request.user))
    chosen = next((row for row in rows if str(row.pk) == _chosen(request)), None)
    plan = reverse("traject_plan", args=[traject.pk])
    page: dict[str, Any] = {"terug": plan, "terug_naar": "Plan", "titel": "Sjabloon gebruiken"}
    if chosen is None:
        form: Any = SjabloonKiezenForm(request.POST or None, sjablonen=rows)
        uitleg = (
            "U ziet eerst wat erin komt." if rows else "Er zijn nog geen sjablonen. Een teamleider maakt ze."
        )
        return form_page(request, traject.klant_id, form, knop="Bekijk het sjabloon", uitleg=uitleg, **page)
    lines = proposals(chosen, clock.today())
    form = SjabloonGebruikenForm(
        request.POST if "nieuw_id" in request.POST else None, voorstellen=lines, naam=request.user.naam,
        initial={"sjabloon": chosen.pk},
    )  # fmt: skip

    def use(data: dict[str, Any]) -> None:
        services.use_sjabloon(
            door=request.user.pk, traject_id=traject.pk, sjabloon=chosen, nieuw_id=data["nieuw_id"],
            regels={UUID(key) for key in data["regels"]}, vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, use):
        messages.success(request, "Het sjabloon staat in het plan. U kunt alles nog wijzigen.")
        return to_plan(traject.pk, "#doelen")
    return form_page(
        request, traject.klant_id, form, knop="Zet dit in het plan",
        uitleg=f"{chosen.naam}. Haal weg wat niet past. De data zijn geteld vanaf vandaag.", **page,
    )  # fmt: skip


def _chosen(request: MemberRequest) -> str:
    return request.POST.get("sjabloon", "")
