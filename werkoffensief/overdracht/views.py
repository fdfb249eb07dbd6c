"""The beheerder's pages about deliveries and about differences with the screen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_handeling, record_reading
from werkoffensief.overdracht import besluiten, leveringen, opslag
from werkoffensief.overdracht.enums import Afwijkingstatus, Bestandsuitkomst, Opdrachtstatus
from werkoffensief.overdracht.forms import BesluitForm, LeveringForm
from werkoffensief.overdracht.models import Afwijking, Importbestand, Importopdracht
from werkoffensief.overdracht.permissions import LEVERAARS
from werkoffensief.overdracht.tabellen import TABELLEN
from werkoffensief.web import clock
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import RefusalError, accepted


class BeheerderRequest(HttpRequest):
    """The type of a request behind the role check."""

    user: Medewerker


DOWNLOADED = "correctiebestand opgehaald"
ERRORS_READ = "fouten van levering bekeken"


@require_safe
@requires(*LEVERAARS)
def levering_lijst(request: BeheerderRequest) -> HttpResponse:
    """Every delivery, the newest first."""
    page = numbered_page(
        Importopdracht.objects.order_by("-aangemaakt_op", "pk"), request.GET, fetch=_with_counts
    )
    return render(request, "overdracht/levering_lijst.html", {"pagina": page, "open": _open_differences()})


def _with_counts(ids: list[UUID]) -> list[Importopdracht]:
    def of(uitkomst: str) -> Count:
        return Count("bestanden", filter=Q(bestanden__uitkomst=uitkomst))

    rows = Importopdracht.objects.filter(pk__in=ids).select_related("door")
    return list(
        rows.annotate(
            aantal=Count("bestanden", filter=~Q(bestanden__uitkomst=Bestandsuitkomst.GENEGEERD)),
            overgenomen=of(Bestandsuitkomst.OVERGENOMEN),
            geweigerd=of(Bestandsuitkomst.GEWEIGERD),
        )
    )


def _open_differences() -> int:
    return Afwijking.objects.filter(status=Afwijkingstatus.OPEN).count()


@requires(*LEVERAARS)
def levering_nieuw(request: BeheerderRequest) -> HttpResponse:
    """Upload files; a worker takes them."""
    if request.method == "POST":
        data, files = request.POST, request.FILES  # reading them is what fills `te_groot`
        form = LeveringForm(data, files, te_groot=getattr(request, "te_groot", ()))

        def create(clean: dict[str, Any]) -> None:
            leveringen.create_delivery(
                sleutel=clean["sleutel"],
                door=request.user.pk,
                bestanden=clean["bestanden"],
                genegeerd=form.genegeerd,
                proef=clean["proef"],
                overschrijf=clean["overschrijf"],
            )

        if accepted(form, create, earlier=lambda row: reverse("levering", args=[row.pk])):
            return redirect("levering", form.cleaned_data["sleutel"])
    else:
        form = LeveringForm()
    return render(request, "overdracht/levering_nieuw.html", {"form": form, "tabellen": TABELLEN})


@never_cache
@require_safe
@requires(*LEVERAARS)
def levering(request: BeheerderRequest, levering_id: UUID) -> HttpResponse:
    """How far a delivery is, and what came of it, file by file. Its sentences quote what was delivered, and nobody
    knows about whom: so reading them is an act in the log, first the log and then the page."""
    opdracht = get_object_or_404(Importopdracht.objects.select_related("door"), pk=levering_id)
    rows = list(opdracht.bestanden.order_by("naam"))
    files = [row for row in rows if row.uitkomst != Bestandsuitkomst.GENEGEERD]
    if any(row.resultaat.get("fouten") or row.resultaat.get("meldingen") for row in files):
        record_handeling(
            door=request.user.pk,
            soort=ERRORS_READ,
            object_soort="importopdracht",
            object_id=str(levering_id),
        )
    context = {
        **_progress(opdracht),
        "bestanden": files,
        "genegeerd": [row.naam for row in rows if row.uitkomst == Bestandsuitkomst.GENEGEERD],
        "geweigerd": sum(row.uitkomst == Bestandsuitkomst.GEWEIGERD for row in files),
        "overgenomen": sum(row.uitkomst == Bestandsuitkomst.OVERGENOMEN for row in files),
        "verschillen": sum(row.resultaat.get("verschillen", 0) for row in files),
    }
    return render(request, "overdracht/levering.html", context)


def _progress(opdracht: Importopdracht) -> dict[str, Any]:
    return {
        "opdracht": opdracht,
        "bezig": opdracht.status in {Opdrachtstatus.WACHT, Opdrachtstatus.LOOPT},
        "wacht": opdracht.status == Opdrachtstatus.WACHT,
    }


@never_cache
@require_safe
@requires(*LEVERAARS)
def levering_voortgang(request: BeheerderRequest, levering_id: UUID) -> HttpResponse:
    """The part of the page that shows progress; when it is done, the whole page is fetched again."""
    opdracht = get_object_or_404(Importopdracht, pk=levering_id)
    if not request.headers.get("HX-Request"):
        return redirect("levering", opdracht.pk)
    context = _progress(opdracht)
    response = render(request, "overdracht/_voortgang.html", context)
    if not context["bezig"]:
        response["HX-Refresh"] = "true"
    return response


@never_cache
@require_safe
@requires(*LEVERAARS)
def levering_fouten(request: BeheerderRequest, levering_id: UUID, tabel: str) -> HttpResponseBase:
    """The refused rows as they came: the one page with BSNs. First the log, then the bytes."""
    row = get_object_or_404(
        Importbestand.objects.exclude(resultaat__correctie=None),
        opdracht_id=levering_id,
        resultaat__tabel=tabel,
        resultaat__has_key="correctie",
    )
    name = row.resultaat["correctie"]
    if not opslag.exists(name):
        raise Http404
    record_handeling(
        door=request.user.pk,
        soort=DOWNLOADED,
        object_soort="importopdracht",
        object_id=str(levering_id),
        toelichting=f"{tabel}.fouten.csv",
    )
    return FileResponse(
        opslag.open_stored(name),
        as_attachment=True,
        filename=f"{tabel}.fouten.csv",
        content_type="text/csv; charset=utf-8",
    )


@never_cache
@require_safe
@requires(*LEVERAARS)
def afwijking_lijst(request: BeheerderRequest) -> HttpResponse:
    """Where a delivery brought something else than what somebody typed."""
    rows = _chosen(request).order_by("gemeld_op", "pk")
    page = numbered_page(rows, request.GET, fetch=_shown)
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.afwijking.klant_id for row in page.rows if row.afwijking.klant_id],
        actie="Verschillen met een levering bekijken",
        doel=Doel.GEGEVENSBEHEER,
        now=clock.now(),
    )
    return render(request, "overdracht/afwijking_lijst.html", {"pagina": page, "tabellen": TABELLEN})


def _chosen(request: HttpRequest) -> QuerySet[Afwijking]:
    """The rows that the filters in the URL ask for; nonsense is no filter."""
    rows = Afwijking.objects.all()
    if request.GET.get("stand") != "alle":
        rows = rows.filter(status=Afwijkingstatus.OPEN)
    if request.GET.get("tabel") in {tabel.name for tabel in TABELLEN}:
        rows = rows.filter(tabel=request.GET["tabel"])
    try:
        rows = rows.filter(levering_id=UUID(request.GET.get("levering", "")))
    except ValueError:
        return rows
    return rows


def _shown(ids: list[UUID]) -> list[besluiten.Getoond]:
    return besluiten.shown(Afwijking.objects.filter(pk__in=ids))


@require_POST
@requires(*LEVERAARS)
def afwijking_overnemen(request: BeheerderRequest, afwijking_id: UUID) -> HttpResponse:
    """Decide about one difference."""
    get_object_or_404(Afwijking, pk=afwijking_id)
    form = BesluitForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Kies of u de waarde uit het bestand overneemt of die van het scherm behoudt."
        )
        return redirect(_back(request))
    taken = form.cleaned_data["besluit"] == "overnemen"
    try:
        besluiten.decide(
            afwijking_id=afwijking_id,
            versie=form.cleaned_data["versie"],
            overnemen=taken,
            door=request.user.pk,
            now=clock.now(),
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        word = (
            "De waarde uit het bestand is overgenomen." if taken else "De waarde op het scherm blijft staan."
        )
        messages.success(request, word)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The list with the filters that were on; only those that it knows."""
    kept = {
        name: request.GET[name] for name in ("stand", "tabel", "levering", "pagina") if name in request.GET
    }
    return reverse("afwijking_lijst") + (f"?{urlencode(kept)}" if kept else "")
