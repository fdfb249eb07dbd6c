"""“Traject klopt niet”: what goes along is said with numbers, and what was agreed or decided does not lapse."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.trajecten.factories import StapFactory, write_traject
from tests.trajecten.test_plan_pages import text_of
from trajecten.models import Doel, Doelactie, Plan, Planversie, Toekenning, Traject, Wachtpunt
from trajecten.services.traject import GOES_ALONG, parts_of
from werkoffensief.web import clock
from werkoffensief.web.notation import NBSP

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)
COPY = {"waar_sta_ik": "Hier", "doelen": [], "acties": [], "wachtpunten": [], "stappen": []}


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur, geboortedatum=date(1970, 1, 1))[1].traject


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def url_of(traject):
    return f"/feiten/traject/{traject.pk}/vervallen/"


def withdraw(browser, traject):
    traject.refresh_from_db()
    return browser.post(url_of(traject), {"reden": "Verkeerde persoon", "versie": traject.versie})


def award(cast, traject, **more):
    return Toekenning.objects.create(
        klant=traject.klant, traject=traject, toekenningsnummer="B1", voorziening_id="stage", besluit="toegekend",
        besloten_op=TODAY, tot=TODAY + 30 * DAY, centen=100, medewerker=cast.regisseur, redenen="x", brief="x", **more,
    )  # fmt: skip


def test_what_goes_along_is_said_with_numbers_before_it_does(browser, cast, traject):
    of = {"klant": traject.klant, "traject": traject}
    Plan.objects.create(**of, waar_sta_ik="Hier")
    for number in (1, 2):
        Doel.objects.create(**of, doelnummer=f"D{number}", wat="Werk", gesteld_op=TODAY)
    Wachtpunt.objects.create(**of, wachtpuntnummer="P1", wat="Plek", sinds=TODAY)
    award(cast, traject)
    page = text_of(browser, url_of(traject)).replace(NBSP, " ")
    assert (
        "Hiermee vervallen ook: het plan, 2 doelen, 1 wachtpunt, 1 besluit, 1 stap, 1 regisseur. Gesprekken en"
        in page
    )
    assert "niet terugdraaien" in page
    assert withdraw(browser, traject).status_code == 302
    for model in (Traject, Plan, Doel, Wachtpunt, Toekenning):
        assert not model.objects.filter(vervallen_op__isnull=True).exists()


def test_whatever_goes_along_is_named(cast, traject):
    StapFactory(traject=traject, klant=traject.klant, start=traject.start)
    write_traject(traject, "X", cast.regisseur)
    with transaction.atomic():
        kinds = {type(row) for row in parts_of(traject)}
    named = {model for model, *_ in GOES_ALONG}
    assert kinds == named | {Plan, Doelactie}


@pytest.mark.parametrize("what", ["agreed", "sent"])
def test_what_was_agreed_or_decided_does_not_lapse_and_the_page_says_what_to_do(browser, cast, traject, what):
    if what == "agreed":
        Planversie.objects.create(
            klant=traject.klant, traject=traject, nummer=1, afgesproken_op=TODAY, medewerker=cast.regisseur,
            inhoud=COPY,
        )  # fmt: skip
        sentence = "is het plan samen afgesproken. Daarom kan dit traject niet vervallen. Stopt het? Beëindig"
    else:
        award(cast, traject, verzonden_op=TODAY)
        sentence = "is een brief met een besluit verstuurd. Daarom kan dit traject niet vervallen. Stopt het?"
    page = text_of(browser, url_of(traject))
    assert sentence in page
    assert f'href="/trajecten/{traject.pk}/einde/"' in page
    assert 'name="reden"' not in page
    answer = withdraw(browser, traject)
    assert answer.status_code == 200
    assert "kan dit traject niet vervallen" in answer.content.decode()
    assert Traject.objects.get(pk=traject.pk).vervallen_op is None
    assert Traject.objects.filter(pk=traject.pk, regisseurschappen__vervallen_op__isnull=True).exists()


def test_of_one_that_ended_the_page_leads_to_its_end(browser, cast, client_of, traject):
    award(cast, traject, verzonden_op=TODAY)
    traject.regisseurschappen.update(einde=TODAY + DAY)
    Traject.objects.filter(pk=traject.pk).update(einde=TODAY, einde_reden_id="werk")
    page = text_of(client_of(cast.teamleider), url_of(traject))
    assert "Klopt het einde niet? Wijzig dan het einde." in page
    assert f'href="/trajecten/{traject.pk}/einde/wijzigen/"' in page


def test_a_letter_of_a_decision_that_lapsed_is_no_hindrance(browser, cast, traject):
    award(cast, traject, verzonden_op=TODAY, vervallen_op=clock.now(), vervallen_reden="Fout")
    assert withdraw(browser, traject).status_code == 302
