"""Where the accountmanager's day begins: what waits, each number with its list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from werkgevers import queries
from werkgevers.models import Vacature, Werkakkoord, Werkgever
from werkgevers.permissions import WRITERS
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.pagination import Count, capped_count

SHOWN = 5  # of each kind; the rest is in the list


@dataclass(frozen=True, slots=True)
class Wachtend:
    """One kind of work that waits: how much, the first of it, and the list with all of it."""

    aantal: Count
    rijen: list[Any]
    url: str

    @property
    def meer(self) -> bool:
        return self.aantal.number > len(self.rijen)


@require_safe
@requires(*WRITERS)
def werkgever_start(request: MemberRequest) -> HttpResponse:
    """Calls to make, agreements that run out, promises without a vacancy, vacancies past their last day.

    Of one's own employers, or with `?van=alle` of everybody's.
    """
    everybody = request.GET.get("van") == "alle"
    whose = {} if everybody else {"van": "mij"}
    me, today = request.user.pk, clock.today()
    of_mine = {} if everybody else {"werkgever__accountmanager": me}

    def waiting(rows: QuerySet[Any], name: str, **filters: str) -> Wachtend:
        url = f"{reverse(name)}?{urlencode({**filters, **whose})}"
        return Wachtend(capped_count(rows), list(rows[:SHOWN]), url)

    agreements = Werkakkoord.objects.filter(**of_mine).select_related("werkgever")
    calls = queries.calls_due(day=today, medewerker_id=None if everybody else me)
    overdue = Vacature.objects.filter(**of_mine).overdue_on(today).order_by("open_tot", "pk")
    unfilled = queries.without_vacancy(agreements, day=today).order_by("-open", "pk")
    ending = queries.running_out(agreements, day=today).order_by("einddatum", "pk")
    employers = Werkgever.objects.current()
    context = {
        "bellen": waiting(calls.select_related("werkgever", "contactpersoon"), "terugbel_lijst"),
        "aflopend": waiting(ending, "akkoord_lijst", afloop="90"),
        "zonder_vacature": waiting(unfilled, "akkoord_lijst", toon="zonder_vacature"),
        "over_tijd": waiting(overdue.select_related("werkgever"), "vacature_lijst", stand="over_tijd"),
        "mijn": capped_count(employers.filter(accountmanager=me)),
        "van_niemand": capped_count(queries.without_accountmanager(employers)),
        "van_iedereen": everybody,
        "vandaag": today,
    }
    return render(request, "werkgevers/start.html", context)
