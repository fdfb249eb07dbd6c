"""Reminders: a row of the outbox per planned moment. Whether it is still right is asked when it is sent."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from intake.models import Afspraak, Herinneringstop, Klant
from werkoffensief.berichten.services import enqueue
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked

HERINNEREN = "afspraak_herinneren"


def queue_reminder(afspraak: Afspraak, *, now: datetime) -> None:
    """Ask for a reminder some days before; none where that day has passed or the municipality wants none."""
    days = settings.HERINNERING_DAGEN
    moment = afspraak.begin - timedelta(days=days)
    if days and moment > now:
        begin = afspraak.begin.isoformat()
        enqueue(
            soort=HERINNEREN,
            sleutel=f"{afspraak.pk}:{int(afspraak.begin.timestamp())}",
            inhoud={"afspraak": str(afspraak.pk), "begin": begin},
            after=moment,
        )


def stop_reminders(*, door: UUID, klant_id: UUID, now: datetime) -> None:
    """From now on this klant gets none, until they begin again."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        if not Herinneringstop.objects.filter(klant=klant, tot__isnull=True).exists():
            Herinneringstop.objects.create(klant=klant, door_id=door, vanaf=now)


def resume_reminders(*, door: UUID, klant_id: UUID, now: datetime) -> None:
    """This klant gets reminders again."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        Herinneringstop.objects.filter(klant=klant, tot__isnull=True).update(tot=now)
