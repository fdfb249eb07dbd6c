"""The work list "Wie spreek ik nu?": whom to speak with next, whom one took, and the day on which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.models import Claim, Overslag
from intake.services import werklijst as services
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.forms import DagForm
from werkoffensief.dossier.permissions import WITH_FILES, may_weigh
from werkoffensief.dossier.queries import werklijst as queries
from werkoffensief.dossier.queries.werkfeiten import Gewichten, present_weights
from werkoffensief.dossier.queries.werklijst import Keuze, Regel
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.web import clock, notation
from werkoffensief.web.pagination import Count, Page
from werkoffensief.web.refusals import RefusalError, accepted

ONE, TEN = 1, 10
MORE = 40  # people that are looked at beyond those that are wanted: others take at the same moment
TRIES = 3
GEGEVENS = ("naam", "klantnummer", "telefoon", "gesprek", "contactpoging", "ontheffing")
MAX_PAGES = 9_999


@dataclass(frozen=True, slots=True)
class Rij:
    """One klant as the page shows it; `claim` when the reader took the klant."""

    klant: Any
    waarom: str
    claim: Claim | None = None


@require_safe
@never_cache
@requires(*WITH_FILES)
def werklijst(request: MemberRequest) -> HttpResponse:
    """Whom I took, and below whom to speak with next."""
    day, me = clock.today(), request.user
    plekken = queries.places(me)
    keuze = Keuze.of(request.GET, plekken)
    gewichten = present_weights()
    claims = list(queries.own_claims(me))
    mine = _taken(request, claims, gewichten, day)
    page, regels = _page(request, keuze, gewichten, day)
    known = queries.shown([row.klant_id for row in (*mine, *regels)], day)
    page.rows.extend(Rij(known[row.klant_id], row.waarom) for row in regels if row.klant_id in known)
    of_klant = {claim.klant_id: claim for claim in claims}
    taken = [
        Rij(known[row.klant_id], row.waarom, of_klant[row.klant_id]) for row in mine if row.klant_id in known
    ]
    record_list(request, [row.klant for row in (*taken, *page.rows)], "Werklijst bekijken", GEGEVENS)
    context = {
        "pagina": page,
        "dagen": _by_day(taken, day),
        "keuze": keuze,
        "vraag": _query(keuze),
        "plekken": plekken,
        "overgeslagen": queries.skipped(me, day).count(),
        "zonder_team": me.team_id is None,
        "mag_wegen": may_weigh(me),
    }
    return render(request, "dossier/werklijst.html", context)


def _taken(request: MemberRequest, claims: Sequence[Claim], gewichten: Gewichten, day: date) -> list[Regel]:
    """Whom this medewerker took, while they are still people of the list."""
    if not claims:
        return []
    people = queries.people(request.user, day).filter(pk__in=[claim.klant_id for claim in claims])
    return queries.in_order(people, request.user, gewichten, day, length=len(claims))[0]


def _page(request: MemberRequest, keuze: Keuze, gewichten: Gewichten, day: date) -> tuple[Page, list[Regel]]:
    """The page that `?pagina=` asks for, without its rows, and these; too far gives the first."""
    people = keuze.narrow(queries.waiting(request.user, day), day)
    asked = request.GET.get("pagina", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked[:6]) <= MAX_PAGES else 1
    start = (number - 1) * queries.PAGE
    regels, total = queries.in_order(people, request.user, gewichten, day, start=start)
    if not regels and number > 1:
        number = 1
        regels, total = queries.in_order(people, request.user, gewichten, day)
    numbers = max(1, -(-total // queries.PAGE))
    page = Page(
        rows=[],
        count=Count(total, False),
        previous={"pagina": str(number - 1)} if number > 1 else None,
        following={"pagina": str(number + 1)} if number < numbers else None,
        number=number,
        numbers=numbers,
    )
    return page, regels


def _by_day(rows: Sequence[Rij], today: date) -> list[tuple[str, list[Rij]]]:
    """Whom one took by the day that was chosen, the nearest first; last those without one."""
    days: dict[date | None, list[Rij]] = {}
    for row in rows:
        days.setdefault(row.claim.dag if row.claim else None, []).append(row)
    chosen = sorted(moment for moment in days if moment is not None)
    named = [
        ("Vandaag" if moment == today else notation.long_date(moment).capitalize(), days[moment])
        for moment in chosen
    ]
    return [*named, *([("Nog geen dag gekozen", days[None])] if None in days else [])]


def _query(keuze: Keuze) -> str:
    """The filters as they stand in an address."""
    parts = {"tolk": keuze.tolk, "plek": keuze.plek, "ontheffing": keuze.ontheffing}
    return urlencode({name: value for name, value in parts.items() if value})


def _back(request: MemberRequest) -> HttpResponse:
    query = _query(Keuze.of(request.GET, queries.places(request.user)))
    return redirect(f"{reverse('werklijst')}?{query}" if query else "werklijst")


@require_POST
@requires(*WITH_FILES)
def werklijst_nemen(request: MemberRequest) -> HttpResponse:
    """Take the first of the list, or the first ten, with the filters of the address."""
    number = TEN if request.POST.get("aantal") == str(TEN) else ONE
    keuze = Keuze.of(request.GET, queries.places(request.user))
    day = clock.today()
    taken: list[UUID] = []
    try:
        for _try in range(TRIES):
            people = keuze.narrow(queries.waiting(request.user, day), day)
            length = number + MORE
            regels, _ = queries.in_order(people, request.user, present_weights(), day, length=length)
            if not regels or len(taken) == number:
                break
            taken += services.take_klanten(
                door=request.user.pk,
                team_id=request.user.team_id,
                klanten=[regel.klant_id for regel in regels],
                number=number - len(taken),
                now=clock.now(),
            )
    except RefusalError as refusal:
        if not taken:
            messages.error(request, str(refusal))
            return _back(request)
    if taken:
        messages.success(request, f"U nam {notation.quantity(len(taken), 'klant', 'klanten')}.")
    else:
        messages.error(request, "Er is nu niemand meer om te nemen.")
    return _back(request)


@require_POST
@requires(*WITH_FILES)
def klant_nemen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Take this klant; a colleague may have been first."""
    day = clock.today()
    if not queries.people(request.user, day).filter(pk=klant_id).exists():
        raise Http404
    try:
        taken = services.take_klanten(
            door=request.user.pk,
            team_id=request.user.team_id,
            klanten=[klant_id],
            number=ONE,
            now=clock.now(),
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return _back(request)
    if taken:
        messages.success(request, "U nam de klant. Die staat nu bovenaan, en niet meer bij uw collega's.")
    else:
        messages.error(request, "Iemand anders heeft deze klant al genomen.")
    return _back(request)


@require_POST
@requires(*WITH_FILES)
def claim_teruggeven(request: MemberRequest, claim_id: UUID) -> HttpResponse:
    """Give a klant back to the list."""
    if not queries.own_claims(request.user).filter(pk=claim_id).exists():
        raise Http404
    services.give_back(door=request.user.pk, claim_id=claim_id, now=clock.now())
    messages.success(request, "De klant staat weer in de werklijst.")
    return redirect("werklijst")


@never_cache
@requires(*WITH_FILES)
def werklijst_dag(request: MemberRequest) -> HttpResponse:
    """Choose the day on which to speak with the people one took."""
    day = clock.today()
    claims = list(queries.own_claims(request.user))
    regels = _taken(request, claims, present_weights(), day)
    known = queries.shown([row.klant_id for row in regels], day)
    of_klant = {claim.klant_id: claim for claim in claims}
    choices = [(str(of_klant[pk].pk), klant.naam) for pk, klant in known.items()]
    form = DagForm(request.POST or None, choices=choices, initial={"dag": day})

    def plan(data: dict[str, Any]) -> None:
        services.plan_day(
            door=request.user.pk,
            claim_ids=[UUID(key) for key in data["claims"]],
            dag=data["dag"],
            now=clock.now(),
        )

    if accepted(form, plan):
        number = notation.quantity(len(form.cleaned_data["claims"]), "klant", "klanten")
        messages.success(request, f"{number} gepland op {notation.long_date(form.cleaned_data['dag'])}.")
        return redirect("werklijst")
    record_list(request, list(known.values()), "Dag plannen met klanten uit de werklijst")
    return render(request, "dossier/werklijst_dag.html", {"form": form, "leeg": not choices})


@require_safe
@never_cache
@requires(*WITH_FILES)
def overslag_lijst(request: MemberRequest) -> HttpResponse:
    """Who of the team is left out of the list now: until when, why, and by whom."""
    rows: list[Overslag] = list(queries.skipped(request.user, clock.today())[: queries.MOST_SKIPPED])
    record_list(request, [row.klant for row in rows], "Overgeslagen klanten bekijken")
    return render(request, "dossier/overslag_lijst.html", {"rijen": rows})
