"""After a fall-back a traject goes on in a new one: words, open goals and what is waited for come along, and the
last regisseur."""

from datetime import date
from uuid import UUID, uuid4

from django.db.models.functions import Now

from trajecten.enums import DoelStatus
from trajecten.models import Doel, Doelactie, Plan, Regisseurschap, Traject, Wachtpunt
from trajecten.queries import regisseur_candidates
from trajecten.services.basis import living
from trajecten.services.plan import ALLE_WOORDEN, tie
from trajecten.services.regisseur import appoint
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

GOES_ON = "Gaat verder in een nieuw traject."


def last_regisseur(traject: Traject) -> Medewerker | None:
    """Who was the last regisseur of a traject."""
    rows = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True)
    row = rows.select_related("medewerker").order_by("-start", "pk").first()
    return row.medewerker if row else None


def still_regisseur(medewerker: Medewerker | None) -> bool:
    """Whether somebody still can be given klanten."""
    return medewerker is not None and regisseur_candidates().filter(pk=medewerker.pk).exists()


def reopen_traject(*, door: UUID, traject_id: UUID, start: date, nieuw_id: UUID | None = None) -> Traject:
    """A new traject that goes on from an ended one: with its words, its open goals and what was open of them, what
    it waited for, and the last regisseur when they still can be one. Sent twice with one `nieuw_id` it is one."""
    with handeling(door=door), checked():
        known = sent_before(
            Traject.objects.filter(vervolg_op=traject_id), pk=nieuw_id, content={"start": start}
        )
        if known:
            return known
        old = locked(Traject.objects.filter(vervallen_op__isnull=True), pk=traject_id)
        if old.einde is None:
            raise RefusalError("Dit traject loopt nog. Er is niets te heropenen.")
        if start <= old.einde:
            raise RefusalError("Kies een dag na de laatste dag van het vorige traject.", field="start")
        living(old.klant_id)
        new = Traject.objects.create(
            pk=nieuw_id or uuid4(), trajectnummer=next_number("traject"), klant_id=old.klant_id, start=start,
            vervolg_op=old,
        )  # fmt: skip
        regisseur = last_regisseur(old)
        if regisseur and still_regisseur(regisseur):
            appoint(new, regisseur.pk, start)
        _carry_words(old, new)
        _carry_goals(old, new)
        _carry_waiting(old, new)
    return new


def _carry_words(old: Traject, new: Traject) -> None:
    plan = Plan.objects.filter(traject=old, vervallen_op__isnull=True).first()
    if plan:
        said = {name: getattr(plan, name) for name in ALLE_WOORDEN}
        Plan.objects.create(klant_id=new.klant_id, traject=new, **said)


def _carry_waiting(old: Traject, new: Traject) -> None:
    """What was still waited for anew, since the same day: in the plan that ended nobody can say that it came."""
    waits = Wachtpunt.objects.filter(traject=old, vervallen_op__isnull=True, klaar_op__isnull=True)
    for row in waits.order_by("sinds", "wachtpuntnummer"):
        Wachtpunt.objects.create(
            wachtpuntnummer=next_number("wachtpunt"), klant_id=new.klant_id, traject=new, wat=row.wat,
            sinds=row.sinds, verwacht_op=row.verwacht_op,
        )  # fmt: skip


def _carry_goals(old: Traject, new: Traject) -> None:
    """Each open goal anew from the first day on; what was open of it goes along."""
    open_goals = Doel.objects.filter(traject=old, vervallen_op__isnull=True, status=DoelStatus.OPEN)
    for goal in open_goals.order_by("doelnummer"):
        later = goal.voor_op if goal.voor_op and goal.voor_op >= new.start else None
        fresh = Doel.objects.create(
            doelnummer=next_number("doel"), klant_id=new.klant_id, traject=new, wat=goal.wat,
            hoe_zien_wij_het=goal.hoe_zien_wij_het, waarom=goal.waarom, gesteld_op=new.start, voor_op=later,
        )  # fmt: skip
        links = Doelactie.objects.filter(
            doel=goal, vervallen_op__isnull=True, actie__vervallen_op__isnull=True
        )
        for link in links.filter(actie__gedaan_op__isnull=True).select_related("actie"):
            link.vervallen_op, link.vervallen_reden = Now(), GOES_ON
            link.save(update_fields=["vervallen_op", "vervallen_reden"])
            tie(link.actie, fresh)
