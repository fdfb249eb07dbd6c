"""What somebody typed and cannot reach through the file any more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from intake.permissions import CASEWORK
from intake.queries.gesloten import closed_drafts
from intake.services.gesprekken import discard_concept
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock


@never_cache
@requires(*CASEWORK)
def mijn_concepten(request: MemberRequest) -> HttpResponse:
    """The own texts of files that were closed meanwhile, without whose they are; one can be thrown away.

    The first press shows the text once more and asks; only the second throws it away.
    """
    rest = closed_drafts(request.user)
    weg = next((row for row in rest if str(row.id) == request.POST.get("weg")), None)
    if request.method == "POST" and (weg is None or request.POST.get("zeker") == "ja"):
        if weg:
            discard_concept(door=request.user.pk, concept_id=weg.id)
            messages.success(request, "Het concept is weggegooid.")
        return redirect("mijn_concepten")
    record_reading(
        gebruiker=request.user.pk,
        klanten=list({row.klant.pk for row in rest}),
        actie="Eigen concepten van een gesloten dossier",
        doel=Doel.BEGELEIDING,
        gegevens=("gesprekken",),
        now=clock.now(),
    )
    return render(request, "intake/mijn_concepten.html", {"rest": [weg] if weg else rest, "weg": weg})
