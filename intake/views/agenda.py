"""The own agenda by day and by week, its letters, and the address at which a calendar program reads it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.enums import Gespreksvorm
from intake.forms import BrievenForm
from intake.models import Agendafeed
from intake.permissions import CASEWORK
from intake.queries import agenda as read
from intake.queries.brieven import address_lines, addressee_of, phone_of, post_is_in_time
from intake.queries.rooster import rooster
from intake.services import agendafeed, ics
from intake.services.uitnodigingen import choose_letters, print_letters
from intake.views.access import record_names
from intake.views.afspraken import file_of, ready_to_show
from werkoffensief.accounts.permissions import leads_team, requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.kalender import day_in_address
from werkoffensief.web.pdf import NoPangoError, pdf_of, pdf_response
from werkoffensief.web.refusals import accepted

ONE_DAY = timedelta(days=1)


def _asked_day(request: HttpRequest) -> date:
    """`?dag=2026-12-03`; anything else is today."""
    return day_in_address(request.GET.get("dag", "")) or clock.today()


def asked_span(request: HttpRequest) -> dict[str, Any]:
    """What a page of an agenda says of its days: one day, or with `?weergave=week` the week in which it falls."""
    week = request.GET.get("weergave") == "week"
    asked = _asked_day(request)
    first = asked - asked.weekday() * ONE_DAY if week else asked
    length = 7 if week else 1
    return {
        "week": week,
        "dag": asked,
        "lengte": length,
        "eerste": first,
        "laatste": first + (length - 1) * ONE_DAY,
        "vorige": first - length * ONE_DAY,
        "volgende": first + length * ONE_DAY,
        "vandaag": clock.today(),
    }


@require_safe
@never_cache
@requires(*CASEWORK)
def agenda(request: MemberRequest) -> HttpResponse:
    """The appointments of a day or a week, and what asks to be done."""
    span = asked_span(request)
    now = clock.now()
    dagen = read.agenda_of(request.user, [request.user], span["eerste"], span["lengte"])
    taken = read.taken_of(request.user, clock.today())
    genomen = read.claims_of(request.user, span["eerste"], span["lengte"])
    rows = [row for dag in dagen for row in dag.afspraken if not row.groep]
    for row in rows:
        ready_to_show(row, now)
    people = [row.klant for row in rows if row.zichtbaar]
    others = [*(taak.klant for taak in taken), *(claim.klant for claim in genomen)]
    record_names(request, [*people, *others], actie="Agenda bekijken")
    context = {
        **span,
        "dagen": dagen,
        "rooster": rooster(dagen) if span["week"] else None,
        "taken": taken,
        "genomen": genomen,
        "naar": "agenda",
        "leidt": leads_team(request.user),
    }
    return render(request, "intake/agenda.html", context)


@never_cache
@requires(*CASEWORK)
def brieven(request: MemberRequest) -> HttpResponse:
    """Choose for which of the own coming appointments a letter is made; of the nearest ones no letter is in time."""
    now = clock.now()
    found = read.to_invite(request.user, now)
    rows = [row for row in found if post_is_in_time(row.begin, now)]
    form = BrievenForm(request.POST or None, rijen=rows)

    def save(data: dict[str, Any]) -> None:
        chosen = [row for row in rows if str(row.pk) in data["afspraken"]]
        choose_letters(door=request.user.pk, reeks=data["nieuw_id"], about=chosen, now=clock.now())

    if accepted(form, save):
        return redirect("brieven_reeks", form.cleaned_data["nieuw_id"])
    record_names(request, [row.klant for row in found], actie="Kiezen voor wie er een brief komt")
    context = {
        "form": form,
        "rijen": rows,
        "te_laat": [row for row in found if row not in rows],
        "terug": reverse("agenda"),
    }
    return render(request, "intake/brieven.html", context)


def _letters(request: MemberRequest, reeks: UUID) -> list[Any]:
    rows: list[Any] = read.letters_of(reeks, request.user)
    if not rows:
        raise Http404
    visible = read.visible_ids(request.user, [row.klant_id for row in rows])
    for row in rows:
        row.zichtbaar = row.klant_id in visible
    return rows


@require_safe
@never_cache
@requires(*CASEWORK)
def brieven_reeks(request: MemberRequest, reeks: UUID) -> HttpResponse:
    """Who gets a letter, and who does not and why."""
    rows = _letters(request, reeks)
    record_names(request, [row.klant for row in rows if row.zichtbaar], actie="Brieven bekijken")
    context = {
        "reeks": reeks,
        "wel": [row for row in rows if row.mislukt_op is None and row.zichtbaar],
        "niet": [row for row in rows if row.mislukt_op is not None and row.zichtbaar],
        "onzichtbaar": sum(not row.zichtbaar for row in rows),
    }
    return render(request, "intake/brieven_reeks.html", context)


@require_POST
@requires(*CASEWORK)
def brieven_pdf(request: MemberRequest, reeks: UUID) -> HttpResponse:
    """All letters in one PDF; they count as printed from now on."""
    _letters(request, reeks)
    try:
        with transaction.atomic():  # without a PDF nothing was printed
            content = _pdf_of_letters(request, reeks)
    except NoPangoError as refusal:
        messages.error(request, str(refusal))
        return redirect("brieven_reeks", reeks)
    if content is None:
        messages.error(request, "Er is geen brief om te maken. Hieronder staat waarom.")
        return redirect("brieven_reeks", reeks)
    return pdf_response(content, name="uitnodigingen")


def fill_letter(row: Any) -> None:
    """To whom a letter goes, for whom, and on which number we call when that is how they speak."""
    row.adres, row.namens = address_lines(row.klant), addressee_of(row.klant)
    row.belt = bool(row.afspraak) and row.afspraak.vorm == Gespreksvorm.TELEFOON
    row.telefoon = phone_of(row.klant) if row.belt else ""


def _pdf_of_letters(request: MemberRequest, reeks: UUID) -> bytes | None:
    printed = {row.pk for row in print_letters(door=request.user.pk, reeks=reeks, now=clock.now())}
    rows = [row for row in read.letters_of(reeks, request.user) if row.pk in printed]
    if not rows:
        return None
    shown = ("naam", "adres", "afspraken", "telefoon")
    record_names(request, [row.klant for row in rows], actie="Brieven maken", gegevens=shown)
    for row in rows:
        fill_letter(row)
    return pdf_of("pdf/uitnodiging.html", {"brieven": rows, "vandaag": clock.today()})


@require_safe
@never_cache
@requires(*CASEWORK)
def agenda_feed(request: MemberRequest) -> HttpResponse:
    """Whether there is an address at which a calendar program reads the own agenda. Its key is not kept."""
    return _feed_page(request)


@require_POST
@never_cache
@requires(*CASEWORK)
def agenda_feed_maken(request: MemberRequest) -> HttpResponse:
    """A new address, shown once; the one before is dead."""
    key = agendafeed.make_feed(medewerker_id=request.user.pk, now=clock.now())
    return _feed_page(request, request.build_absolute_uri(reverse("agenda_feed_ics", args=[key])))


@require_POST
@requires(*CASEWORK)
def agenda_feed_intrekken(request: MemberRequest) -> HttpResponse:
    """Nobody reads this agenda from outside any more."""
    agendafeed.withdraw_feed(medewerker_id=request.user.pk, now=clock.now())
    messages.success(request, "Het adres is ingetrokken. Niemand kan uw agenda daar nog lezen.")
    return redirect("agenda_feed")


def _feed_page(request: MemberRequest, adres: str = "") -> HttpResponse:
    row = Agendafeed.objects.filter(medewerker=request.user, ingetrokken_op__isnull=True).first()
    return render(request, "intake/agenda_feed.html", {"feed": row, "adres": adres})


@require_safe
@never_cache
@login_not_required
def agenda_feed_ics(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The one anonymous door: when somebody works, and nothing about anybody else. One answer to every wrong key."""
    medewerker = read.feed_of(agendafeed.digest(sleutel))
    if medewerker is None:
        return HttpResponse("Niet gevonden.\n", content_type="text/plain; charset=utf-8", status=404)
    now = clock.now()
    content = ics.for_medewerker(read.feed_rows(medewerker, now), link=file_of, now=now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
