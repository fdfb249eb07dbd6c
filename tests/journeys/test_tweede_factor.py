"""A second factor in a real browser: the QR code under our content security policy, and a passkey."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.tweede_factor import code_at
from tests.journeys.conftest import Live, give_passwords, has_chromium, log_in
from werkoffensief.accounts.enums import Rol

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason="needs /usr/bin/chromium"),
]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_and_an_app_are_set_up_and_let_in(page: Page, live: Live) -> None:
    MedewerkerFactory(gebruikersnaam="regisseur", rollen=[Rol.REGISSEUR])
    give_passwords()
    site = live.address.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    log_in(page, "regisseur", site)
    page.goto(f"{site}/account/tweede-factor/")
    page.get_by_role("link", name="Passkey toevoegen").click()
    page.get_by_label("Naam van deze passkey").fill("laptop")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("heading", name="Bewaar uw herstelcodes")).to_be_visible()
    assert page.locator("li samp").count() == 10

    page.goto(f"{site}/account/tweede-factor/app/")
    box = page.get_by_role("img", name=re.compile("QR-code")).bounding_box()
    assert box is not None
    assert box["width"] >= 200
    secret = page.locator("dd samp").inner_text().replace(" ", "")
    page.get_by_role("textbox", name="Code").fill(code_at(secret=secret))
    page.get_by_role("button", name="App instellen").click()
    expect(page.get_by_role("heading", name="Tweede factor")).to_be_visible()

    page.context.clear_cookies()
    log_in(page, "regisseur", site)
    page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page.locator("details.kop-gebruiker")).to_be_visible()
    page.goto(f"{site}/account/sessies/")
    expect(page.get_by_text("hier bent u nu")).to_be_visible()


@pytest.mark.lang
def test_a_browser_that_gives_no_passkey_says_so_and_the_code_still_works(page: Page, live: Live) -> None:
    MedewerkerFactory(gebruikersnaam="regisseur", rollen=[Rol.REGISSEUR])
    give_passwords()
    site = live.address.replace("127.0.0.1", "localhost")
    page.add_init_script("CredentialsContainer.prototype.create = () => Promise.reject(new Error('nee'));")
    log_in(page, "regisseur", site)
    page.goto(f"{site}/account/tweede-factor/passkey/")
    page.get_by_label("Naam van deze passkey").fill("laptop")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("alert")).to_contain_text("Het lukte niet met deze passkey")
