"""Reading the reading log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from werkoffensief.logboek.models import Inzage

Cursor = tuple[datetime, UUID, UUID]


def readings(*, before: Cursor | None = None, **of: Any) -> QuerySet[Inzage]:
    """The lines `of` one `object_id` or one `gebruiker`, the newest first, perhaps only those before a cursor."""
    rows = Inzage.objects.filter(**of).order_by("-tijdstip", "-actie_id", "-object_id")
    return rows.filter(tijdstip__lte=before[0], pk__lt=before) if before else rows
