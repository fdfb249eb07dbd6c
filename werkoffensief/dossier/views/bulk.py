"""One regisseur for many klanten, with or without a traject that starts, or one day to look at many plans: from the
list, by a page that says beforehand what happens to whom, and back.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.models import Klant
from werkoffensief.accounts.permissions import leads_team, requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.enums import Bulksoort
from werkoffensief.dossier.forms import BulkEvaluatieForm, BulkForm, BulkStartForm, SelectieForm
from werkoffensief.dossier.models import Bulkactie
from werkoffensief.dossier.permissions import WITH_MANY, may_start_for_many
from werkoffensief.dossier.queries import bulk as queries
from werkoffensief.dossier.queries.klantlijst import KLANTEN
from werkoffensief.dossier.services import bulk as services
from werkoffensief.dossier.views.lijst import people_asked
from werkoffensief.dossier.views.rows import record_list
from werkoffensief.web import clock, lijsten
from werkoffensief.web.pagination import numbered_page
from werkoffensief.web.refusals import RefusalError, accepted

FORMS = {
    Bulksoort.REGISSEUR: BulkForm,
    Bulksoort.TRAJECT: BulkStartForm,
    Bulksoort.EVALUATIE: BulkEvaluatieForm,
}
PAGES = {  # the page on which somebody chooses, and the one that says what was done
    Bulksoort.REGISSEUR: ("dossier/bulkactie.html", "dossier/bulkactie_klaar.html"),
    Bulksoort.TRAJECT: ("dossier/bulkactie.html", "dossier/bulkactie_klaar.html"),
    Bulksoort.EVALUATIE: ("dossier/bulkevaluatie.html", "dossier/bulkevaluatie_klaar.html"),
}
KINDS = ("naam", "klantnummer", "regisseur")
NOTES, KEPT = "bulknotities", 5  # of one session: the notes of the acts that were looked at last


def _act(request: MemberRequest, actie_id: UUID) -> Bulkactie:
    """An act of one's own, or one that somebody of the led team did; any other does not exist."""
    acts = queries.acts_in_sight_of(request.user, leads=leads_team(request.user))
    return get_object_or_404(acts, pk=actie_id)


@require_POST
@requires(*WITH_MANY)
def bulkactie_nieuw(request: MemberRequest) -> HttpResponse:
    """Go on with the checked klanten, or with everybody in the list."""
    form = SelectieForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {}
    soort = Bulksoort(data.get("soort") or Bulksoort.REGISSEUR)
    if soort == Bulksoort.TRAJECT and not may_start_for_many(request.user):
        raise PermissionDenied
    back = f"{reverse('klant_lijst')}?{data.get('lijst') or f'filter={lijsten.NONE}'}"
    try:
        actie = services.choose_klanten(
            door=request.user.pk,
            klanten=_chosen(request, data),
            soort=soort,
            actie_id=data.get("nieuw_id"),
        )
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    return redirect("bulkactie", actie.pk)


def _chosen(request: MemberRequest, data: dict[str, Any]) -> list[UUID]:
    """The ids of people whom this reader may see; one more than may be chosen says that there are too many."""
    most = services.MAX_KLANTEN + 1
    if data.get("alles"):
        vraag = lijsten.asked(KLANTEN, data["lijst"], request.user, clock.today())
        return list(
            people_asked(request, vraag).order_by("sorteernaam", "pk").values_list("pk", flat=True)[:most]
        )
    ids = [key for text in request.POST.getlist("rij")[:most] if (key := _uuid(text))]
    return list(Klant.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@never_cache
@requires(*WITH_MANY)
def bulkactie(request: MemberRequest, actie_id: UUID) -> HttpResponse:
    """Choose who becomes the regisseur, look at what happens to whom, do it; afterwards: what was done."""
    actie = _act(request, actie_id)
    if actie.uitgevoerd_op:
        return redirect("bulkactie", actie.pk) if request.method == "POST" else _done_page(request, actie)
    form = FORMS[Bulksoort(actie.soort)](
        request.POST or None,
        team_id=request.user.team_id,
        initial={
            "dag": actie.dag or _first_day(actie),
            "medewerker": actie.naar_id,
            "overdrachtsnotitie": request.session.get(NOTES, {}).get(str(actie.pk), ""),
        },
    )
    looked = actie.gekozen
    if request.method == "POST" and not form.searching:
        if "uitvoeren" in request.POST and accepted(form, lambda data: _carry_out(request, actie, data)):
            messages.success(request, "Het is uitgevoerd.")
            _keep_note(request, actie, "")
            return redirect("bulkactie", actie.pk)
        carried = "uitvoeren" in request.POST
        if not carried and accepted(form, lambda data: _look(request, actie, data)):
            _keep_note(request, actie, form.cleaned_data.get("overdrachtsnotitie", ""))
            return redirect(f"{reverse('bulkactie', args=[actie.pk])}?bekeken=ja")
        actie.refresh_from_db()
        looked = carried and actie.gekozen
    return _choice_page(request, actie, form.unchecked() if form.searching else form, looked)


def _first_day(actie: Bulkactie) -> date | None:
    """What the form begins with: today, but nobody looks at many plans on a day that was not chosen."""
    return None if actie.soort == Bulksoort.EVALUATIE else clock.today()


def _keep_note(request: MemberRequest, actie: Bulkactie, note: str) -> None:
    """What was looked at is a page to go back to: the note that stands in its form waits in the session."""
    others = {key: text for key, text in request.session.get(NOTES, {}).items() if key != str(actie.pk)}
    kept = dict([*others.items(), (str(actie.pk), note)][-KEPT:]) if note else others
    if kept != request.session.get(NOTES, {}):
        request.session[NOTES] = kept


def _chosen_pk(data: dict[str, Any]) -> UUID | None:
    return data["medewerker"].pk if "medewerker" in data else None


def _look(request: MemberRequest, actie: Bulkactie, data: dict[str, Any]) -> None:
    services.look_at(
        door=request.user,
        actie_id=actie.pk,
        naar_id=_chosen_pk(data),
        dag=data["dag"],
        vandaag=clock.today(),
    )


def _carry_out(request: MemberRequest, actie: Bulkactie, data: dict[str, Any]) -> None:
    """Do it; when it is not as it was looked at, look again, so that the page says what would happen now."""
    try:
        services.carry_out(
            door=request.user,
            actie_id=actie.pk,
            naar_id=_chosen_pk(data),
            dag=data["dag"],
            overdrachtsnotitie=data.get("overdrachtsnotitie", ""),
            now=clock.now(),
        )
    except services.ChangedError:
        _look(request, actie, data)
        raise


def _choice_page(request: MemberRequest, actie: Bulkactie, form: Any, looked: bool) -> HttpResponse:
    plans = queries.plans_of(actie, request.user, today=clock.today())
    people = [plan.klant for plan in plans if plan.klant]
    record_list(request, people, f"{actie.get_soort_display()} voor meer klanten tegelijk", KINDS)
    starts = actie.soort == Bulksoort.TRAJECT
    bare = sum(plan.te_starten for plan in plans)
    context = {
        "actie": actie,
        "form": form,
        "plannen": [plan for plan in plans if plan.klant],
        "uit_zicht": len(plans) - len(people),
        "bekeken": looked and actie.gekozen,
        "aantal": sum(plan.gebeurt for plan in plans),
        "totaal": len(plans),
        "start": starts,
        "zonder_traject": bare,
        "met_traject": sum(plan.traject is not None for plan in plans),
        "te_kiezen": bool(bare) if starts else any(plan.traject for plan in plans),
        "tegelijk": SelectieForm()
        if bare and actie.soort == Bulksoort.REGISSEUR and may_start_for_many(request.user)
        else None,
        "naar_uitkomst": looked
        and not form.errors
        and (request.method == "POST" or "bekeken" in request.GET),
    }
    return render(request, PAGES[Bulksoort(actie.soort)][0], context)


def _done_page(request: MemberRequest, actie: Bulkactie) -> HttpResponse:
    """What was done to whom; of those whom the reader may see. Others are counted."""
    regels = {regel.klant_id: regel for regel in actie.regels.all()}
    people = list(
        Klant.objects.visible_to(request.user)
        .filter(pk__in=regels)
        .select_related("regisseur")
        .order_by("sorteernaam", "pk")
    )
    record_list(request, people, "Bekijken wat voor meer klanten tegelijk is gedaan", KINDS)
    changed = {regel.pk for regel in queries.changed_since(actie)} if not actie.ongedaan_op else set()
    on_time = queries.is_undoable(actie, now=clock.now())
    context = {
        "actie": actie,
        "start": actie.soort == Bulksoort.TRAJECT,
        "op_tijd": on_time,
        "rijen": [(klant, regels[klant.pk], regels[klant.pk].pk in changed) for klant in people],
        "uit_zicht": len(regels) - len(people),
        "aantal": sum(regel.gewijzigd for regel in regels.values()),
        "gewijzigd": len(changed),
        "mag_terug": not changed
        and on_time
        and not queries.lacks_role(actie, request.user)
        and not queries.out_of_reach(actie, request.user),
        "tot": actie.uitgevoerd_op + queries.UNDO_FOR if actie.uitgevoerd_op else None,
    }
    return render(request, PAGES[Bulksoort(actie.soort)][1], context)


@require_POST
@requires(*WITH_MANY)
def bulkactie_ongedaan(request: MemberRequest, actie_id: UUID) -> HttpResponse:
    """Undo it, all of it."""
    actie = _act(request, actie_id)
    try:
        services.undo(door=request.user, actie_id=actie.pk, now=clock.now())
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Het is ongedaan gemaakt.")
    return redirect("bulkactie", actie.pk)


@never_cache
@require_safe
@requires(*WITH_MANY)
def bulkactie_lijst(request: MemberRequest) -> HttpResponse:
    """What was done for many klanten at once in the last month: by oneself, and for a teamleider by the team."""
    acts = queries.acts_in_sight_of(request.user, leads=leads_team(request.user))
    page = numbered_page(queries.done_lately(acts, now=clock.now()), request.GET)
    return render(request, "dossier/bulkactie_lijst.html", {"pagina": page})
