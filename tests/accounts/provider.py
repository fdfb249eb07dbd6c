"""A real OpenID provider for tests: npm's oidc-provider, installed from its lock file, one for each process."""

import fcntl
import hashlib
import os
import re
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client

from werkoffensief.accounts.models import Koppeling, Medewerker
from werkoffensief.accounts.services import bevestigen, eenmalig
from werkoffensief.web import clock

SOURCE = Path(__file__).parent / "aanbieder"
FILES = ("package.json", "package-lock.json", "aanbieder.mjs")
JAN, NAME = "7f3a-jan", "j.jansen@gemeente.example"
PEOPLE = {JAN: {"preferred_username": NAME, "name": "Jan Jansen"}}
START, BACK = "/inloggen/eenmalig/", "/inloggen/eenmalig/terug/"


def installed() -> Path:
    """The folder with the provider and its packages, below DATA_DIR; made by the first who asks. Skips without npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        pytest.skip("node and npm are not here: the provider of single sign-on cannot start")
    content = b"".join((SOURCE / name).read_bytes() for name in FILES)
    base = Path(os.environ["DATA_DIR"]) / "aanbieder"
    base.mkdir(parents=True, exist_ok=True)
    folder = base / hashlib.sha256(content).hexdigest()[:12]
    with (base / "slot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = folder.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            for name in FILES:
                shutil.copy(SOURCE / name, half)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=half, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"npm ci failed: {done.stderr[-500:]}")
            half.rename(folder)
    return folder


class Aanbieder:
    """The provider, and a browser at it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def knows(
        self, people: dict[str, dict[str, Any]], *, site: str = "http://testserver", **spoils: Any
    ) -> None:
        """Which people there are (claims by `sub`), for which site, and how it spoils its answers."""
        body = {"accounts": people, "terug": [site + BACK], "uit": [site + "/inloggen/"], "bederf": spoils}
        requests.post(f"{self.issuer}/proef", json=body, timeout=10).raise_for_status()

    def log_in(self, address: str, person: str, browser: requests.Session | None = None, **extra: str) -> str:
        """Where the application sends to, log in there (in a fresh browser, or this); where that sends back to."""
        browser = browser or requests.Session()
        answer = self.visit(browser, address)
        assert "<h1>Aanbieder</h1>" in answer.text, answer.text
        return self.press(browser, answer, account=person, **extra).headers["Location"]

    def press(self, browser: requests.Session, page: requests.Response, **data: str) -> requests.Response:
        """Send the form of this page of the provider."""
        hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', page.text))
        action = urljoin(page.url, re.search(r'action="([^"]*)"', page.text)[1])
        return self.visit(browser, action, {**hidden, **data})

    def visit(
        self, browser: requests.Session, address: str, data: dict[str, str] | None = None
    ) -> requests.Response:
        """The page of the provider to which this leads, or the redirect with which it sends away."""
        answer = browser.request(
            "POST" if data else "GET", address, data=data, allow_redirects=False, timeout=10
        )
        while urljoin(answer.url, to := answer.headers.get("Location", "http://elders/")).startswith(
            self.issuer
        ):
            answer = browser.get(urljoin(answer.url, to), allow_redirects=False, timeout=10)
        return answer


def leads_to(answer: HttpResponse) -> str:
    """Where the page on the way to the provider sends the browser."""
    assert answer.status_code == 200, answer.content.decode()
    return unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', answer.content.decode())[1])


def is_inside(client: Client) -> bool:
    return client.get("/klanten/").status_code == 200


def put_on(medewerker: Medewerker, chef: Medewerker, name: str = NAME) -> Koppeling:
    row = eenmalig.switch_on(door=chef.pk, medewerker_id=medewerker.pk, inlognaam=name, now=clock.now())
    bevestigen.confirm_by_command(medewerker_id=medewerker.pk)  # by a second person, see test_bevestigen
    return row


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def through(aanbieder: Aanbieder, client: Client, person: str, **data: str) -> HttpResponse:
    """The whole way: our button, the provider's page, and back."""
    address = leads_to(client.post(START, data))
    return client.get(path_of(aanbieder.log_in(address, person)))


@contextmanager
def started() -> Iterator[Aanbieder]:
    """The provider in a process of its own."""
    folder = installed()
    command = [str(shutil.which("node")), "aanbieder.mjs"]
    with (folder / "uitvoer.log").open("a") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        ready, _, _ = select.select([process.stdout], [], [], 60)
        issuer = process.stdout.readline().strip() if ready else ""
        assert issuer.startswith("http://127.0.0.1:"), (folder / "uitvoer.log").read_text()[-2000:]
        yield Aanbieder(issuer)
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
