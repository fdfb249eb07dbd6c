"""What is nearly always a slip of the pen is asked about once, or refused with where to look."""

from datetime import datetime, time, timedelta

import pytest

from intake.forms.gesprek import to_come
from intake.models import Gesprek
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.pages import post, refused
from tests.intake.tafel import held_before, page_data
from tests.intake.test_tafel import corrected
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
NOON = datetime.combine(clock.today(), time(12), clock.AMSTERDAM)
ASKED = "De haalbare trede (2) is lager dan de trede nu (4). Klopt dat?"
LAST = "23:59"  # of today
TICK = 'type="checkbox"\n               name="klopt"'


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


def of_today(**change):
    return page_data(datum=f"{clock.today():%d-%m-%Y}", verslag="Zo ging het.", **change)


@pytest.mark.parametrize(("at", "found"), [(time(12, 6), True), (time(12, 5), False), (time(9), False)])
def test_a_moment_that_must_still_come_is_told_from_what_the_page_rounded_up(at, found):
    assert to_come(NOON.date(), at, NOON) == found
    assert not to_come(NOON.date() - timedelta(days=1), at, NOON)


def test_a_time_of_today_that_must_still_come_is_refused_and_one_that_stands_is_not(
    browser, cast, klant, path
):
    text = refused(browser, path, of_today(tijd=LAST), "Deze tijd moet vandaag nog komen.")
    assert '<details class="wanneer veld" open>' in text
    assert not Gesprek.objects.exists()
    post(browser, path, of_today(tijd="00:00"))
    before = held_before(klant, cast.consulent, datum=clock.today())
    Gesprek.objects.filter(pk=before.pk).update(tijd=time(23, 59))
    before.refresh_from_db()
    page, sent = f"/gesprekken/{before.pk}/wijzigen/", corrected(before, verslag="Anders.")
    post(browser, page, {**sent, "tijd": LAST})
    before.refresh_from_db()
    assert before.verslag == "Anders."
    refused(browser, page, {**corrected(before), "tijd": "23:58"}, "Deze tijd moet vandaag nog komen.")


def test_rungs_the_wrong_way_round_are_asked_about_once(browser, path):
    typed = page_data(verslag="Zo ging het.", trede="4", haalbare_trede="2")
    assert TICK not in browser.get(path).content.decode()
    about_another = {**typed, "klopt": "on", "gevraagd": "4-1"}
    for unsure in (typed, {**typed, "klopt": "on"}, about_another):
        text = refused(browser, path, unsure, ASKED)
        assert TICK in text
        assert "Ja, dat klopt:" not in text  # the summary says the question alone
        assert "checked" not in text.partition(TICK)[2][:120]
        assert 'name="gevraagd" value="4-2"' in text
    changed = {**typed, "haalbare_trede": "5", "gevraagd": "4-2", "a1_voor": "02-09-2026"}
    assert TICK not in refused(browser, path, changed, "Vul in wat er is afgesproken.")
    assert not Gesprek.objects.exists()
    post(browser, path, {**typed, "klopt": "on", "gevraagd": "4-2"})
    row = Gesprek.objects.get()
    assert (row.trede, row.haalbare_trede) == (4, 2)
    # It stands: who corrects something else is not asked again, and no draft keeps the answer.
    page = f"/gesprekken/{row.pk}/wijzigen/"
    post(browser, page, corrected(row, verslag="Anders."))
    row.refresh_from_db()
    assert row.verslag == "Anders."
    refused(browser, page, corrected(row, trede="3"), "De haalbare trede (2) is lager dan de trede nu (3).")
    velden = browser.get(page).content.decode().partition('data-velden="')[2].partition('"')[0].split()
    assert "haalbare_trede" in velden
    assert not {"klopt", "gevraagd"} & set(velden)


def test_the_same_rung_and_an_unknown_one_are_no_question(browser, path):
    for rungs in (("4", "4"), ("4", ""), ("", "2")):
        post(browser, path, page_data(trede=rungs[0], haalbare_trede=rungs[1], datum=recent()))
    assert Gesprek.objects.count() == 3


def recent() -> str:
    return f"{clock.today() - timedelta(days=1):%d-%m-%Y}"
