"""Placements."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from trajecten import permissions, services
from trajecten.forms import PlaatsingEindeForm, PlaatsingForm, PlaatsingWijzigenForm
from trajecten.models import Plaatsing
from trajecten.permissions import WITH_PLANS
from trajecten.views.basis import done, form_page, klant_for, saved, shown
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import StaleError


@requires(*WITH_PLANS)
def plaatsing_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Record a start in work or education."""
    klant = klant_for(request, klant_id)
    form = PlaatsingForm(request.POST or None, initial={"startdatum": clock.today().strftime("%d-%m-%Y")})

    def record(data: dict[str, Any]) -> None:
        services.record_plaatsing(
            door=request.user.pk, klant_id=klant.pk, gegevens=form.facts(), plaatsing_id=data["nieuw_id"]
        )

    if saved(form, record, klant.pk):
        return done(request, klant.pk, "De plaatsing is vastgelegd.")
    return form_page(
        request, klant.pk, shown(form), titel="Plaatsing vastleggen", knop="Plaatsing vastleggen"
    )


@requires(*WITH_PLANS)
def plaatsing_wijzigen(request: MemberRequest, plaatsing_id: UUID) -> HttpResponse:
    """Complete a placement, or put it right; of one that ended its end too."""
    plaatsing = get_object_or_404(_with_names(permissions.plaatsingen_of(request.user)), pk=plaatsing_id)
    form = PlaatsingWijzigenForm(request.POST or None, plaatsing=plaatsing)
    back = reverse("plaatsing", args=[plaatsing.pk])

    def save(data: dict[str, Any]) -> None:
        try:
            services.save_plaatsing(
                door=request.user.pk, plaatsing_id=plaatsing.pk, versie=data["versie"], gegevens=form.facts(),
                reden=data.get("reden", ""),
            )  # fmt: skip
        except StaleError as stale:
            raise StaleError(versie=stale.versie, stored=form.stands()) from stale

    if saved(form, save):
        messages.success(request, "De plaatsing is opgeslagen.")
        return redirect(back)
    return form_page(
        request, plaatsing.klant_id, shown(form), titel="Plaatsing aanvullen of wijzigen", knop="Plaatsing opslaan",
        uitleg="" if plaatsing.einddatum else FOLLOWS, terug=back, terug_naar="Plaatsing",
        ander=("Deze plaatsing is er nooit geweest", reverse("feit_vervallen", args=["plaatsing", plaatsing.pk])),
    )  # fmt: skip


FOLLOWS = "Wijzigt u de eerste dag? Dan gaan de dagen van de nazorg die nog komt mee."


def _with_names(rows: QuerySet[Plaatsing]) -> QuerySet[Plaatsing]:
    return rows.select_related("werkgever", "werkakkoord", "voorziening", "einde_reden")


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
            toelichting=data["toelichting"],
        )

    if saved(form, end):
        return done(request, plaatsing.klant_id, "Het einde van de plaatsing is vastgelegd.")
    return form_page(
        request, plaatsing.klant_id, form, titel="Einde van een plaatsing", knop="Einde vastleggen",
        ander=("De klant viel uit, en het plan gaat verder", reverse("plaatsing_terugval", args=[plaatsing.pk])),
    )  # fmt: skip
