"""The letters about a loan: each is made in the transaction of what it tells, kept as it was, and sent once.

The text has its paragraphs apart by an empty line; whom it is to and when it was sent stand beside it.
"""

from datetime import date
from typing import Any
from uuid import UUID

from trajecten.enums import Besluit, Briefsoort
from trajecten.models import Kwijtschelding, Lening, Leningbrief
from trajecten.overzicht.fonds import stand_of, with_ledger
from trajecten.services.toekenning import BEZWAAR, not_sent
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.notation import cents, long_date
from werkoffensief.web.refusals import checked


def tell_decision(*, lening: Lening, door: UUID, vandaag: date) -> Leningbrief:
    """The letter of a loan on which was decided just now; in the caller's transaction, as the two below."""
    day = long_date(vandaag)
    school = f" bij {lening.school}" if lening.school else ""
    asked = f"U vroeg op {long_date(lening.gevraagd_op)} een lening van {cents(lening.gevraagd_centen)}"
    parts = [f"{asked} voor {lening.opleiding}{school}."]
    if lening.besluit == Besluit.TOEGEKEND:
        parts += [f"Op {day} besloten wij: u krijgt een lening van {cents(lening.toegekend_centen or 0)}."]
    else:
        parts += [f"Op {day} besloten wij: u krijgt deze lening niet."]
    parts += [_why(lening.besluit_reden)]
    if lening.besluit == Besluit.TOEGEKEND:
        parts += [f"Hoe betaalt u terug?\n{_scheme(lening)} U betaalt geen rente. {NOT_POSSIBLE}"]
    return _make(
        lening, Briefsoort.BESLUIT, door, vandaag, parts,
        eerste_termijn=lening.eerste_termijn, termijn_centen=lening.termijn_centen,
    )  # fmt: skip


def tell_scheme(*, lening: Lening, eerder: str, reden: str, door: UUID, vandaag: date) -> Leningbrief:
    """The letter of another scheme of repayment, which the loan has now; `eerder`: what the klant read before, of
    `scheme_of`; empty when that was the same, as after a delivery that was wrong."""
    decided, before = f"Op {long_date(vandaag)} besloten wij", f" Eerst was dat: {eerder}." if eerder else ""
    if eerder:
        what = f"{decided}: u betaalt uw lening voor {lening.opleiding} anders terug."
    else:
        what = f"{decided} hoe u uw lening voor {lening.opleiding} terugbetaalt. Dat blijft zoals het was."
    parts = [what, f"Hoe betaalt u nu terug?\n{_scheme(lening)}{before} {NOT_POSSIBLE}", _why(reden)]
    return _make(
        lening, Briefsoort.REGELING, door, vandaag, parts, reden=reden, eerste_termijn=lening.eerste_termijn,
        termijn_centen=lening.termijn_centen,
    )  # fmt: skip


def tell_remission(*, kwijtschelding: Kwijtschelding, door: UUID, vandaag: date) -> Leningbrief:
    """The letter of a remission on which was decided, and booked, just now: what is remitted, and what stays."""
    row = kwijtschelding
    lening = with_ledger(Lening.objects.filter(pk=row.lening_id)).get()
    day = long_date(vandaag)
    if row.besluit == Besluit.TOEGEKEND:
        what = f"u hoeft {cents(row.centen)} van uw lening voor {lening.opleiding} niet terug te betalen"
    else:
        what = f"u moet {cents(row.centen)} van uw lening voor {lening.opleiding} gewoon terugbetalen"
    rest = stand_of(lening, vandaag).openstaand
    if rest:
        term = cents(lening.termijn_centen or 0)
        left = f"U moet nog {cents(rest)} terugbetalen. Hoe u betaalt, verandert niet: {term} per maand. {NOT_POSSIBLE}"
    else:
        left = "U hoeft nu niets meer terug te betalen."
    parts = [f"Op {day} besloten wij: {what}.", _why(row.besluit_reden), f"Wat betaalt u nog terug?\n{left}"]
    return _make(lening, Briefsoort.KWIJTSCHELDING, door, vandaag, parts, kwijtschelding=row)


def mark_letter_sent(*, door: UUID, leningbrief_id: UUID, versie: int, verzonden_op: date) -> Leningbrief:
    """The day on which the letter left; it is filled in once, and the term of six weeks follows from it."""
    with handeling(door=door), checked():
        row = not_sent(Leningbrief.objects.valid(), pk=leningbrief_id, versie=versie)
        row.verzonden_op = verzonden_op
        row.save(update_fields=["verzonden_op"])
    return row


def letters_of_lening(lening: Lening) -> list[Feit]:
    """The letters that lapse with a loan, locked."""
    return list(Leningbrief.objects.valid().filter(lening=lening).select_for_update())


def letters_of_kwijtschelding(kwijtschelding: Kwijtschelding) -> list[Feit]:
    """The letter that lapses with a remission, locked."""
    return list(Leningbrief.objects.valid().filter(kwijtschelding=kwijtschelding).select_for_update())


NOT_POSSIBLE = "Lukt het niet om te betalen? Bel ons dan. Wij zoeken samen een oplossing."


def scheme_of(lening: Any) -> str:
    """Of a row with the fields of SCHEME: € 50,00 per maand, vanaf dinsdag 1 september 2026"""
    return f"{cents(lening.termijn_centen or 0)} per maand, vanaf {long_date(lening.eerste_termijn)}"


def _scheme(lening: Lening) -> str:
    first = long_date(lening.eerste_termijn)  # type: ignore[arg-type]
    return f"U betaalt elke maand {cents(lening.termijn_centen or 0)} terug. De eerste keer is {first}."


def _why(reden: str | None) -> str:
    return f"Waarom besloten wij dit?\n{reden}"


def _make(
    lening: Lening, soort: Briefsoort, door: UUID, dag: date, parts: list[str], **more: Any
) -> Leningbrief:
    parts = [
        *parts,
        f"Wat is het nummer van uw lening?\nDat is {lening.leningnummer}. Noem dit nummer als u belt of schrijft.",
        f"Niet eens met dit besluit?\n{BEZWAAR}",
    ]  # fmt: skip
    return Leningbrief.objects.create(
        leningbriefnummer=next_number("leningbrief"), klant_id=lening.klant_id, lening=lening, soort=soort,
        medewerker_id=door, opgemaakt_op=dag, brief="\n\n".join(parts), **more,
    )  # fmt: skip
