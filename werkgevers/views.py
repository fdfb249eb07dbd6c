"""The pages of employers and agreements. They count placements and name nobody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from werkgevers import queries, services
from werkgevers.enums import Sector
from werkgevers.forms import (
    AkkoordForm,
    ContactpersoonForm,
    NieuweWerkgeverForm,
    VervallenForm,
    WerkgeverForm,
    ZoekForm,
)
from werkgevers.models import Contactpersoon, Werkakkoord, Werkgever
from werkgevers.permissions import READERS, WRITERS, may_write
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import accepted
from werkoffensief.web.sorting import chosen_sorting

SORTING = {"naam": ("naam_klein", "pk"), "sector": ("sector", "naam_klein", "pk")}


def _page(request: MemberRequest, form: Any, **page: Any) -> HttpResponse:
    """A page that is one form: `titel`, `knop`, `terug`, perhaps `uitleg` and `ander` (label, url)."""
    return render(request, "werkgevers/formulier.html", {"form": form, "uitleg": "", "ander": None, **page})


def _back(werkgever_id: UUID) -> str:
    return reverse("werkgever", args=[werkgever_id])


@require_safe
@requires(*READERS)
def werkgever_lijst(request: MemberRequest) -> HttpResponse:
    """Employers, with how many agreements each has now."""
    form = ZoekForm(request.GET)
    text = form.cleaned_data["zoek"] if form.is_valid() else ""
    rows = queries.matching(Werkgever.objects.annotate(naam_klein=Lower("naam")), text)
    if request.GET.get("sector") in Sector.values:
        rows = rows.filter(sector=request.GET["sector"])
    sorting = chosen_sorting(request.GET, SORTING, "naam")
    page = keyset_page(rows, request.GET, order=sorting.order, fetch=_with_agreements)
    context = {
        "pagina": page,
        "sortering": sorting,
        "gezocht": text,
        "sectoren": Sector.choices,
        "mag_schrijven": may_write(request.user),
    }
    return render(request, "werkgevers/werkgever_lijst.html", context)


def _with_agreements(ids: list[UUID]) -> list[Werkgever]:
    today = clock.today()
    running = Q(
        Q(werkakkoorden__einddatum__isnull=True) | Q(werkakkoorden__einddatum__gte=today),
        werkakkoorden__ingangsdatum__lte=today,
        werkakkoorden__vervallen_op__isnull=True,
    )
    return list(
        Werkgever.objects.filter(pk__in=ids).annotate(akkoorden=Count("werkakkoorden", filter=running))
    )


@require_safe
@requires(*READERS)
def werkgever(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """One employer: agreements with what came of them, and whom to call."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    today = clock.today()
    agreements = Werkakkoord.objects.filter(werkgever=row, vervallen_op__isnull=True)
    context = {
        "werkgever": row,
        "akkoorden": list(
            queries.with_filled(agreements, day=today).order_by("-ingangsdatum", "akkoordnummer")
        ),
        "contactpersonen": list(row.contactpersonen.order_by("naam", "pk")),
        "peildatum": today,
        "mag_schrijven": may_write(request.user),
    }
    return render(request, "werkgevers/werkgever.html", context)


@requires(*WRITERS)
def werkgever_nieuw(request: MemberRequest) -> HttpResponse:
    """A new employer."""
    form = NieuweWerkgeverForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        form.instance = services.create_werkgever(
            door=request.user.pk, kvk_nummer=data["kvk_nummer"], gegevens=data
        )

    if accepted(form, create):
        messages.success(request, "De werkgever is toegevoegd.")
        return redirect("werkgever", form.instance.pk)
    return _page(
        request,
        form,
        titel="Werkgever toevoegen",
        knop="Werkgever toevoegen",
        terug=reverse("werkgever_lijst"),
    )


@requires(*WRITERS)
def werkgever_wijzigen(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Change an employer."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = WerkgeverForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_werkgever(
            door=request.user.pk, werkgever_id=werkgever_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De werkgever is opgeslagen.")
        return redirect("werkgever", werkgever_id)
    return _page(
        request, form, titel="Werkgever wijzigen", knop="Werkgever opslaan", terug=_back(werkgever_id)
    )


@requires(*WRITERS)
def contactpersoon_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Somebody to call."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = ContactpersoonForm(request.POST or None)

    def create(data: dict[str, Any]) -> None:
        services.create_contactpersoon(door=request.user.pk, werkgever_id=row.pk, gegevens=data)

    if accepted(form, create):
        messages.success(request, "De contactpersoon is toegevoegd.")
        return redirect("werkgever", row.pk)
    return _page(
        request,
        form,
        titel="Contactpersoon toevoegen",
        knop="Contactpersoon toevoegen",
        uitleg=f"Bij {row.naam}.",
        terug=_back(row.pk),
    )


@requires(*WRITERS)
def contactpersoon_wijzigen(request: MemberRequest, contactpersoon_id: UUID) -> HttpResponse:
    """Change whom to call."""
    row = get_object_or_404(Contactpersoon, pk=contactpersoon_id)
    form = ContactpersoonForm(request.POST or None, instance=row)

    def save(data: dict[str, Any]) -> None:
        services.save_contactpersoon(
            door=request.user.pk, contactpersoon_id=contactpersoon_id, versie=data["versie"], gegevens=data
        )

    if accepted(form, save):
        messages.success(request, "De contactpersoon is opgeslagen.")
        return redirect("werkgever", row.werkgever_id)
    return _page(
        request,
        form,
        titel="Contactpersoon wijzigen",
        knop="Contactpersoon opslaan",
        terug=_back(row.werkgever_id),
    )


@requires(*WRITERS)
def akkoord_nieuw(request: MemberRequest, werkgever_id: UUID) -> HttpResponse:
    """Record what an employer promises."""
    row = get_object_or_404(Werkgever, pk=werkgever_id)
    form = AkkoordForm(request.POST or None, initial={"sector": row.sector, "ingangsdatum": clock.today()})

    def create(data: dict[str, Any]) -> None:
        services.create_akkoord(door=request.user.pk, werkgever_id=row.pk, gegevens=data)

    if accepted(form, create):
        messages.success(request, "Het akkoord is vastgelegd.")
        return redirect("werkgever", row.pk)
    return _page(
        request,
        form,
        titel="Werkakkoord vastleggen",
        knop="Werkakkoord vastleggen",
        uitleg=f"Met {row.naam}.",
        terug=_back(row.pk),
    )


def _akkoord(akkoord_id: UUID) -> Werkakkoord:
    rows = Werkakkoord.objects.filter(vervallen_op__isnull=True).select_related("werkgever")
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
    return _page(
        request,
        form,
        titel="Werkakkoord wijzigen",
        knop="Werkakkoord opslaan",
        uitleg=f"Akkoord {row.akkoordnummer} met {row.werkgever.naam}.",
        terug=_back(row.werkgever_id),
        ander=("Dit akkoord klopt niet", reverse("akkoord_vervallen", args=[row.pk])),
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
    return _page(
        request,
        form,
        titel="Werkakkoord klopt niet",
        knop="Laten vervallen",
        uitleg=f"Akkoord {row.akkoordnummer} met {row.werkgever.naam}. Doe dit alleen als het akkoord er nooit was. "
        "Is het afgelopen? Vul dan de laatste dag in.",
        terug=_back(row.werkgever_id),
    )
