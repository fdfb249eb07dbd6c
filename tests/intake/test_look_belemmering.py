"""In a real browser: what belongs to a tick appears with it, by keyboard and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.intake.tafel import page_data
from tests.web.test_look import CHROMIUM, picture, violations, visit
from tests.web.test_look import browser as chromium_browser

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 375, "height": 700}}
chromium = chromium_browser


@pytest.fixture
def pages(cast, klant, client_of):
    """A page on which nothing was filled in, a draft with a line without its tick, and the same refused."""
    regisseur, here = client_of(cast.regisseur), f"/klanten/{klant.pk}/gesprekken"
    empty = regisseur.get(f"{here}/nieuw/")
    typed = page_data(m_taal_actie="Cursus")
    refused = regisseur.post(f"{here}/nieuw/", typed)
    regisseur.post(f"{here}/concept/", typed)
    return {"/leeg/": empty, "/fout/": refused, "/concept/": regisseur.get(f"{here}/nieuw/")}


@pytest.mark.parametrize("screen", SCREENS)
def test_it_appears_with_the_tick_and_the_keys_go_through_it(chromium, pages, screen):
    with visit(chromium, pages, viewport=SCREENS[screen], java_script_enabled=False) as page:
        page.goto("https://look.test/leeg/")
        line, other = page.locator("#id_m_schulden_actie"), page.locator("#id_m_taal_actie")
        expect(line).to_be_hidden()
        page.locator("#id_n_schulden").focus()
        for key in ("Space", "Tab", "h", "Tab"):
            page.keyboard.press(key)
        page.keyboard.type("Schuldhulp")
        expect(page.locator("#id_m_schulden_ernst")).to_have_value("3")
        expect(line).to_have_value("Schuldhulp")
        expect(other).to_be_hidden()
        page.locator("#id_n_schulden").scroll_into_view_if_needed()
        picture(page, f"belemmering-{screen}")
        page.locator("#id_n_schulden").uncheck()
        expect(line).to_be_visible()  # what stands there is never out of sight
        line.fill("")
        page.locator("#id_m_schulden_ernst").select_option("")
        expect(line).to_be_hidden()
        page.goto("https://look.test/concept/")
        expect(other).to_be_visible()
        expect(line).to_be_hidden()


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_refused_is_seen_and_can_be_read_aloud(chromium, pages, screen):
    with visit(chromium, pages, viewport=SCREENS[screen]) as page:
        page.goto("https://look.test/fout/")
        expect(page.get_by_role("textbox", name="Taal: wat doen wij eraan?")).to_have_value("Cursus")
        expect(page.locator("#id_m_taal_actie_error")).to_be_visible()
        picture(page, f"belemmering-fout-{screen}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
