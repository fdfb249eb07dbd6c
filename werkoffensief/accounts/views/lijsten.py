"""What a reader keeps about lists, for every list alike: saved filters, columns, and where to begin.

A list's own view calls `open_list`, which reads what was kept together with what the address asks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts import queries
from werkoffensief.accounts.enums import COMBINABLE
from werkoffensief.accounts.forms import FilterForm, FilternaamForm, KolommenForm
from werkoffensief.accounts.models import Lijstfilter
from werkoffensief.accounts.permissions import has_one_of, leads_team, requires
from werkoffensief.accounts.services import lijsten as services
from werkoffensief.accounts.views import MemberRequest, form_page
from werkoffensief.web import clock, lijsten
from werkoffensief.web.lijsten import Kolom, Lijst, Vraag
from werkoffensief.web.refusals import accepted


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A saved filter above its list: its address, and whether the list now shows exactly that."""

    naam: str
    adres: str
    gekozen: bool
    van_team: bool


@dataclass(frozen=True, slots=True)
class Lijstpagina:
    """What a page of a list is made with. `elders`: the address to go to instead, when there is one.

    `verlopen`: the saved filter with which this reader begins does not fit any more.
    """

    vraag: Vraag
    kolommen: tuple[Kolom, ...]
    bewaard: list[Bewaard]
    meer: bool
    elders: str
    verlopen: bool
    vandaag: date

    @property
    def adres(self) -> str:
        """The query of this list, for every link to something about it."""
        return self.vraag.adres()


def open_list(request: MemberRequest, lijst: Lijst, *, day: date | None = None) -> Lijstpagina:
    """What the address asks of the list, with this reader's columns and saved filters. `day`: on which it counts."""
    display = queries.display_of(request.user, lijst.sleutel)
    vraag = asked_by(request, lijst, day=day)
    rows = list(queries.filters_of(request.user, lijst.sleutel)[: queries.SHOWN + 1])
    now = vraag.adres(bewaren=True)
    saved = [
        Bewaard(row.naam, f"?{row.query}", row.query == now, row.team_id is not None)
        for row in rows[: queries.SHOWN]
        if _is_known(lijst, row)
    ]
    begin = display.begin if not request.GET else None
    return Lijstpagina(
        vraag,
        lijst.gekozen_kolommen(display.kolommen),
        saved,
        meer=len(rows) > queries.SHOWN,
        elders=_elsewhere(request, vraag, begin),
        verlopen=begin is not None and not _is_known(lijst, begin),
        vandaag=clock.today(),
    )


def chosen_columns(request: MemberRequest, lijst: Lijst) -> tuple[Kolom, ...]:
    """The columns that this reader sees."""
    return lijst.gekozen_kolommen(queries.display_of(request.user, lijst.sleutel).kolommen)


def asked_by(request: MemberRequest, lijst: Lijst, *, day: date | None = None) -> Vraag:
    """What the address of this request asks of the list; today, or on the day that its page counts on."""
    return Vraag(lijst, request.GET.dict(), request.user, day or clock.today())


def _is_known(lijst: Lijst, row: Lijstfilter) -> bool:
    """Whether what was saved is still an address of this list, in words that it knows."""
    names = {"sorteer", *lijst.groepen, *(f.naam for f in lijst.filters)}
    return bool(row.query) and set(lijsten.words(row.query)) <= names


def without_empty(request: MemberRequest, vraag: Vraag) -> str:
    """A form that only reads sends empty fields too: the same address without them. Nothing when there are none."""
    return _back(vraag) if any(value == "" for value in request.GET.values()) else ""


def _elsewhere(request: MemberRequest, vraag: Vraag, begin: Lijstfilter | None) -> str:
    """The address without empty fields. Nothing asked: where to begin."""
    begins = begin is not None and _is_known(vraag.lijst, begin)
    return without_empty(request, vraag) or (
        f"{reverse(vraag.lijst.url)}?{begin.query}" if begin and begins else ""
    )


def _lijst(request: MemberRequest, sleutel: str) -> Lijst:
    """A list that this medewerker may open; any other does not exist."""
    lijst = lijsten.find(sleutel)
    if lijst is None or not has_one_of(request.user, *lijst.rollen):
        raise Http404
    return lijst


def _back(vraag: Vraag) -> str:
    return f"{reverse(vraag.lijst.url)}?{vraag.adres() or f'filter={lijsten.NONE}'}"


@require_safe
@requires(*COMBINABLE)
def lijstfilter_lijst(request: MemberRequest, lijst: str) -> HttpResponse:
    """The saved filters of a list: what each says, and what may be done with it."""
    found = _lijst(request, lijst)
    mine = set(
        queries.filters_in_hands_of(request.user, leads=leads_team(request.user)).values_list("pk", flat=True)
    )
    begin = queries.display_of(request.user, lijst).begin_id
    offered = asked_by(request, found).keuzen
    rows = []
    for row in queries.filters_of(request.user, lijst):
        vraag = lijsten.asked(found, row.query, request.user, clock.today(), keuzen=offered)
        known = _is_known(found, row) and not vraag.onbekend
        rows.append({"rij": row, "zin": vraag.in_woorden, "bekend": known, "mag": row.pk in mine})
    context = {"lijst": found, "rijen": rows, "begin": begin, "lijst_url": reverse(found.url)}
    return render(request, "accounts/lijstfilter_lijst.html", context)


@requires(*COMBINABLE)
def lijstfilter_nieuw(request: MemberRequest, lijst: str) -> HttpResponse:
    """Keep the filters of this address under a name."""
    found = _lijst(request, lijst)
    vraag, leads = asked_by(request, found), leads_team(request.user)
    form = FilterForm(request.POST or None, leads=leads)

    def save(data: dict[str, Any]) -> None:
        team = request.user.team_id if data.get("voor") == "team" else None
        row = services.save_filter(vraag=vraag, naam=data["naam"], team_id=team, filter_id=data["nieuw_id"])
        if data["begin"]:
            services.begin_with(medewerker_id=request.user.pk, lijst=found, filter_id=row.pk)

    if accepted(form, save, earlier=lambda row: reverse("lijstfilter_lijst", args=[lijst])):
        messages.success(request, "Het filter is bewaard.")
        return redirect(_back(vraag))
    return form_page(
        request,
        form,
        titel="Filter bewaren",
        knop="Filter bewaren",
        uitleg=f"U bewaart: {vraag.in_woorden or 'de lijst zonder filter'}.",
        terug=_back(vraag),
    )


@requires(*COMBINABLE)
def lijstfilter_wijzigen(request: MemberRequest, filter_id: UUID) -> HttpResponse:
    """Another name for a saved filter."""
    row = _mine(request, filter_id)
    form = FilternaamForm(request.POST or None, instance=row)
    back = reverse("lijstfilter_lijst", args=[row.lijst])

    def rename(data: dict[str, Any]) -> None:
        services.rename_filter(
            door=request.user.pk, filter_id=filter_id, versie=data["versie"], naam=data["naam"]
        )

    if accepted(form, rename):
        messages.success(request, "De naam is gewijzigd.")
        return redirect(back)
    return form_page(request, form, titel="Filter hernoemen", knop="Naam opslaan", terug=back)


@require_POST
@requires(*COMBINABLE)
def lijstfilter_verwijderen(request: MemberRequest, filter_id: UUID) -> HttpResponse:
    """Take a saved filter away."""
    row = _mine(request, filter_id)
    services.remove_filter(door=request.user.pk, filter_id=row.pk)
    messages.success(request, "Het filter is verwijderd.")
    return redirect("lijstfilter_lijst", row.lijst)


@require_POST
@requires(*COMBINABLE)
def lijst_begin(request: MemberRequest, lijst: str) -> HttpResponse:
    """Where this reader begins with the list: a saved filter (`filter`), or the whole list."""
    found = _lijst(request, lijst)
    rows = queries.filters_of(request.user, lijst)
    row = get_object_or_404(rows, pk=_id(request.POST["filter"])) if request.POST.get("filter") else None
    services.begin_with(medewerker_id=request.user.pk, lijst=found, filter_id=row.pk if row else None)
    messages.success(
        request,
        "De lijst begint voortaan met dit filter." if row else "De lijst begint voortaan zonder filter.",
    )
    return redirect("lijstfilter_lijst", lijst)


@requires(*COMBINABLE)
def lijst_kolommen(request: MemberRequest, lijst: str) -> HttpResponse:
    """Which columns this reader sees, also in files and on paper."""
    found = _lijst(request, lijst)
    vraag = asked_by(request, found)
    shown = [kolom.sleutel for kolom in chosen_columns(request, found)]
    if request.POST.get("standaard") == "ja":
        services.set_columns(medewerker_id=request.user.pk, lijst=found, kolommen=None)
        messages.success(request, "U ziet weer de gewone kolommen.")
        return redirect(_back(vraag))
    form = KolommenForm(
        request.POST if request.method == "POST" else None, lijst=found, initial={"kolommen": shown}
    )

    def choose(data: dict[str, Any]) -> None:
        services.set_columns(medewerker_id=request.user.pk, lijst=found, kolommen=data["kolommen"])

    if accepted(form, choose):
        messages.success(request, "Uw kolommen zijn opgeslagen.")
        return redirect(_back(vraag))
    return render(
        request,
        "accounts/lijst_kolommen.html",
        {"form": form, "lijst": found, "terug": _back(vraag), "eerste": found.kolommen[0].label},
    )


def _mine(request: MemberRequest, filter_id: UUID) -> Lijstfilter:
    """A saved filter in the hands of this medewerker; another's does not exist."""
    row = get_object_or_404(
        queries.filters_in_hands_of(request.user, leads=leads_team(request.user)), pk=filter_id
    )
    _lijst(request, row.lijst)
    return row


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
