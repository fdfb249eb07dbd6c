"""Whom to call at an employer, what was said, and what was agreed to do."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from werkgevers import queries, services
from werkgevers.enums import Contactsoort
from werkgevers.forms import (
    ContactmomentForm,
    ContactpersoonForm,
    ContactVervallenForm,
    NieuwContactmomentForm,
    NieuweContactpersoonForm,
)
from werkgevers.models import Contactmoment, Contactpersoon, Werkgever
from werkgevers.permissions import WRITERS
from werkgevers.views.pages import back, form_page, sent_version
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import RefusalError, accepted


@requires(*WRITERS)
def contactpersoon_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Somebody to call."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = NieuweContactpersoonForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        services.create_contactpersoon(
            door=request.user.pk, werkgever_id=row.pk, gegevens=data, contactpersoon_id=data["nieuw_id"]
        )

    if accepted(form, create, earlier=lambda made: back(row.pk)):
        messages.success(request, "De contactpersoon is toegevoegd.")
        return redirect("werkgever", row.pk)
    return form_page(
        request,
        form,
        titel="Contactpersoon toevoegen",
        knop="Contactpersoon toevoegen",
        uitleg=f"Bij {row.naam}.",
        terug=back(row.pk),
    )


@requires(*WRITERS)
def contactpersoon_wijzigen(request: MemberRequest, contactpersoon_id: UUID) -> HttpResponse:
    """Change whom to call, or say that they no longer work there."""
    row = get_object_or_404(Contactpersoon, pk=contactpersoon_id)
    form = ContactpersoonForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_contactpersoon(
            door=request.user.pk, contactpersoon_id=contactpersoon_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De contactpersoon is opgeslagen.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Contactpersoon wijzigen",
        knop="Contactpersoon opslaan",
        terug=back(row.werkgever_id),
    )


@require_safe
@requires(*WRITERS)
def contactmoment_lijst(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Everything that was said with one employer, the newest first."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    moments = row.contactmomenten.valid().select_related("contactpersoon", "medewerker")
    page = numbered_page(moments.order_by("-datum", "-pk"), request.GET)
    context = {"werkgever": row, "pagina": page, "vandaag": clock.today()}
    return render(request, "werkgevers/contactmoment_lijst.html", context)


def contact_form(request: MemberRequest, row: Werkgever) -> NieuwContactmomentForm:
    """A new contact with this employer: today, by telephone, with whom one probably speaks."""
    today = clock.today()
    call = _appointment(row, request.GET.get("afspraak", ""))
    person = (call and call.contactpersoon_id) or queries.likely_contact(row, day=today)
    begin = {
        "datum": today,
        "soort": Contactsoort.TELEFOON,
        "contactpersoon": person,
        "gedaan": [call.pk] if call else [],
    }
    return NieuwContactmomentForm(request.POST or None, werkgever=row, today=today, initial=begin)


def _appointment(row: Werkgever, text: str) -> Contactmoment | None:
    """What was agreed with this employer and not done yet, by the id in an address."""
    try:
        key = UUID(text)
    except ValueError:
        return None
    waiting = row.contactmomenten.valid().filter(gedaan_op__isnull=True, afspraak_op__isnull=False)
    return waiting.filter(pk=key).first()


@requires(*WRITERS)
def contactmoment_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Write down a contact; the same form stands on the employer's page. `?afspraak=`: the appointment that it is."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = contact_form(request, row)

    def record(data: dict[str, Any]) -> None:
        services.record_contactmoment(
            door=request.user.pk,
            werkgever_id=row.pk,
            gegevens=data,
            now=clock.now(),
            contactmoment_id=data["nieuw_id"],
        )

    if accepted(form, record, earlier=lambda made: back(row.pk)):
        messages.success(request, "Het contact is vastgelegd.")
        return redirect("werkgever", row.pk)
    return form_page(
        request,
        form,
        titel="Contact vastleggen",
        knop="Contact vastleggen",
        uitleg=f"Met {row.naam}.",
        terug=back(row.pk),
    )


def _moment(contactmoment_id: UUID) -> Contactmoment:
    return get_object_or_404(Contactmoment.objects.valid().select_related("werkgever"), pk=contactmoment_id)


@requires(*WRITERS)
def contactmoment_wijzigen(request: MemberRequest, contactmoment_id: UUID) -> HttpResponse:
    """Change what was written down."""
    row = _moment(contactmoment_id)
    form = ContactmomentForm(request.POST or None, instance=row, werkgever=row.werkgever, today=clock.today())

    def save(data: dict[str, Any]) -> None:
        services.save_contactmoment(
            door=request.user.pk, contactmoment_id=row.pk, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "Het contact is opgeslagen.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Contact wijzigen",
        knop="Contact opslaan",
        uitleg=f"Met {row.werkgever.naam}.",
        terug=back(row.werkgever_id),
        anders=[("Dit contact klopt niet", reverse("contactmoment_vervallen", args=[row.pk]))],
    )


@requires(*WRITERS)
def contactmoment_vervallen(request: MemberRequest, contactmoment_id: UUID) -> HttpResponse:
    """Take back a contact that never was."""
    row = _moment(contactmoment_id)
    form = ContactVervallenForm(request.POST or None, initial={"versie": row.versie})

    def withdraw(data: dict[str, Any]) -> None:
        services.withdraw_contactmoment(
            door=request.user.pk,
            contactmoment_id=row.pk,
            versie=data["versie"],
            reden=data["reden"],
            now=clock.now(),
        )

    if accepted(form, withdraw):
        messages.success(request, "Het contact is vervallen.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Contact klopt niet",
        knop="Laten vervallen",
        uitleg=f"Met {row.werkgever.naam}. Doe dit alleen als dit contact er nooit was.",
        terug=back(row.werkgever_id),
    )


@require_POST
@requires(*WRITERS)
def afspraak_gedaan(request: MemberRequest, contactmoment_id: UUID) -> HttpResponse:
    """Mark an appointment as done, and back to the page where the button was pressed."""
    row = _moment(contactmoment_id)
    try:
        services.finish_afspraak(
            door=request.user.pk,
            contactmoment_id=row.pk,
            versie=sent_version(request),
            now=clock.now(),
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De afspraak is afgevinkt.")
    there = request.POST.get("terug", "")
    if not (there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)):
        there = back(row.werkgever_id)
    return redirect(there)


@require_safe
@requires(*WRITERS)
def terugbel_lijst(request: MemberRequest) -> HttpResponse:
    """Appointments for today or before that nobody marked as done, the oldest first."""
    mine = request.GET.get("van") == "mij"
    rows = queries.calls_due(day=clock.today(), medewerker_id=request.user.pk if mine else None)
    page = numbered_page(rows.select_related("werkgever", "contactpersoon", "medewerker"), request.GET)
    context = {"pagina": page, "vandaag": clock.today()}
    return render(request, "werkgevers/terugbel_lijst.html", context)
