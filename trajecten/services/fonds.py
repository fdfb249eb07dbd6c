"""Booking in the ledger of the opleidingsfonds, and remission by a second person (docs/adr/0025).

The rules are the ledger's own (migration 0026). Nothing here locks a loan before it books: the fund comes first.
"""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from trajecten.enums import Besluit, Boekingsoort, Rekening
from trajecten.models import Boeking, Kwijtschelding, Lening
from trajecten.services.leningbrief import tell_remission
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

WAY: dict[str, tuple[Rekening, Rekening]] = {
    Boekingsoort.STORTING: (Rekening.KAPITAAL, Rekening.KAS),
    Boekingsoort.UITBETALING: (Rekening.KAS, Rekening.LENING),
    Boekingsoort.AFLOSSING: (Rekening.LENING, Rekening.KAS),
    Boekingsoort.ONTTREKKING: (Rekening.KAS, Rekening.KAPITAAL),
}
OF_A_LOAN = (Boekingsoort.UITBETALING, Boekingsoort.AFLOSSING)
SECOND_PERSON = (
    "Over kwijtschelden besluit iemand anders dan wie het voorstelde. Vraag een andere teamleider."
)


class Opdracht(NamedTuple):
    """What is to be booked. `leningnummer`: of a payment or a repayment only."""

    soort: Boekingsoort
    centen: int
    dag: date
    leningnummer: str | None = None
    kenmerk: str | None = None


def book(*, door: UUID, boeking_id: UUID, opdracht: Opdracht) -> Boeking:
    """Put one booking in the ledger. `boeking_id` is that of the form: sent twice it is one booking.

    Raises RefusalError when the cash, the loan or what is outstanding does not allow it.
    """
    van, naar = WAY[opdracht.soort]
    with handeling(door=door), checked():
        lening = _loan_of(opdracht)
        said = {
            "van": van.value, "naar": naar.value, "centen": opdracht.centen, "dag": opdracht.dag,
            "lening": lening, "kenmerk": opdracht.kenmerk,
        }  # fmt: skip
        return _insert(boeking_id, door, said)


def mend_boeking(*, door: UUID, boeking_id: UUID, herstelt_id: UUID, reden: str, vandaag: date) -> Boeking:
    """The same booking the other way, once. What it paid or repaid is undone, what it was stays readable."""
    with handeling(door=door), checked():
        wrong = Boeking.objects.filter(pk=herstelt_id).first()
        if wrong is None:
            raise RefusalError("Deze boeking is er niet.")
        said = {
            "van": wrong.naar, "naar": wrong.van, "centen": wrong.centen, "dag": vandaag,
            "lening": wrong.lening, "kwijtschelding": wrong.kwijtschelding,
            "herstelt": wrong, "herstel_reden": reden,
        }  # fmt: skip
        return _insert(boeking_id, door, said)


def propose_kwijtschelding(
    *, door: UUID, lening_id: UUID, kwijtschelding_id: UUID, centen: int, reden: str, vandaag: date
) -> Kwijtschelding:
    """Ask to remit a part of a loan; a second person decides."""
    text = reden.replace("\r\n", "\n").strip()
    with handeling(door=door), checked():
        lening = Lening.objects.valid().filter(pk=lening_id).first()
        if lening is None:
            raise RefusalError("Deze lening is er niet meer.")
        rows = Kwijtschelding.objects.filter(lening=lening)
        known = sent_before(rows, pk=kwijtschelding_id, content={"centen": centen, "reden": text})
        return known or Kwijtschelding.objects.create(
            pk=kwijtschelding_id, kwijtscheldingsnummer=next_number("kwijtschelding"), klant_id=lening.klant_id,
            lening=lening, gevraagd_op=vandaag, gevraagd_door_id=door, centen=centen, reden=text,
        )  # fmt: skip


def decide_kwijtschelding(
    *, door: UUID, kwijtschelding_id: UUID, versie: int, besluit: Besluit, reden: str, vandaag: date
) -> Kwijtschelding:
    """Remit, with its booking and its letter in one transaction, or refuse. Raises RefusalError for who proposed it."""
    with handeling(door=door), checked():
        row = locked(
            Kwijtschelding.objects.filter(vervallen_op__isnull=True), pk=kwijtschelding_id, versie=versie
        )
        if row.besluit:
            raise RefusalError("Hierover is al besloten.")
        if row.gevraagd_door_id == door:
            raise RefusalError(SECOND_PERSON)
        row.besluit, row.besluit_reden = besluit, reden.replace("\r\n", "\n").strip()
        row.besloten_op, row.besloten_door_id = vandaag, door
        row.save(update_fields=["besluit", "besluit_reden", "besloten_op", "besloten_door"])
        if besluit == Besluit.TOEGEKEND:
            Boeking.objects.create(
                van=Rekening.LENING, naar=Rekening.VERLIES, centen=row.centen, dag=vandaag, lening_id=row.lening_id,
                kwijtschelding=row, medewerker_id=door,
            )  # fmt: skip
        tell_remission(kwijtschelding=row, door=door, vandaag=vandaag)
    return row


def _loan_of(opdracht: Opdracht) -> Lening | None:
    """The loan that is paid or repaid; nobody is paid after they died."""
    if opdracht.soort not in OF_A_LOAN:
        return None
    rows = Lening.objects.valid().select_related("klant")
    lening = rows.filter(leningnummer=opdracht.leningnummer or "").first()
    if lening is None:
        raise RefusalError("Er is geen lening met dit nummer.", field="leningnummer")
    if opdracht.soort == Boekingsoort.UITBETALING and lening.klant.overleden_op:
        raise RefusalError("Deze persoon is overleden. Er kan niets meer worden uitbetaald.")
    return lening


def _insert(boeking_id: UUID, door: UUID, said: dict[str, Any]) -> Boeking:
    rows = {"lening", "kwijtschelding", "herstelt"}

    def same(row: Boeking) -> bool:
        return all(getattr(row, name) == value for name, value in said.items() if name in rows)

    content = {name: value for name, value in said.items() if name not in rows}
    known = sent_before(Boeking.objects.all(), pk=boeking_id, content=content, same=same)
    if known:
        return known
    row = Boeking.objects.create(pk=boeking_id, medewerker_id=door, **said)
    row.refresh_from_db(fields=["nummer", "kas_na", "geboekt_op"])
    return row
