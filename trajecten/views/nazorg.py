"""A placement with its aftercare: which checks there are, doing one, a fall-back, and the list of what is due."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.views.access import record_opening
from trajecten import permissions
from trajecten.enums import Nazorgmoment
from trajecten.forms.nazorg import NazorgForm, TerugvalForm
from trajecten.models import Nazorg, Plaatsing, Traject
from trajecten.overzicht.buddies import koppelingen_on
from trajecten.overzicht.nazorg import beeld_of, due, starts_on, with_aftercare
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import nazorg as services
from trajecten.services.basis import ONE_DAY
from trajecten.views.basis import form_page, gone_or_done
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.queries import Lezer
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.eenmaal import Sleutels, ask_like, objects_like
from werkoffensief.web.pagination import COUNT_LIMIT, page_of_ids
from werkoffensief.web.refusals import RefusalError, accepted

TWO_WEEKS = timedelta(days=14)
WITH_NAMES = ("klant", "werkgever", "werkakkoord", "einde_reden", "voorziening")


def get_plaatsing(request: MemberRequest, plaatsing_id: UUID) -> Plaatsing:
    """The placement with what its pages show; a stranger's does not exist."""
    rows = with_aftercare(permissions.plaatsingen_of(request.user)).select_related(*WITH_NAMES)
    return get_object_or_404(rows, pk=plaatsing_id)


def _get_moment(moment: str) -> Nazorgmoment:
    try:
        return Nazorgmoment(moment)
    except ValueError as error:
        raise Http404 from error


@require_safe
@never_cache
@requires(*WITH_PLANS)
def plaatsing(request: MemberRequest, plaatsing_id: UUID) -> HttpResponse:
    """One placement: what was agreed, which checks there are, and whether it counts as sustained."""
    row, today = get_plaatsing(request, plaatsing_id), clock.today()
    done = Nazorg.objects.filter(plaatsing=row, vervallen_op__isnull=True).select_related("medewerker")
    persoon = identity(request.user, klant_id=row.klant_id, day=today)
    record_opening(request, row.klant, actie="Plaatsing", gegevens=("plaatsingen",))
    context = {
        "persoon": persoon, "plaatsing": row, "nazorg": beeld_of(row, today, done), "vandaag": today,
        "buddy": koppelingen_on(today).filter(klant=row.klant_id).select_related("buddy").first(),
        "loopt": row.einddatum is None and not row.klant.overleden_op,
    }  # fmt: skip
    return render(request, "trajecten/plaatsing.html", context)


@requires(*WITH_PLANS)
def nazorg_goed(request: MemberRequest, plaatsing_id: UUID, moment: str) -> HttpResponse:
    """One click: the check is done, and all is well."""
    row, asked = get_plaatsing(request, plaatsing_id), _get_moment(moment)
    if request.method != "POST":
        return redirect("plaatsing", row.pk)
    try:
        services.all_well(door=request.user.pk, plaatsing_id=row.pk, moment=asked, vandaag=clock.today())
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"De nazorg {asked.label.lower()} is gedaan.")
    return redirect("nazorg_lijst") if request.POST.get("terug") == "lijst" else redirect("plaatsing", row.pk)


@requires(*WITH_PLANS)
def nazorg_nieuw(request: MemberRequest, plaatsing_id: UUID, moment: str) -> HttpResponse:
    """A check with what was said, by telephone or otherwise."""
    row, asked, today = get_plaatsing(request, plaatsing_id), _get_moment(moment), clock.today()
    form = NazorgForm(request.POST or None, today=today, initial={"gedaan_op": today})
    back = reverse("plaatsing", args=[row.pk])

    def save(data: dict[str, Any]) -> None:
        services.record_nazorg(
            door=request.user.pk, plaatsing_id=row.pk, moment=asked, nazorg_id=data["nieuw_id"], gegevens=data
        )  # fmt: skip

    if accepted(form, save, earlier=lambda _row: back):
        messages.success(request, f"De nazorg {asked.label.lower()} is vastgelegd.")
        return redirect(back)
    return form_page(
        request, row.klant_id, form, titel=f"Nazorg {asked.label.lower()}", knop="Nazorg vastleggen",
        terug=back, terug_naar="Plaatsing",
    )  # fmt: skip


@requires(*WITH_PLANS)
def plaatsing_terugval(request: MemberRequest, plaatsing_id: UUID) -> HttpResponse:
    """Work or education stopped: the placement ends, and the plan goes on."""
    row, today = get_plaatsing(request, plaatsing_id), clock.today()
    running = services.running_traject(row.klant_id)
    old = None if running else services.last_traject(row.klant_id)
    reopens = old is not None and permissions.can_reopen(request.user, old)
    form = TerugvalForm(
        request.POST or None, today=today, lopend=running is not None, heropenen=reopens,
        initial=_proposed(row, running, old if reopens else None),
    )  # fmt: skip

    def save(data: dict[str, Any]) -> None:
        said = services.Terugval(
            data["einddatum"], data["toelichting"], data.get("evaluatie_op"), form.reopens_on
        )
        services.record_terugval(
            door=request.user.pk, plaatsing_id=row.pk, versie=data["versie"], terugval=said,
            nieuw_id=data["nieuw_id"], vandaag=today,
        )  # fmt: skip

    if accepted(form, save, earlier=lambda _row: reverse("plaatsing", args=[row.pk])):
        return _after_terugval(request, row.klant_id, reopened=form.reopens_on is not None)
    return form_page(
        request, row.klant_id, form, titel="Werk of opleiding is gestopt", knop="Terugval vastleggen",
        terug=reverse("plaatsing", args=[row.pk]), terug_naar="Plaatsing", uitleg=_what_follows(running, reopens),
    )  # fmt: skip


def _proposed(row: Plaatsing, running: Traject | None, old: Traject | None) -> dict[str, Any]:
    """The plan is looked at within two weeks, and a traject goes on today."""
    today = clock.today()
    first = max(today, old.einde + ONE_DAY) if old and old.einde else today
    soon = first + TWO_WEEKS
    ahead = running.evaluatie_op if running and running.evaluatie_op else soon
    return {
        "einddatum": today, "versie": row.versie, "evaluatie_op": ahead if today <= ahead < soon else soon,
        "heropenen": old is not None, "start": first, "nieuw_id": uuid4(),
    }  # fmt: skip


def _what_follows(running: Traject | None, reopens: bool) -> str:
    if running:
        return "In het plan komt de actie om het bij te stellen, en de dag waarop u er samen naar kijkt."
    if reopens:
        return (
            "Het traject was afgesloten. Laat het verdergaan in een nieuw traject: de woorden van het plan en de open "
            "doelen gaan mee, en de regisseur van toen ook als die het nog kan zijn. In het plan komt de actie om het "
            "bij te stellen, en de dag waarop u er samen naar kijkt."
        )
    return "Er is geen traject om mee verder te gaan. Start daarna een nieuw traject vanuit het dossier."


def _after_terugval(request: MemberRequest, klant_id: UUID, *, reopened: bool) -> HttpResponse:
    """On to the plan that goes on, or the file when there is none, or when it went out of sight."""
    running = services.running_traject(klant_id)
    sentence = "De terugval is vastgelegd."
    if running and permissions.trajecten_of(request.user).filter(pk=running.pk).exists():
        more = (
            "Het traject gaat verder, en de actie staat in het plan."
            if reopened
            else "De actie staat in het plan."
        )
        messages.success(request, f"{sentence} {more}")
        return redirect("traject_plan", running.pk)
    return gone_or_done(request, klant_id, sentence)


def _due_of(lezer: Lezer, mine: bool, day: date, starts: tuple[date, ...]) -> QuerySet[Any, Any]:
    people = Klant.objects.seen_by_task(lezer.medewerker)
    people = people.filter(regisseur=lezer.pk) if mine else people
    rows: Any = due(Plaatsing.objects.filter(klant__in=people.values("pk")), day, starts)
    return rows.order_by("nazorg_op", "pk").values_list("pk")[: COUNT_LIMIT + 1]


def _due_among(ids: Sleutels, day: date, starts: tuple[date, ...]) -> QuerySet[Plaatsing]:
    rows = due(Plaatsing.objects.filter(AmongIds("pk", list(ids))), day, starts)
    return rows.select_related("klant__regisseur", "werkgever")


@require_safe
@never_cache
@requires(*WITH_PLANS)
def nazorg_lijst(request: MemberRequest) -> HttpResponse:
    """Whose check is due: of the own klanten, or of everybody who is this medewerker's work."""
    today, user = clock.today(), request.user
    mine = user.has_role(Rol.REGISSEUR)
    tab = "mijn" if mine and request.GET.get("groep") != "team" else "team"
    starts = starts_on(today)
    found = ask_like(_due_of, Lezer.of(user), tab == "mijn", today, starts)

    def fetch(ids: list[UUID]) -> list[Plaatsing]:
        return objects_like(_due_among, Sleutels(ids), today, starts)

    page = page_of_ids([key for (key,) in found], request.GET, fetch=fetch)
    record_reading(
        gebruiker=user.pk, klanten=list({row.klant_id for row in page.rows}), doel=Doel.BEGELEIDING,
        actie="Lijst van nazorg bekijken", gegevens=("naam", "plaatsingen"), now=clock.now(),
    )  # fmt: skip
    context = {"pagina": page, "tab": tab, "met_tabs": mine, "vandaag": today}
    return render(request, "trajecten/nazorg_lijst.html", context)
