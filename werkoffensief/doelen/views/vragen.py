"""A manager asks the team about a klantnummer behind a figure; the teamleider answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.doelen import lijsten, overzicht, queries, services
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.figures import FIGURES
from werkoffensief.doelen.forms import AntwoordForm, VraagForm
from werkoffensief.doelen.models import Vraag
from werkoffensief.doelen.permissions import ANSWERERS, ASKERS, QUESTION_READERS
from werkoffensief.doelen.views.cijfers import asked_peiling
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock
from werkoffensief.web.pagination import keyset_page
from werkoffensief.web.refusals import accepted

ORDER = ("-gesteld_op", "-pk")


@never_cache
@requires(*ASKERS)
def vraag_stellen(request: MemberRequest, jaar: int, figuur: str, klant_id: UUID) -> HttpResponse:
    """Ask the team about one of those counted. 404 for whoever is not among them."""
    if figuur not in FIGURES:
        raise Http404
    peiling = asked_peiling(request, jaar)
    if not lijsten.counts(figuur, peiling, klant_id):
        raise Http404
    klant = get_object_or_404(Klant, pk=klant_id)
    _record(request, [klant.pk], "Vraag aan het team stellen")
    form = VraagForm(request.POST or None)

    def ask(data: dict[str, Any]) -> None:
        services.ask(
            door=request.user.pk,
            klant_id=klant.pk,
            figuur=figuur,
            peildatum=peiling.peildatum,
            tekst=data["tekst"],
            vraag_id=data["nieuw_id"],
        )

    if accepted(form, ask, earlier=lambda row: reverse("vraag_lijst")):
        messages.success(
            request, "Uw vraag staat klaar voor de teamleider. Het antwoord komt bij Vragen te staan."
        )
        return redirect("vraag_lijst")
    terug = f"{reverse('cijfer', args=[jaar, figuur])}?{overzicht.question(peiling)}"
    context = {
        "form": form,
        "klant": klant,
        "cijfer": Figuur(figuur).label,
        "peiling": peiling,
        "terug": terug,
    }
    return render(request, "doelen/vraag_stellen.html", context)


@require_safe
@never_cache
@requires(*QUESTION_READERS)
def vraag_lijst(request: MemberRequest) -> HttpResponse:
    """The questions that wait for an answer, and those that have one."""
    answered = request.GET.get("groep") == "beantwoord"
    page = keyset_page(
        queries.questions(request.user, answered=answered), request.GET, order=ORDER, fetch=_with_people
    )
    _record(request, [row.klant_id for row in page.rows], "Lijst van vragen bekijken")
    shown = Vraag.objects.filter(pk__in=[row.pk for row in page.rows])
    mine = set(shown.to_answer_by(request.user).values_list("pk", flat=True))
    for row in page.rows:
        row.van_mijn_team = row.pk in mine
    context = {"pagina": page, "beantwoord": answered, "beantwoordt": request.user.has_role(*ANSWERERS)}
    return render(request, "doelen/vraag_lijst.html", context)


def _with_people(ids: list[UUID]) -> list[Vraag]:
    return list(Vraag.objects.filter(pk__in=ids).select_related("klant", "gesteld_door", "beantwoord_door"))


@never_cache
@requires(*ANSWERERS)
def vraag_beantwoorden(request: MemberRequest, vraag_id: UUID) -> HttpResponse:
    """Answer a question about a klant who is one's work."""
    rows = Vraag.objects.to_answer_by(request.user).select_related("klant", "gesteld_door", "beantwoord_door")
    vraag = get_object_or_404(rows, pk=vraag_id)
    _record(request, [vraag.klant_id], "Vraag van de manager beantwoorden")
    form = AntwoordForm(request.POST or None, initial={"versie": vraag.versie})

    def give(data: dict[str, Any]) -> None:
        services.answer(door=request.user.pk, vraag_id=vraag.pk, **data)

    if accepted(form, give):
        messages.success(request, "Uw antwoord is opgeslagen. De manager ziet het bij Vragen.")
        return redirect("vraag_lijst")
    context = {"form": form, "vraag": vraag, "terug": reverse("vraag_lijst")}
    return render(request, "doelen/vraag_beantwoorden.html", context)


def _record(request: MemberRequest, klanten: list[UUID], actie: str) -> None:
    """A number without a name is a person's data too."""
    record_reading(
        gebruiker=request.user.pk,
        klanten=klanten,
        actie=actie,
        doel=Doel.STURING,
        gegevens=("klantnummer",),
        now=clock.now(),
    )
