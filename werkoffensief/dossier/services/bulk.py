"""One regisseur for many klanten, perhaps with a traject that starts, or one day to look at many plans: choose whom,
look at what happens to each, do it at once, undo it within a day.

Each is one transaction. What happens to a klant is done by the services of trajecten, with the version that was looked
at; when one of them changed since, nothing happens to any. Raises RefusalError with a Dutch sentence.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from intake.models import Klant
from trajecten.models import Regisseurschap, Traject
from trajecten.services import (
    assign_regisseur,
    set_evaluatie,
    start_traject,
    take_back_regisseur,
    transfer_regisseur,
    withdraw_traject,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.enums import Bulksoort, Bulkuitkomst
from werkoffensief.dossier.models import Bulkactie, Bulkregel
from werkoffensief.dossier.queries.bulk import (
    Plan,
    changed_in,
    changed_since,
    is_undoable,
    lacks_role,
    out_of_reach,
    plans_of,
)
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked, sent_before

MAX_KLANTEN = 300
TOO_MANY = f"Kies hoogstens {MAX_KLANTEN} klanten tegelijk. Maak de lijst korter met een filter."
NOBODY = "Kies eerst een of meer klanten."
NOBODY_CHANGES = "Er is niemand voor wie dit kan. Kies een andere regisseur of een andere dag."
OTHER_CHOICE = "U koos iets anders dan u bekeek. Kijk hieronder wat er nu gebeurt, en voer het dan uit."
CHANGED = (
    "Bij een of meer klanten is intussen iets gewijzigd. Er is niets uitgevoerd. Kijk hieronder opnieuw."
)
WITHOUT_NOTE = "Schrijf wat de nieuwe regisseur moet weten. Dat is nodig bij wie al een regisseur heeft."
DONE_BEFORE = "Dit is al uitgevoerd. Wilt u iets anders, begin dan opnieuw bij de lijst."
TOO_LATE = "Ongedaan maken kan tot 24 uur na het uitvoeren."
NO_UNDO = (
    "Bij een of meer klanten is daarna iets gewijzigd. Wijzig zo nodig de regisseur in het dossier zelf."
)
OUT_OF_REACH = (
    "Een of meer van deze klanten horen niet meer bij uw werk. Wie de klant nu begeleidt, wijzigt de regisseur in het "
    "dossier zelf."
)
NO_ROLE = "U hebt niet meer de rol die hiervoor nodig is. Vraag een teamleider van het team om dit ongedaan te maken."
NO_UNDO_TRAJECT = (
    "Bij een of meer klanten is daarna iets gewijzigd. Werk zo nodig het traject bij in het dossier zelf."
)
NO_UNDO_OF = {
    Bulksoort.REGISSEUR: NO_UNDO,
    Bulksoort.TRAJECT: NO_UNDO_TRAJECT,
    Bulksoort.EVALUATIE: (
        "Bij een of meer klanten is daarna iets gewijzigd. Wijzig zo nodig de evaluatie in het plan zelf."
    ),
}
UNDONE = "Ongedaan gemaakt: in één keer toegewezen."
UNDONE_TRAJECT = "Ongedaan gemaakt: in één keer gestart."


class ChangedError(RefusalError):
    """What would happen is not what was looked at: it must be looked at again."""


def choose_klanten(
    *,
    door: UUID,
    klanten: Sequence[UUID],
    soort: str = Bulksoort.REGISSEUR,
    actie_id: UUID | None = None,
) -> Bulkactie:
    """Begin with these klanten. Sent twice with one `actie_id` it is one."""
    wanted = list(dict.fromkeys(klanten))
    if not wanted:
        raise RefusalError(NOBODY)
    if len(wanted) > MAX_KLANTEN:
        raise RefusalError(TOO_MANY)
    with handeling(door=door), checked():
        known = sent_before(
            Bulkactie.objects.filter(medewerker=door),
            pk=actie_id,
            content={"soort": soort},
            same=lambda actie: {regel.klant_id for regel in actie.regels.all()} == set(wanted),
        )
        if known:
            return known
        actie = Bulkactie.objects.create(pk=actie_id or uuid4(), medewerker_id=door, soort=soort)
        Bulkregel.objects.bulk_create([Bulkregel(bulkactie=actie, klant_id=klant) for klant in wanted])
    return actie


def look_at(*, door: Medewerker, actie_id: UUID, naar_id: UUID | None, dag: date, vandaag: date) -> Bulkactie:
    """Keep who is chosen from which day, and what that does to each klant now. Nothing changes for anybody."""
    with handeling(door=door.pk), checked():
        actie = _unfinished(actie_id)
        actie.naar_id, actie.dag = naar_id, dag
        actie.save(update_fields=["naar", "dag"])
        plans = plans_of(actie, door, today=vandaag)
        for plan in plans:
            regel = plan.regel
            regel.uitkomst, regel.traject_versie, regel.vorige_id, regel.vorige_versie = plan.gezien
            regel.vorig_einde = plan.nu.einde if plan.nu else None
        fields = ["uitkomst", "traject_versie", "vorige", "vorige_versie", "vorig_einde"]
        Bulkregel.objects.bulk_update([plan.regel for plan in plans], fields)
        actie.refresh_from_db()
    return actie


def carry_out(
    *,
    door: Medewerker,
    actie_id: UUID,
    naar_id: UUID | None,
    dag: date,
    overdrachtsnotitie: str,
    now: datetime,
) -> Bulkactie:
    """Do what was looked at, for all or for nobody. A second press finds it done.

    Raises ChangedError when the choice or one of the klanten is not as it was looked at.
    """
    with handeling(door=door.pk), checked():
        actie = locked(Bulkactie.objects.all(), pk=actie_id)
        if actie.uitgevoerd_op:
            return actie
        if (actie.naar_id, actie.dag) != (naar_id, dag):
            raise ChangedError(OTHER_CHOICE)
        _hold_klanten(actie)
        plans = plans_of(actie, door, today=_day(now))
        if any(plan.gezien != _seen(plan.regel) for plan in plans):
            raise ChangedError(CHANGED)
        work = [plan for plan in plans if plan.gebeurt]
        if not work:
            raise RefusalError(NOBODY_CHANGES)
        transfers = [plan for plan in work if plan.uitkomst == Bulkuitkomst.OVERDRAGEN]
        if transfers and not overdrachtsnotitie.strip():
            raise RefusalError(WITHOUT_NOTE, field="overdrachtsnotitie")
        try:
            if actie.soort == Bulksoort.EVALUATIE:
                _plan_evaluaties(work, actie, door, _day(now))
            else:
                _do(work, actie, door, overdrachtsnotitie)
        except StaleError:
            raise ChangedError(CHANGED) from None
        actie.uitgevoerd_op, actie.team_id = now, door.team_id
        actie.save(update_fields=["uitgevoerd_op", "team"])
    return actie


def undo(*, door: Medewerker, actie_id: UUID, now: datetime) -> Bulkactie:
    """Everybody has the regisseur of before; a traject that the act started was never there.

    Refused when it is too late, when something changed for one of them, when `door` lost the role that it needs, or
    when one is no longer their work.
    """
    with handeling(door=door.pk), checked():
        actie = locked(Bulkactie.objects.all(), pk=actie_id)
        if actie.ongedaan_op:
            return actie
        if not is_undoable(actie, now=now):
            raise RefusalError(TOO_LATE)
        _hold_trajecten(actie)
        if changed_since(actie):
            raise RefusalError(NO_UNDO_OF[Bulksoort(actie.soort)])
        if lacks_role(actie, door):
            raise RefusalError(NO_ROLE)
        if out_of_reach(actie, door):
            raise RefusalError(OUT_OF_REACH)
        for regel in changed_in(actie).select_related("nieuwe").order_by("klant"):
            _take_back(regel, actie, door.pk, now)
        actie.ongedaan_op, actie.ongedaan_door_id = now, door.pk
        actie.save(update_fields=["ongedaan_op", "ongedaan_door"])
    return actie


def _unfinished(actie_id: UUID) -> Bulkactie:
    actie = locked(Bulkactie.objects.all(), pk=actie_id)
    if actie.uitgevoerd_op:
        raise RefusalError(DONE_BEFORE)
    return actie


def _seen(regel: Bulkregel) -> tuple[object, ...]:
    return regel.uitkomst, regel.traject_versie, regel.vorige_id, regel.vorige_versie


def _day(now: datetime) -> date:
    return now.astimezone(AMSTERDAM).date()


def _hold_klanten(actie: Bulkactie) -> None:
    """Where a traject begins: nobody else starts one for these people until it is done, see `start_traject`."""
    if actie.soort == Bulksoort.TRAJECT:
        people = Klant.objects.filter(pk__in=actie.regels.values("klant")).order_by("pk")
        list(people.select_for_update(no_key=True).values_list("pk", flat=True))


def _hold_trajecten(actie: Bulkactie) -> None:
    """Where a traject goes again: nobody adds to it between looking and lapsing."""
    if actie.soort == Bulksoort.TRAJECT:
        started = Traject.objects.filter(regisseurschappen__in=actie.regels.values("nieuwe"))
        list(started.order_by("klant").select_for_update(of=("self",), no_key=True))


def _do(work: Sequence[Plan], actie: Bulkactie, door: Medewerker, note: str) -> None:
    """In the order of the klanten's ids, so that two acts cannot wait for each other."""
    for plan in sorted(work, key=lambda plan: plan.regel.klant_id):
        given = _give(plan, actie, door, note)
        plan.regel.nieuwe, plan.regel.nieuwe_versie = given, given.versie
        if plan.traject is None:
            plan.regel.traject_versie = given.traject.versie
    rows = [plan.regel for plan in work]
    before = Regisseurschap.objects.filter(pk__in=[row.vorige_id for row in rows])
    versions = dict(before.values_list("pk", "versie"))
    for row in rows:
        row.vorige_versie = versions.get(row.vorige_id) if row.vorige_id else None
    Bulkregel.objects.bulk_update(rows, ["nieuwe", "nieuwe_versie", "vorige_versie", "traject_versie"])


def _plan_evaluaties(work: Sequence[Plan], actie: Any, door: Medewerker, vandaag: date) -> None:
    """The same order. What each plan had is kept, for taking it back."""
    for plan in sorted(work, key=lambda plan: plan.regel.klant_id):
        traject: Any = plan.traject
        plan.regel.traject, plan.regel.evaluatie_was = traject, traject.evaluatie_op
        set_evaluatie(
            door=door.pk, traject_id=traject.pk, versie=traject.versie, evaluatie_op=actie.dag, vandaag=vandaag
        )  # fmt: skip
    rows: list[Any] = [plan.regel for plan in work]
    versions = dict(
        Traject.objects.filter(pk__in=[row.traject_id for row in rows]).values_list("pk", "versie")
    )
    for row in rows:
        row.traject_versie = versions[row.traject_id]
    Bulkregel.objects.bulk_update(rows, ["traject", "traject_versie", "evaluatie_was"])


def _give(plan: Any, actie: Any, door: Medewerker, note: str) -> Regisseurschap:
    """One klant of whom `plan` says that it can be done."""
    if plan.traject is None:
        begun = start_traject(
            door=door.pk, klant_id=plan.klant.pk, start=actie.dag, regisseur_id=actie.naar_id
        )
        return begun.regisseurschappen.get()
    if plan.nu is None:
        return assign_regisseur(
            door=door.pk, traject_id=plan.traject.pk, medewerker_id=actie.naar_id, start=actie.dag
        )
    return transfer_regisseur(
        door=door.pk,
        regisseurschap_id=plan.nu.pk,
        versie=plan.nu.versie,
        medewerker_id=actie.naar_id,
        dag=actie.dag,
        overdrachtsnotitie=note,
    )


def _take_back(regel: Any, actie: Bulkactie, door: UUID, now: datetime) -> None:
    if actie.soort == Bulksoort.TRAJECT:
        withdraw_traject(
            door=door,
            traject_id=regel.nieuwe.traject_id,
            versie=regel.traject_versie,
            reden=UNDONE_TRAJECT,
            now=now,
        )
        return
    if actie.soort == Bulksoort.EVALUATIE:
        set_evaluatie(
            door=door,
            traject_id=regel.traject_id,
            versie=regel.traject_versie,
            evaluatie_op=regel.evaluatie_was,
            vandaag=_day(now),
        )
        return
    before = (regel.vorige_id, regel.vorige_versie, regel.vorig_einde) if regel.vorige_id else None
    take_back_regisseur(
        door=door,
        regisseurschap_id=regel.nieuwe_id,
        versie=regel.nieuwe_versie,
        vorige=before,
        reden=UNDONE,
        now=now,
    )
