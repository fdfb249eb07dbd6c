"""Praktijkleren with a verklaring: asked when the step ends, on the plan until it is there, then in profile and CV."""

import html
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from intake.models import Klant
from tests.dossier.gevallen import person_of
from tests.trajecten.factories import StapFactory
from trajecten.models import Scholing, Stap
from trajecten.overzicht.cv import blad_of
from trajecten.overzicht.profiel import beeld_of
from trajecten.services import save_stap
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)
START = TODAY - 90 * DAY
SHOWED = "Zelfstandig orders verzamelen"
OPEN = "Nog geen praktijkverklaring"


def written(day):
    return day.strftime("%d-%m-%Y")


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def traject(cast):
    return person_of(cast.regisseur)[1].traject


@pytest.fixture
def stap(traject):
    return StapFactory(traject=traject, voorziening_id="praktijkleren", start=START)


def ending(stap, **more):
    stap.refresh_from_db()
    ended = {
        "status": "afgerond",
        "start": written(stap.start),
        "einde": written(TODAY),
        "verwacht_einde": "",
    }
    return {**ended, "versie": stap.versie, **more}


def paper(**more):
    said = {"verklaring_wat": SHOWED, "verklaring_door": "Groen bv", "verklaring_op": written(TODAY)}
    return {"verklaring": "ja", **said, **more}


def test_not_yet_stays_on_the_plan_until_it_is_there(cast, client_of, traject, stap):
    browser, url, plan = (
        client_of(cast.regisseur),
        f"/stappen/{stap.pk}/",
        f"/trajecten/{traject.pk}/plan/",
    )
    assert OPEN not in text_of(browser, plan)
    refused = browser.post(url, ending(stap)).content.decode()
    assert "Kies of er een praktijkverklaring is, of nog niet." in refused
    assert Stap.objects.get(pk=stap.pk).einde is None
    assert browser.post(url, ending(stap, verklaring="nog_niet")).status_code == 302
    assert OPEN in text_of(browser, plan)
    assert not Scholing.objects.exists()
    assert browser.post(url, ending(stap, **paper())).status_code == 302
    row = Scholing.objects.get()
    assert (row.klant_id, row.stap_id, row.soort, row.naam, row.school, row.behaald_op, row.jaar) == (
        traject.klant_id, stap.pk, "praktijkverklaring", SHOWED, "Groen bv", TODAY, TODAY.year,
    )  # fmt: skip
    page = text_of(browser, plan)
    assert OPEN not in page
    assert SHOWED in page
    assert "Praktijkverklaring van" in page
    assert "Is er een praktijkverklaring?" not in text_of(browser, url)
    Scholing.objects.update(vervallen_op=clock.now(), vervallen_reden="x")
    assert OPEN in text_of(browser, plan)


def test_it_stands_in_the_profile_and_on_the_cv_as_a_certificate(cast, client_of, traject, stap):
    browser = client_of(cast.regisseur)
    assert browser.post(f"/stappen/{stap.pk}/", ending(stap, **paper())).status_code == 302
    profile = text_of(browser, f"/klanten/{traject.klant_id}/profiel/")
    assert SHOWED in profile
    assert "Groen bv, praktijkverklaring" in profile
    klant = Klant.objects.get(pk=traject.klant_id)
    [line] = blad_of(klant, beeld_of(klant)).cursussen
    assert SHOWED in str(line)
    assert f"Groen bv, praktijkverklaring van {written(TODAY)}" in str(line)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"verklaring_wat": " "}, "Vul in wat de klant liet zien."),
        ({"verklaring_door": ""}, "Vul in wie de verklaring gaf."),
        ({"verklaring_op": ""}, "Vul in van welke dag de verklaring is."),
        ({"verklaring_op": written(TODAY + DAY)}, "Deze dag is nog niet geweest."),
        ({"verklaring_op": written(START - DAY)}, "De verklaring is van voor het begin van deze stap."),
        ({"status": "lopend", "einde": ""}, "hoort bij een stap die klaar is"),
    ],
)
def test_a_verklaring_is_whole_or_nothing_is_saved(cast, client_of, stap, missing, sentence):
    answer = client_of(cast.regisseur).post(f"/stappen/{stap.pk}/", ending(stap, **{**paper(), **missing}))
    assert sentence in html.unescape(answer.content.decode())
    assert not Scholing.objects.exists()
    assert Stap.objects.get(pk=stap.pk).status == "lopend"


def test_other_help_asks_for_none(cast, client_of, traject):
    other = StapFactory(traject=traject, voorziening_id="stage", start=START)
    browser, url = client_of(cast.regisseur), f"/stappen/{other.pk}/"
    assert "praktijkverklaring" not in text_of(browser, url)
    assert browser.post(url, ending(other)).status_code == 302
    assert OPEN not in text_of(browser, f"/trajecten/{traject.pk}/plan/")
    other.refresh_from_db()
    with pytest.raises(RefusalError, match="hoort bij een stap praktijkleren"):
        save_stap(
            door=cast.regisseur.pk, stap_id=other.pk, versie=other.versie, start=START, status="afgerond", einde=TODAY,
            verklaring={"naam": SHOWED, "school": "x", "behaald_op": TODAY},
        )  # fmt: skip


@pytest.mark.parametrize(
    "values", [{"soort": "cursus", "behaald_op": TODAY}, {"soort": "praktijkverklaring", "behaald_op": None}]
)
def test_a_step_goes_with_a_whole_verklaring(stap, values):
    said = {"scholingnummer": "C1", "klant": stap.klant, "naam": "x", "stap": stap}
    with pytest.raises(IntegrityError, match="scholing_stap_met_verklaring"), transaction.atomic():
        Scholing.objects.create(**said, **values)


def test_a_verklaring_is_of_a_step_of_its_own_klant(cast, stap):
    other = person_of(cast.regisseur)[0]
    said = {"scholingnummer": "C1", "klant": other, "naam": "x", "stap": stap, "behaald_op": TODAY}

    def of_another():
        with transaction.atomic():
            Scholing.objects.create(**said, soort="praktijkverklaring")
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="scholing_stap_van_klant"):
        of_another()
