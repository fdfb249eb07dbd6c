"""The reading log as the privacy officer reads it: of one klant, or of one medewerker. It names no klant, and
shows klantnummers: so reading it leaves a line for each of them too."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.services.verzoeken import find_by_number
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.forms import InzageForm
from werkoffensief.dossier.queries.logboek import grounds
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Inzage
from werkoffensief.logboek.queries import Cursor, readings
from werkoffensief.logboek.services import record_handeling, record_reading
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

READ = "inzagelogboek bekeken"
PAGE_SIZE = 50


@never_cache
@requires(Rol.PRIVACY)
def inzage(request: MemberRequest) -> HttpResponse:
    """Whose lines? A number or a user name is posted, so that neither stands in a URL."""
    form = InzageForm(request.POST if request.method == "POST" else None)
    found: list[tuple[str, UUID]] = []

    def look(data: dict[str, Any]) -> None:
        if nummer := data["klantnummer"]:
            found.append(("inzage_klant", find_by_number(door=request.user.pk, nummer=nummer).pk))
        else:
            found.append(("inzage_medewerker", data["medewerker"].pk))

    if accepted(form, look):
        return redirect(*found[0])
    return render(request, "dossier/inzage.html", {"form": form})


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def inzage_klant(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Who saw this klant's data."""
    klant = get_object_or_404(Klant.objects.current(), pk=klant_id)
    titel = f"Wie zag de gegevens van klant {klant.klantnummer}"
    return _page(request, titel, "klant", klant_id, object_id=klant_id)


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def inzage_medewerker(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Whose data this medewerker saw."""
    medewerker = get_object_or_404(Medewerker, pk=medewerker_id)
    titel = f"Welke gegevens zag {medewerker.naam}"
    return _page(request, titel, "medewerker", medewerker_id, gebruiker=str(medewerker_id))


def _page(request: MemberRequest, titel: str, soort: str, of: UUID, **which: Any) -> HttpResponse:
    record_handeling(door=request.user.pk, soort=READ, object_soort=soort, object_id=str(of))
    rows = list(readings(before=_cursor(request.GET.get("voor", "")), **which)[: PAGE_SIZE + 1])
    lines = rows[:PAGE_SIZE]
    nummers = {} if soort == "klant" else _numbers(lines)
    record_reading(
        gebruiker=request.user.pk,
        klanten=[of] if soort == "klant" else nummers,
        actie="Logboek van inzage lezen",
        doel=Doel.VERZOEK,
        gegevens=("klantnummer", "logboek"),
        now=clock.now(),
    )
    context = {
        "titel": titel,
        "regels": _named(lines, nummers),
        "eerder": "",
        "van_klant": soort == "klant",
        "van": of,
    }
    if len(rows) > PAGE_SIZE:
        last = lines[-1]
        context["eerder"] = urlencode(
            {"voor": f"{last.tijdstip.isoformat()}|{last.actie_id}|{last.object_id}"}
        )
    return render(request, "dossier/inzage_lijst.html", context)


def _numbers(lines: Sequence[Inzage]) -> dict[UUID, str]:
    """The klantnummers that a page with these lines shows: of whoever still has one."""
    found = Klant.objects.filter(pk__in={line.object_id for line in lines}, klantnummer__isnull=False)
    return {pk: number or "" for pk, number in found.values_list("pk", "klantnummer")}


def _named(lines: Sequence[Inzage], nummers: dict[UUID, str]) -> list[dict[str, Any]]:
    """With the name of the medewerker, the number of the klant and why the file was open, as far as still known."""
    medewerkers = Medewerker.objects.in_bulk({UUID(line.gebruiker) for line in lines})
    gronden = grounds(line.verwerking_id for line in lines)
    return [
        {
            "tijdstip": line.tijdstip,
            "wie": medewerkers.get(UUID(line.gebruiker)),
            "klantnummer": nummers.get(line.object_id, ""),
            "actie": line.actie_naam,
            "doel": line.verwerking_naam or "",
            "grond": gronden.get(line.verwerking_id or "", ""),
        }
        for line in lines
    ]


def _cursor(text: str) -> Cursor | None:
    """What `eerder` made; nonsense is the first page."""
    try:
        moment, actie, persoon = text.split("|")
        found = datetime.fromisoformat(moment)
        return (found, UUID(actie), UUID(persoon)) if found.tzinfo else None
    except ValueError:
        return None
