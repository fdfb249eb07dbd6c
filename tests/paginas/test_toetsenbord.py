"""The finder of keyboard faults finds them, and the menu under one's name gets out of the way.

Every page is gone through in test_toegankelijk.py.
"""

import pytest

from tests.paginas.bezoek import Bezoeker
from tests.paginas.browser import chromium, tab
from tests.paginas.register import GEVULD, bezoeken
from tests.paginas.test_toegankelijk import opened
from tests.paginas.toetsenbord import faults
from tests.web.test_look import DESK

LINK = "const link = document.querySelector('.voet a'); "
# Each with what is done to a good page, by a script, as the content policy keeps out styles.
PLANTED = (
    ("no focus to be seen", LINK + "link.style.outline = link.style.boxShadow = 'none'"),
    (
        "no focus to be seen",
        LINK + "link.style.outline = '3px solid transparent'; link.style.boxShadow = '0 0 0 5px #fff0'",
    ),
    ("no focus to be seen", LINK + "link.style.outline = '3px solid red'; link.style.boxShadow = 'none'"),
    (
        "covered",
        "const bar = document.body.appendChild(document.createElement('div')); "
        "Object.assign(bar.style, { position: 'fixed', inset: 'auto 0 0 0', height: '400px', zIndex: 9 })",
    ),
    ("outside the window", LINK + "Object.assign(link.style, { position: 'fixed', left: '-500px' })"),
    ("positive tabindex", LINK + "link.tabIndex = 3"),
    ("stop 1 is", LINK + "link.tabIndex = 3"),
    ("stop ", LINK + "link.addEventListener('focus', () => link.blur())"),
    ("a trap", "document.body.addEventListener('keydown', event => "
        "event.target === [...document.querySelectorAll('.voet a')].at(-1) && event.preventDefault())"),
    ("the skip link", "document.querySelector('.overslaan').remove()"),
)  # fmt: skip

pytestmark = pytest.mark.browser


def the_first(naam: str):
    return next(b for b in bezoeken() if b.naam == naam and b.staat == GEVULD)


def test_each_fault_is_found(bezoeker: Bezoeker):
    (page,) = opened(bezoeker, [the_first("toegankelijkheid")])
    with chromium() as browser, tab(browser, [page], **DESK) as show:
        assert faults(show(page)) == []
        for fault, plant in PLANTED:
            shown = show(page)
            shown.evaluate(f"() => {{ {plant} }}")
            found = faults(shown)
            assert any(line.startswith(fault) for line in found), (plant, found)


@pytest.mark.lang
def test_the_menu_under_ones_name_closes_when_the_focus_goes_on(bezoeker: Bezoeker):
    """Else it hides the links of the main menu that come next."""
    (page,) = opened(bezoeker, [the_first("start")])
    with chromium() as browser, tab(browser, [page], **DESK) as show:
        shown = show(page)
        menu = shown.locator("details.kop-gebruiker")
        menu.locator("summary").press("Enter")
        for _ in range(menu.locator("a, button").count()):
            shown.keyboard.press("Tab")
            assert menu.evaluate("menu => menu.open && menu.contains(document.activeElement)")
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.closest('.hoofdmenu') !== null")
        assert not menu.evaluate("menu => menu.open")
