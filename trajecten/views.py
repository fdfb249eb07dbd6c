"""The pages of the plan: each one form about one klant, and back to the file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from intake.models import Klant
from intake.views.access import record_opening
from trajecten import permissions, services
from trajecten.enums import StapStatus
from trajecten.forms import (
    EvaluatieForm,
    OverdrachtForm,
    PlaatsingEindeForm,
    PlaatsingForm,
    RegisseurForm,
    RegisseurStartForm,
    StapForm,
    StapWijzigenForm,
    TrajectEindeForm,
    TrajectForm,
    ZoekForm,
)
from trajecten.models import Regisseurschap, Traject
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


def _klant(request: MemberRequest, klant_id: UUID) -> Klant:
    """A klant whose file this person may open; a stranger's does not exist."""
    return get_object_or_404(Klant.objects.visible_to(request.user), pk=klant_id)


def _page(request: MemberRequest, klant_id: UUID, form: Any, **page: Any) -> HttpResponse:
    """One form about one klant: `titel`, `knop`, perhaps `uitleg` and `ander` (label, url)."""
    persoon = identity(Klant.objects.visible_to(request.user), klant_id=klant_id, day=clock.today())
    record_opening(request, persoon["klant"], actie=page["titel"])
    terug = reverse("klant_dossier", args=[klant_id])
    context = {"persoon": persoon, "form": form, "terug": terug, "uitleg": "", "ander": None, **page}
    return render(request, "trajecten/formulier.html", context)


def _done(request: MemberRequest, klant_id: UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("klant_dossier", klant_id)


def _saved(form: Any, act: Any, klant_id: UUID | None = None) -> bool:
    """As `accepted`; a press on the button that only looks up saves nothing.

    `klant_id`: whose file shows what the form made when it was sent before.
    """
    if isinstance(form, ZoekForm) and form.searching:
        return False
    address = reverse("klant_dossier", args=[klant_id]) if klant_id else ""
    return accepted(form, act, earlier=lambda row: address)


def _shown(form: Any) -> Any:
    return form.unchecked() if isinstance(form, ZoekForm) and form.searching else form


@requires(*WITH_PLANS)
def traject_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Start a traject."""
    klant = _klant(request, klant_id)
    may_take = permissions.can_take_on(request.user, klant)
    form = TrajectForm(request.POST or None, may_take=may_take, initial={"start": clock.today(), "ik": True})

    def start(data: dict[str, Any]) -> None:
        services.start_traject(
            door=request.user.pk,
            klant_id=klant.pk,
            start=data["start"],
            regisseur_id=request.user.pk if data.get("ik") else None,
            traject_id=data["nieuw_id"],
            evaluatie_op=data["evaluatie_op"],
        )

    if _saved(form, start, klant.pk):
        return _done(request, klant.pk, "Het traject is gestart.")
    return _page(request, klant.pk, form, titel="Traject starten", knop="Traject starten")


@requires(*WITH_PLANS)
def traject_evaluatie(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Set the day on which a plan is looked at together."""
    traject = get_object_or_404(permissions.trajecten_of(request.user), pk=traject_id)
    form = EvaluatieForm(
        request.POST or None, initial={"evaluatie_op": traject.evaluatie_op, "versie": traject.versie}
    )

    def save(data: dict[str, Any]) -> None:
        services.set_evaluatie(
            door=request.user.pk,
            traject_id=traject.pk,
            versie=data["versie"],
            evaluatie_op=data["evaluatie_op"],
        )

    if _saved(form, save):
        return _done(request, traject.klant_id, "De evaluatie is opgeslagen.")
    return _page(request, traject.klant_id, form, titel="Evaluatie van het plan", knop="Evaluatie opslaan")


@requires(*WITH_PLANS)
def traject_einde(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """End a traject."""
    traject = get_object_or_404(permissions.trajecten_of(request.user).select_related("klant"), pk=traject_id)
    if not permissions.can_end_traject(request.user, traject):
        raise PermissionDenied
    today = clock.today()
    form = TrajectEindeForm(
        request.POST or None, today=today, initial={"einde": today, "versie": traject.versie}
    )

    def end(data: dict[str, Any]) -> None:
        services.end_traject(
            door=request.user.pk,
            traject_id=traject.pk,
            versie=data["versie"],
            einde=data["einde"],
            einde_reden_id=data["einde_reden"].pk,
        )

    if _saved(form, end):
        return _gone_or_done(request, traject.klant_id, "Het traject is beëindigd.")
    return _page(
        request,
        traject.klant_id,
        form,
        titel="Traject beëindigen",
        knop="Traject beëindigen",
        uitleg="Met het traject stopt de regisseur. Stappen die nog lopen, stoppen op dezelfde dag.",
    )


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

    if _saved(form, assign):
        return _gone_or_done(request, traject.klant_id, "De regisseur is toegewezen.")
    return _page(
        request, traject.klant_id, _shown(form), titel="Regisseur toewijzen", knop="Regisseur toewijzen"
    )


def _current_regisseurschap(request: MemberRequest, traject: Traject) -> Regisseurschap:
    rows = permissions.regisseurschappen_of(request.user).filter(traject=traject, einde__isnull=True)
    return get_object_or_404(rows.select_related("medewerker", "klant"))


@requires(*WITH_PLANS)
def regisseur_overdragen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Hand a klant over to another regisseur."""
    traject = get_object_or_404(permissions.trajecten_of(request.user), pk=traject_id)
    current = _current_regisseurschap(request, traject)
    if not permissions.can_transfer(request.user, current):
        raise PermissionDenied
    form = OverdrachtForm(
        request.POST or None,
        team_id=request.user.team_id,
        without=current.medewerker_id,
        initial={"dag": clock.today(), "versie": current.versie},
    )

    def transfer(data: dict[str, Any]) -> None:
        services.transfer_regisseur(
            door=request.user.pk,
            regisseurschap_id=current.pk,
            versie=data["versie"],
            medewerker_id=data["medewerker"].pk,
            dag=data["dag"],
            overdrachtsnotitie=data["overdrachtsnotitie"],
        )

    if _saved(form, transfer):
        return _gone_or_done(request, traject.klant_id, "De klant is overgedragen.")
    return _page(
        request,
        traject.klant_id,
        _shown(form),
        titel="Klant overdragen",
        knop="Klant overdragen",
        uitleg=f"Nu is {current.medewerker.naam} de regisseur. Op de dag die u kiest, is het de nieuwe regisseur.",
    )


@requires(*WITH_PLANS)
def regisseur_wijzigen(request: MemberRequest, regisseurschap_id: UUID) -> HttpResponse:
    """Correct the first day of a regisseur."""
    row = get_object_or_404(
        permissions.regisseurschappen_of(request.user).select_related("medewerker", "klant"),
        pk=regisseurschap_id,
    )
    if not permissions.can_transfer(request.user, row):
        raise PermissionDenied
    form = RegisseurStartForm(request.POST or None, initial={"start": row.start, "versie": row.versie})

    def correct(data: dict[str, Any]) -> None:
        services.correct_regisseurschap(
            door=request.user.pk, regisseurschap_id=row.pk, versie=data["versie"], start=data["start"]
        )

    if _saved(form, correct):
        return _gone_or_done(request, row.klant_id, "De eerste dag van de regisseur is gewijzigd.")
    return _page(
        request, row.klant_id, form, titel="Eerste dag van de regisseur wijzigen", knop="Eerste dag wijzigen",
        uitleg=f"Het gaat om {row.medewerker.naam}. De vorige regisseur blijft regisseur tot deze dag.",
    )  # fmt: skip


def _gone_or_done(request: MemberRequest, klant_id: UUID, sentence: str) -> HttpResponse:
    """After a hand-over, or without a regisseur, the file may be out of sight."""
    messages.success(request, sentence)
    if Klant.objects.visible_to(request.user).filter(pk=klant_id).exists():
        return redirect("klant_dossier", klant_id)
    return redirect("start")


@requires(*WITH_PLANS)
def stap_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Add a step to the plan."""
    traject = get_object_or_404(permissions.trajecten_of(request.user), pk=traject_id)
    today = clock.today()
    form = StapForm(request.POST or None, today=today, initial={"start": today, "status": StapStatus.LOPEND})

    def add(data: dict[str, Any]) -> None:
        services.add_stap(
            door=request.user.pk,
            traject_id=traject.pk,
            voorziening_id=data["voorziening"].pk,
            start=data["start"],
            status=data["status"],
            einde=data["einde"],
            stap_id=data["nieuw_id"],
        )

    if _saved(form, add, traject.klant_id):
        return _done(request, traject.klant_id, "De stap is toegevoegd.")
    return _page(request, traject.klant_id, form, titel="Stap toevoegen", knop="Stap toevoegen")


@requires(*WITH_PLANS)
def stap_wijzigen(request: MemberRequest, stap_id: UUID) -> HttpResponse:
    """Move a step on."""
    stap = get_object_or_404(permissions.stappen_of(request.user).select_related("voorziening"), pk=stap_id)
    form = StapWijzigenForm(request.POST or None, instance=stap)

    def save(data: dict[str, Any]) -> None:
        services.save_stap(
            door=request.user.pk,
            stap_id=stap.pk,
            versie=data["versie"],
            start=data["start"],
            status=data["status"],
            einde=data["einde"],
        )

    if _saved(form, save):
        return _done(request, stap.klant_id, "De stap is opgeslagen.")
    return _page(
        request,
        stap.klant_id,
        form,
        titel="Stap wijzigen",
        knop="Stap opslaan",
        uitleg=stap.voorziening.naam,
        ander=("Deze stap klopt niet", reverse("feit_vervallen", args=["stap", stap.pk])),
    )


@requires(*WITH_PLANS)
def plaatsing_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Record a start in work or education."""
    klant = _klant(request, klant_id)
    form = PlaatsingForm(request.POST or None, initial={"startdatum": clock.today().strftime("%d-%m-%Y")})

    def record(data: dict[str, Any]) -> None:
        services.record_plaatsing(
            door=request.user.pk, klant_id=klant.pk, gegevens=form.facts(), plaatsing_id=data["nieuw_id"]
        )

    if _saved(form, record, klant.pk):
        return _done(request, klant.pk, "De plaatsing is vastgelegd.")
    return _page(request, klant.pk, _shown(form), titel="Plaatsing vastleggen", knop="Plaatsing vastleggen")


@requires(*WITH_PLANS)
def plaatsing_einde(request: MemberRequest, plaatsing_id: UUID) -> HttpResponse:
    """Record the end of a placement."""
    plaatsing = get_object_or_404(permissions.plaatsingen_of(request.user), pk=plaatsing_id)
    today = clock.today()
    form = PlaatsingEindeForm(
        request.POST or None, today=today, initial={"einddatum": today, "versie": plaatsing.versie}
    )

    def end(data: dict[str, Any]) -> None:
        services.end_plaatsing(
            door=request.user.pk,
            plaatsing_id=plaatsing.pk,
            versie=data["versie"],
            einddatum=data["einddatum"],
            einde_reden_id=data["einde_reden"].pk,
        )

    if _saved(form, end):
        return _done(request, plaatsing.klant_id, "Het einde van de plaatsing is vastgelegd.")
    return _page(request, plaatsing.klant_id, form, titel="Einde van een plaatsing", knop="Einde vastleggen")
