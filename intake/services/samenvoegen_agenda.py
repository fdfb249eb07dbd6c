"""Nobody is expected in two places at once, also not when two files become one: say where, and what to do first."""

from dataclasses import dataclass
from datetime import datetime

from intake.enums import Deelnamestatus
from intake.models import Afspraak, Deelname, Klant
from intake.models.afspraak import PLANNED
from werkoffensief.web import notation
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError

AT_ONCE = "De klant wordt dan op twee plekken tegelijk verwacht: {} en {}. {} Voeg daarna samen."
# What to do first, by how many of the two are a meeting.
FIRST = (
    "Verzet een van de twee afspraken of zeg die af.",
    "Verzet de afspraak of zeg die af, of meld de klant af voor de bijeenkomst.",
    "Meld de klant af voor een van de twee bijeenkomsten.",
)
WAS = "Leg eerst bij een van de twee vast hoe het ging."


@dataclass(frozen=True, slots=True)
class Verwacht:
    """Where a klant is expected, from when until when."""

    begin: datetime
    einde: datetime
    woorden: str
    bijeenkomst: bool
    key: object


def refuse_at_once(kept: Klant, merged: Klant, now: datetime) -> None:
    """The two files show these apart, so whoever merges them cannot see it."""
    others = _expected(merged)
    for mine in _expected(kept):
        for other in others:
            if mine.key != other.key and mine.begin < other.einde and other.begin < mine.einde:
                was = max(mine.begin, other.begin) < now
                first = WAS if was else FIRST[mine.bijeenkomst + other.bijeenkomst]
                raise RefusalError(AT_ONCE.format(mine.woorden, other.woorden, first))


def _expected(klant: Klant) -> list[Verwacht]:
    """The appointments and meetings of which nobody said yet how they went, the first one first."""
    rows = Afspraak.objects.filter(PLANNED, klant=klant).select_related("medewerker")
    taking_part = Deelname.objects.filter(
        klant=klant,
        status=Deelnamestatus.UITGENODIGD,
        vervallen_op__isnull=True,
        bijeenkomst__vervallen_op__isnull=True,
    ).select_related("bijeenkomst")
    found = [Verwacht(row.begin, row.einde, _appointment(row, klant), False, row.pk) for row in rows]
    found += [
        Verwacht(row.bijeenkomst.begin, row.bijeenkomst.einde, _meeting(row, klant), True, row.bijeenkomst_id)
        for row in taking_part
    ]
    return sorted(found, key=lambda each: (each.begin, each.einde, each.woorden))


def _appointment(row: Afspraak, klant: Klant) -> str:
    where = ", ".join(filter(None, [row.get_vorm_display().lower(), row.plaats]))
    return (
        f"een afspraak {_moment(row.begin)} met {row.medewerker.naam}, {where} (dossier {klant.klantnummer})"
    )


def _meeting(row: Deelname, klant: Klant) -> str:
    there = row.bijeenkomst
    return (
        f"de bijeenkomst “{there.titel}” {_moment(there.begin)}, {there.plaats} (dossier {klant.klantnummer})"
    )


def _moment(begin: datetime) -> str:
    then = begin.astimezone(AMSTERDAM)
    return f"op {notation.short_date(then.date())} om {notation.clock_time(then)}"
