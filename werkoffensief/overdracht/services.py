"""Taking a delivery: each file whole or not at all, in its own transaction (contract section 2, "How a run goes")."""

import csv
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, DataError, IntegrityError, OperationalError, connection, transaction

from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.models import Levering
from werkoffensief.overdracht.enums import Afwijkingstatus
from werkoffensief.overdracht.fouten import (
    Fout,
    private_path,
    remove_fouten_csv,
    remove_old,
    show,
    write_fouten_csv,
)
from werkoffensief.overdracht.geheugen import key_text
from werkoffensief.overdracht.inhoud import OnleesbaarBestandError
from werkoffensief.overdracht.kolommen import Tabel
from werkoffensief.overdracht.lezen import GelezenTabel, read_files, read_folder, read_table
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.overdracht.resultaat import Bestandresultaat, Resultaat
from werkoffensief.overdracht.tabellen import BY_NAME
from werkoffensief.overdracht.toepassen import verschillen
from werkoffensief.overdracht.toepassen.doorloop import apply_rows, check_constraints, check_rows
from werkoffensief.overdracht.toepassen.laden import unreadable_keys
from werkoffensief.overdracht.toepassen.uitkeringen import with_rows_of_klanten
from werkoffensief.overdracht.toepassen.werk import GeweigerdError, Ronde, Werk

logger = logging.getLogger(__name__)
Progress = Callable[[int, str], None]
BRON = "levering"
LOCK = 7_205_001  # one delivery at a time
ATTEMPTS = 3
MANY_ROWS = 1_000  # from here on a file changes what the planner should know
# A buddy who stops and the pairings that end with it, come in one delivery: the first has to know the second.
TOGETHER = {"buddies": "buddykoppelingen"}
SCOPE_TABLES = {"teams", "medewerkers", "klanten", "ww", "trajecten", "regisseurs"}


def import_folder(
    source: Path | Iterable[tuple[str, BinaryIO]],
    *,
    door: UUID | str,
    now: datetime,
    via: str = Via.IMPORT,
    proef: bool = False,
    overschrijf: bool = False,
    progress: Progress = lambda _percent, _text: None,
) -> Resultaat:
    """Import a folder, one file, or opened files with their names.

    `door`: id of the medewerker, or a word for a command. `now`: aware; its day is today. Raises FileNotFoundError
    when there is no such path, another OSError when it cannot be read. With `proef` nothing stays in the database.
    """
    found = read_folder(source) if isinstance(source, Path) else read_files(source)
    folder = settings.DATA_DIR / "import"
    remove_old(folder, now)
    ronde = Ronde(str(door), BRON, uuid4(), now.date(), overschrijf=overschrijf, proef=proef)
    run = _Run(ronde, folder, via, progress)
    run.resultaat.genegeerd = found.onbekend
    for fout in found.fouten:
        run.refuse_unread(fout)
    with _alone(progress), _dry(proef):
        done = set()
        for number, (tabel, name, file) in enumerate(found.bestanden):
            progress(100 * number // len(found.bestanden), name)
            if tabel.name in done:
                continue
            gelezen = read_table(file, tabel, today=ronde.today, bestand=name)
            later = _read_ahead(ronde, tabel.name, found.bestanden)
            if later is None:
                run.take(gelezen)
            else:
                run.take_together(gelezen, later)
                done.add(later.tabel.name)
    progress(100, "")
    return run.resultaat


def _read_ahead(
    ronde: Ronde, tabel: str, bestanden: Sequence[tuple[Tabel, str, Path | BinaryIO]]
) -> GelezenTabel | None:
    """The file of this run that `tabel` has to know; None when there is none."""
    for later, name, file in bestanden:
        if later.name == TOGETHER.get(tabel):
            return read_table(file, later, today=ronde.today, bestand=name)
    return None


@contextmanager
def _alone(progress: Progress) -> Iterator[None]:
    """One delivery at a time: a second one waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            progress(0, "Er loopt al een levering; deze wacht tot die klaar is.")
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _dry(proef: bool) -> Iterator[None]:
    """With `proef`: one transaction around everything, rolled back."""
    if not proef:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class _Run:
    """The files of one run, one after the other."""

    def __init__(self, ronde: Ronde, folder: Path, via: str, progress: Progress) -> None:
        self.ronde, self.folder, self.via, self.progress = ronde, folder, via, progress
        self.resultaat = Resultaat(proef=ronde.proef)

    def refuse_unread(self, fout: Fout) -> None:
        """A file that cannot be taken at all."""
        tabel = fout.bestand.rpartition(".")[0]
        self.ronde.geweigerd[tabel] = (fout.bestand, None)
        self.resultaat.bestanden.append(Bestandresultaat(fout.bestand, tabel, fouten=[fout]))
        remove_fouten_csv(self.folder, tabel)

    def take(self, gelezen: GelezenTabel) -> None:
        """Apply one file, or refuse it."""
        uitkomst = Bestandresultaat(gelezen.bestand, gelezen.tabel.name)
        self.resultaat.bestanden.append(uitkomst)
        if not gelezen.accepted:
            self._refuse_unreadable(uitkomst, gelezen)
            return
        try:
            werken = self._apply(gelezen)
        except GeweigerdError as refusal:
            fouten = sorted(
                (fout for werk in refusal.werken for fout in werk.fouten), key=lambda fout: fout.regel or 0
            )
            self._refuse(uitkomst, gelezen, fouten, gelezen.bad_records_for(fouten))
        except (IntegrityError, DataError, OperationalError) as error:
            if not connection.is_usable():
                raise
            fout = Fout(gelezen.bestand, None, None, None, reason_of(error, gelezen.tabel.name))
            self._refuse(uitkomst, gelezen, [fout], [])
        else:
            self._report(uitkomst, gelezen, werken)

    def take_together(self, gelezen: GelezenTabel, later: GelezenTabel) -> None:
        """A file that changes rows of a later one, as that one says: only when that one is accepted too.

        Both in one transaction. When the later one is refused, both are judged again, the first by the rows as they
        are: each file is then accepted or refused on its own, as all others.
        """
        if not later.accepted:
            self._take_each(gelezen, later)
            return
        earlier, refused, levering = (
            list(self.resultaat.bestanden),
            dict(self.ronde.geweigerd),
            self.resultaat.levering,
        )
        self.ronde.straks[later.tabel.name] = later
        with transaction.atomic():
            self._take_each(gelezen, later)
            first, second = self.resultaat.bestanden[-2:]
            again = first.accepted and not second.accepted
            if again:
                transaction.set_rollback(True)
        self.ronde.straks.clear()
        if again:
            self.resultaat.bestanden, self.ronde.geweigerd, self.resultaat.levering = (
                earlier,
                refused,
                levering,
            )
            self._take_each(gelezen, later)

    def _take_each(self, *files: GelezenTabel) -> None:
        for gelezen in files:
            self.take(gelezen)

    def _refuse_unreadable(self, uitkomst: Bestandresultaat, gelezen: GelezenTabel) -> None:
        """A file with rows that cannot be read: of its other rows the database's faults are named too."""
        self.ronde.geweigerd[gelezen.tabel.name] = (gelezen.bestand, _keys(gelezen))
        also = self._faults_of_rest(gelezen) if gelezen.rows else []
        fouten = sorted([*gelezen.fouten, *also], key=lambda fout: fout.regel or 0)
        bad = [*gelezen.bad_records, *(gelezen.bad_records_for(also) if also else [])]
        self._refuse(uitkomst, gelezen, fouten, sorted(bad, key=lambda record: record.regel))

    def _faults_of_rest(self, gelezen: GelezenTabel) -> list[Fout]:
        """Everything is rolled back, so also the temporary tables."""
        try:
            with transaction.atomic():
                _set("enable_nestloop", "off")
                werken = check_rows(self.ronde, gelezen)
                transaction.set_rollback(True)
            return [fout for werk in werken for fout in werk.fouten]
        except OnleesbaarBestandError:  # broken halfway: that is said already
            return []
        except (IntegrityError, DataError, OperationalError) as error:
            if not connection.is_usable():
                raise
            return [Fout(gelezen.bestand, None, None, None, reason_of(error, gelezen.tabel.name))]

    def _apply(self, gelezen: GelezenTabel) -> list[Werk]:
        """In one transaction; again when somebody on screen was in between."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._apply_once(gelezen)
            except (OperationalError, IntegrityError):
                if attempt == ATTEMPTS or not connection.is_usable():
                    raise
        raise AssertionError

    def _apply_once(self, gelezen: GelezenTabel) -> list[Werk]:
        new_levering = self.resultaat.levering is None
        with _kept_settings(), handeling(door=self.ronde.door, via=self.via, levering=self.ronde.levering_id):
            _set("werkoffensief.import", "aan")
            _set("enable_nestloop", "off")  # right after a big file the planner's statistics are still old
            werken = apply_rows(self.ronde, gelezen)
            wrote = any(werk.wrote for werk in werken)
            if wrote:
                self._finish(gelezen, new_levering)
                refresh_statistics(werken)
            check_constraints()
        if wrote:
            self.resultaat.levering = self.ronde.levering_id
        return werken

    def _finish(self, gelezen: GelezenTabel, new_levering: bool) -> None:
        """Once per file that wrote something: the delivery, the teams of klanten, the order to count again."""
        with connection.cursor() as cursor:
            if new_levering:
                Levering.objects.create(
                    id=self.ronde.levering_id,
                    door=self.ronde.door,
                    bron=self.ronde.bron,
                    omschrijving=show(gelezen.bestand),
                )
            if gelezen.tabel.name in SCOPE_TABLES:
                cursor.execute("SELECT klant_toedelen_alle(%s)", [self.ronde.today])
            cursor.execute(
                "INSERT INTO berichten_opdracht (soort, sleutel) VALUES ('herberekenen', 'alles') "
                "ON CONFLICT DO NOTHING"
            )

    def _refuse(self, uitkomst: Bestandresultaat, gelezen: GelezenTabel, fouten: list, bad: list) -> None:
        uitkomst.fouten = list(fouten)
        uitkomst.geweigerd = len(bad)
        self.ronde.geweigerd[gelezen.tabel.name] = (gelezen.bestand, _keys(gelezen))
        remove_fouten_csv(self.folder, gelezen.tabel.name)  # one of an earlier run says nothing of this one
        if bad:
            delimiter = gelezen.delimiter if any(record.ruw is not None for record in bad) else ";"
            rows = with_rows_of_klanten(gelezen, bad) if gelezen.tabel.name == "uitkeringen" else bad
            try:
                path = write_fouten_csv(self.folder, gelezen.tabel.name, gelezen.header, rows, delimiter)
                uitkomst.correctie = path.name
                uitkomst.meldingen += CORRECTION_NOTES.get(gelezen.tabel.name, [])
            except OSError:
                uitkomst.meldingen.append("Het correctiebestand kon niet worden geschreven.")

    def _report(self, uitkomst: Bestandresultaat, gelezen: GelezenTabel, werken: list[Werk]) -> None:
        if not self.ronde.proef:
            remove_fouten_csv(self.folder, gelezen.tabel.name)
        for werk in werken:
            uitkomst.nieuw += werk.nieuw
            uitkomst.gewijzigd += werk.gewijzigd
            uitkomst.verwijderd += werk.verwijderd
            uitkomst.overgeslagen += werk.overgeslagen
            uitkomst.verschillen += len(werk.verschillen)
            uitkomst.meldingen += werk.meldingen
        taken = uitkomst.nieuw + uitkomst.gewijzigd + uitkomst.overgeslagen
        uitkomst.ongewijzigd = max(0, len(gelezen.rows) - taken)
        found = [line for werk in werken for line in verschillen.lines(werk)]
        if found:
            try:
                uitkomst.afwijkingen = _write_differences(self.folder, gelezen.tabel.name, found).name
                uitkomst.meldingen.append(_differences_sentence(uitkomst))
            except OSError:
                uitkomst.meldingen.append("Het bestand met afwijkingen kon niet worden geschreven.")
        elif not self.ronde.proef:
            self._remove_settled(gelezen.tabel.name)

    def _remove_settled(self, tabel: str) -> None:
        """The file of an earlier run, when none of its differences is open any more."""
        path = self.folder / f"{tabel}.afwijkingen.csv"
        if path.exists() and not Afwijking.objects.filter(tabel=tabel, status=Afwijkingstatus.OPEN).exists():
            path.unlink(missing_ok=True)


CORRECTION_NOTES = {
    "uitkeringen": [
        "De regels van een klant vervangen al zijn eerdere uitkeringen. Daarom heeft het correctiebestand alle regels"
        " van de klanten met een fout; bij goede regels is de kolom fout leeg. Laat die regels staan."
    ]
}


def _differences_sentence(uitkomst: Bestandresultaat) -> str:
    number = uitkomst.verschillen
    what = "1 verschil" if number == 1 else f"{number} verschillen"
    return f"{uitkomst.bestand}: {what} met het scherm; zie {uitkomst.afwijkingen}."


def _write_differences(folder: Path, tabel: str, rows: list[list[str]]) -> Path:
    """`<table>.afwijkingen.csv`, mode 600, replaced at once."""
    target = private_path(folder, f"{tabel}.afwijkingen.csv")
    handle, temporary = tempfile.mkstemp(prefix=".afwijkingen-", dir=folder)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(verschillen.HEADER)
            writer.writerows(rows)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def _keys(gelezen: GelezenTabel) -> set[str] | None:
    """The keys of a refused file as far as they could be read; None when nothing could."""
    if not gelezen.rows and not gelezen.bad_records:
        return None
    keys = {key_text(gelezen.tabel, row) for row in gelezen.rows}
    return keys | unreadable_keys(gelezen)


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


@contextmanager
def _kept_settings() -> Iterator[None]:
    """Inside a larger transaction: afterwards its actor and its triggers are what they were."""
    if not connection.in_atomic_block:
        yield
        return
    names = ("pghistory.context_metadata", "werkoffensief.import", "enable_nestloop")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(current_setting(name, true), '') "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS setting (name, place) ORDER BY place",
            [list(names)],
        )
        values = [value for (value,) in cursor.fetchall()]
    yield
    for name, value in zip(names, values, strict=True):
        _set(name, value)


def refresh_statistics(werken: list[Werk]) -> None:
    """Tell the planner what this file brought; without it the next query plans for empty tables."""
    tables = {"overdracht_importgeheugen"} | {werk.bestemming.base for werk in werken}
    if "intake_klant" in tables:
        tables |= {"intake_klantnummer", "intake_identificatie", "intake_contactgegeven", "intake_adres"}
    if sum(len(werk.gelezen.rows) for werk in werken) >= MANY_ROWS:
        with connection.cursor() as cursor:
            cursor.execute("SELECT analyseer(%s)", [sorted(tables)])


def reason_of(error: DatabaseError, tabel: str) -> str:
    """Why the database refused after all, as a Dutch sentence without its last dot; never its own words."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message).rstrip(".")
    if isinstance(error, (IntegrityError, DataError)):
        sqlstate = getattr(diagnosis, "sqlstate", None)
        logger.error(
            "Import of %s refused by the database: SQLSTATE %s, constraint %s.", tabel, sqlstate, name
        )
        return f"de gegevens breken een regel van de database ({name or 'onbekend'})"
    return "de database is nu niet beschikbaar; probeer het later opnieuw"


__all__ = ["BY_NAME", "import_folder", "reason_of"]
