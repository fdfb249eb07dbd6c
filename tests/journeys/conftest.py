"""A live server on a database of its own, and real Chromium.

`live` is gunicorn as compose runs it, on `committed_db`; `worker` and other processes join with `live.environment`.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import connections
from playwright.sync_api import Page, expect, sync_playwright

from tests import omgeving
from tests.web.test_look import CHROMIUM, FLAGS
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

PASSWORD = "werkoffensief"
START_SECONDS = 60


@dataclass(frozen=True)
class Live:
    """A running server: its address, and the environment of processes that work on the same database."""

    address: str
    environment: dict[str, str]


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def _wait_until_ready(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"gunicorn ended with {process.returncode}"
        try:
            with urlopen(f"{address}/gereed/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError("the server was not ready in time")


@pytest.fixture
def environment(committed_db: omgeving.Database) -> dict[str, str]:
    """Of the server's process; a module with a worker has its own, so that both share a queue and a folder."""
    return committed_db.environment


@pytest.fixture
def live(environment: dict[str, str]) -> Iterator[Live]:
    """gunicorn with two workers; ended, with its workers, whatever the test does."""
    port = _free_port()
    environment = {**environment, "MODUS": "test"}
    command = [sys.executable, "-m", "gunicorn", "werkoffensief.wsgi:application", "--workers=2", "--preload"]
    command += [
        f"--bind=127.0.0.1:{port}",
        "--worker-tmp-dir=/tmp",
        "--log-level=error",
        "--graceful-timeout=2",
    ]
    process = subprocess.Popen(command, cwd=omgeving.PROJECT, env=environment)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", process)
        yield Live(f"http://127.0.0.1:{port}", environment)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def javascript() -> bool:
    """Whether the browser runs scripts; a module that does without has its own."""
    return True


@pytest.fixture
def expected_errors() -> tuple[str, ...]:
    """How messages of the console begin that belong to a test; a module that breaks the connection has its own."""
    return ()


@pytest.fixture
def page(live: Live, javascript: bool, expected_errors: tuple[str, ...]) -> Iterator[Page]:
    """A tab of Chromium on the live server. A message of the console (a CSP violation, say) fails the test."""
    complaints: list[str] = []
    # The queries of a test run in other threads than playwright's loop, which Django cannot know.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(
            base_url=live.address,
            locale="nl-NL",
            viewport={"width": 1280, "height": 900},
            java_script_enabled=javascript,
        )
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        try:
            yield tab
        finally:
            # Queries inside playwright's loop have connections of their own; the next test has another database.
            connections.close_all()
            browser.close()
            os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    assert [text for text in complaints if not text.startswith(expected_errors or "\0")] == []


def log_in(page: Page, name: str, site: str = "") -> None:
    """Through the door, as a person does."""
    page.goto(f"{site}/inloggen/")
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def give_passwords() -> None:
    """Everybody with an account can come in through the door."""
    for medewerker in Medewerker.objects.all():
        medewerker.set_password(PASSWORD)
        medewerker.uitgenodigd_op = clock.now()
        medewerker.save()


def log_out(page: Page) -> None:
    page.locator("details.kop-gebruiker summary").click()
    page.get_by_role("button", name="Uitloggen").click()


def has_chromium() -> bool:
    return Path(CHROMIUM).exists()
