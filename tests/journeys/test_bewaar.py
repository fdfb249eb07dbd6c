"""A text in a form without a draft on the server survives the end of the session, for who typed it alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from intake.models import Actie, Gesprek, Waardescan
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, WaardescanFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from tests.trajecten.factories import RegisseurschapFactory
from trajecten.models import Doel, Evaluatie, Traject
from werkoffensief.accounts.models import Sessie
from werkoffensief.web import clock, notation

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TEXT = "Kan in de keuken beginnen.\nDrie ochtenden."
BACK = "Wat u hier typte, was nog niet opgeslagen. Het staat er weer."


@pytest.fixture
def form(page: Page, live: Live) -> Page:
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    log_in(page, "regisseur")
    page.goto(f"/waardescans/{WaardescanFactory(klant=klant).pk}/")
    return page


def log_in_here(page: Page, name: str) -> None:
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill("werkoffensief")
    page.get_by_role("button", name="Inloggen").click()


def lose_session(page: Page) -> None:
    """Type, and press the button when the session has ended."""
    page.locator("main textarea").first.fill(TEXT)
    Sessie.objects.all().delete()
    page.locator("main form .btn-primary").first.click()
    expect(page.get_by_label("Gebruikersnaam")).to_be_visible()
    assert TEXT not in page.inner_text("body")


@pytest.mark.lang
def test_what_was_typed_comes_back_after_the_session_ended_and_goes_when_it_is_taken(form: Page):
    address = form.url
    lose_session(form)
    log_in_here(form, "regisseur")
    expect(form.locator("main textarea").first).to_have_value(TEXT)
    expect(form.get_by_text(BACK)).to_be_visible()
    form.locator("main form .btn-primary").first.click()
    expect(form.get_by_text("De tekst is opgeslagen.")).to_be_visible()
    assert TEXT.splitlines()[1] in (Waardescan.objects.get().kansen or "")
    assert form.evaluate("sessionStorage.length") == 0
    form.goto(address)
    expect(form.get_by_text(BACK)).to_be_hidden()


@pytest.mark.lang
def test_a_short_contact_comes_back_after_the_session_ended(form: Page):
    form.goto(f"/klanten/{Waardescan.objects.get().klant_id}/contact/kort/")
    form.get_by_label("Ja, gesproken").check()
    form.get_by_label("Telefoon", exact=True).check()
    form.get_by_label("Notitie").fill("Belt morgen terug.")
    Sessie.objects.all().delete()
    form.get_by_role("button", name="Contact vastleggen").click()
    log_in_here(form, "regisseur")
    expect(form.get_by_text(BACK)).to_be_visible()
    expect(form.get_by_label("Notitie")).to_have_value("Belt morgen terug.")
    form.get_by_role("button", name="Contact vastleggen").click()
    expect(form.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    assert Gesprek.objects.values_list("vorm", "verslag").get() == ("telefoon", "Belt morgen terug.")
    assert form.evaluate("sessionStorage.length") == 0


@pytest.mark.lang
def test_a_form_of_short_fields_comes_back_too_and_not_after_it_was_given_up(form: Page):
    klant = Waardescan.objects.get().klant_id
    form.goto(f"/klanten/{klant}/afspraken/nieuw/")
    form.get_by_label("Datum", exact=True).fill("x")
    form.get_by_label("Huisbezoek", exact=True).check()
    Sessie.objects.all().delete()
    form.get_by_role("button", name="Afspraak plannen").click()
    log_in_here(form, "regisseur")
    expect(form.get_by_text(BACK)).to_be_visible()
    expect(form.get_by_label("Datum", exact=True)).to_have_value("x")
    expect(form.get_by_label("Huisbezoek", exact=True)).to_be_checked()
    form.get_by_role("link", name="Annuleren").click()
    form.goto(f"/klanten/{klant}/afspraken/nieuw/")
    expect(form.get_by_label("Datum", exact=True)).not_to_have_value("x")
    assert form.evaluate("sessionStorage.length") == 0


@pytest.mark.lang
def test_somebody_else_in_the_same_tab_sees_nothing_of_it(form: Page):
    lose_session(form)
    log_in_here(form, "collega")
    expect(form.locator("main textarea").first).to_have_value("Werk in de zorg.")
    assert form.evaluate("sessionStorage.length") == 0


@pytest.mark.lang
def test_a_page_that_was_left_alone_is_covered_when_the_session_ends(page: Page, form: Page):
    form.locator("main textarea").first.fill(TEXT)
    form.clock.install()
    form.reload()
    expect(form.locator("main textarea").first).to_have_value(TEXT)
    Sessie.objects.all().delete()
    form.clock.run_for(3_600_000)
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    assert TEXT not in form.inner_text("body")
    assert form.locator("textarea:visible").count() == 0


@pytest.fixture
def traject(live: Live) -> Traject:
    """Of the regisseur, with a goal in its plan."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    traject = RegisseurschapFactory(traject__klant=klant, medewerker=cast.regisseur).traject
    Doel.objects.create(
        klant=klant, traject=traject, doelnummer="D-1", wat="Een vaste baan", gesteld_op=traject.start
    )
    return traject


@pytest.mark.lang
def test_a_line_of_the_plan_stays_when_another_is_sent_and_when_the_session_ends(
    page: Page, traject: Traject
):
    log_in(page, "regisseur")
    page.goto(f"/trajecten/{traject.pk}/plan/")
    goal, action, waits = (page.locator(f"#id_{name}-wat") for name in ("doel", "actie", "wacht"))
    goal.fill("Ik werk 20 uur in een keuken")
    waits.fill("Brief van het UWV")
    action.fill("Belt de werkgever")
    action.press("Enter")
    expect(page.get_by_text("De actie staat in het plan.")).to_be_visible()
    expect(action).to_have_value("")
    expect(page.get_by_text(BACK)).to_have_count(2)
    page.get_by_role("button", name="Gelukt").click()
    expect(page.get_by_text("Het doel is gelukt.")).to_be_visible()
    expect(goal).to_have_value("Ik werk 20 uur in een keuken")
    Sessie.objects.all().delete()
    waits.press("Enter")
    log_in_here(page, "regisseur")
    expect(page.get_by_role("heading", name="Mijn plan")).to_be_visible()
    expect(waits).to_have_value("Brief van het UWV")
    expect(goal).to_have_value("Ik werk 20 uur in een keuken")
    waits.press("Enter")
    expect(page.get_by_text("Het staat in het plan.")).to_be_visible()
    expect(waits).to_have_value("")
    goal.press("Enter")
    expect(page.get_by_text("Het doel staat in het plan.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    assert (Actie.objects.count(), Doel.objects.count()) == (1, 2)


@pytest.mark.lang
def test_a_text_that_was_refused_waits_until_it_is_taken(page: Page, traject: Traject):
    log_in(page, "regisseur")
    page.goto(f"/trajecten/{traject.pk}/evaluatie/nieuw/")
    text, held = page.get_by_label("Wat kwam eruit?"), page.get_by_label("Op welke dag keek u samen")
    text.fill(TEXT)
    held.fill(notation.short_date(clock.today() + timedelta(days=3)))
    press = page.get_by_role("button", name="Evaluatie vastleggen").click
    press()
    expect(page.locator(".foutenlijst")).to_be_visible()
    Sessie.objects.all().delete()
    press()
    log_in_here(page, "regisseur")
    expect(text).to_have_value(TEXT)
    expect(page.get_by_text(BACK)).to_be_visible()
    held.fill(notation.short_date(clock.today()))
    press()
    expect(page.get_by_text("De evaluatie is vastgelegd.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    assert Evaluatie.objects.count() == 1
