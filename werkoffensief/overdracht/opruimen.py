"""Each night: correction files older than a week go, and what died deliveries and requests left behind."""

import re
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings

from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.fouten import KEPT, remove_old
from werkoffensief.overdracht.models import Importbestand, Importopdracht
from werkoffensief.web.clock import AMSTERDAM

WORD = re.compile(r"[^\s\"“”;:,]+")
STALE = timedelta(days=2)  # before the end of the day of the night's run


def tidy_deliveries(day: date) -> None:
    """The nightly job."""
    now = datetime.combine(day, time.max, AMSTERDAM)
    remove_old(settings.DATA_DIR / "import", now)
    _remove_corrections(now - KEPT)
    opslag.remove_stale_uploads(now - STALE)
    _remove_orphans(now - STALE)


def _remove_corrections(before: datetime) -> None:
    """After a week the counts are left: sentences quote cells, and a correction file holds whole rows."""
    rows = Importbestand.objects.filter(opdracht__klaar_op__lt=before, resultaat__has_key="tabel")
    for row in rows.exclude(
        resultaat__contains={"fouten": [], "meldingen": [], "correctie": None, "oud": True}
    ):
        if row.resultaat["correctie"]:
            opslag.remove(row.resultaat["correctie"])
        row.resultaat |= {"fouten": [], "meldingen": [], "correctie": None, "oud": True}
        row.save(update_fields=["resultaat"])


def erase_from_results(keys: set[str]) -> None:
    """Leave out every kept row and sentence of a delivery that names one of `keys` (numbers of an erased person)."""
    for row in Importbestand.objects.filter(resultaat__has_key="tabel").exclude(resultaat__has_key="oud"):
        kept = {
            name: [text for text in row.resultaat[name] if keys.isdisjoint(WORD.findall(text))]
            for name in ("fouten", "meldingen")
        }
        if any(kept[name] != row.resultaat[name] for name in kept):
            row.resultaat |= kept
            row.save(update_fields=["resultaat"])
        if row.resultaat["correctie"]:
            opslag.erase_rows(row.resultaat["correctie"], keys)


def _remove_orphans(before: datetime) -> None:
    """Folders of uploads whose transaction failed after the files were kept."""
    known = {str(key) for key in Importopdracht.objects.values_list("pk", flat=True)}
    for name in opslag.stored_deliveries():
        if _is_id(name) and name not in known:
            opslag.remove_delivery(name, before)


def _is_id(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
