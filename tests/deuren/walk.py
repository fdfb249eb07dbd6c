"""One knock at one door: what is asked, what comes back, and everything that must be true of the answer.

Each request runs in transactions of its own on both connections that are rolled back, so the world stays as it was.
Whether anything was written is asked of PostgreSQL: a transaction without an id wrote nothing at all; else the content
of every table is compared with that of the world (the logs, sessions and lock-out counters left out).
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core import mail
from django.db import transaction
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver

from tests.deuren import accounts, tabellen
from tests.deuren.antwoord import LINK, Antwoord, captured_logs, first_error, main_part, readings, unpacked
from tests.deuren.bodies import DEUREN, EXTRA, Deur
from tests.deuren.inhoud import has_changed, stored_files
from tests.deuren.post import work_off_mails
from tests.deuren.world import Actor, Wereld
from tests.deuren.zicht import Zicht

ABSENT = UUID("00000000-0000-4000-8000-000000000000")
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD")
WITHOUT_KLANT = {"geen", "afwezig", "klaar"}
# Pages about a klant that write no line, each with the reason.
NO_READING: dict[str, str] = {}
FIELD = re.compile(r"[A-Z]\w+\.\w+")


def url_patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from url_patterns(entry)
        else:
            yield entry


def doors() -> dict[str, URLPattern]:
    """Every URL of the application by name."""
    return {str(pattern.name): pattern for pattern in url_patterns()}


class Objects(SimpleNamespace):
    """What a knock is about. What the klant does not have (a merged file has nothing) is a row that is not there."""

    def __getattr__(self, name: str) -> Any:
        return SimpleNamespace(pk=ABSENT, versie=1, start=None, schild=False)


@dataclass(frozen=True)
class Klop:
    """A request: who, where, how, and what the klant is to them."""

    actor: Actor
    deur: str
    method: str
    relatie: str
    vraag: str = ""

    def __str__(self) -> str:
        who = " + ".join((self.actor.naam, *self.actor.ook))
        return f"{who}: {self.method} {self.deur}{self.vraag} ({self.relatie})"


@dataclass
class Wandeling:
    """Knocks and judges. `aantal`: requests sent. `afwijkingen`: what is wrong, one sentence each."""

    world: Wereld
    aantal: int = 0
    afwijkingen: list[str] = field(default_factory=list)
    tabs: str = ""

    @cached_property
    def zicht(self) -> Zicht:
        return Zicht(self.world)

    def at(self, deur: str, actor: Actor, *, others: bool = True, posts: bool = True) -> None:
        """Every method and relation of one door, for one actor."""
        if deur not in {key[0] for key in tabellen.deuren()}:
            self.afwijkingen.append(f"{deur} stands in no row of deuren.csv: say who may open it")
            return
        if DEUREN.get(deur, Deur()).wachtwoord:
            accounts.confirm(actor)
        for name, method, relatie in tabellen.deuren():
            if name == deur and (posts or method == "GET"):
                cell = tabellen.cel((name, method, relatie), actor.rollen)
                for vraag in DEUREN.get(deur, Deur()).vragen if method == "GET" else ("",):
                    self.judge(Klop(actor, deur, method, relatie, vraag), cell)
        if others:
            relatie = next(key[2] for key in tabellen.deuren() if key[0] == deur)
            self.methods(deur, actor, (relatie,))

    def methods(self, deur: str, actor: Actor, relaties: Iterable[str]) -> None:
        """Every method beside GET and POST: none is taken, and HEAD is GET without a body."""
        for relatie in relaties:
            cell = tabellen.cel((deur, "GET", relatie), actor.rollen)
            for method in OTHER_METHODS:
                status = cell.status if method == "HEAD" else 405
                self.judge(Klop(actor, deur, method, relatie), tabellen.Cel(status))

    @staticmethod
    def planned(deur: str) -> int:
        """How many requests one actor sends to this door at the least; where a POST leads comes on top."""
        asked = {"GET": len(DEUREN.get(deur, Deur()).vragen), "POST": 1}
        return sum(asked[key[1]] for key in tabellen.deuren() if key[0] == deur) + len(OTHER_METHODS)

    def judge(self, klop: Klop, cell: tabellen.Cel) -> None:
        """One knock, and everything that is not as the tables say."""
        o = self.objects(klop)
        deur = DEUREN.get(klop.deur, Deur())
        body = deur.body(o) if klop.method == "POST" else {}
        path = self.path(klop, o) + (deur.vragen[0] if klop.method != "GET" else klop.vraag)
        answer = self.ask(klop.actor, klop.method, path, body)
        wrong = [*self._door(klop, cell, answer, deur, o), *self.everywhere(klop, cell, answer, o, body)]
        self.afwijkingen += [f"{klop}: {sentence}" for sentence in wrong]

    def everywhere(
        self, klop: Klop, cell: tabellen.Cel, answer: Antwoord, o: Objects, body: Any
    ) -> Iterator[str]:
        """What must be true of any answer: nothing in it that is not for this reader, or not in that place."""
        yield from self.zicht.seen(klop, answer, f"{answer.pad} {body}")
        yield from self.zicht.numbers_in(answer, self._whole_numbers(klop, cell, o))
        yield from self.zicht.mailed(answer.mails)
        if klop.method == "GET":
            yield from self.zicht.opened(klop.actor, answer)

    def _whole_numbers(self, klop: Klop, cell: tabellen.Cel, o: Objects) -> set[str] | None:
        """The BSNs that this page shows whole; None: whatever it shows."""
        if klop.deur == "levering_fouten":
            return None
        if klop.deur == "bsn_tonen" and cell.status == 200:
            return {o.bsn}
        if klop.deur == "verzoek_antwoord" and cell.status == 200:
            return {row.bsn for row in self.world.bundels if row.klant.pk == o.verzoek.klant_id} - {None}
        return set()

    def objects(self, klop: Klop) -> Objects:
        """What this knock is about."""
        deur, relatie = DEUREN.get(klop.deur, Deur()), klop.relatie
        wanted = "eigen" if relatie in {"geen", "afwezig", "klaar"} else relatie
        row = self.world.bundel(klop.actor, wanted, deur.kies)
        assert row is not None, (
            f"the world has no klant that is `{relatie}` to {klop.actor.naam}: see world.py"
        )
        o = Objects(**{**vars(self.world.los), **vars(row)})
        o.actor, o.bundels = klop.actor, self.world.bundels
        o.dubbel = next(
            r.klant for r in self.world.bundels if r.kaal and r.team == row.team and not r.samengevoegd
        )
        if relatie == "klaar":
            o.verzoek = o.wisverzoek = o.klaar
        o.relatie, o.sessie = relatie, o.sessies.get(klop.actor.naam)
        o.lijstfilter = o.lijstfilters.get(klop.actor.naam)
        o.plansjabloon = o.sjablonen[_keeper(klop.actor)]
        return o

    def path(self, klop: Klop, o: Objects) -> str:
        deur = DEUREN.get(klop.deur, Deur())
        given = {**deur.pad(o)}
        converters = doors()[klop.deur].pattern.converters
        for name in converters:
            if name not in given and name.endswith("_id"):
                given[name] = getattr(o, name.removesuffix("_id")).pk
        if klop.relatie == "afwezig":
            given = {name: ABSENT if isinstance(value, UUID) else value for name, value in given.items()}
            given |= deur.afwezig or {}
        return reverse(klop.deur, kwargs=given)

    def ask(self, actor: Actor, method: str, path: str, body: dict[str, Any]) -> Antwoord:
        mail.outbox.clear() if hasattr(mail, "outbox") else None
        cookies = dict(actor.cookies)
        browser = actor.browser
        browser.cookies.clear()
        browser.cookies.load(cookies)
        followed, vervolg, files = 0, "", stored_files() if method == "POST" else ()
        with (
            captured_logs() as logs,
            transaction.atomic(using="log"),
            transaction.atomic(),
            readings() as read,
        ):
            response = (
                browser.generic(method, path)
                if method in OTHER_METHODS
                else getattr(browser, method.lower())(path, body)
            )
            self.aantal += 1
            text = b"".join(response.streaming_content) if response.streaming else response.content
            changed = has_changed(self.world.inhoud) or (method == "POST" and stored_files() != files)
            if method == "POST" and response.status_code == 302 and actor.rol != "anoniem":
                page = browser.get(lighter(response["Location"]))
                followed, vervolg = page.status_code, "" if page.streaming else page.content.decode()
                self.aantal += 1
            if method == "POST" and changed:
                work_off_mails(after=self.world.los.laatste_opdracht)
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="log")
        request = getattr(response, "wsgi_request", None)
        return Antwoord(
            pad=path,
            status=response.status_code,
            url=response.get("Location", ""),
            body=unpacked(text).decode(errors="replace"),
            headers=f"{response.headers} {response.cookies.output()}",
            messages=" ".join(
                str(m) for m in getattr(getattr(request, "_messages", None), "_queued_messages", ())
            ),
            mails=[*getattr(mail, "outbox", ())],
            logs=" ".join(logs),
            changed=changed,
            gelezen=read,
            followed=followed,
            vervolg=vervolg,
        )

    def _door(self, klop: Klop, cell: tabellen.Cel, answer: Antwoord, deur: Deur, o: Any) -> Iterator[str]:
        """The status; what an allowed request must show or do; that any other changes nothing."""
        if answer.status != cell.status:
            said = first_error(answer.body)
            yield f"the table says {cell.status}, the answer is {answer.status} {answer.url}{said}"
            return
        if klop.method == "GET" and cell.status == 200 and self._complete(klop, answer, deur):
            yield from self._shown(klop, cell, answer, deur, o)
            yield from self._logged(klop, answer, o)
        done = klop.method == "POST" and cell.status == 302 and self._may_come_in(klop)
        if done:
            yield from self._done(answer, deur, o)
        button = klop.method == "POST" and cell.status == 200 and self._cell(klop, "GET").status == 405
        if button and cell.toont:
            yield from self._shown(klop, cell, answer, deur, o)
        if answer.changed and not done and not button:
            yield "was not to change anything, and did"

    def _complete(self, klop: Klop, answer: Antwoord, deur: Deur) -> bool:
        """Whether all was asked that must show something: one page. With two roles each may have its own tab."""
        if not klop.actor.ook:
            return klop.vraag == deur.vragen[0]
        self.tabs = (self.tabs if klop.vraag != deur.vragen[0] else "") + answer.body
        answer.body = self.tabs
        return klop.vraag == deur.vragen[-1]

    def _cell(self, klop: Klop, method: str) -> tabellen.Cel:
        return tabellen.cel((klop.deur, method, klop.relatie), klop.actor.rollen)

    def _may_come_in(self, klop: Klop) -> bool:
        """For who is not logged in a 302 leads to the log-in, except at the doors that are for them."""
        return klop.actor.rol != "anoniem" or self._cell(klop, "GET").status == 200

    def _shown(
        self, klop: Klop, cell: tabellen.Cel, answer: Antwoord, deur: Deur, o: Objects
    ) -> Iterator[str]:
        if not cell.toont:
            yield "is allowed, and deuren.csv does not say what it must show"
        page = main_part(answer.body)
        for toont in cell.toont:
            absent = toont.startswith("niet ")
            wanted = self.canary(toont.removeprefix("niet "), o, klop.actor)
            if (wanted in page) == absent:
                yield f"{'shows' if absent else 'does not show'} {toont} ({wanted})"
        me = klop.actor.medewerker if klop.actor.rol != "anoniem" else None
        if me and page != answer.body and self.world.kanaries.of(me, "naam") not in answer.body:
            yield "does not say who is logged in"
        people = sum(self.zicht.lists(klop.actor, row) for row in self.world.deelnemers) or len(
            self.world.deelnemers
        )
        counted = deur.telt(people) if deur.telt else ""
        if counted not in answer.body:
            yield f"does not count exactly those that this role may see ({counted})"

    def _logged(self, klop: Klop, answer: Antwoord, o: Objects) -> Iterator[str]:
        """A page about a klant left a line in the reading log before it was made."""
        if klop.relatie in WITHOUT_KLANT or klop.deur in NO_READING:
            return
        sporen = self.world.kanaries.sporen
        told = {sporen[text].klant for text in self.world.kanaries.in_text(main_part(answer.body))}
        if o.klant.pk in told and o.klant.pk not in answer.gelezen:
            yield "shows a klant and wrote no line in the reading log"

    def _done(self, answer: Antwoord, deur: Deur, o: Objects) -> Iterator[str]:
        name = url_name(answer.url)
        if name not in deur.naar:
            yield f"leads to {name}, not to {' or '.join(deur.naar)}"
        if answer.followed in {403, 404}:
            yield f"leads to {name}, which is then {answer.followed}"
        if deur.zegt(o) not in answer.messages:
            yield f"does not say {deur.zegt(o)!r}"
        if deur.stil(o) and answer.changed:
            yield "had nothing to do, and changed something"
        if deur.schrijft and not deur.stil(o) and not answer.changed:
            yield "was allowed and changed nothing: give it a body that does something (bodies.py)"

    def canary(self, name: str, o: Objects, actor: Actor) -> str:
        """The text of this field in a row of `o`, by its model or its name there; `ik` is who asks.

        A literal text stands for itself.
        """
        known = {**vars(o), "ik": actor.medewerker}
        which, _, veld = name.partition(".")
        if which in known and veld:
            return self.world.kanaries.of(known[which], veld)
        if not FIELD.fullmatch(name):
            return name
        model, veld = name.split(".")
        row = getattr(o, "akkoord" if model == "Werkakkoord" else model.lower(), None)
        if type(row).__name__ == model:
            return self.world.kanaries.of(row, veld)
        found = [text for text, spoor in self.world.kanaries.sporen.items() if spoor.naam == name]
        sporen = self.world.kanaries.sporen
        return next((text for text in found if sporen[text].klant == o.klant.pk), found[0])

    def extra(self, deur: str) -> None:
        """The bodies that try something else than what the form is for (bodies.EXTRA)."""
        for extra in (extra for extra in EXTRA if extra.deur == deur):
            for name, status in extra.status.items():
                actor = self.world.actors[name]
                klop = Klop(actor, deur, "POST", extra.relatie, f" {extra.wat}")
                o = self.objects(klop)
                if DEUREN.get(deur, Deur()).wachtwoord:
                    accounts.confirm(actor)
                path = reverse(deur, kwargs=pad) if (pad := extra.pad(o)) else self.path(klop, o)
                body = extra.body(o)
                answer = self.ask(actor, "POST", path, body)
                wrong = self.everywhere(klop, tabellen.Cel(status), answer, o, body)
                self.afwijkingen += [f"{klop}: {sentence}" for sentence in wrong]
                changes = status == 302 if extra.verandert is None else extra.verandert
                got, wanted = (answer.status, answer.changed), (status, changes)
                if got != wanted or answer.followed in {403, 404}:
                    self.afwijkingen.append(f"{klop}: status and change {got}, then {answer.followed}")

    def crawl(
        self, actor: Actor, begin: str = "/", seen: set[str] | None = None, *, deep: bool = True
    ) -> int:
        """Every link and button on every page that can be reached from `begin` leads somewhere. How many.

        `seen`: what was followed before. Not `deep`: those on this page only.
        """
        seen = set() if seen is None else seen
        queue = [begin]
        while queue:
            path = queue.pop()
            answer = self.ask(actor, "GET", path, {})
            if answer.status == 405:
                answer = self.ask(actor, "POST", path, {})
            if answer.status in {403, 404, 500}:
                self.afwijkingen.append(
                    f"{actor.naam}: a page offers {path} ({url_name(path)}), which is {answer.status}"
                )
            found = [html.unescape(url) for url in LINK.findall(answer.body)] if answer.status == 200 else []
            for url in [*found, answer.url] if deep or path == begin else ():
                kind = re.sub(r"[0-9a-f-]{36}", lambda match: self._kind(actor, match), url.split("?")[0])
                if url.startswith("/") and not url.startswith("/static/") and kind not in seen:
                    seen.add(kind)
                    queue.append(url)
        return len(seen)

    def _kind(self, actor: Actor, match: re.Match[str]) -> str:
        """One klant of each kind is enough, and one row of each such klant."""
        row = self.world.bundel_of.get(UUID(match[0]))
        return f"{self.world.relatie(actor, row)} {row.leeg} {bool(row.regisseur)}" if row else match[0]


def _keeper(actor: Actor) -> str:
    """Whose templates of plans this actor could keep."""
    if actor.rol == "beheerder":
        return "allen"
    return "escamp" if actor.naam == "vreemde" and actor.ook else "centrum"


def lighter(url: str) -> str:
    """The lightest page behind the same door: whoever may open the file may open this form."""
    return f"{url}contactpogingen/nieuw/" if url_name(url) == "klant_dossier" else url


def url_name(url: str) -> str | None:
    try:
        return resolve(urlsplit(url).path).url_name
    except Resolver404:
        return None
