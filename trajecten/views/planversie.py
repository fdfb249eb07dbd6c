"""Agreeing on a plan; the versions that were agreed, one of them, two beside each other, and on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.models import Klant
from intake.permissions import sees_by_task
from intake.views.access import record_opening
from intake.views.papier import paper_for
from trajecten import permissions
from trajecten.forms.plan import HeropenForm, VaststellenForm
from trajecten.models import Planversie, Traject
from trajecten.overzicht.kopie import compare, shown
from trajecten.overzicht.plan import beeld_of, copy_of, fingerprint, is_young, versies_of
from trajecten.permissions import WITH_PLANS
from trajecten.queries import identity
from trajecten.services import heropenen
from trajecten.services.basis import ONE_DAY
from trajecten.services.planversie import CHANGED, agree_plan, lacks
from trajecten.views.basis import form_page, gone_or_done
from trajecten.views.plan import get_traject, to_plan
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import accepted


def _page(
    request: MemberRequest, traject: Traject, template: str, actie: str, **context: Any
) -> HttpResponse:
    persoon = identity(request.user, klant_id=traject.klant_id, day=clock.today())
    record_opening(request, traject.klant, actie=actie, gegevens=("plan",))
    context |= {"persoon": persoon, "traject": traject}
    return render(request, f"trajecten/{template}.html", context)


@requires(*WITH_PLANS)
def plan_vaststellen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Read the plan together, and agree on it."""
    traject, today = get_traject(request, traject_id), clock.today()
    if not permissions.can_agree(request.user, traject):
        raise PermissionDenied
    inhoud = copy_of(beeld := beeld_of(traject, today))
    form = VaststellenForm(
        request.POST or None, initial={"afgesproken_op": today, "gezien": fingerprint(inhoud)}
    )

    def agree(data: dict[str, Any]) -> None:
        agree_plan(
            door=request.user.pk, traject_id=traject.pk, versie_id=data["nieuw_id"],
            afgesproken_op=data["afgesproken_op"], gezien=data["gezien"], vandaag=today,
        )  # fmt: skip

    def earlier(row: Any) -> str:
        return reverse("planversie", args=[row.pk])

    if accepted(form, agree, earlier=earlier):
        messages.success(request, "Het plan is samen afgesproken.")
        return redirect("planversie", form.cleaned_data["nieuw_id"])
    if (
        CHANGED in form.non_field_errors()
    ):  # said so, what stands on the page now is what the next press agrees on
        typed: Any = request.POST.copy()
        typed["gezien"] = fingerprint(inhoud)
        form.data = typed
    return _page(
        request, traject, "plan_vaststellen", "Plan afspreken",
        form=form, blad=shown(inhoud), mist=lacks(beeld, today), jong=is_young(traject.klant, today),
        leeftijd_onbekend=traject.klant.geboortedatum is None,
        terug=reverse("traject_plan", args=[traject.pk]),
    )  # fmt: skip


@require_safe
@never_cache
@requires(*WITH_PLANS)
def planversie_lijst(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """What was agreed, the last first."""
    traject = get_traject(request, traject_id)
    rows = list(versies_of(traject))
    for place, row in enumerate(rows, start=1):
        row.vorige = rows[place] if place < len(rows) else None  # type: ignore[attr-defined]
    return _page(request, traject, "planversie_lijst", "Versies van het plan", versies=rows)


def _get_version(request: MemberRequest, planversie_id: UUID) -> tuple[Planversie, Traject]:
    rows = Planversie.objects.filter(traject__in=permissions.trajecten_of(request.user)).select_related(
        "medewerker"
    )
    versie = get_object_or_404(rows, pk=planversie_id)
    return versie, get_traject(request, versie.traject_id)


@require_safe
@never_cache
@requires(*WITH_PLANS)
def planversie(request: MemberRequest, planversie_id: UUID) -> HttpResponse:
    """The plan as it was agreed on a day."""
    versie, traject = _get_version(request, planversie_id)
    others = [row for row in versies_of(traject) if row.pk != versie.pk]
    return _page(
        request, traject, "planversie", "Afgesproken plan lezen",
        planversie=versie, blad=shown(versie.inhoud), andere=others,
    )  # fmt: skip


@require_safe
@never_cache
@requires(*WITH_PLANS)
def planversie_vergelijken(request: MemberRequest, planversie_id: UUID, met_id: UUID) -> HttpResponse:
    """Two versions of one plan: what came, what went, what changed."""
    one, traject = _get_version(request, planversie_id)
    other = get_object_or_404(versies_of(traject), pk=met_id)
    older, newer = sorted((one, other), key=lambda row: row.nummer)
    return _page(
        request, traject, "planversie_vergelijken", "Versies van het plan vergelijken",
        oud=older, nieuw=newer, verschil=compare(older.inhoud, newer.inhoud),
    )  # fmt: skip


@require_safe
@never_cache
@requires(*WITH_PLANS)
def planversie_pdf(request: MemberRequest, planversie_id: UUID) -> HttpResponse:
    """The plan as it was agreed, on paper for the klant."""
    versie, traject = _get_version(request, planversie_id)
    record_opening(request, traject.klant, actie="Afgesproken plan op papier", gegevens=("plan",))
    return paper_for(
        request,
        traject.klant,
        template="pdf/plan.html",
        name="mijn-plan",
        terug=reverse("planversie", args=[versie.pk]),
        versie=versie,
        blad=shown(versie.inhoud),
        bellen=traject.klant.regisseur or versie.medewerker,
    )


@requires(*WITH_PLANS)
def traject_heropenen(request: MemberRequest, traject_id: UUID) -> HttpResponse:
    """Go on after a fall-back: a new traject with the words and the open goals of an ended one."""
    traject, today = get_traject(request, traject_id), clock.today()
    if not sees_by_task(request.user, traject.klant):
        raise PermissionDenied
    first = max(today, traject.einde + ONE_DAY) if traject.einde else today
    form = HeropenForm(request.POST or None, initial={"start": first})
    regisseur = heropenen.last_regisseur(traject)
    back = heropenen.still_regisseur(regisseur)

    def reopen(data: dict[str, Any]) -> None:
        heropenen.reopen_traject(
            door=request.user.pk, traject_id=traject.pk, start=data["start"], nieuw_id=data["nieuw_id"]
        )

    if accepted(form, reopen, earlier=lambda row: reverse("traject_plan", args=[row.pk])):
        sentence = "Het traject is heropend." if back else "Het traject is heropend, nog zonder regisseur."
        if Klant.objects.visible_to(request.user).filter(pk=traject.klant_id).exists():
            messages.success(request, sentence)
            return to_plan(form.cleaned_data["nieuw_id"])
        return gone_or_done(request, traject.klant_id, sentence)
    if back and regisseur:
        who = f"{regisseur.naam} wordt weer de regisseur."
    else:
        who = "De regisseur van toen kan het niet meer zijn: u wijst daarna een nieuwe regisseur toe."
    return form_page(
        request, traject.klant_id, form, titel="Traject heropenen", knop="Traject heropenen",
        uitleg=f"Er komt een nieuw traject dat verdergaat waar dit ophield. De woorden van het plan, de doelen die "
        f"nog open staan en waar u nog op wacht, gaan mee. {who}",
        terug=reverse("traject_plan", args=[traject.pk]), terug_naar="Plan",
    )  # fmt: skip
