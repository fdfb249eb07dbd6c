"""The letters about a loan, as they were made: to read, on paper, and the day on which one left."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.views.access import record_opening
from intake.views.papier import paper_for
from trajecten import permissions
from trajecten.forms.toekenning import VerzondenForm
from trajecten.models import Leningbrief
from trajecten.permissions import DECIDE, WITH_PLANS
from trajecten.queries import identity
from trajecten.services import leningbrief as services
from trajecten.views.basis import form_page
from trajecten.views.toekenning import paragraphs
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


def get_leningbrief(request: MemberRequest, leningbrief_id: UUID) -> Leningbrief:
    """The letter with whose it is; a stranger's does not exist."""
    rows = permissions.leningbrieven_of(request.user).select_related("klant", "lening", "medewerker")
    return get_object_or_404(rows, pk=leningbrief_id)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def leningbrief(request: MemberRequest, leningbrief_id: UUID) -> HttpResponse:
    """One letter: the text, when it was sent, and until when there can be an objection."""
    row, today = get_leningbrief(request, leningbrief_id), clock.today()
    record_opening(request, row.klant, actie="Brief over een lening", gegevens=("naam", "leningen"))
    context = {
        "persoon": identity(request.user, klant_id=row.klant_id, day=today),
        "brief": row,
        "alineas": paragraphs(row),
        "mag_versturen": permissions.can_send(request.user, row.klant),
    }
    return render(request, "trajecten/leningbrief.html", context)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def leningbrief_pdf(request: MemberRequest, leningbrief_id: UUID) -> HttpResponse:
    """The letter on paper, as it was made."""
    row = get_leningbrief(request, leningbrief_id)
    record_opening(request, row.klant, actie="Brief over een lening", gegevens=("naam", "leningen"))
    return paper_for(
        request, row.klant, template="pdf/besluit.html", name="brief-lening",
        terug=reverse("leningbrief", args=[row.pk]), titel="Uw lening uit het opleidingsfonds",
        kenmerk=row.leningbriefnummer, brief=row, alineas=paragraphs(row), wijzigingen=(),
    )  # fmt: skip


@requires(*DECIDE)
def leningbrief_verzonden(request: MemberRequest, leningbrief_id: UUID) -> HttpResponse:
    """The day on which the letter left."""
    row = get_leningbrief(request, leningbrief_id)
    if not permissions.can_send(request.user, row.klant):
        raise PermissionDenied
    form = VerzondenForm(request.POST or None, initial={"verzonden_op": clock.today(), "versie": row.versie})

    def sent(data: dict[str, Any]) -> None:
        services.mark_letter_sent(
            door=request.user.pk, leningbrief_id=row.pk, versie=data["versie"], verzonden_op=data["verzonden_op"]
        )  # fmt: skip

    if accepted(form, sent):
        messages.success(request, "Vastgelegd wanneer de brief is verstuurd.")
        return redirect("lening", row.lening_id)
    return form_page(
        request, row.klant_id, form, titel="Brief is verstuurd", knop="Dag vastleggen",
        terug=reverse("leningbrief", args=[row.pk]), terug_naar="Brief",
        uitleg="De klant kan daarna zes weken bezwaar maken. U vult deze dag één keer in.",
    )  # fmt: skip
