"""What counts how much in the order of the work list: everybody with files reads it, a manager sets it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from intake.forms import WegingForm
from intake.models import Weging
from intake.models.werklijst import GEWICHTEN
from intake.services.werklijst import set_weging
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WEIGHT_READERS, may_weigh
from werkoffensief.dossier.queries.werkfeiten import present_weights
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import accepted

SHOWN = 25  # earlier weights
CHANGED = "weging gewijzigd"


@requires(*WEIGHT_READERS)
def weging(request: MemberRequest) -> HttpResponse:
    """The weights, who set them when and why; a manager sets others."""
    mine = may_weigh(request.user)
    if request.method == "POST" and not mine:
        raise PermissionDenied
    rows = list(Weging.objects.select_related("door")[:SHOWN])
    present = present_weights()
    begin = {name: getattr(present, name) for name in GEWICHTEN}
    form = WegingForm(request.POST or None, initial={**begin, "versie": rows[0].nummer if rows else 0})

    def save(data: dict[str, Any]) -> None:
        row = set_weging(door=request.user.pk, nummer=data["versie"], gewichten=data, reden=data["reden"])
        record_handeling(
            door=request.user.pk,
            soort=CHANGED,
            object_soort="weging",
            object_id=str(row.nummer),
            toelichting=", ".join(str(data[name]) for name in GEWICHTEN),
        )

    if accepted(form, save):
        messages.success(request, "De nieuwe volgorde geldt meteen, voor alle teams.")
        return redirect("weging")
    labels = {name: form[name].label for name in GEWICHTEN}
    context = {
        "form": form if mine else None,
        "nu": [(labels[name], begin[name]) for name in GEWICHTEN],
        "eerder": [(row, [(labels[name], getattr(row, name)) for name in GEWICHTEN]) for row in rows],
    }
    return render(request, "dossier/weging.html", context)
