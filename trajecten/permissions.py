"""Who may do what with a plan. Whose plan: `KlantQuerySet.visible_to`; a stranger's plan does not exist."""

from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from intake.models import Klant
from intake.permissions import sees_by_task
from trajecten.enums import Besluit
from trajecten.models import (
    Buddykoppeling,
    Doel,
    Kwijtschelding,
    Lening,
    Leningbrief,
    Plaatsing,
    Plansjabloon,
    Regisseurschap,
    Stap,
    Toekenning,
    Traject,
    Uitgave,
    Wachtplek,
    Wachtpunt,
)
from trajecten.queries import regisseur_candidates
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import has_one_of, is_beheerder, leads_team
from werkoffensief.web import clock

WITH_PLANS = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)
WITH_COVER = (Rol.REGISSEUR, Rol.TEAMLEIDER)
WITH_OFFERS = (*WITH_PLANS, Rol.ACCOUNTMANAGER, Rol.MANAGER, Rol.BEHEERDER)
KEEP_OFFERS = (Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
DECIDE = (Rol.REGISSEUR, Rol.TEAMLEIDER)
SEE_MONEY = (Rol.TEAMLEIDER, Rol.MANAGER)
KEEPS_BUDDIES = (Rol.TEAMLEIDER, Rol.ACCOUNTMANAGER)
SEES_BUDDIES = (*WITH_PLANS, Rol.ACCOUNTMANAGER)
WITH_FONDS = (Rol.TEAMLEIDER, Rol.MANAGER)  # who keeps the books of the opleidingsfonds; they name nobody


def trajecten_of(medewerker: Medewerker) -> QuerySet[Traject]:
    """The trajecten that this medewerker may see and change: those of every visible klant, their own or not."""
    return Traject.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def regisseurschappen_of(medewerker: Medewerker) -> QuerySet[Regisseurschap]:
    return Regisseurschap.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def stappen_of(medewerker: Medewerker) -> QuerySet[Stap]:
    return Stap.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def plaatsingen_of(medewerker: Medewerker) -> QuerySet[Plaatsing]:
    return Plaatsing.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def leningen_of(medewerker: Medewerker) -> QuerySet[Lening]:
    """The loans of every visible klant."""
    return Lening.objects.valid().filter(klant__in=_klanten(medewerker))


def leningbrieven_of(medewerker: Medewerker) -> QuerySet[Leningbrief]:
    """The letters about the loans of every visible klant."""
    return Leningbrief.objects.valid().filter(klant__in=_klanten(medewerker))


def can_handle_lening(medewerker: Medewerker, klant: Klant) -> bool:
    """Who advises on a loan, changes how it is repaid, retracts it or proposes to remit: whose work the klant is.

    Not by a Toegang: what a klant owes does not change at the hand of who let themselves in for a day.
    """
    return medewerker.has_role(*WITH_PLANS) and sees_by_task(medewerker, klant)


def can_decide_lening(medewerker: Medewerker, lening: Lening) -> bool:
    """A teamleider whose work the klant is, and who neither recorded the request nor ever advised."""
    return (
        medewerker.has_role(Rol.TEAMLEIDER)
        and Lening.objects.of_others(medewerker.pk).filter(pk=lening.pk).exists()
        and sees_by_task(medewerker, lening.klant)
    )


def koppelingen_of(medewerker: Medewerker) -> QuerySet[Buddykoppeling]:
    """The pairings of every visible klant."""
    return Buddykoppeling.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def keeps_buddies(user: Any) -> bool:
    """Who keeps the list of volunteers; an accountmanager sees no klanten with it."""
    return has_one_of(user, *KEEPS_BUDDIES)


def sees_buddies(user: Any) -> bool:
    return has_one_of(user, *SEES_BUDDIES)


def sees_lening(medewerker: Medewerker, lening: Lening) -> bool:
    """Whether this medewerker may open the loan itself, with whose it is: of `leningen_of`, one of it."""
    return medewerker.has_role(*WITH_PLANS) and leningen_of(medewerker).filter(pk=lening.pk).exists()


def can_decide_kwijtschelding(medewerker: Medewerker, kwijtschelding: Kwijtschelding) -> bool:
    """A teamleider whose work the klant is, and who did not propose it."""
    return (
        medewerker.has_role(Rol.TEAMLEIDER)
        and kwijtschelding.gevraagd_door_id != medewerker.pk
        and sees_by_task(medewerker, kwijtschelding.klant)
    )


def may_keep_books(user: Any) -> bool:
    """Who books in the opleidingsfonds and reads what is in it."""
    return has_one_of(user, *WITH_FONDS)


def profielregels_of(model: type[Model], medewerker: Medewerker) -> QuerySet[Any]:
    """Rows of one kind of the profiles of every visible klant."""
    return model._default_manager.filter(klant__in=_klanten(medewerker))


def of_traject(model: type[Doel] | type[Wachtpunt], medewerker: Medewerker) -> QuerySet[Any]:
    """Goals, or what is waited for, of every visible klant; of trajecten that were not taken back."""
    rows: Any = model._default_manager.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)
    return rows.filter(traject__vervallen_op__isnull=True).select_related("traject")


def may_open_plans(user: Any) -> bool:
    """Whoever works with plans."""
    return has_one_of(user, *WITH_PLANS)


def may_see_offers(user: Any) -> bool:
    """Whoever gives people a place, keeps offers, or answers for what is used."""
    return has_one_of(user, *WITH_OFFERS)


def keeps_offers(user: Any) -> bool:
    """Who agrees with providers and employers what is offered: a teamleider, an accountmanager. Of no team's own."""
    return has_one_of(user, *KEEP_OFFERS)


def wachtplekken_of(medewerker: Medewerker) -> QuerySet[Wachtplek]:
    return Wachtplek.objects.filter(klant__in=_klanten(medewerker), vervallen_op__isnull=True)


def toekenningen_of(medewerker: Medewerker) -> QuerySet[Toekenning]:
    """Also what lapsed: who may read the file can show what was decided, and whether it was sent."""
    return Toekenning.objects.filter(klant__in=_klanten(medewerker))


def can_decide(medewerker: Medewerker, klant: Klant) -> bool:
    """A regisseur or a teamleider decides on a voorziening of whom they work with. Not by a Toegang."""
    return medewerker.has_role(*DECIDE) and sees_by_task(medewerker, klant)


def can_send(medewerker: Medewerker, klant: Klant) -> bool:
    """Who writes down that the letter of a decision left, on a voorziening or a loan: the regisseur or a teamleider who
    works with this klant. With that day begins the term to object (docs/adr/0024), and it is written down once."""
    return can_decide(medewerker, klant)


def can_withdraw_award(medewerker: Medewerker, row: Toekenning | Uitgave) -> bool:
    """Who decides takes a decision back of which the letter did not leave, and a payment that was written down wrongly.

    What the klant has in writing is changed by another decision (`can_change_award`).
    """
    if isinstance(row, Toekenning) and row.verzonden_op:
        return False
    return can_decide(medewerker, row.klant)


def can_change_award(medewerker: Medewerker, row: Toekenning) -> bool:
    """Who decides also withdraws, ends or lowers an award whose letter left, as long as something of it holds."""
    held = row.besluit == Besluit.TOEGEKEND and row.vervallen_op is None and not row.ended
    return held and row.verzonden_op is not None and can_decide(medewerker, row.klant)


def can_withdraw_loan(medewerker: Medewerker, row: Lening | Kwijtschelding) -> bool:
    """Who may retract a loan takes it back when it was written down wrongly, and a proposal to remit."""
    return can_handle_lening(medewerker, row.klant)


def may_see_money(user: Any) -> bool:
    """Who answers for what is spent: teamleiders and managers. Sums only, no people."""
    return has_one_of(user, *SEE_MONEY)


def keeps_budgets(user: Any) -> bool:
    return has_one_of(user, Rol.MANAGER)


def may_give_precedence(medewerker: Medewerker) -> bool:
    """Who places somebody before others who wait longer: a teamleider, with a reason that is kept."""
    return medewerker.has_role(Rol.TEAMLEIDER)


def may_see_cover(user: Any) -> bool:
    """Whoever can be away, stand in, or lead those who do."""
    return has_one_of(user, *WITH_COVER)


def covered_members(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """For whom this medewerker arranges who stands in: a regisseur for themself, a teamleider for the team."""
    mine = Q(pk=medewerker.pk) if medewerker.has_role(Rol.REGISSEUR) else Q(pk__in=[])
    return regisseur_candidates().filter(
        mine | Q(team=medewerker.team_id) if leads_team(medewerker) else mine
    )


def leads_templates(medewerker: Any) -> bool:
    """Who keeps templates of plans: a teamleider those of the own team, a beheerder those of everybody."""
    return leads_team(medewerker) or is_beheerder(medewerker)


def sjablonen_of(medewerker: Medewerker) -> QuerySet[Plansjabloon]:
    """The templates that this medewerker keeps."""
    rows = Plansjabloon.objects.filter(vervallen_op__isnull=True)
    if is_beheerder(medewerker):
        return rows.filter(team__isnull=True)
    return rows.filter(team=medewerker.team_id) if leads_team(medewerker) else rows.none()


def can_assign_regisseur(medewerker: Medewerker, klant: Klant) -> bool:
    """A teamleider assigns anybody; a regisseur takes a klant without regisseur on. Not by a Toegang."""
    return medewerker.has_role(Rol.TEAMLEIDER, Rol.REGISSEUR) and sees_by_task(medewerker, klant)


def can_take_on(medewerker: Medewerker, klant: Klant) -> bool:
    """Whether somebody may become the regisseur of this klant."""
    return medewerker.has_role(Rol.REGISSEUR) and sees_by_task(medewerker, klant)


def can_assign_others(medewerker: Medewerker) -> bool:
    """Whether somebody may make another person than themselves regisseur."""
    return medewerker.has_role(Rol.TEAMLEIDER)


def can_transfer(medewerker: Medewerker, regisseurschap: Regisseurschap) -> bool:
    """The present regisseur hands over; a teamleider may do it for them. Not by a Toegang, nor who stands in."""
    return may_transfer_now(medewerker, regisseurschap) and sees_by_task(medewerker, regisseurschap.klant)


def may_transfer_now(medewerker: Medewerker, regisseurschap: Regisseurschap) -> bool:
    """`can_transfer` of a klant who is this medewerker's work: for whoever asks it of many at once.

    Who becomes the regisseur on a later day has no say yet, and who was it has none any more.
    """
    mine = regisseurschap.medewerker_id == medewerker.pk and regisseurschap.covers(clock.today())
    return (mine and medewerker.has_role(Rol.REGISSEUR)) or medewerker.has_role(Rol.TEAMLEIDER)


def can_move_start(
    medewerker: Medewerker, regisseurschap: Regisseurschap, before: Regisseurschap | None
) -> bool:
    """Who corrects the first day of a regisseur, or takes it back. Not by a Toegang, nor who stands in.

    That day is the end of whoever was regisseur until then (`before`): it is theirs, while they are the regisseur.
    Without anybody before it is the regisseur's own, also of who is to begin. A teamleider may.
    """
    coming = regisseurschap.start > clock.today() and regisseurschap.einde is None
    own = before is None and coming and regisseurschap.medewerker_id == medewerker.pk
    mine = may_transfer_now(medewerker, before or regisseurschap) or (
        own and medewerker.has_role(Rol.REGISSEUR)
    )
    return mine and sees_by_task(medewerker, regisseurschap.klant)


def can_take_back_regisseur(medewerker: Medewerker, regisseurschap: Regisseurschap) -> bool:
    """Whose the first day is; else it would be a way around a transfer. And who handed over today, while it stands as
    it was made."""
    before = Regisseurschap.objects.before(regisseurschap).first()
    if can_move_start(medewerker, regisseurschap, before):
        return True
    return before is not None and may_undo_today(medewerker, regisseurschap, before)


def may_undo_today(medewerker: Medewerker, regisseurschap: Regisseurschap, before: Regisseurschap) -> bool:
    """Whether this regisseur handed this klant over today, from today on, and nothing was changed in that since."""
    today = clock.today()
    mine = before.medewerker_id == medewerker.pk and medewerker.has_role(Rol.REGISSEUR)
    if not mine or regisseurschap.start != today or regisseurschap.einde or regisseurschap.versie != 1:
        return False
    rows: Any = regisseurschap
    made = rows.geschiedenis.filter(pgh_created_at__date=today, pgh_context__door=str(medewerker.pk))
    return made.exists() and sees_by_task(medewerker, regisseurschap.klant)


def can_start_traject(medewerker: Medewerker, klant: Klant) -> bool:
    """Whose work the klant is. Not by a Toegang: nobody of the own team would know of it."""
    return sees_by_task(medewerker, klant)


def can_agree(medewerker: Medewerker, traject: Traject) -> bool:
    """Whose work the klant is. Not by a Toegang: nobody takes back that klant and regisseur agreed."""
    return sees_by_task(medewerker, traject.klant)


def can_end_traject(medewerker: Medewerker, traject: Traject) -> bool:
    """Whose work the klant is. Not by a Toegang: with the regisseur the file would go to another team."""
    return sees_by_task(medewerker, traject.klant)


def can_reopen(medewerker: Medewerker, traject: Traject) -> bool:
    """Whether an ended traject can go on: nothing runs now, nor does it go on already. Not by a Toegang."""
    return sees_by_task(medewerker, traject.klant) and may_go_on(traject)


def may_go_on(traject: Traject) -> bool:
    """Whether nothing runs now, and this traject does not go on already."""
    others = Traject.objects.filter(klant=traject.klant_id, vervallen_op__isnull=True)
    return not others.filter(Q(einde__isnull=True) | Q(vervolg_op=traject.pk)).exists()


def can_withdraw_traject(medewerker: Medewerker, traject: Traject) -> bool:
    """A teamleider, or its present regisseur, if there is one: with it go the regisseurs and the steps."""
    free = traject.klant.regisseur_id in {None, medewerker.pk}
    return can_end_traject(medewerker, traject) and (free or medewerker.has_role(Rol.TEAMLEIDER))


def never(medewerker: Medewerker, feit: Any) -> bool:
    """A fact that nobody takes back on its own: it goes with its traject, or is changed where it stands."""
    return False


def may_assign_now(medewerker: Medewerker, naar_id: UUID | None) -> bool:
    """Whether somebody may give a klant without regisseur, who is their work, to `naar_id`: others, or themselves."""
    own = medewerker.has_role(Rol.REGISSEUR) and naar_id == medewerker.pk
    return own or can_assign_others(medewerker)


def _klanten(medewerker: Medewerker) -> QuerySet[Klant, Any]:
    return Klant.objects.visible_to(medewerker).values("pk")
