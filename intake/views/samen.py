"""Reading back: one conversation, reading it together, how it goes on, and the agreements on paper."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake import queries
from intake.enums import Keuzevraag, Vervolg, Wwresultaat
from intake.forms import GesprekForm, beeld, samenstellen
from intake.models import Gesprek, Klant, Wwrecht
from intake.overzicht import blad
from intake.overzicht.gezegd import answer_in_words
from intake.overzicht.lezen import (
    Regel,
    Samen,
    agreements,
    goes_on,
    recorded,
    said_of,
    stands_in_the_way,
    together,
)
from intake.permissions import CASEWORK
from intake.queries.agenda import next_appointment
from intake.services.concepten import used_in
from intake.services.gesprekken import CONCEPT_GESPREK
from intake.views.access import follows_merge, get_gesprek, get_klant, record_opening
from intake.views.papier import paper_for
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock


@require_safe
@never_cache
@requires(*CASEWORK)
def gesprek(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """One conversation with everything that was recorded; `?samen=ja`: what klant and medewerker read together."""
    row, klant = get_gesprek(request, gesprek_id)
    if request.GET.get("samen") == "ja":
        return _read_together(
            request, klant, together(row, request.user), terug=reverse("gesprek", args=[row.pk])
        )
    record_opening(request, klant, actie="Gesprek lezen", gegevens=("gesprekken",))
    context = {
        "klant": klant,
        "persoon": queries.identity(klant, clock.today()),
        "gesprek": row,
        "verder": row.vervolg and row.get_vervolg_display(),
        **recorded(row, request.user),
    }
    return render(request, "intake/gesprek_lezen.html", context)


@require_safe
@never_cache
@requires(*CASEWORK)
@follows_merge
def concept_samen(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """Read the own draft together with the klant, before it is logged."""
    klant = get_klant(request.user, klant_id)
    concept = queries.concepten(request.user, klant).filter(soort=CONCEPT_GESPREK).first()
    if concept is None:
        raise Http404
    known = blad(klant, request.user, clock.today(), used=used_in(concept.inhoud))
    form = GesprekForm(None, blad=known, initial=concept.inhoud)
    terug = reverse("gesprek_nieuw", args=[klant.pk])
    return _read_together(request, klant, _of_draft(form, request.user), terug=terug, concept=True)


def _of_draft(form: GesprekForm, medewerker: Medewerker) -> Samen:
    """What stands in a draft, right or wrong, without what is only for ourselves."""
    values = {name: beeld.typed(form, name) for name in form.fields}
    answers = ((topic, samenstellen.answer_of(values, topic)) for topic in form.blad.onderwerpen)
    new = [tag for tag in form.blad.tags if values.get(f"t_{tag.pk}")]
    names = {row.pk: row.naam for row in form.blad.waarden}
    lines = [_line(values, line, medewerker) for line in form.regelnamen if values[f"{line}_wat"]]
    return Samen(
        onderwerpen=[
            (topic.naam, words)
            for topic, said in answers
            if said and (words := said_of(said.stand, said.tekst))
        ],
        keuzes=[
            (vraag.label, _words(values, vraag, names))
            for vraag in Keuzevraag
            if samenstellen.choice_of(values, vraag)
        ],
        talenten=[
            *(tag.naam for tag in new if tag.soort == "talent"),
            *filter(None, [values["talent_tekst"]]),
        ],
        wensen=[*(tag.naam for tag in new if tag.soort == "wens"), *filter(None, [values["wens_tekst"]])],
        belemmeringen=_in_the_way(form, values),
        verslag=values["verslag"],
        afspraken=lines,
        vervolg=values["vervolg"],
        vervolg_reden=values["vervolg_reden"],
        opnieuw_tekst=values["opnieuw_op"],
    )


def _in_the_way(form: GesprekForm, values: dict[str, str]) -> list[str]:
    """What stood in the way already, as it is in this draft, and what was added."""
    known = []
    for row in form.blad.belemmeringen:
        name = f"b_{row['id']}"
        typed = values.get(f"{name}_ernst", "")
        known.append(
            stands_in_the_way(
                row["naam"],
                ernst=typed or str(row["ernst"] or ""),
                beheersbaar=bool(row["beheersbaar"] or values.get(f"{name}_beheersbaar")),
                opgelost=bool(row["opgelost"] or values.get(f"{name}_opgelost")),
                actie=values.get(f"{name}_actie") or row["actie"] or "",
            )
        )
    return known + list(_new_in_the_way(form, values))


def _new_in_the_way(form: GesprekForm, values: dict[str, str]) -> Iterator[str]:
    for soort in form.blad.soorten:
        ernst, actie = values.get(f"m_{soort.pk}_ernst", ""), values.get(f"m_{soort.pk}_actie", "")
        if values.get(f"n_{soort.pk}") or ernst or actie:
            yield stands_in_the_way(soort.naam, ernst=ernst, actie=actie)


def _words(values: dict[str, str], vraag: str, names: dict[str, str]) -> str:
    chosen = samenstellen.choice_of(values, vraag)
    return answer_in_words(*chosen, names.get(chosen[1] or "")) if chosen else ""


def _line(values: dict[str, str], line: str, medewerker: Medewerker) -> Regel:
    wie = samenstellen.MADE_BY.get(values[f"{line}_wie"], samenstellen.MADE_BY[""])
    naam = medewerker.naam if values[f"{line}_wie"] == "ik" else values[f"{line}_anders"]
    return Regel(wie.value, naam, values[f"{line}_wat"], None, values[f"{line}_voor"])


def _read_together(
    request: MemberRequest, klant: Klant, samen: Samen, *, terug: str, concept: bool = False
) -> HttpResponse:
    """Large type, and nothing about the klant beside the name: what warns a colleague is not for this page."""
    record_opening(request, klant, actie="Samen lezen", gegevens=("gesprekken",))
    context = {
        "klant": klant,
        "samen": samen,
        "zin": goes_on(samen.vervolg),
        "terug": terug,
        "concept": concept,
    }
    return render(request, "intake/samen_lezen.html", context)


@require_safe
@never_cache
@requires(*CASEWORK)
def gesprek_verder(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """What was agreed, read back, and the next step."""
    row, klant = get_gesprek(request, gesprek_id)
    record_opening(request, klant, actie="Zo gaat het verder", gegevens=("gesprekken",))
    context = {
        "klant": klant,
        "persoon": queries.identity(klant, clock.today()),
        "gesprek": row,
        "samen": agreements(row),
        "zin": goes_on(row.vervolg or ""),
        "bellen": klant.regisseur or row.medewerker,
        "Vervolg": Vervolg,
        "ww": Wwrecht.objects.live().filter(klant=klant, resultaat=Wwresultaat.OPEN).first(),
        "volgende": next_appointment(klant, clock.now()),
    }
    return render(request, "intake/gesprek_verder.html", context)


@require_safe
@never_cache
@requires(*CASEWORK)
def gesprek_afspraken(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """What was agreed, on paper, in plain words for the klant."""
    row, klant = get_gesprek(request, gesprek_id)
    record_opening(request, klant, actie="Afspraken op papier", gegevens=("gesprekken",))
    terug = reverse("gesprek_verder", args=[row.pk])
    said = letter(row, klant)
    return paper_for(request, template="pdf/afspraken.html", name="afspraken", terug=terug, **said)


def letter(row: Gesprek, klant: Klant) -> dict[str, Any]:
    """What the letter says: what was agreed, and whom to call."""
    return {
        "klant": klant,
        "gesprek": row,
        "samen": agreements(row),
        "zin": goes_on(row.vervolg or ""),
        "volgende": next_appointment(klant, clock.now()),
        "bellen": klant.regisseur or row.medewerker,
    }
