"""Campaigns: a manager sees the city, others only the people whom they may see; how many, how fast, until when."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.forms import CapaciteitForm
from intake.models import Campagne, Klant
from intake.permissions import CAMPAIGN_READERS, CASEWORK
from intake.services.campagnes import save_capaciteit
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen import overzicht
from werkoffensief.doelen.doelstand import OnbekendError, read_day
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.figures import Peiling
from werkoffensief.doelen.permissions import TARGET_SETTERS
from werkoffensief.doelen.queries import campagnes as queries
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.kalender import day_in_address
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import accepted

ORDER = ("sorteernaam", "pk")
STANDEN = {
    "": "Klanten die u mag zien",
    "gesproken": "Gesproken",
    "nog_niet": "Nog niet gesproken",
    "niet_verschenen": "Kwamen een keer niet",
    "vertrokken": "Hebben geen uitkering meer",
    "uitgevallen": "Uitgevallen klanten die u mag zien",
}


OWN = "eigen"
OF_WEEK = ("gesproken", "niet_verschenen")


def _shows_city(request: MemberRequest) -> bool:
    """A manager reads of the city; who speaks with people too, chooses (`?van=eigen`): rights add up."""
    own = request.GET.get("van") == OWN and request.user.has_role(*CASEWORK)
    return request.user.has_role(Rol.MANAGER) and not own


def _choice(request: MemberRequest) -> dict[str, bool]:
    """Whose numbers these are, and whether the reader may have the other ones too."""
    both = request.user.has_role(Rol.MANAGER) and request.user.has_role(*CASEWORK)
    return {"van_de_stad": _shows_city(request), "keuze": both}


def _counted(request: MemberRequest) -> QuerySet[Campagne]:
    """Campaigns with their numbers: of the city, or of the people whom the reader may see."""
    own = Q()
    if not _shows_city(request):
        own = Q(deelnames__klant__in=Klant.objects.seen_by_task(request.user).values("pk"))
    still = Q(deelnames__vervallen_op__isnull=True)
    return Campagne.objects.annotate(
        aantal=Count("deelnames", filter=own & still),
        uitgevallen=Count("deelnames", filter=own & Q(deelnames__vervallen_op__isnull=False)),
        van_allen=Count("deelnames", filter=still),
    )


@require_safe
@requires(*CAMPAIGN_READERS)
def campagne_lijst(request: MemberRequest) -> HttpResponse:
    """Every campaign with its numbers."""
    rows = _counted(request).order_by("-startdatum", "code")
    context = {"campagnes": rows, **_choice(request)}
    return render(request, "doelen/campagne_lijst.html", context)


@require_safe
@never_cache
@requires(*CAMPAIGN_READERS)
def campagne(request: MemberRequest, campagne_id: UUID) -> HttpResponse:
    """One campaign: its numbers and its pace; for a teamleider the people whom he may see."""
    row: Any = _counted(request).filter(pk=campagne_id).first()
    if row is None:
        raise Http404
    city = _shows_city(request)
    scope = None if city else Klant.objects.seen_by_task(request.user)
    day = _asked_day(request)
    gang = queries.progress(row, day, scope, city=row.van_allen)
    peiling = Peiling(gang.looptijd.peildatum.year, gang.looptijd.peildatum, row)
    context: dict[str, Any] = {
        "campagne": row,
        **_choice(request),
        "gang": gang,
        "tempo": queries.tempo_of(gang.samen, gang.looptijd),
        "lijsten": _lists(peiling) if city else {},
        "capaciteit": _capacity(row),
        "begonnen": row.startdatum <= day,
        "weken": _weeks(request, row, gang, scope),
        "consulenten": _consulenten(gang, request.user),
        "alleen_eigen": not _leads(request.user),
        "te_hoog": row.streefaantal > row.van_allen,
        "pagina": None,
        "standen": STANDEN,
    }
    if request.user.has_role(Rol.TEAMLEIDER):
        stand = request.GET.get("stand", "")
        stand = stand if stand in STANDEN else ""
        context["kop"] = STANDEN[stand]
        week = _asked_week(request)
        context["week"] = week if stand in OF_WEEK else None
        people = _people(request, row, stand, gang.looptijd, week)
        context["pagina"] = page = keyset_page(people, request.GET, order=ORDER, fetch=_with_regisseur)
        record_reading(
            gebruiker=request.user.pk,
            klanten=[klant.pk for klant in page.rows],
            actie="Deelnemers van een campagne bekijken",
            doel=Doel.CAMPAGNE,
            gegevens=("naam",),
            now=clock.now(),
        )
    return render(request, "doelen/campagne.html", context)


def _weeks(
    request: MemberRequest, row: Campagne, gang: queries.Gang, scope: queries.Scope
) -> list[dict[str, Any]]:
    """Each week: whom one spoke with first, and who did not come; for a teamleider with the address of both lists."""
    missed = queries.missed(row, gang.looptijd, scope)
    lists = request.user.has_role(Rol.TEAMLEIDER)
    return [
        {
            "maandag": monday,
            "gesproken": gang.samen.weken[monday],
            "gemist": missed[monday],
            "lijst": f"week={monday.isoformat()}#klanten-kop" if lists else "",
        }
        for monday in gang.looptijd.getoonde_weken
    ]


def _asked_week(request: MemberRequest) -> date | None:
    """The Monday that the address asks for (`?week=2026-11-23`)."""
    day = day_in_address(request.GET.get("week", ""))
    return queries.monday_of(day) if day else None


def _asked_day(request: MemberRequest) -> date:
    """The day that the address asks for (`?op=2019-12-31`), today at the latest and without one."""
    today = clock.today()
    try:
        return min(read_day(request.GET["op"]), today) if request.GET.get("op") else today
    except OnbekendError:
        return today


def _lists(peiling: Peiling) -> dict[str, str]:
    """Where a manager finds who is counted."""
    return {
        figuur.value: f"{reverse('cijfer', args=[peiling.jaar, figuur.value])}?{overzicht.question(peiling)}"
        for figuur in (Figuur.DOELGROEP, Figuur.GESPROKEN)
    }


def _leads(user: Medewerker) -> bool:
    """Whether somebody sees how fast each colleague goes; the others see their own pace and that of the team."""
    return user.has_role(Rol.MANAGER, Rol.TEAMLEIDER)


def _consulenten(gang: queries.Gang, user: Medewerker) -> list[tuple[queries.Consulent, float | None, int]]:
    """Each consulent with the pace of the last whole weeks, and whom they spoke with in the last week."""
    weeks, shown = gang.looptijd.tempo_weken, gang.looptijd.getoonde_weken
    return [
        (
            row,
            sum(row.weken[monday] for monday in weeks) / len(weeks) if weeks else None,
            row.weken[shown[0]] if shown else 0,
        )
        for row in gang.consulenten
        if _leads(user) or row.key == user.pk
    ]


def _capacity(row: Campagne) -> dict[str, int] | None:
    if row.gesprekken_per_week is None or row.mensen is None or row.weken is None:
        return None
    total = row.gesprekken_per_week * row.mensen * row.weken
    return {
        "totaal": total,
        "over": max(0, total - row.streefaantal),
        "tekort": max(0, row.streefaantal - total),
    }


def _people(
    request: MemberRequest, row: Campagne, stand: str, looptijd: queries.Looptijd, week: date | None
) -> QuerySet[Klant]:
    """Those of the campaign whom this reader may see, of one group; `week`: of the week that begins then."""
    day = looptijd.peildatum
    people = Klant.objects.seen_by_task(request.user).filter(
        deelnames__campagne=row, deelnames__vervallen_op__isnull=stand != "uitgevallen"
    )
    spoken = Exists(queries.spoken_rows(row, day, None).filter(klant=OuterRef("pk"), **_within("van", week)))
    if stand == "gesproken":
        return people.filter(spoken)
    if stand == "niet_verschenen":
        missed = queries.missed_rows(row, looptijd, None)
        return people.filter(Exists(missed.filter(klant=OuterRef("pk"), **_within("datum", week))))
    if stand == "nog_niet":
        return people.filter(~Exists(queries.spoken_rows(row, day, None).filter(klant=OuterRef("pk"))))
    return people.exclude(queries.still_here(day, "")) if stand == "vertrokken" else people


def _within(name: str, week: date | None) -> dict[str, Any]:
    return {f"{name}__range": (week, week + queries.WEEK - timedelta(days=1))} if week else {}


def _with_regisseur(ids: list[UUID]) -> list[Klant]:
    return list(Klant.objects.filter(pk__in=ids).select_related("regisseur"))


@requires(*TARGET_SETTERS)
def campagne_capaciteit(request: MemberRequest, campagne_id: UUID) -> HttpResponse:
    """The three numbers of which the capacity of a campaign is the product."""
    row = get_object_or_404(Campagne, pk=campagne_id)
    form = CapaciteitForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        save_capaciteit(door=request.user.pk, campagne_id=row.pk, versie=data["versie"], gegevens=data)

    if accepted(form, save):
        messages.success(request, "De capaciteit is opgeslagen.")
        return redirect("campagne", row.pk)
    return render(request, "doelen/campagne_capaciteit.html", {"campagne": row, "form": form})
