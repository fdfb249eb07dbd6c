"""A whole intake, and a short contact, with the keyboard only: how many keys beyond the text itself."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from intake.models import Actie, Belemmering, Concept, Contactpoging, Gesprek, Klanttag
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
INTAKE, SHORT = 90, 25  # fewer keys than these
TOPICS = 11


@pytest.fixture
def expected_errors() -> tuple[str, ...]:
    """Of another text that is newer."""
    return ("Failed to load resource",)


@dataclass
class Keys:
    """Who works without a mouse. What is written is text; every other key counts, a chord as one."""

    page: Page
    number: int = 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.number += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def focus(self) -> str:
        """The name of the field that has the focus."""
        return str(self.page.evaluate("document.activeElement.name || document.activeElement.id"))

    def tab_to(self, words: str) -> None:
        """From the top of a page over the link that skips its head, on to a link in it."""
        self.press("Tab")
        self.press("Enter")
        for _ in range(12):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.textContent.trim()") == words:
                return
        raise AssertionError(f"{words} is not reached")


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")


def test_a_whole_intake_takes_fewer_than_ninety_keys_beyond_the_text(page: Page, klant):
    log_in(page, "consulent")
    page.goto(f"/klanten/{klant.pk}/")
    keys = Keys(page)
    keys.tab_to("Gesprek vastleggen")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Gesprek vastleggen")).to_be_visible()
    expect(page.locator("[data-alt]").first).to_be_visible()  # the page says so once its keys work
    for number in range(TOPICS):
        keys.press("Alt+ArrowDown")
        assert keys.focus().endswith("_tekst")
        keys.write(f"Antwoord {number}.")
    expect(page.locator("#tafel-stand")).to_have_text("11 van 11 besproken")
    choose(keys)
    agree(keys)
    expect(page.get_by_role("heading", name="Zo gaat het verder")).to_be_visible()
    assert keys.number < INTAKE, keys.number
    row = Gesprek.objects.get()
    assert row.antwoorden.filter(stand="besproken").count() == TOPICS
    assert (row.trede, row.haalbare_trede, row.vervolg, row.verslag) == (2, 4, "plan", "Een goed gesprek.")
    assert dict(row.zrmscores.values_list("domein", "niveau")) == {"financien": 3, "werk_opleiding": 2}
    assert (Belemmering.objects.count(), Klanttag.objects.count()) == (2, 2)
    assert Belemmering.objects.filter(ernst__isnull=False).count() == 1
    agreed = set(Actie.objects.values_list("wie", "wat"))
    assert agreed == {("klant", "Cv maken"), ("medewerker", "Taalschool bellen")}
    assert not Concept.objects.exists()


def choose(keys: Keys) -> None:
    """Two rungs (a digit chooses), two domains, what stands in the way (the first kind, how much, and the third), two
    talents."""
    keys.press("Alt+ArrowDown")
    keys.press("2")
    keys.press("Tab")
    keys.press("4")
    keys.press("Alt+ArrowDown")
    keys.press("Enter")
    keys.press("Tab")
    keys.press("ArrowRight", 3)
    keys.press("Tab")
    keys.press("ArrowRight", 2)
    keys.press("Alt+ArrowDown")
    keys.press("Space")
    keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("Tab", 3)  # what is done about it, the second kind, the third
    keys.press("Space")
    keys.press("Alt+ArrowDown")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")


def agree(keys: Keys) -> None:
    """Two agreements, a plan as the next step, the report, and logging it."""
    keys.press("Alt+ArrowDown")
    assert keys.focus() == "a1_wat"
    keys.write("Cv maken")
    keys.press("Tab", 2)
    keys.write(f"{clock.today() + timedelta(days=30):%d-%m-%Y}")
    keys.press("Tab")
    keys.write("Taalschool bellen")
    keys.press("Tab")
    keys.press("i")  # "Ik"
    keys.press("Alt+ArrowDown")
    keys.press("ArrowDown", 2)
    keys.press("Alt+ArrowDown")
    keys.write("Een goed gesprek.")
    keys.press("Alt+ArrowDown")
    keys.press("Enter")


@pytest.mark.parametrize("spoken", [True, False])
def test_a_short_contact_takes_fewer_than_twenty_five_keys_from_the_file(page: Page, klant, spoken: bool):
    log_in(page, "consulent")
    page.goto(f"/klanten/{klant.pk}/")
    keys = Keys(page)
    keys.tab_to("Kort contact vastleggen")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Kort contact vastleggen")).to_be_visible()
    keys.press("Tab")
    assert keys.focus() == "soort"  # the page begins at the date, which is today
    keys.press("Space" if spoken else "ArrowDown")
    keys.press("Tab")
    keys.press("Space" if spoken else "ArrowDown")
    if spoken:
        keys.press("ArrowDown", 2)
        keys.press("Tab")
        keys.write("Belt morgen terug.")
    keys.press("Enter")
    expect(page.get_by_text("is vastgelegd.")).to_be_visible()
    assert keys.number < SHORT, keys.number
    assert (Gesprek.objects.count(), Contactpoging.objects.count()) == ((1, 0) if spoken else (0, 1))
    if spoken:
        assert Gesprek.objects.values_list("vorm", "verslag").get() == ("telefoon", "Belt morgen terug.")


@pytest.mark.lang
def test_a_draft_of_every_kind_of_field_comes_back_after_the_page_was_left(page: Page, klant):
    log_in(page, "consulent")
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    page.goto(path)
    page.get_by_label("Geld", exact=True).press_sequentially("Schuld bij de bank.")
    page.locator('[name="o_wonen_stand"][value="weet_nog_niet"]').check()
    page.get_by_label("Koken").check()
    page.locator('[name="trede"]').select_option("3")
    page.locator('[name="a1_wat"]').fill("Bellen")
    page.goto("/")
    for _ in range(40):  # what was sent on leaving may arrive after the next page
        if Concept.objects.filter(inhoud__a1_wat="Bellen").exists():
            break
        page.wait_for_timeout(250)
    page.reload()
    page.locator("#concept").get_by_role("link", name="Fatima Amrani").click()
    expect(page.get_by_label("Geld", exact=True)).to_have_value("Schuld bij de bank.")
    expect(page.locator('[name="o_wonen_stand"][value="weet_nog_niet"]')).to_be_checked()
    expect(page.locator('[name="o_geld_stand"][value="besproken"]')).to_be_checked()
    expect(page.get_by_label("Koken")).to_be_checked()
    expect(page.locator('[name="trede"]')).to_have_value("3")
    expect(page.locator('[name="a1_wat"]')).to_have_value("Bellen")
    expect(page.locator("#tafel-stand")).to_have_text("2 van 11 besproken")
    page.get_by_role("button", name="Samen lezen").click()
    expect(page.get_by_role("heading", name="Dit hebben wij besproken")).to_be_visible()
    expect(page.get_by_text("Schuld bij de bank.")).to_be_visible()


@pytest.mark.lang
def test_two_windows_with_other_fields_come_together_and_with_the_same_field_show_both(page: Page, klant):
    log_in(page, "consulent")
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    page.goto(path)
    other = page.context.new_page()
    other.goto(path)
    page.get_by_label("Geld", exact=True).press_sequentially("Hier.")
    page.get_by_label("Koken").check()
    expect(page.locator("#concept-stand")).to_contain_text("Concept opgeslagen om", timeout=10_000)
    other.get_by_label("Wonen", exact=True).press_sequentially("Daar.")
    expect(other.get_by_label("Geld", exact=True)).to_have_value("Hier.", timeout=10_000)
    expect(other.get_by_label("Koken")).to_be_checked()
    expect(other.locator("#concept-stand")).to_contain_text("Concept opgeslagen om", timeout=10_000)
    page.get_by_label("Wonen", exact=True).press_sequentially("Mijn huis.")
    expect(page.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible(timeout=10_000)
    expect(page.get_by_label("De andere tekst")).to_have_value("Daar.")
    page.get_by_role("button", name="Zet de andere tekst onder de mijne").click()
    expect(page.locator("#concept-stand")).to_contain_text("Concept opgeslagen om", timeout=10_000)
    assert Concept.objects.get().inhoud["o_wonen_tekst"] == "Mijn huis.\n\nDaar."
    assert Concept.objects.get().inhoud["o_geld_tekst"] == "Hier."
