"""The headers of every answer are worth at least 125 points at Mozilla's HTTP Observatory, in MODUS=productie."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from tests import omgeving
from tests.paginas.bezoek import Bezoeker, Geopend
from tests.paginas.register import PAGINAS, bezoeken
from tests.productie.support import dotenv
from tests.web import observatory
from tests.web.observatory import Gezien, score
from werkoffensief import urls

ENOUGH = 125
OVER_HTTPS = {"X-Forwarded-Proto": "https"}
NAMES = (
    "SECURE_SSL_REDIRECT", "SECURE_PROXY_SSL_HEADER", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "CONTENT_SECURITY_POLICY",
    "X_FRAME_OPTIONS", "SECURE_REFERRER_POLICY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE",
    "SESSION_COOKIE_HTTPONLY", "SECURE_CONTENT_TYPE_NOSNIFF", "MIDDLEWARE",
)  # fmt: skip
READ = "import json, django.conf as c; print(json.dumps([getattr(c.settings, n) for n in {names!r}]))"


def broken(request):
    raise ValueError


def without_database(request):
    raise OperationalError


def suspicious(request):
    raise SuspiciousOperation


handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500 = urls.handler500
urlpatterns = [
    *urls.urlpatterns, path("proef/500/", broken), path("proef/503/", without_database),
    path("proef/400/", suspicious),
]  # fmt: skip


@pytest.fixture(scope="module")
def values() -> dict[str, object]:
    """What the settings say in MODUS=productie, read by a process of its own."""
    environment = {
        **os.environ,
        **dotenv(),
        "MODUS": "productie",
        "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.base",
    }
    environment |= {"ALLOWED_HOSTS": "testserver", "DATABASE_URL": "postgresql://a@localhost/a"}
    environment |= {"DATABASE_LOG_URL": "postgresql://b@localhost/a", "REDIS_URL": "redis://localhost"}
    environment.pop("DATABASE_OWNER_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", READ.format(names=NAMES)], cwd=omgeving.PROJECT, env=environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(zip(NAMES, json.loads(done.stdout), strict=True))


@pytest.fixture
def productie(values: dict[str, object], settings) -> Iterator[None]:
    """The settings that decide the headers, as they are in MODUS=productie."""
    for name, value in values.items():
        setattr(settings, name, tuple(value) if name == "SECURE_PROXY_SSL_HEADER" else value)
    settings.ROOT_URLCONF = __name__


def seen(answer: HttpResponse) -> Gezien:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Gezien(answer.headers, answer.cookies, body.decode(errors="replace"))


def short(answers: dict[str, HttpResponse]) -> dict[str, object]:
    """The answers that are worth too little, with what they lack."""
    scores = {name: score(seen(answer)) for name, answer in answers.items()}
    return {name: result for name, result in scores.items() if result[0] < ENOUGH}


def one_role_each(bezoeker: Bezoeker) -> list[Geopend]:
    """Each page once in each state, over https."""
    found = {}
    for bezoek in bezoeken():
        found.setdefault((bezoek.naam, bezoek.staat), bezoek)
    bezoeker.headers.update(OVER_HTTPS)
    return [bezoeker.open(bezoek) for bezoek in found.values()]


def over_https() -> Client:
    return Client(raise_request_exception=False, headers=OVER_HTTPS)


@pytest.mark.lang
def test_every_page_is_worth_125_points(bezoeker: Bezoeker, productie: None):
    pages = one_role_each(bezoeker)
    assert len(pages) > len(PAGINAS)
    assert {str(p.bezoek): p.antwoord.status_code for p in pages if p.antwoord.status_code != 200} == {}
    assert short({str(page.bezoek): page.antwoord for page in pages}) == {}


@pytest.mark.django_db
def test_every_error_page_and_every_file_is_worth_125_points(productie: None, client_of, cast):
    anyone, manager = over_https(), client_of(cast.manager)
    manager.raise_request_exception = False
    manager.defaults["HTTP_X_FORWARDED_PROTO"] = "https"
    answers = {
        "400": manager.get("/proef/400/"),
        "400 of another host": anyone.get("/", headers={"Host": "elders.example"}),
        "403": manager.get("/klanten/"),
        "403 of a form": Client(enforce_csrf_checks=True, headers=OVER_HTTPS).post("/inloggen/"),
        "404": anyone.get("/bestaat-niet/"),
        "405": manager.put("/"),
        "413": manager.post(
            "/account/wachtwoord/", {"huidig": "x" * (django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 9)}
        ),
        "500": manager.get("/proef/500/"),
        "503": manager.get("/proef/503/"),
        "302": anyone.get("/"),
        "200 of a style": anyone.get("/static/css/app.css"),
        "200 of a script": anyone.get("/static/js/app.js"),
        "200 of a picture": anyone.get("/static/img/favicon.svg"),
        "200 for a machine": anyone.get("/gezond/"),
    }  # fmt: skip
    assert {name: a.status_code for name, a in answers.items() if str(a.status_code) != name[:3]} == {}
    assert short(answers) == {}


@pytest.mark.django_db
def test_plain_http_leads_to_https(productie: None):
    answer = Client().get("/inloggen/")
    assert observatory.redirection((answer.status_code, answer["Location"])) == ("redirection-to-https", 0)
    assert answer["Location"] == "https://testserver/inloggen/"


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 130),
        ({"Content-Security-Policy": ""}, 75),
        (
            {
                "Content-Security-Policy": "default-src 'self'; script-src 'unsafe-inline'; frame-ancestors 'none'"
            },
            80,
        ),
        ({"Strict-Transport-Security": ""}, 80),
        ({"Strict-Transport-Security": "max-age=60"}, 120),
        ({"Referrer-Policy": "unsafe-url"}, 120),
        ({"X-Content-Type-Options": ""}, 125),
        ({"Cross-Origin-Resource-Policy": ""}, 120),
    ],
)
def test_score_is_what_the_rules_say(change: dict[str, str], points: int):
    headers = {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=31536000",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert score(Gezien({**headers, **change}))[0] == points


def test_a_cookie_of_a_session_must_be_closed_to_scripts_and_plain_http():
    from http.cookies import SimpleCookie

    safe = "sessionid=x; Secure; HttpOnly; SameSite=Lax"
    strict = {"Strict-Transport-Security": "max-age=31536000"}
    judged = {
        text: observatory.cookies(Gezien(strict, SimpleCookie(text)))[1]
        for text in (safe, safe.replace("; HttpOnly", ""), safe.replace("; Secure", ""), safe[:27])
    }
    assert list(judged.values()) == [5, -30, -10, 0]
