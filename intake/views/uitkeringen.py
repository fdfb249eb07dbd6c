"""The kind of a benefit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse

from intake.forms import UitkeringsoortForm
from intake.models import Uitkering
from intake.permissions import CASEWORK
from intake.services.uitkeringen import set_uitkeringsoort
from intake.views.access import get_klant, klant_page, to_dossier
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date
from werkoffensief.web.refusals import accepted


@requires(*CASEWORK)
def uitkering_soort(request: MemberRequest, uitkering_id: UUID) -> HttpResponse:
    """Correct what kind of benefit somebody has."""
    row = Uitkering.objects.filter(pk=uitkering_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = UitkeringsoortForm(
        request.POST or None,
        today=clock.today(),
        present=row.soort_id,
        initial={"soort": row.soort_id, "versie": row.versie},
    )

    def save(data: dict[str, Any]) -> None:
        set_uitkeringsoort(
            door=request.user.pk, uitkering_id=row.pk, versie=data["versie"], soort_id=data["soort"].pk
        )

    if accepted(form, save):
        messages.success(request, "De soort uitkering is gewijzigd.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, titel="Soort uitkering wijzigen", knop="Soort uitkering wijzigen",
        uitleg=f"De uitkering loopt vanaf {long_date(row.start)}. De perioden zelf komen uit de leveringen.",
    )  # fmt: skip
