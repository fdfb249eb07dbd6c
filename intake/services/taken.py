"""What asks somebody to do something. After a second absence in a row: to talk, and nothing else."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db.models.functions import Now

from intake.enums import Pogingsuitkomst, Taaksoort
from intake.models import Contactpoging, Gesprek, Klant, Taak
from intake.queries import is_gone
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

ABSENCES = 2  # in a row, without a conversation between
_sources: list[Callable[[Klant], bool]] = []  # of apps above: whether somebody missed what they know of
TEXT = "Praat over wat er aan de hand is. Bel, ga langs of kies een plek die de klant past."
DONE = "Deze taak is al gedaan."
NOT_NEEDED = "Niet meer nodig: een afspraak is toch anders gegaan."


def register_absences(missed: Callable[[Klant], bool]) -> None:
    """Let an app above say that a klant twice in a row did not come to something of its own."""
    _sources.append(missed)


def ask_to_talk(klant: Klant, *, medewerker_id: UUID, day: date) -> None:
    """After the second absence in a row one open task to talk; none when there are fewer (an absence was undone).

    Inside a transaction that holds the klant. It asks the regisseur, else whom the klant should have met.
    """
    rows = Taak.objects.open().filter(klant=klant, soort=Taaksoort.PRATEN)
    missed = _absences(klant) >= ABSENCES or any(source(klant) for source in _sources)
    wanted = missed and not is_gone(klant, day)
    if not wanted:
        rows.update(vervallen_op=Now(), vervallen_reden=NOT_NEEDED)
    elif not rows.exists():
        Taak.objects.create(
            klant=klant,
            medewerker_id=klant.regisseur_id or medewerker_id,
            team_id=klant.team_id,
            soort=Taaksoort.PRATEN,
            tekst=TEXT,
            op=day,
        )


def talked(gesprek: Gesprek, door: UUID) -> None:
    """The conversation that was asked for took place, on the day of the task or later."""
    rows = Taak.objects.open().filter(klant=gesprek.klant_id, soort=Taaksoort.PRATEN, op__lte=gesprek.datum)
    rows.update(gedaan_op=Now(), gedaan_door_id=door)


def finish_taak(*, door: UUID, taak_id: UUID, versie: int, now: datetime) -> Taak:
    """It was done. Raises RefusalError when it was already."""
    with handeling(door=door), checked():
        taak = _open(taak_id, versie)
        taak.gedaan_op, taak.gedaan_door_id = now, door
        taak.save(update_fields=["gedaan_op", "gedaan_door"])
    return taak


def postpone_taak(*, door: UUID, taak_id: UUID, versie: int, tot: date, reden: str) -> Taak:
    """Not now: until which day, and why."""
    with handeling(door=door), checked():
        taak = _open(taak_id, versie)
        taak.uitgesteld_tot, taak.uitgesteld_reden = tot, reden
        taak.save(update_fields=["uitgesteld_tot", "uitgesteld_reden"])
    return taak


def _open(taak_id: UUID, versie: int) -> Taak:
    taak = locked(Taak.objects.filter(vervallen_op__isnull=True), pk=taak_id, versie=versie)
    if taak.gedaan_op is not None:
        raise RefusalError(DONE)
    return taak


def _absences(klant: Klant) -> int:
    """On how many days the klant did not come since the last conversation: noted twice, an absence is one."""
    last = Gesprek.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("-datum").first()
    rows = Contactpoging.objects.filter(
        klant=klant, vervallen_op__isnull=True, uitkomst=Pogingsuitkomst.NIET_VERSCHENEN
    )
    return (rows.filter(datum__gt=last.datum) if last else rows).values("datum").distinct().count()
