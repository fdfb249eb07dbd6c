"""How many queries a page asks: few, and never more for a hundred rows than for one.

Counted beyond an empty page for somebody who is logged in; transaction control and the reading log (which has a
connection of its own) are left out. `make test` counts on a few pages, `make test-lang` on all of them.
"""

from itertools import pairwise

import pytest
from django.db.models import QuerySet

from tests.paginas.bezoek import Bezoeker
from tests.paginas.register import Bezoek, bezoeken

FEW = 12
STEPS = (0, 25, 75)  # rows added before each count, beside those that the readable world has
EVERY = 30  # so many pages lie between two of the few


def visits() -> list[Bezoek]:
    """Every page that is asked for with GET, in every role, with each of its groups and filters."""
    return [bezoek for bezoek in bezoeken(states=False, questions=True) if not bezoek.pagina.knop]


def counted(
    bezoeker: Bezoeker, wanted: list[Bezoek], steps: tuple[int, ...]
) -> dict[str, list[tuple[str, ...]]]:
    """By visit what it asks beyond the empty page, after each step."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for more in steps:
        bezoeker.groei.to(more)
        for bezoek in wanted:
            found.setdefault(str(bezoek), []).append(bezoeker.open(bezoek).vragen)
    return found


def faults(bezoeker: Bezoeker, wanted: list[Bezoek], steps: tuple[int, ...]) -> list[str]:
    """Each page that asks too much, or more for more rows, with the last queries that it asked."""
    roles = {bezoek.rol for bezoek in wanted}
    empty = {rol: len(bezoeker.open(Bezoek("privacy", rol, "geen")).vragen) for rol in roles}
    rights = {str(bezoek): bezoek.rol for bezoek in wanted}
    wrong = []
    for name, asked in counted(bezoeker, wanted, steps).items():
        numbers = [len(queries) - empty[rights[name]] for queries in asked]
        if max(numbers) > FEW or any(more > fewer for fewer, more in pairwise(numbers)):
            more = [sql[:160] for sql in max(asked, key=len)]
            wrong.append("\n    ".join([f"{name}: {numbers}", *more]))
    return wrong


def test_a_few_pages_ask_few_queries_and_never_more_for_more_rows(bezoeker: Bezoeker):
    wrong = faults(bezoeker, visits()[::EVERY], (0, 1, 12))
    assert wrong == [], "\n".join(["", *wrong])


@pytest.mark.lang
def test_every_page_in_every_role_asks_few_queries_and_never_more_for_more_rows(bezoeker: Bezoeker):
    wanted = visits()
    assert len(wanted) > 200
    wrong = faults(bezoeker, wanted, STEPS)
    assert wrong == [], "\n".join(["", *wrong])


@pytest.mark.lang
def test_a_page_that_asks_for_each_row_is_found(bezoeker: Bezoeker, monkeypatch: pytest.MonkeyPatch):
    wanted = [bezoek for bezoek in visits() if bezoek.naam == "werkgever_lijst"][:1]
    assert faults(bezoeker, wanted, (0, 3)) == []
    monkeypatch.setattr(QuerySet, "select_related", lambda rows, *names: rows)
    assert len(faults(bezoeker, wanted, (0, 3))) == 1
