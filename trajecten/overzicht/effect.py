"""What came of a voorziening: of the people who used it, how many were in a placement 6 and 12 months after it ended.

Counted is a person, once, by the end of their last use; whoever uses it now has no last use yet. A number is a group of
at least SMALL people, or it is hidden, and so is what could be found by subtracting: who is counted after 12 months is
counted after 6 months too. It is no figure of the contract, compares nobody, and does not say why.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection

SMALL = 10
MAANDEN = (6, 12)
SQL = """
WITH laatste AS (
    SELECT s.klant_id, (max(s.einde) + make_interval(months => %(maanden)s))::date AS dag FROM trajecten_stap s
    WHERE s.voorziening_id = %(code)s AND s.vervallen_op IS NULL
    GROUP BY s.klant_id HAVING bool_and(s.einde IS NOT NULL OR s.status = 'gepland') AND max(s.einde) IS NOT NULL
)
SELECT count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM trajecten_plaatsing p WHERE p.klant_id = l.klant_id AND p.vervallen_op IS NULL
    AND p.startdatum <= l.dag AND (p.einddatum IS NULL OR p.einddatum >= l.dag)))
FROM laatste l WHERE l.dag <= %(vandaag)s
"""


@dataclass(frozen=True, slots=True)
class Effect:
    """After so many months: people, and how many of them were in a placement; None is hidden."""

    maanden: int
    mensen: int | None
    geplaatst: int | None = None
    minder: bool = False  # fewer than SMALL were
    meer: bool = False  # all but fewer than SMALL were

    @property
    def percentage(self) -> float | None:
        if self.mensen is None or self.geplaatst is None:
            return None
        return 100 * self.geplaatst / self.mensen


def effect_of(code: str, day: date) -> list[Effect]:
    """After 6 and 12 months, with what is too small hidden. Two questions."""
    counts = [_count(code, months, day) for months in MAANDEN]
    (six, _), (twelve, _) = counts
    hidden = 0 < six - twelve < SMALL
    return [
        shown(months, people, placed, hidden=hidden and months == MAANDEN[1])
        for months, (people, placed) in zip(MAANDEN, counts, strict=True)
    ]


def _count(code: str, months: int, day: date) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"code": code, "maanden": months, "vandaag": day})
        people, placed = cursor.fetchone()
    return people, placed


def shown(months: int, people: int, placed: int, *, hidden: bool = False) -> Effect:
    """One line as it may be shown."""
    if people < SMALL or hidden:
        return Effect(months, None)
    if placed < SMALL:
        return Effect(months, people, minder=True)
    if people - placed < SMALL:
        return Effect(months, people, meer=True)
    return Effect(months, people, placed)
