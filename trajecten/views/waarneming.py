"""Who stands in for a regisseur who is away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.models import Klant
from trajecten import permissions
from trajecten.forms.regisseur import WaarnemingForm
from trajecten.overzicht.vertrek import with_klanten
from trajecten.overzicht.waarneming import cover_of, covers_by
from trajecten.permissions import WITH_COVER
from trajecten.services import waarneming as services
from trajecten.views.basis import saved, shown
from werkoffensief.accounts.models import Waarneming
from werkoffensief.accounts.permissions import leads_team, requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


@require_safe
@never_cache
@requires(*WITH_COVER)
def waarneming_lijst(request: MemberRequest) -> HttpResponse:
    """For whom this medewerker arranges cover, with what is arranged; and for whom they stand in."""
    today = clock.today()
    context = {
        "rijen": cover_of(permissions.covered_members(request.user), today),
        "eigen": covers_by(request.user, today),
        "vandaag": today,
        "caseloads": with_klanten(Klant.objects.seen_by_task(request.user))
        if leads_team(request.user)
        else [],
    }
    return render(request, "trajecten/waarneming_lijst.html", context)


@requires(*WITH_COVER)
def waarneming_nieuw(request: MemberRequest, regisseur_id: UUID) -> HttpResponse:
    """Let a colleague stand in for this regisseur."""
    regisseur = get_object_or_404(permissions.covered_members(request.user), pk=regisseur_id)
    today = clock.today()
    form = WaarnemingForm(
        request.POST or None, team_id=request.user.team_id, without=regisseur.pk, initial={"start": today}
    )

    def save(data: dict[str, Any]) -> None:
        services.set_waarneming(
            door=request.user.pk, waarneming_id=data["nieuw_id"], medewerker_id=regisseur.pk,
            waarnemer_id=data["medewerker"].pk, start=data["start"], einde=data["einde"],
            reden=data["reden"], vandaag=today,
        )  # fmt: skip

    if saved(form, save):
        messages.success(request, "De waarneming is ingesteld.")
        return redirect("waarneming_lijst")
    return render(request, "trajecten/waarneming_nieuw.html", {"form": shown(form), "regisseur": regisseur})


@require_POST
@requires(*WITH_COVER)
def waarneming_einde(request: MemberRequest, waarneming_id: UUID) -> HttpResponse:
    """It ends today."""
    members = permissions.covered_members(request.user)
    row = get_object_or_404(Waarneming, pk=waarneming_id, medewerker__in=members)
    try:
        services.end_waarneming(
            door=request.user.pk, waarneming_id=row.pk, vandaag=clock.today(), now=clock.now()
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De waarneming is beëindigd.")
    return redirect("waarneming_lijst")
