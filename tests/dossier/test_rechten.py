"""The tables of rights as the privacy officer reads them: of everybody, or of one role."""

import re

import pytest

from werkoffensief.dossier.queries import rechten

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.privacy)


def rows(browser, query):
    response = browser.get(f"/rechten/{query}")
    assert response.status_code == 200
    return response.content.decode().split('<h2 id="paginas">')[1].count('<th scope="row">')


def test_each_role_has_a_link_and_reads_only_what_it_may(browser):
    text = browser.get("/rechten/").content.decode()
    whole = rows(browser, "")
    for rol, naam in rechten.ROLLEN.items():
        assert f'href="?rol={rol}"' in text
        page = browser.get(f"/rechten/?rol={rol}").content.decode()
        assert f"<strong>{naam}.</strong>" in page
        assert re.search(rf'href="\?rol={rol}" aria-current="true"', page)
        doors = [row for row in rechten.deuren() if row.woord(rol) and row.relaties != ("afwezig",)]
        fields = [row for row in rechten.velden() if row.woord(rol)]
        assert rows(browser, f"?rol={rol}") == len(doors) + len(fields) < whole
    assert rows(browser, "?rol=onzin") == whole


def test_role_without_a_right_does_not_read_it(browser):
    door = next(r for r in rechten.deuren() if r.woord("privacy") and not r.woord("manager"))
    assert door.woord("privacy") in {"Lezen", "Lezen en wijzigen", "De knop gebruiken"}
    manager = browser.get("/rechten/?rol=manager").content.decode()
    assert "Lezen: " not in manager


def test_error_of_the_log_form_leads_to_its_field(browser):
    for sent, field in (
        ({}, "id_klantnummer"),
        ({"klantnummer": "X", "gebruikersnaam": "Y"}, "id_klantnummer"),
        ({"klantnummer": "BESTAATNIET"}, "id_klantnummer"),
        ({"gebruikersnaam": "bestaatniet"}, "id_gebruikersnaam"),
    ):
        assert f'<a href="#{field}">' in browser.post("/inzage/", sent).content.decode()
