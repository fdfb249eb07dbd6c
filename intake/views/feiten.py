"""The page that withdraws a wrong fact of any kind."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from intake import queries
from intake.forms import DocumentVervalForm, VervalForm
from intake.models import Actie, Belemmering, Gesprek
from intake.permissions import CASEWORK, can_withdraw
from intake.services.feiten import Gevolg, gevolg_of, own_way, withdraw_feit
from intake.views.access import get_klant, klant_page, to_dossier_or_start
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted

WRONG = (
    "Doe dit alleen als het gegeven niet klopt. Het blijft bewaard met uw reden, maar telt nergens meer mee. U kunt "
    "dit niet terugdraaien."
)
UNWANTED = (
    "Doe dit als het document niet klopt, bij een ander hoort of niet meer nodig is. Niemand kan het bestand dan "
    "nog openen, en na 30 dagen wordt het gewist. De titel en uw reden blijven bewaard. U kunt dit niet terugdraaien."
)
# Kinds of fact for which "it is not right" is not the whole story.
PAGES: dict[str, tuple[type[VervalForm], str]] = {"document": (DocumentVervalForm, UNWANTED)}


@requires(*CASEWORK)
def feit_vervallen(request: MemberRequest, soort: str, feit_id: UUID) -> HttpResponse:
    """Ask for a reason, show what goes, and let it lapse."""
    feit = queries.find_feit(soort, feit_id, request.user)
    if feit is None or feit.vervallen_op is not None:
        raise Http404
    klant = get_klant(request.user, feit.klant_id)  # type: ignore[attr-defined]
    if not can_withdraw(request.user, soort, feit):
        raise PermissionDenied
    form_class, uitleg = PAGES.get(soort, (VervalForm, WRONG))
    way, gevolg = own_way(soort), gevolg_of(soort)
    form = form_class(request.POST or None, initial={"versie": feit.versie})

    def save(data: dict[str, Any]) -> None:
        withdraw_feit(
            door=request.user.pk,
            soort=soort,
            feit_id=feit_id,
            versie=data["versie"],
            reden=data["reden"],
            now=clock.now(),
        )

    if accepted(form, save):
        messages.success(request, way.gedaan if way else "Het gegeven is vervallen.")
        return to_dossier_or_start(request, klant)
    return klant_page(
        request,
        klant,
        form,
        template="intake/feit_vervallen.html",
        soort=str(feit._meta.verbose_name).capitalize(),
        feit=queries.describe(feit),
        titel=way.titel if way else "Gegeven laten vervallen",
        uitleg=way.uitleg(feit) if way else uitleg,
        blijft=_stays(feit) if isinstance(feit, Gesprek) else [],
        **_said_before(gevolg, feit),
    )


def _stays(gesprek: Gesprek) -> list[tuple[str, str]]:
    """What was noted on the day of a conversation or agreed in it, and does not go along: what it is, and where it is
    taken back. Of another klant by mistake, each has to go by itself."""
    noted = Belemmering.objects.filter(
        klant=gesprek.klant_id, vastgesteld_op=gesprek.datum, vervallen_op__isnull=True
    ).select_related("soort")
    agreed = Actie.objects.filter(gesprek=gesprek, vervallen_op__isnull=True)
    rows = [
        ("belemmering", row.pk, f"Belemmering: {row.soort.naam}") for row in noted.order_by("soort__naam")
    ]
    rows += [("actie", row.pk, f"Afspraak: {row.wat}") for row in agreed.order_by("pk")]
    return [(text, reverse("feit_vervallen", args=[soort, key])) for soort, key, text in rows]


def _said_before(gevolg: Gevolg | None, feit: Any) -> dict[str, Any]:
    """What goes along, or why it cannot lapse and what to do then."""
    why = gevolg.kan_niet(feit) if gevolg else ""
    if gevolg is None or not why:
        return {"gaat_mee": gevolg.gaat_mee(feit) if gevolg else "", "kan_niet": "", "anders": None}
    label, name = gevolg.anders(feit)
    return {"gaat_mee": "", "kan_niet": why, "anders": (label, reverse(name, args=[feit.pk]))}
