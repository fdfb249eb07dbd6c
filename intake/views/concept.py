"""The drafts of a conversation: kept while somebody types, joined, thrown away; what a page knows of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intake.forms import GesprekForm, beeld
from intake.models import Concept, Gesprek, Klant
from intake.overzicht import blad
from intake.permissions import CASEWORK
from intake.queries import concepten
from intake.services import gesprekken as services
from intake.services.concepten import fields_of, used_in
from intake.views.access import MergedError, get_gesprek, get_klant
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, StaleError

MARK = re.compile(r"[a-z0-9]{5}")  # of a window: chosen by static/js/concept.js
ALREADY = "Dit gesprek is al vastgelegd. Wat u nu typt, staat er nog niet in."
NOT_THROWN = (
    "Er is niets weggegooid: u schreef intussen verder in een ander venster of op een ander apparaat. Hieronder staat "
    "het nieuwste. Wilt u ook dat niet meer? Druk dan nog een keer."
)
HERE = "hier"  # of the button of Enter: the page goes on
KEPT = "Het concept is bewaard. Alleen u ziet het."


def drafts(request: MemberRequest, klant: Klant, soort: str) -> tuple[Concept | None, list[Concept]]:
    """The own draft of this page, and those that other windows wrote beside it, in one question."""
    rows = list(concepten(request.user, klant))
    others = [row for row in rows if row.naast and row.soort == services.beside(soort, row.naast)]
    return next((row for row in rows if row.soort == soort), None), others


def _mark(request: MemberRequest, name: str) -> str:
    """The mark of a window that a page sent; empty when it is none."""
    found = request.POST.get(name, "")
    return found if MARK.fullmatch(found) else ""


def answer_to_join(request: MemberRequest, klant: Klant, soort: str) -> HttpResponse | None:
    """The button that puts the text of another window below the own draft; None for another."""
    mark = _mark(request, "erbij")
    if not mark:
        return None
    services.join_concept(door=request.user.pk, klant_id=klant.pk, soort=soort, mark=mark, now=clock.now())
    messages.success(request, "De andere tekst staat nu bij de uwe. Lees het na.")
    return redirect(request.path)


def _keep(request: MemberRequest, klant: Klant, soort: str) -> Concept:
    """Everything as it was typed, right or wrong. Raises StaleError: a draft of another tab is not overwritten."""
    return services.save_concept(
        door=request.user.pk,
        klant_id=klant.pk,
        soort=soort,
        versie=_number(request, "versie"),
        inhoud=fields_of(request.POST.dict()),
        venster=_window(request),
        logged=lambda: soort == services.CONCEPT_GESPREK and _is_logged(request, klant),
        now=clock.now(),
    )


def _window(request: MemberRequest) -> services.Venster:
    return services.Venster(_mark(request, "venster"), _number(request, "beurt"), made_before(request))


def seen(request: MemberRequest) -> services.Gezien:
    """What the page that was sent knows of its draft. One that says nothing of it knows none."""
    return services.Gezien(_number(request, "versie"), _window(request), fields_of(request.POST.dict()))


def _number(request: MemberRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else 0


def _own_made(request: MemberRequest, klant: Klant) -> QuerySet[Gesprek]:
    """The conversation that a page of this draft made, if any."""
    made = made_before(request)
    rows = Gesprek.objects.filter(klant=klant, medewerker=request.user)
    return rows.filter(pk=made) if made else rows.none()


def _is_logged(request: MemberRequest, klant: Klant) -> bool:
    """Whether this page was logged with this text: a browser that goes back makes no draft of it."""
    made = made_before(request)
    if made is None or not _own_made(request, klant).exists():
        return False
    known = blad(klant, request.user, clock.today(), without=made, used=used_in(request.POST.dict()))
    form = GesprekForm(request.POST, blad=known)
    return form.is_valid() and services.is_logged(
        door=request.user.pk,
        klant_id=klant.pk,
        gesprek_id=made,
        gegevens=form.cleaned_data,
        aan_tafel=form.aan_tafel,
    )


def answer_to_keep(
    request: MemberRequest, klant: Klant, soort: str, form: GesprekForm
) -> HttpResponse | None:
    """What a button answers that keeps the draft; None when it was another, or the draft of another tab is newer."""
    if not {"concept", "samen"} & request.POST.keys():
        return None
    try:
        _keep(request, klant, soort)
    except StaleError as stale:
        form.is_valid()
        form.errors.clear()  # it was not to be logged yet
        form.add_error(None, str(stale))
        show_both(form, stale)
        return None
    if "samen" in request.POST:
        return redirect("concept_samen", klant.pk)
    messages.success(request, KEPT)
    if request.POST["concept"] == HERE:
        return redirect(request.path)
    return redirect("klant_dossier", klant.pk)


def show_both(form: GesprekForm, stale: StaleError) -> None:
    """Let the form show the newer draft beside what was typed, and carry its version: it was seen now."""
    form.concept_nu = beeld.said(form, stale.stored)  # type: ignore[attr-defined]
    # Two pages of one draft make one conversation.
    same = {"nieuw_id": str(stale.stored["nieuw_id"])}
    form.data = {**typed(form), **same, "versie": str(stale.versie)}


@contextmanager
def newer_is_shown(form: GesprekForm) -> Iterator[None]:
    """What a service refuses because the draft was written on elsewhere: both texts stand on the page."""
    try:
        yield
    except services.NewerDraftError as newer:
        show_both(form, newer)
        raise RefusalError(str(newer)) from newer


def typed(form: GesprekForm) -> dict[str, Any]:
    return {name: form.data[name] for name in form.data}


def made_before(request: MemberRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("nieuw_id", ""))
    except ValueError:
        return None


# --- What a script and the buttons send ------------------------------------------------------------


@never_cache
@require_POST
@requires(*CASEWORK)
def concept_bewaren(request: MemberRequest, klant_id: UUID) -> JsonResponse:
    """What static/js/concept.js sends while somebody types: kept, with the moment; or 409 with the other text.

    410: the file was merged meanwhile, and the draft with it; `naar`: where whoever may open that file goes on.
    """
    try:
        klant = get_klant(request.user, klant_id)
    except MergedError as merged:
        return JsonResponse({"naar": reverse("gesprek_nieuw", args=[merged.kept.pk])}, status=410)
    return _answer(request, klant, services.CONCEPT_GESPREK)


@never_cache
@require_POST
@requires(*CASEWORK)
def gesprek_concept_bewaren(request: MemberRequest, gesprek_id: UUID) -> JsonResponse:
    """The same, while somebody corrects a conversation."""
    gesprek, klant = get_gesprek(request, gesprek_id)
    return _answer(request, klant, services.concept_of(gesprek.pk))


def _answer(request: MemberRequest, klant: Klant, soort: str) -> JsonResponse:
    """`naast`: this window shows two texts and its own goes beside the other; `klaar`: its writer chose."""
    aside, done = _mark(request, "naast"), _mark(request, "klaar")
    try:
        concept = _keep(request, klant, services.beside(soort, aside) if aside else soort)
    except StaleError as stale:
        both = {
            "versie": stale.versie,
            "nieuw_id": stale.stored.get("nieuw_id"),
            "inhoud": fields_of(stale.stored),
        }
        return JsonResponse(both, status=409)
    if done:
        services.drop_beside(door=request.user.pk, klant_id=klant.pk, soort=soort, mark=done)
    # Asked once, when the draft begins anew: another page of it may have logged it meanwhile.
    begun = soort == services.CONCEPT_GESPREK and concept.versie == 1
    known = {"al": ALREADY} if begun and _own_made(request, klant).exists() else {}
    kept = {"versie": concept.versie, "om": notation.clock_time(concept.opgeslagen_op)}
    return JsonResponse({**kept, **known})


@require_POST
@requires(*CASEWORK)
def concept_weg(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Throw the own draft away and begin again."""
    klant = get_klant(request.user, klant_id)
    _throw_away(request, klant, services.CONCEPT_GESPREK)
    return redirect("gesprek_nieuw", klant.pk)


def _throw_away(request: MemberRequest, klant: Klant, soort: str) -> None:
    """The own draft, or only what another window wrote beside it."""
    mark = _mark(request, "naast")
    try:
        services.drop_concept(
            door=request.user.pk,
            klant_id=klant.pk,
            soort=services.beside(soort, mark) if mark else soort,
            gezien=seen(request),
        )
    except services.NewerDraftError:
        messages.error(request, NOT_THROWN)
    else:
        messages.success(request, "De andere tekst is weggegooid." if mark else "Het concept is weggegooid.")


@require_POST
@requires(*CASEWORK)
def gesprek_concept_weg(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """Throw the own draft of a correction away."""
    gesprek, klant = get_gesprek(request, gesprek_id)
    _throw_away(request, klant, services.concept_of(gesprek.pk))
    return redirect("gesprek_wijzigen", gesprek.pk)
