"""Campaigns: how many take part and who left; names only for a teamleider, of the own people."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render

from intake.models import Campagne, Klant
from intake.permissions import CAMPAIGN_READERS
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web.pagination import keyset_page

ORDER = ("sorteernaam", "pk")
COUNTS = {
    "aantal": Count("deelnames", filter=Q(deelnames__vervallen_op__isnull=True)),
    "uitgevallen": Count("deelnames", filter=Q(deelnames__vervallen_op__isnull=False)),
}


@requires(*CAMPAIGN_READERS)
def campagne_lijst(request: MemberRequest) -> HttpResponse:
    """Every campaign with its numbers."""
    rows = Campagne.objects.annotate(**COUNTS).order_by("-startdatum", "code")
    return render(request, "intake/campagne_lijst.html", {"campagnes": rows})


@requires(*CAMPAIGN_READERS)
def campagne(request: MemberRequest, campagne_id: UUID) -> HttpResponse:
    """One campaign: its numbers; for a teamleider the people of the own team, with those who left apart."""
    row = Campagne.objects.annotate(**COUNTS).filter(pk=campagne_id).first()
    if row is None:
        raise Http404
    context: dict[str, Any] = {
        "campagne": row,
        "pagina": None,
        "weg": request.GET.get("stand") == "uitgevallen",
    }
    if request.user.has_role(Rol.TEAMLEIDER):
        people = Klant.objects.visible_to(request.user).filter(
            deelnames__campagne=row, deelnames__vervallen_op__isnull=not context["weg"]
        )
        context["pagina"] = keyset_page(people, request.GET, order=ORDER, fetch=_with_regisseur)
    return render(request, "intake/campagne.html", context)


def _with_regisseur(ids: list[UUID]) -> list[Klant]:
    return list(Klant.objects.filter(pk__in=ids).select_related("regisseur"))
