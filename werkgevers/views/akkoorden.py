"""Agreements: what was promised, what came of it on any day, and the agreements themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from werkgevers import queries, services
from werkgevers.forms import AkkoordForm, NieuwAkkoordForm, VervallenForm
from werkgevers.lijsten import AKKOORDEN, MEER, WITHOUT_VACANCY, agreements_asked
from werkgevers.models import Werkakkoord, Werkgever
from werkgevers.permissions import READERS, WRITERS, may_write
from werkgevers.views.pages import back, counted_on, form_page, page_of, send_list
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.accounts.views.lijsten import asked_by, open_list
from werkoffensief.web import clock
from werkoffensief.web.lijsten import Stap, Vraag
from werkoffensief.web.pagination import Page
from werkoffensief.web.refusals import accepted


@require_safe
@requires(*READERS)
def akkoord_overzicht(request: MemberRequest) -> HttpResponse:
    """Promised, filled and open of all agreements on a day, by sector; each number opens its list."""
    form, day = counted_on(request)
    offered = Vraag(AKKOORDEN, {}, request.user, day).keuzen
    year = request.GET.get("jaar", "") if request.GET.get("jaar") in offered["jaar"] else ""

    def counted(stand: str) -> dict[str, Any]:
        asked = {"op": f"{day:%d-%m-%Y}", "stand": stand, "jaar": year}
        vraag = Vraag(AKKOORDEN, asked, request.user, day, keuzen=offered)
        return {"regels": queries.totals(agreements_asked(vraag)), "adres": vraag.adres()}

    running, ended = counted("lopend"), counted("afgelopen")
    context = {
        "op_form": form,
        "peildatum": day,
        "jaar": year,
        "jaren": list(offered["jaar"]),
        "lopend": running,
        "afgelopen": ended,
        "alle": counted(""),
        "nog_open": running["regels"][-1].open,
        "over": ended["regels"][-1].open,
    }
    return render(request, "werkgevers/akkoord_overzicht.html", context)


@require_safe
@requires(*READERS)
def akkoord_lijst(request: MemberRequest) -> HttpResponse:
    """Agreements with what came of them on a day: behind each number of the overview, and to work through."""
    form, day = counted_on(request)
    lijst = open_list(request, AKKOORDEN, day=day)
    if lijst.elders:
        return redirect(lijst.elders)
    rows = agreements_asked(lijst.vraag)
    page, writer = page_of(request, lijst, rows), may_write(request.user)
    context = {
        "lijst": lijst,
        "pagina": page,
        "stappen": _steps(page, lijst.vraag) if writer else None,
        "totaal": queries.totals(rows)[-1],
        "stand": lijst.vraag.waarde("stand"),
        "peildatum": day,
        "op_form": form,
        "mag_schrijven": writer,
    }
    return render(request, "werkgevers/akkoord_lijst.html", context)


def _steps(page: Page, vraag: Vraag) -> dict[UUID, Stap]:
    """What this list is worked through for: a vacancy for the promise, a later end, or only a change."""
    valid = [row for row in page.rows if not row.vervallen_op]
    if vraag.waarde("toon") == WITHOUT_VACANCY:
        return {
            row.pk: Stap(
                "Vacature toevoegen",
                f"{reverse('vacature_nieuw', args=[row.werkgever_id])}?akkoord={row.pk}",
                row.akkoordnummer,
            )
            for row in valid
        }
    word = "Verlengen of wijzigen" if vraag.waarde("afloop") else "Wijzigen"
    return {
        row.pk: Stap(word, reverse("akkoord_wijzigen", args=[row.pk]), row.akkoordnummer) for row in valid
    }


@require_safe
@requires(*WRITERS)
def akkoord_download(request: MemberRequest, soort: str) -> HttpResponse:
    """The agreements of the list as a file, with the day on which it counts."""
    _, day = counted_on(request)
    vraag = asked_by(request, AKKOORDEN, day=day)
    rows = agreements_asked(vraag)
    return send_list(
        request, vraag, rows, name="akkoord", kind=soort, beside={"vervuld": MEER}, **{"Stand op": day}
    )


@requires(*WRITERS)
def akkoord_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Record what an employer promises."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = NieuwAkkoordForm(
        request.POST or None, initial={"sector": row.sector, "ingangsdatum": clock.today()}
    )

    def create(data: dict[str, Any]) -> None:
        services.create_akkoord(
            door=request.user.pk, werkgever_id=row.pk, gegevens=data, akkoord_id=data["nieuw_id"]
        )

    if accepted(form, create, earlier=lambda made: back(row.pk)):
        messages.success(request, "Het akkoord is vastgelegd.")
        return redirect("werkgever", row.pk)
    return form_page(
        request,
        form,
        titel="Werkakkoord vastleggen",
        knop="Werkakkoord vastleggen",
        uitleg=f"Met {row.naam}.",
        terug=back(row.pk),
    )


def _akkoord(akkoord_id: UUID) -> Werkakkoord:
    rows = Werkakkoord.objects.valid().select_related("werkgever")
    return get_object_or_404(rows, pk=akkoord_id)


@requires(*WRITERS)
def akkoord_wijzigen(request: MemberRequest, akkoord_id: UUID) -> HttpResponse:
    """Change an agreement."""
    row = _akkoord(akkoord_id)
    form = AkkoordForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_akkoord(
            door=request.user.pk, akkoord_id=akkoord_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "Het akkoord is opgeslagen.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Werkakkoord wijzigen",
        knop="Werkakkoord opslaan",
        uitleg=f"Akkoord {row.akkoordnummer} met {row.werkgever.naam}.",
        terug=back(row.werkgever_id),
        anders=[("Dit akkoord klopt niet", reverse("akkoord_vervallen", args=[row.pk]))],
    )


@requires(*WRITERS)
def akkoord_vervallen(request: MemberRequest, akkoord_id: UUID) -> HttpResponse:
    """Take back an agreement that never was."""
    row = _akkoord(akkoord_id)
    form = VervallenForm(request.POST or None, initial={"versie": row.versie})

    def withdraw(data: dict[str, Any]) -> None:
        services.withdraw_akkoord(
            door=request.user.pk,
            akkoord_id=akkoord_id,
            versie=data["versie"],
            reden=data["reden"],
            now=clock.now(),
        )

    if accepted(form, withdraw):
        messages.success(request, "Het akkoord is vervallen. Het telt nergens meer mee.")
        return redirect("werkgever", row.werkgever_id)
    return form_page(
        request,
        form,
        titel="Werkakkoord klopt niet",
        knop="Laten vervallen",
        uitleg=f"Akkoord {row.akkoordnummer} met {row.werkgever.naam}. Doe dit alleen als het akkoord er nooit was. "
        "Is het afgelopen? Vul dan de laatste dag in.",
        terug=back(row.werkgever_id),
    )
