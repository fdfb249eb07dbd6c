"""Campaigns: a manager sees numbers of the city, a teamleider only klanten that he may see, and how many."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.models import Campagne, Klant
from intake.permissions import CAMPAIGN_READERS
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page

ORDER = ("sorteernaam", "pk")


def _counted(request: MemberRequest) -> QuerySet[Campagne]:
    """Campaigns with their numbers: of the city for a manager, else of the people whom the reader may see."""
    own = Q()
    if not request.user.has_role(Rol.MANAGER):
        own = Q(deelnames__klant__in=Klant.objects.seen_by_task(request.user).values("pk"))
    return Campagne.objects.annotate(
        aantal=Count("deelnames", filter=own & Q(deelnames__vervallen_op__isnull=True)),
        uitgevallen=Count("deelnames", filter=own & Q(deelnames__vervallen_op__isnull=False)),
    )


@require_safe
@requires(*CAMPAIGN_READERS)
def campagne_lijst(request: MemberRequest) -> HttpResponse:
    """Every campaign with its numbers."""
    rows = _counted(request).order_by("-startdatum", "code")
    context = {"campagnes": rows, "van_de_stad": request.user.has_role(Rol.MANAGER)}
    return render(request, "intake/campagne_lijst.html", context)


@require_safe
@requires(*CAMPAIGN_READERS)
def campagne(request: MemberRequest, campagne_id: UUID) -> HttpResponse:
    """One campaign: its numbers; for a teamleider the people whom he may see, with those who left apart."""
    row = _counted(request).filter(pk=campagne_id).first()
    if row is None:
        raise Http404
    context: dict[str, Any] = {
        "campagne": row,
        "van_de_stad": request.user.has_role(Rol.MANAGER),
        "pagina": None,
        "weg": request.GET.get("stand") == "uitgevallen",
    }
    if request.user.has_role(Rol.TEAMLEIDER):
        people = Klant.objects.seen_by_task(request.user).filter(
            deelnames__campagne=row, deelnames__vervallen_op__isnull=not context["weg"]
        )
        context["pagina"] = page = keyset_page(people, request.GET, order=ORDER, fetch=_with_regisseur)
        record_reading(
            gebruiker=request.user.pk,
            klanten=[klant.pk for klant in page.rows],
            actie="Deelnemers van een campagne bekijken",
            doel=Doel.CAMPAGNE,
            gegevens=("naam",),
            now=clock.now(),
        )
    return render(request, "intake/campagne.html", context)


def _with_regisseur(ids: list[UUID]) -> list[Klant]:
    return list(Klant.objects.filter(pk__in=ids).select_related("regisseur"))
