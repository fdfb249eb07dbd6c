"""Refer a klant: who signs up, what the plan waits for, and what is done about what stands in the way."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from intake.models import Belemmering
from intake.services.tafel import Afspraak
from trajecten.models import Wachtpunt
from trajecten.services.basis import open_traject
from trajecten.services.plan import add_actie, add_wachtpunt
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import checked, locked

AANMELDEN, ANTWOORD, VERWEZEN = "Aanmelden bij {}", "Antwoord van {}", "Verwezen naar {}"
MAX_WAARHEEN = 180  # with the words above it fits in a line of the plan


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Where to, who signs the klant up and by when, and when an answer is expected."""

    waarheen: str
    wie: str
    voor_op: date | None
    verwacht_op: date
    belemmering_id: UUID | None = None

    @property
    def aanmelding(self) -> Afspraak:
        return Afspraak(wat=AANMELDEN.format(self.waarheen), wie=self.wie, voor_op=self.voor_op)


def refer(
    *, door: UUID, traject_id: UUID, nieuw_id: UUID, verwijzing: Verwijzing, vandaag: date
) -> Wachtpunt:
    """All of it or nothing. Sent twice with one `nieuw_id` it is one referral.

    What was already written down about the obstacle stays; an empty line says where the klant was referred to.
    """
    with handeling(door=door), checked():
        add_actie(
            door=door, traject_id=traject_id, actie_id=nieuw_id, agreed=verwijzing.aanmelding, doel_id=None,
            vandaag=vandaag,
        )  # fmt: skip
        if verwijzing.belemmering_id:
            _say_so(open_traject(traject_id).klant_id, verwijzing)
        return add_wachtpunt(
            door=door, traject_id=traject_id, wachtpunt_id=uuid5(nieuw_id, "wachtpunt"),
            wat=ANTWOORD.format(verwijzing.waarheen), verwacht_op=verwijzing.verwacht_op, vandaag=vandaag,
        )  # fmt: skip


def _say_so(klant_id: UUID, verwijzing: Verwijzing) -> None:
    rows = Belemmering.objects.filter(klant=klant_id, vervallen_op__isnull=True, opgelost_op__isnull=True)
    row = locked(rows, pk=verwijzing.belemmering_id)
    if not row.actie:
        row.actie = VERWEZEN.format(verwijzing.waarheen)
        row.save(update_fields=["actie"])
