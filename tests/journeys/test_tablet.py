"""A conversation on a tablet that lies between two people: nothing sticks out, all is reached by a finger."""

import pytest
from playwright.sync_api import Page, expect

from intake.models import Actie, Concept, Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TABLET = {"width": 820, "height": 1180}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.lang
def test_a_conversation_from_the_file_to_the_agreements_on_a_tablet(page: Page, live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    page.set_viewport_size(TABLET)  # type: ignore[arg-type]
    log_in(page, "consulent")
    page.goto(f"/klanten/{klant.pk}/")
    assert page.evaluate(WIDER) == 0
    page.get_by_role("link", name="Gesprek vastleggen").click()
    assert page.evaluate(WIDER) == 0
    page.locator("#id_o_geld_tekst").fill("Regeling met de bank.")
    page.locator("#id_a1_wat").fill("Brief meenemen")
    page.get_by_role("button", name="Nog een afspraak").click()
    expect(page.locator("#id_o_geld_tekst")).to_have_value("Regeling met de bank.")
    page.locator("#id_a4_wat").fill("Bellen")
    page.get_by_role("button", name="Samen lezen").click()
    expect(page.get_by_text("Regeling met de bank.")).to_be_visible()
    assert page.evaluate(WIDER) == 0
    page.get_by_role("link", name="Verder met het gesprek").click()
    page.get_by_role("button", name="Gesprek vastleggen").click()
    expect(page.get_by_role("heading", name="Zo gaat het verder")).to_be_visible()
    assert page.evaluate(WIDER) == 0
    assert Gesprek.objects.get().antwoorden.get().tekst == "Regeling met de bank."
    assert set(Actie.objects.values_list("wat", flat=True)) == {"Brief meenemen", "Bellen"}
    assert not Concept.objects.exists()
