"""Pages of the door to a file of another team."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from intake import queries
from intake.forms import ToegangForm
from intake.models import Klant, Samenvoeging, Toegang
from intake.permissions import CASEWORK, can_end_toegang
from intake.services import toegang as services
from intake.views.access import to_dossier
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import RefusalError, accepted

ORDER = ("-vanaf", "-pk")
SHOWN_FOR = timedelta(days=90)


@never_cache
@sensitive_post_parameters("nummer", "geboortedatum")
@requires(*CASEWORK)
def toegang_vragen(request: MemberRequest) -> HttpResponse:
    """Open a file of another team for 24 hours, with a reason. It is posted, so that no number stands in a URL."""
    form = ToegangForm(request.POST or None)
    found: list[tuple[Klant, Toegang | None]] = []

    def take(data: dict[str, Any]) -> None:
        found.append(
            services.take_toegang(
                door=request.user.pk,
                toegang_id=data["nieuw_id"],
                nummer=data["nummer"],
                geboortedatum=data["geboortedatum"],
                reden=data["reden"],
            )
        )

    if not accepted(form, take):
        return render(request, "intake/toegang_vragen.html", {"form": form, "terug": reverse("klant_zoeken")})
    klant, toegang = found[0]
    if toegang:
        messages.success(request, "U hebt 24 uur toegang tot dit dossier. Beide teams zien uw reden.")
    return to_dossier(klant)


@require_safe
@never_cache
@requires(Rol.TEAMLEIDER)
def toegang_lijst(request: MemberRequest) -> HttpResponse:
    """Who opened files of the team's klanten with a reason, and which files the team's medewerkers opened so."""
    taken = request.GET.get("groep") == "genomen"
    week = request.GET.get("periode") == "week"
    since = clock.now() - (queries.WEEK if week else SHOWN_FOR)
    if taken:
        rows = queries.toegangen_by(request.user.team_id, since=since)
    else:
        rows = queries.toegangen_to_work_of(request.user, since=since)
    page = keyset_page(rows, request.GET, order=ORDER, fetch=_with_people)
    people = Klant.objects.seen_by_task(request.user).filter(pk__in=[row.klant_id for row in page.rows])
    work = set() if taken else set(people.values_list("pk", flat=True))
    if not taken:
        record_reading(
            gebruiker=request.user.pk,
            klanten=[row.klant_id for row in page.rows if row.klant_id in work],
            actie="Lijst van toegang met een reden bekijken",
            doel=Doel.BEGELEIDING,
            gegevens=("naam",),
            now=clock.now(),
        )
    context = {
        "pagina": page,
        "werk": work,
        "groep": "genomen" if taken else "gegeven",
        "periode": "7 dagen" if week else "90 dagen",
        "week": week,
    }
    return render(request, "intake/toegang_lijst.html", context)


def _with_people(ids: list[UUID]) -> list[Toegang]:
    current = set(Toegang.objects.current().filter(pk__in=ids).values_list("pk", flat=True))
    people = ("klant__team", "medewerker__team", "beeindigd_door")
    rows = list(Toegang.objects.filter(pk__in=ids).select_related(*people))
    merges = list(
        Samenvoeging.objects.filter(klant__in={row.klant_id for row in rows}, ongedaan_op__isnull=True)
        .select_related("klant__team")
        .order_by("op")
    )
    for row in rows:
        row.loopt = row.pk in current  # type: ignore[attr-defined]
        row.samengevoegd = next((m for m in merges if _led_to(row, m)), None)  # type: ignore[attr-defined]
    return rows


def _led_to(toegang: Toegang, merge: Samenvoeging) -> bool:
    """Whether who opened this file took it into another one meanwhile."""
    same = (merge.klant_id, merge.door_id) == (toegang.klant_id, toegang.medewerker_id)
    return same and toegang.vanaf <= merge.op <= toegang.tot


@require_POST
@requires(Rol.TEAMLEIDER)
def toegang_beeindigen(request: MemberRequest, toegang_id: UUID) -> HttpResponse:
    """End somebody's access to a file of the own team; back to the file or to the list, from where it was pressed."""
    row = Toegang.objects.filter(pk=toegang_id).select_related("klant").first()
    if row is None or not can_end_toegang(request.user, row):
        raise Http404
    try:
        services.end_toegang(door=request.user.pk, toegang_id=row.pk)
        messages.success(request, "De toegang is beëindigd.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return to_dossier(row.klant) if request.POST.get("terug") == "dossier" else redirect("toegang_lijst")
