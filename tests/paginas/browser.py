"""Real Chromium on pages that were made before it started: no server runs (see tests/web/test_look.py)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.paginas.bezoek import Geopend
from tests.web.test_look import CHROMIUM, FLAGS, visit

ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def tab(browser: Browser, pages: Iterable[Geopend], **screen: Any) -> Iterator[Any]:
    """A tab with these pages; yields `show(page)`, which opens one and returns the browser's page."""
    at = {f"/{number}/": page for number, page in enumerate(pages)}
    addresses = {id(page): address for address, page in at.items()}
    with visit(browser, {path: page.antwoord for path, page in at.items()}, **screen) as opened:

        def show(page: Geopend) -> Page:
            opened.goto(f"https://look.test{addresses[id(page)]}")
            return opened

        yield show


def violations(page: Page, rules: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds wrong by WCAG 2.2 AA and by its own good practice; what is right is not written out."""
    options = {**(rules or {"runOnly": WCAG}), "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:140]}" for rule in found for node in rule["nodes"][:3]]


def dark_violations(page: Page) -> list[str]:
    """Of a page in dark colours (opened so: a page that turns dark is still changing): only contrast can differ."""
    return [f"dark {rule}" for rule in violations(page, {"runOnly": {"type": "rule", "values": [CONTRAST]}})]
