"""Keys that do something by themselves can be switched off, by everybody, for good."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.dossier.gevallen import ROLES

pytestmark = pytest.mark.django_db
PATH = "/sneltoetsen/"
ON_PAGE = {"/": "/", "Escape": "Esc", "Alt": "Alt", "ArrowDown": "↓", "ArrowUp": "↑", "Enter": "Enter"}
OF_THE_BROWSER = {"Tab"}  # read only, to scroll; the browser itself does what it does


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sets_their_own_and_nobody_elses(cast, client_of, role):
    medewerker = getattr(cast, role)
    other = cast.collega if role != "collega" else cast.consulent
    browser = client_of(medewerker)
    assert "data-sneltoetsen" not in browser.get(PATH).content.decode()
    page = browser.post(PATH, {"sneltoetsen": "uit"}, follow=True).content.decode()
    assert "De sneltoetsen staan nu uit." in page
    medewerker.refresh_from_db()
    other.refresh_from_db()
    assert (medewerker.sneltoetsen, other.sneltoetsen) == (False, True)
    again = client_of(medewerker).get(PATH).content.decode()
    assert 'data-sneltoetsen="uit">' in again
    assert "aria-keyshortcuts" not in again
    client_of(medewerker).post(PATH, {"sneltoetsen": "aan"})
    medewerker.refresh_from_db()
    assert medewerker.sneltoetsen is True


def test_other_answers_are_refused(cast, client_of):
    for answer in ("", "misschien", "\0"):
        assert client_of(cast.consulent).post(PATH, {"sneltoetsen": answer}).status_code == 200
    cast.consulent.refresh_from_db()
    assert cast.consulent.sneltoetsen is True


def test_keys_are_explained_on_the_search_page_and_in_the_statement(cast, client_of):
    browser = client_of(cast.consulent)
    assert "<kbd>/</kbd>" in browser.get("/klanten/zoeken/").content.decode()
    assert 'aria-keyshortcuts="/"' in browser.get("/klanten/").content.decode()
    assert "<kbd>/</kbd>" in browser.get("/toegankelijkheid/").content.decode()
    browser.post(PATH, {"sneltoetsen": "uit"})
    assert "<kbd>/</kbd>" not in browser.get("/klanten/zoeken/").content.decode()


def test_every_key_of_the_scripts_is_in_the_list():
    scripts = "".join(path.read_text() for path in sorted(Path(settings.BASE_DIR, "static/js").glob("*.js")))
    keys = set(re.findall(r"""\.(?:key|code) *[!=]==? *["']([^"']+)["']""", scripts)) - OF_THE_BROWSER
    keys |= {"Alt"} if "!event.altKey" in scripts else set()
    assert keys
    listed = set(
        re.findall(
            "<kbd>(.+?)</kbd>", Path(settings.BASE_DIR, "templates/dossier/_sneltoetsen.html").read_text()
        )
    )
    assert listed == {ON_PAGE.get(key, key) for key in keys}
