"""The answer to a request for access (AVG art. 15): everything that is kept about one person, as one file.

A page to read, the same as JSON for each table with what stood there before, the files of the municipality's own format
(overdracht) with the rows of this person, and the documents. Nothing of it is kept: it goes to whoever asked for it.
"""

import csv
import io
import json
import logging
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.contrib.staticfiles import finders
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from intake.enums import Verzoeksoort
from intake.models import Document, Vertrouweling, Verzoek
from intake.queries import documenten
from intake.services import opslag
from intake.services.bestandskeuring import ENDINGS
from intake.services.klanten import reveal_bsn
from werkoffensief.dossier.queries import eigen_gegevens as queries
from werkoffensief.dossier.queries.eigen_gegevens import ONDERDELEN, Onderdeel, Row, Woorden
from werkoffensief.dossier.queries.klant import WHOLE_FILE
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_handeling, record_reading
from werkoffensief.overdracht.uitvoer import rows_of_klant, tables_of_klant
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.downloads import neutral
from werkoffensief.web.refusals import RefusalError, checked, locked

# How many rows of a table stand on the page; all of them stand in its JSON.
ON_PAGE = 300
IN_MEMORY = 8 * 1024 * 1024
LOOK = "css/app.css"
FETCHED = "alle gegevens opgehaald"
EVERYTHING = (*WHOLE_FILE, "bsn", "logboek")
NOT_ASKED = "Alles ophalen kan alleen voor een open verzoek om inzage."
log = logging.getLogger(__name__)


@dataclass
class Hoofdstuk:
    """One table on the page: what is shown of it, how much there is, and in which file all of it stands."""

    sleutel: str
    titel: str
    regels: list[list[tuple[str, str]]] = field(default_factory=list)
    aantal: int = 0
    eerder: int = 0
    logboek: bool = False


def answer_verzoek(*, door: UUID, verzoek_id: UUID, now: datetime, met_afscherming: bool = False) -> BinaryIO:
    """The answer to this request, for whoever asked to see the own data; with the whole BSN, and first both logs.

    The request is locked until the answer is whole: whoever closes or erases it meanwhile waits, and an answer to what
    was closed is refused. Raises when a log does not take its line.
    """
    with handeling(door=door), checked():
        verzoek = locked(Verzoek.objects.select_related("klant"), pk=verzoek_id)
        klant = verzoek.klant
        if not verzoek.is_open or verzoek.soort != Verzoeksoort.INZAGE or klant.samengevoegd_in_id:
            raise RefusalError(NOT_ASKED)
        record_reading(
            gebruiker=door,
            klanten=[klant.pk],
            actie="Alle gegevens ophalen voor een verzoek",
            doel=Doel.VERZOEK,
            grond=verzoek.pk,
            gegevens=EVERYTHING,
            now=now,
        )
        record_handeling(
            door=door,
            soort=FETCHED,
            object_soort="klant",
            object_id=str(klant.pk),
            toelichting=f"verzoek {verzoek.pk}",
        )
        digits = reveal_bsn(door=door, klant_id=klant.pk)
        return make_answer(verzoek=verzoek, bsn=digits, now=now, met_afscherming=met_afscherming)


def make_answer(
    *, verzoek: Verzoek, bsn: str | None, now: datetime, met_afscherming: bool = False
) -> BinaryIO:
    """The whole answer as a ZIP, open at its beginning; closing it removes it. `bsn` was revealed and logged before.

    It is written row by row to a file that has no name, so its size is bounded by the disk and not by the memory.
    `met_afscherming`: also why the file is shielded, and for whom; that can put somebody in danger.
    """
    klant = verzoek.klant
    ids = queries.ids_of(klant)
    hidden = not met_afscherming and queries.is_shielded(ids)
    unnamed = queries.named_people(ids) if hidden else frozenset()
    target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the caller sends and closes it)
    try:
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            answer = _Antwoord(archive, now, queries.SHIELDING if hidden else frozenset())
            parts = [part for part in ONDERDELEN if not (hidden and part.model is Vertrouweling)]
            chapters = [answer.table(part, ids, bsn) for part in parts]
            seen, acts = queries.readings_of(ids, unnamed=unnamed), queries.acts_on(ids, unnamed=unnamed)
            chapters.append(answer.log("inzage", "Wie uw gegevens zag", seen))
            chapters.append(answer.log("handelingen", "Wat er verder mee is gedaan", acts))
            for tabel in tables_of_klant():
                rows = rows_of_klant(tabel, klant.klantnummer or "", bsn=bsn)
                answer.csv(tabel.name, tabel.column_names, rows)
            papers = [answer.paper(number, row) for number, row in enumerate(documenten(klant.pk), start=1)]
            context = {
                "verzoek": verzoek,
                "dag": now,
                "hoofdstukken": chapters,
                "leeg": [chapter.titel for chapter in chapters if not chapter.aantal],
                "documenten": papers,
                "weggelaten": queries.left_out(ids, shielding=hidden),
                "hoogstens": ON_PAGE,
            }
            answer.page(render_to_string("dossier/_antwoord.html", context))
        target.seek(0)
    except BaseException:
        target.close()
        raise
    return target  # type: ignore[return-value]  # a file in all but its type


class _Antwoord:
    """The archive that is being filled; every file in it has the moment of the answer."""

    def __init__(self, archive: ZipFile, now: datetime, weg: frozenset[str]) -> None:
        self.archive = archive
        self.weg = weg  # cells that stand in no table of this answer
        self.moment = now.astimezone(AMSTERDAM).timetuple()[:6]

    def table(self, onderdeel: Onderdeel, ids: list[UUID], bsn: str | None) -> Hoofdstuk:
        """One table, and what stood there before."""
        chapter = Hoofdstuk(onderdeel.naam, onderdeel.titel)
        rows = queries.without(queries.rows_of(onderdeel, ids, bsn=bsn), self.weg)
        chapter.aantal = self._json(
            onderdeel.naam, _kept(rows, chapter.regels, lambda row: queries.in_words(onderdeel, row))
        )
        earlier = queries.without(queries.history_of(onderdeel, ids), self.weg)
        chapter.eerder = self._json(f"eerder/{onderdeel.naam}", earlier)
        return chapter

    def log(self, name: str, title: str, rows: Iterator[Row]) -> Hoofdstuk:
        """The lines of a log, which never change and so have no earlier state."""
        chapter = Hoofdstuk(name, title, logboek=True)
        chapter.aantal = self._json(name, _kept(rows, chapter.regels, queries.in_words_of_log))
        return chapter

    def csv(self, name: str, head: Iterable[str], rows: Iterator[list[str]]) -> None:
        """A file that a spreadsheet opens: with a mark of UTF-8, and nothing that runs as a formula."""
        with self.archive.open(self._info(f"csv/{name}.csv"), "w") as raw:
            file = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            writer = csv.writer(file, delimiter=";")
            writer.writerow(head)
            writer.writerows([neutral(cell) for cell in row] for row in rows)
            file.close()

    def paper(self, number: int, row: Document) -> tuple[str, str]:
        """The bytes of one document; its title, and its name in the archive or nothing when they are gone."""
        name = f"documenten/{number:03d}{ENDINGS[row.bestandstype][0]}"  # type: ignore[index]
        try:
            stored = opslag.open_stored(row.opslagnaam or "")
        except FileNotFoundError:
            log.error("Het bestand van document %s is niet in de opslag.", row.pk)
            return row.titel, ""
        with stored, self.archive.open(self._info(name, ZIP_STORED), "w") as target:
            shutil.copyfileobj(stored, target)
        return row.titel, name

    def page(self, text: str) -> None:
        """The page to read, and how it looks."""
        self.archive.writestr(self._info("uw-gegevens.html"), text)
        look = finders.find(LOOK)
        if isinstance(look, str):
            with open(look, "rb") as source, self.archive.open(self._info("opmaak.css"), "w") as target:
                shutil.copyfileobj(source, target)

    def _json(self, name: str, rows: Iterable[Row]) -> int:
        """A list of rows, one a line; how many. No file when there are none."""
        rows, number = iter(rows), 1
        first = next(rows, None)
        if first is None:
            return 0
        with self.archive.open(self._info(f"json/{name}.json"), "w") as target:
            target.write(b"[\n" + _line(first))
            for number, row in enumerate(rows, start=2):  # noqa: B007 (told at the end)
                target.write(b",\n" + _line(row))
            target.write(b"\n]\n")
        return number

    def _info(self, name: str, how: int = ZIP_DEFLATED) -> ZipInfo:
        info = ZipInfo(name, self.moment)
        info.compress_type = how
        return info


def _line(row: Row) -> bytes:
    return json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def _kept(rows: Iterator[Row], kept: list[list[tuple[str, str]]], words: Woorden) -> Iterator[Row]:
    """The rows as they come; what the first of them say is kept for the page."""
    for row in rows:
        if len(kept) < ON_PAGE:
            kept.append(words(row))
        yield row
