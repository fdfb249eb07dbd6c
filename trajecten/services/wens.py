"""A klant asks for another regisseur; a teamleider answers, by a transfer or with a reason why not."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from trajecten.enums import Wensuitkomst
from trajecten.models import Regisseurschap, Regisseurswens
from trajecten.services.basis import living
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before


def ask_regisseur(
    *, door: UUID, klant_id: UUID, wens_id: UUID, gevraagd_op: date, reden: str
) -> Regisseurswens:
    """What the klant asks, in their words. While an earlier question is open the words come with it."""
    text = reden.replace("\r\n", "\n").strip()
    with handeling(door=door), checked():
        living(klant_id)
        said = {"gevraagd_op": gevraagd_op, "reden": text}
        known = sent_before(Regisseurswens.objects.filter(klant=klant_id), pk=wens_id, content=said)
        if known:
            return known
        open_one = _open(klant_id).select_for_update().first()
        if open_one:
            if text not in open_one.reden:
                open_one.reden = f"{open_one.reden}\n\n{text}"
                open_one.save(update_fields=["reden"])
            return open_one
        return Regisseurswens.objects.create(
            pk=wens_id,
            wensnummer=next_number("regisseurswens"),
            klant_id=klant_id,
            medewerker_id=door,
            **said,
        )


def refuse_wens(*, door: UUID, wens_id: UUID, versie: int, antwoord: str, vandaag: date) -> Regisseurswens:
    """The klant keeps the regisseur, and hears why. Raises StaleError when the question changed meanwhile."""
    with handeling(door=door), checked():
        wens = locked(Regisseurswens.objects.filter(vervallen_op__isnull=True), pk=wens_id, versie=versie)
        if wens.beantwoord_op:
            raise RefusalError("Deze vraag is al beantwoord.")
        wens.antwoord = antwoord.replace("\r\n", "\n").strip()
        _answer(wens, Wensuitkomst.NIET, door, vandaag)
    return wens


def answer_by_transfer(row: Regisseurschap, door: UUID | str) -> None:
    """The klant has another regisseur: an open question is answered. Inside the transaction of the transfer."""
    wens = _open(row.klant_id).select_for_update().first()
    if wens and door != "systeem":
        wens.overdracht = row
        _answer(wens, Wensuitkomst.OVERGEDRAGEN, door, Today())


def open_again(row: Regisseurschap) -> None:
    """The transfer that answered a question was taken back. Inside its transaction."""
    nothing = dict.fromkeys(("overdracht", "uitkomst", "beantwoord_op", "beantwoord_door", "antwoord"))
    Regisseurswens.objects.filter(overdracht=row, vervallen_op__isnull=True).update(**nothing)


def _answer(wens: Regisseurswens, uitkomst: Wensuitkomst, door: UUID | str, dag: date | Today) -> None:
    wens.uitkomst, wens.beantwoord_op, wens.beantwoord_door_id = uitkomst, dag, door
    wens.save(update_fields=["uitkomst", "beantwoord_op", "beantwoord_door", "antwoord", "overdracht"])


def _open(klant_id: UUID) -> QuerySet[Regisseurswens]:
    return Regisseurswens.objects.filter(
        klant=klant_id, beantwoord_op__isnull=True, vervallen_op__isnull=True
    )
