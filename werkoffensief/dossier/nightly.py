"""What goes each night: acts on many klanten that somebody began and did not do."""

from datetime import date, datetime, time, timedelta

from werkoffensief.dossier.models import Bulkactie, Bulkregel
from werkoffensief.web.clock import AMSTERDAM

KEPT = timedelta(days=2)


def remove_unfinished_acts(day: date) -> None:
    """Remove acts that were begun some days before `day` and never done: they changed nothing for anybody."""
    before = datetime.combine(day, time.min, AMSTERDAM) - KEPT
    unfinished = Bulkactie.objects.filter(uitgevoerd_op__isnull=True, gemaakt_op__lt=before)
    Bulkregel.objects.filter(bulkactie__in=unfinished.values("pk")).delete()
    unfinished.delete()
