"""Who came on a day of a group, what was agreed to build up, and how somebody stands.

Two people may fill in the same day at once: of a mark that somebody else made meanwhile theirs stays, and whoever came
second reads which one. Everything else that both filled in is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from intake.models import Gesprek, Klant
from intake.services.taken import ABSENCES, ask_to_talk
from trajecten.enums import Aanwezig, Werkfit
from trajecten.models import Aanwezigheid, Opbouw, Stap, Werkfitbeoordeling
from trajecten.queries import steps_on
from trajecten.services.basis import open_traject
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

TAKEN_AWAY = "Weer leeg gemaakt"
FUTURE = "Deze dag is er nog niet. U vult in wie er was als de dag er is."
NOBODY = "Niemand van hen had op deze dag een plaats."


@dataclass(frozen=True, slots=True)
class Merk:
    """What somebody says of one step: `wat` empty means nothing. `gezien`: the version that they saw, 0 for none."""

    stap_id: UUID
    wat: str
    minuten: int | None
    gezien: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """How many marks were written, and the steps of which somebody else said something else meanwhile."""

    geschreven: int
    anders: frozenset[UUID]


def everybody_came(
    *, door: UUID, aanbod_id: UUID, klanten: QuerySet[Klant], dag: date, minuten: int, vandaag: date
) -> int:
    """Whoever of these klanten has a place and no mark yet was there; gives how many. What was filled in stays."""
    if dag > vandaag:
        raise RefusalError(FUTURE)
    with handeling(door=door), checked():
        steps = list(_held(steps_on(aanbod_id, dag).filter(klant__in=klanten.values("pk"))))
        marked = set(_marks(steps, dag).values_list("stap_id", flat=True))
        new = [step for step in steps if step.pk not in marked]
        Aanwezigheid.objects.bulk_create(
            [
                Aanwezigheid(
                    klant_id=step.klant_id, stap=step, dag=dag, wat=Aanwezig.AANWEZIG, minuten=minuten
                )
                for step in new
            ]
        )
        _talk(door, {step.klant_id for step in new}, vandaag)
    return len(new)


def fill_in(
    *,
    door: UUID,
    aanbod_id: UUID,
    klanten: QuerySet[Klant],
    dag: date,
    merken: Sequence[Merk],
    vandaag: date,
    now: datetime,
) -> Uitkomst:
    """Write what somebody changed; the caller leaves out what they did not. Of these klanten only."""
    if dag > vandaag:
        raise RefusalError(FUTURE)
    wanted = {merk.stap_id: merk for merk in merken}
    with handeling(door=door), checked():
        rows = steps_on(aanbod_id, dag).filter(pk__in=wanted, klant__in=klanten.values("pk"))
        steps = {step.pk: step for step in _held(rows)}
        if wanted and not steps:
            raise RefusalError(NOBODY)
        present = {row.stap_id: row for row in _marks(steps.values(), dag).select_for_update()}
        other, written = set(), set()
        for key, step in steps.items():
            merk, row = wanted[key], present.get(key)
            if _says(row) == (merk.wat, merk.minuten):
                continue
            if (row.versie if row else 0) != merk.gezien:
                other.add(key)
                continue
            _write(step, row, merk, dag, now)
            written.add(key)
        _talk(door, {steps[key].klant_id for key in written}, vandaag)
    return Uitkomst(len(written), frozenset(other | (set(wanted) - set(steps))))


def _says(row: Aanwezigheid | None) -> tuple[str, int | None]:
    return (row.wat, row.minuten) if row else ("", None)


def _write(step: Stap, row: Aanwezigheid | None, merk: Merk, dag: date, now: datetime) -> None:
    if row is None:
        Aanwezigheid.objects.create(
            klant_id=step.klant_id, stap=step, dag=dag, wat=merk.wat, minuten=merk.minuten
        )
    elif merk.wat:
        row.wat, row.minuten = merk.wat, merk.minuten
        row.save(update_fields=["wat", "minuten"])
    else:
        row.vervallen_op, row.vervallen_reden = now, TAKEN_AWAY
        row.save(update_fields=["vervallen_op", "vervallen_reden"])


def _held(rows: QuerySet[Stap]) -> QuerySet[Stap]:
    """Of two who fill in the same day the second waits here, in one order for everybody."""
    return rows.order_by("pk").select_for_update(of=("self",), no_key=True)


def _marks(steps: Iterable[Stap], dag: date) -> QuerySet[Aanwezigheid]:
    return Aanwezigheid.objects.filter(
        stap__in=[step.pk for step in steps], dag=dag, vervallen_op__isnull=True
    )


def _talk(door: UUID, klanten: set[UUID], vandaag: date) -> None:
    """Whoever twice in a row was not there is somebody to talk with; corrected, the task is not needed any more."""
    for klant in Klant.objects.filter(pk__in=klanten).order_by("pk").select_for_update(no_key=True):
        ask_to_talk(klant, medewerker_id=door, day=vandaag)


def missed_in_a_row(klant: Klant) -> bool:
    """Whether somebody called off or was absent on the last two days of a group since the last conversation."""
    last = Gesprek.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("-datum").first()
    rows = Aanwezigheid.objects.filter(
        klant=klant, vervallen_op__isnull=True, stap__vervallen_op__isnull=True
    )
    rows = rows.filter(dag__gt=last.datum) if last else rows
    newest = list(rows.order_by("-dag", "-pk").values_list("wat", flat=True)[:ABSENCES])
    return len(newest) == ABSENCES and Aanwezig.AANWEZIG not in newest


def of_stap(stap: Stap) -> list[Feit]:
    """What goes with a step that is taken back, locked."""
    of = {"stap": stap, "vervallen_op__isnull": True}
    return [
        *Opbouw.objects.select_for_update().filter(**of),
        *Aanwezigheid.objects.select_for_update().filter(**of),
    ]


def agree_opbouw(*, door: UUID, stap_id: UUID, opbouw_id: UUID, vanaf: date, dagen: int, uren: int) -> Opbouw:
    """From this day on so many days and hours a week. Sent twice with one `opbouw_id` it is one."""
    said = {"vanaf": vanaf, "dagen": dagen, "uren": uren}
    with handeling(door=door), checked():
        known = sent_before(Opbouw.objects.filter(stap=stap_id), pk=opbouw_id, content=said)
        if known:
            return known
        stap = locked(Stap.objects.filter(vervallen_op__isnull=True), pk=stap_id)
        open_traject(stap.traject_id)
        if vanaf < stap.start:
            raise RefusalError("Dit ligt voor de eerste dag van de stap.", field="vanaf")
        return Opbouw.objects.create(pk=opbouw_id, klant_id=stap.klant_id, stap=stap, **said)


def assess(
    *, door: UUID, traject_id: UUID, beoordeling_id: UUID, dag: date, uitkomst: Werkfit | str, waarom: str
) -> Werkfitbeoordeling:
    """How somebody stands on this day. Sent twice with one `beoordeling_id` it is one."""
    said = {"dag": dag, "uitkomst": uitkomst, "waarom": waarom.replace("\r\n", "\n").strip()}
    with handeling(door=door), checked():
        rows = Werkfitbeoordeling.objects.filter(traject=traject_id)
        known = sent_before(rows, pk=beoordeling_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id)
        if dag < traject.start:
            raise RefusalError("Dit ligt voor het begin van het traject.", field="dag")
        return Werkfitbeoordeling.objects.create(
            pk=beoordeling_id, klant_id=traject.klant_id, traject=traject, medewerker_id=door, **said
        )
