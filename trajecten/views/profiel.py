"""The profile of a klant, built together at the table, and the CV that comes of it.

Who opens the address of a button without pressing it (back from logging in, or a reload) gets the profile.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.views.access import record_opening
from intake.views.papier import paper_for
from trajecten.enums import TALEN
from trajecten.forms.profiel import DEELFORMS, REGELFORMS
from trajecten.overzicht import cv as overzicht_cv
from trajecten.overzicht.profiel import (
    DELEN,
    REGELS,
    Row,
    beeld_of,
    fingerprint,
    present,
    profiel_of,
    voorstellen,
)
from trajecten.permissions import WITH_PLANS, profielregels_of
from trajecten.queries import identity
from trajecten.services import profiel as services
from trajecten.views.basis import form_page, klant_for
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

NAMES = {"werk": "Werkervaring", "scholing": "Opleiding of cursus", "taal": "Taal"}
PLACES = {"werk": "#werkervaring", "scholing": "#scholing", "taal": "#talen"}
UITLEG = {
    "mij": "Schrijf samen met de klant, in de ik-vorm. Alles mag leeg blijven tot u het weet.",
    "gedrag": "Waar is de klant goed in, als mens op het werk? Een paar antwoorden zeggen meer dan veel.",
    "eisen": "Alleen wat de klant zelf wil zeggen. U schrijft niet op waarom. Een werkgever leest dit alleen als de "
    "klant dat wil: dat kiest u bij wat er op het cv mag staan.",
    "contact": "",
}


def to_profiel(klant_id: UUID, place: str = "") -> HttpResponse:
    return redirect(reverse("profiel", args=[klant_id]) + place)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def profiel(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The whole profile, part by part, with what is not there yet and what a conversation already says."""
    persoon = _person(request, klant_id)
    beeld = beeld_of(klant := persoon["klant"])
    record_opening(request, klant, actie="Profiel", gegevens=("profiel",))
    context = {
        "persoon": persoon,
        "klant": klant,
        "beeld": beeld,
        "delen": beeld.delen,
        "voorstellen": [] if klant.overleden_op else voorstellen(klant, beeld),
        "wijzigbaar": not klant.overleden_op,
    }
    return render(request, "trajecten/profiel.html", context)


def _person(request: MemberRequest, klant_id: UUID) -> dict[str, Any]:
    try:
        return identity(request.user, klant_id=klant_id, day=clock.today())
    except Klant.DoesNotExist:
        raise Http404 from None


@requires(*WITH_PLANS)
def profiel_deel(request: MemberRequest, klant_id: UUID, deel: str) -> HttpResponse:
    """One part of the profile."""
    klant = klant_for(request, klant_id)
    if deel not in DELEN:
        raise Http404
    titel, names = DELEN[deel]
    there = profiel_of(klant)
    initial = present(there, names) | {"versie": fingerprint(there, names)}
    form = DEELFORMS[deel](request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.save_deel(
            door=request.user.pk, klant_id=klant.pk, deel=deel, gezien=data["versie"], gegevens=form.said
        )

    if accepted(form, save):
        messages.success(request, "Het profiel is opgeslagen.")
        return to_profiel(klant.pk, f"#{deel}")
    return form_page(
        request, klant.pk, form, titel=titel, knop="Opslaan", terug=reverse("profiel", args=[klant.pk]),
        terug_naar="Profiel", uitleg=UITLEG.get(deel, "Alles mag leeg blijven tot u het weet."),
    )  # fmt: skip


@requires(*WITH_PLANS)
def profielregel_nieuw(request: MemberRequest, klant_id: UUID, regelsoort: str) -> HttpResponse:
    """One more row of the profile."""
    klant = klant_for(request, klant_id)
    if regelsoort not in REGELS:
        raise Http404
    form = REGELFORMS[regelsoort](request.POST or None)

    def add(data: dict[str, Any]) -> None:
        services.add_regel(
            door=request.user.pk, klant_id=klant.pk, soort=regelsoort, regel_id=data["nieuw_id"], gegevens=form.said
        )  # fmt: skip

    if accepted(form, add, earlier=lambda row: reverse("profiel", args=[klant.pk])):
        messages.success(request, f"{NAMES[regelsoort]} staat in het profiel.")
        return to_profiel(klant.pk, PLACES[regelsoort])
    return _regel_page(request, klant.pk, form, titel=f"{NAMES[regelsoort]} toevoegen")


def _regel_page(request: MemberRequest, klant_id: UUID, form: Any, **page: Any) -> HttpResponse:
    return form_page(
        request, klant_id, form, template="trajecten/profielregel.html", knop="Opslaan", talen=sorted(TALEN.values()),
        terug=reverse("profiel", args=[klant_id]), terug_naar="Profiel", **page,
    )  # fmt: skip


def _row(request: MemberRequest, regelsoort: str, regel_id: UUID, *, live: bool = True) -> Row:
    """A row of the profile of a visible klant; of an unknown kind there is none."""
    if regelsoort not in REGELS:
        raise Http404
    rows = profielregels_of(REGELS[regelsoort], request.user)
    return get_object_or_404(rows.filter(vervallen_op__isnull=True) if live else rows, pk=regel_id)


@requires(*WITH_PLANS)
def profielregel(request: MemberRequest, regelsoort: str, profielregel_id: UUID) -> HttpResponse:
    """A row of the profile is said differently."""
    row = _row(request, regelsoort, profielregel_id)
    form = REGELFORMS[regelsoort](request.POST or None, regel=row)

    def save(data: dict[str, Any]) -> None:
        services.save_regel(
            door=request.user.pk, soort=regelsoort, regel_id=row.pk, versie=data["versie"], gegevens=form.said
        )

    if accepted(form, save):
        messages.success(request, "Het profiel is opgeslagen.")
        return to_profiel(row.klant_id, PLACES[regelsoort])
    return _regel_page(request, row.klant_id, form, titel=f"{NAMES[regelsoort]} wijzigen")


def _press(
    request: MemberRequest, row: Row, act: Callable[[], Any], sentence: str, place: str
) -> HttpResponse:
    if request.method == "POST":
        try:
            act()
        except RefusalError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, sentence)
    return to_profiel(row.klant_id, place)


@requires(*WITH_PLANS)
def profielregel_weg(request: MemberRequest, regelsoort: str, profielregel_id: UUID) -> HttpResponse:
    """Take a row off the profile; it can be brought back on the same page."""
    row = _row(request, regelsoort, profielregel_id)
    said = request.POST.get("versie", "")
    version = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    return _press(
        request, row,
        lambda: services.withdraw_regel(
            door=request.user.pk, soort=regelsoort, regel_id=row.pk,
            versie=version, now=clock.now(),
        ),
        "Dit is van het profiel gehaald. Onderaan de pagina kunt u het terugzetten.", PLACES[regelsoort],
    )  # fmt: skip


@requires(*WITH_PLANS)
def profielregel_terug(request: MemberRequest, regelsoort: str, profielregel_id: UUID) -> HttpResponse:
    """Bring back what was taken off."""
    row = _row(request, regelsoort, profielregel_id, live=False)
    return _press(
        request, row,
        lambda: services.restore_regel(door=request.user.pk, soort=regelsoort, regel_id=row.pk),
        "Dit staat weer in het profiel.", PLACES[regelsoort],
    )  # fmt: skip


@requires(*WITH_PLANS)
def profiel_overnemen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """What a conversation said comes into the profile, by one press."""
    klant = klant_for(request, klant_id)
    if request.method != "POST":
        return to_profiel(klant.pk)
    wanted = request.POST.get("wat", "")
    found = next((row for row in voorstellen(klant, beeld_of(klant)) if row.sleutel == wanted), None)
    if found is None:
        messages.info(request, "Dit staat al in het profiel.")
        return to_profiel(klant.pk)
    try:
        services.take_over(door=request.user.pk, klant_id=klant.pk, voorstel=found)
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Dit is overgenomen uit het gesprek. Kijk samen of het nog klopt.")
    return to_profiel(klant.pk)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def cv(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The CV as it will be on paper."""
    persoon = _person(request, klant_id)
    klant = persoon["klant"]
    record_opening(request, klant, actie="Cv bekijken", gegevens=("profiel",))
    beeld = beeld_of(klant)
    blad = overzicht_cv.blad_of(klant, beeld)
    return render(
        request, "trajecten/cv.html", {"persoon": persoon, "klant": klant, "blad": blad, "beeld": beeld}
    )


@require_safe
@never_cache
@requires(*WITH_PLANS)
def cv_pdf(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The CV on paper, for the klant to send."""
    klant = klant_for(request, klant_id)
    record_opening(request, klant, actie="Cv op papier", gegevens=("profiel",))
    blad = overzicht_cv.blad_of(klant, beeld_of(klant))
    terug = reverse("cv", args=[klant.pk])
    return paper_for(request, klant, template="pdf/cv.html", name="mijn-cv", terug=terug, blad=blad)
