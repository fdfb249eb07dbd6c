"""What was agreed is said differently, or turned out not to be done."""

from datetime import date
from uuid import UUID

from intake.enums import Uitvoerder
from intake.models import Actie
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import StaleError, checked, locked


def save_actie(
    *,
    door: UUID,
    actie_id: UUID,
    versie: int,
    wat: str,
    wie: str,
    medewerker_id: UUID | None,
    wie_anders: str | None,
    voor_op: date | None,
) -> Actie:
    """Change what was agreed, who does it or by when. Raises StaleError when somebody else did so meanwhile."""
    with handeling(door=door), checked():
        row: Actie = locked(Actie.objects.filter(vervallen_op__isnull=True), pk=actie_id)
        if row.versie != versie:
            raise StaleError(versie=row.versie, stored=said_in(row))
        row.wat, row.wie, row.voor_op = wat, wie, voor_op
        row.medewerker_id = medewerker_id if wie == Uitvoerder.MEDEWERKER else None
        row.wie_anders = wie_anders if wie == Uitvoerder.ANDER else None
        row.save(update_fields=["wat", "wie", "medewerker", "wie_anders", "voor_op"])
    return row


def said_in(row: Actie) -> dict[str, object]:
    """What an action says, as the fields of its form: `wie` is the key of a medewerker when one does it."""
    return {
        "wat": row.wat,
        "wie": str(row.medewerker_id) if row.wie == Uitvoerder.MEDEWERKER else row.wie,
        "wie_anders": row.wie_anders or "",
        "voor_op": row.voor_op,
    }


def reopen_actie(*, door: UUID, actie_id: UUID) -> Actie:
    """It is not done after all; also when somebody else said so a moment before."""
    with handeling(door=door), checked():
        row: Actie = locked(Actie.objects.filter(vervallen_op__isnull=True), pk=actie_id)
        if row.gedaan_op is not None:
            row.gedaan_op = None
            row.save(update_fields=["gedaan_op"])
    return row
