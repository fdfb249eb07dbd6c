"""The conversation at the table: its page, its drafts, correcting it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from intake.enums import Gespreksvorm
from intake.forms import GesprekForm, GesprekWijzigForm, beeld, botsing, samenstellen
from intake.forms.gesprek import MOST_LINES
from intake.models import Concept, Gesprek, Klant
from intake.overzicht import Blad, blad, blad_of
from intake.permissions import CASEWORK
from intake.queries import concepten
from intake.queries.agenda import spoken_at
from intake.services import gesprekken as services
from intake.services.concepten import used_in
from intake.views.access import follows_merge, get_gesprek, get_klant, klant_page
from intake.views.concept import (
    answer_to_join,
    answer_to_keep,
    drafts,
    made_before,
    newer_is_shown,
    seen,
    typed,
)
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.house import house_value
from werkoffensief.web.refusals import STALE, RefusalError, SentBeforeError, StaleError, accepted

FIVE = timedelta(minutes=5)
SOMEWHERE = (Gespreksvorm.KANTOOR, Gespreksvorm.HUISBEZOEK, Gespreksvorm.WIJK)
AT_ONCE = (
    "Iemand anders sloeg dit gesprek op hetzelfde moment op. Er is nog niets opgeslagen. Druk nog een keer."
)
ADD_IT = (
    "Dit formulier is al een keer verstuurd, met iets anders erin. Wat u toen verstuurde, is vastgelegd. Wat u nu "
    "typte, is nog niet vastgelegd en staat hieronder. Hoort dit bij dat gesprek? Kies dan onderaan “Voeg toe aan dit "
    "gesprek”. Afspraken die er precies zo al in staan, komen er niet dubbel in."
)
ASK_FOR_SECOND = {
    services.NOT_YOURS,
    services.TOO_LONG,
}  # why adding is refused, to whom a second one is advised


@requires(*CASEWORK)
@follows_merge
def gesprek_nieuw(request: MemberRequest, klant_id: UUID) -> HttpResponse:
    """The page between two people: log what was said and agreed, or keep it and go on later."""
    klant = get_klant(request.user, klant_id)
    if request.GET.get("verder") == "ja" and (elsewhere := _correction(request, klant)):
        return redirect("gesprek_wijzigen", elsewhere)
    if joined := answer_to_join(request, klant, services.CONCEPT_GESPREK):
        return joined
    concept, others = drafts(request, klant, services.CONCEPT_GESPREK)
    known = blad(
        klant,
        request.user,
        clock.today(),
        # Whoever adds may add to that very one: a draft that was kept after it was logged has its id.
        without=None if "toevoegen" in request.POST else made_before(request),
        used=_written(request, concept),
    )
    initial = {**_prefilled(klant, known, _asked_for(request, klant)), **_of_draft(concept)}
    form = GesprekForm(_sent(request), blad=known, initial=initial)
    just: list[dict[str, Any]] = []  # what another page of this draft logged today

    def save(data: dict[str, Any]) -> None:
        try:
            with newer_is_shown(form):
                services.record_gesprek(
                    door=request.user.pk, klant_id=klant.pk, gesprek_id=data["nieuw_id"], gegevens=data,
                    aan_tafel=form.aan_tafel, vandaag=clock.today(), gezien=seen(request),
                )  # fmt: skip
        except SentBeforeError as sent:
            just.extend(_of_today(sent.row))
            raise SentBeforeError(sent.row, sent.stored, ADD_IT if just else str(sent)) from sent

    kept = answer_to_keep(request, klant, services.CONCEPT_GESPREK, form) or _added(request, klant, form)
    if kept:
        return kept
    if _logs(request) and accepted(form, save, earlier=_page_of):
        messages.success(request, "Het gesprek is vastgelegd.")
        return redirect("gesprek_verder", form.cleaned_data["nieuw_id"])
    return _table_page(
        request, klant, form, concept, others,
        titel="Gesprek vastleggen", knop="Gesprek vastleggen",
        **_of_this_day(request, form, concept, just),
        bewaren=reverse("concept_bewaren", args=[klant.pk]), weg=reverse("concept_weg", args=[klant.pk]),
    )  # fmt: skip


def _of_today(gesprek: Any) -> list[dict[str, Any]]:
    """This conversation as `Blad.van` has those of today: none when it is of another day or was withdrawn."""
    if gesprek.vervallen_op or gesprek.datum != clock.today():
        return []
    return [{"id": gesprek.pk, "tijd": gesprek.tijd, "naam": gesprek.medewerker.naam}]


def _of_this_day(
    request: MemberRequest, form: GesprekForm, concept: Concept | None, just: list[dict[str, Any]]
) -> dict[str, Any]:
    """The conversations of today, and of these the one to which the first button adds (`eerst`).

    That is what another page of this draft logged: just now (`just`), or before it was opened again; and what somebody
    chose to add to, when that was refused with something to mend, or one more line was asked for.
    """
    known = form.blad.van(clock.today())
    chosen = request.POST.get("bij" if "meer" in request.POST else "toevoegen", "")
    if request.method == "GET" and concept:
        chosen = str(concept.pk)
    elif "toevoegen" in request.POST and ASK_FOR_SECOND & {str(text) for text in form.non_field_errors()}:
        chosen = ""
    first = just or [row for row in known if str(row["id"]) == chosen]
    return {"van_vandaag": [*first, *(row for row in known if row not in first)], "eerst": first}


def _added(request: MemberRequest, klant: Klant, form: GesprekForm) -> HttpResponse | None:
    """The button that adds all of it to a conversation of today; None for another button, or when it is refused."""
    chosen = request.POST.get("toevoegen", "")
    if not chosen:
        return None
    if chosen not in {str(row["id"]) for row in form.blad.van(clock.today())}:  # withdrawn meanwhile
        form.add_error(None, services.NOT_OF_TODAY)
        return None

    def add(data: dict[str, Any]) -> None:
        with newer_is_shown(form):
            services.add_to_gesprek(
                door=request.user.pk, klant_id=klant.pk, gesprek_id=UUID(chosen), gegevens=data,
                aan_tafel=form.aan_tafel, vandaag=clock.today(), gezien=seen(request),
            )  # fmt: skip

    if not accepted(form, add):
        return None
    messages.success(request, "Toegevoegd aan het gesprek van vandaag.")
    return redirect("gesprek_verder", chosen)


def _correction(request: MemberRequest, klant: Klant) -> str:
    """The conversation that the last draft of this medewerker corrects, if that is what it does."""
    last = concepten(request.user, klant).order_by("-opgeslagen_op").first()
    return last.verbetert if last else ""


@requires(*CASEWORK)
def gesprek_wijzigen(request: MemberRequest, gesprek_id: UUID) -> HttpResponse:
    """Correct a conversation. When somebody else was first both texts are shown, and nothing is overwritten."""
    gesprek, klant = get_gesprek(request, gesprek_id)
    soort = services.concept_of(gesprek.pk)
    if joined := answer_to_join(request, klant, soort):
        return joined
    concept, others = drafts(request, klant, soort)
    known = blad_of(gesprek, klant, request.user, clock.today(), used=_written(request, concept))
    stored = samenstellen.filled(gesprek, known, request.user)
    laid = _laid_on(request, stored)
    form = GesprekWijzigForm(
        laid.data if laid else _sent(request),
        blad=known,
        initial=_of_correction(concept, known, stored),
    )
    shown = laid or _laid_draft(request, concept, stored)
    both = botsing.side_by_side(form, shown) if shown else []
    taken = botsing.labels(form, laid.taken) if laid else []
    form.beide, form.overgenomen = both, taken  # type: ignore[attr-defined]

    def save(data: dict[str, Any]) -> None:
        if both:
            raise RefusalError(STALE)
        try:
            with newer_is_shown(form):
                services.save_gesprek(
                    door=request.user.pk, gesprek_id=gesprek.pk, versie=data["gesprek_versie"], gegevens=data,
                    aan_tafel=form.aan_tafel, now=clock.now(), gezien=seen(request),
                )  # fmt: skip
        except StaleError as stale:  # between reading and writing: the page still knows its own begin
            raise RefusalError(AT_ONCE) from stale

    kept = answer_to_keep(request, klant, soort, form)
    if kept:
        return kept
    if _logs(request) and accepted(form, save):
        messages.success(request, _is_saved(taken))
        return redirect("gesprek", gesprek.pk)
    return _table_page(
        request, klant, form, concept, others,
        titel="Gesprek wijzigen", knop="Gesprek opslaan", gesprek=gesprek,
        bewaren=reverse("gesprek_concept_bewaren", args=[gesprek.pk]),
        weg=reverse("gesprek_concept_weg", args=[gesprek.pk]),
    )  # fmt: skip


def _laid_on(request: MemberRequest, stored: dict[str, Any]) -> botsing.Geweven | None:
    """What the button sent on top of what is stored now; None when nobody saves, or an old page is not behind."""
    sent = request.POST
    behind = sent.get("begin") or sent.get("gesprek_versie") != str(stored["gesprek_versie"])
    return botsing.woven(sent, stored) if _logs(request) and behind else None


def _laid_draft(
    request: MemberRequest, concept: Concept | None, stored: dict[str, Any]
) -> botsing.Geweven | None:
    """A draft that is opened again, on top of what is stored now: what is in conflict stays so until somebody chose."""
    if request.method == "POST" or concept is None or not concept.inhoud.get("begin"):
        return None
    return botsing.woven(concept.inhoud, stored)


def _is_saved(taken: list[str]) -> str:
    """What the next page says; also what a colleague changed meanwhile, as nobody saw that on this page."""
    saved = "Het gesprek is opgeslagen."
    if not taken:
        return saved
    return f"{saved} Een collega wijzigde intussen ook iets. Dat is bewaard: {', '.join(taken)}."


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _written(request: MemberRequest, concept: Concept | None) -> set[tuple[str, str]]:
    """What was written about, here or in the draft: the page shows it, whatever became of it meanwhile."""
    return used_in(concept.inhoud if concept else {}) | used_in(request.POST.dict())


def _logs(request: MemberRequest) -> bool:
    """Whether the button was pressed that logs it: one more line, or keeping it, does not."""
    return request.method == "POST" and not {"concept", "samen", "meer", "toevoegen"} & request.POST.keys()


def _page_of(gesprek: Gesprek) -> str:
    if gesprek.vervallen_op:
        return reverse("klant_dossier", args=[gesprek.klant_id])
    return reverse("gesprek", args=[gesprek.pk])


def _asked_for(request: MemberRequest, klant: Klant) -> dict[str, Any] | None:
    """`?afspraak=<id>`: the appointment of this klant that took place and from which somebody came here."""
    try:
        afspraak_id = UUID(request.GET.get("afspraak", ""))
    except ValueError:
        return None
    return spoken_at(klant.pk, afspraak_id, clock.now())


def _prefilled(klant: Klant, known: Blad, asked: dict[str, Any] | None) -> dict[str, Any]:
    """The appointment that somebody came from; else today and now, as it stands in the agenda; without one at the
    office."""
    now = clock.now()
    planned = asked or _appointment(known, now)
    moment = asked["begin"].astimezone(clock.AMSTERDAM) if asked else _rounded(now)
    vorm = planned["vorm"] if planned else Gespreksvorm.KANTOOR.value
    here = planned["plaats"] if planned else _last_place(known, vorm)
    here = here or (klant.team.naam if klant.team else house_value("GEMEENTE_NAAM"))
    return {
        "datum": moment.date(),
        "tijd": f"{moment:%H:%M}",
        "vorm": vorm,
        "plaats": here if vorm in SOMEWHERE else "",
        "versie": 0,
    }


def _appointment(known: Blad, now: datetime) -> dict[str, Any] | None:
    """What goes on now or comes next, else the last that was."""
    coming = [row for row in known.gepland if row["begin"] + timedelta(minutes=row["duur"]) > now]
    return next(iter([*coming, *reversed(known.gepland)]), None)


def _last_place(known: Blad, vorm: str) -> str:
    """Where the last conversation of this form was."""
    return next((row["plaats"] for row in known.eerdere if row["vorm"] == vorm and row["plaats"]), "")


def _rounded(moment: datetime) -> datetime:
    """To five minutes, and never to another day."""
    over = timedelta(minutes=moment.minute % 5)
    down = moment - over
    up = down + FIVE
    return up if over >= FIVE / 2 and up.date() == moment.date() else down


def _of_draft(concept: Concept | None) -> dict[str, Any]:
    """The draft as a page begins with it, with the id of the conversation that every page of it makes."""
    return {**concept.inhoud, "versie": concept.versie, "nieuw_id": concept.pk} if concept else {"versie": 0}


def _of_correction(concept: Concept | None, known: Blad, stored: dict[str, Any]) -> dict[str, Any]:
    """The same of a correction; a draft that knew no talents and wishes yet begins with those that were said."""
    if concept is None:
        return {**stored, "begin": botsing.marks(stored), "versie": 0}
    tags = {} if "tags" in concept.inhoud else samenstellen.said_tags(known)
    return {**tags, **_of_draft(concept), **botsing.caught_up(concept.inhoud, stored)}


def _table_page(
    request: MemberRequest,
    klant: Klant,
    form: GesprekForm,
    concept: Concept | None,
    others: list[Concept],
    **page: Any,
) -> HttpResponse:
    if "meer" in request.POST:  # as it was typed, with one line more, and not judged yet
        form.is_bound, form.initial = False, {**typed(form), "regels": form.aantal}
        page["nieuwe_regel"] = f"a{form.aantal}_wat"
    return klant_page(
        request, klant, form,
        template="intake/gesprek.html",
        concept=concept,
        ernaast=[(row, beeld.said(form, row.inhoud)) for row in others],
        velden=form.namen,
        stil=settings.SESSION_IDLE_AGE,
        b=beeld.page(form),
        waar=_where(form),
        nog_een=form.aantal < MOST_LINES,
        **page,
    )  # fmt: skip


def _where(form: GesprekForm) -> str:
    """What the fold says while it is closed: when, how and where, as it would be recorded."""
    typed = {name: beeld.typed(form, name) for name in ("datum", "tijd", "vorm", "plaats")}
    how = dict(Gespreksvorm.choices).get(typed["vorm"], typed["vorm"])
    at = f" om {typed['tijd']}" if typed["tijd"] else ""
    return ", ".join(filter(None, [f"{typed['datum']}{at}", how.lower(), typed["plaats"]]))
