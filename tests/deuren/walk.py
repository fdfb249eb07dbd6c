"""One knock at one door: what is asked, what comes back, and everything that must be true of the answer.

Each request runs in transactions of its own on both connections that are rolled back, so the world stays as it was.
Whether anything was written is asked of PostgreSQL: a transaction without an id wrote nothing at all; else the content
of every table is compared with that of the world (the logs, sessions and lock-out counters left out).
"""

import html
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zipfile import ZipFile

from django.core import mail
from django.db import connection, transaction
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver

from intake.models import Klant
from tests.deuren import accounts, kanaries, tabellen
from tests.deuren.bodies import DEUREN, EXTRA, Deur
from tests.deuren.inhoud import content
from tests.deuren.kanaries import Spoor
from tests.deuren.world import Actor, Wereld
from tests.house import finders

ABSENT = UUID("00000000-0000-4000-8000-000000000000")
# Where the privacy officer reads the file of whoever asked for something.
OF_REQUEST = {"verzoek", "verzoek_dossier", "verzoek_documenten", "verzoek_document", "klant_wissen",
              "verzoek_antwoord"}  # fmt: skip
# Where the privacy officer reads who opened whose file, and why.
OF_LOG = {"inzage_klant", "inzage_medewerker"}
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD")
LINK = re.compile(r"""(?:href|action|hx-get|hx-post)=["']([^"'#]*)""")
MAIN = re.compile(r"<main .*</main>", re.DOTALL)
# The packages of this application: whatever they log has a name below one of these.
OUR_LOGGERS = sorted({app.split(".")[0] for app in finders.floors()})
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
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
        return f"{self.actor.naam}: {self.method} {self.deur}{self.vraag} ({self.relatie})"


@dataclass
class Antwoord:
    """What came back."""

    status: int
    url: str
    body: str
    headers: str
    messages: str
    mails: str
    logs: str
    changed: bool
    followed: int = 0


@dataclass
class Wandeling:
    """Knocks and judges. `aantal`: requests sent. `afwijkingen`: what is wrong, one sentence each."""

    world: Wereld
    aantal: int = 0
    afwijkingen: list[str] = field(default_factory=list)

    def at(self, deur: str, actor: Actor, *, others: bool = True) -> None:
        """Every method and relation of one door, for one actor."""
        if deur not in {key[0] for key in tabellen.deuren()}:
            self.afwijkingen.append(f"{deur} stands in no row of deuren.csv: say who may open it")
            return
        if DEUREN.get(deur, Deur()).wachtwoord:
            accounts.confirm(actor)
        for (name, method, relatie), cells in tabellen.deuren().items():
            if name == deur:
                cell = cells[actor.rol]
                for vraag in DEUREN.get(deur, Deur()).vragen if method == "GET" else ("",):
                    self.judge(Klop(actor, deur, method, relatie, vraag), cell)
        relatie = next(key[2] for key in tabellen.deuren() if key[0] == deur)
        cell = tabellen.deuren()[deur, "GET", relatie][actor.rol]
        for method in OTHER_METHODS if others else ():
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
        wrong = [*self._door(klop, cell, answer, deur, o), *self._seen(klop, answer, f"{path} {body}")]
        wrong += self._numbers(klop, cell, answer, o)
        self.afwijkingen += [f"{klop}: {sentence}" for sentence in wrong]

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
        o.plansjabloon = o.sjablonen["allen" if klop.actor.rol == "beheerder" else "centrum"]
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
        with captured_logs() as logs, transaction.atomic(using="log"), transaction.atomic():
            response = (
                browser.generic(method, path)
                if method in OTHER_METHODS
                else getattr(browser, method.lower())(path, body)
            )
            self.aantal += 1
            text = b"".join(response.streaming_content) if response.streaming else response.content
            changed = self._changed()
            followed = 0
            if method == "POST" and response.status_code == 302 and actor.rol != "anoniem":
                followed = browser.get(lighter(response["Location"])).status_code
                self.aantal += 1
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="log")
        request = getattr(response, "wsgi_request", None)
        return Antwoord(
            status=response.status_code,
            url=response.get("Location", ""),
            body=unpacked(text).decode(errors="replace"),
            headers=f"{response.headers} {response.cookies.output()}",
            messages=" ".join(
                str(m) for m in getattr(getattr(request, "_messages", None), "_queued_messages", ())
            ),
            mails=" ".join(
                f"{m.subject} {m.body} {m.to} {m.alternatives}" for m in getattr(mail, "outbox", ())
            ),
            logs=" ".join(logs),
            changed=changed,
            followed=followed,
        )

    def _changed(self) -> bool:
        """Whether this transaction wrote anything that is content."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
            if not cursor.fetchone()[0]:
                return False
        return content() != self.world.inhoud

    def _door(self, klop: Klop, cell: tabellen.Cel, answer: Antwoord, deur: Deur, o: Any) -> Iterator[str]:
        """The status; what an allowed request must show or do; that any other changes nothing."""
        if answer.status != cell.status:
            said = first_error(answer.body)
            yield f"the table says {cell.status}, the answer is {answer.status} {answer.url}{said}"
            return
        if klop.method == "GET" and cell.status == 200 and klop.vraag == deur.vragen[0]:
            yield from self._shown(klop, cell, answer, deur, o)
        done = klop.method == "POST" and cell.status == 302 and self._may_come_in(klop)
        if done:
            yield from self._done(answer, deur, o)
        button = klop.method == "POST" and cell.status == 200 and self._cell(klop, "GET").status == 405
        if answer.changed and not done and not button:
            yield "was not to change anything, and did"

    def _cell(self, klop: Klop, method: str) -> tabellen.Cel:
        return tabellen.deuren()[klop.deur, method, klop.relatie][klop.actor.rol]

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
            wanted = self.canary(toont, o, klop.actor)
            if wanted not in page:
                yield f"does not show {toont} ({wanted})"
        me = klop.actor.medewerker if klop.actor.rol != "anoniem" else None
        if me and page != answer.body and self.world.kanaries.of(me, "naam") not in answer.body:
            yield "does not say who is logged in"
        people = sum(self._lists(klop.actor, row) for row in self.world.deelnemers) or len(
            self.world.deelnemers
        )
        counted = deur.telt(people) if deur.telt else ""
        if counted not in answer.body:
            yield f"does not count exactly those that this role may see ({counted})"

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

    def _seen(self, klop: Klop, answer: Antwoord, typed: str) -> Iterator[str]:
        """Canaries that this role may not see, wherever they are; and those that stand in the wrong place."""
        sporen, own = self.world.kanaries.sporen, self.world.kanaries.in_text(typed)
        for place in ("body", "headers", "messages", "mails", "logs"):
            for text in self.world.kanaries.in_text(getattr(answer, place)) - own:
                if not self.may_see(klop.actor, sporen[text], klop.deur):
                    yield f"shows {sporen[text].naam} in {place} ({text})"
        yield from self._misplaced(answer, own)

    def _numbers(self, klop: Klop, cell: tabellen.Cel, answer: Antwoord, o: Objects) -> Iterator[str]:
        """A whole BSN stands on no page, in no log and no URL, but on the one page that is for it."""
        shown = set(kanaries.BSN.findall(answer.body)) & self.numbers
        wanted = {o.bsn} if klop.deur == "bsn_tonen" and cell.status == 200 else set()
        if klop.deur == "verzoek_antwoord" and cell.status == 200:
            wanted = {row.bsn for row in self.world.bundels if row.klant.pk == o.verzoek.klant_id} - {None}
        if shown != wanted and klop.deur != "levering_fouten":
            yield f"shows the whole BSNs {shown}, not {wanted}"
        if set(kanaries.BSN.findall(answer.logs + answer.url + answer.headers)) & self.numbers:
            yield "has a whole BSN in a log or a URL"

    def _misplaced(self, answer: Antwoord, own: set[str]) -> Iterator[str]:
        """What is about a person stands in no log, title or URL, whoever reads it."""
        urls = [url for url in LINK.findall(answer.body) if not url.startswith(("tel:", "mailto:"))]
        places = {"a log": [answer.logs], "a title": TITLE.findall(answer.body), "a URL": [answer.url, *urls]}
        for place, texts in places.items():
            for text in self.world.kanaries.in_text(html.unescape(" ".join(texts))) - own:
                spoor = self.world.kanaries.sporen[text]
                if spoor.klant and spoor.naam != "Klant.stadsdeel":
                    yield f"has {spoor.naam} in {place} ({text})"

    @cached_property
    def numbers(self) -> set[str]:
        return {row.bsn for row in self.world.bundels if row.bsn}

    def may_see(self, actor: Actor, spoor: Spoor, deur: str) -> bool:
        """What velden.csv says about this field, for this role, of this row."""
        cells = tabellen.velden()[spoor.naam]
        return any(self._word(actor, spoor, deur, cells[rol]) for rol in {actor.rol, "anoniem"})

    def _word(self, actor: Actor, spoor: Spoor, deur: str, word: str) -> bool:
        if word == "genomen":
            taken = deur == "toegang_lijst" and self._same_team(actor, spoor)
            return taken or self._word(actor, spoor, deur, "dossier")
        me, los = actor.medewerker, self.world.los
        holds = {
            "-": False,
            "alle": True,
            "dossier": word == "dossier" and self._has_file(actor, spoor),
            "gevoelig": word == "gevoelig" and self._has_file(actor, spoor) and self._of_writer(actor, spoor),
            "zelf": me is not None and spoor.medewerker == me.pk,
            "zelf_team": me is not None
            and (spoor.medewerker == me.pk or spoor.team == (me.team_id or "nowhere")),
            "accountmanager": spoor.medewerker in {los.makelaar.pk, los.accountmanager.pk},
            "verschil": deur.startswith("afwijking") and spoor.klant == los.verschil_klant.pk,
            "verzoek": self._of_request(spoor, deur),
            "logboek": self._of_request(spoor, deur) or deur in OF_LOG,
            "uitnodiging": deur == "wachtwoord_instellen" and spoor.medewerker == los.medewerker.pk,
            "cijfer": deur == "cijfer",
        }
        return holds[word]

    def _of_request(self, spoor: Spoor, deur: str) -> bool:
        """Of the person who asked, also what an emptied file that was merged into theirs still says."""
        person = self.world.los.verzoek.klant_id
        return deur in OF_REQUEST and (
            spoor.klant in {None, person}
            or Klant.objects.filter(pk=spoor.klant, samengevoegd_in=person).exists()
        )

    def _has_file(self, actor: Actor, spoor: Spoor) -> bool:
        row = next((row for row in self.world.bundels if row.klant.pk == spoor.klant), None)
        return row is not None and self._opens(actor, row)

    def _of_writer(self, actor: Actor, spoor: Spoor) -> bool:
        """A sensitive score is for who wrote it, the present regisseur, and the named."""
        row = next(row for row in self.world.bundels if row.klant.pk == spoor.klant)
        if spoor.pk not in {score.pk for score in row.gevoelig}:
            return True
        return actor.medewerker in {row.schrijver, row.regisseur, *row.genoemd} - {None}

    def _same_team(self, actor: Actor, spoor: Spoor) -> bool:
        me = actor.medewerker
        return me is not None and self.world.teams.get(spoor.medewerker) == me.team_id

    def _lists(self, actor: Actor, row: SimpleNamespace) -> bool:
        """A Toegang opens a file, no list."""
        return self._opens(actor, row) and self.world.relatie(actor, row) != "toegang"

    def _opens(self, actor: Actor, row: SimpleNamespace) -> bool:
        key = ("klant_dossier", "GET", self.world.relatie(actor, row))
        return tabellen.deuren()[key][actor.rol].status == 200

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
                answer = self.ask(actor, "POST", path, extra.body(o))
                changes = status == 302 if extra.verandert is None else extra.verandert
                got, wanted = (answer.status, answer.changed), (status, changes)
                if got != wanted or answer.followed in {403, 404}:
                    self.afwijkingen.append(f"{klop}: status and change {got}, then {answer.followed}")

    def crawl(self, actor: Actor) -> int:
        """Every link and button on every page that can be reached from the start leads somewhere. How many."""
        seen: set[str] = set()
        queue = ["/"]
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
            for url in [*found, answer.url]:
                kind = re.sub(r"[0-9a-f-]{36}", lambda match: self._kind(actor, match), url.split("?")[0])
                if url.startswith("/") and not url.startswith("/static/") and kind not in seen:
                    seen.add(kind)
                    queue.append(url)
        return len(seen)

    def _kind(self, actor: Actor, match: re.Match[str]) -> str:
        """One klant of each kind is enough, and one row of each such klant."""
        row = self.world.bundel_of.get(UUID(match[0]))
        return f"{self.world.relatie(actor, row)} {row.leeg} {bool(row.regisseur)}" if row else match[0]


def first_error(body: str) -> str:
    """What a form that came back says is wrong."""
    found = re.findall(
        r'id="id_\w+_fout"[^>]*>(.*?)<|class="[^"]*(?:fout|alert)[^"]*"[^>]*>(.*?)</', body, re.DOTALL
    )
    words = [" ".join(re.sub(r"<[^>]+>", " ", " ".join(parts)).split()) for parts in found]
    return ": " + " | ".join(word for word in words if word)[:300] if words else ""


def unpacked(data: bytes) -> bytes:
    """What is in an archive, with the names of its files; anything else as it is."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


def lighter(url: str) -> str:
    """The lightest page behind the same door: whoever may open the file may open this form."""
    return f"{url}contactpogingen/nieuw/" if url_name(url) == "klant_dossier" else url


def url_name(url: str) -> str | None:
    try:
        return resolve(urlsplit(url).path).url_name
    except Resolver404:
        return None


def main_part(body: str) -> str:
    """The page without its head, menus and footer, which name other pages; a file is all of it."""
    found = MAIN.search(body)
    return found[0] if found else body


@contextmanager
def captured_logs() -> Iterator[list[str]]:
    """Every line of any logger from INFO, and of ours and of `django.request` from DEBUG.

    Not of django.db.backends: at DEBUG it repeats each query with its values, and no installation has it on.
    """
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith("django.db.backends"):
                lines.append(f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}")

    root, handler = logging.getLogger(), Keep(logging.DEBUG)
    levels = {"": logging.INFO, "django.request": logging.DEBUG, **dict.fromkeys(OUR_LOGGERS, logging.DEBUG)}
    before = {name: logging.getLogger(name).level for name in levels}
    others, root.handlers = root.handlers, [handler]
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    try:
        yield lines
    finally:
        root.handlers = others
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
