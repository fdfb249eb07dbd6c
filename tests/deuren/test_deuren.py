"""The walk: every URL, every method, every actor, every relation, against the tables that were written by hand."""

import logging
from uuid import uuid4

import pytest

from tests.deuren import accounts, kruis, post, samen, tabellen, zoekvragen
from tests.deuren.antwoord import OUR_LOGGERS
from tests.deuren.bodies import DEUREN
from tests.deuren.deur import Deur
from tests.deuren.walk import Klop, Wandeling, doors
from tests.deuren.world import ACTORS, Wereld
from werkoffensief.berichten import registry
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


def test_a_mail_is_worked_off_and_read(wereld: Wereld):
    """One leaves the outbox; a name that would stand in it, or a second person who would get it, is said."""
    walk, actor = Wandeling(wereld), wereld.actors["regisseur"]
    klop = Klop(actor, "uitnodiging_nieuw", "POST", "eigen")
    o = walk.objects(klop)
    [message] = walk.ask(actor, "POST", walk.path(klop, o), {"manier": "email", "nieuw_id": uuid4()}).mails
    assert list(walk.zicht.mailed([message])) == []
    message.body += wereld.kanaries.of(o.klant, "achternaam")
    message.cc = ["iemand@voorbeeld.nl"]
    said = " ".join(walk.zicht.mailed([message]))
    assert "mails Klant.achternaam" in said
    assert "mails 2 people at once" in said


@pytest.mark.lang
@pytest.mark.parametrize("naam", ACTORS)
def test_no_page_offers_a_door_that_is_closed(wereld: Wereld, naam: str):
    walk = Wandeling(wereld)
    assert walk.crawl(wereld.actors[naam]) >= 3
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


@pytest.mark.lang
@pytest.mark.parametrize("deur", NAMES)
def test_rights_add_up_for_whoever_has_two_roles(samen_wereld: Wereld, deur: str):
    """On every page. What a body does depends on who sends it: those are of one role."""
    if deur == "werkers":
        for key in (WORKER, BEAT):
            beat_once(key, now=clock.now())
    walk = Wandeling(samen_wereld)
    for name in samen.OOK:
        if (name, deur) not in samen.NOT_WALKED:
            walk.at(deur, samen_wereld.actors[name], others=False, posts=False)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


@pytest.mark.lang
@pytest.mark.parametrize("deur", NAMES)
def test_no_other_method_opens_a_door_whatever_the_klant_is_to_somebody(wereld: Wereld, deur: str):
    walk = Wandeling(wereld)
    relaties = {key[2] for key in tabellen.deuren() if key[0] == deur}
    if deur == "werkers":
        for key in (WORKER, BEAT):
            beat_once(key, now=clock.now())
    for name in ACTORS:
        if DEUREN.get(deur, Deur()).wachtwoord:
            accounts.confirm(wereld.actors[name])
        walk.methods(deur, wereld.actors[name], sorted(relaties))
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


@pytest.mark.lang
@pytest.mark.parametrize("deur", sorted(zoekvragen.DOORS))
def test_what_was_typed_to_find_somebody_stands_in_no_address_title_or_log(wereld: Wereld, deur: str):
    walk = Wandeling(wereld)
    zoekvragen.ask(walk, deur)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


@pytest.mark.lang
@pytest.mark.parametrize("deur", sorted(kruis.CROSSED))
def test_two_objects_of_two_klanten_in_one_address_are_nothing(wereld: Wereld, deur: str):
    walk = Wandeling(wereld)
    kruis.cross(walk, deur)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


@pytest.mark.lang
def test_each_kind_of_fact_is_withdrawn_by_whoever_may(wereld: Wereld):
    walk = Wandeling(wereld)
    kruis.facts(walk)
    assert walk.afwijkingen == [], "\n".join(["", *walk.afwijkingen])


def test_every_kind_of_work_in_the_outbox_is_known_to_mail_or_not():
    assert set(registry._kinds) == {*post.MAILS, *post.SILENT}


def test_a_door_that_a_toegang_opens_also_says_who_stands_in_and_who_looks_along():
    """Both were ways into a file long before the table named them."""
    of: dict[str, set[str]] = {}
    for deur, _method, relatie in tabellen.deuren():
        of.setdefault(deur, set()).add(relatie)
    ways = {"toegang", "waarneming", "meekijken"}
    assert [deur for deur, known in of.items() if 0 < len(known & ways) < len(ways)] == []
