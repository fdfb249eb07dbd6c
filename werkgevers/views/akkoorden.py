"""Agreements: what was promised, what came of it on any day, and the agreements themselves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from werkgevers import queries, services
from werkgevers.enums import Sector
from werkgevers.forms import AkkoordForm, NieuwAkkoordForm, VervallenForm
from werkgevers.models import Werkakkoord, Werkgever
from werkgevers.permissions import READERS, WRITERS, may_write
from werkgevers.queries import NEVER, NUMBERS, Akkoordkeuze
from werkgevers.views.pages import back, chosen, counted_on, form_page, send_list
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import accepted
from werkoffensief.web.sorting import Sorting, chosen_sorting

STANDEN = {"lopend": "Lopend", "afgelopen": "Afgelopen", "vervallen": "Vervallen"}
TONEN = {
    "aflopend": "Loopt af binnen 90 dagen",
    "zonder_vacature": "Toezegging zonder vacature",
    "banen": "Met toegezegde banen",
    "vervuld": "Met vervulde banen",
    "open": "Met open banen",
    "ontwikkelplekken": "Met ontwikkelplekken",
}
SORTING = {
    "werkgever": ("naam_klein", "pk"),
    "begin": ("ingangsdatum", "pk"),
    "einde": ("einde", "pk"),
    **{name: (name, "pk") for name in NUMBERS},
}
HEAD = (
    "Akkoord",
    "Werkgever",
    "KvK-nummer",
    "Sector",
    "Eerste dag",
    "Laatste dag",
    "Banen toegezegd",
    "Vervuld",
    "Open",
    "Ontwikkelplekken",
    "Open plekken in vacatures",
    "Stand op",
)


@require_safe
@requires(*READERS)
def akkoord_overzicht(request: MemberRequest) -> HttpResponse:
    """Promised, filled and open of all agreements on a day, by sector; each number opens its list."""
    form, day = counted_on(request)
    years = queries.years()
    begun = chosen(request, "jaar", map(str, years))
    year = int(begun) if begun else None

    def counted(stand: str) -> list[queries.Totaal]:
        return queries.totals(Akkoordkeuze(day=day, stand=stand, jaar=year).rows())

    context = {
        "op_form": form,
        "peildatum": day,
        "jaar": year,
        "jaren": years,
        "lopend": counted("lopend"),
        "afgelopen": counted("afgelopen"),
        "alle": counted("")[-1],
    }
    return render(request, "werkgevers/akkoord_overzicht.html", context)


def _asked(request: MemberRequest, day: Any) -> Akkoordkeuze:
    """Which agreements the filters in the URL ask for."""
    begun = request.GET.get("jaar", "")
    return Akkoordkeuze(
        day=day,
        stand=chosen(request, "stand", STANDEN),
        sector=chosen(request, "sector", Sector.values),
        jaar=int(begun) if begun.isascii() and begun.isdigit() and 1900 <= int(begun[:5]) <= 2199 else None,
        toon=chosen(request, "toon", TONEN),
        accountmanager_id=request.user.pk if request.GET.get("van") == "mij" else None,
    )


def _selected(asked: Akkoordkeuze, request: MemberRequest) -> tuple[QuerySet[Werkakkoord], Sorting]:
    rows = asked.rows().annotate(
        naam_klein=Lower("werkgever__naam"), einde=Coalesce("einddatum", Value(NEVER))
    )
    return rows, chosen_sorting(request.GET, SORTING, "einde" if asked.toon == "aflopend" else "werkgever")


@require_safe
@requires(*READERS)
def akkoord_lijst(request: MemberRequest) -> HttpResponse:
    """Agreements with what came of them on a day: behind each number of the overview, and to work through."""
    form, day = counted_on(request)
    asked = _asked(request, day)
    rows, sorting = _selected(asked, request)
    page = keyset_page(
        rows,
        request.GET,
        order=sorting.order,
        fetch=lambda ids: list(rows.filter(pk__in=ids).select_related("werkgever")),
    )
    context = {
        "pagina": page,
        "sortering": sorting,
        "totaal": queries.totals(asked.rows())[-1],
        "gevraagd": asked,
        "kort": asked.toon == "zonder_vacature",
        "peildatum": day,
        "op_form": form,
        "standen": STANDEN,
        "tonen": TONEN,
        "sectoren": Sector.choices,
        "mag_schrijven": may_write(request.user),
    }
    return render(request, "werkgevers/akkoord_lijst.html", context)


@require_safe
@requires(*WRITERS)
def akkoord_download(request: MemberRequest, soort: str) -> HttpResponse:
    """The agreements of the list as a file."""
    _, day = counted_on(request)
    rows, sorting = _selected(_asked(request, day), request)
    lines = _lines(rows.order_by(*sorting.order), day)
    return send_list(request, name="akkoord", kind=soort, head=HEAD, rows=lines)


def _lines(rows: QuerySet[Werkakkoord], day: Any) -> Iterator[tuple[Any, ...]]:
    for row in rows.select_related("werkgever").iterator():
        yield (
            row.akkoordnummer,
            row.werkgever.naam,
            row.werkgever.kvk_nummer,
            row.get_sector_display(),
            row.ingangsdatum,
            row.einddatum,
            row.banen,
            row.vervuld,  # type: ignore[attr-defined]
            row.open,  # type: ignore[attr-defined]
            row.ontwikkelplekken,
            row.vacatureplekken,  # type: ignore[attr-defined]
            day,
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
