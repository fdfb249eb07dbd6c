"""Every act that the log keeps, for the privacy officer. It names no klant."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.queries import FOUND, find_medewerkers
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.enums import Handelingsoort
from werkoffensief.dossier.forms import HandelingForm
from werkoffensief.dossier.queries import logboek
from werkoffensief.logboek.models import Handeling
from werkoffensief.logboek.queries import acts
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.notation import short_date
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.zoekvraag import recalled, remember

FILTERS = ("soort", "medewerker", "van", "tot")


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the address asks for; nonsense in it asks for nothing, and then shows no chip."""

    soort: Handelingsoort | None = None
    door: str = ""
    van: date | None = None
    tot: date | None = None

    def rows(self) -> QuerySet[Handeling]:
        return acts(
            soort=self.soort.value if self.soort else "",
            door=self.door,
            since=_midnight(self.van) if self.van else None,
            before=_midnight(self.tot + timedelta(days=1)) if self.tot else None,
        )

    def words(self) -> dict[str, str]:
        """Each filter that is on, by its name in the address, in words."""
        words = {
            "soort": str(self.soort.label) if self.soort else "",
            "medewerker": f"Gedaan door: {_name(self.door)}" if self.door else "",
            "van": f"Vanaf {short_date(self.van)}" if self.van else "",
            "tot": f"Tot en met {short_date(self.tot)}" if self.tot else "",
        }
        return {name: said for name, said in words.items() if said}


@never_cache
@require_safe
@requires(Rol.PRIVACY)
def handeling_lijst(request: MemberRequest) -> HttpResponse:
    """Who did what, the newest first: all of it, or what the filters in the address ask for."""
    form = HandelingForm({name: request.GET.get(name, "") for name in ("soort", "van", "tot")})
    keuze, text = _asked(request, form), recalled(request)
    words = keuze.words()
    found = [] if keuze.door or not text else find_medewerkers(text)
    context = {
        "pagina": keyset_page(
            keuze.rows(), request.GET, order=("-tijdstip", "-pk"), fetch=logboek.acts_by_id
        ),
        "form": form,
        "door": keuze.door,
        "chips": [(said, _address(request, name)) for name, said in words.items()],
        "gezocht": text,
        "gevonden": [(row, _address(request, "zoek", medewerker=str(row.pk))) for row in found],
        "meer": len(found) == FOUND,
        "vergeten": bool(request.GET.get("zoek") and not text and not keuze.door),
    }
    return render(request, "dossier/handeling_lijst.html", context)


@require_POST
@requires(Rol.PRIVACY)
def handeling_zoeken(request: MemberRequest) -> HttpResponse:
    """Look for a medewerker. It is posted, so that no name stands in an address; the other filters stay."""
    kept = _kept(request, "medewerker")
    if number := remember(request, request.POST.get("q", "")):
        kept["zoek"] = number
    return redirect(f"{reverse('handeling_lijst')}?{urlencode(kept)}")


def _asked(request: MemberRequest, form: HandelingForm) -> Keuze:
    form.is_valid()
    asked: dict[str, Any] = form.cleaned_data
    door = request.GET.get("medewerker", "")
    known = door in logboek.PROCESSES or logboek.as_uuid(door)
    soorten = {soort.adres: soort for soort in Handelingsoort}
    return Keuze(
        soort=soorten.get(asked.get("soort", "")),
        door=str(logboek.as_uuid(door) or door) if known else "",
        van=asked.get("van"),
        tot=asked.get("tot"),
    )


def _kept(request: MemberRequest, without: str) -> dict[str, str]:
    """The filters of this address but one; a next page and a search begin anew."""
    return {name: request.GET[name] for name in FILTERS if name != without and request.GET.get(name)}


def _address(request: MemberRequest, without: str, **more: str) -> str:
    return f"?{urlencode(_kept(request, without) | more)}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)


def _name(door: str) -> str:
    key = logboek.as_uuid(door)
    known: dict[UUID, Medewerker] = Medewerker.objects.in_bulk([key]) if key else {}
    return logboek.name_of(door, known)
