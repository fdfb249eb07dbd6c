"""A regisseur leaves: the whole caseload goes to several colleagues in one act, or nothing does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trajecten.models import Regisseurschap, Traject
from trajecten.services.openwerk import move_open_work
from trajecten.services.regisseur import appoint
from trajecten.services.wens import answer_by_transfer
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.notation import quantity
from werkoffensief.web.refusals import RefusalError, checked

NO_NOTE = "Schrijf wat de nieuwe regisseurs moeten weten."


@dataclass(frozen=True, slots=True)
class Overgang:
    """One klant to one colleague: the present row of the regisseur at the version that the preview showed."""

    regisseurschap_id: UUID
    versie: int
    naar: UUID


class ChangedError(RefusalError):
    """Of `aantal` klanten something changed since the preview was made; nobody was handed over."""

    def __init__(self, aantal: int) -> None:
        super().__init__(
            f"Er is nog niemand overgedragen: bij {quantity(aantal, 'klant', 'klanten')} veranderde intussen iets. "
            "Kijk hieronder naar het nieuwe overzicht en druk dan nog een keer op de knop."
        )
        self.aantal = aantal


def hand_over_caseload(
    *, door: UUID, van: UUID, overgangen: Sequence[Overgang], dag: date, overdrachtsnotitie: str
) -> None:
    """From `dag` on these colleagues are the regisseurs, of what is still to be done too; the note is for each of them.

    Raises ChangedError when one of the klanten is not as it was any more.
    """
    if not overdrachtsnotitie.strip():
        raise RefusalError(NO_NOTE, field="overdrachtsnotitie")
    wanted = {row.regisseurschap_id: row for row in overgangen}
    with handeling(door=door), checked():
        rows = _as_seen(wanted, van)
        given = []
        for row in rows:
            row.einde = dag
            row.save(update_fields=["einde"])
            naar = wanted[row.pk].naar
            new = appoint(row.traject, naar, dag, overdrachtsnotitie=overdrachtsnotitie)
            answer_by_transfer(new, door)
            given.append(new.pk)
        move_open_work(Regisseurschap.objects.filter(pk__in=given))


def _as_seen(wanted: dict[UUID, Overgang], van: UUID) -> list[Regisseurschap]:
    """The rows, locked after their trajecten, in one order for everybody."""
    of = Traject.objects.filter(regisseurschappen__in=[*wanted]).values("pk")
    trajecten = Traject.objects.filter(pk__in=of).order_by("pk").select_for_update(no_key=True)
    running = {row.pk: row for row in trajecten if row.einde is None and row.vervallen_op is None}
    rows = Regisseurschap.objects.filter(
        pk__in=[*wanted],
        medewerker=van,
        einde__isnull=True,
        vervallen_op__isnull=True,
        traject__in=[*running],
    )
    found = [
        row
        for row in rows.order_by("pk").select_for_update(no_key=True)
        if row.versie == wanted[row.pk].versie
    ]
    if len(found) != len(wanted):
        raise ChangedError(len(wanted) - len(found))
    for row in found:
        row.traject = running[row.traject_id]
    return found
