"""A loan of the opleidingsfonds: asked, advised, and decided by a second person (docs/adr/0025)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from trajecten.enums import LENING_TRANSITIONS, Besluit, Leningstand
from trajecten.models import Lening
from trajecten.models.lening import ADVICE, DECISION
from trajecten.overzicht.besluiten import told_scheme
from trajecten.services.basis import living, present
from trajecten.services.leningbrief import scheme_of, tell_decision, tell_scheme
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

ASKED = ("gevraagd_op", "opleiding", "school", "waarom", "gevraagd_centen")
SECOND_PERSON = (
    "Over een lening besluit iemand anders dan wie de aanvraag opschreef of advies gaf. "
    "Vraag een andere teamleider."
)


class Regeling(NamedTuple):
    """How the klant repays from now on, and why that changed."""

    eerste_termijn: date
    termijn_centen: int
    reden: str


class Leningbesluit(NamedTuple):
    """What was decided, and why. Of a loan that is granted: how much, and how it is repaid."""

    besluit: Besluit
    reden: str
    toegekend_centen: int | None = None
    eerste_termijn: date | None = None
    termijn_centen: int | None = None


def ask_lening(*, door: UUID, klant_id: UUID, lening_id: UUID, gevraagd: Mapping[str, Any]) -> Lening:
    """Record what the klant asks. `lening_id` is that of the form: sent twice it is one request."""
    said = {name: gevraagd[name] for name in ASKED}
    said["waarom"] = _lines(said["waarom"])
    with handeling(door=door), checked():
        present(klant_id, gevraagd["gevraagd_op"])
        known = sent_before(Lening.objects.filter(klant=klant_id), pk=lening_id, content=said)
        return known or Lening.objects.create(
            pk=lening_id, leningnummer=next_number("lening"), klant_id=klant_id, gevraagd_door_id=door, **said
        )


def advise_lening(
    *, door: UUID, lening_id: UUID, versie: int, advies: str, reden: str, vandaag: date
) -> Lening:
    """The advice, until there is a decision the newest counts. Raises StaleError when the loan changed meanwhile."""
    with handeling(door=door), checked():
        lening = _loan(lening_id, versie, Leningstand.GEADVISEERD)
        lening.advies, lening.advies_reden = advies, _lines(reden)
        lening.geadviseerd_op, lening.geadviseerd_door_id = vandaag, door
        lening.save(update_fields=ADVICE)
    return lening


def decide_lening(
    *, door: UUID, lening_id: UUID, versie: int, besluit: Leningbesluit, vandaag: date
) -> Lening:
    """Grant or refuse, with the letter. Raises RefusalError when who decides recorded the request or ever advised."""
    with handeling(door=door), checked():
        lening = _loan(lening_id, versie, Leningstand(besluit.besluit))
        if not Lening.objects.of_others(door).filter(pk=lening.pk).exists():
            raise RefusalError(SECOND_PERSON)
        lening.besluit, lening.besluit_reden = besluit.besluit, _lines(besluit.reden)
        lening.besloten_op, lening.besloten_door_id = vandaag, door
        lening.toegekend_centen = besluit.toegekend_centen
        lening.eerste_termijn, lening.termijn_centen = besluit.eerste_termijn, besluit.termijn_centen
        lening.save(update_fields=DECISION)
        tell_decision(lening=lening, door=door, vandaag=vandaag)
    return lening


def reschedule_lening(
    *, door: UUID, lening_id: UUID, versie: int, regeling: Regeling, vandaag: date
) -> Lening:
    """Another scheme of repayment, with its letter, when the klant cannot pay this one. The decision stays.

    The same is refused, unless a delivery brought it: then the klant did not read about it yet.
    """
    with handeling(door=door), checked():
        lening = locked(Lening.objects.valid(), pk=lening_id, versie=versie)
        if lening.stand != Leningstand.TOEGEKEND:
            raise RefusalError("Alleen bij een toegekende lening spreekt u af hoe de klant terugbetaalt.")
        told = told_scheme(lening)
        as_told = (told.eerste_termijn, told.termijn_centen) == regeling[:2]
        if as_told and (lening.eerste_termijn, lening.termijn_centen) == regeling[:2]:
            raise RefusalError("Zo betaalt de klant al terug. Vul een ander bedrag of een andere dag in.")
        earlier = "" if as_told else scheme_of(told)
        lening.eerste_termijn, lening.termijn_centen = regeling[:2]
        lening.save(update_fields=["eerste_termijn", "termijn_centen"])
        tell_scheme(lening=lening, eerder=earlier, reden=_lines(regeling.reden), door=door, vandaag=vandaag)
    return lening


def retract_lening(*, door: UUID, lening_id: UUID, versie: int, reden: str, vandaag: date) -> Lening:
    """The klant does not want it after all, as long as nothing was paid out."""
    with handeling(door=door), checked():
        lening = _loan(lening_id, versie, Leningstand.INGETROKKEN)
        lening.ingetrokken_op, lening.ingetrokken_reden = vandaag, _lines(reden)
        lening.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])
    return lening


def _loan(lening_id: UUID, versie: int, naar: Leningstand) -> Lening:
    """The loan, locked, of a klant who lives, when it may go on to this state."""
    lening = locked(Lening.objects.valid(), pk=lening_id, versie=versie)
    living(lening.klant_id)
    if naar not in LENING_TRANSITIONS[lening.stand]:
        raise RefusalError(f"Dit kan niet meer: de lening staat op “{lening.stand.label.lower()}”.")
    return lening


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
