"""Make a campaign, prolong it, or change whom it is about: the population is counted before anything is saved."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from intake.forms import CampagneForm
from intake.models import Campagne
from intake.services.campagnes import CAMPAGNE, create_campagne, save_campagne
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen.figures import Peiling, target_group
from werkoffensief.doelen.permissions import TARGET_SETTERS
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import accepted

SAVED = "campagne opgeslagen"


@requires(*TARGET_SETTERS)
def campagne_nieuw(request: MemberRequest) -> HttpResponse:
    """A new campaign."""
    return _page(request, None)


@requires(*TARGET_SETTERS)
def campagne_wijzigen(request: MemberRequest, campagne_id: UUID) -> HttpResponse:
    """Another end, target, name or population of a campaign."""
    return _page(request, get_object_or_404(Campagne, pk=campagne_id))


def _page(request: MemberRequest, row: Campagne | None) -> HttpResponse:
    form = CampagneForm(request.POST or None, instance=row)
    number = _counted(form) if form.is_bound and form.is_valid() else None
    shown = form.is_bound and number is not None and form.cleaned_data["geteld"] == form.population

    def save(data: dict[str, Any]) -> None:
        if row is None:
            saved = create_campagne(door=request.user.pk, campagne_id=data["nieuw_id"], gegevens=data)
        else:
            saved = save_campagne(
                door=request.user.pk, campagne_id=row.pk, versie=data["versie"], gegevens=data
            )
        form.instance = saved
        values = ", ".join(f"{name}: {getattr(saved, name)}" for name in CAMPAGNE)
        record_handeling(
            door=request.user.pk,
            soort=SAVED,
            object_soort="campagne",
            object_id=str(saved.pk),
            toelichting=values,
        )

    if shown and accepted(form, save):
        messages.success(
            request, "De campagne is opgeslagen. Binnen een paar minuten is geteld wie erbij horen."
        )
        return redirect("campagne", form.instance.pk)
    if number is not None and not shown:
        data = request.POST.copy()
        data["geteld"] = form.population
        form = CampagneForm(data, instance=row)
        form.is_valid()
    context = {
        "form": form,
        "campagne": row,
        "doelgroep": number,
        "te_hoog": number is not None and (form.cleaned_data.get("streefaantal") or 0) > number,
        "knop": "Tel de doelgroep" if number is None else "Campagne opslaan",
    }
    return render(request, "doelen/campagne_formulier.html", context)


def _counted(form: CampagneForm) -> int:
    """How many people the campaign of this valid form is about."""
    data = form.cleaned_data
    asked = Campagne(
        startdatum=data["startdatum"], minimaal_maanden_uitkering=data["minimaal_maanden_uitkering"]
    )
    return target_group(Peiling(asked.startdatum.year, asked.startdatum, asked)).count()
