"""Look along: who sees a file as their work asks a colleague of any team into it for a while.

It is a Toegang that was given instead of taken: the same reading log, the same list of both teams, the same end.
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID, uuid5

from django.db.models.functions import Now

from intake.models import Klant, Toegang
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

INVITED, ENDED = "collega gevraagd mee te kijken", "meekijken beëindigd"
SHIELDED = (
    "Dit dossier is afgeschermd. Alleen wie bij “Wie dit dossier mag zien” staat, kan het openen. Dat bepalen de "
    "regisseur en een teamleider die daar staat."
)
OVER = "Dit meekijken is al voorbij."
MAX_DAYS = 7


def invite(
    *, door: UUID, klant_id: UUID, vraag_id: UUID, namen: Collection[UUID], reden: str, dagen: int
) -> list[Toegang]:
    """Let these colleagues open the file for so many days. `vraag_id` came with the form: sent twice, it is once."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        if klant.afgeschermd_op is not None:
            raise RefusalError(SHIELDED)
        made = []
        for member in Medewerker.objects.filter(pk__in=namen).order_by("pk"):
            key = uuid5(vraag_id, str(member.pk))
            if Toegang.objects.filter(pk=key).exists():
                continue
            if Klant.objects.visible_to(member).filter(pk=klant.pk).exists():
                raise RefusalError(f"{member.naam} kan dit dossier al openen.", field="namen")
            made.append(
                Toegang.objects.create(
                    pk=key,
                    klant=klant,
                    medewerker=member,
                    reden=reden,
                    tot=Now() + timedelta(days=dagen),
                    uitgenodigd_door_id=door,
                )
            )
        for _ in made:
            record_handeling(door=door, soort=INVITED, object_soort="klant", object_id=str(klant.pk))
        return made


def end_invitation(*, door: UUID, toegang_id: UUID) -> None:
    """Somebody who looked along does so no longer."""
    with handeling(door=door), checked():
        row = locked(Toegang.objects.filter(uitgenodigd_door__isnull=False), pk=toegang_id)
        if not Toegang.objects.current().filter(pk=row.pk).update(beeindigd_op=Now(), beeindigd_door=door):
            raise RefusalError(OVER)
        record_handeling(door=door, soort=ENDED, object_soort="klant", object_id=str(row.klant_id))
