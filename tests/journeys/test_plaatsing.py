"""From the log-in to a placement, in real Chromium on a real server."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from intake.models import Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, UitkeringFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from tests.werkgevers.factories import WerkakkoordFactory
from trajecten.models import Plaatsing, Regisseurschap
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TODAY = clock.today()


@pytest.fixture
def town(live: Live):
    """The cast with passwords, one klant on benefit in team Centrum, one employer with an agreement."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", tussenvoegsel="el", achternaam="Amrani", klantnummer="K-1")
    UitkeringFactory(klant=klant)
    WerkakkoordFactory(
        werkgever__naam="Zorggroep Duin",
        ingangsdatum=date(TODAY.year, 1, 1),
        einddatum=TODAY + timedelta(days=90),
    )
    return cast


def test_regisseur_finds_somebody_talks_starts_a_traject_and_places(town, page: Page):
    log_in(page, "regisseur")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn klanten")

    page.get_by_label("Zoek een klant op naam, geboortedatum of nummer").fill("amrani")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("link", name="Fatima el Amrani").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossier van ")
    file = page.url

    page.get_by_role("link", name="Gesprek vastleggen").click()
    page.locator("summary", has_text="Datum, plaats en wie erbij zijn").click()
    page.get_by_label("Telefoon", exact=True).check()
    page.locator("textarea[name=verslag]").fill("Wil graag in de zorg werken.")
    page.get_by_role("button", name="Gesprek vastleggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo gaat het verder")
    page.goto(file)
    expect(page.get_by_role("article").get_by_text("Wil graag in de zorg werken.")).to_be_visible()

    page.get_by_role("link", name="Traject starten").click()
    page.get_by_role("button", name="Traject starten").click()
    expect(page.get_by_text("Het traject is gestart.")).to_be_visible()

    page.get_by_role("link", name="Stap toevoegen").click()
    page.get_by_label("Wat gaat de klant doen?").select_option("werkfit")
    page.get_by_role("button", name="Stap toevoegen").click()
    expect(page.get_by_role("link", name=re.compile("werkfit", re.I))).to_be_visible()

    page.get_by_role("link", name="Plaatsing vastleggen").click()
    page.get_by_label("Werk", exact=True).check()
    page.get_by_label("Zoek de werkgever").fill("zorggroep")
    page.get_by_role("button", name="Zoek werkgever").click()
    expect(page.get_by_label("Zorggroep Duin")).to_be_checked()
    page.get_by_label("A0").check()
    page.get_by_role("button", name="Plaatsing vastleggen").click()
    expect(page.get_by_text("De plaatsing is vastgelegd.")).to_be_visible()
    expect(page.locator(".identiteit")).to_contain_text("Aan het werk")

    assert Gesprek.objects.get().medewerker == town.regisseur
    assert Regisseurschap.objects.get().medewerker == town.regisseur
    assert Plaatsing.objects.get().werkakkoord is not None

    log_out(page)
    log_in(page, "accountmanager")
    page.get_by_label("Hoofdmenu").get_by_role("link", name="Werkgevers", exact=True).click()
    page.get_by_role("link", name="Zorggroep Duin").click()
    expect(page.locator('td[data-kop="Vervuld"]')).to_have_text("1")
    expect(page.get_by_text("Amrani")).to_have_count(0)
