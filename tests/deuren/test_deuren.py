"""The walk: every URL, every method, every actor, every relation, against the tables that were written by hand."""

import pytest

from tests.deuren import tabellen
from tests.deuren.walk import OTHER_METHODS, Wandeling, doors
from tests.deuren.world import ACTORS, Wereld
from werkoffensief.berichten.heartbeat import BEAT, WORKER, beat_once
from werkoffensief.web import clock

NAMES = sorted(doors())
# `make test` knocks at every twentieth door, `make test-lang` at all the others.
SHORT = NAMES[::20]
DOORS = [pytest.param(name, marks=[] if name in SHORT else [pytest.mark.lang]) for name in NAMES]


@pytest.mark.parametrize("deur", DOORS)
def test_nobody_gets_more_or_less_than_the_tables_say(wereld: Wereld, deur: str):
    if deur == "werkers":
        for key in (WORKER, BEAT):
            beat_once(key, now=clock.now())
    walk = Wandeling(wereld)
    for name in ACTORS:
        walk.at(deur, wereld.actors[name])
    walk.extra(deur)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])
    assert walk.aantal >= len(ACTORS) * 8


def test_every_url_stands_in_the_table_and_the_table_names_no_other():
    assert {key[0] for key in tabellen.deuren()} == set(NAMES)


def test_the_walk_is_long_enough():
    """What the parameters above add up to: each cell of the table for each actor, and the methods no page knows."""
    cells, others = len(tabellen.deuren()), len(OTHER_METHODS) * len(NAMES)
    assert (cells + others) * len(ACTORS) >= 10_000


@pytest.mark.lang
@pytest.mark.parametrize("naam", ACTORS)
def test_no_page_offers_a_door_that_is_closed(wereld: Wereld, naam: str):
    walk = Wandeling(wereld)
    assert walk.crawl(wereld.actors[naam]) >= 3
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])
