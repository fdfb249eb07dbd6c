"""Help without a decision, letters that did not leave, and aftercare of nobody: lists, with where it is done."""

import html
import re
from datetime import timedelta

import pytest

from intake.models import Klant
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, TrajectFactory
from trajecten.models import Stap, Toekenning, Voorziening
from werkoffensief.dossier.queries import taken
from werkoffensief.dossier.queries.lijst import people_in
from werkoffensief.dossier.queries.werk import WERKLIJSTEN
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)


def inside(sleutel, klant, medewerker):
    return (
        WERKLIJSTEN[sleutel]
        .people(people_in(medewerker, "team"), medewerker, TODAY)
        .filter(pk=klant.pk)
        .exists()
    )


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def words_of(browser, url):
    return " ".join(re.sub("<[^>]*>", " ", text_of(browser, url)).split())


def award(traject, **said):
    known = {"besluit": "toegekend", "voorziening_id": "stage", "besloten_op": TODAY - 30 * DAY, **said}
    number = f"X{Toekenning.objects.count()}"
    return Toekenning.objects.create(
        klant=traject.klant, traject=traject, toekenningsnummer=number, redenen="x", brief="x",
        medewerker=traject.klant.regisseur, **known,
    )  # fmt: skip


@pytest.fixture
def stap(cast):
    """Help that needs a decision and runs."""
    give_stadsdeel(cast.centrum)
    Voorziening.objects.update(beschikking=True)
    row = person_of(cast.regisseur)[2]
    Stap.objects.update(voorziening="stage", start=TODAY - 40 * DAY)
    return Stap.objects.select_related("klant", "traject__klant").get(pk=row.pk)


@pytest.mark.parametrize(
    ("covered", "said"),
    [
        (True, {}),
        (True, {"tot": TODAY}),
        (False, {"tot": TODAY - DAY}),
        (False, {"besluit": "afgewezen"}),
        (False, {"voorziening_id": "werkfit"}),
        (False, {"vervallen_op": clock.now(), "vervallen_reden": "x"}),
    ],
)
def test_only_an_award_of_today_for_this_help_takes_it_off_the_list(cast, client_of, stap, covered, said):
    plan = f"/trajecten/{stap.traject_id}/plan/"
    assert inside("zonder_besluit", stap.klant, cast.teamleider)
    award(stap.traject, **said)
    assert inside("zonder_besluit", stap.klant, cast.teamleider) is not covered
    assert ("besluit" in taken.numbers(cast.regisseur, TODAY)) is not covered
    assert ("Nog geen besluit" in text_of(client_of(cast.regisseur), plan)) is not covered


def test_what_has_not_begun_waits_is_over_or_is_a_loan_asks_for_no_decision(cast, stap):
    for change in (
        {"status": "gepland", "start": TODAY + DAY},
        {"status": "wacht", "start": TODAY - DAY},
        {"status": "afgerond", "start": TODAY - DAY, "einde": TODAY},
        {"status": "lopend", "start": TODAY - DAY, "einde": None, "voorziening_id": "opleidingsfonds"},
        {"voorziening_id": "stage", "vervallen_op": clock.now(), "vervallen_reden": "x"},
    ):
        Stap.objects.update(**change)
        assert not inside("zonder_besluit", stap.klant, cast.teamleider), change
    Stap.objects.update(vervallen_op=None, vervallen_reden=None, status="gepland", start=TODAY)
    assert inside("zonder_besluit", stap.klant, cast.teamleider)  # it would have begun
    for voorziening, needed in (("buddy", False), ("stage", True)):
        Voorziening.objects.filter(pk=voorziening).update(beschikking=needed)
        Stap.objects.update(voorziening=voorziening)
        assert inside("zonder_besluit", stap.klant, cast.teamleider) is needed
    other = TrajectFactory(klant=KlantFactory(), start=TODAY - 30 * DAY)
    assert not inside("zonder_besluit", other.klant, cast.teamleider)
    Klant.objects.filter(pk=stap.klant_id).update(verhuisd_op=TODAY)
    assert not inside("zonder_besluit", stap.klant, cast.teamleider)


def test_a_letter_is_asked_for_until_it_left_and_not_of_who_died(cast, client_of, stap):
    row = award(stap.traject)
    for who, page in ((cast.regisseur, "/"), (cast.teamleider, "/?deel=team")):
        shown = words_of(client_of(who), page)
        assert f"besluit van {row.besloten_op:%d-%m-%Y} : verstuur de brief" in shown
        assert "Hulp zonder besluit" in shown.split("Hier is nu niemand")[1]  # empty, so in one line
    assert inside("brief", row.klant, cast.teamleider)
    Klant.objects.filter(pk=row.klant_id).update(overleden_op=TODAY)
    assert not inside("brief", row.klant, cast.teamleider)
    Klant.objects.filter(pk=row.klant_id).update(overleden_op=None)
    Toekenning.objects.update(verzonden_op=TODAY)
    assert not inside("brief", row.klant, cast.teamleider)


def test_from_the_list_the_form_proposes_the_decision_on_this_help(cast, client_of, stap):
    Voorziening.objects.filter(pk="stage").update(prijs_centen=12_345, geldig_maanden=6)
    browser = client_of(cast.regisseur)
    [line] = taken.shown(cast.regisseur, TODAY, soort="besluit")
    assert line.zin == f"Stage, vanaf {stap.start:%d-%m-%Y}: neem een besluit"
    form = text_of(browser, line.adres)
    assert 'value="123,45"' in form
    assert '<option value="stage" selected>' in form or 'value="stage" checked' in form
    page = line.adres.split("?")[0]
    for wrong in ("?stap=geen", f"?stap={line.klant_id}"):  # nothing is proposed, and nothing breaks
        assert 'value="123,45"' not in text_of(browser, page + wrong)


def test_aftercare_that_no_regisseur_asks_is_the_teamleiders(cast, client_of, stap):
    alone = KlantFactory(achternaam="Zonderling", stadsdeel=stap.klant.stadsdeel)
    for klant in (alone, stap.klant):
        PlaatsingFactory(klant=klant, startdatum=TODAY - 9 * DAY)
    assert inside("nazorg_zonder", alone, cast.teamleider)
    assert not inside("nazorg_zonder", stap.klant, cast.teamleider)
    shown = text_of(client_of(cast.teamleider), "/?deel=team")
    assert "Zonderling" in shown
    assert "nazorg_zonder" in taken.numbers(cast.teamleider, TODAY)
    assert not {"nazorg_zonder", "besluit", "brief"} & set(taken.numbers(cast.collega, TODAY))
