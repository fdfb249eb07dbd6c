"""Working off deliveries: one at a time, again after a worker died, and nothing of it left behind.

The claim is a state (wacht → loopt) and, beside it, an advisory lock of a second connection, which the database
lets go the moment its process dies. Who has the lock and sees a delivery that runs, sees one whose worker died: it
waits again. That is safe, because an import that runs twice writes nothing the second time.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.db.models.functions import Now

from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.enums import OPDRACHT_TRANSITIONS, Bestandsuitkomst, Opdrachtstatus
from werkoffensief.overdracht.models import Importbestand, Importopdracht
from werkoffensief.overdracht.resultaat import Bestandresultaat, Resultaat
from werkoffensief.overdracht.services import LOCK as IMPORT_LOCK
from werkoffensief.overdracht.services import import_folder

TURN_LOCK = 7_205_002
MAX_ATTEMPTS = 3
SHOWN = 300  # sentences kept for the page, of each file
UNFINISHED = (Opdrachtstatus.WACHT, Opdrachtstatus.LOOPT)
FINISHED = (Opdrachtstatus.KLAAR, Opdrachtstatus.MISLUKT)
DIED = "De verwerking is drie keer afgebroken. Lever de bestanden opnieuw, of vraag de technisch beheerder om hulp."
GONE = "De bestanden zijn niet meer in de opslag. Lever ze opnieuw."
BROKEN = "Er ging technisch iets mis. Lever de bestanden opnieuw, of vraag de technisch beheerder om hulp."
log = logging.getLogger(__name__)


def process_deliveries(*, now: Callable[[], datetime]) -> int:
    """Work off every delivery that waits, oldest first; the number done. At once back when another worker does so."""
    done = 0
    while _something_to_do():  # again after letting go: one may have come in meanwhile
        with _turn() as second:
            if second is None:
                return done
            _recover()
            while opdracht := _claim():
                _run(opdracht, second, now())
                done += 1
    return done


def _something_to_do() -> bool:
    return (
        Importopdracht.objects.filter(status__in=UNFINISHED).exists()
        or Importbestand.objects.filter(opdracht__status__in=FINISHED).exclude(bestand="").exists()
    )


@contextmanager
def _turn() -> Iterator[BaseDatabaseWrapper | None]:
    """A second connection that holds the lock; None when another worker has it. Progress is written over it."""
    second = connections.create_connection("default")
    try:
        with second.cursor() as cursor:
            cursor.execute("SET tcp_keepalives_idle = 30")  # a host that lost its power is noticed
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN_LOCK])
            mine = cursor.fetchone()[0]
        yield second if mine else None
    finally:
        second.close()


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Nobody else imports until the correction files are copied. The lock counts: the import takes it once more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [IMPORT_LOCK])
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [IMPORT_LOCK])


def move(opdracht: Importopdracht, status: str, **values: Any) -> None:
    """Bring a locked delivery to another state. Raises ValueError when the table does not know the step."""
    if status not in OPDRACHT_TRANSITIONS[opdracht.status]:
        raise ValueError(f"{opdracht.status} -> {status}")
    for name, value in {"status": status, **values}.items():
        setattr(opdracht, name, value)
    opdracht.save(update_fields=["status", *values])


def _locked() -> Any:
    return Importopdracht.objects.select_for_update(of=("self",)).order_by("aangemaakt_op", "pk")


def _recover() -> None:
    """Deliveries whose worker died wait again, three times at most; files of finished ones go."""
    with handeling(door="systeem", via=Via.TAAK):
        for opdracht in _locked().filter(status=Opdrachtstatus.LOOPT):
            if opdracht.pogingen >= MAX_ATTEMPTS:
                move(opdracht, Opdrachtstatus.MISLUKT, klaar_op=Now(), melding=DIED)
            else:
                move(opdracht, Opdrachtstatus.WACHT, gestart_op=None, voortgang=0)
    _remove_uploads()


def _claim() -> Importopdracht | None:
    with handeling(door="systeem", via=Via.TAAK):
        opdracht = _locked().filter(status=Opdrachtstatus.WACHT).first()
        if opdracht is not None:
            move(opdracht, Opdrachtstatus.LOOPT, gestart_op=Now(), pogingen=F("pogingen") + 1)
    return opdracht


def _run(opdracht: Importopdracht, second: BaseDatabaseWrapper, now: datetime) -> None:
    """One delivery to its end. A lost database goes on up: the delivery is then taken again later."""
    try:
        with _quiet_import():
            resultaat = _import(opdracht, second, now)
            _finish(opdracht, resultaat)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # whatever it is: the beheerder is told, and the next delivery goes on
        log.warning("Levering %s: niet gelukt: %s", opdracht.pk, type(error).__name__)
        _fail(opdracht, GONE if isinstance(error, FileNotFoundError) else BROKEN)
    _remove_uploads()


def _import(opdracht: Importopdracht, second: BaseDatabaseWrapper, now: datetime) -> Resultaat:
    rows = list(opdracht.bestanden.exclude(uitkomst=Bestandsuitkomst.GENEGEERD))
    opened = [(row.naam, opslag.open_stored(str(row.bestand))) for row in rows]
    try:
        return import_folder(
            opened,
            door=opdracht.door_id,
            now=now,
            proef=opdracht.proef,
            overschrijf=opdracht.overschrijf,
            progress=_progress_writer(opdracht, second),
        )
    finally:
        for _name, file in opened:
            file.close()


def _progress_writer(opdracht: Importopdracht, second: BaseDatabaseWrapper) -> Callable[[int, str], None]:
    """Each step in a transaction of its own, so that the page sees it while the import's is still open."""

    def write(percent: int, _text: str) -> None:
        with second.cursor() as cursor:
            cursor.execute(
                "UPDATE overdracht_importopdracht SET voortgang = %s WHERE id = %s AND status = 'loopt'",
                [min(percent, 99), opdracht.pk],
            )

    return write


def _finish(opdracht: Importopdracht, resultaat: Resultaat) -> None:
    """Keep counts and sentences (no row, no BSN) and the correction files."""
    results = {result.bestand: result for result in resultaat.bestanden}
    rows = list(opdracht.bestanden.all())
    for row in rows:
        if result := results.get(row.naam):
            row.uitkomst = Bestandsuitkomst.OVERGENOMEN if result.accepted else Bestandsuitkomst.GEWEIGERD
            row.resultaat |= _kept(opdracht, result)
        elif row.uitkomst == Bestandsuitkomst.WACHT:
            row.uitkomst = (
                Bestandsuitkomst.GEWEIGERD
            )  # the same table as csv and as xlsx: said with the other
    levering = None if resultaat.proef else resultaat.levering  # that of a dry run was rolled back
    with handeling(door="systeem", via=Via.TAAK):
        Importbestand.objects.bulk_update(rows, ["uitkomst", "resultaat"])
        fresh = _locked().get(pk=opdracht.pk)
        move(fresh, Opdrachtstatus.KLAAR, klaar_op=Now(), voortgang=100, levering_id=levering)


def _kept(opdracht: Importopdracht, result: Bestandresultaat) -> dict[str, Any]:
    data = result.as_json()
    for name in ("fouten", "meldingen"):
        data[f"{name}_totaal"] = len(data[name])
        data[name] = data[name][:SHOWN]
    if result.correctie:
        data["correctie"] = opslag.save_correction(
            opdracht.pk, settings.DATA_DIR / "import" / result.correctie
        )
    return data


def _fail(opdracht: Importopdracht, melding: str) -> None:
    with handeling(door="systeem", via=Via.TAAK):
        fresh = _locked().get(pk=opdracht.pk)
        move(fresh, Opdrachtstatus.MISLUKT, klaar_op=Now(), melding=melding)


def _remove_uploads() -> None:
    """Files of finished deliveries leave the storage; only then are their names forgotten here."""
    for row in Importbestand.objects.filter(opdracht__status__in=FINISHED).exclude(bestand=""):
        opslag.remove(str(row.bestand))
        Importbestand.objects.filter(pk=row.pk).update(bestand="")
