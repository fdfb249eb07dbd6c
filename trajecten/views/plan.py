"""The plan on one page: reading it, one line at a time, its words, its goals, and looking at it together.

Who opens the address of a line or a button without pressing it (back from logging in, or a reload) gets the plan.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.forms.samenstellen import MADE_BY
from intake.services.tafel import Afspraak, finish_actie
from intake.views.access import record_opening
from trajecten import permissions
from trajecten.forms.plan import (
    DoelForm,
    DoelWijzigenForm,
    EvaluatieNieuwForm,
    PlanActieForm,
    PlanForm,
    WachtpuntForm,
)
from trajecten.models import Doel, Traject, Wachtpunt
from trajecten.overzicht.plan import Planbeeld, acties_of, beeld_of, is_young, latest_evaluation, plan_of
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import plan as services
from trajecten.views.basis import form_page
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.queries import Lezer
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.eenmaal import objects_like
from werkoffensief.web.refusals import RefusalError, accepted


def get_traject(request: MemberRequest, traject_id: UUID) -> Traject:
    """The traject with its klant and the words of its plan; a stranger's does not exist."""
    found = objects_like(_traject_of, Lezer.of(request.user), traject_id)
    if not found:
        raise Http404
    return found[0]


def _traject_of(lezer: Lezer, traject: UUID) -> QuerySet[Traject]:
    rows = permissions.trajecten_of(lezer.medewerker).filter(pk=traject)
    return rows.select_related("klant__regisseur", "klant__team", "plan", "einde_reden")


def to_plan(traject_id: UUID, place: str = "") -> HttpResponse:
    """Back to the plan, where the reader was: a field there has the focus again."""
    return redirect(reverse("traject_plan", args=[traject_id]) + place)


def plan_page(request: MemberRequest, beeld: Planbeeld, **typed: Any) -> HttpResponse:
    """The whole plan, with a line to add for each list. `typed`: the line that was refused, with what was typed."""
    traject, today = beeld.traject, clock.today()
    persoon = identity(request.user, klant_id=traject.klant_id, day=today)
    record_opening(request, traject.klant, actie="Plan", gegevens=("plan",))
    lines = {} if traject.einde else _lines(request, beeld)
    ended = traject.einde is not None and permissions.can_end_traject(request.user, traject)
    context = {
        "persoon": persoon,
        "traject": traject,
        "klant": traject.klant,
        "beeld": beeld,
        "plan": beeld.plan,
        "vandaag": today,
        "jong": is_young(traject.klant, today),
        "sinds": beeld.sinds_laatste,
        "lopend": traject.einde is None and not traject.klant.overleden_op,
        "mag_besluiten": permissions.can_decide(request.user, traject.klant),
        "mag_afspreken": permissions.can_agree(request.user, traject),
        "mag_einde_wijzigen": ended,
        "mag_heropenen": ended and permissions.may_go_on(traject),
        **lines,
        **typed,
    }  # fmt: skip
    return render(request, "trajecten/traject_plan.html", context)


def _lines(request: MemberRequest, beeld: Planbeeld) -> dict[str, Any]:
    today = clock.today()
    return {
        "actie_form": PlanActieForm(day=today, naam=request.user.naam, doelen=beeld.open_doelen),
        "doel_form": DoelForm(today=today),
        "wacht_form": WachtpuntForm(today=today),
    }


@require_safe
@never_cache
@requires(*WITH_PLANS)
def traject_plan(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """The plan of a traject on one page."""
    return plan_page(request, beeld_of(get_traject(request, traject_id), clock.today()))


ENDED_MEANWHILE = (
    "Een collega heeft dit traject intussen beëindigd. Wat u typte, is niet opgeslagen en staat hieronder. Neem over "
    "wat u nodig hebt."
)


def _refused(request: MemberRequest, traject: Traject, titel: str, **typed: Any) -> HttpResponse:
    """The plan with the line that was refused; where the plan has no lines any more, a page with what was typed."""
    [form] = typed.values()
    if traject.einde is None:
        return plan_page(request, beeld_of(traject, clock.today()), **typed)
    return form_page(
        request, traject.klant_id, form, titel=titel, knop=titel, uitleg=ENDED_MEANWHILE,
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip


def earlier(traject: Traject) -> Any:
    return lambda row: reverse("traject_plan", args=[traject.pk])


@requires(*WITH_PLANS)
def plan_actie_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """One more action, in one line."""
    traject, today = get_traject(request, traject_id), clock.today()
    if request.method != "POST":
        return to_plan(traject.pk)
    doelen = beeld_of(traject, today).open_doelen
    form = PlanActieForm(request.POST, day=today, naam=request.user.naam, doelen=doelen)

    def add(data: dict[str, Any]) -> None:
        agreed = Afspraak(
            wat=data["wat"], wie=MADE_BY[data["wie"]].value, wie_anders=data["anders"] or None, voor_op=data["voor"]
        )  # fmt: skip
        services.add_actie(
            door=request.user.pk, traject_id=traject.pk, actie_id=data["nieuw_id"], agreed=agreed,
            doel_id=UUID(data["doel"]) if data.get("doel") else None, vandaag=today,
        )  # fmt: skip

    if accepted(form, add, earlier=earlier(traject)):
        messages.success(request, "De actie staat in het plan.")
        return to_plan(traject.pk, "#id_actie-wat")
    return _refused(request, traject, "Actie toevoegen", actie_form=form)


@requires(*WITH_PLANS)
def plan_doel_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """One more goal, in one line."""
    traject, today = get_traject(request, traject_id), clock.today()
    if request.method != "POST":
        return to_plan(traject.pk)
    form = DoelForm(request.POST, today=today)

    def add(data: dict[str, Any]) -> None:
        services.add_doel(
            door=request.user.pk,
            traject_id=traject.pk,
            doel_id=data["nieuw_id"],
            gegevens=data,
            vandaag=today,
        )

    if accepted(form, add, earlier=earlier(traject)):
        messages.success(request, "Het doel staat in het plan.")
        return to_plan(traject.pk, "#id_doel-wat")
    return _refused(request, traject, "Doel toevoegen", doel_form=form)


@requires(*WITH_PLANS)
def plan_wachtpunt_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """One more thing to wait for, in one line."""
    traject, today = get_traject(request, traject_id), clock.today()
    if request.method != "POST":
        return to_plan(traject.pk)
    form = WachtpuntForm(request.POST, today=today)

    def add(data: dict[str, Any]) -> None:
        services.add_wachtpunt(
            door=request.user.pk, traject_id=traject.pk, wachtpunt_id=data["nieuw_id"], wat=data["wat"],
            verwacht_op=data["verwacht_op"], vandaag=today,
        )  # fmt: skip

    if accepted(form, add, earlier=earlier(traject)):
        messages.success(request, "Het staat in het plan.")
        return to_plan(traject.pk, "#id_wacht-wat")
    return _refused(request, traject, "Toevoegen waar wij op wachten", wacht_form=form)


def press(request: MemberRequest, traject: Traject, act: Any, sentence: str, place: str) -> HttpResponse:
    """One press that needs no form: it is done, or the page says why not. Only a press does it."""
    if request.method != "POST":
        return to_plan(traject.pk, place)
    try:
        act()
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence)
    return to_plan(traject.pk, place)


@requires(*WITH_PLANS)
def plan_actie_gedaan(request: MemberRequest, traject_id: UUID, klantactie_id: UUID) -> HttpResponse:
    """It is done, today."""
    traject = get_traject(request, traject_id)
    row = get_object_or_404(acties_of(traject), pk=klantactie_id)
    return press(
        request,
        traject,
        lambda: finish_actie(door=request.user.pk, actie_id=row.pk, vandaag=clock.today()),
        "De actie staat op gedaan.",
        "#acties",
    )


@requires(*WITH_PLANS)
def doel_behaald(request: MemberRequest, doel_id: UUID) -> HttpResponse:
    """The goal worked out."""
    doel = get_object_or_404(permissions.of_traject(Doel, request.user), pk=doel_id)
    return press(
        request,
        doel.traject,
        lambda: services.finish_doel(door=request.user.pk, doel_id=doel.pk, vandaag=clock.today()),
        "Het doel is gelukt.",
        "#doelen",
    )


@requires(*WITH_PLANS)
def wachtpunt_klaar(request: MemberRequest, wachtpunt_id: UUID) -> HttpResponse:
    """What we waited for is there."""
    row = get_object_or_404(permissions.of_traject(Wachtpunt, request.user), pk=wachtpunt_id)
    return press(
        request,
        row.traject,
        lambda: services.finish_wachtpunt(door=request.user.pk, wachtpunt_id=row.pk, vandaag=clock.today()),
        "U wacht hier niet meer op.",
        "#wachten",
    )


@requires(*WITH_PLANS)
def doel_wijzigen(request: MemberRequest, doel_id: UUID) -> HttpResponse:
    """A goal with all its words, and how it goes."""
    doel = get_object_or_404(permissions.of_traject(Doel, request.user), pk=doel_id)
    form = DoelWijzigenForm(request.POST or None, instance=doel)

    def save(data: dict[str, Any]) -> None:
        services.save_doel(
            door=request.user.pk, doel_id=doel.pk, versie=data["versie"], gegevens=data, status=data["status"],
            vandaag=clock.today(),
        )  # fmt: skip

    if accepted(form, save):
        messages.success(request, "Het doel is opgeslagen.")
        return to_plan(doel.traject_id, "#doelen")
    return form_page(
        request, doel.klant_id, form, titel="Doel wijzigen", knop="Doel opslaan",
        terug=reverse("traject_plan", args=[doel.traject_id]), terug_naar="Plan",
        ander=("Dit doel klopt niet", reverse("feit_vervallen", args=["doel", doel.pk])),
    )  # fmt: skip


@requires(*WITH_PLANS)
def plan_woorden(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Where I stand, where I want to go, and where the plan leads to."""
    traject, today = get_traject(request, traject_id), clock.today()
    plan = plan_of(traject)
    present = {name: getattr(plan, name, None) or "" for name in services.ALLE_WOORDEN}
    form = PlanForm(
        request.POST or None,
        jong=is_young(traject.klant, today) or any(present[name] for name in services.JONGEREN),
        initial={**present, "versie": plan.versie if plan else 0},
    )

    def save(data: dict[str, Any]) -> None:
        services.save_plan(door=request.user.pk, traject_id=traject.pk, versie=data["versie"], woorden=data)

    if accepted(form, save):
        messages.success(request, "Het plan is opgeslagen.")
        return to_plan(traject.pk)
    return form_page(
        request, traject.klant_id, form, titel="Waar sta ik, en waar wil ik heen?", knop="Opslaan",
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
        uitleg="Schrijf samen met de klant, in de ik-vorm. Alles mag leeg blijven tot u het weet.",
    )  # fmt: skip


@requires(*WITH_PLANS)
def evaluatie_nieuw(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """We looked at the plan: what came of it, and when again."""
    traject, today = get_traject(request, traject_id), clock.today()
    ahead = traject.evaluatie_op if traject.evaluatie_op and traject.evaluatie_op > today else None
    form = EvaluatieNieuwForm(
        request.POST or None, today=today, uiterlijk=latest_evaluation(traject.klant, today),
        initial={"gehouden_op": today, "evaluatie_op": ahead, "versie": traject.versie},
    )  # fmt: skip

    def save(data: dict[str, Any]) -> None:
        services.record_evaluatie(
            door=request.user.pk, traject_id=traject.pk, versie=data["versie"], evaluatie_id=data["nieuw_id"],
            gehouden_op=data["gehouden_op"], uitkomst=data["uitkomst"], volgende=data["evaluatie_op"],
        )  # fmt: skip

    if accepted(form, save, earlier=earlier(traject)):
        messages.success(request, "De evaluatie is vastgelegd.")
        return to_plan(traject.pk, "#evaluaties")
    return form_page(
        request, traject.klant_id, form, titel="Samen naar het plan kijken", knop="Evaluatie vastleggen",
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip
