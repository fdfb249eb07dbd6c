"""A klant asks for another regisseur; the teamleider answers."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from intake.models import Klant
from intake.permissions import sees_by_task
from intake.views.access import record_opening
from trajecten import permissions
from trajecten.forms.wens import WensForm, WensNeeForm
from trajecten.models import Regisseurschap, Regisseurswens
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import wens as services
from trajecten.views.basis import done, form_page, klant_for
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@requires(*WITH_PLANS)
def regisseurswens_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Write down that the klant asks for another regisseur, and why."""
    klant, today = klant_for(request, klant_id), clock.today()
    form = WensForm(request.POST or None, initial={"gevraagd_op": today})

    def ask(data: dict[str, Any]) -> None:
        services.ask_regisseur(
            door=request.user.pk, klant_id=klant.pk, wens_id=data["nieuw_id"], gevraagd_op=data["gevraagd_op"],
            reden=data["reden"],
        )  # fmt: skip

    if accepted(form, ask, earlier=lambda row: reverse("klant_dossier", args=[klant.pk])):
        return done(request, klant.pk, "De vraag is vastgelegd. De teamleider ziet hem op de startpagina.")
    return form_page(
        request, klant.pk, form, titel="Klant vraagt een andere regisseur", knop="Vraag vastleggen",
        uitleg="De teamleider geeft antwoord. Vroeg de klant dit al? Dan komt wat u schrijft erbij.",
    )  # fmt: skip


@requires(Rol.TEAMLEIDER)
def regisseurswens(request: MemberRequest, regisseurswens_id: UUID) -> HttpResponse:
    """What the klant asks, and the answer: another regisseur, or why not."""
    visible = Klant.objects.visible_to(request.user)
    rows = Regisseurswens.objects.filter(klant__in=visible.values("pk"), vervallen_op__isnull=True)
    wens = get_object_or_404(
        rows.select_related("klant", "medewerker", "beantwoord_door"), pk=regisseurswens_id
    )
    if not sees_by_task(request.user, wens.klant):
        raise PermissionDenied
    today = clock.today()
    form = WensNeeForm(request.POST or None, initial={"versie": wens.versie})

    def refuse(data: dict[str, Any]) -> None:
        services.refuse_wens(
            door=request.user.pk,
            wens_id=wens.pk,
            versie=data["versie"],
            antwoord=data["antwoord"],
            vandaag=today,
        )

    if accepted(form, refuse):
        return done(request, wens.klant_id, "Het antwoord is vastgelegd. Vertel het ook aan de klant.")
    record_opening(request, wens.klant, actie="Vraag om een andere regisseur", gegevens=("regisseurswens",))
    current = (
        Regisseurschap.objects.filter(
            klant=wens.klant_id, einde__isnull=True, vervallen_op__isnull=True, traject__einde__isnull=True
        )
        .select_related("klant")
        .first()
    )
    context = {
        "persoon": identity(request.user, klant_id=wens.klant_id, day=today),
        "wens": wens,
        "form": form,
        "overdragen": current if current and permissions.can_transfer(request.user, current) else None,
    }
    return render(request, "trajecten/regisseurswens.html", context)
