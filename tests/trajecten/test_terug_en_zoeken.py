"""Small things that a page says: that a lookup found nobody, what must be answered, and where one goes on."""

import re
from uuid import uuid4

import pytest

from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.trajecten.factories import AanbodFactory
from tests.trajecten.test_plan_pages import day, end, text_of
from trajecten.models import Traject
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
NOTHING = "Niets gevonden. Controleer wat u typte"
TODAY = clock.today()


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur)[1].traject


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def looked(browser, url, **typed):
    return browser.post(url, {**typed, "zoeken": "ja"}).content.decode()


def test_a_lookup_that_finds_nobody_says_so(browser, traject):
    place = f"/klanten/{traject.klant_id}/plaatsing/nieuw/"
    over = f"/trajecten/{traject.pk}/overdragen/"
    assert NOTHING in looked(browser, place, zoek_werkgever="bestaat niet")
    assert NOTHING in looked(browser, over, zoek_regisseur="bestaat niet", versie=1)
    assert NOTHING not in looked(browser, place, zoek_werkgever="")
    assert NOTHING not in looked(browser, over, zoek_regisseur="", versie=1)
    for page in (place, over):
        assert NOTHING not in browser.get(page).content.decode()


@pytest.mark.parametrize(
    ("page", "question"),
    [("wachtlijst/nieuw", "Welk aanbod?"), ("stap/nieuw", "Waar krijgt de klant een plaats?")],
)
def test_what_must_be_answered_is_not_called_optional(browser, traject, page, question):
    AanbodFactory(voorziening_id="taaltraining")
    text = text_of(browser, f"/trajecten/{traject.pk}/{page}/?voorziening=taaltraining")
    [asked] = re.findall(rf"{re.escape(question)}(.*?)</legend>", text, re.DOTALL)
    assert "niet verplicht" not in asked


def test_the_waiting_list_is_of_what_has_an_offer_alone(browser, traject):
    AanbodFactory(voorziening_id="taaltraining")
    AanbodFactory(voorziening_id="stage", einde=TODAY.replace(year=TODAY.year - 1))
    text = text_of(browser, f"/trajecten/{traject.pk}/wachtlijst/nieuw/")
    choices = dict(re.findall(r'<option value="(\w+)"[^>]*>([^<]*)</option>', text))
    assert set(choices) == {"taaltraining"}
    assert "Alleen hulp met aanbod heeft een wachtlijst" in text


@pytest.mark.parametrize(("van", "back"), [("?van=plan", "/trajecten/{}/plan/"), ("", "/klanten/{}/")])
def test_the_day_of_an_evaluation_and_a_step_lead_back_to_where_one_came_from(browser, traject, van, back):
    to = back.format(traject.pk if van else traject.klant_id)
    url = f"/trajecten/{traject.pk}/evaluatie/{van}"
    assert f'<p class="kruimels"><a href="{to}">' in text_of(browser, url)
    plan = text_of(browser, f"/trajecten/{traject.pk}/plan/")
    for page in ("evaluatie", "stap/nieuw"):
        assert f'href="/trajecten/{traject.pk}/{page}/?van=plan"' in plan
    answer = browser.post(url, {"evaluatie_op": day(30), "versie": traject.versie}, follow=True)
    assert answer.request["PATH_INFO"] == to
    assert "De evaluatie staat gepland op" in answer.content.decode()
    traject.refresh_from_db()
    answer = browser.post(url, {"evaluatie_op": "", "versie": traject.versie}, follow=True)
    assert "Er staat geen evaluatie gepland." in answer.content.decode()
    step = {"voorziening": "buddy", "start": day(), "status": "lopend", "nieuw_id": str(uuid4())}
    answer = browser.post(f"/trajecten/{traject.pk}/stap/nieuw/{van}", step)
    assert (answer.status_code, answer.headers["Location"]) == (302, to)


def test_an_ended_traject_is_not_asked_how_it_ends(browser, traject):
    page = f"/trajecten/{traject.pk}/einde/"
    assert browser.get(page).status_code == 200
    end(browser, traject)
    answer = browser.get(page, follow=True)
    assert answer.request["PATH_INFO"] == f"/trajecten/{traject.pk}/plan/"
    assert "Dit traject is al beëindigd, op" in answer.content.decode()
    again = end(browser, Traject.objects.get(), samenvatting="Getypt in een oud tabblad")
    assert again.status_code == 200
    assert "Getypt in een oud tabblad" in again.content.decode()
