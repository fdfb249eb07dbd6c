"""Enter after a name that was not looked up looks it up: nothing is planned, opened or given to somebody else."""

import re
from uuid import uuid4

import pytest

from intake.models import Afspraak, Toegang
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.pages import moment
from tests.intake.test_afspraken import at
from tests.werkgevers.factories import WerkgeverFactory

pytestmark = pytest.mark.django_db
FIRST = "Wij zochten eerst op wat u typte."
NOTHING = "Niets gevonden."


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def last_looked_up(text):
    return re.search(r'name="gezocht" value="([^"]*)"', text)[1]


def afspraak(cast, klant):
    sent = {
        **moment(at(3)), "duur": "60", "vorm": "kantoor", "plaats": "Balie 3", "medewerker": cast.regisseur.pk
    }  # fmt: skip
    return f"/klanten/{klant.pk}/afspraken/nieuw/", "zoek_medewerker", sent, Afspraak


def kijk_mee(cast, klant):
    sent = {"reden": "Kijk eens naar dit plan", "dagen": "1", "namen": [cast.vreemde.pk]}
    return f"/klanten/{klant.pk}/kijk-mee/", "zoek_medewerker", sent, Toegang


@pytest.mark.parametrize("page", [afspraak, kijk_mee])
def test_a_name_that_was_typed_is_looked_up_before_anything_is_saved(cast, client_of, klant, page):
    other = MedewerkerFactory(team=cast.centrum, rollen=["consulent"], naam="Sara {{ 1 }} Zoek")
    path, field, sent, model = page(cast, klant)
    browser = client_of(cast.regisseur)
    known = last_looked_up(browser.get(path).content.decode())
    assert known == ""
    sent = {**sent, "nieuw_id": str(uuid4()), field: "Sara {{", "gezocht": known}
    text = browser.post(path, sent).content.decode()
    assert not model.objects.exists()
    assert FIRST in text
    assert f'value="{other.pk}"' in text
    assert last_looked_up(text) == "Sara {{"
    assert "foutenlijst" not in text
    nobody = browser.post(path, {**sent, field: "Qqq"}).content.decode()
    assert NOTHING in nobody
    assert FIRST not in nobody
    assert browser.post(path, {**sent, "gezocht": "Sara {{"}).status_code == 302
    assert model.objects.count() == 1


def test_pressing_the_button_of_the_search_says_no_more_than_what_it_found(cast, client_of, klant):
    path, field, sent, _model = afspraak(cast, klant)
    text = client_of(cast.regisseur).post(path, {**sent, field: "Regisseur", "gezocht": "", "zoeken": "ja"})
    assert FIRST not in text.content.decode()


def test_an_accountmanager_is_looked_up_too(cast, client_of):
    for n in range(20):
        MedewerkerFactory(rollen=["accountmanager"], naam=f"Anna {n:02d}")
    wanted = MedewerkerFactory(rollen=["accountmanager"], naam="Zoe Zeven")
    employer = WerkgeverFactory()
    path, browser = f"/werkgevers/{employer.pk}/accountmanager/", client_of(cast.accountmanager)
    known = last_looked_up(browser.get(path).content.decode())
    text = browser.post(path, {"zoek_naam": "zeven", "gezocht": known, "versie": 1}).content.decode()
    assert FIRST in text
    assert f'value="{wanted.pk}"' in text
    employer.refresh_from_db()
    assert employer.accountmanager is None
