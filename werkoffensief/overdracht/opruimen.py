"""Each night: correction files older than a week go, and what died deliveries and requests left behind."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from werkoffensief.overdracht import opslag
from werkoffensief.overdracht.fouten import KEPT, remove_old
from werkoffensief.overdracht.models import Importbestand, Importopdracht
from werkoffensief.web.clock import AMSTERDAM

STALE = timedelta(days=2)  # before the end of the day of the night's run


def tidy_deliveries(day: date) -> None:
    """The nightly job."""
    now = datetime.combine(day, time.max, AMSTERDAM)
    remove_old(settings.DATA_DIR / "import", now)
    _remove_corrections(now - KEPT)
    opslag.remove_stale_uploads(now - STALE)
    _remove_orphans(now - STALE)


def _remove_corrections(before: datetime) -> None:
    rows = Importbestand.objects.filter(opdracht__klaar_op__lt=before, resultaat__has_key="correctie")
    for row in rows.exclude(Q(resultaat__correctie=None)):
        opslag.remove(row.resultaat["correctie"])
        Importbestand.objects.filter(pk=row.pk).update(resultaat={**row.resultaat, "correctie": None})


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
