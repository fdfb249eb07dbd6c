"""The list of klanten."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trajecten.queries import with_last_spoken
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import lijst as queries
from werkoffensief.dossier.queries.werk import WERKLIJSTEN
from werkoffensief.dossier.views.rows import record_list, shown
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.sorting import chosen_sorting

FILTERS = ("stadsdeel", "gesproken", "werk", "regisseur")
SORTING = {"naam": ("sorteernaam", "pk"), "gesproken": ("laatst_gesproken", "pk")}


@require_safe
@never_cache
@requires(*WITH_FILES)
def klant_lijst(request: MemberRequest) -> HttpResponse:
    """The people that this medewerker may see, in tabs."""
    tabs = queries.tabs_of(request.user)
    first = "mijn" if request.user.has_role(Rol.REGISSEUR) or "team" not in tabs else "team"
    tab = request.GET.get("groep", first)
    werklijst = WERKLIJSTEN.get(request.GET.get("werk", ""))
    tab = tab if tab in tabs or (werklijst and tab == queries.EVERYBODY) else first
    today = clock.today()
    people = queries.people_in(request.user, tab)
    if werklijst:
        people = werklijst.people(people, request.user, today)
    people = queries.of_regisseur(people, request.GET.get("regisseur", ""))
    rows = queries.filtered(
        people,
        stadsdeel=request.GET.get("stadsdeel", ""),
        not_spoken=request.GET.get("gesproken") == "nee",
    )
    sorting = chosen_sorting(request.GET, SORTING, "naam")
    if sorting.column == "gesproken":
        rows = with_last_spoken(rows)
    page = keyset_page(rows, request.GET, order=sorting.order, fetch=lambda ids: shown(ids, today))
    record_list(request, page.rows, "Lijst van klanten bekijken")
    context = {
        "pagina": page,
        "sortering": sorting,
        "tabs": tabs,
        "tab": tab,
        "stadsdelen": queries.stadsdelen_of(people),
        "werklijst": werklijst,
        "van_regisseur": request.GET.get("regisseur", ""),
        "gefilterd": any(request.GET.get(name) for name in FILTERS),
    }
    return render(request, "dossier/klant_lijst.html", context)
