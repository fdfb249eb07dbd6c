"""What somebody typed and cannot reach through the file any more."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.permissions import CASEWORK
from intake.queries.gesloten import closed_drafts
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock


@require_safe
@never_cache
@requires(*CASEWORK)
def mijn_concepten(request: MemberRequest) -> HttpResponse:
    """The own texts of files that were closed meanwhile, without whose they are."""
    rest = closed_drafts(request.user)
    record_reading(
        gebruiker=request.user.pk,
        klanten=list({row.klant.pk for row in rest}),
        actie="Eigen concepten van een gesloten dossier",
        doel=Doel.BEGELEIDING,
        gegevens=("gesprekken",),
        now=clock.now(),
    )
    return render(request, "intake/mijn_concepten.html", {"rest": rest})
