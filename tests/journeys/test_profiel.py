"""A profile built at the table on a tablet, and the CV that comes of it: in real Chromium on a real server."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in

pytestmark = [
    pytest.mark.lang,
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return person_of(cast.regisseur, voornaam="Senait", tussenvoegsel="", achternaam="Tesfay")[0]


def test_from_an_empty_profile_to_a_cv(klant, page: Page):
    page.set_viewport_size({"width": 820, "height": 1180})
    log_in(page, "regisseur")
    page.goto(re.sub(r"^(https?://[^/]+).*$", rf"\1/klanten/{klant.pk}/", page.url))
    page.get_by_role("link", name="Profiel en cv").click()
    page.get_by_role("link", name="Begin met het profiel").click()
    page.get_by_label("Wie ben ik, in mijn eigen woorden?").fill("Ik kook graag.")
    page.get_by_label("Wat kan ik goed?").fill("koken\ninkopen")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Het profiel is opgeslagen.")).to_be_visible()

    page.get_by_role("link", name="Taal toevoegen").click()
    page.get_by_label("Welke taal?").fill("Tigrinya")
    page.get_by_role("group", name="Spreken").get_by_label("Heel goed").check()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name="Werk toevoegen").click()
    page.get_by_label("Wat voor werk was het?").fill("Kok")
    page.get_by_label("Vanaf wanneer?").fill("maart 2015")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("maart 2015 – nu")).to_be_visible()
    expect(page.get_by_text("Nog niet ingevuld:")).to_contain_text("vervoer")

    page.get_by_role("button", name=re.compile("^Weghalen ?: Kok")).click()
    expect(page.get_by_text("Nog geen werk opgeschreven.")).to_be_visible()
    page.get_by_text("Van het profiel gehaald", exact=True).click()
    page.get_by_role("button", name=re.compile("^Terugzetten ?: Kok")).click()
    page.get_by_role("link", name="Cv bekijken").click()
    expect(page.get_by_text("Senait Tesfay").last).to_be_visible()
    expect(page.get_by_text("Tigrinya: spreken heel goed")).to_be_visible()
    with page.expect_download() as sent:
        page.get_by_role("link", name="Cv als pdf").click()
    assert sent.value.suggested_filename == "mijn-cv.pdf"
