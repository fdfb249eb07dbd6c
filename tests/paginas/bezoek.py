"""Opens a page of the register as its role, in the filled world, and hands back what the application answered.

Each request is rolled back, so every page is opened in the same world.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.db import connection, transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.deuren import accounts
from tests.deuren.bodies import DEUREN, Deur
from tests.deuren.walk import Klop, Wandeling
from tests.deuren.world import Actor, Wereld
from tests.paginas.leesbaar import Groei
from tests.paginas.register import ANTWOORD, FOUTEN, HALVERWEGE, Bezoek
from trajecten.forms.profiel import WoordenField

# Transaction control, what the middleware sets in each transaction, and the session's last use (once a minute).
NOT_COUNTED = re.compile(
    r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET )|SELECT set_config|UPDATE \"accounts_sessie\"",
    re.IGNORECASE,
)
RUBBISH = {
    forms.DateField: "31-02-2026",
    forms.IntegerField: "veel",
    forms.EmailField: "geen adres",
    WoordenField: "dit | dat",
}


@dataclass(frozen=True)
class Geopend:
    """What came back: the answer, its address, and how many queries it took."""

    bezoek: Bezoek
    pad: str
    antwoord: HttpResponse
    vragen: tuple[str, ...]

    @property
    def html(self) -> str:
        return self.antwoord.content.decode()


@dataclass
class Bezoeker:
    """Whoever opens the pages."""

    world: Wereld
    groei: Groei
    headers: dict[str, str] = field(default_factory=dict)

    def open(self, bezoek: Bezoek) -> Geopend:
        """The page in the state of this visit."""
        if bezoek.naam in HALVERWEGE:
            return self._halfway(bezoek)
        walk, actor = Wandeling(self.world), self._actor(bezoek)
        if DEUREN.get(bezoek.naam, Deur()).wachtwoord:
            accounts.confirm(actor)
        klop = Klop(actor, bezoek.naam, "POST" if bezoek.pagina.knop else "GET", bezoek.relatie, bezoek.vraag)
        o = walk.objects(klop)
        path = walk.path(klop, o) + bezoek.vraag
        browser = self._browser()
        browser.cookies.load(dict(actor.cookies))
        with rolled_back():
            return self._ask(bezoek, browser, path, o)

    def _browser(self) -> Client:
        """A new one: it loads its middleware with the settings of now."""
        return Client(raise_request_exception=False, headers=self.headers)

    def _ask(self, bezoek: Bezoek, browser: Client, path: str, o: Any) -> Geopend:
        if bezoek.staat == FOUTEN:
            return self._with_errors(bezoek, browser, path)
        if bezoek.staat == ANTWOORD:
            return Geopend(bezoek, path, browser.post(path, bezoek.pagina.antwoord(o), follow=True), ())
        if bezoek.pagina.knop:
            body = DEUREN.get(bezoek.naam, Deur()).body(o)
            return Geopend(bezoek, path, browser.post(path, body), ())
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(path)
        asked = tuple(q["sql"] for q in queries.captured_queries if not NOT_COUNTED.match(q["sql"]))
        return Geopend(bezoek, path, answer, asked)

    def _with_errors(self, bezoek: Bezoek, browser: Client, path: str) -> Geopend:
        page = browser.get(path)
        forms = posted_forms(page)
        if not forms:  # a page of the register without a form: test_register says which
            return Geopend(bezoek, path, page, ())
        return Geopend(bezoek, path, browser.post(path, rubbish(forms[0])), ())

    def _halfway(self, bezoek: Bezoek) -> Geopend:
        """With the password given and the second factor not yet."""
        browser, who = self._browser(), self.world.actors["regisseur"].medewerker
        with rolled_back(), _setting("TWEEDE_FACTOR", True):
            answer = browser.post(
                "/inloggen/", {"login": who.gebruikersnaam, "password": accounts.WACHTWOORD}
            )
            path = answer["Location"]
            if bezoek.staat == FOUTEN:
                return self._with_errors(bezoek, browser, path)
            return Geopend(bezoek, path, browser.get(path), ())

    def _actor(self, bezoek: Bezoek) -> Actor:
        return next(
            actor
            for actor in self.world.actors.values()
            if actor.rol == bezoek.rol and (actor.medewerker is not None) == (bezoek.rol != "anoniem")
        )


def posted_forms(page: HttpResponse) -> list[BaseForm]:
    """The forms on this page that somebody fills in and sends."""
    found = [page.context[name] for name in (page.context.keys() if page.context else ())]
    return [form for form in found if isinstance(form, BaseForm) and getattr(form, "method", "") == "post"]


def rubbish(form: BaseForm) -> dict[str, Any]:
    """Something wrong in every field that can hold something wrong; what only the form knows stays."""
    body: dict[str, Any] = {"verstuurd": "ja"}
    for name, part in form.fields.items():
        bound = form[name]
        if bound.is_hidden:
            body[bound.html_name] = bound.value() or ""
        elif isinstance(part, forms.ChoiceField | forms.ModelChoiceField):
            body[bound.html_name] = "bestaat-niet"
        elif not part.required or isinstance(part, tuple(RUBBISH)):
            body[bound.html_name] = next((t for kind, t in RUBBISH.items() if isinstance(part, kind)), "Zo")
    return {name: value for name, value in body.items() if value is not None}


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever is asked inside leaves no row."""
    with transaction.atomic(using="log"), transaction.atomic():
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="log")


@contextmanager
def _setting(name: str, value: Any) -> Iterator[None]:
    before = getattr(settings, name)
    setattr(settings, name, value)
    try:
        yield
    finally:
        setattr(settings, name, before)
