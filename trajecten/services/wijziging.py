"""Changing an award whose letter left: withdrawn, ended on a day or lowered, by a decision of its own with a letter.

It says what the award has from then on; the database keeps that on the award (migration 0044), so that every sum and
every rule about days follows. The award itself and its letter stay as they were.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from trajecten.enums import Besluit, Wijziging
from trajecten.models import Toekenning
from trajecten.services.toekenning import BEZWAAR, hold_budget, within_mandate
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.notation import euro, long_date
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

NOT_SENT = (
    "De brief van dit besluit is nog niet verstuurd. Laat het besluit vervallen, of vul eerst in wanneer de brief is "
    "verstuurd."
)


@dataclass(frozen=True, slots=True)
class Wijzigingsbesluit:
    """How the award changes, decided when, why, and what it may cost in all from now on (cents). `tot`: the last day,
    where it is ended."""

    besluit: str
    besloten_op: date
    redenen: str
    centen: int
    tot: date | None = None


def change(
    *, door: UUID, toekenning_id: UUID, wijziging_id: UUID, versie: int, besluit: Wijzigingsbesluit
) -> Toekenning:
    """The decision that changes an award, with the text of its letter. Sent twice with one `wijziging_id` it is one.

    Also of a klant who died or moved away and of a traject that ended: what was committed must be able to stop there.
    """
    row = Toekenning.objects.get(pk=toekenning_id)
    redenen = besluit.redenen.replace("\r\n", "\n").strip()
    said = {"besluit": besluit.besluit, "besloten_op": besluit.besloten_op, "redenen": redenen,
            "centen": besluit.centen}  # fmt: skip
    with handeling(door=door), checked():
        known = sent_before(
            Toekenning.objects.filter(wijzigt=row.toekenningsnummer), pk=wijziging_id, content=said,
            same=lambda made: made.besluit != Wijziging.BEEINDIGD or made.tot == besluit.tot,
        )  # fmt: skip
        if known:
            return known
        hold_budget(row.voorziening_id, row.besloten_op.year)
        standing = Toekenning.objects.filter(vervallen_op__isnull=True, besluit=Besluit.TOEGEKEND)
        row = locked(standing, pk=toekenning_id)
        _may_be_changed(
            row, besluit
        )  # first: who comes second reads what was decided, not that something differs
        row = locked(standing, pk=toekenning_id, versie=versie)
        _is_less(row, besluit)
        within_mandate(door, row.voorziening, row.centen)
        tot = {Wijziging.BEEINDIGD: besluit.tot, Wijziging.VERLAAGD: row.tot_nu}.get(
            Wijziging(besluit.besluit)
        )
        return Toekenning.objects.create(
            pk=wijziging_id, toekenningsnummer=next_number("toekenning"), klant_id=row.klant_id,
            traject_id=row.traject_id, voorziening_id=row.voorziening_id, wijzigt=row.toekenningsnummer,
            medewerker_id=door, tot=tot, brief=letter_of(row, besluit, redenen), **said,
        )  # fmt: skip


def _may_be_changed(row: Toekenning, besluit: Wijzigingsbesluit) -> None:
    """Raises RefusalError where nothing of it is left to change, or this day cannot be the day of the decision."""
    if row.verzonden_op is None:
        raise RefusalError(NOT_SENT)
    if row.ended:
        raise RefusalError("Dit besluit is al ingetrokken.")
    if besluit.besloten_op < row.verzonden_op:
        raise RefusalError(
            f"Deze dag ligt voor de dag waarop de brief is verstuurd: {long_date(row.verzonden_op)}.",
            field="besloten_op",
        )
    newest = changes_of(row).order_by("-besloten_op").first()
    if newest and besluit.besloten_op <= newest.besloten_op:
        raise RefusalError(
            f"Dit besluit is al gewijzigd op {long_date(newest.besloten_op)}. Vul een latere dag in. Klopt die "
            "wijziging niet, en is die brief nog niet verstuurd? Laat de wijziging dan vervallen.",
            field="besloten_op",
        )


def _is_less(row: Toekenning, besluit: Wijzigingsbesluit) -> None:
    """Raises RefusalError unless less is left of the award than it has now, and at least what was paid."""
    paid = paid_on(row)
    if besluit.centen < paid:
        raise RefusalError(f"Er is al {euro(paid)} betaald. Vul ten minste dat bedrag in.", field="centen")
    if besluit.centen > row.centen_nu:
        raise RefusalError(
            f"Nu is {euro(row.centen_nu)} toegekend. Meer kan alleen met een nieuwe toekenning.",
            field="centen",
        )
    if besluit.besluit == Wijziging.VERLAAGD and besluit.centen == row.centen_nu:
        raise RefusalError(f"Nu is {euro(row.centen_nu)} toegekend. Vul een lager bedrag in.", field="centen")
    if besluit.besluit != Wijziging.BEEINDIGD:
        return
    if besluit.tot is None or besluit.tot < row.begin:
        raise RefusalError(
            f"De toekenning geldt vanaf {long_date(row.begin)}. Was die er nooit, trek het besluit dan in.",
            field="tot",
        )
    if row.tot_nu and besluit.tot >= row.tot_nu:
        raise RefusalError(
            f"De toekenning eindigt al op {long_date(row.tot_nu)}. Vul een eerdere dag in.", field="tot"
        )


def changes_of(row: Toekenning) -> QuerySet[Toekenning]:
    """The decisions that change this award and stand."""
    return Toekenning.objects.filter(wijzigt=row.toekenningsnummer, vervallen_op__isnull=True)


def paid_on(row: Toekenning) -> int:
    """What was paid on this award, in cents."""
    return row.uitgaven.filter(vervallen_op__isnull=True).aggregate(n=Sum("centen"))["n"] or 0


def letter_of(row: Toekenning, besluit: Wijzigingsbesluit, redenen: str) -> str:
    """The text of the letter, paragraphs apart by an empty line, as that of the award."""
    day, naam = long_date(besluit.besloten_op), row.voorziening.naam
    what = {
        Wijziging.INGETROKKEN: f"Op {day} besloten wij: u krijgt {naam} niet meer. Het geldt op geen enkele dag.",
        Wijziging.BEEINDIGD: f"Op {day} besloten wij: {naam} stopt. "
        + (f"De laatste dag is {long_date(besluit.tot)}." if besluit.tot else ""),
        Wijziging.VERLAAGD: f"Op {day} besloten wij: wij betalen minder voor {naam}.",
    }[Wijziging(besluit.besluit)]
    parts = [
        what,
        f"Dit verandert ons besluit van {long_date(row.besloten_op)}. Het kenmerk daarvan is "
        f"{row.toekenningsnummer}.",
    ]
    if row.centen_nu:
        least = f"Wij betalen hiervoor in totaal ten hoogste {euro(besluit.centen)}."
        parts += [
            least if besluit.centen == row.centen_nu else f"{least} Eerst was dat {euro(row.centen_nu)}."
        ]
    parts += [f"Waarom besloten wij dit?\n{redenen}", f"Niet eens met dit besluit?\n{BEZWAAR}"]
    return "\n\n".join(parts)
