"""Pages about people whose WW ends: whom to speak with before they need bijstand, and what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import DateField, Max, OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake import queries
from intake.enums import Wwresultaat
from intake.forms import WwForm, WwresultaatForm
from intake.models import Gesprek, Wwrecht
from intake.permissions import CASEWORK, WW_READERS
from intake.services import ww as services
from intake.views.access import get_klant, klant_page
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import Page, keyset_page
from werkoffensief.web.refusals import accepted

ORDER = ("ww_einde", "pk")
UITLEG = (
    "De laatste dag van de WW komt uit een levering, of u vult haar in. Dat iemand is ingestroomd, volgt uit de "
    "uitkering: dat vult u niet in."
)


@require_safe
@never_cache
@requires(*WW_READERS)
def ww_lijst(request: MemberRequest) -> HttpResponse:
    """Whose WW ends within six months, the first to end on top, or who has a result. A manager: numbers."""
    today = clock.today()
    context: dict[str, Any] = {
        "resultaat": request.GET.get("resultaat", ""),
        "tot": queries.ww_until(today),
        "vandaag": today,
        "pagina": None,
    }
    if request.user.has_role(Rol.MANAGER):
        context |= {
            "cijfers": queries.ww_numbers(today.year),
            "jaar": today.year,
            "teams": queries.ww_by_team(today),
        }
    if request.user.has_role(*CASEWORK):
        context["pagina"] = _people(request)
    return render(request, "intake/ww_lijst.html", context)


def _people(request: MemberRequest) -> Page:
    rows = queries.ww_rows(request.user, request.GET.get("resultaat", ""), clock.today())
    page = keyset_page(rows, request.GET, order=ORDER, fetch=_with_people)
    record_reading(
        gebruiker=request.user.pk,
        klanten=[row.klant_id for row in page.rows],
        actie="Lijst van mensen van wie de WW afloopt bekijken",
        doel=Doel.BEGELEIDING,
        gegevens=("naam", "ww"),
        now=clock.now(),
    )
    return page


def _with_people(ids: list[UUID]) -> list[Wwrecht]:
    spoken = Gesprek.objects.filter(klant=OuterRef("klant"), vervallen_op__isnull=True).order_by()
    last = spoken.values("klant").annotate(dag=Max("datum")).values("dag")
    rows = Wwrecht.objects.filter(pk__in=ids).select_related("klant__regisseur")
    return list(rows.annotate(gesproken_op=Subquery(last, output_field=DateField())))


@requires(*CASEWORK)
def klant_ww(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """What is known about the WW of one klant; record that it ends."""
    klant = get_klant(request.user, klant_id)
    rows = list(Wwrecht.objects.live().filter(klant=klant).order_by("-ww_einde"))
    form = WwForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        services.add_wwrecht(
            door=request.user.pk,
            klant_id=klant.pk,
            wwrecht_id=data["nieuw_id"],
            ww_einde=data["ww_einde"],
            today=clock.today(),
        )

    if accepted(form, save):
        messages.success(request, "De laatste dag van de WW is vastgelegd.")
        return redirect("klant_ww", klant.pk)
    return klant_page(
        request, klant, form, template="intake/klant_ww.html", titel="WW die afloopt", rechten=rows
    )


@requires(*CASEWORK)
def ww_wijzigen(request: MemberRequest, wwrecht_id: UUID) -> HttpResponse:
    """Correct the last day of the WW, or record what came of it."""
    row = Wwrecht.objects.live().filter(pk=wwrecht_id).select_related("klant").first()
    if row is None:
        raise Http404
    klant = get_klant(request.user, row.klant_id)
    form = WwresultaatForm(
        request.POST or None, initial={name: getattr(row, name) for name in (*services.FIELDS, "versie")}
    )
    if row.resultaat == Wwresultaat.INGESTROOMD:
        for name in ("resultaat", "resultaat_op"):
            del form.fields[name]

    def save(data: dict[str, Any]) -> None:
        kept = {name: data.get(name, getattr(row, name)) for name in services.FIELDS}
        services.save_wwrecht(door=request.user.pk, wwrecht_id=row.pk, versie=data["versie"], gegevens=kept)

    if accepted(form, save):
        messages.success(request, "De WW is opgeslagen.")
        return redirect("klant_ww", klant.pk)
    return klant_page(
        request,
        klant,
        form,
        titel="WW wijzigen",
        knop="WW opslaan",
        uitleg=UITLEG,
        terug=reverse("klant_ww", args=[klant.pk]),
    )
