"""Reading the reading log."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from werkoffensief.logboek.models import Handeling, Inzage

Cursor = tuple[datetime, UUID, UUID]
OPENED = "Dossier bekijken"  # as the file's own page calls it, and as the index `inzage_geopend` does
OPENINGS = 100


def readings(*, before: Cursor | None = None, **of: Any) -> QuerySet[Inzage]:
    """The lines `of` one `object_id` or one `gebruiker`, the newest first, perhaps only those before a cursor."""
    rows = Inzage.objects.filter(**of).order_by("-tijdstip", "-actie_id", "-object_id")
    return rows.filter(tijdstip__lte=before[0], pk__lt=before) if before else rows


def acts_of(object_soort: str, object_id: str, *, hours: int) -> QuerySet[Handeling]:
    """The acts of the last hours (the database's clock) that name this object."""
    since = Now() - timedelta(hours=hours)
    return Handeling.objects.filter(object_soort=object_soort, object_id=object_id, tijdstip__gt=since)


def acts(
    *,
    soort: str = "",
    door: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
) -> QuerySet[Handeling]:
    """The acts of this kind, by this person or process, from `since` until `before`; whatever is empty is no limit."""
    asked = {"soort": soort, "door": door, "tijdstip__gte": since, "tijdstip__lt": before}
    return Handeling.objects.filter(**{name: value for name, value in asked.items() if value})


def last_opened(gebruiker: UUID, *, since: datetime) -> list[UUID]:
    """The people whose file this medewerker opened, the latest first, each once; from the last hundred openings.

    Reads the index `inzage_geopend`, in which only these lines stand, and no partition from before `since`.
    """
    lines = Inzage.objects.filter(gebruiker=str(gebruiker), actie_naam=OPENED, tijdstip__gte=since)
    return list(dict.fromkeys(lines.order_by("-tijdstip").values_list("object_id", flat=True)[:OPENINGS]))
