"""A buddy: added by an accountmanager, chosen with reasons, met, and still there after the placement."""

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from tests.trajecten.factories import PlaatsingFactory
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.lang,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def town(live: Live):
    """The cast, and a klant of the regisseur who began to work today."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    cast.klant = person_of(cast.regisseur)[0]
    cast.plaatsing = PlaatsingFactory(klant=cast.klant, startdatum=clock.today())
    return cast


def test_added_chosen_met_and_seen_beside_the_placement(town, page: Page):
    today = f"{clock.today():%d-%m-%Y}"
    log_in(page, "accountmanager")
    page.get_by_label("Hoofdmenu").get_by_role("link", name="Buddies").click()
    page.get_by_role("link", name="Buddy toevoegen").click()
    page.get_by_label("Hoe heet de buddy?").fill("Yusuf Demir")
    page.get_by_label("Op welke dag is de VOG afgegeven?").fill(today)
    page.get_by_label("Welke talen spreekt de buddy?").fill("Nederlands, Turks")
    page.get_by_role("button", name="Buddy toevoegen").click()
    expect(page.get_by_role("rowheader", name="Yusuf Demir")).to_be_visible()
    log_out(page)

    log_in(page, "regisseur")
    home = page.url.split("?")[0].rstrip("/")
    page.goto(f"{home}/plaatsingen/{town.plaatsing.pk}/")
    page.get_by_role("link", name="Buddy voor na de plaatsing").click()
    page.get_by_role("link", name="Buddy kiezen").click()
    page.get_by_label("Welke taal spreekt de buddy?").fill("Turks")
    page.get_by_role("button", name="Zoek passende buddies").click()
    page.get_by_label("Past bij: taal Turks").check()
    page.get_by_label("Waarom deze buddy?").fill("Spreekt Turks.")
    page.get_by_role("button", name="Buddy koppelen").click()
    expect(page.get_by_text("De buddy is gekoppeld.")).to_be_visible()
    page.get_by_role("link", name="Contact vastleggen").click()
    page.get_by_label("Gezien").check()
    page.get_by_role("button", name="Contact vastleggen").click()
    expect(page.get_by_role("rowheader", name=today)).to_be_visible()
    page.goto(f"{home}/plaatsingen/{town.plaatsing.pk}/")
    expect(page.get_by_role("link", name="Yusuf Demir")).to_be_visible()
