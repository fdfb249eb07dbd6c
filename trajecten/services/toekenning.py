"""Deciding on a voorziening: granted or refused, with a letter that stays as it was; its sending, payments, budgets.

What may be granted and paid the database adds up (migration 0022); here the rows are locked first, so that of two who
take the last of a budget the second waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from trajecten.enums import Besluit
from trajecten.models import Budget, Leningbrief, Toekenning, Traject, Uitgave, Voorziening
from trajecten.models.toekenning import FIRST_DAY
from trajecten.models.voorziening import OPLEIDINGSFONDS
from trajecten.overzicht.besluiten import granted
from trajecten.services.basis import open_traject, present
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.kalender import months_after
from werkoffensief.web.notation import euro, long_date
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

Brief = TypeVar("Brief", Toekenning, Leningbrief)
LONGEST_AHEAD = 12  # months from the decision to the first day
BY_LOAN = "Over het opleidingsfonds besluit u niet hier. Vraag in het dossier een lening aan."
MANDATE = (
    "Vanaf {bedrag} besluit een teamleider over {naam}. Vraag het uw teamleider. Wat u typte, staat hier nog."
)
BEZWAAR = (
    "Bent u het er niet mee eens? Dan kunt u bezwaar maken. Doe dat binnen zes weken na de dag waarop wij deze brief "
    "verstuurden. Schrijf een brief aan de gemeente met uw naam, adres, de datum, tegen welk besluit u bezwaar maakt "
    "en waarom. Zet uw handtekening eronder en stuur een kopie van deze brief mee. Hebt u hulp nodig? Vraag het uw "
    "regisseur."
)


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What is decided: granted or refused, when, why; granted also until when, for how much (cents), and from when
    where that is another day than that of the decision."""

    voorziening_id: str
    besluit: str
    besloten_op: date
    redenen: str
    tot: date | None = None
    centen: int = 0
    vanaf: date | None = None

    @property
    def begin(self) -> date:
        return self.vanaf or self.besloten_op

    @property
    def granted(self) -> bool:
        return self.besluit == Besluit.TOEGEKEND


def decide(*, door: UUID, traject_id: UUID, toekenning_id: UUID, beslissing: Beslissing) -> Toekenning:
    """A decision with the text of its letter. Sent twice with one `toekenning_id` it is one."""
    redenen = beslissing.redenen.replace("\r\n", "\n").strip()
    said = {
        "voorziening_id": beslissing.voorziening_id,
        "besluit": beslissing.besluit,
        "besloten_op": beslissing.besloten_op,
        "redenen": redenen,
        "tot": beslissing.tot if beslissing.granted else None,
        "vanaf": beslissing.vanaf
        if beslissing.granted and beslissing.begin != beslissing.besloten_op
        else None,
        "centen": beslissing.centen if beslissing.granted else 0,
    }
    with handeling(door=door), checked():
        known = sent_before(Toekenning.objects.filter(traject=traject_id), pk=toekenning_id, content=said)
        if known:
            return known
        traject = open_traject(traject_id)
        present(traject.klant_id, max(beslissing.begin, beslissing.besloten_op))
        voorziening = Voorziening.objects.get(pk=beslissing.voorziening_id)
        _may_be_decided(traject, voorziening, beslissing)
        if beslissing.granted:
            within_mandate(door, voorziening, beslissing.centen)
        _granted_once(traject, voorziening, beslissing)
        hold_budget(voorziening.pk, beslissing.besloten_op.year)
        return Toekenning.objects.create(
            pk=toekenning_id, toekenningsnummer=next_number("toekenning"), klant_id=traject.klant_id, traject=traject,
            medewerker_id=door, brief=letter_of(voorziening, beslissing, redenen), **said,
        )  # fmt: skip


def hold_budget(voorziening_id: str, jaar: int) -> None:
    """Locks the budget of that year, where there is one; before any award, whoever locks both."""
    rows = Budget.objects.filter(voorziening=voorziening_id, jaar=jaar, vervallen_op__isnull=True)
    rows.select_for_update(no_key=True).first()


def _may_be_decided(traject: Traject, voorziening: Voorziening, beslissing: Beslissing) -> None:
    """Raises RefusalError where another way leads to it, or where the dates of a decision cannot be."""
    if voorziening.pk == OPLEIDINGSFONDS:
        raise RefusalError(BY_LOAN, field="voorziening")
    if not voorziening.beschikking:
        raise RefusalError("Voor deze voorziening is geen besluit nodig.", field="voorziening")
    if beslissing.besloten_op < traject.start:
        raise RefusalError("Deze dag ligt voor het begin van het traject.", field="besloten_op")
    if beslissing.granted and beslissing.begin < traject.start:
        raise RefusalError("Deze dag ligt voor het begin van het traject.", field="vanaf")
    if beslissing.granted and beslissing.begin > months_after(beslissing.besloten_op, LONGEST_AHEAD):
        raise RefusalError(
            "Deze dag ligt meer dan een jaar na het besluit. Besluit dan later.", field="vanaf"
        )
    months = voorziening.geldig_maanden
    if not beslissing.granted or months is None:
        return
    last = months_after(beslissing.begin, months)
    if beslissing.tot is None or beslissing.tot > last:
        raise RefusalError(
            f"Deze voorziening geldt hoogstens {months} maanden. Vul een dag in, uiterlijk {long_date(last)}.",
            field="tot",
        )


def within_mandate(door: UUID, voorziening: Voorziening, centen: int) -> None:
    """Raises RefusalError when this award is a teamleider's, by its amount. Who may decide at all the page asked.

    A rule of the decision taken here and now, so not of the table: a delivery brings what was decided elsewhere.
    """
    limit = voorziening.teamleider_vanaf_centen
    if limit is None or centen < limit:
        return
    if not Medewerker.objects.get(pk=door).has_role(Rol.TEAMLEIDER):
        raise RefusalError(MANDATE.format(naam=voorziening.naam, bedrag=euro(limit)), field="centen")


def _granted_once(traject: Traject, voorziening: Voorziening, beslissing: Beslissing) -> None:
    """Raises RefusalError when an award of the same covers a day of this one; the database refuses it too."""
    if not beslissing.granted:
        return
    rows = (
        granted()
        .annotate(eerste_dag=FIRST_DAY)
        .filter(
            Q(tot_nu__isnull=True) | Q(tot_nu__gte=beslissing.begin),
            klant=traject.klant_id,
            voorziening=voorziening,
        )
    )
    if beslissing.tot:
        rows = rows.filter(eerste_dag__lte=beslissing.tot)
    earlier = rows.order_by("eerste_dag").first()
    if earlier is None:
        return
    known = f"{voorziening.naam} is al toegekend met het besluit van {long_date(earlier.besloten_op)}"
    if earlier.tot_nu is None:
        raise RefusalError(
            f"{known}. Dat heeft geen einddatum. Trek het eerst in, of laat dit besluit weg.",
            field="voorziening",
        )
    raise RefusalError(
        f"{known}. Dat geldt tot en met {long_date(earlier.tot_nu)}. Laat dit besluit gelden vanaf de dag daarna, of "
        "trek het andere eerst in.",
        field="voorziening",
    )


def letter_of(voorziening: Voorziening, beslissing: Beslissing, redenen: str) -> str:
    """The text of the letter, paragraphs apart by an empty line; whom it is to and when it is sent stand beside it."""
    day = long_date(beslissing.besloten_op)
    if beslissing.granted:
        parts = [f"Op {day} besloten wij: u krijgt {voorziening.naam}."]
        parts += [_days(beslissing)] if beslissing.tot or beslissing.begin != beslissing.besloten_op else []
        parts += [f"Wij betalen hiervoor ten hoogste {euro(beslissing.centen)}."] if beslissing.centen else []
        parts += [voorziening.brieftekst or ""]
    else:
        parts = [f"Op {day} besloten wij: u krijgt {voorziening.naam} niet."]
    parts += [f"Waarom besloten wij dit?\n{redenen}", f"Niet eens met dit besluit?\n{BEZWAAR}"]
    return "\n\n".join(part for part in parts if part)


def _days(beslissing: Beslissing) -> str:
    """Dit geldt vanaf maandag 1 juni 2026 tot en met ..."""
    first = f" vanaf {long_date(beslissing.begin)}" if beslissing.begin != beslissing.besloten_op else ""
    last = f" tot en met {long_date(beslissing.tot)}" if beslissing.tot else ""
    return f"Dit geldt{first}{last}."


def mark_sent(*, door: UUID, toekenning_id: UUID, versie: int, verzonden_op: date) -> Toekenning:
    """The day on which the letter left; it is filled in once, and the term of six weeks follows from it."""
    with handeling(door=door), checked():
        row = not_sent(Toekenning.objects.filter(vervallen_op__isnull=True), pk=toekenning_id, versie=versie)
        row.verzonden_op = verzonden_op
        row.save(update_fields=["verzonden_op"])
    return row


def not_sent(rows: QuerySet[Brief], *, pk: UUID, versie: int) -> Brief:
    """The row with its letter, locked, when that did not leave yet.

    Whoever comes second reads that it left and when: not that something differs, which they could save again.
    """
    row = locked(rows, pk=pk)
    if row.verzonden_op:
        raise RefusalError(f"Deze brief is al verstuurd, op {long_date(row.verzonden_op)}.")
    return locked(rows, pk=pk, versie=versie)


def pay(*, door: UUID, toekenning_id: UUID, uitgave_id: UUID, gegevens: Mapping[str, Any]) -> Uitgave:
    """What was paid on an award: betaald_op, centen, omschrijving. Sent twice with one `uitgave_id` it is one."""
    said = {name: gegevens[name] for name in ("betaald_op", "centen", "omschrijving")}
    with handeling(door=door), checked():
        known = sent_before(Uitgave.objects.filter(toekenning=toekenning_id), pk=uitgave_id, content=said)
        if known:
            return known
        row = locked(Toekenning.objects.filter(vervallen_op__isnull=True), pk=toekenning_id)
        return Uitgave.objects.create(
            pk=uitgave_id, uitgavenummer=next_number("uitgave"), klant_id=row.klant_id, toekenning=row,
            medewerker_id=door, **said,
        )  # fmt: skip


def save_budget(
    *, door: UUID, voorziening_id: str, jaar: int, versie: int, centen: int, plafond: bool
) -> Budget:
    """The budget of a voorziening in a year; `versie` 0 for one that there is not yet."""
    with handeling(door=door), checked():
        rows = Budget.objects.filter(voorziening=voorziening_id, jaar=jaar, vervallen_op__isnull=True)
        known = rows.first()
        if known is None:
            return Budget.objects.create(
                voorziening_id=voorziening_id, jaar=jaar, centen=centen, plafond=plafond
            )
        row = locked(rows, pk=known.pk, versie=versie)
        row.centen, row.plafond = centen, plafond
        row.save(update_fields=["centen", "plafond"])
    return row


def awards_of(traject: Traject) -> list[Feit]:
    """The awards that go with a traject that is taken back, locked; what was paid on one keeps it there, and so does a
    letter that left."""
    rows = list(Toekenning.objects.filter(traject=traject, vervallen_op__isnull=True).select_for_update())
    if any(row.verzonden_op for row in rows):
        raise RefusalError(
            "In dit traject is al een brief over een besluit verstuurd. Beëindig het traject dan."
        )
    return list(rows)
