"""Pages about how a person can be reached."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intake.enums import Contactsoort
from intake.forms import AdresForm, ContactForm, GezinslidForm, VertegenwoordigerForm
from intake.models import Gezinslid, Vertegenwoordiger
from intake.permissions import CASEWORK
from intake.services import contact as services
from intake.views.access import get_klant, klant_page, to_dossier
from intake.views.gezin import shown_household
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted


@requires(*CASEWORK)
def klant_contact(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Telephone and e-mail."""
    klant = get_klant(request.user, klant_id)
    rows = list(services.current(klant.contactgegevens.all()))
    form = ContactForm(
        request.POST or None,
        initial={**{row.soort: row.waarde for row in rows}, "versie": services.state(rows)},
    )

    def save(data: dict[str, Any]) -> None:
        services.set_contact(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            waarden={soort: data[soort] or None for soort in Contactsoort.values},
            bron=data["bron"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "De contactgegevens zijn opgeslagen.")
        return to_dossier(klant)
    return klant_page(request, klant, form, titel="Contactgegevens wijzigen", knop="Contactgegevens opslaan")


@requires(*CASEWORK)
def klant_adres(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The address, also a secret one; or the place through which somebody without one is reached."""
    klant = get_klant(request.user, klant_id)
    present = services.current(klant.adressen.all()).first()
    values = {name: getattr(present, name) for name in services.ADRES} if present else {}
    state = services.state([present] if present else [])
    form = AdresForm(request.POST or None, initial={**values, "versie": state})

    def save(data: dict[str, Any]) -> None:
        services.set_adres(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            gegevens=data,
            bron=data["bron"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "Het adres is opgeslagen.")
        return to_dossier(klant)
    return klant_page(request, klant, form, titel="Adres wijzigen", knop="Adres opslaan")


@requires(*CASEWORK)
def klant_vertegenwoordiger(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Who acts for the klant, and to whom the post goes."""
    klant = get_klant(request.user, klant_id)
    rows = list(services.current(klant.vertegenwoordigers.order_by("naam")))
    form = VertegenwoordigerForm(request.POST or None, initial={"versie": services.state(rows)})

    def save(data: dict[str, Any]) -> None:
        services.set_vertegenwoordiger(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            gegevens=data,
            bron=data["bron"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "De vertegenwoordiger is opgeslagen.")
        return to_dossier(klant)
    return klant_page(
        request, klant, form, template="intake/klant_vertegenwoordiger.html", vertegenwoordigers=rows
    )


@require_POST
@requires(*CASEWORK)
def vertegenwoordiger_einde(request: MemberRequest, vertegenwoordiger_id: UUID) -> HttpResponse:
    """Somebody no longer acts for the klant."""
    row = Vertegenwoordiger.objects.filter(pk=vertegenwoordiger_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    try:
        services.end_vertegenwoordiger(door=request.user.pk, vertegenwoordiger_id=row.pk, now=clock.now())
        messages.success(request, "De vertegenwoordiging is beëindigd.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("klant_vertegenwoordiger", klant.pk)


@never_cache
@requires(*CASEWORK)
def klant_gezin(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Who belongs to the household, as far as the plan needs it."""
    klant = get_klant(request.user, klant_id)
    rows = list(services.current(klant.gezinsleden.order_by("relatie", "geboortejaar", "pk")))
    form = GezinslidForm(request.POST or None, initial={"versie": services.state(rows)})

    def save(data: dict[str, Any]) -> None:
        services.add_gezinslid(
            door=request.user.pk,
            klant_id=klant.pk,
            versie=data["versie"],
            gegevens=data,
            bron=data["bron"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, "Het gezinslid is opgeslagen.")
        return to_dossier(klant)
    return klant_page(
        request,
        klant,
        form,
        template="intake/klant_gezin.html",
        gezinsleden=rows,
        huisgenoten=shown_household(request, klant),
    )


@require_POST
@requires(*CASEWORK)
def gezinslid_einde(request: MemberRequest, gezinslid_id: UUID) -> HttpResponse:
    """Somebody no longer belongs to the household."""
    row = Gezinslid.objects.filter(pk=gezinslid_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    try:
        services.end_gezinslid(door=request.user.pk, gezinslid_id=row.pk, now=clock.now())
        messages.success(request, "Het gezinslid hoort niet meer bij het huishouden.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("klant_gezin", klant.pk)
