"""Add a document, correct what is said about it, and remove bytes that nobody may see any more.

Nothing is kept before it was looked at: its size, what it really is, the scanner, and the room that is left. Bytes are
written before the row and removed after it: a failure between the two leaves bytes that no row names, which go at once
or, when the process died, at night. A row without bytes there is not.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.db.models import Sum
from django.utils.crypto import salted_hmac

from intake.models import Document, Klant
from intake.services import opslag
from intake.services.bestandskeuring import BestandError, recognise, safe_name
from intake.services.scanner import scan
from werkoffensief.berichten.models import Opdracht
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.notation import file_size
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

DOCUMENT = ("soort", "titel", "datum")
WISSEN = "document_wissen"  # the kind of the outbox row that the trigger on the table writes
KEPT_AFTER_WITHDRAWAL = timedelta(days=30)
STALE = timedelta(days=2)  # an upload that is coming in is younger
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
ERASED = "De gegevens van deze klant zijn gewist. U kunt hier geen document meer toevoegen."
WITHDRAWN = "Dit document is vervallen en kan niet meer worden gewijzigd."
log = logging.getLogger(__name__)


def add_document(
    *,
    door: UUID,
    klant_id: UUID,
    document_id: UUID,
    gegevens: Mapping[str, Any],
    bestand: File,
    now: datetime,
) -> Document:
    """Keep a file that somebody chose. Sent twice with one `document_id` it is one document.

    Raises BestandError for a file that is not kept, RefusalError when there is no room.
    """
    data = _read(bestand)
    bestandstype = recognise(data)
    scan(bestand)
    content = {name: gegevens[name] for name in DOCUMENT}
    afdruk = salted_hmac("intake.document", data, algorithm="sha256").hexdigest()
    with _removed_on_failure() as kept, handeling(door=door), checked():
        rows = Document.objects.filter(klant=klant_id)
        known = sent_before(rows, pk=document_id, content=content, same=lambda row: row.afdruk == afdruk)
        if known:
            return known
        klant = locked(Klant.objects.current(), pk=klant_id)
        if klant.gewist_op is not None:
            raise RefusalError(ERASED)
        _refuse_without_room(klant, len(data))
        bestand.seek(0)
        kept.append(opslag.save(bestand))
        return Document.objects.create(
            pk=document_id,
            klant=klant,
            bestandsnaam=safe_name(bestand.name or "", bestandstype),
            bestandstype=bestandstype,
            grootte=len(data),
            opslagnaam=kept[0],
            afdruk=afdruk,
            toegevoegd_door_id=door,
            toegevoegd_op=now,
            **content,
        )


def save_document(*, door: UUID, document_id: UUID, versie: int, gegevens: Mapping[str, Any]) -> Document:
    """Correct kind, title or date; the file itself stays what it was."""
    with handeling(door=door), checked():
        document = locked(Document.objects.all(), pk=document_id, versie=versie)
        if document.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        for name in DOCUMENT:
            setattr(document, name, gegevens[name])
        document.save(update_fields=DOCUMENT)
    return document


def used_by(klant: Klant) -> int:
    """How many bytes the documents of a klant take; a withdrawn one makes room at once."""
    rows = Document.objects.filter(klant=klant, vervallen_op__isnull=True)
    return rows.aggregate(som=Sum("grootte"))["som"] or 0


def remove_files(rows: list[Opdracht]) -> None:
    """The handler of the outbox: bytes whose row was erased, or withdrawn long ago. May run twice."""
    names = {row.sleutel for row in rows}
    needed = set(Document.objects.filter(opslagnaam__in=names).values_list("opslagnaam", flat=True))
    for name in names - needed:
        opslag.remove(name)


def tidy_documents(*, now: datetime) -> None:
    """Bytes of documents withdrawn a month ago go, and bytes that no row names; missing ones are reported."""
    for folder in opslag.folders():
        rows = Document.objects.filter(opslagnaam__startswith=f"{folder}/")
        named = dict(rows.values_list("opslagnaam", "toegevoegd_op"))
        found = opslag.names_in(folder)
        for name in found - named.keys():
            if opslag.is_older(name, now - STALE):
                opslag.remove(name)
        lost = [name for name in named.keys() - found if named[name] < now - STALE]
        if lost:
            log.error("Van %s document(en) is het bestand niet in de opslag.", len(lost))
    # Last, and by the outbox: were they swept above, a rollback would leave rows without bytes.
    long_gone = Document.objects.filter(
        vervallen_op__lt=now - KEPT_AFTER_WITHDRAWAL, opslagnaam__isnull=False
    )
    long_gone.update(opslagnaam=None)


def _read(bestand: File) -> bytes:
    """All of it, unless there is nothing or too much. Raises BestandError."""
    bestand.seek(0)
    data = bestand.read(settings.DOCUMENT_MAX_FILE + 1)
    if not data:
        raise BestandError(EMPTY)
    if len(data) > settings.DOCUMENT_MAX_FILE:
        raise BestandError(too_large())
    return data


def too_large() -> str:
    """What to do with a file that is too large."""
    return (
        f"Dit bestand is te groot: het mag hoogstens {file_size(settings.DOCUMENT_MAX_FILE)} zijn. Sla een foto of "
        "scan kleiner op, of verdeel de bladzijden over meer bestanden."
    )


def _refuse_without_room(klant: Klant, size: int) -> None:
    """The klant's row is locked: of two uploads at once the second counts the first."""
    used, quota = used_by(klant), settings.DOCUMENT_QUOTA
    if used + size > quota:
        raise BestandError(
            f"In dit dossier is geen ruimte meer voor dit bestand ({file_size(size)}): van de {file_size(quota)} is "
            f"{file_size(used)} gebruikt. Laat eerst een document vervallen dat niet meer nodig is, of maak dit "
            "bestand kleiner."
        )


@contextmanager
def _removed_on_failure() -> Iterator[list[str]]:
    """What was kept goes again when the transaction inside fails, also at its last check."""
    kept: list[str] = []
    try:
        yield kept
    except BaseException:
        for name in kept:
            opslag.remove(name)
        raise
