"""A teamleider divides the work: filter, keep the filter, give many klanten a regisseur, and take it back."""

import pytest
from playwright.sync_api import Page, expect

from intake.models import Klant
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from tests.journeys.test_zoeken import keeps_the_rules, picture
from tests.trajecten.factories import TrajectFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def town(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    for number in range(12):
        TrajectFactory(klant=KlantFactory(achternaam=f"Nieuw {number:02d}"))
    person_of(cast.collega, achternaam="Andermans")
    return cast


def led_by(medewerker) -> int:
    return Klant.objects.filter(regisseur=medewerker).count()


@pytest.mark.lang
def test_teamleider_filters_keeps_it_gives_away_and_takes_back(town, page: Page):
    log_in(page, "teamleider")
    page.goto("/klanten/?groep=team")
    page.get_by_text("Filters kiezen").click()
    keeps_the_rules(page)
    page.get_by_label("Regisseur", exact=True).select_option("geen")
    page.get_by_label("Stand").select_option("traject")
    page.get_by_role("button", name="Toon de lijst").click()
    expect(page).to_have_url(
        f"{page.url.split('/klanten')[0]}/klanten/?groep=team&regisseur=geen&stand=traject"
    )
    expect(page.get_by_text("12 klanten").first).to_be_visible()
    expect(page.get_by_role("link", name="Noor Andermans")).to_have_count(0)
    picture(page, "lijst")
    page.get_by_role("link", name="Filter bewaren").click()
    page.get_by_label("Naam", exact=True).fill("Te verdelen")
    page.get_by_label("Voor iedereen in mijn team").check()
    keeps_the_rules(page)
    page.get_by_role("button", name="Filter bewaren").click()
    expect(page.get_by_role("link", name="Te verdelen")).to_have_attribute("aria-current", "true")
    keeps_the_rules(page)
    page.get_by_label("Alle 12 klanten in deze lijst").check()
    page.get_by_role("button", name="Regisseur kiezen", exact=True).click()
    page.get_by_label(town.regisseur.naam).check()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_role("link", name="Noor Nieuw 03").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossier van ")
    page.go_back()
    expect(page.get_by_role("heading", name="Wat er gebeurt vanaf")).to_be_visible()
    expect(page.get_by_text("Krijgt deze regisseur.")).to_have_count(12)
    keeps_the_rules(page)
    picture(page, "voorbeeld")
    assert led_by(town.regisseur) == 0
    page.get_by_role("button", name="Uitvoeren voor 12 klanten").click()
    expect(page.get_by_text("Het is uitgevoerd.")).to_be_visible()
    assert led_by(town.regisseur) == 12
    keeps_the_rules(page)
    picture(page, "uitgevoerd")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    assert led_by(town.regisseur) == 0
    for path in ("/klanten/tegelijk/", "/lijsten/klanten/", "/lijsten/klanten/kolommen/"):
        page.goto(path)
        keeps_the_rules(page)


@pytest.mark.lang
def test_one_box_ticks_everybody_on_the_page(town, page: Page):
    log_in(page, "teamleider")
    page.goto("/klanten/?groep=team")
    everybody, rows = page.get_by_label("Kies iedereen op deze pagina"), page.locator("td.kies input")
    everybody.check()
    expect(page.locator("td.kies input:checked")).to_have_count(rows.count())
    assert rows.count() > 10
    rows.first.uncheck()
    assert everybody.evaluate("box => box.indeterminate")
    keeps_the_rules(page)
    everybody.check()
    everybody.uncheck()
    expect(page.locator("td.kies input:checked")).to_have_count(0)
