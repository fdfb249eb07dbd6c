"""A shielded file: who may open it, and from when until when. `door` is the id of the medewerker who acts."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from intake.models import Klant, Vertrouweling
from intake.queries import casework_members
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

NOT_SHIELDED = "Dit dossier is niet afgeschermd."
NOBODY = "Kies wie dit dossier mag zien, of wijs eerst een regisseur toe. Anders ziet niemand het nog."


def shield(
    *, door: UUID, klant_id: UUID, versie: int, reden: str, now: datetime, namen: Collection[UUID] = ()
) -> None:
    """From now on only the regisseur and the people of `namen` see this file; so there must be somebody."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id, versie=versie)
        if klant.afgeschermd_op is not None:
            raise RefusalError("Dit dossier is al afgeschermd.")
        if klant.regisseur_id is None and not namen:
            raise RefusalError(NOBODY)
        klant.afgeschermd_op, klant.afgeschermd_reden = now, reden
        klant.save(update_fields=["afgeschermd_op", "afgeschermd_reden"])
        for medewerker_id in sorted(set(namen)):
            _name(klant, medewerker_id, door)


def unshield(*, door: UUID, klant_id: UUID, versie: int, now: datetime) -> None:
    """The team sees this file again; nobody is named any more."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id, versie=versie)
        if klant.afgeschermd_op is None:
            raise RefusalError(NOT_SHIELDED)
        klant.afgeschermd_op = klant.afgeschermd_reden = None
        klant.save(update_fields=["afgeschermd_op", "afgeschermd_reden"])
        Vertrouweling.objects.filter(klant=klant, tot__isnull=True).update(tot=now)


def add_vertrouwelingen(*, door: UUID, klant_id: UUID, namen: Collection[UUID]) -> None:
    """More people may open this shielded file."""
    with handeling(door=door), checked():
        klant = locked(Klant.objects.current(), pk=klant_id)
        if klant.afgeschermd_op is None:
            raise RefusalError(NOT_SHIELDED)
        for medewerker_id in sorted(set(namen)):
            _name(klant, medewerker_id, door)


def end_vertrouweling(*, door: UUID, vertrouweling_id: UUID, now: datetime) -> None:
    """Somebody may no longer open this file. Raises RefusalError when that had ended already."""
    with handeling(door=door), checked():
        row = locked(Vertrouweling.objects.all(), pk=vertrouweling_id)
        if row.tot is not None:
            raise RefusalError("Deze medewerker mag dit dossier al niet meer zien.")
        row.tot = now
        row.save(update_fields=["tot"])


def _name(klant: Klant, medewerker_id: UUID, door: UUID) -> None:
    if not casework_members().filter(pk=medewerker_id).exists():
        raise RefusalError("Deze medewerker werkt niet (meer) met klanten. Kies een ander.", field="namen")
    Vertrouweling.objects.create(klant=klant, medewerker_id=medewerker_id, toegevoegd_door_id=door)
