"""What a person asks about their own data, and how it ended (AVG art. 12 and 15 to 18).

Finding out whose data that is goes by what the person shows: number and birth date, or the whole BSN when no birth date
stands in the file. Who finds nobody leaves a line in the log, and too many of them in an hour close these pages.
"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from intake.models import Klant, Klantnummer, Verzoek
from intake.queries import find_klant, find_without_birth_date
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.queries import acts_of
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

CLOSED = "Dit verzoek is al afgehandeld."
NOT_FOUND = "klant niet gevonden"  # the act in the log
LIMIT = 10  # of these in WINDOW_HOURS: a desk with letters and bad handwriting, not a search
WINDOW_HOURS = 1
NOBODY = "Er is geen klant met dit nummer en deze geboortedatum. Controleer ze allebei."
NO_NUMBER = "Er is geen klant met dit klantnummer."
TOO_OFTEN = "U hebt het afgelopen uur te vaak gegevens ingevuld die niet kloppen. Wacht een uur."


def find_asker(*, door: UUID, nummer: str, geboortedatum: date | None) -> Klant:
    """Whose request this is, also behind a shield. Raises RefusalError when these data are of nobody."""
    return _found(
        lambda: find_klant(nummer, geboortedatum) if geboortedatum else find_without_birth_date(nummer),
        door=door,
        otherwise=RefusalError(NOBODY),
    )


def find_by_number(*, door: UUID, nummer: str) -> Klant:
    """Whose reading log this is. Raises RefusalError when there is no such klantnummer."""
    known = Klantnummer.objects.select_related("klant").typed(nummer)
    return _found(
        lambda: next((row.klant for row in known), None),
        door=door,
        otherwise=RefusalError(NO_NUMBER, field="klantnummer"),
    )


def _found(find: Callable[[], Klant | None], *, door: UUID, otherwise: RefusalError) -> Klant:
    """One at a time for each medewerker, so that nobody outruns the limit."""
    with handeling(door=door), checked():
        locked(Medewerker.objects.all(), pk=door)
        wrong = acts_of("medewerker", str(door), hours=WINDOW_HOURS).filter(soort=NOT_FOUND)
        if wrong.count() >= LIMIT:
            raise RefusalError(TOO_OFTEN)
        klant = find()
        if klant is None:
            record_handeling(door=door, soort=NOT_FOUND, object_soort="medewerker", object_id=str(door))
            raise otherwise
    return klant


def open_verzoek(*, door: UUID, verzoek_id: UUID, klant_id: UUID, soort: str, ontvangen_op: date) -> Verzoek:
    """Register a request. `verzoek_id` came with the form: sent twice, it is one request."""
    known = Verzoek.objects.filter(pk=verzoek_id).first()
    if known:
        return known
    with handeling(door=door), checked():
        locked(Klant.objects.filter(gewist_op__isnull=True), pk=klant_id)
        return Verzoek.objects.create(
            pk=verzoek_id, klant_id=klant_id, soort=soort, ontvangen_op=ontvangen_op, door_id=door
        )


def close_verzoek(
    *, door: UUID, verzoek_id: UUID, uitkomst: str, toelichting: str | None, now: datetime
) -> None:
    """Say how a request ended. From then on the file is closed for the privacy officer."""
    with handeling(door=door), checked():
        verzoek = locked(Verzoek.objects.all(), pk=verzoek_id)
        if not verzoek.is_open:
            raise RefusalError(CLOSED)
        verzoek.afgehandeld_op, verzoek.afgehandeld_door_id = now, door
        verzoek.uitkomst, verzoek.toelichting = uitkomst, toelichting or None
        verzoek.save(update_fields=["afgehandeld_op", "afgehandeld_door", "uitkomst", "toelichting"])
