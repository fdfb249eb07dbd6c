"""Pages about whom we may ask something about a klant."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from intake.forms import ToestemmingForm
from intake.models import Toestemming, Uitvraag
from intake.permissions import CASEWORK
from intake.services import toestemming as services
from intake.views.access import get_klant, klant_page
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted


@requires(*CASEWORK)
def klant_toestemming(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Whom this klant lets us ask, and record another agreement."""
    klant = get_klant(request.user, klant_id)
    rows = list(Toestemming.objects.live().filter(klant=klant).order_by("-gegeven_op", "wie"))
    valid = set(Toestemming.objects.on(clock.today()).filter(klant=klant).values_list("pk", flat=True))
    for row in rows:
        row.geldt = row.pk in valid  # type: ignore[attr-defined]
    form = ToestemmingForm(request.POST or None, initial={"gegeven_op": clock.today()})

    def save(data: dict[str, Any]) -> None:
        services.add_toestemming(
            door=request.user.pk, klant_id=klant.pk, toestemming_id=data["nieuw_id"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De toestemming is vastgelegd.")
        return redirect("klant_toestemming", klant.pk)
    return klant_page(
        request,
        klant,
        form,
        template="intake/klant_toestemming.html",
        titel="Anderen vragen met toestemming",
        toestemmingen=rows,
        uitvragen=list(Uitvraag.objects.of(klant.pk).select_related("toestemming", "medewerker")),
        geldt=bool(valid),
    )


@require_POST
@requires(*CASEWORK)
def toestemming_intrekken(request: MemberRequest, toestemming_id: UUID) -> HttpResponse:
    """The klant takes an agreement back, from today on."""
    row = Toestemming.objects.live().filter(pk=toestemming_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    try:
        services.withdraw_toestemming(door=request.user.pk, toestemming_id=row.pk, day=clock.today())
        messages.success(request, "De toestemming is ingetrokken. Vraag hier niets meer.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("klant_toestemming", klant.pk)
