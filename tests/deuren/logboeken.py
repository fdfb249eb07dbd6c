"""What stands in the logs of the world before anybody knocks."""

from typing import Any

from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling
from werkoffensief.logboek.services import record_handeling, record_reading
from werkoffensief.web import clock


def fill_logs(world: Any) -> None:
    """What the privacy officer finds in the logs, and whose file everybody opened last."""
    los, officer = world.los, world.actors["privacy"].medewerker
    asked = next(row for row in world.bundels if row.regisseur == officer)
    opened = {"actie": "Dossier bekijken", "now": clock.now()}
    record_reading(
        gebruiker=los.medewerker.pk,
        klanten=[asked.klant.pk],
        doel=Doel.TOEGANG,
        grond=asked.toegang.pk,
        **opened,
    )
    for actor in world.actors.values():
        own = next((row for row in world.bundels if world.relatie(actor, row) == "eigen"), None)
        if own:
            record_reading(
                gebruiker=actor.medewerker.pk, klanten=[own.klant.pk], doel=Doel.BEGELEIDING, **opened
            )
    explained = {"soort": "lijst opgehaald", "toelichting": world.kanaries.reason()}
    for key in (str(asked.klant.pk), None):
        record_handeling(door=los.medewerker.pk, object_soort="klant", object_id=key, **explained)
    world.kanaries.add(explained["toelichting"], Handeling.objects.latest("tijdstip"), "toelichting")
