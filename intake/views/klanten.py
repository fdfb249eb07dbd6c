"""Pages about who the person is: register, correct, identify, merge."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from intake import bsn as burgerservicenummer
from intake import queries
from intake.forms import IdentificatieForm, KlantForm, NieuweKlantForm, SamenvoegForm
from intake.models import Identificatie, Klant, Klantnummer
from intake.permissions import CASEWORK, can_merge, can_view_klant, sees_by_task
from intake.services import klanten as services
from intake.services.samenvoegen import merge_klanten
from intake.views.access import get_klant, klant_page, record_opening, to_dossier, to_dossier_or_start
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@sensitive_post_parameters("bsn")
@requires(*CASEWORK)
def klant_nieuw(request: MemberRequest) -> HttpResponse:
    """Register a person."""
    form = NieuweKlantForm(request.POST or None)
    made: list[Klant] = []

    def create(data: dict[str, Any]) -> None:
        made.append(
            services.create_klant(
                door=request.user.pk, klant_id=data["nieuw_id"], gegevens=data, bsn=data["bsn"]
            )
        )

    def earlier(klant: Klant) -> str:
        return reverse("klant_dossier", args=[klant.pk]) if can_view_klant(request.user, klant) else ""

    if not accepted(form, create, earlier=earlier):
        context = {
            "form": form,
            "titel": "Klant toevoegen",
            "knop": "Klant toevoegen",
            "terug": reverse("start"),
        }
        return render(request, "intake/nieuw.html", context)
    sentence = f"De klant is toegevoegd met klantnummer {made[0].klantnummer}."
    if not can_view_klant(request.user, made[0]):
        sentence += " Het dossier hoort bij een ander team; u kunt het daarom niet openen."
    messages.success(request, sentence)
    return to_dossier_or_start(request, made[0])


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


@requires(Rol.TEAMLEIDER)
def klant_samenvoegen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Take over another file of the same person: first look at both, then merge."""
    klant = get_klant(request.user, klant_id)
    if not can_merge(request.user, klant, klant):
        raise PermissionDenied
    form = SamenvoegForm(request.POST or None)
    other = _other_klant(request, klant, form)
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if other and data.get("versie") and data.get("andere_versie"):

        def merge(data: dict[str, Any]) -> None:
            merge_klanten(
                door=request.user.pk,
                kept_id=klant.pk,
                kept_versie=data["versie"],
                merged_id=other.pk,
                merged_versie=data["andere_versie"],
                now=clock.now(),
            )

        if accepted(form, merge):
            messages.success(request, "De dossiers zijn samengevoegd.")
            return to_dossier(klant)
    if other and not form.errors:
        return _confirm_merge(request, klant, other, form)
    return klant_page(request, klant, form, titel="Dossiers samenvoegen", knop="Dossiers vergelijken")


def _other_klant(request: MemberRequest, klant: Klant, form: SamenvoegForm) -> Klant | None:
    """The klant of the number that was typed, for a teamleider who may see it."""
    if not (form.is_bound and form.is_valid()):
        return None
    nummer = Klantnummer.objects.select_related("klant").filter(nummer=form.cleaned_data["nummer"]).first()
    if nummer is None or not can_merge(request.user, klant, nummer.klant):
        form.add_error("nummer", "U ziet geen klant met dit klantnummer.")
        return None
    if nummer.klant_id == klant.pk:
        form.add_error("nummer", "Dit is het dossier waar u nu bent. Vul het andere klantnummer in.")
        return None
    return nummer.klant


def _confirm_merge(request: MemberRequest, klant: Klant, other: Klant, form: SamenvoegForm) -> HttpResponse:
    confirm = SamenvoegForm(
        initial={
            "nummer": form.cleaned_data["nummer"],
            "versie": klant.versie,
            "andere_versie": other.versie,
        }
    )
    return klant_page(
        request,
        klant,
        confirm,
        template="intake/klant_samenvoegen.html",
        ander=other,
    )
