"""The conversation page in a browser without a script: Enter in a field of one line, and one more agreement."""

import re

import pytest

from intake.models import Gesprek
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.tafel import page_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.consulent)


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


def test_enter_in_a_field_of_one_line_keeps_the_draft_and_the_page(browser, klant, path):
    text = browser.get(path).content.decode()
    first = re.search(r"<button[^>]*>", text[text.index('class="tafel"') :])[0]
    pressed = dict(re.findall(r'(name|value)="([^"]+)"', first))
    answer = browser.post(path, page_data(talent_tekst="Zingen", **{pressed["name"]: pressed["value"]}))
    assert (answer.status_code, answer.url) == (302, path)
    assert not Gesprek.objects.exists()
    assert 'value="Zingen"' in browser.get(path).content.decode()


def test_one_more_line_is_where_typing_goes_on_until_no_more_fit(browser, path):
    def more(regels):
        return browser.post(path, page_data(verslag="Zij", regels=str(regels), meer="ja")).content.decode()

    [line] = re.findall(r'<input[^>]*id="([^"]+)"[^>]* autofocus', more(3))
    assert line == "id_a4_wat"
    assert 'name="meer"' in more(18)
    full = more(19)
    assert 'id="id_a20_wat"' in full
    assert 'name="meer"' not in full
    assert "Schrijf de rest in het verslag." in full
