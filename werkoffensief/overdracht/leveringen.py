"""An upload becomes a delivery that waits for a worker."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, transaction

from werkoffensief.berichten.services import enqueue
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.enums import Bestandsuitkomst
from werkoffensief.overdracht.models import Importbestand, Importopdracht

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

    `bestanden`: known names only. `genegeerd`: names that are safe to show.
    """
    with handeling(door=door):
        try:
            with transaction.atomic():
                opdracht = Importopdracht.objects.create(
                    id=sleutel, door_id=door, proef=proef, overschrijf=overschrijf
                )
        except IntegrityError:
            return Importopdracht.objects.get(pk=sleutel)
        kept: list[str] = []
        try:
            rows = [_row(opdracht, name, content, kept) for name, content in bestanden.items()]
            names = list(dict.fromkeys(name[:NAME_LIMIT] for name in genegeerd))[:IGNORED_KEPT]
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


def _row(opdracht: Importopdracht, name: str, content: File, kept: list[str]) -> Importbestand:
    kept.append(opslag.save_upload(opdracht.pk, name, content))
    return Importbestand(opdracht=opdracht, naam=name, bestand=kept[-1])
