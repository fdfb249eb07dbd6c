"""What the manager asks of each team in a year."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from werkoffensief.accounts.models import Team
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen import doelstand, overzicht, services
from werkoffensief.doelen.enums import Maat
from werkoffensief.doelen.forms import TeamdoelForm
from werkoffensief.doelen.models import Teamdoel
from werkoffensief.doelen.permissions import TARGET_SETTERS
from werkoffensief.doelen.queries.teams import teams_in
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

YEARS = range(2000, 2101)


@require_safe
@requires(*TARGET_SETTERS)
def teamdoel_lijst(request: MemberRequest, jaar: int) -> HttpResponse:
    """Every team in this year: its target and how it stands, beside the target of the programme."""
    known_year(jaar)
    rows = teams_in(jaar, clock.today())
    years = overzicht.target_years()
    target = doelstand.targets(jaar) if jaar in years else None
    page = {
        "jaar": jaar,
        "jaren": sorted({*years, clock.today().year, jaar}),
        "rijen": rows,
        "samen": sum(row.doel.geplaatst for row in rows if row.doel),
        "programma": target[Maat.REGULIER] + target[Maat.EXTRA] if target else None,
        "zonder": sum(row.doel is None for row in rows),
    }
    return render(request, "doelen/teamdoel_lijst.html", page)


@requires(*TARGET_SETTERS)
def teamdoel_wijzigen(request: MemberRequest, jaar: int, team_id: UUID) -> HttpResponse:
    """Set or change the target of one team in one year."""
    known_year(jaar)
    team = get_object_or_404(Team, pk=team_id)
    row = Teamdoel.objects.filter(team=team, jaar=jaar).first()
    initial = {"geplaatst": row.geplaatst, "versie": row.versie} if row else {"versie": 0}
    form = TeamdoelForm(request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.set_team_target(door=request.user.pk, team_id=team.pk, jaar=jaar, **data)

    if accepted(form, save):
        messages.success(request, f"Het doel van team {team.naam} is opgeslagen.")
        return redirect("teamdoel_lijst", jaar)
    page = {"form": form, "team": team, "jaar": jaar, "terug": reverse("teamdoel_lijst", args=[jaar])}
    return render(request, "doelen/teamdoel.html", page)


def known_year(jaar: int) -> None:
    """404: no year of ours."""
    if jaar not in YEARS:
        raise Http404
