"""Every part on one page, and pages that go wrong: an urlconf for tests and for looking at the design."""

from datetime import date

from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from werkoffensief.accounts.models import Team
from werkoffensief.logboek.middleware import writes_on_get
from werkoffensief.web import charts, pagination, sorting
from werkoffensief.web.forms import BasisForm

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
NORM = [round(4500 * (i + 1) / 12) for i in range(12)]
ACTUAL = [310, 655, 1040, 1392, 1760, 2150, 2498, 2801, 3240, 3655, None, None]
SECTORS = [
    ("Zorg", 1243),
    ("Horeca en toerisme", 870),
    ("Bouw en installatietechniek", 640),
    ("Detailhandel", 410),
    ("Zonder werkgever", 0),
]


class GesprekForm(BasisForm):
    datum = forms.DateField(help_text="De dag van het gesprek. Bijvoorbeeld 22-11-2026.")
    vorm = forms.ChoiceField(
        choices=[("kantoor", "Op kantoor"), ("huisbezoek", "Huisbezoek"), ("telefoon", "Telefoon")],
        widget=forms.RadioSelect,
        help_text="Waar u elkaar sprak.",
    )
    trede = forms.IntegerField(min_value=1, max_value=6, required=False, help_text="Van 1 tot en met 6.")
    belemmeringen = forms.MultipleChoiceField(
        choices=[("schulden", "Schulden"), ("taal", "Taal"), ("eenzaamheid", "Eenzaamheid")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    medewerker = forms.ChoiceField(
        choices=[("", "Kies een medewerker"), ("a", "F. el Amrani"), ("b", "J. de Wit")]
    )
    verslag = forms.CharField(widget=forms.Textarea, required=False)
    akkoord = forms.BooleanField(label="De klant heeft het verslag gelezen", required=False)


class ZoekForm(BasisForm):
    method = "get"
    plaats = forms.CharField(required=False, max_length=20)


ROWS = [
    {"naam": "F. el Amrani", "nummer": "10023", "gezien": date(2026, 11, 2), "stap": "Taaltraining", "n": 14},
    {"naam": "S. van der Meer-Bakker", "nummer": "10107", "gezien": None, "stap": "", "n": 1204},
    {"naam": "J. de Wit", "nummer": "10250", "gezien": date(2026, 10, 19), "stap": "Werkfit", "n": 3},
]
PERSON = {
    "naam": "F. el Amrani",
    "klantnummer": "10023",
    "leeftijd": 43,
    "stand": "Traject loopt sinds 02-03-2026",
    "regisseur": "J. de Wit",
    "telefoon": "070-1234567",
    "let_op": "bel na 16.00 uur",
    "signalen": ["Tolk nodig: Arabisch", "Geheim adres: geef het aan niemand door"],
}
LINE = charts.line_chart(
    ident="geplaatst",
    title="Geplaatste klanten per maand in 2026, opgeteld",
    conclusion="Eind oktober zijn 3.655 klanten geplaatst, 95 minder dan de norm van 3.750.",
    labels=MONTHS,
    values=ACTUAL,
    norm=NORM,
    value_name="Geplaatst",
)
BARS = charts.bar_chart(
    ident="sectoren",
    title="Geplaatste klanten per sector",
    conclusion="De zorg neemt de meeste klanten aan: 1.243.",
    bars=SECTORS,
    label_name="Sector",
)


def style_page(request: HttpRequest) -> HttpResponse:
    """All parts together."""
    form = GesprekForm(request.POST or None, initial={"datum": date(2026, 11, 22)})
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Het gesprek is vastgelegd.")
    context = {
        "form": form,
        "rijen": ROWS,
        "sortering": sorting.chosen_sorting(request.GET, {"naam": ("naam", "pk"), "n": ("pk",)}, "naam"),
        "pagina": pagination.Page(
            ROWS, pagination.Count(1000, True), {"pagina": "6"}, {"pagina": "8"}, 7, 20
        ),
        "lijn": LINE,
        "sectoren": BARS,
        "persoon": PERSON,
        "kruimels": [("Klanten", "/"), ("F. el Amrani", "")],
    }
    return render(request, "stijl.html", context)


def team_list(request: HttpRequest) -> HttpResponse:
    """A real list: sorted, counted, in pages."""
    chosen = sorting.chosen_sorting(request.GET, {"naam": ("naam", "pk"), "nummer": ("pk",)}, "naam")
    page = pagination.keyset_page(Team.objects.all(), request.GET, order=chosen.order)
    return render(request, "lijst.html", {"pagina": page, "sortering": chosen})


def writing_read(request: HttpRequest) -> HttpResponse:
    Team.objects.create(naam="geschreven bij lezen")
    return HttpResponse("gedaan")


@login_not_required
def writing_and_failing(request: HttpRequest, status: int) -> HttpResponse:
    Team.objects.create(naam=f"half {status}")
    raise Http404 if status == 404 else RuntimeError(SECRET)


@writes_on_get
def allowed_writing_read(request: HttpRequest) -> HttpResponse:
    return writing_read(request)


def session_read(request: HttpRequest) -> HttpResponse:
    request.session["laatst"] = "nu"
    return HttpResponse("gedaan")


def search_form(request: HttpRequest) -> HttpResponse:
    return render(request, "zoek.html", {"form": ZoekForm(request.GET or None)})


def raising(exception: Exception):
    @login_not_required
    def view(request: HttpRequest) -> HttpResponse:
        raise exception

    return view


SECRET = "geheim detail 999990019"
urlpatterns = [
    path("", login_not_required(style_page), name="start"),
    path("teams/", login_not_required(team_list), name="teams"),
    path("zoek/", login_not_required(search_form), name="zoek"),
    path("schrijft/", login_not_required(writing_read)),
    path("mag-schrijven/", login_not_required(allowed_writing_read)),
    path("schrijft-en-faalt/<int:status>/", writing_and_failing),
    path("sessie/", login_not_required(session_read)),
    path("alleen-post/", login_not_required(require_POST(session_read))),
    path("onmiddellijk/", raising(ImmediateHttpResponse(HttpResponseRedirect("/elders/")))),
    path("400/", raising(SuspiciousOperation(SECRET))),
    path("403/", raising(PermissionDenied(SECRET))),
    path("404/", raising(Http404(SECRET))),
    path("500/", raising(RuntimeError(SECRET))),
    path("503/", raising(OperationalError(SECRET))),
    path("uit/", login_not_required(require_POST(session_read)), name="account_logout"),
]
handler400 = "werkoffensief.web.views.bad_request"
handler403 = "werkoffensief.web.views.permission_denied"
handler404 = "werkoffensief.web.views.page_not_found"
handler500 = "werkoffensief.web.views.server_error"
