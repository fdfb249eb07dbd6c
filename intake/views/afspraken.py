"""Pages about the appointments of one klant: planned, moved, settled, and how the klant hears of them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake import queries
from intake.enums import Afspraakstatus, Uitnodigingsoort, Uitnodigingswijze
from intake.forms import AfspraakForm, UitnodigForm, UitstelForm
from intake.forms.afspraken import moment_initial
from intake.models import Afspraak, Gesprek, Klant, Taak
from intake.permissions import CASEWORK
from intake.queries import agenda as read
from intake.queries.brieven import addressee_of
from intake.services import afspraken as services
from intake.services import herinneringen, ics, taken
from intake.services.uitnodigingen import called_off, invite
from intake.views.access import get_klant, klant_page, record_opening
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, StaleError, accepted

TWO_WEEKS = timedelta(weeks=2)
FORM = "intake/afspraak_formulier.html"
OFF = "Laten weten dat het niet doorgaat"
SAID = {
    Afspraakstatus.GEPLAND: "Dat is ongedaan gemaakt. De afspraak staat weer.",
    Afspraakstatus.NIET_VERSCHENEN: "De klant kwam niet. Dat is vastgelegd als contactpoging.",
    Afspraakstatus.AFGEZEGD: "De afspraak is afgezegd. Dat is vastgelegd als contactpoging.",
    Afspraakstatus.GEWEEST: "De afspraak ging door. Leg nu het gesprek vast.",
}
CHANGED = "Iemand anders heeft deze afspraak net gewijzigd. Kijk wat er nu staat, en druk zo nodig opnieuw."
INVITED = {
    Uitnodigingswijze.EMAIL: "De mail wordt zo verstuurd.",
    Uitnodigingswijze.BELLEN: "Vastgelegd dat u belde.",
    Uitnodigingswijze.MONDELING: "Vastgelegd dat u het liet weten.",
}


def find_afspraak(request: MemberRequest, afspraak_id: UUID) -> Afspraak:
    """An appointment of somebody whose file this reader may open; else 404."""
    row = Afspraak.objects.live().select_related("medewerker", "klant").filter(pk=afspraak_id).first()
    if row is None:
        raise Http404
    row.klant = get_klant(request.user, row.klant_id)
    return row


def must_be_told_again(berichten: list[Any]) -> bool:
    """Whether the klant was invited, and nothing of that tells what holds now."""
    invited = [
        row for row in berichten if row.soort == Uitnodigingsoort.UITNODIGING and row.mislukt_op is None
    ]
    return bool(invited) and not any(row.geldt for row in invited)


def ready_to_show(row: Any, now: datetime) -> Any:
    """What a page asks of an appointment: whether it began, and whether a click can still be undone."""
    row.begonnen = row.begin <= now
    row.opnieuw = not row.begonnen and must_be_told_again(row.berichten)
    row.ongedaan = (
        row.status != Afspraakstatus.GEPLAND
        and row.gesprek_id is None
        and row.afgehandeld_op >= now - services.UNDO_WITHIN
    )
    return row


@require_safe
@never_cache
@requires(*CASEWORK)
def afspraak_lijst(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Everything about appointments of one klant: coming, past, group meetings, tasks, reminders."""
    klant = get_klant(request.user, klant_id)
    now = clock.now()
    record_opening(request, klant, actie="Afspraken bekijken", gegevens=("persoon", "afspraken"))
    rows = [ready_to_show(row, now) for row in read.afspraken_of(klant)]
    deelnames = read.deelnames_of(klant)
    for deelname in deelnames:
        deelname.begonnen = deelname.bijeenkomst.begin <= now  # type: ignore[attr-defined]
        deelname.klant = klant
        deelname.vervalt = deelname.bijeenkomst.vervallen_op is not None  # type: ignore[attr-defined]
    context = {
        "klant": klant,
        "persoon": queries.identity(klant, clock.today()),
        "straks": [row for row in reversed(rows) if row.einde > now],
        "eerder": [row for row in rows if row.einde <= now],
        "deelnames": deelnames,
        "taken": read.open_taken(klant),
        "zonder_herinnering": read.without_reminders(klant),
        "naar": "",
    }
    return render(request, "intake/afspraak_lijst.html", context)


@requires(*CASEWORK)
def afspraak_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Plan an appointment."""
    klant = get_klant(request.user, klant_id)
    usual = read.usual_place(request.user, clock.now())
    initial = {"medewerker": request.user.pk, "plaats": usual, "voorstel": usual, **_after(request, klant)}
    form = AfspraakForm(request.POST or None, ik=request.user, initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.plan_afspraak(
            door=request.user.pk,
            klant_id=klant.pk,
            afspraak_id=data["nieuw_id"],
            gegevens=form.facts(),
            now=clock.now(),
        )

    if not form.searching and accepted(form, save, earlier=_page_of):
        messages.success(request, "De afspraak staat in de agenda. Nodig nu de klant uit.")
        return redirect("uitnodiging_nieuw", form.cleaned_data["nieuw_id"])
    shown = form.unchecked() if form.searching else form
    return klant_page(
        request, klant, shown, template=FORM, titel="Afspraak plannen", knop="Afspraak plannen",
        terug=reverse("afspraak_lijst", args=[klant.pk]), bezet=read.busy_days(request.user, clock.today()),
    )  # fmt: skip


def _after(request: MemberRequest, klant: Klant) -> dict[str, Any]:
    """`?na=<gesprek>`: two weeks after today at the time, in the form and at the place of that conversation."""
    try:
        gesprek_id = UUID(request.GET.get("na", ""))
    except ValueError:
        return {}
    row = Gesprek.objects.filter(klant=klant, pk=gesprek_id, vervallen_op__isnull=True).first()
    if row is None:
        return {}
    moment = {"tijd": row.tijd} if row.tijd else {}
    return {**moment, "datum": clock.today() + TWO_WEEKS, "vorm": row.vorm, "plaats": row.plaats or ""}


def _page_of(row: Afspraak) -> str:
    return reverse("afspraak_lijst", args=[row.klant_id])


@requires(*CASEWORK)
def afspraak_wijzigen(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """Move an appointment, or correct it."""
    row = find_afspraak(request, afspraak_id)
    known = {
        name: getattr(row, name) or "" for name in ("duur", "vorm", "plaats", "onderwerp", "versie", "begin")
    }
    form = AfspraakForm(
        request.POST or None,
        ik=request.user,
        nu=row.medewerker,
        initial={**known, **moment_initial(row.begin), "medewerker": row.medewerker_id},
    )

    def save(data: dict[str, Any]) -> None:
        services.change_afspraak(
            door=request.user.pk,
            afspraak_id=row.pk,
            versie=data["versie"],
            gegevens=form.facts(),
            now=clock.now(),
        )

    if not form.searching and accepted(form, save):
        messages.success(request, "De afspraak is gewijzigd. Laat het de klant weten.")
        return redirect("uitnodiging_nieuw", row.pk)
    shown = form.unchecked() if form.searching else form
    return klant_page(
        request, row.klant, shown, template=FORM, titel="Afspraak verplaatsen of wijzigen", knop="Afspraak opslaan",
        terug=_page_of(row),
    )  # fmt: skip


@require_POST
@requires(*CASEWORK)
def afspraak_status(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """One button: not there, called off, took place, or undone."""
    row = find_afspraak(request, afspraak_id)
    status, versie = request.POST.get("status", ""), request.POST.get("versie", "")
    number = int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 9 else 0
    try:
        services.settle_afspraak(
            door=request.user.pk, afspraak_id=row.pk, versie=number, status=status, now=clock.now()
        )
        messages.success(request, SAID[Afspraakstatus(status)])
        if status == Afspraakstatus.GEWEEST:
            return redirect(reverse("gesprek_nieuw", args=[row.klant_id], query={"afspraak": row.pk}))
    except StaleError:
        messages.error(request, CHANGED)
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return back_from(request, row)


def back_from(request: MemberRequest, row: Afspraak) -> HttpResponse:
    """Where a button of an appointment leads back: the agenda on which it stood, else the page of the klant."""
    naar = request.POST.get("naar")
    if naar in {"agenda", "agenda_team"}:
        return redirect(f"{reverse(naar)}?dag={notation.local_date(row.begin).isoformat()}")
    return redirect("afspraak_lijst", row.klant_id)


@require_safe
@never_cache
@requires(*CASEWORK)
def afspraak_ics(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """One appointment for the own calendar, without anything about the klant."""
    row = find_afspraak(request, afspraak_id)
    record_opening(request, row.klant, actie="Afspraak naar een agenda halen", gegevens=("afspraken",))
    content = ics.for_medewerker([row], link=file_of, now=clock.now())
    headers = {"Content-Disposition": 'attachment; filename="afspraak.ics"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def file_of(row: Any) -> str:
    """Where a calendar entry leads: the file, or the meeting. Both ask to log in."""
    if isinstance(row, Afspraak):
        return reverse("klant_dossier", args=[row.klant_id])
    return reverse("bijeenkomst", args=[row.pk])


@requires(*CASEWORK)
def uitnodiging_nieuw(request: MemberRequest, afspraak_id: UUID) -> HttpResponse:
    """How the klant hears of an appointment."""
    row = find_afspraak(request, afspraak_id)
    form = UitnodigForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        invite(
            door=request.user.pk, uitnodiging_id=data["nieuw_id"], afspraak_id=row.pk, manier=data["manier"],
            now=clock.now(),
        )  # fmt: skip

    if accepted(form, save):
        manier = form.cleaned_data["manier"]
        if manier == Uitnodigingswijze.BRIEF:
            return redirect("brieven_reeks", form.cleaned_data["nieuw_id"])
        messages.success(request, INVITED[Uitnodigingswijze(manier)])
        return redirect("afspraak_lijst", row.klant_id)
    day = f"{notation.long_date(row.begin)} om {notation.clock_time(row.begin)}"
    off = called_off(row)
    said = (
        f"De afspraak op {day} met {row.medewerker.naam} gaat niet door."
        if off
        else (f"Voor de afspraak op {day} met {row.medewerker.naam}.")
    )
    word = OFF if off else "Uitnodigen"
    return klant_page(
        request, row.klant, form, template=FORM, titel=word, knop=word, terug=_page_of(row),
        uitleg=f"{said}{who_gets_it(row.klant)}",
    )  # fmt: skip


def who_gets_it(klant: Klant) -> str:
    """Said before the button: that somebody else gets the post of this klant."""
    acting = addressee_of(klant)
    if acting is None:
        return ""
    return (
        f" Brief en mail gaan naar {acting.naam}, {acting.get_soort_display().lower()}: die krijgt de post."
    )


@require_POST
@requires(*CASEWORK)
def herinneringen_aan_uit(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """No reminders for this klant, or again."""
    klant = get_klant(request.user, klant_id)
    stop = request.POST.get("stop") == "ja"
    act = herinneringen.stop_reminders if stop else herinneringen.resume_reminders
    act(door=request.user.pk, klant_id=klant.pk, now=clock.now())
    messages.success(
        request,
        "Deze klant krijgt geen herinneringen meer." if stop else "Deze klant krijgt weer herinneringen.",
    )
    return redirect("afspraak_lijst", klant.pk)


def _find_taak(request: MemberRequest, taak_id: UUID) -> Taak:
    row = Taak.objects.open().filter(pk=taak_id).first()
    if row is None:
        raise Http404
    row.klant = get_klant(request.user, row.klant_id)
    return row


@require_POST
@requires(*CASEWORK)
def taak_gedaan(request: MemberRequest, taak_id: UUID) -> HttpResponse:
    """It was done."""
    row = _find_taak(request, taak_id)
    try:
        taken.finish_taak(door=request.user.pk, taak_id=row.pk, versie=row.versie, now=clock.now())
        messages.success(request, "De taak is gedaan.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("afspraak_lijst", row.klant_id)


@requires(*CASEWORK)
def taak_uitstellen(request: MemberRequest, taak_id: UUID) -> HttpResponse:
    """Not now: until when, and why."""
    row = _find_taak(request, taak_id)
    form = UitstelForm(request.POST or None, initial={"versie": row.versie})

    def save(data: dict[str, Any]) -> None:
        taken.postpone_taak(
            door=request.user.pk, taak_id=row.pk, versie=data["versie"], tot=data["uitgesteld_tot"],
            reden=data["uitgesteld_reden"],
        )  # fmt: skip

    if accepted(form, save):
        messages.success(request, "De taak wacht tot die dag.")
        return redirect("afspraak_lijst", row.klant_id)
    return klant_page(
        request, row.klant, form, template=FORM, titel="Taak uitstellen", knop="Taak uitstellen", uitleg=row.tekst,
        terug=reverse("afspraak_lijst", args=[row.klant_id]),
    )  # fmt: skip
