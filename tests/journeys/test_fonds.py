"""A loan from request to remission, in real Chromium on a real server: who advised does not decide."""

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from trajecten.models import Lening
from trajecten.overzicht.fonds import recount

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture
def town(live: Live):
    """The cast, a klant of the regisseur, and a second teamleider of the team."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    cast.tweede = MedewerkerFactory(gebruikersnaam="tweede", rollen=["teamleider"], team=cast.centrum)
    give_passwords()
    cast.klant = person_of(cast.regisseur)[0]
    return cast


def test_asked_advised_refused_to_the_adviser_granted_paid_repaid_and_remitted(town, page: Page):
    loan = _ask(page, town)
    _advise_and_may_not_decide(page, loan)
    _decide(page, town)
    _send_letter(page, loan)
    _keep_books(page, town)
    _remit(page, loan)
    expect(page.locator("dl", has_text="Staat nog open")).to_contain_text("300,00")
    assert recount() == []


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def _ask(page: Page, town) -> str:
    """The address of the loan."""
    log_in(page, "regisseur")
    page.goto(f"{page.url.split('?')[0].rstrip('/')}/klanten/{town.klant.pk}/")
    page.get_by_role("link", name="Leningen uit het opleidingsfonds").click()
    page.get_by_role("link", name="Lening aanvragen").click()
    page.get_by_label("Voor welke opleiding of cursus?").fill("Heftruck")
    page.get_by_label("Hoeveel wil de klant lenen?").fill("650")
    page.get_by_label("Waarvoor is dit nodig?").fill("Dan kan ik in een magazijn werken.")
    _press(page, "Aanvraag vastleggen")
    expect(page.get_by_text("Nu is er een advies nodig.")).to_be_visible()
    address = page.url
    log_out(page)
    return address


def _advise_and_may_not_decide(page: Page, loan: str) -> None:
    log_in(page, "teamleider")
    page.goto(loan)
    page.get_by_role("link", name="Advies geven").click()
    page.get_by_label("Positief").check()
    page.get_by_label("Waarom?").fill("Er is werk met een heftruck.")
    _press(page, "Advies vastleggen")
    expect(page.get_by_text("Een andere teamleider besluit.")).to_be_visible()
    expect(page.get_by_role("link", name="Besluiten", exact=True)).to_have_count(0)
    log_out(page)


def _decide(page: Page, town) -> None:
    """The second person finds it in the list of what waits."""
    log_in(page, "tweede")
    page.get_by_label("Hoofdmenu").get_by_role("link", name="Leningen").click()
    page.get_by_role("link", name=town.klant.achternaam).click()
    page.get_by_role("link", name="Besluiten", exact=True).click()
    page.get_by_label("Toegekend").check()
    page.get_by_label("Waarom?").fill("De opleiding past bij uw plan.")
    page.get_by_label("Welk bedrag kent u toe?").fill("600")
    page.get_by_label("Hoeveel betaalt de klant per maand terug?").fill("50")
    page.get_by_label("Wanneer is de eerste termijn?").fill(
        f"01-01-{Lening.objects.get().gevraagd_op.year + 1}"
    )
    _press(page, "Besluit vastleggen")
    expect(page.get_by_text("Het besluit is vastgelegd.")).to_be_visible()
    log_out(page)


def _send_letter(page: Page, loan: str) -> None:
    log_in(page, "regisseur")
    page.goto(loan)
    page.get_by_role("link", name="Brief versturen").click()
    expect(page.get_by_text("u krijgt een lening van")).to_be_visible()
    page.get_by_role("link", name="Brief is verstuurd").click()
    _press(page, "Dag vastleggen")
    expect(page.get_by_role("link", name="Brief versturen")).to_have_count(0)
    log_out(page)


def _keep_books(page: Page, town) -> None:
    """The manager puts money in, pays out and books what was repaid, and sees no name."""
    log_in(page, "manager")
    page.get_by_label("Hoofdmenu").get_by_role("link", name="Opleidingsfonds").click()
    page.get_by_role("link", name="Boeken", exact=True).click()
    page.get_by_label("Bedrag", exact=True).fill("1000")
    _press(page, "Boeking vastleggen")
    for link, amount in (("Uitbetalen", "600"), ("Aflossing", "100")):
        page.locator(".kruimels").get_by_role("link").first.click()
        page.get_by_role("link", name="Leningen van het fonds").click()
        page.get_by_role("link", name=link).click()
        page.get_by_label("Bedrag", exact=True).fill(amount)
        _press(page, "Boeking vastleggen")
        expect(page.get_by_text("is vastgelegd.")).to_be_visible()
    expect(page.get_by_text(town.klant.achternaam)).to_have_count(0)
    log_out(page)


def _remit(page: Page, loan: str) -> None:
    log_in(page, "regisseur")
    page.goto(loan)
    page.get_by_role("link", name="Kwijtschelden voorstellen").click()
    page.get_by_label("Hoeveel schelden wij kwijt?").fill("200")
    page.get_by_label("Waarom kan de klant dit niet terugbetalen?").fill("De klant werd ziek.")
    _press(page, "Voorstel vastleggen")
    log_out(page)
    log_in(page, "teamleider")
    page.goto(loan)
    page.get_by_role("link", name="Besluiten", exact=True).click()
    page.get_by_label("Kwijtschelden", exact=True).check()
    page.get_by_label("Waarom?").fill("Dat begrijpen wij.")
    _press(page, "Besluit vastleggen")
