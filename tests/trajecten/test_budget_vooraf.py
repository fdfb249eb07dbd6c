"""Before a decision the form says what is left of the budget, and asks once about what goes over it."""

import html
from uuid import uuid4

import pytest

from tests.dossier.gevallen import person_of
from tests.trajecten.test_toekenning import OF, TODAY, day, grant, immediate, needs_decision, text_of
from trajecten.models import Budget, Toekenning
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(cast):
    needs_decision()
    return person_of(cast.regisseur)[1].traject


@pytest.fixture
def decides(cast, client_of, traject):
    """Posts a decision; gives the answer."""
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/besluit/nieuw/"

    def post(euro, **more):
        said = {
            "voorziening": OF,
            "besluit": "toegekend",
            "redenen": "Past",
            "besloten_op": day(),
            "centen": euro,
        }
        return browser.post(url, {**said, "nieuw_id": str(uuid4()), **more})

    return post


def budget(centen=15_000, *, plafond=False):
    said = {"voorziening_id": OF, "jaar": TODAY.year, "centen": centen, "plafond": plafond}
    immediate(lambda: Budget.objects.create(**said))


def test_the_choice_says_what_is_left_of_this_year(cast, client_of, traject):
    budget()
    Budget.objects.create(voorziening_id=OF, jaar=TODAY.year - 1, centen=1)
    url = f"/trajecten/{traject.pk}/besluit/nieuw/"
    assert f"(nog € 150 over in {TODAY.year})" in text_of(client_of(cast.regisseur), url)
    grant(cast.regisseur, 15_000)
    assert f"(niets meer over in {TODAY.year})" in text_of(client_of(cast.regisseur), url)
    Budget.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    assert "over in" not in text_of(client_of(cast.regisseur), url)


def test_going_over_is_asked_once_about_this_amount(decides, traject):
    budget()
    first = decides("150,01")
    said = first.content.decode().replace("\xa0", " ")
    assert f"is in {TODAY.year} nog" in said
    assert "gaat u over het budget. Klopt dat?" in said
    assert not Toekenning.objects.exists()
    about = first.context["form"]["gevraagd"].value()
    other = decides("160", klopt="on", gevraagd=about)
    assert "gaat u over het budget. Klopt dat?" in other.content.decode()
    assert decides("150,01", klopt="on", gevraagd=about).status_code == 302
    assert Toekenning.objects.get().centen == 15_001


@pytest.mark.parametrize("more", [{}, {"besluit": "afgewezen", "euro": ""}])
def test_what_fits_and_what_is_refused_is_not_asked_and_a_second_press_finds_it_done(decides, traject, more):
    budget()
    once = str(uuid4())
    for _ in range(2):
        assert decides(**{"euro": "100", "nieuw_id": once, **more}).status_code == 302
    assert Toekenning.objects.count() == 1


def test_over_a_ceiling_nothing_is_asked_and_nothing_granted(decides, traject):
    budget(plafond=True)
    answer = html.unescape(decides("151", klopt="on").content.decode())
    assert "niet genoeg" in answer
    assert "Klopt dat?" not in answer
    assert not Toekenning.objects.exists()
