"""Reminders: a row of the outbox per planned moment. Whether it is still right is asked when it is sent."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from intake.models import Afspraak, Deelname, Herinneringstop, Klant
from werkoffensief.berichten.services import enqueue
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked

HERINNEREN = "afspraak_herinneren"


def queue_reminder(about: Afspraak | Deelname, *, now: datetime) -> None:
    """Ask for a reminder some days before; none where that day has passed or the municipality wants none."""
    days = settings.HERINNERING_DAGEN
    begin = about.begin if isinstance(about, Afspraak) else about.bijeenkomst.begin
    if days and begin - timedelta(days=days) > now:
        enqueue(
            soort=HERINNEREN,
            sleutel=f"{about.pk}:{int(begin.timestamp())}",
            inhoud={about._meta.model_name or "": str(about.pk), "begin": begin.isoformat()},
            after=begin - timedelta(days=days),
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
