"""What somebody does with a plan: start and end a traject, its regisseur, its steps, and placements.

Each is one transaction, named `door` the medewerker who acts, and checks every rule of the database before it
returns. Raises RefusalError with a Dutch sentence, StaleError when somebody else was first; then nothing changed.
Whoever changes a plan locks its traject first, so that two of them wait for each other.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models.functions import Now

from intake.models import Klant
from intake.services.feiten import withdraw_feit
from trajecten.enums import ENDED, STAP_TRANSITIONS, StapStatus
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from trajecten.queries import regisseur_candidates
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

ENDED_EARLIER = "Het traject eindigde eerder."
ONE_DAY = timedelta(days=1)


def start_traject(
    *,
    door: UUID | str,
    klant_id: UUID,
    start: date,
    regisseur_id: UUID | None = None,
    traject_id: UUID | None = None,
    evaluatie_op: date | None = None,
) -> Traject:
    """A new traject; with a regisseur from its first day when one is named. Sent twice with one `traject_id` it is
    one."""
    with handeling(door=door), checked():
        known = sent_before(
            Traject.objects.filter(klant=klant_id),
            pk=traject_id,
            content={"start": start, "evaluatie_op": evaluatie_op},
            same=lambda traject: _first_regisseur(traject) == regisseur_id,
        )
        if known:
            return known
        klant = _living(klant_id)
        traject = Traject.objects.create(
            pk=traject_id or uuid4(),
            trajectnummer=next_number("traject"),
            klant=klant,
            start=start,
            evaluatie_op=evaluatie_op,
        )
        if regisseur_id:
            _appoint(traject, regisseur_id, start)
    return traject


def set_evaluatie(*, door: UUID | str, traject_id: UUID, versie: int, evaluatie_op: date | None) -> Traject:
    """Set the day on which a running plan is looked at, or take it away."""
    with handeling(door=door), checked():
        traject = _open(traject_id, versie)
        traject.evaluatie_op = evaluatie_op
        traject.save(update_fields=["evaluatie_op"])
    return traject


def end_traject(
    *, door: UUID | str, traject_id: UUID, versie: int, einde: date, einde_reden_id: str
) -> Traject:
    """End a traject on its last day: its regisseur stops, what still runs stops, what had not begun is withdrawn."""
    with handeling(door=door), checked():
        traject = _open(traject_id, versie)
        traject.einde, traject.einde_reden_id = einde, einde_reden_id
        traject.save(update_fields=["einde", "einde_reden"])
        _end_regisseurs(traject, einde)
        _end_stappen(traject, einde)
    return traject


def assign_regisseur(
    *, door: UUID | str, traject_id: UUID, medewerker_id: UUID, start: date
) -> Regisseurschap:
    """Make somebody regisseur of a traject that has none on that day. Of several at once exactly one wins."""
    with handeling(door=door), checked():
        return _appoint(_open(traject_id), medewerker_id, start)


def transfer_regisseur(
    *,
    door: UUID | str,
    regisseurschap_id: UUID,
    versie: int,
    medewerker_id: UUID,
    dag: date,
    overdrachtsnotitie: str,
) -> Regisseurschap:
    """Hand over: from `dag` on the other is the regisseur. The note is for them, and required."""
    if not overdrachtsnotitie.strip():
        raise RefusalError("Schrijf wat de nieuwe regisseur moet weten.", field="overdrachtsnotitie")
    with handeling(door=door), checked():
        traject_id = Regisseurschap.objects.values_list("traject_id", flat=True).get(pk=regisseurschap_id)
        traject = _open(traject_id)
        current = locked(Regisseurschap.objects.all(), pk=regisseurschap_id, versie=versie)
        if current.medewerker_id == medewerker_id:
            raise RefusalError("Deze medewerker is al de regisseur. Kies een ander.", field="medewerker")
        later = current.einde if current.einde and current.einde > dag else None
        current.einde = dag
        current.save(update_fields=["einde"])
        return _appoint(traject, medewerker_id, dag, einde=later, overdrachtsnotitie=overdrachtsnotitie)


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
        row.start = start
        row.save(update_fields=["start"])
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
        row = locked(
            Regisseurschap.objects.filter(vervallen_op__isnull=True), pk=regisseurschap_id, versie=versie
        )
        _open(row.traject_id)
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
        if vorige:
            pk, before, einde = vorige
            previous = locked(Regisseurschap.objects.filter(vervallen_op__isnull=True), pk=pk, versie=before)
            previous.einde = einde
            previous.save(update_fields=["einde"])


def add_stap(
    *,
    door: UUID | str,
    traject_id: UUID,
    voorziening_id: str,
    start: date,
    status: str,
    einde: date | None,
    stap_id: UUID | None = None,
) -> Stap:
    """A step of an open traject. Sent twice with one `stap_id` it is one."""
    content = {"voorziening_id": voorziening_id, "start": start, "status": status, "einde": einde}
    with handeling(door=door), checked():
        known = sent_before(Stap.objects.filter(traject=traject_id), pk=stap_id, content=content)
        if known:
            return known
        traject = _open(traject_id)
        _end_for(status, einde)
        return Stap.objects.create(
            pk=stap_id or uuid4(),
            stapnummer=next_number("stap"),
            klant_id=traject.klant_id,
            traject=traject,
            **content,
        )


def save_stap(
    *, door: UUID | str, stap_id: UUID, versie: int, start: date, status: str, einde: date | None
) -> Stap:
    """Move a step on, along STAP_TRANSITIONS; only a step of an open traject."""
    with handeling(door=door), checked():
        _open(Stap.objects.values_list("traject_id", flat=True).get(pk=stap_id))
        stap = locked(Stap.objects.filter(vervallen_op__isnull=True), pk=stap_id, versie=versie)
        if status != stap.status and status not in STAP_TRANSITIONS[stap.status]:
            was, wordt = stap.get_status_display().lower(), StapStatus(status).label.lower()
            raise RefusalError(f"Een stap die {was} is, kan niet {wordt} worden.", field="status")
        stap.start, stap.status, stap.einde = start, status, _end_for(status, einde)
        stap.save(update_fields=["start", "status", "einde"])
    return stap


def record_plaatsing(
    *, door: UUID | str, klant_id: UUID, gegevens: Mapping[str, Any], plaatsing_id: UUID | None = None
) -> Plaatsing:
    """A start in work or education. `gegevens`: soort, startdatum, werkgever_id, werkakkoord_id, uren_per_week,
    verwacht_einde_uitkering; the last four may be None. Sent twice with one `plaatsing_id` it is one."""
    content = {name: gegevens.get(name) for name in PLAATSING}
    with handeling(door=door), checked():
        known = sent_before(Plaatsing.objects.filter(klant=klant_id), pk=plaatsing_id, content=content)
        if known:
            return known
        return Plaatsing.objects.create(
            pk=plaatsing_id or uuid4(),
            plaatsingnummer=next_number("plaatsing"),
            klant=_living(klant_id),
            **content,
        )


PLAATSING = (
    "soort",
    "startdatum",
    "werkgever_id",
    "werkakkoord_id",
    "uren_per_week",
    "verwacht_einde_uitkering",
)


def end_plaatsing(
    *, door: UUID | str, plaatsing_id: UUID, versie: int, einddatum: date, einde_reden_id: str
) -> Plaatsing:
    """Record the last day of a placement and why it ended."""
    with handeling(door=door), checked():
        plaatsing = locked(
            Plaatsing.objects.filter(vervallen_op__isnull=True), pk=plaatsing_id, versie=versie
        )
        if plaatsing.einddatum:
            raise RefusalError("Het einde van deze plaatsing is al vastgelegd.")
        plaatsing.einddatum, plaatsing.einde_reden_id = einddatum, einde_reden_id
        plaatsing.save(update_fields=["einddatum", "einde_reden"])
    return plaatsing


def withdraw_traject(*, door: UUID, traject_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """Take back a traject that never was: with it go its regisseurs and its steps."""
    withdraw_feit(door=door, soort="traject", feit_id=traject_id, versie=versie, reden=reden, now=now)


def parts_of(traject: Traject) -> list[Feit]:
    """The facts that go with a traject that is taken back, locked."""
    of_traject = {"traject": traject, "vervallen_op__isnull": True}
    return [
        *Regisseurschap.objects.select_for_update().filter(**of_traject),
        *Stap.objects.select_for_update().filter(**of_traject),
    ]


def _living(klant_id: UUID) -> Klant:
    """The klant, locked; nobody starts anything for somebody who died or whose file went into another."""
    klant = locked(Klant.objects.all(), pk=klant_id)
    if klant.samengevoegd_in_id:
        raise RefusalError("Dit dossier is samengevoegd met een ander dossier. Werk in dat dossier verder.")
    if klant.overleden_op:
        raise RefusalError("Deze persoon is overleden. Er kan niets nieuws worden gestart.")
    return klant


def _open(traject_id: UUID, versie: int | None = None) -> Traject:
    """The traject, locked, when it still runs."""
    traject = locked(Traject.objects.all(), pk=traject_id, versie=versie)
    if traject.vervallen_op or traject.einde:
        raise RefusalError("Dit traject loopt niet meer.")
    return traject


def _appoint(traject: Traject, medewerker_id: UUID, start: date, **more: Any) -> Regisseurschap:
    if not regisseur_candidates().filter(pk=medewerker_id).exists():
        raise RefusalError("Deze medewerker heeft de rol van regisseur niet (meer).", field="medewerker")
    if start < traject.start:
        raise RefusalError("De regisseur begint niet voordat het traject begint.", field="dag")
    return Regisseurschap.objects.create(
        klant_id=traject.klant_id, traject=traject, medewerker_id=medewerker_id, start=start, **more
    )


def _first_regisseur(traject: Traject) -> UUID | None:
    """Who was regisseur from the first day of this traject."""
    rows = Regisseurschap.objects.filter(traject=traject, start=traject.start)
    return rows.values_list("medewerker_id", flat=True).first()


def _end_regisseurs(traject: Traject, einde: date) -> None:
    """Nobody is regisseur after the last day; half-open, so the end is the day after."""
    for row in Regisseurschap.objects.select_for_update().filter(traject=traject, vervallen_op__isnull=True):
        if row.start > einde:
            row.vervallen_op, row.vervallen_reden = Now(), ENDED_EARLIER
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
        elif row.einde is None or row.einde > einde + ONE_DAY:
            row.einde = einde + ONE_DAY
            row.save(update_fields=["einde"])


def _end_stappen(traject: Traject, einde: date) -> None:
    for stap in Stap.objects.select_for_update().filter(traject=traject, vervallen_op__isnull=True):
        if stap.status in ENDED:
            continue
        if stap.start <= einde:
            stap.status, stap.einde = StapStatus.GESTOPT, einde
            stap.save(update_fields=["status", "einde"])
        elif stap.status == StapStatus.GEPLAND:
            stap.vervallen_op, stap.vervallen_reden = Now(), ENDED_EARLIER
            stap.save(update_fields=["vervallen_op", "vervallen_reden"])
        else:
            raise RefusalError(
                "Een stap begint na deze dag. Pas eerst die stap aan, of kies een latere dag.", field="einde"
            )


def _end_for(status: str, einde: date | None) -> date | None:
    """The end that belongs to a state: required where a step ended, absent where it did not."""
    if status in ENDED:
        if einde is None:
            raise RefusalError("Vul in wanneer de stap is geëindigd.", field="einde")
        return einde
    if einde is not None:
        raise RefusalError("Een stap die nog niet klaar is, heeft geen einddatum.", field="einde")
    return None
