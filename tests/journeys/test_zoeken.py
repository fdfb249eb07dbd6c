"""Somebody is on the phone: find the file with the keyboard only, in real Chromium on a real server."""

import os
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from intake.models import Contactgegeven
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
ACTIVE = "document.activeElement.id"


@pytest.fixture
def town(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    for number in range(12):
        KlantFactory(
            voornaam="Fatima", tussenvoegsel="el", achternaam=f"Amran{'i' if number % 3 else 'y'}",
            geboortedatum=date(1980, 3, 1 + number),
        )  # fmt: skip
    klant = KlantFactory(voornaam="Noor", achternaam="Wijngaarde", geboortedatum=date(1975, 5, 5))
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06-12345678", bron="klant")
    return cast


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
        page.set_viewport_size({"width": 360, "height": 780})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.screenshot(path=Path(folder) / f"{name}-360.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def keeps_the_rules(page: Page) -> None:
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []


def test_slash_reaches_the_field_and_enter_the_file(town, page: Page):
    log_in(page, "consulent")
    page.keyboard.press("/")
    assert page.evaluate(ACTIVE) == "zoek-q"
    page.keyboard.type("fatema amrani")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gevonden")).to_be_visible()
    expect(page.get_by_text("lijkt op: Fatima").first).to_be_visible()
    keeps_the_rules(page)
    picture(page, "gevonden")
    page.keyboard.press("/")
    page.keyboard.type("0612345678")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Noor Wijngaarde").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossier van ")
    page.goto("/klanten/zoeken/")
    expect(page.get_by_role("heading", name="Laatst geopend")).to_be_visible()
    keeps_the_rules(page)
    picture(page, "laatst-geopend")
    page.get_by_role("searchbox").fill("999990018")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Niemand gevonden")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")
    keeps_the_rules(page)
    picture(page, "niemand")


def test_back_from_a_file_leads_to_who_was_found(town, page: Page):
    log_in(page, "consulent")
    page.keyboard.press("/")
    page.keyboard.type("amrani")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Fatima el Amrani").nth(2).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossier van ")
    page.go_back()
    expect(page.get_by_role("heading", name="Gevonden")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("amrani")
    assert page.url.endswith("/klanten/zoeken/?zoek=1")


@pytest.mark.lang
def test_slash_is_a_sign_while_typing_and_nothing_when_switched_off(town, page: Page):
    log_in(page, "consulent")
    page.goto("/klanten/nieuw/")
    page.locator("#id_achternaam").focus()
    page.keyboard.type("a/b")
    assert page.locator("#id_achternaam").input_value() == "a/b"
    page.locator("h1").click()
    page.keyboard.press("Control+/")
    assert page.evaluate(ACTIVE) != "zoek-q"
    page.goto("/sneltoetsen/")
    keeps_the_rules(page)
    picture(page, "sneltoetsen")
    page.get_by_label("Uit", exact=True).check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("De sneltoetsen staan nu uit.")).to_be_visible()
    page.keyboard.press("/")
    assert page.evaluate(ACTIVE) != "zoek-q"
