"""Pages about who the person is: register, correct, identify."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from intake import bsn as burgerservicenummer
from intake import queries
from intake.forms import IdentificatieForm, KlantForm, NieuweKlantForm
from intake.models import Identificatie, Klant
from intake.permissions import CASEWORK, can_identify, can_view_klant, sees_by_task
from intake.services import klanten as services
from intake.services.dubbel import DubbelError
from intake.views.access import get_klant, klant_page, record_opening, to_dossier, to_dossier_or_start
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@sensitive_post_parameters("bsn")
@requires(*CASEWORK)
def klant_nieuw(request: MemberRequest) -> HttpResponse:
    """Register a person."""
    form = NieuweKlantForm(request.POST or None)
    made: list[Klant] = []
    doubles: list[DubbelError] = []

    def create(data: dict[str, Any]) -> None:
        try:
            made.append(
                services.create_klant(
                    door=request.user.pk,
                    klant_id=data["nieuw_id"],
                    gegevens=data,
                    bsn=data["bsn"],
                    anders_dan=form.anders_dan,
                )
            )
        except DubbelError as refusal:
            doubles.append(refusal)
            raise

    def earlier(klant: Klant) -> str:
        return reverse("klant_dossier", args=[klant.pk]) if can_view_klant(request.user, klant) else ""

    if not accepted(form, create, earlier=earlier):
        context = {
            "form": form,
            "titel": "Klant toevoegen",
            "knop": "Klant toevoegen",
            "terug": reverse("start"),
            "dubbel": _shown_doubles(request, form, doubles[0]) if doubles else [],
        }
        response = render(request, "intake/nieuw.html", context)
        if doubles:  # a list of people; the empty form keeps what was typed when somebody goes one step back
            add_never_cache_headers(response)
        return response
    sentence = f"De klant is toegevoegd met klantnummer {made[0].klantnummer}."
    if not can_view_klant(request.user, made[0]):
        sentence += " Het dossier hoort bij een ander team; u kunt het daarom niet openen."
    messages.success(request, sentence)
    return to_dossier_or_start(request, made[0])


def _shown_doubles(request: MemberRequest, form: NieuweKlantForm, refusal: DubbelError) -> list[Klant]:
    """The people of the own work who may be the same, in the reading log; a name alone leaves the choice."""
    keys = [row.pk for row in refusal.klanten]
    record_reading(
        gebruiker=request.user.pk,
        klanten=keys,
        actie="Mogelijk dezelfde klant bekijken",
        doel=Doel.BEGELEIDING,
        gegevens=("naam", "geboortedatum"),
        now=clock.now(),
    )
    if not refusal.zeker:
        form.ask_whether_other(keys)
    return refusal.klanten


@requires(*CASEWORK)
def klant_gegevens(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Name, birth date, stadsdeel, ground, let op; died or moved."""
    klant = get_klant(request.user, klant_id)
    form = KlantForm(request.POST or None, instance=get_klant(request.user, klant_id))
    # The stadsdeel decides whose file it is: whoever is here for a day does not take it along.
    form.fields["stadsdeel"].disabled = not sees_by_task(request.user, klant)

    def save(data: dict[str, Any]) -> None:
        services.save_klantgegevens(
            door=request.user.pk, klant_id=klant.pk, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De gegevens zijn opgeslagen.")
        return to_dossier_or_start(request, klant)
    return klant_page(request, klant, form, titel="Gegevens wijzigen", knop="Gegevens opslaan")


@never_cache
@sensitive_post_parameters("bsn")
@requires(*CASEWORK)
def klant_identificatie(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The BSN, shown masked; or the reason why there is none."""
    klant = get_klant(request.user, klant_id)
    if not can_identify(request.user, klant):
        raise PermissionDenied
    row = Identificatie.objects.filter(klant=klant).first()
    form = IdentificatieForm(
        request.POST or None,
        initial={
            "versie": services.identificatie_state(row),
            "reden_ontbreekt": row.reden_ontbreekt if row else None,
        },
    )

    def save(data: dict[str, Any]) -> None:
        services.set_identificatie(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            bsn=data["bsn"],
            reden_ontbreekt=data["reden_ontbreekt"] or None,
        )

    if accepted(form, save):
        messages.success(request, "De identificatie is opgeslagen.")
        return to_dossier(klant)
    return klant_page(
        request,
        klant,
        form,
        titel="BSN vastleggen",
        knop="BSN opslaan",
        uitleg=f"Nu bekend: {_masked(row)}." if row and row.bsn_index else "",
    )


def _masked(row: Identificatie) -> str:
    try:
        digits = burgerservicenummer.decrypt(
            bytes(row.bsn_versleuteld or b""), row_id=row.pk, key_id=row.sleutel_id or ""
        )
    except burgerservicenummer.BsnError:
        return "een nummer dat nu niet te lezen is"
    return burgerservicenummer.masked(digits)


@never_cache
@require_POST
@requires(*CASEWORK)
def bsn_tonen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole BSN, once: it is in the answer to a press on a button, and in no address. The log knows first."""
    klant = get_klant(request.user, klant_id)
    digits = services.reveal_bsn(door=request.user.pk, klant_id=klant.pk)
    if digits is None:
        messages.error(request, "Er is geen burgerservicenummer dat wij kunnen tonen.")
        return to_dossier(klant)
    record_opening(request, klant, actie="BSN tonen", gegevens=("bsn",))
    context = {"klant": klant, "persoon": queries.identity(klant, clock.today()), "bsn": digits}
    return render(request, "intake/klant_bsn.html", context)
