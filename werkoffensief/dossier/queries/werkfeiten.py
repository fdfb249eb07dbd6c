"""What the order of the work list is made of, and nothing else: six facts about the work (docs/adr/0020).

`points` says how much each fact counts, `rests` who waits for a later day, `place` where somebody stands, `reason` why.
`werkfeiten.sql` computes the same points for a whole team at once; a test compares the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from intake.models import Weging
from intake.models.werklijst import GEWICHTEN
from intake.queries import ww_until
from werkoffensief.web.eenmaal import ask_again
from werkoffensief.web.notation import MAANDEN

WHOLE = 365  # what a fact that holds counts for each point of its weight, and the most days that count


@dataclass(frozen=True, slots=True)
class Werkfeiten:
    """The only input of the order. It has no field for who somebody is, where they live or how an attempt ended."""

    never_spoken: bool
    call_back_on: date | None
    ask_again_on: date | None
    evaluation_on: date | None
    ww_ends_on: date | None
    last_contact_on: date | None


@dataclass(frozen=True, slots=True)
class Gewichten:
    """How much each fact counts, 0 to 10. The names are the columns of Weging.

    To begin with a promise stands above everything, then who was never spoken with or approached: the programme is to
    speak with everyone. Who was approached a moment ago and not reached stands below who is to be asked again.
    """

    nooit_gesproken: int = 5
    terugbellen: int = 10
    opnieuw_vragen: int = 3
    evaluatie: int = 4
    ww_einde: int = 3
    laatste_contact: int = 2


def present_weights() -> Gewichten:
    """Those that the manager set last, or those to begin with."""
    rows = ask_again(_last_weights)
    return Gewichten(**dict(zip(GEWICHTEN, rows[0], strict=True))) if rows else Gewichten()


def _last_weights() -> QuerySet[Any, Any]:
    return Weging.objects.order_by("-nummer").values_list(*GEWICHTEN)[:1]


def points(feiten: Werkfeiten, gewichten: Gewichten, day: date) -> dict[str, int]:
    """What each fact counts on `day`; by the name of its weight, in the order in which reasons are given."""
    quiet = WHOLE if feiten.last_contact_on is None else (day - feiten.last_contact_on).days
    ww = feiten.ww_ends_on is not None and feiten.ww_ends_on <= ww_until(day)
    return {
        "terugbellen": WHOLE * gewichten.terugbellen * _due(feiten.call_back_on, day),
        "opnieuw_vragen": WHOLE * gewichten.opnieuw_vragen * _due(feiten.ask_again_on, day),
        "evaluatie": WHOLE * gewichten.evaluatie * _due(feiten.evaluation_on, day),
        "ww_einde": WHOLE * gewichten.ww_einde * ww,
        "nooit_gesproken": WHOLE * gewichten.nooit_gesproken * feiten.never_spoken,
        "laatste_contact": gewichten.laatste_contact * min(max(quiet, 0), WHOLE),
    }


def rests(feiten: Werkfeiten, day: date) -> bool:
    """Whether it was agreed to call or ask on a later day, and nothing else is due before."""
    agreed = (feiten.call_back_on, feiten.ask_again_on)
    later = any(moment is not None and moment > day for moment in agreed)
    return later and not any(_due(moment, day) for moment in (*agreed, feiten.evaluation_on))


def since(feiten: Werkfeiten, gewichten: Gewichten, day: date) -> date | None:
    """The earliest day of the facts that count; of who waits, the day that was agreed."""
    if rests(feiten, day):
        return min(moment for moment in (feiten.call_back_on, feiten.ask_again_on) if moment)
    moments = {
        "terugbellen": feiten.call_back_on,
        "opnieuw_vragen": feiten.ask_again_on,
        "evaluatie": feiten.evaluation_on,
        "ww_einde": feiten.ww_ends_on,
    }
    counted = points(feiten, gewichten, day)
    return min((moment for name, moment in moments.items() if moment and counted[name]), default=None)


def place(feiten: Werkfeiten, gewichten: Gewichten, day: date) -> tuple[bool, int, date, date]:
    """Where somebody stands: the least on top. Who is equal in all this stands by chance, each time the same."""
    return (
        rests(feiten, day),
        -sum(points(feiten, gewichten, day).values()),
        since(feiten, gewichten, day) or date.max,
        feiten.last_contact_on or date.min,
    )


def reason(
    feiten: Werkfeiten, gewichten: Gewichten, day: date, *, own_promise: bool = True, wanted: str = ""
) -> str:
    """One sentence: why somebody stands here. Of facts that count the same, the first of `points`; or that of the fact
    by which a reader chose (`wanted`)."""
    if wanted:
        return SENTENCES[wanted](feiten, day, own_promise)
    if rests(feiten, day):
        return _later(feiten, day, own_promise)
    counted = points(feiten, gewichten, day)
    heaviest = max(counted, key=lambda name: counted[name])
    if not counted[heaviest]:
        heaviest = "nooit_gesproken" if feiten.never_spoken else "laatste_contact"
    return SENTENCES[heaviest](feiten, day, own_promise)


def _due(moment: date | None, day: date) -> bool:
    return moment is not None and moment <= day


def in_words(moment: date, day: date) -> str:
    """3 december, with the year when it is another than that of `day`."""
    year = "" if moment.year == day.year else f" {moment.year}"
    return f"{moment.day} {MAANDEN[moment.month - 1]}{year}"


def _promise(feiten: Werkfeiten, day: date, own: bool) -> str:
    if feiten.call_back_on is None:
        return ""
    who = "U" if own else "Een collega"
    return f"{who} beloofde op {in_words(feiten.call_back_on, day)} terug te bellen."


def _ask(feiten: Werkfeiten, day: date, own: bool) -> str:
    moment = feiten.ask_again_on
    return f"Op {in_words(moment, day)} zouden wij het opnieuw vragen." if moment else ""


def _evaluation(feiten: Werkfeiten, day: date, own: bool) -> str:
    moment = feiten.evaluation_on
    if moment is None:
        return ""
    return (
        "Vandaag is de evaluatie van het plan."
        if moment == day
        else f"De evaluatie van het plan was op {in_words(moment, day)}."
    )


def _ww(feiten: Werkfeiten, day: date, own: bool) -> str:
    moment = feiten.ww_ends_on
    if moment is None:
        return ""
    return f"De WW {'stopt' if moment >= day else 'stopte'} op {in_words(moment, day)}."


def _never(feiten: Werkfeiten, day: date, own: bool) -> str:
    if feiten.last_contact_on is None:
        return "Nog nooit gesproken."
    return f"Nog nooit gesproken; de laatste poging was op {in_words(feiten.last_contact_on, day)}."


def _quiet(feiten: Werkfeiten, day: date, own: bool) -> str:
    if feiten.never_spoken or feiten.last_contact_on is None:
        return _never(feiten, day, own)
    return f"Het laatste contact was op {in_words(feiten.last_contact_on, day)}."


def _later(feiten: Werkfeiten, day: date, own: bool) -> str:
    if feiten.call_back_on is not None and feiten.call_back_on > day:
        return f"{_promise(feiten, day, own).rstrip('.')}; tot dan kan het wachten."
    moment = feiten.ask_again_on
    return f"Afgesproken is om het op {in_words(moment, day)} opnieuw te vragen." if moment else ""


SENTENCES: dict[str, Callable[[Werkfeiten, date, bool], str]] = {
    "terugbellen": _promise,
    "opnieuw_vragen": _ask,
    "evaluatie": _evaluation,
    "ww_einde": _ww,
    "nooit_gesproken": _never,
    "laatste_contact": _quiet,
}
