"""What a klant reads about the new regisseur: who, from when, and how to reach them. It follows from the row."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.views.access import record_opening
from intake.views.papier import no_paper_for, paper_for
from trajecten import permissions
from trajecten.models import Regisseurschap
from trajecten.overzicht.afspraken import staying
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock


def _letter(request: MemberRequest, regisseurschap_id: UUID) -> dict[str, Any]:
    """The new regisseur, and who it was until then; none for the first."""
    rows = permissions.regisseurschappen_of(request.user).select_related("medewerker", "klant")
    row = get_object_or_404(rows, pk=regisseurschap_id)
    record_opening(request, row.klant, actie="Brief over de regisseur", gegevens=("naam", "regisseur"))
    before = Regisseurschap.objects.filter(traject=row.traject_id, einde=row.start, vervallen_op__isnull=True)
    vorige = before.exclude(pk=row.pk).select_related("medewerker").first()
    return {"regie": row, "klant": row.klant, "vorige": vorige.medewerker if vorige else None}


@require_safe
@never_cache
@requires(*WITH_PLANS)
def regisseur_brief(request: MemberRequest, regisseurschap_id: UUID) -> HttpResponse:
    """The text for the klant, to read aloud or to print."""
    letter = _letter(request, regisseurschap_id)
    refused = no_paper_for(request, letter["klant"])
    if refused:
        return refused
    klant, vorige, today = letter["klant"], letter["vorige"], clock.today()
    persoon = identity(request.user, klant_id=klant.pk, day=today)
    pairs = [(klant.pk, vorige.pk)] if vorige else []
    planned = staying(pairs, max(today, letter["regie"].start)).get(klant.pk, [])
    context = {**letter, "persoon": persoon, "van": vorige, "afspraken": planned}
    return render(request, "trajecten/regisseur_brief.html", context)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def regisseur_brief_pdf(request: MemberRequest, regisseurschap_id: UUID) -> HttpResponse:
    """The same on paper."""
    letter = _letter(request, regisseurschap_id)
    terug = reverse("regisseur_brief", args=[regisseurschap_id])
    return paper_for(request, template="pdf/regisseur.html", name="mijn-regisseur", terug=terug, **letter)
