"""Pages about who may open a shielded file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from intake.forms import AfschermForm, NamenForm, OpheffenForm, VertrouwelingForm
from intake.models import Klant, Vertrouweling
from intake.permissions import can_shield
from intake.services import afschermen as services
from intake.views.access import get_klant, klant_page, to_dossier_or_start
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

WHO_SHIELDS = (Rol.TEAMLEIDER, Rol.REGISSEUR)


def _klant(request: MemberRequest, klant_id: UUID) -> Klant:
    """A klant whom this person sees, and whose shield is in their hands."""
    klant = get_klant(request.user, klant_id)
    if not can_shield(request.user, klant):
        raise PermissionDenied
    return klant


@requires(*WHO_SHIELDS)
def klant_afschermen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Shield a file and name who may open it beside its regisseur; or lift that."""
    klant = _klant(request, klant_id)
    if klant.afgeschermd_op is not None:
        return _opheffen(request, klant)
    form = AfschermForm(request.POST or None, team_id=request.user.team_id, initial={"versie": klant.versie})

    def save(data: dict[str, Any]) -> None:
        services.shield(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            reden=data["reden"],
            namen=[medewerker.pk for medewerker in data["namen"]],
            now=clock.now(),
        )

    if not form.searching and accepted(form, save):
        messages.success(request, "Het dossier is afgeschermd.")
        return to_dossier_or_start(request, klant)
    return klant_page(
        request,
        klant,
        _shown(form),
        titel="Dossier afschermen",
        knop="Dossier afschermen",
        uitleg="Een afgeschermd dossier zien alleen de regisseur van de klant en de mensen die u hier kiest, "
        "ook in lijsten. Wilt u het zelf blijven zien? Kies dan ook uzelf.",
    )


def _opheffen(request: MemberRequest, klant: Klant) -> HttpResponse:
    form = OpheffenForm(
        request.POST or None, initial={"versie": klant.versie, "reden": klant.afgeschermd_reden}
    )

    def save(data: dict[str, Any]) -> None:
        services.unshield(door=request.user.pk, klant_id=klant.pk, versie=data["versie"], now=clock.now())

    if accepted(form, save):
        messages.success(request, "Het dossier is niet meer afgeschermd.")
        return to_dossier_or_start(request, klant)
    return klant_page(
        request, klant, form, titel="Afscherming opheffen", knop="Afscherming opheffen",
        uitleg="Daarna ziet het hele team dit dossier weer.",
    )  # fmt: skip


def _shown(form: NamenForm) -> NamenForm:
    return form.unchecked() if form.searching else form


@requires(*WHO_SHIELDS)
def vertrouwelingen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Who may open this shielded file; name others, or end it for somebody."""
    klant = _klant(request, klant_id)
    if klant.afgeschermd_op is None:
        raise Http404
    form = VertrouwelingForm(request.POST or None, team_id=request.user.team_id)

    def add(data: dict[str, Any]) -> None:
        services.add_vertrouwelingen(
            door=request.user.pk, klant_id=klant.pk, namen=[row.pk for row in data["namen"]]
        )

    if not form.searching and accepted(form, add):
        messages.success(request, "Dit dossier is nu te zien voor wie u koos.")
        return _to_names_or_start(request, klant)
    rows = klant.vertrouwelingen.filter(tot__isnull=True).select_related("medewerker__team")
    return klant_page(
        request,
        klant,
        _shown(form),
        template="intake/vertrouwelingen.html",
        titel="Wie dit dossier mag zien",
        vertrouwelingen=rows.order_by("medewerker__naam", "pk"),
    )


@require_POST
@requires(*WHO_SHIELDS)
def vertrouweling_einde(request: MemberRequest, vertrouweling_id: UUID) -> HttpResponse:
    """Somebody may no longer open a shielded file."""
    row = Vertrouweling.objects.filter(pk=vertrouweling_id).first()
    if row is None:
        raise Http404
    klant = _klant(request, row.klant_id)
    try:
        services.end_vertrouweling(door=request.user.pk, vertrouweling_id=row.pk, now=clock.now())
        messages.success(request, "Deze medewerker ziet het dossier niet meer.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return _to_names_or_start(request, klant)


def _to_names_or_start(request: MemberRequest, klant: Klant) -> HttpResponse:
    """Back to the names, or to the start page when the file is now in other hands."""
    fresh = Klant.objects.get(pk=klant.pk)
    return redirect("vertrouwelingen", klant.pk) if can_shield(request.user, fresh) else redirect("start")
