"""What an act on many klanten would do to each of them, in a fixed number of queries whatever their number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from intake.models import Klant
from trajecten.models import (
    Doel,
    Evaluatie,
    Planversie,
    Regisseurschap,
    Stap,
    Toekenning,
    Traject,
    Wachtplek,
    Wachtpunt,
    Werkfitbeoordeling,
)
from trajecten.models import Plan as Woorden
from trajecten.overzicht.afspraken import staying
from trajecten.overzicht.plan import latest_evaluation
from trajecten.permissions import can_assign_others, may_assign_now, may_transfer_now
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.enums import DONE, Bulksoort, Bulkuitkomst
from werkoffensief.dossier.models import Bulkactie, Bulkregel

CHANGED = Q(nieuwe__isnull=False) | Q(traject__isnull=False)
# What somebody records in a traject. With its regisseurs and the agreed plans: all that is tied to one.
WORK_IN_TRAJECT = (
    Stap, Woorden, Doel, Wachtpunt, Evaluatie, Toekenning, Wachtplek, Werkfitbeoordeling,
)  # fmt: skip
UNDO_FOR = timedelta(hours=24)
KEPT_IN_SIGHT = timedelta(days=30)


@dataclass(slots=True)
class Plan:
    """One klant: what is there now, and what would happen. `klant` None: out of this reader's sight."""

    regel: Bulkregel
    klant: Klant | None = None
    traject: Traject | None = None
    nu: Regisseurschap | None = None
    later: bool = False
    eerder: bool = False
    heeft_evaluatie: bool = False
    te_laat: bool = False
    afspraken: int = 0  # that stay with the regisseur who hands over
    uitkomst: Bulkuitkomst | None = None

    @property
    def gebeurt(self) -> bool:
        return self.uitkomst in DONE

    @property
    def zin(self) -> str:
        return self.uitkomst.label if self.uitkomst else ""

    @property
    def te_starten(self) -> bool:
        """Whether this klant has no traject, and lives: one must be started before there can be a regisseur."""
        return self.klant is not None and self.traject is None and not self.klant.overleden_op

    @property
    def gezien(self) -> tuple[Any, ...]:
        """What must still be so when it is done."""
        return (
            self.uitkomst,
            self.traject.versie if self.traject else None,
            self.nu.pk if self.nu else None,
            self.nu.versie if self.nu else None,
        )


def plans_of(actie: Bulkactie, medewerker: Medewerker, *, today: date) -> list[Plan]:
    """Every klant of the act, by name, those out of sight last; with what happens when somebody was chosen."""
    plans = {regel.klant_id: Plan(regel) for regel in actie.regels.all()}
    visible = Klant.objects.visible_to(medewerker).filter(pk__in=plans).order_by("sorteernaam", "pk")
    people = list(visible.select_related("regisseur"))
    for klant in people:
        plans[klant.pk].klant = klant
    _add_facts(plans, actie.dag or today)
    if actie.soort == Bulksoort.TRAJECT:
        _add_earlier(plans, actie.dag or today)
    for plan in plans.values():
        planned = plan.traject.evaluatie_op if plan.traject else None
        plan.heeft_evaluatie = planned is not None and planned >= today
        if actie.soort == Bulksoort.EVALUATIE and actie.dag and plan.klant:
            last = latest_evaluation(plan.klant, today)
            plan.te_laat = last is not None and actie.dag > last
    if actie.gekozen:
        work = set(Klant.objects.seen_by_task(medewerker).filter(pk__in=plans).values_list("pk", flat=True))
        for plan in plans.values():
            mine = plan.klant is not None and plan.klant.pk in work
            plan.uitkomst = _outcome(plan, actie, medewerker, mine)
        _add_afspraken([plan for plan in plans.values() if plan.uitkomst == Bulkuitkomst.OVERDRAGEN], actie)
    hidden = [plan for plan in plans.values() if plan.klant is None]
    return [*(plans[klant.pk] for klant in people), *hidden]


def _add_facts(plans: dict[UUID, Plan], day: date) -> None:
    """The open traject of each, who is regisseur on the day, and whether another one begins later."""
    people = [plan.klant.pk for plan in plans.values() if plan.klant]
    for traject in Traject.objects.filter(klant__in=people, einde__isnull=True, vervallen_op__isnull=True):
        plans[traject.klant_id].traject = traject
    trajecten = [plan.traject.pk for plan in plans.values() if plan.traject]
    rows = Regisseurschap.objects.filter(traject__in=trajecten, vervallen_op__isnull=True)
    for row in rows.filter(Q(einde__isnull=True) | Q(einde__gt=day)).select_related("medewerker"):
        plan = plans[row.klant_id]
        if row.start > day:
            plan.later = True
        else:
            plan.nu = row


def _add_afspraken(plans: list[Any], actie: Any) -> None:
    found = staying(((plan.klant.pk, plan.nu.medewerker_id) for plan in plans), actie.dag)
    for plan in plans:
        plan.afspraken = len(found.get(plan.klant.pk, []))


def _add_earlier(plans: dict[UUID, Plan], day: date) -> None:
    """Whether an ended traject lasted until this day or later: trajecten of one klant do not overlap."""
    people = [plan.klant.pk for plan in plans.values() if plan.klant]
    ended = Traject.objects.filter(klant__in=people, einde__gte=day, vervallen_op__isnull=True)
    for klant_id in ended.values_list("klant_id", flat=True):
        plans[klant_id].eerder = True


def _outcome(plan: Plan, actie: Bulkactie, medewerker: Medewerker, mine: bool) -> Bulkuitkomst:
    """The first of Bulkuitkomst that holds."""
    if plan.klant is None:
        return Bulkuitkomst.NIET_ZICHTBAAR
    if plan.klant.overleden_op:
        return Bulkuitkomst.OVERLEDEN
    return next(uitkomst for uitkomst, holds in RULES[actie.soort] if holds(plan, actie, medewerker, mine))


Rule = Callable[[Plan, Any, Medewerker, bool], bool]
REGISSEUR: tuple[tuple[Bulkuitkomst, Rule], ...] = (
    (Bulkuitkomst.GEEN_TRAJECT, lambda plan, actie, wie, mine: plan.traject is None),
    (Bulkuitkomst.TE_VROEG, lambda plan, actie, wie, mine: plan.traject.start > actie.dag),  # type: ignore[union-attr]
    (Bulkuitkomst.LATERE, lambda plan, actie, wie, mine: plan.later),
    (
        Bulkuitkomst.AL_REGISSEUR,
        lambda plan, actie, wie, mine: plan.nu is not None and plan.nu.medewerker_id == actie.naar_id,
    ),
    (
        Bulkuitkomst.BEGINT_NET,
        lambda plan, actie, wie, mine: plan.nu is not None and plan.nu.start >= actie.dag,
    ),
    (
        Bulkuitkomst.MAG_NIET,
        lambda plan, actie, wie, mine: not mine or not _may(plan, actie, wie),
    ),
    (Bulkuitkomst.OVERDRAGEN, lambda plan, actie, wie, mine: plan.nu is not None),
    (Bulkuitkomst.TOEWIJZEN, lambda plan, actie, wie, mine: True),
)
TRAJECT: tuple[tuple[Bulkuitkomst, Rule], ...] = (
    (Bulkuitkomst.HEEFT_TRAJECT, lambda plan, actie, wie, mine: plan.traject is not None),
    (Bulkuitkomst.EERDER_TRAJECT, lambda plan, actie, wie, mine: plan.eerder),
    (Bulkuitkomst.MAG_NIET, lambda plan, actie, wie, mine: not mine or not can_assign_others(wie)),
    (Bulkuitkomst.STARTEN, lambda plan, actie, wie, mine: True),
)
EVALUATIE: tuple[tuple[Bulkuitkomst, Rule], ...] = (
    (Bulkuitkomst.GEEN_TRAJECT, lambda plan, actie, wie, mine: plan.traject is None),
    (Bulkuitkomst.TE_VROEG, lambda plan, actie, wie, mine: plan.traject.start > actie.dag),  # type: ignore[union-attr]
    (Bulkuitkomst.HEEFT_EVALUATIE, lambda plan, actie, wie, mine: plan.heeft_evaluatie),
    (Bulkuitkomst.ONDER_27, lambda plan, actie, wie, mine: plan.te_laat),
    (Bulkuitkomst.MAG_NIET, lambda plan, actie, wie, mine: not mine),
    (Bulkuitkomst.PLANNEN, lambda plan, actie, wie, mine: plan.traject.evaluatie_op is None),  # type: ignore[union-attr]
    (Bulkuitkomst.VERZETTEN, lambda plan, actie, wie, mine: True),
)
RULES: dict[str, tuple[tuple[Bulkuitkomst, Rule], ...]] = {
    Bulksoort.REGISSEUR: REGISSEUR,
    Bulksoort.TRAJECT: TRAJECT,
    Bulksoort.EVALUATIE: EVALUATIE,
}


def _may(plan: Plan, actie: Bulkactie, medewerker: Medewerker) -> bool:
    if plan.nu is None:
        return may_assign_now(medewerker, actie.naar_id)
    return may_transfer_now(medewerker, plan.nu)


def changed_since(actie: Bulkactie) -> list[Bulkregel]:
    """Those of whom something changed after the act: it is not undone over somebody else's work."""
    rows = changed_in(actie).select_related("nieuwe__traject", "vorige", "traject", "klant__regisseur")
    if actie.soort == Bulksoort.TRAJECT:
        rows = rows.annotate(meer=_more_in_traject())
    return [regel for regel in rows if not _as_it_was(regel)]


def _more_in_traject() -> Q:
    """Whether the traject that was started has more in it by now than its first regisseur: it would go with it."""
    inside = {"traject": OuterRef("nieuwe__traject")}
    stands = inside | {"vervallen_op__isnull": True}
    others = Regisseurschap.objects.filter(**stands).exclude(pk=OuterRef("nieuwe"))
    work = [Exists(model.objects.filter(**stands)) for model in WORK_IN_TRAJECT]
    return reduce(or_, work, Q(Exists(others)) | Q(Exists(Planversie.objects.filter(**inside))))


def out_of_reach(actie: Bulkactie, medewerker: Medewerker) -> bool:
    """Whether the act changed somebody who is not (or no longer) the work of this medewerker.

    Whoever did it may take back whom it brought to another team, unless that team shielded the file since, or they
    left the team from which they did it.
    """
    others = changed_in(actie).exclude(klant__in=_work_of(medewerker))
    mine = actie.medewerker_id == medewerker.pk
    here = actie.team_id is not None and actie.team_id == medewerker.team_id
    return (others.filter(klant__afgeschermd_op__isnull=False) if mine and here else others).exists()


def lacks_role(actie: Bulkactie, medewerker: Medewerker) -> bool:
    """Whether the act changed somebody whom this medewerker may not change (any more), for want of a role.

    A teamleider may. A regisseur may take back a klant whom they handed over or took on (`may_transfer_now`,
    `may_assign_now`), and a traject of which they are the regisseur now (`can_withdraw_traject`).
    """
    if can_assign_others(medewerker):
        return False
    if actie.soort == Bulksoort.EVALUATIE:
        return not medewerker.has_role(Rol.REGISSEUR)
    rows = changed_in(actie)
    if actie.soort == Bulksoort.TRAJECT:
        own = Q(klant__in=_work_of(medewerker), nieuwe__medewerker=medewerker.pk)
    else:
        own = Q(nieuwe__medewerker=medewerker.pk) | Q(vorige__medewerker=medewerker.pk)
    if not medewerker.has_role(Rol.REGISSEUR):
        return rows.exists()
    return rows.exclude(pk__in=rows.filter(own).values("pk")).exists()


def changed_in(actie: Bulkactie) -> QuerySet[Bulkregel]:
    """Those for whom the act changed something."""
    return actie.regels.filter(CHANGED)


def _work_of(medewerker: Medewerker) -> QuerySet[Klant, Any]:
    return Klant.objects.seen_by_task(medewerker).values("pk")


def _as_it_was(regel: Bulkregel) -> bool:
    new, before = regel.nieuwe, regel.vorige
    if regel.traject:
        return regel.traject.vervallen_op is None and regel.traject.versie == regel.traject_versie
    if getattr(regel, "meer", False):
        return False
    if new is None or new.vervallen_op or new.versie != regel.nieuwe_versie:
        return False
    if new.traject.vervallen_op or new.traject.versie != regel.traject_versie:
        return False
    return before is None or before.versie == regel.vorige_versie


def acts_in_sight_of(medewerker: Medewerker, *, leads: bool) -> QuerySet[Bulkactie]:
    """The own acts; for whoever `leads` the team also what its medewerkers did while they were in it."""
    own = Q(medewerker=medewerker.pk)
    then = Q(team=medewerker.team_id) | Q(team__isnull=True, medewerker__team=medewerker.team_id)
    team = then & Q(uitgevoerd_op__isnull=False)
    return Bulkactie.objects.filter(own | team if leads else own).select_related("medewerker", "naar")


def done_lately(acts: QuerySet[Bulkactie], *, now: datetime) -> QuerySet[Bulkactie]:
    """Those that were done in the last month, the newest first, with the number of klanten that they changed."""
    rows = acts.filter(uitgevoerd_op__gte=now - KEPT_IN_SIGHT)
    number = Count("regels", filter=Q(regels__nieuwe__isnull=False) | Q(regels__traject__isnull=False))
    return rows.annotate(aantal=number).order_by("-uitgevoerd_op", "pk")


def is_undoable(actie: Bulkactie, *, now: datetime) -> bool:
    """For a day, and once."""
    return (
        actie.uitgevoerd_op is not None and actie.ongedaan_op is None and now < actie.uitgevoerd_op + UNDO_FOR
    )
