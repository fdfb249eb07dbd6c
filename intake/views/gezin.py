"""Pages about who of the household has a file of their own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from intake.forms import GezinsbandEindeForm, GezinsbandForm
from intake.forms.gezin import EINDE
from intake.models import Klant, Klantnummer
from intake.permissions import CASEWORK, can_view_klant
from intake.queries.gezin import Huisgenoot, band_of, household_of
from intake.services import gezinsbanden as services
from intake.views.access import get_klant, klant_page, record_names
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

NOT_SEEN = "U ziet geen klant met dit klantnummer."


def shown_household(request: MemberRequest, klant: Klant) -> list[Huisgenoot]:
    """The links of this file, with a line in the reading log for each name that the reader gets to see."""
    rows = household_of(klant, request.user, clock.today())
    record_household(request, rows)
    return rows


def record_household(request: MemberRequest, rows: list[Huisgenoot]) -> None:
    """The lines in the reading log of the people whose names stand in a household."""
    people = [row.klant for row in rows if row.klant is not None]
    record_names(request, people, actie="Naam in het huishouden bekijken", gegevens=("naam", "huishouden"))


@requires(*CASEWORK)
def gezinsband_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Link the file of somebody of the household that the reader may open too."""
    klant = get_klant(request.user, klant_id)
    form = GezinsbandForm(request.POST or None, initial={"sinds": clock.today()})
    other = _other(request, form)

    def save(data: dict[str, Any]) -> None:
        services.link_household(
            door=request.user.pk,
            klant_id=klant.pk,
            ander_id=other.pk if other else klant.pk,
            band_id=data["nieuw_id"],
            gegevens=data,
        )

    if accepted(form, save):
        messages.success(request, "De dossiers zijn gekoppeld. Het staat nu in beide.")
        return redirect("klant_gezin", klant.pk)
    return klant_page(
        request,
        klant,
        form,
        titel="Dossier van een huisgenoot koppelen",
        knop="Dossiers koppelen",
        uitleg="Doe dit alleen als het nodig is voor het plan van een van beiden. De koppeling opent geen dossier: wie "
        "het andere dossier niet mag zien, ziet alleen dat er een huisgenoot is.",
    )


def _other(request: MemberRequest, form: GezinsbandForm) -> Klant | None:
    """The klant of the number that was typed, when this reader may open that file; one sentence for all others."""
    if not (form.is_bound and form.is_valid()):
        return None
    row = Klantnummer.objects.select_related("klant").typed(form.cleaned_data["nummer"]).first()
    if row is None or not can_view_klant(request.user, row.klant):
        form.add_error("nummer", NOT_SEEN)
        return None
    return row.klant


@never_cache
@requires(*CASEWORK)
def gezinsband_einde(request: MemberRequest, klant_id: UUID, gezinsband_id: UUID) -> HttpResponse:
    """End a link, or withdraw it with a reason; from either of the two files."""
    klant = get_klant(request.user, klant_id)
    row = band_of(klant, gezinsband_id, request.user, clock.today())
    if row is None:
        raise Http404
    form = GezinsbandEindeForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        who: dict[str, Any] = {"door": request.user.pk, "band_id": row.pk}
        if data["hoe"] == EINDE:
            services.end_link(**who, tot=data["tot"])
        else:
            services.withdraw_link(**who, reden=data["reden"], now=clock.now())

    if accepted(form, save):
        messages.success(request, "De koppeling is beëindigd. Dat geldt voor beide dossiers.")
        return redirect("klant_gezin", klant.pk)
    record_household(request, [row])
    return klant_page(
        request,
        klant,
        form,
        template="intake/gezinsband_einde.html",
        titel="Koppeling beëindigen",
        huisgenoot=row,
    )
