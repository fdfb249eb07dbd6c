"""What a browser makes of the parts: rules of accessibility, sizes, light and dark, phone and paper.

The pages are rendered first and handed to the browser by address, with their headers, so that no server runs.
"""

import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from werkoffensief.web import navigatie
from werkoffensief.web.navigatie import Menu, everyone

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
SCREENS = {
    "desk": DESK,
    "desk-dark": {**DESK, "color_scheme": "dark"},
    "phone": PHONE,
    "phone-dark": {**PHONE, "color_scheme": "dark"},
    "no-script": {**DESK, "java_script_enabled": False},
}
SMALL_TARGETS = """minimum => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .map(element => element.labels && /radio|checkbox/.test(element.type) ? element.labels[0] : element)
  .filter(element => element.checkVisibility() && !element.closest(".overslaan"))
  .filter(element => element.getBoundingClientRect().height < minimum)
  .map(element => element.outerHTML.slice(0, 90))"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def pages(client: Client) -> dict[str, HttpResponse]:
    """Each address with what the application answers, made before the browser's event loop starts."""
    navigatie.register("Start", "start", everyone, order=1)
    navigatie.register("Teams", "teams", everyone)
    navigatie.register("Zoeken", "zoek", everyone)
    navigatie.register("Privacy", "zoek", everyone, menu=Menu.VOET)
    navigatie.register_search("zoek", everyone)
    client.raise_request_exception = False
    sent = {"datum": "31-02-2026", "trede": "9", "verslag": "Gesproken over de tolk."}
    answers = {f"/{status}/": client.get(f"/{status}/") for status in (400, 403, 404, 500, 503)}
    return {
        "/": client.get("/"),
        "/fout/": client.post("/", sent),
        "/405/": client.get("/alleen-post/"),
        **answers,
    }


@pytest.fixture
def browser(pages: dict[str, HttpResponse]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def visit(browser: Browser, pages: dict[str, HttpResponse], **screen: Any) -> Iterator[Page]:
    """A tab whose every request is answered from `pages` and the static files; complaints fail the test."""
    complaints: list[str] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/") and (found := finders.find(path.removeprefix("/static/"))):
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)
        elif "x-leeft" in route.request.headers:  # whether the session still lives
            route.fulfill(status=204)
        elif path in pages:
            route.fulfill(body=pages[path].content, headers=dict(pages[path].headers))
        else:
            complaints.append(f"unknown address {path}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "the server responded with a status" not in message.text:
            complaints.append(message.text)

    tab = browser.new_context(**screen)
    tab.route("**/*", answer)
    page = tab.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    tab.close()
    assert complaints == []


def picture(page: Page, name: str) -> None:
    """For who looks at the design: `SCREENSHOTS=folder pytest tests/web/test_look.py`."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(name, marks=() if name in {"desk", "phone-dark"} else pytest.mark.lang)
        for name in SCREENS
        if name != "no-script"
    ],
)
def test_every_part_and_every_error_page_keeps_the_accessibility_rules(
    browser: Browser, pages: dict[str, HttpResponse], screen: str
) -> None:
    with visit(browser, pages, **SCREENS[screen]) as page:
        for address in pages if screen in {"desk", "phone-dark"} else ["/", "/fout/"]:
            page.goto(f"https://look.test{address}")
            picture(page, f"{screen}-{address.strip('/') or 'stijl'}")
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


@pytest.mark.parametrize(("screen", "minimum"), [("desk", 24), ("phone", 44)])
def test_targets_are_large_enough(
    browser: Browser, pages: dict[str, HttpResponse], screen: str, minimum: int
) -> None:
    with visit(browser, pages, **SCREENS[screen]) as page:
        page.goto("https://look.test/fout/")
        page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.evaluate(SMALL_TARGETS, minimum) == []


def test_errors_get_the_focus_and_their_links_reach_the_field(
    browser: Browser, pages: dict[str, HttpResponse]
) -> None:
    with visit(browser, pages, **DESK) as page:
        page.goto("https://look.test/fout/")
        assert page.evaluate("document.activeElement.className") == "foutenlijst"
        assert page.title() == "Fout: Stijl – Werkoffensief"
        page.get_by_role("link", name="Kies een antwoord bij “Vorm”.").press("Enter")
        page.keyboard.press("Space")
        assert page.locator("#id_vorm_0").is_checked()


def test_errors_can_be_read_and_reached_without_script(
    browser: Browser, pages: dict[str, HttpResponse]
) -> None:
    with visit(browser, pages, **SCREENS["no-script"]) as page:
        page.goto("https://look.test/fout/")
        page.get_by_role("link", name="Deze datum klopt niet").click()
        assert page.url.endswith("#id_datum")
        assert page.get_by_role("textbox", name="Verslag").input_value() == "Gesproken over de tolk."


def test_focus_is_always_visible(browser: Browser, pages: dict[str, HttpResponse]) -> None:
    with visit(browser, pages, **DESK) as page:
        page.goto("https://look.test/")
        for _ in range(30):
            page.keyboard.press("Tab")
            style = page.evaluate(
                "(s => s.outlineStyle + ' ' + s.outlineWidth)(getComputedStyle(document.activeElement))"
            )
            assert style == "solid 3px", page.evaluate("document.activeElement.outerHTML.slice(0, 90)")


def test_paper_is_black_on_white_without_navigation_and_with_the_numbers(
    browser: Browser, pages: dict[str, HttpResponse]
) -> None:
    with visit(browser, pages, **SCREENS["desk-dark"]) as page:
        page.goto("https://look.test/")
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        for selector in (".hoofdmenu", ".kop-zoek", ".pagination", "main .btn"):
            assert not page.locator(selector).first.is_visible(), selector
        assert page.locator("#sectoren table").is_visible()
        assert page.locator("#sectoren table").bounding_box()["height"] > 50
        picture(page, "print")


def test_row_is_a_card_on_a_phone_and_can_still_be_sorted(
    browser: Browser, pages: dict[str, HttpResponse]
) -> None:
    with visit(browser, pages, **PHONE) as page:
        page.goto("https://look.test/")
        cells = page.locator(".lijst tbody tr").first.locator("th, td")
        boxes = [cells.nth(i).bounding_box() for i in range(cells.count())]
        assert all(above["y"] < below["y"] for above, below in pairwise(boxes))
        assert page.locator(".lijst").get_by_role("link", name="Naam").first.is_visible()
        assert not page.get_by_text("Laatst gesproken", exact=True).is_visible()


def test_menu_on_a_phone_opens_with_a_button_and_is_there_without_script(
    browser: Browser, pages: dict[str, HttpResponse]
) -> None:
    with visit(browser, pages, **PHONE) as page:
        page.goto("https://look.test/")
        links, button = page.locator(".hoofdmenu a"), page.get_by_role("button", name="Menu")
        assert not links.first.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert links.first.is_visible()
        assert button.get_attribute("aria-expanded") == "true"
        assert violations(page) == []
        button.click()
        assert not links.first.is_visible()
    with visit(browser, pages, **PHONE, java_script_enabled=False) as page:
        page.goto("https://look.test/")
        assert page.locator(".hoofdmenu a").first.is_visible()
        assert not page.locator(".menuknop").is_visible()
    with visit(browser, pages, **SCREENS["desk-dark"]) as page:
        page.goto("https://look.test/")
        assert page.locator(".hoofdmenu a").first.is_visible()
        assert not page.locator(".menuknop").is_visible()
