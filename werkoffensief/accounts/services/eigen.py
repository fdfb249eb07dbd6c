"""What everybody does with their own account: password and sessions."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from werkoffensief.accounts.models import Medewerker, Sessie
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import locked


def open_sessions(*, medewerker_id: UUID, now: datetime) -> QuerySet[Sessie]:
    """Where somebody is logged in, last used first."""
    return Sessie.objects.filter(
        medewerker_id=medewerker_id,
        begonnen_op__gt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
        laatst_gebruikt_op__gt=now - timedelta(seconds=settings.SESSION_IDLE_AGE),
    ).order_by("-laatst_gebruikt_op", "pk")


def end_other_sessions(*, medewerker_id: UUID, session_key: str | None) -> int:
    """End every session of somebody but this one; how many."""
    others = Sessie.objects.filter(medewerker_id=medewerker_id).exclude(session_key=session_key)
    return others.delete()[0]


def change_password(*, medewerker_id: UUID, password: str, session_key: str | None) -> Medewerker:
    """Another password; the view has checked the present one. Other sessions end."""
    with handeling(door=medewerker_id):
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        medewerker.set_password(password)
        medewerker.save(update_fields=["password"])
        end_other_sessions(medewerker_id=medewerker_id, session_key=session_key)
        record_handeling(
            door=medewerker_id,
            soort="wachtwoord gewijzigd",
            object_soort="medewerker",
            object_id=str(medewerker_id),
        )
    return medewerker
