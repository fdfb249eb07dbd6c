"""The progress bar in a real browser: it fetches itself under our CSP, and gives way to the result."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from tests.web.test_look import CHROMIUM, FLAGS, PHONE
from werkoffensief.overdracht.models import Importopdracht

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def answers(cast, client_of):
    """What the application answers at each stage, made before the browser's event loop starts."""
    browser = client_of(cast.beheerder)
    opdracht = Importopdracht.objects.create(
        door=cast.beheerder, status="loopt", gestart_op="2026-11-22T10:00Z", voortgang=10
    )
    path, htmx = f"/beheer/leveringen/{opdracht.pk}/", {"HX-Request": "true"}
    made = {"page": browser.get(path)}
    Importopdracht.objects.update(voortgang=60)
    made["further"] = browser.get(path + "voortgang/", headers=htmx)
    Importopdracht.objects.update(status="klaar", klaar_op="2026-11-22T10:01Z", voortgang=100)
    made["done"] = browser.get(path + "voortgang/", headers=htmx)
    made["result"] = browser.get(path)
    return path, made


def test_progress_fetches_itself_and_ends_in_the_result(answers):
    path, made = answers
    pages, fragments, complaints = [made["page"], made["result"]], [made["further"], made["done"]], []

    def answer(route):
        asked = urlsplit(route.request.url).path
        if asked.startswith("/static/") and (found := finders.find(asked.removeprefix("/static/"))):
            kind = mimetypes.guess_type(asked)[0] or "application/octet-stream"
            route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)
            return
        queue = {path: pages, path + "voortgang/": fragments}[asked]
        response = queue.pop(0)
        route.fulfill(body=response.content, headers=dict(response.headers))

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = chromium.new_context(**PHONE).new_page()
        tab.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        tab.route("**/*", answer)
        tab.goto(f"http://localhost{path}")
        assert tab.locator("progress").get_attribute("value") == "10"
        assert Axe().run(tab).violations_count == 0
        tab.wait_for_selector("progress[value='60']", timeout=5000)
        tab.wait_for_selector("text=Alle bestanden zijn overgenomen.", timeout=5000)
        assert tab.locator("progress").count() == 0
        chromium.close()
    assert (pages, fragments, complaints) == ([], [], [])
