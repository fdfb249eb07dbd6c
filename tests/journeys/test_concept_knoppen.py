"""A button of the conversation page takes no text along, and throws none away, that another window wrote meanwhile."""

import pytest
from playwright.sync_api import Page, expect

from intake.models import Concept, Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from werkoffensief.accounts.models import Medewerker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.lang,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
NEW = "Belangrijk, van het andere apparaat."


@pytest.fixture
def expected_errors() -> tuple[str, ...]:
    """Of another text that is newer."""
    return ("Failed to load resource",)


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")


@pytest.fixture
def soort() -> str:
    """Which page it is: of a new conversation, or of a correction."""
    return "nieuw"


@pytest.fixture
def form(soort: str, page: Page, klant) -> Page:
    """A page with a draft that it shows."""
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    if soort == "wijzigen":
        writer = Medewerker.objects.get(gebruikersnaam="regisseur")
        path = f"/gesprekken/{GesprekFactory(klant=klant, medewerker=writer, verslag='Toen.').pk}/wijzigen/"
    log_in(page, "regisseur")
    page.goto(path)
    page.get_by_label("Verslag").fill("Eerst.")
    saved(page)
    page.goto("/")
    page.goto(path)
    expect(page.get_by_label("Verslag")).to_have_value("Eerst.")
    return page


def saved(page: Page) -> None:
    expect(page.locator("#concept-stand")).to_contain_text("Concept opgeslagen om", timeout=10_000)


def write_elsewhere(page: Page) -> None:
    """The same person on another device, who sees it kept and goes away."""
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Verslag").fill(f"Eerst. {NEW}")
    saved(other)
    other.goto("about:blank")


def stored() -> tuple[list[str], str]:
    return list(Gesprek.objects.values_list("verslag", flat=True)), Concept.objects.exclude(
        soort__contains="+"
    ).get().inhoud["verslag"]


@pytest.mark.parametrize(
    ("soort", "name"),
    [("nieuw", "Gesprek vastleggen"), ("wijzigen", "Gesprek opslaan"), ("wijzigen", "Concept weggooien")],
)
def test_a_button_shows_what_another_window_wrote_though_nothing_was_typed_here(form: Page, name: str):
    write_elsewhere(form)
    before = stored()
    found = form.get_by_role("button", name=name)
    found.click()
    expect(form.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible()
    expect(form.get_by_label("De andere tekst")).to_have_value(f"Eerst. {NEW}")
    expect(form.get_by_label("Verslag")).to_have_value("Eerst.")
    expect(form.locator("#concept-botsing")).to_be_focused()
    found.click()
    assert stored() == before
    form.get_by_role("button", name="Zet de andere tekst onder de mijne").click()
    saved(form)
    found.click()
    if name == "Concept weggooien":
        expect(form.get_by_text("Het concept is weggegooid.")).to_be_visible(timeout=15_000)
        assert Gesprek.objects.get().verslag == "Toen."
    else:
        expect(form.get_by_text("Het gesprek is").first).to_be_visible()
        assert Gesprek.objects.get().verslag == f"Eerst. {NEW}"
    assert not Concept.objects.exists()


def test_a_button_works_at_once_when_nobody_wrote_elsewhere_and_says_when_there_is_no_connection(form: Page):
    form.route("**/concept/", lambda route: route.abort("internetdisconnected"))
    form.get_by_role("button", name="Concept weggooien").click()
    expect(form.get_by_role("heading", name="Geen verbinding")).to_be_visible()
    form.unroute("**/concept/")
    expect(form.get_by_role("heading", name="Geen verbinding")).to_be_hidden(timeout=20_000)
    assert Concept.objects.get().inhoud["verslag"] == "Eerst."
    form.get_by_label("Verslag").press_sequentially(" En dan.")
    form.get_by_role("button", name="Concept weggooien").dblclick()
    expect(form.get_by_text("Het concept is weggegooid.")).to_be_visible()
    form.wait_for_timeout(500)
    assert not Concept.objects.exists()
    assert form.evaluate("sessionStorage.length") == 0
