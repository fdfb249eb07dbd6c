"""The walk: every URL, every method, every actor, every relation, against the tables that were written by hand."""

import logging

import pytest

from tests.deuren import tabellen
from tests.deuren.walk import OUR_LOGGERS, Klop, Wandeling, doors
from tests.deuren.world import ACTORS, Wereld
from werkoffensief.berichten.heartbeat import BEAT, WORKER, beat_once
from werkoffensief.dossier.views import start
from werkoffensief.web import clock

NAMES = sorted(doors())
# `make test` knocks at every twentieth door, `make test-lang` at all the others.
SHORT = NAMES[::20]
DOORS = [pytest.param(name, marks=[] if name in SHORT else [pytest.mark.lang]) for name in NAMES]


@pytest.mark.parametrize("deur", DOORS)
def test_nobody_gets_more_or_less_than_the_tables_say(wereld: Wereld, deur: str):
    """Everybody knocks at this door."""
    if deur == "werkers":
        for key in (WORKER, BEAT):
            beat_once(key, now=clock.now())
    walk = Wandeling(wereld)
    for name in ACTORS:
        walk.at(deur, wereld.actors[name])
    walk.extra(deur)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])
    assert walk.aantal >= len(ACTORS) * Wandeling.planned(deur)


def test_every_url_stands_in_the_table_and_the_table_names_no_other():
    assert {key[0] for key in tabellen.deuren()} == set(NAMES)


def test_the_walk_sends_more_than_ten_thousand_requests():
    """Each door's own walk counts what it sent (walk.ask), and fails when that is less than planned."""
    assert len(ACTORS) * sum(map(Wandeling.planned, NAMES)) > 10_000


def test_every_allowed_page_says_what_it_must_show():
    silent = {
        f"{deur} ({relatie}): {rol}"
        for (deur, method, relatie), cells in tabellen.deuren().items()
        for rol, cell in cells.items()
        if method == "GET" and cell.status == 200 and not cell.toont
    }
    assert silent == set()


OURS = [(name, logging.DEBUG) for name in (*OUR_LOGGERS, "django.request")]


@pytest.mark.parametrize(("name", "level"), [*OURS, ("some.library", logging.INFO)])
def test_a_line_in_a_log_is_heard_at_the_lowest_level(wereld: Wereld, monkeypatch, name: str, level: int):
    """A line with a canary, planted in a page of the application, makes the walk say so."""
    text = next(text for text, spoor in wereld.kanaries.sporen.items() if spoor.naam == "Klant.achternaam")

    def leaks(request):
        logging.getLogger(f"{name}.views").log(level, "opened %s", text)
        return start.start(request)

    door = doors()["start"]
    monkeypatch.setattr(door, "callback", leaks)
    walk = Wandeling(wereld)
    walk.judge(
        Klop(wereld.actors["privacy"], "start", "GET", "geen"),
        tabellen.deuren()["start", "GET", "geen"]["privacy"],
    )
    assert f"shows Klant.achternaam in logs ({text})" in " ".join(walk.afwijkingen)
    assert "has Klant.achternaam in a log" in " ".join(walk.afwijkingen)


@pytest.mark.lang
@pytest.mark.parametrize("naam", ACTORS)
def test_no_page_offers_a_door_that_is_closed(wereld: Wereld, naam: str):
    walk = Wandeling(wereld)
    assert walk.crawl(wereld.actors[naam]) >= 3
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])
