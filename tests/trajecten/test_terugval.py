"""A fall-back: whose the action becomes, and a form that is sent twice."""

from datetime import date, timedelta

import pytest

from intake.models import Actie
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.trajecten.factories import PlaatsingFactory
from tests.trajecten.test_nazorg import day, fall_back
from tests.trajecten.test_plan_pages import text_of
from trajecten.models import Plaatsing, Regisseurschap, Traject
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)
WHAT = "Plan bijstellen: werk stopte op"


@pytest.fixture
def person(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur, geboortedatum=date(1970, 1, 1))[1]


@pytest.fixture
def plaatsing(person):
    return PlaatsingFactory(klant=person.klant, startdatum=TODAY - 8 * DAY)


def url_of(plaatsing):
    return f"/plaatsingen/{plaatsing.pk}/terugval/"


def ended(person):
    person.traject.regisseurschappen.update(einde=TODAY - DAY)
    Traject.objects.filter(pk=person.traject.pk).update(einde=TODAY - 2 * DAY, einde_reden_id="werk")


# --- whose it is ------------------------------------------------------------


def test_the_action_is_of_the_regisseur_whoever_typed_it(cast, client_of, plaatsing):
    colleague = client_of(cast.collega)
    assert colleague.post(url_of(plaatsing), fall_back(plaatsing, evaluatie_op=day())).status_code == 302
    assert Actie.objects.get(wat__startswith=WHAT).medewerker == cast.regisseur
    assert WHAT in text_of(client_of(cast.regisseur), "/taken/")
    assert WHAT not in text_of(colleague, "/taken/")


def test_a_reopened_traject_gives_it_to_its_regisseur_too(cast, client_of, person, plaatsing):
    ended(person)
    said = fall_back(plaatsing, heropenen="on", start=day(2), evaluatie_op=day(7))
    assert client_of(cast.teamleider).post(url_of(plaatsing), said).status_code == 302
    assert Actie.objects.get().medewerker == cast.regisseur


def test_without_a_regisseur_it_is_of_the_team(cast, client_of, person, plaatsing):
    Regisseurschap.objects.update(vervallen_op=clock.now(), vervallen_reden="Vergissing")
    said = fall_back(plaatsing, evaluatie_op=day(7))
    assert client_of(cast.teamleider).post(url_of(plaatsing), said).status_code == 302
    row = Actie.objects.get()
    assert (row.wie, row.medewerker, row.wie_anders) == ("ander", None, f"Team {cast.centrum.naam}")


# --- sent twice ------------------------------------------------------------


@pytest.mark.parametrize("how", ["runs", "reopens", "nothing"])
def test_sent_twice_it_is_one_and_says_so(cast, client_of, person, plaatsing, how):
    more = {} if how == "nothing" else {"evaluatie_op": day(7)}
    if how != "runs":
        ended(person)
    if how == "reopens":
        more |= {"heropenen": "on", "start": day()}
    browser, said = client_of(cast.regisseur), fall_back(plaatsing, **more)
    first = browser.post(url_of(plaatsing), said)
    again = browser.post(url_of(plaatsing), said, follow=True)
    assert again.redirect_chain == [(first.url, 302)]
    assert "De terugval is vastgelegd." in again.content.decode()
    made = {"runs": (1, 1), "reopens": (1, 2), "nothing": (0, 1)}[how]
    assert (Actie.objects.count(), Traject.objects.count()) == made


@pytest.mark.parametrize("more", [{"toelichting": "Iets anders"}, {"evaluatie_op": day(9)}])
def test_sent_again_with_something_else_says_what_was_recorded_and_keeps_the_text(
    cast, client_of, plaatsing, more
):
    browser, said = client_of(cast.regisseur), fall_back(plaatsing, evaluatie_op=day(7))
    browser.post(url_of(plaatsing), said)
    answer = browser.post(url_of(plaatsing), {**said, **more}).content.decode()
    assert "Wat u toen verstuurde, is vastgelegd." in answer
    assert "Iemand anders" not in answer
    assert next(iter(more.values())) in answer
    assert f'href="/plaatsingen/{plaatsing.pk}/"' in answer
    assert Plaatsing.objects.get().einde_toelichting == "Het werk was te zwaar"
    assert Actie.objects.get().voor_op == TODAY + 7 * DAY


def test_what_somebody_else_recorded_meanwhile_is_still_said(cast, client_of, plaatsing):
    said = fall_back(plaatsing, evaluatie_op=day(7))
    client_of(cast.collega).post(
        url_of(plaatsing), fall_back(plaatsing, toelichting="Ziek", evaluatie_op=day(3))
    )
    answer = client_of(cast.regisseur).post(url_of(plaatsing), said).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in answer
    assert "Het werk was te zwaar" in answer
    assert Actie.objects.count() == 1
