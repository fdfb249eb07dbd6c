"""What becomes of somebody's file while they type in it: it is merged into another, or closed to them."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.models import Concept, Gesprek, Klant
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, VertrouwelingFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from werkoffensief.accounts.models import Medewerker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.lang,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def expected_errors() -> tuple[str, ...]:
    """Of a file that is not there any more."""
    return ("Failed to load resource",)


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")


@pytest.fixture
def form(page: Page, klant) -> Page:
    log_in(page, "regisseur")
    page.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    page.get_by_label("Verslag").press_sequentially("Eerst.")
    expect(page.locator("#concept-stand")).to_contain_text("Concept opgeslagen om", timeout=10_000)
    return page


@pytest.mark.parametrize("typed", [" Daarna.", ""], ids=["typing", "pressing"])
def test_a_file_that_is_merged_meanwhile_is_said_and_all_that_was_typed_stands_in_the_one_that_stays(
    form: Page, klant, typed
):
    kept = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-2")
    gone = Klant.objects.get(pk=klant.pk)
    merge_klanten(
        door=Medewerker.objects.get(gebruikersnaam="teamleider").pk, kept_id=kept.pk, kept_versie=kept.versie,
        merged_id=gone.pk, merged_versie=gone.versie, now=timezone.now(),
    )  # fmt: skip
    form.get_by_label("Verslag").press_sequentially(typed)
    if not typed:  # all is kept: what is pressed asks first all the same
        form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_role("heading", name="Dit dossier is samengevoegd")).to_be_visible(timeout=10_000)
    form.wait_for_timeout(500)
    expect(form.get_by_role("heading", name="Dit dossier is samengevoegd")).to_be_visible()
    expect(form.get_by_role("heading", name="U mag dit dossier niet meer openen")).to_be_hidden()
    form.get_by_role("link", name="Verder in het dossier dat blijft").click()
    assert form.url.endswith(f"/klanten/{kept.pk}/gesprekken/nieuw/")
    expect(form.get_by_label("Verslag")).to_have_value(f"Eerst.{typed}")
    form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    assert Gesprek.objects.values_list("klant", "verslag").get() == (kept.pk, f"Eerst.{typed}")
    assert not Concept.objects.exists()
    assert form.evaluate("sessionStorage.length") == 0


def test_the_text_to_copy_from_a_file_that_was_closed_names_each_field_as_a_reader_does(form: Page, klant):
    form.get_by_label("Gezondheid en belastbaarheid").first.fill("Vier uur per dag.")
    VertrouwelingFactory(klant=klant, medewerker=Medewerker.objects.get(gebruikersnaam="teamleider"))
    klant.afgeschermd_op, klant.afgeschermd_reden = timezone.now(), "Dreiging"
    klant.save()
    form.get_by_label("Verslag").press_sequentially(" Daarna.")
    expect(form.get_by_role("heading", name="U mag dit dossier niet meer openen")).to_be_visible(
        timeout=10_000
    )
    text = form.get_by_label("Wat u typte").input_value()
    assert "\n\nGezondheid en belastbaarheid:\nVier uur per dag." in text
