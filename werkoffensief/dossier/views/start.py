"""Where each role begins, and the pages for everybody."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.services.kijkmee import MAX_DAYS
from trajecten.overzicht.waarneming import covers_by
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.services import bevestigen
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.berichten.heartbeat import silent_processes
from werkoffensief.doelen import doelstand, overzicht
from werkoffensief.doelen import queries as sums
from werkoffensief.dossier.permissions import may_open_files
from werkoffensief.dossier.queries import beheer, logboek, werk
from werkoffensief.dossier.queries import start as queries
from werkoffensief.dossier.queries.lijst import COVER, cover_title
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.web import clock, panelen

# In this order; the first that somebody has is their start page, the others stand in tabs.
PAGES = (
    ("klanten", "Mijn klanten", (Rol.REGISSEUR, Rol.CONSULENT)),
    ("team", "Mijn team", (Rol.TEAMLEIDER,)),
    (COVER, "Waarneming", (Rol.REGISSEUR, Rol.TEAMLEIDER)),  # beside one's own work, never in its place
    ("werkgevers", "Werkgevers", (Rol.ACCOUNTMANAGER,)),
    ("jaar", "Het jaar", (Rol.MANAGER,)),
    ("beheer", "Beheer", (Rol.BEHEERDER,)),
    ("privacy", "Privacy", (Rol.PRIVACY,)),
    ("werkgever", "Start", (Rol.WERKGEVER,)),
)
RUNNING = (  # what waits for whoever leads klanten, or stands in for who does
    *(werk.TE_LAAT, werk.EVALUATIE, werk.NAZORG, werk.BUDDY, werk.ONTHEFFING),
    *(werk.VERTROKKEN, werk.ZONDER_BESLUIT, werk.BRIEF, werk.WACHT, werk.STIL),
)
OF_REGISSEUR = (*(werk.VANDAAG, werk.BELOOFD, werk.TAKEN, werk.CONCEPT, werk.NIEUW), *RUNNING)
OF_COVER = (*werk.VOOR_COLLEGA, *RUNNING)
OF_CONSULENT = (
    *(werk.VANDAAG, werk.BELOOFD, werk.TAKEN, werk.CONCEPT, werk.TE_LAAT),
    *(werk.EVALUATIE, werk.ONTHEFFING, werk.WACHT, werk.STIL),
)
OF_TEAMLEIDER = (
    *(werk.BELOOFD, werk.CONCEPT, werk.WENS, werk.LENING, werk.ZONDER_REGISSEUR),
    *(werk.NAZORG_ZONDER, werk.VERTROKKEN_ZONDER, werk.ZONDER_BESLUIT, werk.BRIEF),
    *(werk.STILSTAAND, werk.STIL, werk.ZONDER_EVALUATIE, werk.EVALUATIE, werk.ONTHEFFING),
)


@require_safe
@never_cache
def start(request: MemberRequest) -> HttpResponse:
    """The page of one's first role, or of the one that the tab asks for."""
    mine = _pages_of(request)
    if not mine:
        code = bevestigen.code_of(request.user) if request.user.te_bevestigen_sinds else ""
        return render(request, "dossier/start.html", {"pagina": "", "paginas": [], "code": code})
    asked = request.GET.get("deel", "")
    chosen = asked if asked in dict(mine) else mine[0][0]
    if chosen == "werkgevers":
        return redirect("werkgever_start")
    context = {
        "pagina": chosen,
        "paginas": mine,
        "panelen": []
        if chosen == COVER
        else panelen.panels(_roles_of(chosen, request), request.user, clock.now()),
        **CONTENTS[chosen](request),
    }
    return render(request, f"dossier/start_{chosen}.html", context)


def _pages_of(request: MemberRequest) -> list[tuple[str, str]]:
    """The pages of one's roles; that of absence cover while one stands in for somebody."""
    pages = [(key, title) for key, title, rollen in PAGES if request.user.has_role(*rollen)]
    if request.user.waargenomen:
        return [(key, cover_title(request.user) if key == COVER else title) for key, title in pages]
    return [page for page in pages if page[0] != COVER]


def _roles_of(chosen: str, request: MemberRequest) -> list[str]:
    """The roles behind this page that this person has."""
    rollen = next(rollen for key, _, rollen in PAGES if key == chosen)
    return [rol for rol in rollen if request.user.has_role(rol)]


def _klanten(request: MemberRequest) -> dict[str, Any]:
    """A regisseur's own klanten; a consulent without any leads nobody, and sees the team's."""
    mine = request.user.has_role(Rol.REGISSEUR) or not request.user.team_id
    tab, lijsten = ("mijn", OF_REGISSEUR) if mine else ("team", OF_CONSULENT)
    return {
        "mijn": mine,
        "aantal": queries.count_of(request.user, tab, clock.today()),
        "lijst_adres": queries.list_address(tab),
        **_blocks(request, tab, lijsten, "Startpagina met klanten bekijken"),
    }


def _blocks(
    request: MemberRequest, tab: str, lijsten: tuple[werk.Werklijst, ...], actie: str
) -> dict[str, list[queries.Blok]]:
    return _recorded(request, queries.blocks(request.user, tab, lijsten, clock.today()), actie)


def _recorded(
    request: MemberRequest, blokken: list[queries.Blok], actie: str
) -> dict[str, list[queries.Blok]]:
    people = {row.klant.pk: row.klant for blok in blokken for row in blok.rijen}
    record_list(request, list(people.values()), actie)
    return {"blokken": blokken, "lege_blokken": [blok for blok in blokken if not blok.rijen]}


def _waarneming(request: MemberRequest) -> dict[str, Any]:
    """The people of the regisseurs for whom one stands in today, and what waits there."""
    today = clock.today()
    return {
        "waarnemingen": [row for row in covers_by(request.user, today) if row.start <= today],
        **_blocks(request, COVER, OF_COVER, "Startpagina van een waarneming bekijken"),
    }


def _team(request: MemberRequest) -> dict[str, Any]:
    """What only a teamleider can solve."""
    today, has_team = clock.today(), request.user.team_id is not None
    tab = "team" if has_team else "zonder"
    blokken, loads = queries.blocks_and_loads(request.user, tab, OF_TEAMLEIDER, today)
    return {
        **_recorded(request, blokken, "Startpagina van het team bekijken"),
        "van_team": sum(loads.values()) if has_team else 0,
        "zonder_regisseur": loads.get(None, 0) if has_team else 0,
        "team_adres": queries.list_address("team"),
        "zonder_regisseur_adres": queries.list_address("team", regisseur="geen"),
        "zonder_team": queries.count_of(request.user, "zonder", today),
        "zonder_team_adres": queries.list_address("zonder"),
        "staven": queries.caseload_bars(queries.caseloads(request.user, loads)),
        "teamjaar": queries.team_target(request.user, today),
    }


def _jaar(request: MemberRequest) -> dict[str, Any]:
    """The year in two seconds."""
    years = overzicht.target_years()
    try:
        peiling = overzicht.usual_peiling(years, clock.today()) if years else None
    except doelstand.OnbekendError:
        peiling = None
    if peiling is None:
        return {"peiling": None}
    counted, targets = sums.sums(peiling), doelstand.targets(peiling.jaar)
    return {
        "peiling": peiling,
        "kop": overzicht.headline(counted, targets, peiling),
        "waarom": overzicht.why_year(years, peiling, clock.today()),
        "vraag": overzicht.question(peiling),
        "zin": overzicht.sentences(counted, targets)[0],
        "maandlijn": overzicht.month_line(counted, targets, peiling),
    }


def _beheer(request: MemberRequest) -> dict[str, Any]:
    """What runs, and what does not."""
    now = clock.now()
    return {
        "stil": silent_processes(now),
        "achterstand": beheer.waiting_work(now),
        **beheer.nights(now),
        **beheer.deliveries(now),
        **beheer.klanten_without_reader(clock.today()),
    }


def _privacy(request: MemberRequest) -> dict[str, Any]:
    return {"daden": logboek.last_acts(), **beheer.open_requests(clock.today())}


def _werkgever(request: MemberRequest) -> dict[str, Any]:
    return {}


CONTENTS: dict[str, Callable[[MemberRequest], dict[str, Any]]] = {
    "klanten": _klanten,
    COVER: _waarneming,
    "team": _team,
    "jaar": _jaar,
    "beheer": _beheer,
    "privacy": _privacy,
    "werkgever": _werkgever,
}


@require_safe
@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "dossier/toegankelijkheid.html", {"met_gesprekken": may_open_files(request.user)})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and their rights."""
    return render(request, "dossier/privacy.html", {"meekijken_dagen": MAX_DAYS})
