"""Pages about what third parties were asked, with an agreement of the klant."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from intake.forms import UitvraagAntwoordForm, UitvraagForm
from intake.forms.uitvraag import ANTWOORD
from intake.models import Toestemming, Uitvraag
from intake.permissions import CASEWORK
from intake.services import uitvragen as services
from intake.views.access import get_klant, klant_page
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@requires(*CASEWORK)
def uitvraag_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Record what somebody outside was asked. Without an agreement that holds there is nothing to fill in."""
    klant = get_klant(request.user, klant_id)
    today = clock.today()
    agreed = Toestemming.objects.on(today).filter(klant=klant).order_by("wie", "gegeven_op")
    form = UitvraagForm(request.POST or None, toestemmingen=agreed, initial={"gevraagd_op": today})

    def save(data: dict[str, Any]) -> None:
        services.add_uitvraag(
            door=request.user.pk,
            klant_id=klant.pk,
            uitvraag_id=data["nieuw_id"],
            toestemming_id=data["toestemming"].pk,
            gegevens={**data, "bij_wie": data["bij_wie"] or None},
        )

    if accepted(form, save, earlier=lambda row: reverse("klant_toestemming", args=[klant.pk])):
        messages.success(request, "De vraag is vastgelegd. Leg het antwoord vast als het komt.")
        return redirect("klant_toestemming", klant.pk)
    return klant_page(
        request,
        klant,
        form,
        template="intake/uitvraag_nieuw.html",
        titel="Vraag aan een ander vastleggen",
        kan=bool(form.fields["toestemming"].queryset),  # type: ignore[attr-defined]
    )


@requires(*CASEWORK)
def uitvraag(request: MemberRequest, uitvraag_id: UUID) -> HttpResponse:
    """Read one question, and record what came of it."""
    row = Uitvraag.objects.live().select_related("toestemming", "medewerker").filter(pk=uitvraag_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = UitvraagAntwoordForm(
        request.POST or None, initial={"afgerond_op": clock.today(), "versie": row.versie}
    )

    def save(data: dict[str, Any]) -> None:
        services.finish_uitvraag(
            door=request.user.pk,
            uitvraag_id=row.pk,
            versie=data["versie"],
            op=data["afgerond_op"],
            antwoord=data["antwoord"] if data["hoe"] == ANTWOORD else None,
        )

    if accepted(form, save):
        messages.success(request, "Vastgelegd.")
        return redirect("klant_toestemming", klant.pk)
    return klant_page(
        request,
        klant,
        form,
        template="intake/uitvraag.html",
        titel="Vraag aan een ander",
        uitvraag=row,
    )
