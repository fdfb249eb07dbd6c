"""The dashboard, the list behind each figure, and the targets."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Campagne
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen import doelstand, lijsten, overzicht, queries, services
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.figures import FIGURES, Peiling
from werkoffensief.doelen.forms import DoelstellingForm, PeilingForm
from werkoffensief.doelen.models import Doelstelling
from werkoffensief.doelen.permissions import SUM_READERS, TARGET_SETTERS
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import accepted


@require_safe
@requires(*SUM_READERS)
def dashboard(request: MemberRequest) -> HttpResponse:
    """How the year stands: each figure as a sentence, the month line, sectors and stadsdelen."""
    years = overzicht.target_years()
    campaigns = list(Campagne.objects.order_by("code").values_list("code", "naam"))
    page: dict[str, Any] = {}
    if not years or not campaigns:
        page["ontbreekt"] = "doelstelling" if not years else "campagne"
        return render(request, "doelen/dashboard.html", page)
    chosen = _default(years)
    page["form"] = form = PeilingForm(
        _filled(request, chosen), initial=chosen, years=years, campaigns=campaigns
    )
    if form.is_valid():
        peiling = doelstand.make_peiling(**form.cleaned_data, today=clock.today())
        page |= overzicht.context(queries.sums(peiling), doelstand.targets(peiling.jaar), peiling)
        page |= {"peiling": peiling, "vraag": overzicht.question(peiling)}
    return render(request, "doelen/dashboard.html", page)


def _default(years: list[int]) -> dict[str, Any]:
    """What the form shows at first: the year that tells most."""
    usual = overzicht.usual_peiling(years, clock.today())
    return {"jaar": usual.jaar, "peildatum": usual.peildatum, "campagne": usual.campagne.code}


def _filled(request: MemberRequest, chosen: dict[str, Any]) -> dict[str, Any]:
    """What the URL asks for; what it does not name is as usual for the year that it names."""
    asked: dict[str, Any] = {name: request.GET[name] for name in chosen if request.GET.get(name)}
    year = asked.get("jaar", "")
    if "peildatum" not in asked and year.isascii() and year.isdigit() and len(year) <= 4 and int(year):
        asked["peildatum"] = min(clock.today(), date(int(year), 12, 31))
    return {**chosen, **asked}


@require_safe
@never_cache
@requires(*SUM_READERS)
def cijfer(request: MemberRequest, jaar: int, figuur: str) -> HttpResponse:
    """Exactly those counted in one figure: klantnummers without names, or agreements."""
    if figuur not in FIGURES:
        raise Http404
    peiling = asked_peiling(request, jaar)
    stadsdeel, sector = request.GET.get("stadsdeel") or None, request.GET.get("sector") or None
    number = _counted(figuur, queries.sums(peiling), stadsdeel, sector)
    page = keyset_page(
        lijsten.rows(figuur, peiling, stadsdeel, sector),
        request.GET,
        order=lijsten.order(figuur),
        fetch=lambda ids: lijsten.fetch(figuur, peiling, ids),
    )
    if figuur != Figuur.AKKOORDEN:  # a number without a name is a person's data too
        record_reading(
            gebruiker=request.user.pk,
            klanten=[row.klant_id for row in page.rows if row.nummer],
            actie="Klantnummers achter een cijfer bekijken",
            doel=Doel.STURING,
            gegevens=("klantnummer", "stadsdeel"),
            now=clock.now(),
        )
    return render(
        request,
        "doelen/akkoorden.html" if figuur == Figuur.AKKOORDEN else "doelen/cijfer.html",
        {
            "pagina": page,
            "titel": Figuur(figuur).label,
            "definitie": FIGURES[figuur].definition,
            "peiling": peiling,
            "deel": stadsdeel or overzicht.SECTORS.get(sector or ""),
            "aantal": number,
            "loopt_achter": not page.count.capped and page.count.number != number,
            "met_datum": figuur != Figuur.DOELGROEP,
            "met_soort": figuur in lijsten.OF_PLACEMENTS,
            "figuur": figuur,
            "vraag": overzicht.question(peiling),
            "terug": f"{reverse('dashboard')}?jaar={jaar}&{overzicht.question(peiling)}",
        },
    )


def _counted(figuur: str, sums: queries.Sommen, stadsdeel: str | None, sector: str | None) -> int:
    """The number that the dashboard shows for this list.

    404: only the placed have a list per stadsdeel or per sector (not both at once), and a few people of one
    stadsdeel or sector are too easy to recognise.
    """
    if not (stadsdeel or sector):
        return sums.aantal[figuur]
    number = sums.per_stadsdeel[stadsdeel] if stadsdeel else sums.per_sector[sector or ""]
    if figuur != Figuur.GEPLAATST or (stadsdeel and sector) or number < overzicht.SMALL:
        raise Http404
    return number


def asked_peiling(request: MemberRequest, jaar: int) -> Peiling:
    """The peiling of the URL; 404 when there is none such."""
    try:
        peildatum = request.GET.get("peildatum")
        return doelstand.make_peiling(
            jaar,
            peildatum=doelstand.read_day(peildatum) if peildatum else None,
            campagne=request.GET.get("campagne") or None,
            today=clock.today(),
        )
    except doelstand.OnbekendError:
        raise Http404 from None


@require_safe
@requires(*TARGET_SETTERS)
def doelstelling_lijst(request: MemberRequest) -> HttpResponse:
    """The targets, the newest year first."""
    rows = Doelstelling.objects.order_by("-jaar", "maat").select_related("programma")[:300]
    page = {"doelstellingen": rows, "dit_jaar": clock.today().year}
    return render(request, "doelen/doelstelling_lijst.html", page)


@requires(*TARGET_SETTERS)
def doelstelling_wijzigen(request: MemberRequest, doelstelling_id: UUID) -> HttpResponse:
    """Change the value of one target."""
    row = get_object_or_404(Doelstelling, pk=doelstelling_id)
    form = DoelstellingForm(request.POST or None, initial={"waarde": row.waarde, "versie": row.versie})

    def save(data: dict[str, Any]) -> None:
        services.change_target(door=request.user.pk, doelstelling_id=row.pk, **data)

    if accepted(form, save):
        messages.success(
            request, "De doelstelling is opgeslagen. De cijfers zijn binnen een minuut bijgewerkt."
        )
        return redirect("doelstelling_lijst")
    page = {"form": form, "doelstelling": row, "terug": reverse("doelstelling_lijst")}
    return render(request, "doelen/doelstelling.html", page)
