"""Pages of the conversation, the contact attempt, and what stands in the way."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intake.forms import BelemmeringForm, GesprekForm, NieuwGesprekForm, OplossingForm, PogingForm
from intake.models import Belemmering, Concept, Gesprek, Klant
from intake.permissions import CASEWORK
from intake.queries import concepten
from intake.services import gesprekken as services
from intake.views.access import get_klant, klant_page, to_dossier
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import StaleError, accepted

KEPT = ("datum", "vorm", "trede", "verslag")


@requires(*CASEWORK)
def gesprek_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Log a conversation, or keep it as a draft and go on later."""
    klant = get_klant(request.user, klant_id)
    concept = concepten(request.user, klant).filter(soort=services.CONCEPT_GESPREK).first()
    form = NieuwGesprekForm(request.POST or None, initial=_start(concept))
    if "concept" in request.POST and _kept_concept(request, klant, form):
        messages.success(request, "Het concept is bewaard. Alleen u ziet het.")
        return to_dossier(klant)

    def save(data: dict[str, Any]) -> None:
        services.record_gesprek(
            door=request.user.pk, klant_id=klant.pk, gesprek_id=data["nieuw_id"], gegevens=data
        )

    if "concept" not in request.POST and accepted(form, save, earlier=_page_of):
        messages.success(request, "Het gesprek is vastgelegd.")
        return to_dossier(klant)
    return klant_page(
        request,
        klant,
        form,
        template="intake/gesprek.html",
        titel="Gesprek vastleggen",
        knop="Gesprek vastleggen",
        concept=concept,
        met_concept=True,
        velden=" ".join(KEPT),
        stil=settings.SESSION_IDLE_AGE,
    )


def _page_of(gesprek: Gesprek) -> str:
    if gesprek.vervallen_op:
        return reverse("klant_dossier", args=[gesprek.klant_id])
    return reverse("gesprek_wijzigen", args=[gesprek.pk])


def _start(concept: Concept | None) -> dict[str, Any]:
    """What an empty form shows: today, or what the draft holds."""
    if concept is None:
        return {"datum": clock.today(), "versie": 0}
    return {**concept.inhoud, "versie": concept.versie}


def _keep(request: MemberRequest, klant: Klant) -> Concept:
    """Everything as it was typed, right or wrong. Raises StaleError: a draft of another tab is not overwritten."""
    versie = request.POST.get("versie", "")
    return services.save_concept(
        door=request.user.pk,
        klant_id=klant.pk,
        soort=services.CONCEPT_GESPREK,
        versie=int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 9 else 0,
        inhoud={name: request.POST.get(name, "") for name in KEPT},
        now=clock.now(),
    )


def _kept_concept(request: MemberRequest, klant: Klant, form: NieuwGesprekForm) -> bool:
    try:
        _keep(request, klant)
    except StaleError as stale:
        form.is_valid()
        form.errors.clear()
        form.add_error(None, str(stale))
        form.botsing = [("Verslag in het concept", stale.stored.get("verslag", ""))]  # type: ignore[attr-defined]
        form.data = {**request.POST.dict(), "versie": str(stale.versie)}
        return False
    return True


@never_cache
@require_POST
@requires(*CASEWORK)
def concept_bewaren(request: MemberRequest, klant_id: UUID) -> JsonResponse:
    """What static/js/concept.js sends while somebody types: kept, with the moment; or 409 with the other text."""
    klant = get_klant(request.user, klant_id)
    try:
        concept = _keep(request, klant)
    except StaleError as stale:
        return JsonResponse({"versie": stale.versie, "inhoud": stale.stored}, status=409)
    return JsonResponse({"versie": concept.versie, "om": notation.clock_time(concept.opgeslagen_op)})


@require_POST
@requires(*CASEWORK)
def concept_weg(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Throw the own draft away and begin again."""
    klant = get_klant(request.user, klant_id)
    services.drop_concept(door=request.user.pk, klant_id=klant.pk, soort=services.CONCEPT_GESPREK)
    messages.success(request, "Het concept is weggegooid.")
    return redirect("gesprek_nieuw", klant.pk)


@requires(*CASEWORK)
def gesprek_wijzigen(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """Correct a conversation. When somebody else was first both texts are shown, and nothing is overwritten."""
    row = Gesprek.objects.filter(pk=gesprek_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = GesprekForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_gesprek(
            door=request.user.pk, gesprek_id=gesprek_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "Het gesprek is opgeslagen.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, template="intake/gesprek.html", titel="Gesprek wijzigen", knop="Gesprek opslaan"
    )


@requires(*CASEWORK)
def poging_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Log an attempt that did not become a conversation."""
    klant = get_klant(request.user, klant_id)
    form = PogingForm(request.POST or None, initial={"datum": clock.today()})

    def save(data: dict[str, Any]) -> None:
        services.record_poging(
            door=request.user.pk,
            klant_id=klant.pk,
            poging_id=data["nieuw_id"],
            datum=data["datum"],
            uitkomst=data["uitkomst"],
        )

    if accepted(form, save, earlier=lambda row: reverse("klant_dossier", args=[klant.pk])):
        messages.success(request, "De contactpoging is vastgelegd.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, titel="Contactpoging vastleggen", knop="Contactpoging vastleggen",
        uitleg="Hebt u de klant gesproken? Leg dan een gesprek vast.",
    )  # fmt: skip


@requires(*CASEWORK)
def belemmering_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Note what stands in the way of work."""
    klant = get_klant(request.user, klant_id)
    today = clock.today()
    form = BelemmeringForm(request.POST or None, day=today, initial={"vastgesteld_op": today})

    def save(data: dict[str, Any]) -> None:
        services.add_belemmering(
            door=request.user.pk,
            klant_id=klant.pk,
            soort=data["soort"].pk,
            vastgesteld_op=data["vastgesteld_op"],
        )

    if accepted(form, save):
        messages.success(request, "De belemmering is vastgelegd.")
        return to_dossier(klant)
    return klant_page(request, klant, form, titel="Belemmering toevoegen", knop="Belemmering toevoegen")


@requires(*CASEWORK)
def belemmering_oplossen(request: MemberRequest, belemmering_id: UUID) -> HttpResponse:
    """It no longer stands in the way."""
    rows = Belemmering.objects.select_related("soort").filter(vervallen_op__isnull=True)
    row = rows.filter(pk=belemmering_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = OplossingForm(
        request.POST or None,
        vastgesteld_op=row.vastgesteld_op,
        initial={"opgelost_op": row.opgelost_op or clock.today(), "versie": row.versie},
    )

    def save(data: dict[str, Any]) -> None:
        services.solve_belemmering(
            door=request.user.pk,
            belemmering_id=row.pk,
            versie=data["versie"],
            opgelost_op=data["opgelost_op"],
        )

    if accepted(form, save):
        messages.success(request, "De belemmering is opgelost.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, titel="Belemmering oplossen", knop="Belemmering oplossen",
        uitleg=f"{row.soort.naam}.",
    )  # fmt: skip
