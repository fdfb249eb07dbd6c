"""The work list "Wie spreek ik nu?": whom to speak with next, whom one took, and the day on which."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.models import Overslag
from intake.services import werklijst as services
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.forms import DagForm
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import werklijst as queries
from werkoffensief.dossier.queries.werkfeiten import present_weights
from werkoffensief.dossier.queries.werklijst import Begin, Keuze, Regel
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.web import clock, notation
from werkoffensief.web.pagination import Page
from werkoffensief.web.refusals import RefusalError, accepted

ONE, TEN = 1, 10
MORE = 40  # people that are looked at beyond those that are wanted: others take at the same moment
TRIES = 3
GEGEVENS = ("naam", "klantnummer", "telefoon", "gesprek", "contactpoging", "ontheffing", "signalen")
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
OF_LIST = ("klant_dossier", "klant_nemen", "klant_overslaan")
OF_MINE = ("klant_dossier", "gesprek_nieuw", "poging_nieuw", "terugbelbelofte_nieuw", "claim_teruggeven")
FROM_HERE = dict.fromkeys(("klant_overslaan", "poging_nieuw", "terugbelbelofte_nieuw"), "van=werklijst")
BUTTONS = ("klant_nemen", "claim_teruggeven")


@dataclass(frozen=True, slots=True)
class Rij:
    """One klant as the page shows it. The addresses are made here: as tags they took a good part of the time."""

    klant: Any
    naam: str
    waarom: str
    let_op: str
    dag: date | None
    adressen: dict[str, str]


@require_safe
@never_cache
@requires(*WITH_FILES)
def werklijst(request: MemberRequest) -> HttpResponse:
    """Whom I took, and below whom to speak with next."""
    day, me = clock.today(), request.user
    plekken = queries.places(me)
    keuze = Keuze.of(request.GET, plekken)
    begin, voorraad = _page(request, keuze, day)
    mine, others = ([row.klant_id for row in rows] for rows in (voorraad.mijn, voorraad.lijst))
    known = queries.shown([*mine, *others], day, to_call=mine)
    query = _query(keuze)
    of_list, of_mine = _addresses(*OF_LIST, query=query), _addresses(*OF_MINE, query=query)
    taken = [_row(known[row.klant_id], row, of_mine, day) for row in voorraad.mijn if row.klant_id in known]
    rows = [_row(known[row.klant_id], row, of_list, day) for row in voorraad.lijst if row.klant_id in known]
    record_list(request, [row.klant for row in (*taken, *rows)], "Werklijst bekijken", GEGEVENS)
    before, after = (voorraad.meer, True) if begin.terug else (begin.klant is not None, voorraad.meer)
    context = {
        "pagina": Page(
            rows=rows,
            count=voorraad.aantal,
            previous={"voor": str(others[0])} if others and before else None,
            following={"na": str(others[-1])} if others and after else None,
        ),
        "bovenaan": begin.klant is None,
        "let_op_genomen": any(row.let_op for row in taken),
        "let_op_lijst": any(row.let_op for row in rows),
        "redenen": queries.REDENEN,
        "nieuw_id": uuid4(),
        "dagen": _by_day(taken, day),
        "keuze": keuze,
        "vraag": query,
        "plekken": plekken,
        "overgeslagen": voorraad.overgeslagen,
        "zonder_team": me.team_id is None,
    }
    return render(request, "dossier/werklijst.html", context)


def _page(request: MemberRequest, keuze: Keuze, day: date) -> tuple[Begin, queries.Werkvoorraad]:
    """The page after `?na=` or before `?voor=` a klant; when there is none the first."""
    gewichten, begin = present_weights(), _begin(request)
    found = queries.in_order(request.user, gewichten, day, keuze=keuze, begin=begin)
    if begin.klant and not found.lijst:
        return Begin(), queries.in_order(request.user, gewichten, day, keuze=keuze)
    return begin, found


def _begin(request: MemberRequest) -> Begin:
    back = request.GET.get("voor", "")
    try:
        return Begin(UUID(back or request.GET.get("na", "")), bool(back))
    except ValueError:
        return Begin()


def _addresses(*names: str, query: str) -> dict[str, str]:
    """By url name the address of a klant or claim, with a place for its id; whatever leads back knows the filters."""
    asked = {
        name: "&".join(filter(None, [FROM_HERE.get(name, ""), query])) for name in (*FROM_HERE, *BUTTONS)
    }
    return {name: f"{reverse(name, args=[NOBODY])}?{asked.get(name, '')}".rstrip("?") for name in names}


def _row(klant: Any, regel: Regel, patterns: dict[str, str], day: date) -> Rij:
    made = {
        name: pattern.replace(str(NOBODY), str(regel.claim if name == "claim_teruggeven" else klant.pk))
        for name, pattern in patterns.items()
    }
    return Rij(klant, klant.naam, regel.waarom, _signs(klant, day), regel.dag, made)


def _signs(klant: Any, day: date) -> str:
    """What to know before one calls: an interpreter, an exemption; of whom one took also what else to mind."""
    signs = ["Tolk nodig"] if klant.tolk_taal else []
    if klant.signalen:
        signs = klant.signalen
    if klant.ontheffing:
        soort, last, review = klant.ontheffing
        until = f" tot en met {notation.short_date(last)}" if last else ""
        again = "opnieuw bekijken: was" if review < day else "opnieuw bekijken"
        signs = [*signs, f"Ontheffing: {soort}{until}, {again} {notation.short_date(review)}"]
    return format_html_join(" ", '<span class="badge">{}</span>', ((sign,) for sign in signs))


def _by_day(rows: Sequence[Rij], today: date) -> list[tuple[str, list[Rij]]]:
    """Whom one took by the day that was chosen, the nearest first; last those without one."""
    days: dict[date | None, list[Rij]] = {}
    for row in rows:
        days.setdefault(row.dag, []).append(row)
    chosen = sorted(moment for moment in days if moment is not None)
    named = [
        ("Vandaag" if moment == today else notation.long_date(moment).capitalize(), days[moment])
        for moment in chosen
    ]
    return [*named, *([("Nog geen dag gekozen", days[None])] if None in days else [])]


def _query(keuze: Keuze) -> str:
    """The filters as they stand in an address."""
    return urlencode({name: value for name, value in asdict(keuze).items() if value})


def _back(request: MemberRequest) -> HttpResponse:
    query = _query(Keuze.of(request.GET, queries.places(request.user)))
    return redirect(f"{reverse('werklijst')}?{query}" if query else "werklijst")


@require_POST
@requires(*WITH_FILES)
def werklijst_nemen(request: MemberRequest) -> HttpResponse:
    """Take the first of the list, or the first ten, with the filters of the address."""
    number = TEN if request.POST.get("aantal") == str(TEN) else ONE
    keuze = Keuze.of(request.GET, queries.places(request.user))
    day, verzoek = clock.today(), _sent_id(request)
    taken: list[UUID] = []
    try:
        for _try in range(TRIES):
            found = queries.in_order(request.user, present_weights(), day, keuze=keuze, length=number + MORE)
            if not found.lijst or len(taken) == number:
                break
            taken += services.take_klanten(
                door=request.user.pk,
                team_id=request.user.team_id,
                klanten=[regel.klant_id for regel in found.lijst],
                number=number - len(taken),
                now=clock.now(),
                verzoek=verzoek,
                eerder=len(taken),
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


def _sent_id(request: MemberRequest) -> UUID | None:
    """The id that came with the button: pressed twice, it takes once."""
    try:
        return UUID(request.POST.get("nieuw_id", ""))
    except ValueError:
        return None


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
    return _back(request)


@never_cache
@requires(*WITH_FILES)
def werklijst_dag(request: MemberRequest) -> HttpResponse:
    """Choose the day on which to speak with the people one took."""
    day = clock.today()
    regels = queries.in_order(request.user, present_weights(), day, length=0).mijn
    known = queries.shown([row.klant_id for row in regels], day, to_call=[])
    choices = [(str(row.claim), known[row.klant_id].naam) for row in regels if row.klant_id in known]
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
