"""Voorzieningen with what there is of them: offers, places, rhythm; keeping them, and who takes part."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.queries import choosable
from intake.views.access import record_names
from trajecten import permissions
from trajecten.forms.aanbod import AanbodForm, DagdeelForm, VoorzieningForm
from trajecten.models import Aanbod, Groepsdagdeel, Voorziening
from trajecten.overzicht import aanbod as read
from trajecten.overzicht.effect import effect_of
from trajecten.overzicht.wachtlijst import Wachtende, list_of
from trajecten.permissions import KEEP_OFFERS, WITH_OFFERS
from trajecten.services import aanbod as services
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import is_beheerder, requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.kalender import months_after
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import RefusalError, accepted


def of_query(request: MemberRequest) -> Voorziening:
    """The voorziening that `?code=` names: a delivery may bring a code that no path can hold."""
    code = request.GET.get("code", "")
    if "\0" in code:
        raise Http404
    return get_object_or_404(Voorziening, pk=code)


def page_of(code: str) -> str:
    return f"{reverse('voorziening')}?{urlencode({'code': code})}"


def get_aanbod(aanbod_id: UUID) -> Aanbod:
    """An offer as its page shows it; one that was put away does not exist."""
    today = clock.today()
    rows = read.with_rhythm(read.with_places(Aanbod.objects.live(), today)).select_related("voorziening")
    return get_object_or_404(rows, pk=aanbod_id)


@require_safe
@requires(*WITH_OFFERS)
def voorziening_lijst(request: MemberRequest) -> HttpResponse:
    """Every voorziening that can be chosen, with its places now and a month later."""
    today = clock.today()
    page = numbered_page(choosable(Voorziening, today).order_by("naam", "pk"), request.GET)
    context = {
        "pagina": page,
        "rijen": read.overview(list(page.rows), today),
        "vandaag": today,
        "straks": months_after(today, 1),
    }
    return render(request, "trajecten/voorziening_lijst.html", context)


@require_safe
@never_cache
@requires(*WITH_OFFERS)
def voorziening(request: MemberRequest) -> HttpResponse:
    """One voorziening: what it is, what it costs, and its offers."""
    row, today = of_query(request), clock.today()
    [line] = read.overview([row], today)
    context = {
        "voorziening": row,
        "regel": line,
        "vandaag": today,
        "straks": months_after(today, 1),
        "wachtenden": _waiting(request, line),
        "effecten": effect_of(row.pk, today),
        "mag_aanbieden": permissions.keeps_offers(request.user),
        "mag_wijzigen": is_beheerder(request.user),
    }
    return render(request, "trajecten/voorziening.html", context)


def _waiting(request: MemberRequest, line: read.Regel) -> list[Wachtende]:
    """The list for whoever works with people, with the names of those whom they may see."""
    if not line.wachten or not permissions.may_open_plans(request.user):
        return []
    rows = list_of(line.voorziening.pk, line.aanbod, request.user, clock.today())
    people = [each.rij.klant for each in rows if each.zichtbaar]
    record_names(request, people, actie="Wachtlijst bekijken", gegevens=("naam", "wachtplekken"))
    return rows


@requires(Rol.BEHEERDER)
def voorziening_wijzigen(request: MemberRequest) -> HttpResponse:
    """What belongs to a voorziening beside its code."""
    row = of_query(request)
    known = {**services.details_of(row), "versie": services.voorziening_state(row)}
    form = VoorzieningForm(request.POST or None, initial=known)

    def save(data: dict[str, Any]) -> None:
        services.save_voorziening(door=request.user.pk, code=row.pk, versie=data["versie"], gegevens=data)

    if accepted(form, save):
        messages.success(request, "De voorziening is opgeslagen.")
        return redirect(page_of(row.pk))
    return _form(request, form, row, titel="Gegevens van de voorziening", knop="Voorziening opslaan")


@requires(*KEEP_OFFERS)
def aanbod_nieuw(request: MemberRequest) -> HttpResponse:
    """A new offer of a voorziening."""
    row = of_query(request)
    form = AanbodForm(request.POST or None, initial={"start": clock.today()})

    def add(data: dict[str, Any]) -> None:
        services.add_aanbod(
            door=request.user.pk, voorziening_id=row.pk, aanbod_id=data["nieuw_id"], gegevens=data
        )

    if accepted(form, add, earlier=lambda made: reverse("aanbod", args=[made.pk])):
        messages.success(request, "Het aanbod is gemaakt.")
        return redirect("aanbod", form.cleaned_data["nieuw_id"])
    return _form(request, form, row, titel="Aanbod maken", knop="Aanbod maken")


@require_safe
@never_cache
@requires(*WITH_OFFERS)
def aanbod(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """One offer with its places, and who takes part: of people whom the reader may not see only how many."""
    row, today = get_aanbod(aanbod_id), clock.today()
    people = read.participants(row, request.user, today, names=permissions.may_open_plans(request.user))
    record_names(
        request,
        [step.klant for step in people.zichtbaar],
        actie="Aanbod bekijken",
        gegevens=("naam", "stappen"),
    )
    context = {
        "aanbod": row,
        "deelnemers": people,
        "vandaag": today,
        "straks": months_after(today, 1),
        "loopt": read.runs_on(row, today),
        "loopt_straks": read.runs_on(row, months_after(today, 1)),
        "mag_aanbieden": permissions.keeps_offers(request.user),
        "mag_invullen": permissions.may_open_plans(request.user),
        "terug": page_of(row.voorziening_id),
    }
    return render(request, "trajecten/aanbod.html", context)


@requires(*KEEP_OFFERS)
def aanbod_wijzigen(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """Another name, period or number of places."""
    row = get_aanbod(aanbod_id)
    known = {name: getattr(row, name) for name in (*services.FACTS, "versie")}
    form = AanbodForm(request.POST or None, initial=known)

    def save(data: dict[str, Any]) -> None:
        services.save_aanbod(
            door=request.user.pk, aanbod_id=row.pk, versie=data["versie"], gegevens=data
        )  # fmt: skip

    if accepted(form, save):
        messages.success(request, "Het aanbod is opgeslagen.")
        return redirect("aanbod", row.pk)
    return _form(request, form, row, titel="Aanbod wijzigen", knop="Aanbod opslaan")


@require_POST
@requires(*KEEP_OFFERS)
def aanbod_opbergen(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """Put away an offer that was never used."""
    row = get_aanbod(aanbod_id)
    try:
        services.put_away_aanbod(door=request.user.pk, aanbod_id=row.pk, now=clock.now())
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return redirect("aanbod", row.pk)
    messages.success(request, "Het aanbod is opgeborgen.")
    return redirect(page_of(row.voorziening_id))


@requires(*KEEP_OFFERS)
def dagdeel_nieuw(request: MemberRequest, aanbod_id: UUID) -> HttpResponse:
    """One more part of the week in which an offer meets."""
    row = get_aanbod(aanbod_id)
    form = DagdeelForm(request.POST or None)

    def add(data: dict[str, Any]) -> None:
        services.add_dagdeel(
            door=request.user.pk, aanbod_id=row.pk, dagdeel_id=data["nieuw_id"], dag=data["dag"],
            begin=data["begin"], einde=data["einde"],
        )  # fmt: skip

    if accepted(form, add, earlier=lambda made: reverse("aanbod", args=[row.pk])):
        messages.success(request, "Het dagdeel staat erbij.")
        return redirect("aanbod", row.pk)
    return _form(request, form, row, titel="Dagdeel toevoegen", knop="Dagdeel toevoegen")


@require_POST
@requires(*KEEP_OFFERS)
def dagdeel_weg(request: MemberRequest, dagdeel_id: UUID) -> HttpResponse:
    """A part of the week in which the offer meets no more."""
    rows = Groepsdagdeel.objects.filter(vervallen_op__isnull=True, aanbod__vervallen_op__isnull=True)
    row = get_object_or_404(rows, pk=dagdeel_id)
    services.remove_dagdeel(door=request.user.pk, dagdeel_id=row.pk, now=clock.now())
    messages.success(request, "Het dagdeel is weg.")
    return redirect("aanbod", row.aanbod_id)


def _form(request: MemberRequest, form: Any, about: Voorziening | Aanbod, **page: Any) -> HttpResponse:
    """A form about a voorziening, or about one of its offers, and the way back."""
    back = page_of(about.pk) if isinstance(about, Voorziening) else reverse("aanbod", args=[about.pk])
    context = {"form": form, "terug": back, "terug_naar": about.naam, **page}
    return render(request, "trajecten/aanbod_formulier.html", context)
