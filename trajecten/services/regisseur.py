"""Who is the regisseur of a traject: assign, hand over, correct, take back."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from trajecten.models import Regisseurschap, Traject
from trajecten.queries import regisseur_candidates
from trajecten.services.basis import ONE_DAY, open_traject
from trajecten.services.openwerk import give_back_open_work, leave_open_work, move_open_work
from trajecten.services.wens import answer_by_transfer, open_again
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date, short_date
from werkoffensief.web.refusals import RefusalError, checked, locked


def assign_regisseur(
    *, door: UUID | str, traject_id: UUID, medewerker_id: UUID, start: date
) -> Regisseurschap:
    """Make somebody regisseur of a traject that has none on that day. Of several at once exactly one wins."""
    with handeling(door=door), checked():
        return appoint(open_traject(traject_id), medewerker_id, start)


def transfer_regisseur(
    *,
    door: UUID | str,
    regisseurschap_id: UUID,
    versie: int,
    medewerker_id: UUID,
    dag: date,
    overdrachtsnotitie: str,
) -> Regisseurschap:
    """Hand over: from `dag` on the other is the regisseur, of what is still to be done too. The note is for them, and
    required."""
    if not overdrachtsnotitie.strip():
        raise RefusalError("Schrijf wat de nieuwe regisseur moet weten.", field="overdrachtsnotitie")
    with handeling(door=door), checked():
        traject_id = Regisseurschap.objects.values_list("traject_id", flat=True).get(pk=regisseurschap_id)
        traject = open_traject(traject_id)
        current = locked(Regisseurschap.objects.all(), pk=regisseurschap_id, versie=versie)
        if current.medewerker_id == medewerker_id:
            raise RefusalError("Deze medewerker is al de regisseur. Kies een ander.", field="medewerker")
        if dag <= current.start:
            first = short_date(current.start + ONE_DAY)
            raise RefusalError(
                f"Een regisseur is ten minste één dag de regisseur. Kies {first} of later.", field="dag"
            )
        later = current.einde if current.einde and current.einde > dag else None
        current.einde = dag
        current.save(update_fields=["einde"])
        row = appoint(traject, medewerker_id, dag, einde=later, overdrachtsnotitie=overdrachtsnotitie)
        answer_by_transfer(row, door)
        move_open_work(Regisseurschap.objects.filter(pk=row.pk))
        return row


def correct_regisseurschap(
    *, door: UUID | str, regisseurschap_id: UUID, versie: int, start: date
) -> Regisseurschap:
    """Correct the first day of a regisseur. Whoever was regisseur until that day, is so until the corrected one.

    A delivery still knows the row under the day that it delivered (contract section 2).
    """
    with handeling(door=door), checked():
        traject_id = Regisseurschap.objects.values_list("traject_id", flat=True).get(pk=regisseurschap_id)
        traject = locked(Traject.objects.all(), pk=traject_id)
        rows = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True)
        row = locked(rows, pk=regisseurschap_id, versie=versie)
        if start < traject.start:
            raise RefusalError("De regisseur begint niet voordat het traject begint.", field="start")
        if traject.einde and start > traject.einde:
            raise RefusalError(
                "De regisseur begint uiterlijk op de laatste dag van het traject.", field="start"
            )
        before = rows.select_for_update().filter(einde=row.start).exclude(pk=row.pk).first()
        if before:
            if start <= before.start:
                raise RefusalError(
                    "Op deze dag begon de vorige regisseur. Kies een latere dag.", field="start"
                )
            before.einde = start
            before.save(update_fields=["einde"])
        begun = row.covers(clock.today())
        row.start = start
        row.save(update_fields=["start"])
        if before and not begun and row.covers(clock.today()):
            move_open_work(Regisseurschap.objects.filter(pk=row.pk))
        elif before and begun and not row.covers(clock.today()):
            give_back_open_work(row, before)
    return row


def take_back_regisseur(
    *,
    door: UUID | str,
    regisseurschap_id: UUID,
    versie: int,
    vorige: tuple[UUID, int, date | None] | None,
    reden: str,
    now: datetime,
) -> None:
    """Undo an assignment or a transfer: the row lapses, and whoever was regisseur before goes on.

    `vorige`: that row, its version, and the end that it had. Raises StaleError when either changed since.
    """
    with handeling(door=door), checked():
        rows = Regisseurschap.objects.filter(vervallen_op__isnull=True)
        open_traject(Regisseurschap.objects.values_list("traject_id", flat=True).get(pk=regisseurschap_id))
        row = locked(rows, pk=regisseurschap_id, versie=versie)
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
        open_again(row)
        if vorige:
            pk, before, einde = vorige
            previous = locked(Regisseurschap.objects.filter(vervallen_op__isnull=True), pk=pk, versie=before)
            _goes_on(row, previous, einde)


def withdraw_regisseurschap(*, door: UUID, feit_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """A regisseur who never was: whoever was it until that first day goes on in their place, of what is still to be
    done too. Nobody does when there was nobody before."""
    rows = Regisseurschap.objects.filter(vervallen_op__isnull=True)
    with handeling(door=door), checked():
        traject_id = Regisseurschap.objects.values_list("traject_id", flat=True).get(pk=feit_id)
        locked(Traject.objects.all(), pk=traject_id)
        row = locked(rows, pk=feit_id, versie=versie)
        before = rows.before(row).select_for_update(no_key=True).first()
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
        open_again(row)
        if before:
            _goes_on(row, before, row.einde)
        elif row.einde is None:
            leave_open_work(row)


NO_LONGER = "{} kan geen regisseur meer zijn. Draag de klant over aan iemand anders."


def what_follows(row: Regisseurschap) -> str:
    """Who is the regisseur when this one is taken back, for whoever is about to do so."""
    before = Regisseurschap.objects.before(row).select_related("medewerker").first()
    naam, start, kept = row.medewerker.naam, long_date(row.start), "Uw reden blijft bewaard."
    if before is None and row.einde:
        return f"De klant had dan van {start} tot {long_date(row.einde)} geen regisseur. {kept}"
    if before is None:
        return f"De klant heeft dan vanaf {start} geen regisseur. Wijs zo nodig iemand anders toe. {kept}"
    vorige = before.medewerker.naam
    if row.start > clock.today():
        stays = "blijft" if before.covers(clock.today()) else f"wordt op {long_date(before.start)}"
        return f"{vorige} {stays} dan de regisseur. {naam} wordt het niet op {start}. {kept}"
    if row.covers(clock.today()):
        work = f"Wat {naam} voor deze klant nog moet doen, gaat naar {vorige}."
        return f"{vorige} is dan weer de regisseur, ook van de dagen vanaf {start}. {work} {kept}"
    return f"{vorige} was dan de regisseur, ook van de dagen vanaf {start}. {kept}"


def _goes_on(row: Regisseurschap, before: Regisseurschap, einde: date | None) -> None:
    """Instead of `row`, which lapsed. The work of who was to come later never went along."""
    ahead = einde is None or einde > clock.today()
    if ahead and not regisseur_candidates().filter(pk=before.medewerker_id).exists():
        raise RefusalError(NO_LONGER.format(before.medewerker.naam))
    before.einde = einde
    before.save(update_fields=["einde"])
    if before.covers(clock.today()) and row.start <= clock.today():
        give_back_open_work(row, before)


def appoint(traject: Traject, medewerker_id: UUID, start: date, **more: Any) -> Regisseurschap:
    if not regisseur_candidates().filter(pk=medewerker_id).exists():
        raise RefusalError("Deze medewerker heeft de rol van regisseur niet (meer).", field="medewerker")
    if start < traject.start:
        raise RefusalError("De regisseur begint niet voordat het traject begint.", field="dag")
    return Regisseurschap.objects.create(
        klant_id=traject.klant_id, traject=traject, medewerker_id=medewerker_id, start=start, **more
    )
