"""What somebody does about one klant of the work list: leave out for a while, promise to call, and exemptions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from intake.forms import NieuweOntheffingForm, OntheffingForm, OverslagForm, TerugbelForm
from intake.models import Klant, Ontheffing, Overslag, Terugbelbelofte
from intake.permissions import CASEWORK, sees_by_task
from intake.services import ontheffingen
from intake.services import werklijst as services
from intake.views.access import LIST, came_from, get_klant, klant_page, to_dossier, work_list
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, accepted


def _own_work(medewerker: Medewerker, klant_id: UUID) -> Klant:
    """A klant who is this medewerker's work; 404 also for whoever is there for a day with a reason."""
    klant = get_klant(medewerker, klant_id)
    if not sees_by_task(medewerker, klant):
        raise Http404
    return klant


@requires(*CASEWORK)
def klant_overslaan(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Leave a klant out of the work list for a while, with a reason."""
    klant = _own_work(request.user, klant_id)
    form = OverslagForm(request.POST or None)

    def skip(data: dict[str, Any]) -> None:
        services.skip_klant(
            door=request.user.pk,
            klant_id=klant.pk,
            overslag_id=data["nieuw_id"],
            tot=data["tot"],
            reden=data["reden"],
            now=clock.now(),
        )

    if accepted(form, skip, earlier=lambda row: work_list(request)):
        messages.success(
            request,
            f"De klant staat tot en met {notation.short_date(form.cleaned_data['tot'])} niet in de werklijst.",
        )
        return redirect(work_list(request))
    return klant_page(
        request, klant, form, titel="Klant overslaan", knop="Klant overslaan", terug=came_from(request, klant),
        uitleg="Niemand van uw team ziet de klant dan in de werklijst. Daarna komt de klant vanzelf terug.",
    )  # fmt: skip


@require_POST
@requires(*CASEWORK)
def overslag_einde(request: MemberRequest, overslag_id: UUID) -> HttpResponse:
    """Let a klant come back into the work list now."""
    row = Overslag.objects.filter(pk=overslag_id, beeindigd_op__isnull=True).first()
    if row is None:
        raise Http404
    _own_work(request.user, row.klant_id)
    services.end_skip(door=request.user.pk, overslag_id=row.pk, now=clock.now())
    messages.success(request, "De klant staat weer in de werklijst.")
    return redirect(LIST)


@requires(*CASEWORK)
def terugbelbelofte_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Promise to call on a day."""
    klant = get_klant(request.user, klant_id)
    form = TerugbelForm(request.POST or None)

    def promise(data: dict[str, Any]) -> None:
        services.promise_call(
            door=request.user.pk, klant_id=klant.pk, belofte_id=data["nieuw_id"], op=data["op"]
        )

    back = came_from(request, klant)
    if accepted(form, promise, earlier=lambda row: back):
        messages.success(
            request, f"Vastgelegd: u belt op {notation.short_date(form.cleaned_data['op'])} terug."
        )
        return redirect(back)
    return klant_page(
        request, klant, form, titel="Terugbellen beloven", knop="Belofte vastleggen", terug=back,
        uitleg="Een gesprek op die dag of later maakt de belofte vanzelf gedaan. Een poging niet.",
    )  # fmt: skip


@require_POST
@requires(*CASEWORK)
def terugbelbelofte_gedaan(request: MemberRequest, belofte_id: UUID) -> HttpResponse:
    """Say that the call was made."""
    row = Terugbelbelofte.objects.filter(pk=belofte_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    versie = request.POST.get("versie", "")
    try:
        services.keep_promise(
            door=request.user.pk,
            belofte_id=row.pk,
            versie=int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 9 else 0,
            today=clock.today(),
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De belofte is gedaan.")
    return to_dossier(klant)


@requires(*CASEWORK)
def ontheffing_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Record an exemption from the duty to work."""
    klant = get_klant(request.user, klant_id)
    today = clock.today()
    form = NieuweOntheffingForm(request.POST or None, today=today, initial={"van": today})

    def add(data: dict[str, Any]) -> None:
        ontheffingen.add_ontheffing(
            door=request.user.pk, klant_id=klant.pk, ontheffing_id=data["nieuw_id"], gegevens=data
        )

    if accepted(form, add, earlier=lambda row: reverse("klant_dossier", args=[klant.pk])):
        messages.success(request, "De ontheffing is vastgelegd.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, titel="Ontheffing vastleggen", knop="Ontheffing vastleggen",
        uitleg="De klant blijft in de werklijst staan: u kunt altijd in gesprek gaan. Daar staat de ontheffing bij.",
    )  # fmt: skip


@requires(*CASEWORK)
def ontheffing_wijzigen(request: MemberRequest, ontheffing_id: UUID) -> HttpResponse:
    """Correct or end an exemption."""
    row = Ontheffing.objects.filter(pk=ontheffing_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = OntheffingForm(request.POST or None, instance=row, today=clock.today())

    def save(data: dict[str, Any]) -> None:
        ontheffingen.save_ontheffing(
            door=request.user.pk, ontheffing_id=ontheffing_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De ontheffing is opgeslagen.")
        return to_dossier(klant)
    return klant_page(request, klant, form, titel="Ontheffing wijzigen", knop="Ontheffing opslaan")
