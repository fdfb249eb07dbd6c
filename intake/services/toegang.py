"""Twenty-four hours in a file of another team, for a reason that is written down.

Wrong, absent, shielded and merged get the same answer after the same work: the same queries, whatever they find.
Whoever has no birth date in the file is found by the whole BSN and an empty date; any other file is not, and gets that
same answer, so that a date left empty tells nothing about who has one.
"""

from datetime import date
from uuid import UUID, uuid4

from django.db.models.functions import Now

from intake.models import Klant, Toegang
from intake.queries import find_klant, find_without_birth_date
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.queries import acts_of
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

LIMIT = 5  # wrong answers in WINDOW_HOURS; what was right does not count
WINDOW_HOURS = 1
REFUSED, TAKEN, ENDED = "toegang niet gegeven", "toegang genomen", "toegang beëindigd"
TOO_OFTEN = (
    "U hebt het afgelopen uur te vaak gegevens ingevuld die niet kloppen. Wacht een uur, "
    "of bel het team van de klant."
)
UNKNOWN = (
    "Met deze gegevens kunnen wij geen dossier openen. Controleer het nummer en de geboortedatum. Kloppen ze? "
    "Bel dan het team van de klant."
)
ENDED_BY_TEAM = (
    "Het team van de klant heeft uw toegang in de afgelopen 24 uur beëindigd. Bel de teamleider van dat team."
)
NOBODY = UUID(int=0)


class TooOftenError(RefusalError):
    """So many wrong answers that the next is not even looked at."""


def take_toegang(
    *, door: UUID, toegang_id: UUID, nummer: str, geboortedatum: date | None, reden: str
) -> tuple[Klant, Toegang | None]:
    """Open the file with this klantnummer or BSN and birth date for `door`, from now on for 24 hours.

    Without a birth date: the file with this BSN, when no birth date stands in it.
    No Toegang is made for a file that `door` may open as it is. `toegang_id` came with the form: sent twice, it is one.
    When it is already that of another file or person, the Toegang gets an id of its own: a refusal by the database
    would tell, outside the limit, that number and date are right.
    Each attempt is in the log, without name or number, also when it is refused; without the log there is no Toegang.
    """
    with handeling(door=door), checked():
        # One attempt at a time, so that nobody outruns the limit.
        medewerker = locked(Medewerker.objects.all(), pk=door)
        _refuse_too_often(door)
        found = find_klant(nummer, geboortedatum) if geboortedatum else find_without_birth_date(nummer)
        target = found.pk if found else NOBODY
        known = Toegang.objects.filter(pk=toegang_id).first()
        if found and known and (known.klant_id, known.medewerker_id) == (target, medewerker.pk):
            return found, known
        visible = Klant.objects.visible_to(medewerker).filter(pk=target).exists()
        if found is None or (found.afgeschermd_op is not None and not visible):
            record_handeling(door=door, soort=REFUSED, object_soort="medewerker", object_id=str(door))
            raise RefusalError(UNKNOWN)
        if visible:
            return found, None
        if _was_ended(medewerker, found):
            raise RefusalError(ENDED_BY_TEAM)
        new_id = uuid4() if known else toegang_id
        toegang = Toegang.objects.create(pk=new_id, klant=found, medewerker=medewerker, reden=reden)
        # Last, so that the log tells of no Toegang that the database refused; without the log there is none either.
        record_handeling(door=door, soort=TAKEN, object_soort="klant", object_id=str(found.pk))
        return found, toegang


def _refuse_too_often(door: UUID) -> None:
    wrong = acts_of("medewerker", str(door), hours=WINDOW_HOURS).filter(soort=REFUSED)
    if wrong.count() >= LIMIT:
        raise TooOftenError(TOO_OFTEN)


def _was_ended(medewerker: Medewerker, klant: Klant) -> bool:
    """Whether somebody ended an access that would still run: it is not taken back at once."""
    ended = Toegang.objects.filter(medewerker=medewerker, klant=klant, beeindigd_op__isnull=False)
    return ended.filter(tot__gt=Now()).exists()


def end_toegang(*, door: UUID, toegang_id: UUID) -> None:
    """End a Toegang before its 24 hours have passed. Raises RefusalError when it has ended already."""
    with handeling(door=door), checked():
        toegang = locked(Toegang.objects.all(), pk=toegang_id)
        ended = Toegang.objects.current().filter(pk=toegang.pk)
        if not ended.update(beeindigd_op=Now(), beeindigd_door=door):
            raise RefusalError("Deze toegang is al voorbij.")
        record_handeling(door=door, soort=ENDED, object_soort="klant", object_id=str(toegang.klant_id))
