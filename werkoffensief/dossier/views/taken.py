"""One list of what is to be done, putting a line off, and the daily mail about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.models import Klant
from trajecten.views.basis import form_page
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.enums import Werksoort
from werkoffensief.dossier.forms import UitstelForm
from werkoffensief.dossier.models import Dagmailstop
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import taken
from werkoffensief.dossier.services import dagmail, uitstel
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


@require_safe
@never_cache
@requires(*WITH_FILES)
def taak_lijst(request: MemberRequest) -> HttpResponse:
    """What asks the reader for something today, the longest due first; or what they put off."""
    today, later = clock.today(), request.GET.get("uitgesteld") == "ja"
    soort = request.GET.get("soort", "")
    soort = soort if soort in Werksoort.values else ""
    found = taken.shown(request.user, today, soort=soort, uitgesteld=later)
    rows = found[: taken.SHOWN]
    people = {row.klant.pk: row.klant for row in rows if row.klant}
    record_list(request, list(people.values()), "Takenlijst bekijken", gegevens=("naam",))
    context = {
        "rijen": rows,
        "meer": len(found) > taken.SHOWN,
        "soort": soort,
        "soorten": Werksoort.choices,
        "uitgesteld": later,
        "aantal_uitgesteld": 0 if later else taken.put_off(request.user, today),
        "vandaag": today,
        "mail_aan": not Dagmailstop.objects.filter(medewerker=request.user).exists(),
    }
    return render(request, "dossier/taak_lijst.html", context)


def _line(request: MemberRequest, soort: str, ding: UUID, *, later: bool) -> taken.Regel:
    """A line of the reader's own list; of anything else there is none."""
    row = taken.find(request.user, clock.today(), soort, ding, uitgesteld=later)
    if row is None:
        raise Http404
    return row


@requires(*WITH_FILES)
def taak_later(request: MemberRequest, werksoort: str, ding_id: UUID) -> HttpResponse:
    """Not now: until which day, and why; also of what waits already."""
    now = taken.find(request.user, clock.today(), werksoort, ding_id)
    row = now or _line(request, werksoort, ding_id, later=True)
    klant = get_object_or_404(Klant.objects.visible_to(request.user), pk=row.klant_id)
    form = UitstelForm(request.POST or None)

    def save(data: dict[str, Any]) -> None:
        uitstel.put_off(
            door=request.user.pk, regel=row, tot=data["tot"], reden=data["reden"], vandaag=clock.today()
        )

    if accepted(form, save):
        messages.success(request, "Dit staat tot die dag niet in uw lijst.")
        return redirect("taak_lijst")
    return form_page(
        request, klant.pk, form, titel="Later doen", knop="Uitstellen", uitleg=row.zin,
        terug=reverse("taak_lijst"), terug_naar="Te doen",
    )  # fmt: skip


@require_POST
@requires(*WITH_FILES)
def taak_nu(request: MemberRequest, werksoort: str, ding_id: UUID) -> HttpResponse:
    """Show it again."""
    row = _line(request, werksoort, ding_id, later=True)
    uitstel.take_up(door=request.user.pk, regel=row, vandaag=clock.today())
    messages.success(request, "Dit staat weer in uw lijst.")
    return redirect("taak_lijst")


@require_POST
@requires(*WITH_FILES)
def dagmail_kiezen(request: MemberRequest) -> HttpResponse:
    """Whether the reader wants a mail on working days."""
    wanted = request.POST.get("aan") == "ja"
    dagmail.set_mail(door=request.user.pk, aan=wanted)
    messages.success(request, f"De dagelijkse mail staat {'aan' if wanted else 'uit'}.")
    return redirect("taak_lijst")
