"""Single sign-on in a real browser: under our content security policy, to a real provider and back."""

import pytest
from playwright.sync_api import Page, expect

from tests import omgeving
from tests.accounts.factories import MedewerkerFactory
from tests.accounts.provider import JAN, PEOPLE, Aanbieder, put_on
from tests.journeys.conftest import Live, has_chromium, log_out
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Koppeling

pytestmark = [
    pytest.mark.browser,
    pytest.mark.openid,
    pytest.mark.skipif(not has_chromium(), reason="needs /usr/bin/chromium"),
]


@pytest.fixture
def environment(committed_db: omgeving.Database, aanbieder_proces: Aanbieder) -> dict[str, str]:
    client = {"OIDC_CLIENT_ID": "werkoffensief", "OIDC_CLIENT_SECRET": "geheim"}
    return {**committed_db.environment, **client, "OIDC_ISSUER": aanbieder_proces.issuer}


def at_the_provider(page: Page, person: str) -> None:
    expect(page.get_by_role("heading", name="Aanbieder")).to_be_visible()
    page.get_by_label("Account").fill(person)
    page.get_by_role("button", name="Verder").click()


@pytest.mark.lang
def test_through_the_provider_and_back_and_out_again(
    page: Page, live: Live, aanbieder_proces: Aanbieder
) -> None:
    chef, jan = MedewerkerFactory(rollen=[Rol.BEHEERDER]), MedewerkerFactory(rollen=[Rol.REGISSEUR])
    put_on(jan, chef)
    aanbieder_proces.knows({JAN: {**PEOPLE[JAN], "amr": ["mfa"]}}, site=live.address)

    page.goto("/account/sessies/")
    page.get_by_role("button", name="Verder met uw account van de gemeente").click()
    at_the_provider(page, JAN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar bent u ingelogd")
    assert Koppeling.objects.get().sub == JAN
    page.goto("/")
    log_out(page)

    expect(page.get_by_role("heading", name="Uitloggen bij de aanbieder")).to_be_visible()
    page.get_by_role("button", name="Ja").click()
    expect(page).to_have_url(f"{live.address}/inloggen/")
    page.goto("/account/sessies/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


@pytest.mark.lang
def test_who_leaves_without_logging_out_there_lets_nobody_in_here(
    page: Page, live: Live, aanbieder_proces: Aanbieder
) -> None:
    chef, jan = MedewerkerFactory(rollen=[Rol.BEHEERDER]), MedewerkerFactory(rollen=[Rol.REGISSEUR])
    put_on(jan, chef)
    aanbieder_proces.knows({JAN: {**PEOPLE[JAN], "amr": ["mfa"]}}, site=live.address)
    through = page.get_by_role("button", name="Verder met uw account van de gemeente")

    page.goto("/inloggen/")
    through.click()
    at_the_provider(page, JAN)
    log_out(page)
    expect(page.get_by_role("heading", name="Uitloggen bij de aanbieder")).to_be_visible()
    page.goto("/inloggen/")
    through.click()
    expect(page.get_by_role("heading", name="Aanbieder", exact=True)).to_be_visible()
