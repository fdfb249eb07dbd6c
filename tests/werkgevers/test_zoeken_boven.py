"""The search field on top of each page of an accountmanager looks for employers."""

import pytest

from tests.werkgevers.factories import WerkgeverFactory

pytestmark = pytest.mark.django_db


def test_accountmanager_finds_an_employer_from_any_page(cast, client_of):
    WerkgeverFactory(naam="Korenbloem")
    WerkgeverFactory(naam="Dotterbloem")
    browser = client_of(cast.accountmanager)
    page = browser.get("/vacatures/").content.decode()
    assert 'action="/werkgevers/zoeken/"' in page
    assert 'id="zoek-q"' in page
    found = browser.post("/werkgevers/zoeken/", {"q": "koren"}, follow=True).content.decode()
    assert ("Korenbloem" in found, "Dotterbloem" in found) == (True, False)


def test_whoever_works_with_klanten_searches_klanten(cast, client_of):
    assert 'action="/klanten/zoeken/"' in client_of(cast.consulent).get("/werkgevers/").content.decode()
