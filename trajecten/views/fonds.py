"""The opleidingsfonds: what is in it, its statement, its loans by number, and booking in it. Nobody is named here."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trajecten import permissions
from trajecten.enums import Boekingsoort, Rekening
from trajecten.forms.basis import as_uuid
from trajecten.forms.fonds import BoekingForm, HerstelForm, PeriodeForm
from trajecten.models import Boeking, Lening
from trajecten.overzicht.fonds import balances, stand_of, with_ledger
from trajecten.permissions import WITH_FONDS
from trajecten.services import fonds as services
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import accepted

STATEMENT = 200  # bookings on one page: a month on one print


@require_safe
@never_cache
@requires(*WITH_FONDS)
def opleidingsfonds(request: MemberRequest) -> HttpResponse:
    """The balances of the fund, and what was booked in a period."""
    form, van, tot = _period(request)
    standen = balances(van, tot)
    rows = Boeking.objects.filter(dag__gte=van, dag__lte=tot).order_by("dag", "nummer")
    page = numbered_page(rows.select_related("lening", "medewerker", "herstelt"), request.GET, size=STATEMENT)
    context = {
        "form": form, "van": van, "tot": tot, "standen": standen, "pagina": page,
        "kas": next(stand for stand in standen if stand.rekening == Rekening.KAS),
        "uitgeleend": next(stand for stand in standen if stand.rekening == Rekening.LENING),
    }  # fmt: skip
    return render(request, "trajecten/opleidingsfonds.html", context)


def _period(request: MemberRequest) -> tuple[PeriodeForm, date, date]:
    """What was asked, else from the first of this month to today."""
    today = clock.today()
    usual = {"van": today.replace(day=1), "tot": today}
    form = PeriodeForm(request.GET if {"van", "tot"} <= request.GET.keys() else None, initial=usual)
    if form.is_bound and form.is_valid():
        return form, form.cleaned_data["van"], form.cleaned_data["tot"]
    return form, usual["van"], usual["tot"]


@require_safe
@never_cache
@requires(*WITH_FONDS)
def fonds_leningen(request: MemberRequest) -> HttpResponse:
    """The loans that were granted, by number, with what is outstanding."""
    rows = Lening.objects.granted().order_by("leningnummer")

    def fetch(ids: list[UUID]) -> list[Lening]:
        found = with_ledger(Lening.objects.filter(pk__in=ids)).order_by("leningnummer")
        return list(found)

    page = numbered_page(rows, request.GET, fetch=fetch)
    today = clock.today()
    for row in page.rows:
        row.beeld = stand_of(row, today)
    return render(request, "trajecten/fonds_leningen.html", {"pagina": page})


@requires(*WITH_FONDS)
def boeking_nieuw(request: MemberRequest) -> HttpResponse:
    """Put money in the fund or take it back; pay a loan out, or book what was repaid."""
    today = clock.today()
    form = BoekingForm(request.POST or None, today=today, initial={"dag": today, **_asked(request)})
    made: list[Boeking] = []

    def save(data: dict[str, Any]) -> None:
        said = services.Opdracht(
            Boekingsoort(data["soort"]), data["centen"], data["dag"], data["leningnummer"] or None, data["kenmerk"]
        )  # fmt: skip
        made.append(services.book(door=request.user.pk, boeking_id=data["nieuw_id"], opdracht=said))

    if accepted(form, save, earlier=lambda row: reverse("boeking", args=[row.pk])):
        messages.success(request, f"Boeking {made[0].nummer} is vastgelegd.")
        return redirect("boeking", made[0].pk)
    return render(request, "trajecten/boeking_nieuw.html", {"form": form})


def _asked(request: MemberRequest) -> dict[str, str]:
    """What a link asks to book: which kind, and on which loan. A number of a loan stands in no address."""
    soort = request.GET.get("soort", "")
    pk = as_uuid(request.GET.get("lening", ""))
    loans = Lening.objects.granted()
    numbers = (loans.filter(pk=pk) if pk else loans.none()).values_list("leningnummer", flat=True)
    return {
        "soort": soort if soort in Boekingsoort.values else Boekingsoort.STORTING.value,
        "leningnummer": next(iter(numbers), ""),
    }


@requires(*WITH_FONDS)
def boeking(request: MemberRequest, boeking_id: UUID) -> HttpResponse:
    """One booking, and booking it back when it was wrong."""
    rows = Boeking.objects.select_related("lening", "medewerker", "herstelt", "hersteld_door")
    row = get_object_or_404(rows, pk=boeking_id)
    form = HerstelForm(request.POST or None)

    def mend(data: dict[str, Any]) -> None:
        services.mend_boeking(
            door=request.user.pk, boeking_id=data["nieuw_id"], herstelt_id=row.pk, reden=data["herstel_reden"],
            vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, mend, earlier=lambda row: reverse("boeking", args=[row.pk])):
        messages.success(request, f"Boeking {row.nummer} is hersteld met een boeking terug.")
        return redirect("boeking", row.pk)
    mended = getattr(row, "hersteld_door", None)
    context = {
        "boeking": row,
        "hersteld_door": mended,
        "form": form,
        "mag_herstellen": row.herstelt_id is None and mended is None,
        "mag_lening_zien": row.lening is not None and permissions.sees_lening(request.user, row.lening),
    }
    return render(request, "trajecten/boeking.html", context)
