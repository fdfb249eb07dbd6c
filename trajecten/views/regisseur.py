"""Who is the regisseur."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from trajecten import permissions, services
from trajecten.forms import OverdrachtForm, RegisseurForm, RegisseurStartForm
from trajecten.forms.basis import as_uuid
from trajecten.models import Regisseurschap, Traject
from trajecten.overzicht.afspraken import staying
from trajecten.permissions import WITH_PLANS
from trajecten.services.basis import ONE_DAY
from trajecten.views.basis import form_page, gone_or_done, saved, shown
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.notation import short_date


@requires(*WITH_PLANS)
def regisseur_toewijzen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Make somebody regisseur: a teamleider anybody, a regisseur themself."""
    traject = get_object_or_404(permissions.trajecten_of(request.user).select_related("klant"), pk=traject_id)
    if not permissions.can_assign_regisseur(request.user, traject.klant):
        raise PermissionDenied
    others = permissions.can_assign_others(request.user)
    today = clock.today()
    form = RegisseurForm(
        request.POST or None,
        team_id=request.user.team_id,
        only=None if others else request.user,
        initial={"dag": max(today, traject.start), "medewerker": "" if others else request.user.pk},
    )

    def assign(data: dict[str, Any]) -> None:
        services.assign_regisseur(
            door=request.user.pk,
            traject_id=traject.pk,
            medewerker_id=data["medewerker"].pk,
            start=data["dag"],
        )

    if saved(form, assign):
        return gone_or_done(request, traject.klant_id, "De regisseur is toegewezen.")
    return form_page(
        request, traject.klant_id, shown(form), titel="Regisseur toewijzen", knop="Regisseur toewijzen"
    )


def _current_regisseurschap(request: MemberRequest, traject: Traject) -> Regisseurschap:
    rows = permissions.regisseurschappen_of(request.user).filter(traject=traject, einde__isnull=True)
    return get_object_or_404(rows.select_related("medewerker", "klant"))


@requires(*WITH_PLANS)
def regisseur_overdragen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Hand a klant over to another regisseur."""
    traject = get_object_or_404(permissions.trajecten_of(request.user), pk=traject_id)
    current = _current_regisseurschap(request, traject)
    may, overtaken = permissions.can_transfer(request.user, current), _overtaken(request, current)
    now = (
        Regisseurschap.objects.on(clock.today()).filter(traject=traject).select_related("medewerker", "klant")
    )
    present = now.first()
    if not may and not overtaken:
        return _planned_already(request, present, current)
    form = OverdrachtForm(
        request.POST or None,
        team_id=request.user.team_id,
        without=current.medewerker_id,
        initial={
            "dag": max(clock.today(), current.start + ONE_DAY),
            "versie": current.versie,
            "regisseurschap": current.pk,
        },
    )
    if overtaken:
        hidden = {"regisseurschap": current.pk, "versie": current.versie} if may else {}
        form.begin_again(_who_is_now(current, present, may=may), **hidden)

    def transfer(data: dict[str, Any]) -> None:
        services.transfer_regisseur(
            door=request.user.pk,
            regisseurschap_id=current.pk,
            versie=data["versie"],
            medewerker_id=data["medewerker"].pk,
            dag=data["dag"],
            overdrachtsnotitie=data["overdrachtsnotitie"],
        )

    if not overtaken and saved(form, transfer):
        return _to_letter(request, traject)
    return form_page(
        request,
        traject.klant_id,
        shown(form),
        titel="Klant overdragen",
        knop="Klant overdragen",
        template="trajecten/regisseur_overdragen.html",
        uitleg=_who_leads(present, current),
        van=current.medewerker,
        afspraken=staying([(traject.klant_id, current.medewerker_id)], clock.today()).get(
            traject.klant_id, []
        ),
    )


def _planned_already(
    request: MemberRequest, present: Regisseurschap | None, later: Regisseurschap
) -> HttpResponse:
    """The present regisseur, who hands over on a day to come: back to where that is taken back or corrected."""
    if present is None or not permissions.can_transfer(request.user, present):
        raise PermissionDenied
    messages.warning(
        request,
        f"U bent de regisseur tot {short_date(later.start)}. Vanaf die dag is het {later.medewerker.naam}. Moet dat "
        "anders? Wijzig dan de eerste dag, of neem de overdracht terug.",
    )
    return redirect("klant_dossier", present.klant_id)


def _who_leads(present: Regisseurschap | None, last: Regisseurschap) -> str:
    """Who is the regisseur today, and who becomes it: the last one hands over."""
    naam, taken = last.medewerker.naam, "Op de dag die u kiest, is het de nieuwe regisseur."
    if present == last:
        return f"Nu is {naam} de regisseur. {taken}"
    first = f"Nu is {present.medewerker.naam} de regisseur. " if present else ""
    wrong = " Klopt die overdracht niet? Neem hem dan terug in het dossier." if present else ""
    since = short_date(last.start)
    return f"{first}Vanaf {since} is het {naam}.{wrong} {taken} Kies een dag na {since}."


def _overtaken(request: MemberRequest, current: Regisseurschap) -> bool:
    """Whether the page that was sent is of an earlier regisseur, by whoever might hand over then."""
    asked = as_uuid(request.POST.get("regisseurschap", ""))
    if asked is None or asked == current.pk:
        return False
    rows = permissions.regisseurschappen_of(request.user).select_related("klant")
    was = rows.filter(traject=current.traject_id, pk=asked).first()
    if was is None:
        return False
    return was.medewerker_id == request.user.pk or permissions.can_transfer(request.user, was)


def _who_is_now(current: Regisseurschap, present: Regisseurschap | None, *, may: bool) -> str:
    name = current.medewerker.naam
    since = short_date(current.start)
    sentence = f"{name} is intussen de regisseur van deze klant, vanaf {since}. Er is niets overgedragen."
    if present != current:
        until = f" Tot die dag is het {present.medewerker.naam}." if present else ""
        sentence = (
            f"Vanaf {since} wordt {name} de regisseur van deze klant.{until} Er is nu niets overgedragen."
        )
    if present != current and not may:
        return (
            f"{sentence} Moet dat anders? Neem de overdracht eerst terug. Wat u typte, staat hieronder nog."
        )
    if may:
        return f"{sentence} Wilt u de klant van {name} overdragen? Druk dan nog een keer op de knop."
    return f"{sentence} Wat u typte, staat hieronder nog. Geef het zo nodig aan {name} door."


def _to_letter(request: MemberRequest, traject: Traject) -> HttpResponse:
    """On to the text for the klant; when the file went out of sight to the start page."""
    sentence = "De klant is overgedragen."
    rows = permissions.regisseurschappen_of(request.user).filter(traject=traject, einde__isnull=True)
    new = rows.order_by("-start").first()
    if new is None:
        return gone_or_done(request, traject.klant_id, sentence)
    messages.success(request, f"{sentence} Hieronder staat een tekst voor de klant.")
    return redirect("regisseur_brief", new.pk)


@requires(*WITH_PLANS)
def regisseur_wijzigen(request: MemberRequest, regisseurschap_id: UUID) -> HttpResponse:
    """Correct the first day of a regisseur."""
    row = get_object_or_404(
        permissions.regisseurschappen_of(request.user).select_related("medewerker", "klant"),
        pk=regisseurschap_id,
    )
    before = Regisseurschap.objects.before(row).select_related("medewerker").first()
    if not permissions.can_move_start(request.user, row, before):
        raise PermissionDenied
    form = RegisseurStartForm(request.POST or None, initial={"start": row.start, "versie": row.versie})

    def correct(data: dict[str, Any]) -> None:
        services.correct_regisseurschap(
            door=request.user.pk, regisseurschap_id=row.pk, versie=data["versie"], start=data["start"]
        )

    if saved(form, correct):
        return gone_or_done(request, row.klant_id, "De eerste dag van de regisseur is gewijzigd.")
    until = f"{before.medewerker.naam} is de regisseur tot deze dag." if before else ""
    return form_page(
        request, row.klant_id, form, titel="Eerste dag van de regisseur wijzigen", knop="Eerste dag wijzigen",
        uitleg=f"Het gaat om {row.medewerker.naam}. {until}".strip(),
    )  # fmt: skip
