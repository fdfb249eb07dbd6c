"""Quick pages: a short contact, what was agreed with a klant, and what became of something in the way."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from intake.enums import Gespreksvorm, Pogingsuitkomst, Uitvoerder
from intake.forms import ActieForm, BelemmeringWijzigForm, KortContactForm
from intake.forms.samenstellen import MADE_BY
from intake.models import Actie, Belemmering
from intake.overzicht import done_actions, open_actions
from intake.permissions import CASEWORK
from intake.services import acties, belemmeringen, gesprekken
from intake.services import tafel as services
from intake.services.tafel import Afspraak
from intake.views.access import follows_merge, get_klant, klant_page, to_dossier
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@requires(*CASEWORK)
@follows_merge
def kort_contact(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Four answers: a conversation, or an attempt."""
    klant = get_klant(request.user, klant_id)
    form = KortContactForm(
        request.POST or None,
        spoken=Gespreksvorm.choices,
        tried=Pogingsuitkomst.choices,
        initial={"datum": clock.today()},
    )

    def save(data: dict[str, Any]) -> None:
        who: dict[str, Any] = {"door": request.user.pk, "klant_id": klant.pk}
        if data["soort"] == "gesprek":
            said = {"datum": data["datum"], "vorm": data["hoe"], "verslag": data["notitie"] or None}
            gesprekken.record_gesprek(**who, gesprek_id=data["nieuw_id"], gegevens=said)
        else:
            gesprekken.record_poging(
                **who, poging_id=data["nieuw_id"], datum=data["datum"], uitkomst=data["hoe"]
            )

    if accepted(form, save, earlier=lambda row: reverse("klant_dossier", args=[klant.pk])):
        spoken = form.cleaned_data["soort"] == "gesprek"
        messages.success(
            request, "Het gesprek is vastgelegd." if spoken else "De contactpoging is vastgelegd."
        )
        return to_dossier(klant)
    return klant_page(
        request, klant, form, template="intake/kort_contact.html",
        titel="Kort contact vastleggen", knop="Contact vastleggen",
    )  # fmt: skip


@requires(*CASEWORK)
@follows_merge
def actie_lijst(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """What was agreed with this klant: open, done, and one more in one line."""
    klant = get_klant(request.user, klant_id)
    today = clock.today()
    form = ActieForm(request.POST or None, day=today)

    def save(data: dict[str, Any]) -> None:
        agreed = Afspraak(
            wat=data["wat"], wie=MADE_BY[data["wie"]].value, wie_anders=data["anders"] or None, voor_op=data["voor"]
        )  # fmt: skip
        services.add_actie(
            door=request.user.pk, klant_id=klant.pk, actie_id=data["nieuw_id"], agreed=agreed, vandaag=today
        )

    if accepted(form, save, earlier=lambda row: reverse("actie_lijst", args=[klant.pk])):
        messages.success(request, "De afspraak is toegevoegd.")
        return redirect("actie_lijst", klant.pk)
    return klant_page(
        request, klant, form, template="intake/actie_lijst.html", titel="Wat is afgesproken", knop="Afspraak toevoegen",
        open=open_actions(klant), gedaan=done_actions(klant), vandaag=today, Uitvoerder=Uitvoerder,
    )  # fmt: skip


@require_POST
@requires(*CASEWORK)
def actie_gedaan(request: MemberRequest, klantactie_id: UUID) -> HttpResponse:
    """It is done, today."""
    row = _actie(klantactie_id)
    klant = get_klant(request.user, row.klant_id)
    services.finish_actie(door=request.user.pk, actie_id=row.pk, vandaag=clock.today())
    messages.success(request, "De afspraak staat op gedaan.")
    return redirect("actie_lijst", klant.pk)


@require_POST
@requires(*CASEWORK)
def actie_terug(request: MemberRequest, klantactie_id: UUID) -> HttpResponse:
    """It is not done after all."""
    row = _actie(klantactie_id)
    klant = get_klant(request.user, row.klant_id)
    acties.reopen_actie(door=request.user.pk, actie_id=row.pk)
    messages.success(request, "De afspraak staat weer open.")
    return redirect("actie_lijst", klant.pk)


def _actie(actie_id: UUID) -> Actie:
    row = Actie.objects.filter(pk=actie_id, vervallen_op__isnull=True).first()
    if row is None:
        raise Http404
    return row


@requires(*CASEWORK)
def belemmering_wijzigen(request: MemberRequest, belemmering_id: UUID) -> HttpResponse:
    """How much something stands in the way, and what is done about it."""
    rows = Belemmering.objects.select_related("soort").filter(vervallen_op__isnull=True)
    row = rows.filter(pk=belemmering_id).first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    present = {
        "ernst": row.ernst,
        "actie": row.actie,
        "beheersbaar_op": row.beheersbaar_op,
        "versie": row.versie,
    }
    form = BelemmeringWijzigForm(request.POST or None, vastgesteld_op=row.vastgesteld_op, initial=present)

    def save(data: dict[str, Any]) -> None:
        belemmeringen.change_belemmering(
            door=request.user.pk, belemmering_id=row.pk, versie=data["versie"], wijziging=data
        )

    if accepted(form, save):
        messages.success(request, "De belemmering is opgeslagen.")
        return to_dossier(klant)
    return klant_page(
        request,
        klant,
        form,
        titel="Belemmering wijzigen",
        knop="Belemmering opslaan",
        uitleg=f"{row.soort.naam}.",
    )
