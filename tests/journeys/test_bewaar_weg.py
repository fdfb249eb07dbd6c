"""What the browser keeps of a form: never what identifies somebody, and nothing after a log-out."""

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, WaardescanFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from tests.journeys.test_bewaar import BACK, log_in_here
from werkoffensief.accounts.models import Sessie

BSN, BORN, REDEN = "999990019", "03-02-1980", "Staat nu bij mij aan de balie"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


def everything_kept(page: Page) -> str:
    return page.evaluate("JSON.stringify(Object.assign({}, sessionStorage, localStorage))")


@pytest.fixture
def asked(page: Page, live: Live) -> Page:
    """Somebody who filled in the door to a file of another team."""
    make_cast()
    give_passwords()
    log_in(page, "regisseur")
    page.goto("/toegang/vragen/")
    page.get_by_label("Klantnummer of BSN").fill(BSN)
    page.locator("#id_geboortedatum").fill(BORN)
    page.get_by_label("Waarom moet u dit dossier zien?").fill(REDEN)
    return page


@pytest.mark.lang
def test_number_and_birth_date_are_kept_nowhere_and_the_reason_comes_back(asked: Page):
    kept = everything_kept(asked)
    assert REDEN in kept
    assert not [secret for secret in (BSN, BORN, "1980") if secret in kept]
    Sessie.objects.all().delete()
    asked.reload()
    assert not [secret for secret in (BSN, BORN, "1980") if secret in everything_kept(asked)]
    log_in_here(asked, "regisseur")
    expect(asked.get_by_text(f"{BACK} Een BSN of geboortedatum bewaren wij niet")).to_be_visible()
    expect(asked.get_by_label("Waarom moet u dit dossier zien?")).to_have_value(REDEN)
    expect(asked.get_by_label("Klantnummer of BSN")).to_have_value("")
    expect(asked.locator("#id_geboortedatum")).to_have_value("")


@pytest.mark.lang
def test_log_out_asks_first_and_then_leaves_nothing_in_the_tab(asked: Page):
    log_out(asked)
    expect(asked.get_by_text("Wat u niet hebt opgeslagen, gaat verloren.")).to_be_visible()
    asked.get_by_role("link", name="Annuleren").click()
    asked.goto("/toegang/vragen/")
    expect(asked.get_by_label("Waarom moet u dit dossier zien?")).to_have_value(REDEN)
    log_out(asked)
    asked.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    expect(asked.get_by_label("Gebruikersnaam")).to_be_visible()
    assert everything_kept(asked) == "{}"


@pytest.mark.lang
def test_log_out_without_unsaved_text_asks_nothing(page: Page, live: Live):
    give_stadsdeel(make_cast().centrum)
    give_passwords()
    log_in(page, "regisseur")
    page.goto(f"/waardescans/{WaardescanFactory(klant=KlantFactory()).pk}/")
    log_out(page)
    expect(page.get_by_label("Gebruikersnaam")).to_be_visible()


@pytest.mark.lang
def test_a_file_that_was_left_open_is_covered_when_the_session_ends(page: Page, live: Live):
    give_stadsdeel(make_cast().centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    log_in(page, "regisseur")
    page.clock.install()
    page.goto(f"/klanten/{klant.pk}/")
    name = page.get_by_role("main").get_by_text("Amrani").first
    page.clock.run_for(906_000)
    expect(name).to_be_visible()
    Sessie.objects.all().delete()
    page.clock.run_for(61_000)
    expect(page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    assert "Amrani" not in page.inner_text("body")


# --- Somebody else logs in, in another tab of this browser --------------------------------------------------------


@pytest.fixture
def opened(page: Page, live: Live) -> Page:
    """The file of a person, left open by a teamleider."""
    give_stadsdeel(make_cast().centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    log_in(page, "teamleider")
    page.clock.install()
    page.goto(f"/klanten/{klant.pk}/")
    expect(page.get_by_role("main").get_by_text("Amrani").first).to_be_visible()
    return page


def covered(page: Page) -> None:
    expect(page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    assert "Amrani" not in page.inner_text("body") + page.title()
    assert page.locator("main textarea:visible, main input:visible").count() == 0


def other_logs_in(page: Page, name: str) -> Page:
    """In a second tab: the first one out, somebody else in."""
    tab = page.context.new_page()
    tab.goto("/")
    log_out(tab)
    log_in(tab, name)
    return tab


def look_again(page: Page) -> None:
    """The reader comes back to this tab: headless, no tab is ever hidden."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


@pytest.mark.lang
def test_a_file_left_open_is_covered_when_another_colleague_logs_in(opened: Page):
    other_logs_in(opened, "accountmanager")
    opened.clock.run_for(906_000)
    covered(opened)


@pytest.mark.lang
@pytest.mark.parametrize("event", ["focus", "visibilitychange"])
def test_it_is_covered_at_once_when_somebody_looks_at_it(opened: Page, event: str):
    tab = other_logs_in(opened, "accountmanager")
    target = "window" if event == "focus" else "document"
    opened.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")
    covered(opened)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.lang
def test_it_is_covered_when_nobody_is_logged_in_any_more_and_not_for_its_own_reader(opened: Page):
    with opened.expect_response(lambda answer: answer.request.method == "HEAD") as asked:
        look_again(opened)
    assert asked.value.status == 204
    expect(opened.get_by_role("main").get_by_text("Amrani").first).to_be_visible()
    tab = opened.context.new_page()
    tab.goto("/")
    log_out(tab)
    look_again(opened)
    covered(opened)


@pytest.mark.lang
def test_what_was_typed_waits_for_its_writer_when_another_came_between(page: Page, live: Live):
    give_stadsdeel(make_cast().centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    log_in(page, "regisseur")
    page.goto(f"/waardescans/{WaardescanFactory(klant=klant).pk}/")
    page.locator("main textarea").first.fill("Alleen voor mij")
    tab = other_logs_in(page, "collega")
    look_again(page)
    covered(page)
    log_out(tab)
    log_in(tab, "regisseur")
    page.get_by_role("link", name="Opnieuw inloggen").click()
    expect(page.locator("main textarea").first).to_have_value("Alleen voor mij")


@pytest.mark.lang
def test_a_form_without_a_long_text_comes_back_too_and_the_log_in_says_why(page: Page, live: Live):
    give_stadsdeel(make_cast().centrum)
    give_passwords()
    log_in(page, "regisseur")
    page.goto("/klanten/nieuw/")
    page.get_by_label("Achternaam").fill("Amrani")
    page.locator("#id_geboortedatum").fill(BORN)
    page.get_by_label("Burgerservicenummer").fill(BSN)
    kept = everything_kept(page)
    assert "Amrani" in kept
    assert not [secret for secret in (BSN, BORN) if secret in kept]
    Sessie.objects.all().delete()
    page.reload()
    expect(page.get_by_text("U bent uitgelogd, omdat u een tijd niets deed")).to_be_visible()
    log_in_here(page, "regisseur")
    expect(page.get_by_label("Achternaam")).to_have_value("Amrani")
    expect(page.get_by_label("Burgerservicenummer")).to_have_value("")
