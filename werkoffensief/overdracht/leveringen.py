"""An upload becomes a delivery that waits for a worker."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files import File

from werkoffensief.berichten.services import enqueue
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.enums import Bestandsuitkomst
from werkoffensief.overdracht.models import Importbestand, Importopdracht
from werkoffensief.web.refusals import SentBeforeError, sent_before

SENT_BEFORE = (
    "Deze levering is al verstuurd, met andere bestanden of andere keuzes. Wat u toen verstuurde, is geleverd. Wat u "
    "nu koos, is nog niet geleverd. Wilt u dit ook leveren? Kies de bestanden dan opnieuw en druk nog een keer op de "
    "knop."
)
AFDRUK = "afdruk"  # in the result of a file: a keyed hash of what came in, so that sent twice can count once
SOORT = "importeren"
NAME_LIMIT = 200
IGNORED_KEPT = 100


def create_delivery(
    *,
    sleutel: UUID,
    door: UUID,
    bestanden: Mapping[str, File],
    genegeerd: Iterable[str] = (),
    proef: bool = False,
    overschrijf: bool = False,
) -> Importopdracht:
    """Keep the files, and a row in the outbox, in one transaction. `sleutel` becomes the id: sent twice counts once.

    `bestanden`: known names only. `genegeerd`: names that are safe to show. Raises SentBeforeError when other files
    or choices came with this `sleutel` before.
    """
    choices = {"proef": proef, "overschrijf": overschrijf}
    prints = {name: _print_of(content) for name, content in bestanden.items()}
    names = list(dict.fromkeys(name[:NAME_LIMIT] for name in genegeerd))[:IGNORED_KEPT]
    with handeling(door=door):
        known = _known(sleutel, choices, prints | dict.fromkeys(names))
        if known:
            return known
        opdracht = Importopdracht.objects.create(id=sleutel, door_id=door, **choices)
        kept: list[str] = []
        try:
            rows = [_row(opdracht, name, content, prints[name], kept) for name, content in bestanden.items()]
            rows += [
                Importbestand(opdracht=opdracht, naam=name, uitkomst=Bestandsuitkomst.GENEGEERD)
                for name in names
            ]
            Importbestand.objects.bulk_create(rows)
            enqueue(soort=SOORT, sleutel=f"importopdracht:{opdracht.pk}")
        except BaseException:
            for name in kept:
                opslag.remove(name)
            raise
    return opdracht


def _print_of(content: File) -> str:
    """A keyed hash of a file: the same for the same bytes; nobody without the key can try out what is in it."""
    told = hmac.new(bytes.fromhex(settings.IMPORT_SLEUTEL), digestmod=hashlib.sha256)
    for chunk in content.chunks():
        told.update(chunk)
    content.seek(0)
    return told.hexdigest()


def _known(sleutel: UUID, choices: Mapping[str, bool], prints: Mapping[str, Any]) -> Importopdracht | None:
    """The delivery that these files already made; an ignored one has a name and no print."""

    def same(opdracht: Importopdracht) -> bool:
        return {row.naam: row.resultaat.get(AFDRUK) for row in opdracht.bestanden.all()} == prints

    try:
        return sent_before(Importopdracht.objects.all(), pk=sleutel, content=choices, same=same)
    except SentBeforeError as refusal:
        raise SentBeforeError(refusal.row, refusal.stored, SENT_BEFORE) from None


def _row(opdracht: Importopdracht, name: str, content: File, afdruk: str, kept: list[str]) -> Importbestand:
    kept.append(opslag.save_upload(opdracht.pk, name, content))
    return Importbestand(opdracht=opdracht, naam=name, bestand=kept[-1], resultaat={AFDRUK: afdruk})
