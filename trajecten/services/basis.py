"""What every change of a plan asks first: the klant or the traject, locked, and fit for it."""

from datetime import date, timedelta
from uuid import UUID

from intake.models import Klant
from trajecten.models import Traject
from trajecten.overzicht.plan import latest_evaluation
from werkoffensief.web.notation import long_date
from werkoffensief.web.refusals import RefusalError, locked

ENDED_EARLIER = "Het traject eindigde eerder."
AGAIN = "Onder de 27 jaar: kies wanneer u weer samen naar het plan kijkt."
ONE_DAY = timedelta(days=1)


def living(klant_id: UUID) -> Klant:
    """The klant, locked; nobody starts anything for somebody who died or whose file went into another."""
    klant = locked(Klant.objects.all(), pk=klant_id)
    if klant.samengevoegd_in_id:
        raise RefusalError("Dit dossier is samengevoegd met een ander dossier. Werk in dat dossier verder.")
    if klant.overleden_op:
        raise RefusalError("Deze persoon is overleden. Er kan niets nieuws worden gestart.")
    return klant


def present(klant_id: UUID, day: date) -> Klant:
    """As `living`; nor does anything start on a day on which the person had moved to another municipality."""
    klant = living(klant_id)
    if klant.verhuisd_op and klant.verhuisd_op <= day:
        raise RefusalError(
            "Deze persoon is verhuisd naar een andere gemeente. Vanaf die dag kan er niets nieuws worden gestart."
        )
    return klant


def evaluated_in_time(klant: Klant, evaluatie_op: date | None, day: date) -> None:
    """Raises RefusalError when the plan of somebody under 27 would be looked at again too late, counted from `day`."""
    last = latest_evaluation(klant, day)
    if last and evaluatie_op and evaluatie_op > last:
        raise RefusalError(too_late(last), field="evaluatie_op")


def too_late(last: date) -> str:
    return f"Onder de 27 jaar kijkt u op tijd weer naar het plan: uiterlijk op {long_date(last)}."


def open_traject(traject_id: UUID, versie: int | None = None) -> Traject:
    """The traject, locked, when it still runs."""
    traject = locked(Traject.objects.all(), pk=traject_id, versie=versie)
    if traject.vervallen_op or traject.einde:
        raise RefusalError("Dit traject loopt niet meer.")
    return traject
