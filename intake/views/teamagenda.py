"""Calling an appointment off, taking one over, and the day of a team in which somebody is absent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.enums import Afspraakstatus, Afzegger
from intake.forms.afspraken import AfspraakAfzegForm
from intake.permissions import CASEWORK
from intake.queries import agenda as read
from intake.queries.rooster import team_week
from intake.services import afspraken as services
from intake.views.access import klant_page, record_names
from intake.views.afspraken import CHANGED, FORM, back_from, find_afspraak, ready_to_show
from intake.views.agenda import asked_span
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, StaleError, accepted


@requires(*CASEWORK)
def afspraak_afzeggen(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """Who calls it off and why; then the klant can be told."""
    row = find_afspraak(request, afspraak_id)
    form = AfspraakAfzegForm(request.POST or None, initial={"versie": row.versie})

    def save(data: dict[str, Any]) -> None:
        services.settle_afspraak(
            door=request.user.pk, afspraak_id=row.pk, versie=data["versie"], status=Afspraakstatus.AFGEZEGD,
            afzegger=data["afzegger"], afzegreden=data["afzegreden"] or None, now=clock.now(),
        )  # fmt: skip

    if accepted(form, save):
        if form.cleaned_data["afzegger"] == Afzegger.WIJ:
            messages.success(request, "De afspraak is afgezegd. Laat het nu de klant weten.")
            return redirect("uitnodiging_nieuw", row.pk)
        messages.success(request, "De afspraak is afgezegd. Dat is vastgelegd als contactpoging.")
        return redirect("afspraak_lijst", row.klant_id)
    day = f"{notation.long_date(row.begin)} om {notation.clock_time(row.begin)}"
    return klant_page(
        request, row.klant, form, template=FORM, titel="Afspraak afzeggen", knop="Afspraak afzeggen",
        terug=reverse("afspraak_lijst", args=[row.klant_id]),
        uitleg=f"De afspraak op {day} met {row.medewerker.naam}.",
    )  # fmt: skip


@require_POST
@requires(*CASEWORK)
def afspraak_overnemen(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """One button: the appointment of a colleague becomes one's own, at the same time and place."""
    row = find_afspraak(request, afspraak_id)
    versie = request.POST.get("versie", "")
    number = int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 9 else 0
    try:
        services.take_over(door=request.user.pk, afspraak_id=row.pk, versie=number, now=clock.now())
        messages.success(request, "U hebt de afspraak overgenomen. Laat de klant weten wie er nu is.")
        return redirect("uitnodiging_nieuw", row.pk)
    except StaleError:
        messages.error(request, CHANGED)
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return back_from(request, row)


@require_safe
@never_cache
@requires(Rol.TEAMLEIDER)
def agenda_team(request: MemberRequest) -> HttpResponse:
    """The day or week of the own team, of everybody or of one colleague (`wie`): for when somebody is absent."""
    span = asked_span(request)
    collegas = read.team_of(request.user)
    wie = next((row for row in collegas if str(row.pk) == request.GET.get("wie")), None)
    dagen = read.agenda_of(request.user, [wie] if wie else collegas, span["eerste"], span["lengte"])
    now = clock.now()
    rows = [row for dag in dagen for row in dag.afspraken if not row.groep]
    for row in rows:
        ready_to_show(row, now)
        row.over_te_nemen = (
            row.status == Afspraakstatus.GEPLAND and not row.begonnen and row.medewerker_id != request.user.pk
        )
    record_names(request, [row.klant for row in rows if row.zichtbaar], actie="Agenda van het team bekijken")
    context = {**span, "dagen": dagen, "collegas": collegas, "wie": wie, "naar": "agenda_team", "team": True}
    context["weekrijen"] = team_week(dagen, [wie] if wie else collegas) if span["week"] else []
    context["ook"] = f"&wie={wie.pk}" if wie else ""
    return render(request, "intake/agenda_team.html", context)
