"""Acts on a whole file."""

import csv
import os
import tempfile
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q

from intake import bsn
from intake.enums import Verzoeksoort, Verzoekuitkomst
from intake.models import Identificatie, Klant, Verzoek
from intake.services.verzoeken import close_verzoek
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.opruimen import erase_from_results
from werkoffensief.web.refusals import RefusalError, checked, locked

NOT_ASKED = "Wissen kan alleen voor een open verzoek om verwijdering."
ERASED = "Deze klant is al gewist."
NOTHING_LEFT = "De gegevens van deze klant zijn gewist. Er is niets meer om dit verzoek mee te beantwoorden."


def erase_klant(*, door: UUID, verzoek_id: UUID, now: datetime) -> None:
    """Erase the person who asked for it from rows, history, delivery memory, drafts and correction files; for ever.

    Number, stadsdeel and periods stay, so that no figure changes. The database's function logs who and why, without
    a name, in the same transaction: there is no erasing without that line. The request, which must be open and one
    for erasing, is closed with it, and so is every other open request of this person: nothing opens the file any more.
    """
    with handeling(door=door), checked():
        verzoek = locked(Verzoek.objects.select_related("klant"), pk=verzoek_id)
        klant = verzoek.klant
        if not verzoek.is_open or verzoek.soort != Verzoeksoort.VERWIJDERING:
            raise RefusalError(NOT_ASKED)
        if klant.gewist_op is not None:
            raise RefusalError(ERASED)
        known = _bsn_of(klant)
        close_verzoek(
            door=door, verzoek_id=verzoek.pk, uitkomst=Verzoekuitkomst.VOLDAAN, toelichting=None, now=now
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT wis_klant(%s, %s)", [klant.pk, f"verzoek {verzoek.pk}"])
            (numbers,) = cursor.fetchone()
        _close_others(klant, door=door, now=now)
        keys = {*numbers, *known}
        _erase_from_correction_files(keys)
        erase_from_results(keys)


def _close_others(klant: Klant, *, door: UUID, now: datetime) -> None:
    """After the erasing, which holds the klant: nobody registers a request for them in between (`open_verzoek`)."""
    of = Q(klant=klant) | Q(klant__samengevoegd_in=klant)
    for row in Verzoek.objects.open().filter(of).order_by("pk"):
        asked = row.soort == Verzoeksoort.VERWIJDERING
        close_verzoek(
            door=door,
            verzoek_id=row.pk,
            uitkomst=Verzoekuitkomst.VOLDAAN if asked else Verzoekuitkomst.AFGEWEZEN,
            toelichting=NOTHING_LEFT,
            now=now,
        )


def _bsn_of(klant: Klant) -> set[str]:
    row = Identificatie.objects.filter(klant=klant, bsn_versleuteld__isnull=False).first()
    if row is None or row.bsn_versleuteld is None or row.sleutel_id is None:
        return set()
    number = bsn.decrypt(bytes(row.bsn_versleuteld), row_id=row.pk, key_id=row.sleutel_id)
    return {number, number.lstrip("0")}


def _erase_from_correction_files(keys: set[str]) -> None:
    """Leave out every row of every correction file that names one of `keys`."""
    for path in sorted((Path(settings.DATA_DIR) / "import").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as source:
            delimiter = ";" if ";" in source.readline() else ","
            source.seek(0)
            rows = list(csv.reader(source, delimiter=delimiter))
        kept = [row for row in rows if not {cell.strip() for cell in row} & keys]
        if len(kept) != len(rows):
            _replace(path, kept, delimiter)


def _replace(path: Path, rows: list[list[str]], delimiter: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=delimiter, lineterminator="\n").writerows(rows)
    os.replace(temporary, path)
