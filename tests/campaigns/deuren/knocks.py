"""What of the walk of tests/deuren is tried at a door, and in which order: what shows a lock that is off soonest."""

import html
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from tests.deuren import accounts, kruis, tabellen, zoekvragen
from tests.deuren.antwoord import LINK
from tests.deuren.bodies import DEUREN, EXTRA
from tests.deuren.deur import Deur
from tests.deuren.walk import Klop, Wandeling, url_name
from tests.deuren.world import CAST

# Who shows it soonest; then those who mostly never come in, or do what others do. Not `collega` and `vreemde`, who
# have the role of `regisseur` and a klant of each kind as well; in the walks of their own they knock too.
FIRST = ("regisseur", "teamleider")
REST = ("consulent", "accountmanager", "manager", "privacy", "beheerder", "werkgever", "ander_bedrijf")
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


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
    done: int = 0

    def ask(self, *args: Any) -> Any:
        if self.afwijkingen:
            raise SeenError
        if self.until and time.monotonic() > self.until:
            raise TooLateError
        return super().ask(*args)

    def try_all(self, knocks: Iterable[Knock]) -> tuple[Knock, str] | None:
        """The first knock at which something is wrong, and what."""
        for knock in knocks:
            if knock in self.skipped:
                continue
            with suppress(SeenError):
                self.knock(knock)
            if self.afwijkingen:
                return knock, self.afwijkingen[0]
            self.done += 1
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

    def try_extra(self, knock: Knock) -> None:
        self.extra(knock.deur)

    def try_cross(self, knock: Knock) -> None:
        kruis.cross(self, knock.deur)

    def try_facts(self, knock: Knock) -> None:
        kruis.facts(self, (knock.naam,))

    def try_typed(self, knock: Knock) -> None:
        zoekvragen.ask(self, knock.deur)


def every_knock(doors: Iterable[str]) -> list[Knock]:
    """What is tried once to note which locks it meets: the most telling first, so that a part of it says much."""
    found = [pair for deur in doors for pair in _worth(deur)]
    return [knock for knock, status in sorted(found, key=lambda pair: _step(*pair))]


def _worth(deur: str) -> Iterator[tuple[Knock, int]]:
    """Every request to this door but those that meet nothing else.

    A role to whom it is closed for every klant alike is refused by `@requires`: once is enough. What FIRST may do,
    others do through the same locks.
    """
    done = {(k.method, k.relatie) for k, status in _cells(deur, FIRST) if _does(k, status)}
    for naam in (*FIRST, *REST):
        for method in ("GET", "POST"):
            cells = [(k, s) for k, s in _cells(deur, (naam,)) if k.method == method and s != 405]
            if {status for _knock, status in cells} == {403}:
                cells = cells[:1]
            if naam in REST:
                cells = [(k, s) for k, s in cells if not _does(k, s) or (method, k.relatie) not in done]
            yield from cells
    yield from ((walk, 0) for walk in _own_walks(deur))


def _does(knock: Knock, status: int) -> bool:
    return knock.method == "POST" and status not in {403, 404, 405}


def _step(knock: Knock, status: int) -> int:
    """What shows a lock that is off soonest: what is closed must stay so; what is open shows neither more nor less."""
    if knock.what == "cell":
        closed = status in {403, 404}
        return {"GET": 0 if closed else 3, "POST": 1 if closed else 4}[knock.method]
    return {"shut": 3, "links": 5, "facts": 6, "typed": 7}.get(knock.what, 2)


def in_order(noted: Iterable[tuple[Knock, float]]) -> list[Knock]:
    """These knocks and what hangs on them, by what shows a lock soonest: door by door in turn, the quickest first."""
    found: dict[Knock, tuple[float, ...]] = {}
    turns: Counter[tuple[int, str]] = Counter()
    for knock, seconds in sorted(noted, key=lambda pair: (pair[0].naam not in FIRST, pair[1])):
        for one in (knock, *_hanging_on(knock)):
            step = _step(one, _status(knock))
            turns[step, knock.deur] += 1
            found.setdefault(one, (step, turns[step, knock.deur], seconds))
    return sorted(found, key=lambda one: found[one])


def _hanging_on(knock: Knock) -> Iterator[Knock]:
    """An open page is also tried for what it offers: the closed doors behind its links, then all of them.

    And at a door that looks somebody up somebody is looked up, in every way.
    """
    if knock.what == "cell" and knock.method == "GET" and _status(knock) == 200:
        yield knock._replace(what="shut")
        yield knock._replace(what="links")
    if knock.what == "cell" and knock.method == "POST" and knock.deur in zoekvragen.DOORS:
        yield Knock("typed", knock.deur)


def of_role(doors: Iterable[str]) -> list[Knock]:
    """What shows that the role is not asked any more at these doors."""
    cells = [cell for deur in doors for cell in _cells(deur, (*FIRST, *REST)) if cell[1] != 405]
    return in_order((knock, 0.0) for knock, _status in cells)


def _status(knock: Knock) -> int:
    """What the table says of this request; 0 when it is a walk of its own."""
    key = (knock.deur, knock.method, knock.relatie)
    return tabellen.cel(key, (_role(knock.naam),)).status if knock.what in {"cell", "shut", "links"} else 0


def _cells(deur: str, actors: tuple[str, ...]) -> list[tuple[Knock, int]]:
    """Each request to this door with the status of the table, by actor."""
    found = []
    for naam in actors:
        for name, method, relatie in tabellen.deuren():
            if name == deur:
                for vraag in DEUREN.get(deur, Deur()).vragen if method == "GET" else ("",):
                    knock = Knock("cell", deur, naam, method, relatie, vraag)
                    found.append((knock, _status(knock)))
    return found


def _role(naam: str) -> str:
    return next(role for name, role, _team in CAST if name == naam)


def _own_walks(deur: str) -> Iterator[Knock]:
    """What is tried at this door beside what its rows say."""
    if any(extra.deur == deur for extra in EXTRA):
        yield Knock("extra", deur)
    if deur in kruis.CROSSED:
        yield Knock("cross", deur)
    if deur == "feit_vervallen":
        yield from (Knock("facts", deur, naam) for naam in (*FIRST, "consulent"))
