"""Where all meets: the start page, the list of klanten, the one-page file; and what monitoring asks."""

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache

from intake.models import Klant
from trajecten.enums import Stand
from trajecten.permissions import can_assign_regisseur, can_transfer
from trajecten.queries import NEVER, identity, with_last_spoken
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.berichten.heartbeat import workers_alive
from werkoffensief.dossier import queries
from werkoffensief.dossier.forms import WisForm
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.services import erase_klant
from werkoffensief.dossier.tijdlijn import STEP, timeline
from werkoffensief.logboek.middleware import without_database
from werkoffensief.web import clock
from werkoffensief.web.pagination import PAGE_SIZE, Page, capped_count, keyset_page
from werkoffensief.web.sorting import chosen_sorting

# Where each role begins; the first that somebody has, counts.
HOMES = (
    (WITH_FILES, "klant_lijst"),
    ((Rol.ACCOUNTMANAGER,), "werkgever_lijst"),
    ((Rol.MANAGER,), "dashboard"),
    ((Rol.BEHEERDER,), "levering_lijst"),
)
SORTING = {"naam": ("sorteernaam", "pk"), "gesproken": ("laatst_gesproken", "pk")}
STANDEN = dict(Stand.choices)


def start(request: MemberRequest) -> HttpResponse:
    """Each role's own first page; who has none yet reads what there is."""
    for rollen, name in HOMES:
        if request.user.has_role(*rollen):
            try:
                return redirect(reverse(name))
            except NoReverseMatch:
                break
    roles = {rol: request.user.has_role(rol) for rol in (Rol.PRIVACY, Rol.WERKGEVER)}
    return render(
        request,
        "dossier/start.html",
        {"is_privacy": roles[Rol.PRIVACY], "is_werkgever": roles[Rol.WERKGEVER]},
    )


@requires(Rol.PRIVACY)
def klant_wissen(request: MemberRequest) -> HttpResponse:
    """Erase somebody who asked for it. The page shows no person: the request names one."""
    form = WisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_klant(klant=form.cleaned_data["klant"], door=request.user.pk, reden=form.cleaned_data["reden"])
        messages.success(request, "De gegevens zijn gewist. Het nummer en de perioden zijn gebleven.")
        return redirect("start")
    return render(request, "dossier/klant_wissen.html", {"form": form, "terug": reverse("start")})


@requires(*WITH_FILES)
def klant_lijst(request: MemberRequest) -> HttpResponse:
    """The people that this medewerker may see, in tabs."""
    tabs = queries.tabs_of(request.user)
    first = "mijn" if request.user.has_role(Rol.REGISSEUR) or "team" not in tabs else "team"
    tab = request.GET.get("groep", first)
    tab = tab if tab in tabs else first
    people = queries.people_in(request.user, tab)
    rows = queries.filtered(
        people,
        stadsdeel=request.GET.get("stadsdeel", ""),
        not_spoken=request.GET.get("gesproken") == "nee",
    )
    sorting = chosen_sorting(request.GET, SORTING, "naam")
    if sorting.column == "gesproken":
        rows = with_last_spoken(rows)
    today = clock.today()
    page = keyset_page(rows, request.GET, order=sorting.order, fetch=lambda ids: _shown(ids, today))
    context = {
        "pagina": page,
        "sortering": sorting,
        "tabs": tabs,
        "tab": tab,
        "stadsdelen": queries.stadsdelen_of(people),
        "gefilterd": bool(request.GET.get("stadsdeel") or request.GET.get("gesproken")),
    }
    return render(request, "dossier/klant_lijst.html", context)


def _shown(ids: list[UUID], today: date) -> list[Klant]:
    rows = list(queries.rows_of(ids, day=today))
    for row in rows:
        row.stand_tekst = STANDEN[row.stand]  # type: ignore[attr-defined]
        row.gesproken_op = None if row.laatst_gesproken == NEVER else row.laatst_gesproken  # type: ignore[attr-defined]
    return rows


@never_cache
@requires(*WITH_FILES)
def klant_zoeken(request: MemberRequest) -> HttpResponse:
    """Find somebody by name or klantnummer. It is posted, so that no name stands in a URL or a log."""
    text = request.POST.get("q", "").replace("\0", "")[:100].strip()
    hits = queries.found(Klant.objects.visible_to(request.user), text)
    exact = hits.filter(klantnummer=text).first() if text else None
    if exact:
        return redirect("klant_dossier", exact.pk)
    ids = list(hits.values_list("pk", flat=True)[:PAGE_SIZE])
    order = {key: place for place, key in enumerate(ids)}
    rows = sorted(_shown(ids, clock.today()), key=lambda row: order[row.pk])
    page = Page(rows=rows, count=capped_count(hits), previous=None, following=None)
    context = {"pagina": page, "gezocht": text, "te_veel": page.count.number > len(rows)}
    return render(request, "dossier/klant_zoeken.html", context)


@never_cache
@requires(*WITH_FILES)
def klant_dossier(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole file on one page."""
    today = clock.today()
    try:
        persoon = identity(Klant.objects.visible_to(request.user), klant_id=klant_id, day=today)
    except Klant.DoesNotExist:
        raise Http404 from None
    klant = persoon["klant"]
    file = queries.file_of(klant, medewerker=request.user, day=today)
    regisseurschap = file["lopend"].huidig if file["lopend"] else None
    context: dict[str, Any] = {
        **file,
        "persoon": persoon,
        "klant": klant,
        "tijdlijn": timeline(klant, length=_length(request)),
        "meer": _length(request) + STEP,
        "regisseurschap": regisseurschap,
        "mag_samenvoegen": request.user.has_role(Rol.TEAMLEIDER),
        "mag_toewijzen": can_assign_regisseur(request.user, klant),
        "mag_overdragen": regisseurschap is not None and can_transfer(request.user, regisseurschap),
    }
    return render(request, "dossier/klant_dossier.html", context)


def _length(request: MemberRequest) -> int:
    """How much of the timeline was asked for, in steps."""
    wish = request.GET.get("tijdlijn", "")
    return (
        min(max(int(wish), STEP), 20 * STEP) if wish.isascii() and wish.isdigit() and len(wish) < 5 else STEP
    )


def _health(good: bool) -> HttpResponse:
    return HttpResponse(
        "goed" if good else "niet goed", content_type="text/plain", status=200 if good else 503
    )


@login_not_required
@never_cache
@without_database
def gezond(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return _health(True)


@cache
def _migrations_on_disk() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


@login_not_required
@never_cache
@without_database
def gereed(request: HttpRequest) -> HttpResponse:
    """The database answers and every migration was applied."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return _health(False)
    return _health(_migrations_on_disk() <= set(applied))


@login_not_required
@never_cache
@without_database
def werkers(request: HttpRequest) -> HttpResponse:
    """A worker and beat were alive a moment ago."""
    return _health(workers_alive(clock.now()))


@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "dossier/toegankelijkheid.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and their rights."""
    return render(request, "dossier/privacy.html")
