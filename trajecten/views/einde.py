"""An end of a traject that does not fit: another day, reason or summary, or no end at all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from intake.models import Klant
from trajecten import permissions
from trajecten.forms import EindeTerugForm, EindeWijzigenForm
from trajecten.models import Traject
from trajecten.overzicht.einde import ended_with
from trajecten.permissions import WITH_PLANS
from trajecten.services import einde as services
from trajecten.views.basis import form_page, gone_or_done
from trajecten.views.plan import get_traject, to_plan
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


def _ended(request: MemberRequest, traject_id: UUID) -> Traject:
    """A traject whose end this person may put right; a stranger's does not exist."""
    traject = get_traject(request, traject_id)
    if not permissions.can_end_traject(request.user, traject):
        raise PermissionDenied
    return traject


@requires(*WITH_PLANS)
def traject_einde_wijzigen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Another last day, reason or summary of a traject that ended."""
    traject = _ended(request, traject_id)
    if traject.einde is None and request.method != "POST":
        return to_plan(traject.pk)
    said = {
        "einde": traject.einde,
        "einde_reden": traject.einde_reden_id,
        "samenvatting": traject.samenvatting,
    }
    form = EindeWijzigenForm(
        request.POST or None, today=clock.today(), traject=traject, initial={**said, "versie": traject.versie}
    )

    def correct(data: dict[str, Any]) -> None:
        services.correct_end(
            door=request.user.pk,
            traject_id=traject.pk,
            versie=data["versie"],
            einde=data["einde"],
            einde_reden_id=data["einde_reden"].pk,
            samenvatting=data["samenvatting"],
            reden=data["reden"],
        )

    if accepted(form, correct):
        messages.success(request, "Het einde van het traject is gewijzigd.")
        return to_plan(traject.pk)
    return form_page(
        request, traject.klant_id, form, titel="Einde van het traject wijzigen", knop="Einde wijzigen",
        uitleg="Wat met het traject stopte, zoals de regisseur en de stappen, stopt dan op de nieuwe laatste dag.",
        ander=("Het traject is toch niet beëindigd", reverse("traject_einde_terug", args=[traject.pk])),
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip


@requires(*WITH_PLANS)
def traject_einde_terug(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """It never ended: what goes on again, and what stays closed, before anything changes."""
    traject = _ended(request, traject_id)
    if traject.einde is None and request.method != "POST":
        return to_plan(traject.pk)
    form = EindeTerugForm(request.POST or None, initial={"versie": traject.versie})
    stay: list[str] = []

    def undo(data: dict[str, Any]) -> None:
        stay.extend(
            services.undo_end(
                door=request.user.pk, traject_id=traject.pk, versie=data["versie"], reden=data["reden"]
            )
        )

    if accepted(form, undo):
        sentence = " ".join(["Het traject loopt weer.", *(f"{words.rstrip('.')}." for words in stay)])
        if Klant.objects.visible_to(request.user).filter(pk=traject.klant_id).exists():
            messages.success(request, sentence)
            return to_plan(traject.pk)
        return gone_or_done(request, traject.klant_id, sentence)
    if form.is_bound:  # refused, perhaps by what somebody else did just now
        traject.refresh_from_db()
    return form_page(
        request, traject.klant_id, form, "trajecten/traject_einde_terug.html", titel="Toch niet beëindigd",
        traject=traject, sluiting=ended_with(traject), blijft=services.why_it_stays(traject),
        getypt=form.data.get("reden", ""), terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip
