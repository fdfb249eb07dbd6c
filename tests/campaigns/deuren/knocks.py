"""In which order the walk of tests/deuren knocks to see a lock that is off: what shows it soonest first."""

import html
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from tests.deuren import accounts, kruis, tabellen, zoekvragen
from tests.deuren.antwoord import LINK
from tests.deuren.bodies import DEUREN
from tests.deuren.deur import Deur
from tests.deuren.walk import Klop, Wandeling, url_name
from tests.deuren.world import CAST

# Who shows it soonest; then those who mostly never come in, or are as others are.
FIRST = ("regisseur", "teamleider", "consulent", "vreemde")
REST = ("accountmanager", "manager", "privacy", "beheerder", "werkgever", "collega")
CRAWLED = ("consulent", "regisseur", "teamleider", "accountmanager")
NO_LINKS = {"privacy", "beheerder", "werkgever", "collega"}
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
TOGETHER = 6  # doors that are tried in every way before the next ones


class Knock(NamedTuple):
    """One thing to try; `what`: cell (one request against the table), or the name of a walk of its own."""

    what: str
    deur: str = ""
    naam: str = ""
    method: str = ""
    relatie: str = ""
    vraag: str = ""


class SeenError(Exception):
    """Something is not as the tables say."""


class TooLateError(Exception):
    """The time for this lock is up."""


@dataclass
class Hasty(Wandeling):
    """A walk that ends at the first thing that is wrong, or when its time is up. `skipped`: wrong without a fault."""

    until: float = 0
    skipped: frozenset[Knock] = frozenset()
    followed: dict[str, set[str]] = field(default_factory=dict)

    def ask(self, *args: Any) -> Any:
        if self.afwijkingen:
            raise SeenError
        if self.until and time.monotonic() > self.until:
            raise TooLateError
        return super().ask(*args)

    def try_all(self, knocks: Iterable[Knock]) -> tuple[Knock, str] | None:
        """The first knock at which something is wrong, and what."""
        done = set(self.skipped)
        for knock in knocks:
            if knock in done:
                continue
            done.add(knock)
            with suppress(SeenError):
                self.knock(knock)
            if self.afwijkingen:
                return knock, self.afwijkingen[0]
        return None

    def knock(self, knock: Knock) -> None:
        """Try this one thing."""
        getattr(self, f"try_{knock.what}")(knock)

    def try_cell(self, knock: Knock) -> None:
        klop = self._klop(knock)
        self.judge(klop, tabellen.cel((knock.deur, knock.method, knock.relatie), klop.actor.rollen))

    def try_shut(self, knock: Knock) -> None:
        """No link or button on this page leads to a door that the table closes: the first thing a crawl would find."""
        klop = self._klop(knock)
        page = self.ask(klop.actor, "GET", self.path(klop, self.objects(klop)) + knock.vraag, {})
        for url in dict.fromkeys(html.unescape(url) for url in LINK.findall(page.body)):
            method = self._closed(klop.actor, url)
            if method and (status := self.ask(klop.actor, method, url, {}).status) in {403, 404}:
                self.afwijkingen.append(f"{klop}: the page offers {url_name(url)}, which is {status}")
                return

    def _closed(self, actor: Any, url: str) -> str:
        """How one knocks at the door behind this link, when the table closes it."""
        ids = (self.world.bundel_of.get(UUID(found)) for found in IDS.findall(url))
        row = next(filter(None, ids), None)
        relatie, name = self.world.relatie(actor, row) if row else "geen", str(url_name(url))
        for method in ("GET", "POST"):
            key = (name, method, relatie)
            status = tabellen.cel(key, actor.rollen).status if key in tabellen.deuren() else 0
            if status != 405:
                return method if status in {403, 404} else ""
        return ""

    def try_links(self, knock: Knock) -> None:
        klop = self._klop(knock)
        path = self.path(klop, self.objects(klop)) + knock.vraag
        self.crawl(klop.actor, path, self.followed.setdefault(knock.naam, set()), deep=False)

    def _klop(self, knock: Knock) -> Klop:
        actor = self.world.actors[knock.naam]
        if DEUREN.get(knock.deur, Deur()).wachtwoord:
            accounts.confirm(actor)
        return Klop(actor, knock.deur, knock.method, knock.relatie, knock.vraag)

    def try_crawl(self, knock: Knock) -> None:
        self.crawl(self.world.actors[knock.naam])

    def try_extra(self, knock: Knock) -> None:
        self.extra(knock.deur)

    def try_cross(self, knock: Knock) -> None:
        kruis.cross(self, knock.deur)

    def try_facts(self, knock: Knock) -> None:
        kruis.facts(self)

    def try_typed(self, knock: Knock) -> None:
        zoekvragen.ask(self, knock.deur)


def all_knocks(groups: Iterable[list[str]], *, crawl: bool, roles: bool) -> Iterator[Knock]:
    """Every knock at these doors, group by group; at last whole crawls. `roles`: a role alone decides, so all begin."""
    parts = [group[n : n + TOGETHER] for group in groups for n in range(0, len(group), TOGETHER)]
    for doors in parts:
        for step in (_soon, _late):
            for actors in ((*FIRST, *REST),) if roles else (FIRST, REST):
                yield from step(doors, actors)
    if crawl:
        yield from (Knock("crawl", naam=name) for name in CRAWLED)


def _soon(doors: list[str], actors: tuple[str, ...]) -> Iterator[Knock]:
    """What is closed must stay so, and no page may offer it; what is open must show neither more nor less."""
    cells = [cell for deur in doors for cell in _cells(deur, actors)]
    for method in ("GET", "POST"):
        yield from (knock for knock, status in cells if status in {403, 404} and knock.method == method)
    yield from (walk for deur in doors for walk in _own_walks(deur) if walk.what != "typed")
    for knock in _opened(cells):
        yield from (knock, knock._replace(what="shut"))


def _late(doors: list[str], actors: tuple[str, ...]) -> Iterator[Knock]:
    """What is done, whatever a page offers, and what somebody types."""
    cells = [cell for deur in doors for cell in _cells(deur, actors)]
    yield from (knock for knock, status in cells if status not in {405, 403, 404})
    yield from (knock._replace(what="links") for knock in _opened(cells) if knock.naam not in NO_LINKS)
    yield from (walk for deur in doors for walk in _own_walks(deur) if walk.what == "typed")


def _opened(cells: list[tuple[Knock, int]]) -> list[Knock]:
    return [knock for knock, status in cells if knock.method == "GET" and status == 200]


def _cells(deur: str, actors: tuple[str, ...]) -> list[tuple[Knock, int]]:
    """Each request to this door with the status of the table, by actor."""
    found = []
    for naam in actors:
        for name, method, relatie in tabellen.deuren():
            if name == deur:
                status = tabellen.cel((name, method, relatie), (_role(naam),)).status
                for vraag in DEUREN.get(deur, Deur()).vragen if method == "GET" else ("",):
                    found.append((Knock("cell", deur, naam, method, relatie, vraag), status))
    return found


def _role(naam: str) -> str:
    return next(role for name, role, _team in CAST if name == naam)


def _own_walks(deur: str) -> Iterator[Knock]:
    """What is tried at this door beside what its rows say."""
    yield Knock("extra", deur)
    if deur in kruis.CROSSED:
        yield Knock("cross", deur)
    if deur == "feit_vervallen":
        yield Knock("facts", deur)
    if deur in zoekvragen.DOORS:
        yield Knock("typed", deur)
