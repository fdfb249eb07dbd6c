"""How many queries a page asks: few, and as many for one row as for a hundred.

Counted beyond an empty page for somebody who is logged in; transaction control and the reading log (which has a
connection of its own) are left out.
"""

import pytest

from tests.paginas.bezoek import Bezoeker
from tests.paginas.register import Bezoek, bezoeken

FEW = 12
STEPS = (0, 25, 75)  # rows added before each count: so 24, 49 and 124 more than the world of the doors has
# Pages that somebody asked to leave alone for now, each with why; empty when all is well.
KNOWN: dict[str, str] = {}


def visits() -> list[Bezoek]:
    """Every page that is asked for with GET, in every role, with each of its groups and filters."""
    return [bezoek for bezoek in bezoeken(states=False, questions=True) if not bezoek.pagina.knop]


def empty_page(bezoeker: Bezoeker, rol: str) -> int:
    """What a page with nothing on it costs this role."""
    return len(bezoeker.open(Bezoek("privacy", rol, "geen")).vragen)


@pytest.fixture
def counted(bezoeker: Bezoeker) -> dict[str, list[int]]:
    """By visit how many queries beyond the empty page, after each step."""
    found: dict[str, list[int]] = {}
    for more in STEPS:
        bezoeker.groei.to(more)
        empty = {rol: empty_page(bezoeker, rol) for rol in {b.rol for b in visits()}}
        for bezoek in visits():
            found.setdefault(str(bezoek), []).append(len(bezoeker.open(bezoek).vragen) - empty[bezoek.rol])
    return found


def test_every_page_in_every_role_asks_few_queries_and_never_more_for_more_rows(
    counted: dict[str, list[int]],
):
    assert len(counted) > 200
    wrong = {name: seen for name, seen in counted.items() if max(seen) > FEW or (len(set(seen)) > 1)}
    assert {name: seen for name, seen in wrong.items() if name not in KNOWN} == {}
