"""Under 27 a plan is looked at again within six months, whoever sets the day; what is not asked, the page says."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest

from intake.models import Klant
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from trajecten.models import Evaluatie, Traject
from trajecten.overzicht.plan import beeld_of, latest_evaluation
from trajecten.services import start_traject
from trajecten.services.planversie import lacks
from werkoffensief.web import clock
from werkoffensief.web.kalender import months_after
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)
LAST = months_after(TODAY, 6)
TOO_LATE = "Onder de 27 jaar kijkt u op tijd weer naar het plan: uiterlijk op"


def dutch(day):
    return day.strftime("%d-%m-%Y")


def born(klant_id, years, shift=0):
    day = TODAY.replace(year=TODAY.year - years) + shift * DAY
    Klant.objects.filter(pk=klant_id).update(geboortedatum=day)


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)
    row = person_of(cast.regisseur)[1].traject
    born(row.klant_id, 27, shift=1)  # tomorrow 27
    return row


def day_of(traject):
    traject.refresh_from_db()
    return traject.evaluatie_op


def test_the_day_is_at_most_six_months_ahead_on_both_forms(cast, client_of, traject):
    browser = client_of(cast.regisseur)
    page, held = f"/trajecten/{traject.pk}/evaluatie/", f"/trajecten/{traject.pk}/evaluatie/nieuw/"
    for url in (page, held):
        shown = re.sub("<[^>]*>", "", browser.get(url).content.decode())
        assert f"Onder de 27 jaar: uiterlijk {dutch(LAST)}." in shown, url

    def sends(url, day, **more):
        said = {
            "evaluatie_op": day and dutch(day),
            "versie": Traject.objects.get(pk=traject.pk).versie,
            **more,
        }
        return html.unescape(browser.post(url, said).content.decode())

    assert TOO_LATE in sends(page, LAST + DAY)
    assert day_of(traject) is None
    assert sends(page, LAST) == ""
    assert day_of(traject) == LAST
    looked = {"gehouden_op": dutch(TODAY - DAY), "uitkomst": "Ging goed", "nieuw_id": str(uuid4())}
    answer = sends(held, LAST, **looked)  # counted from the day on which we looked
    assert TOO_LATE in answer
    assert "Ging goed" in answer
    assert "Vul “Wanneer kijkt u weer samen naar het plan?” in" in sends(held, "", **looked)
    assert not Evaluatie.objects.exists()
    assert sends(held, LAST - 2 * DAY, **looked) == ""
    born(traject.klant_id, 27)
    assert sends(page, LAST + 30 * DAY) == ""
    assert sends(held, "", **looked | {"nieuw_id": str(uuid4()), "gehouden_op": dutch(TODAY)}) == ""
    assert (day_of(traject), Evaluatie.objects.count()) == (None, 2)


def test_a_day_too_far_is_not_agreed_nor_started_with(cast, traject):
    def lacking():
        return [
            s for s in lacks(beeld_of(Traject.objects.get(pk=traject.pk), TODAY), TODAY) if "27 jaar k" in s
        ]

    Traject.objects.filter(pk=traject.pk).update(evaluatie_op=LAST + DAY)  # as a delivery may bring it
    assert [TOO_LATE in sentence for sentence in lacking()] == [True]
    Traject.objects.filter(pk=traject.pk).update(evaluatie_op=LAST)
    assert lacking() == []
    young = KlantFactory(geboortedatum=TODAY.replace(year=TODAY.year - 20))
    said = {"door": cast.regisseur.pk, "klant_id": young.pk, "start": TODAY}
    with pytest.raises(RefusalError, match=TOO_LATE):
        start_traject(**said, evaluatie_op=LAST + DAY)
    assert start_traject(**said, evaluatie_op=LAST).evaluatie_op == LAST


def test_many_at_once_leave_out_who_would_be_looked_at_too_late(cast, client_of, traject):
    other = person_of(cast.regisseur, geboortedatum=TODAY.replace(year=TODAY.year - 40))[1].traject
    browser, day = client_of(cast.regisseur), dutch(LAST + DAY)
    said = {"rij": [traject.klant_id, other.klant_id], "soort": "evaluatie"}
    path = browser.post("/klanten/tegelijk/nieuw/", said).url
    shown = browser.post(path, {"dag": day}, follow=True).content.decode()
    assert "Is jonger dan 27" in html.unescape(shown)
    assert browser.post(path, {"dag": day, "uitvoeren": "ja"}).status_code == 302
    assert (day_of(traject), day_of(other)) == (None, LAST + DAY)
    browser.post(f"{path}ongedaan/")
    assert day_of(other) is None


def test_without_a_birth_date_the_page_says_what_is_not_asked(cast, client_of, traject, settings):
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/plan/vaststellen/"
    sentence = "De geboortedatum is niet bekend. Daarom vragen wij niet naar de onderdelen"
    assert sentence not in browser.get(url).content.decode()
    Klant.objects.filter(pk=traject.klant_id).update(geboortedatum=None)
    text = browser.get(url).content.decode()
    assert sentence in text
    assert f'href="/klanten/{traject.klant_id}/gegevens/"' in text
    assert latest_evaluation(Klant.objects.get(pk=traject.klant_id), TODAY) is None
    settings.EVALUATIE_MAANDEN_JONG = 3
    born(traject.klant_id, 20)
    assert latest_evaluation(Klant.objects.get(pk=traject.klant_id), TODAY) == months_after(TODAY, 3)
