"""Forms of the plan that are sent twice: the same counts once, something else is refused and kept."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
REFUSED = "Dit formulier is al een keer verstuurd, met iets anders erin."
TODAY = clock.today().strftime("%d-%m-%Y")
YESTERDAY = (clock.today() - timedelta(days=1)).strftime("%d-%m-%Y")


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def sent_twice(browser, path, data, rows, **change):
    """One form, pressed twice, then Back with something else in it, then pressed again."""
    hidden = re.search(r'<input[^>]*name="nieuw_id"[^>]*>', browser.get(path).content.decode())[0]
    data = {**data, "nieuw_id": re.search(r'value="([^"]+)"', hidden)[1]}
    for _ in range(2):
        assert browser.post(path, data).status_code == 302
    assert rows.count() == 1
    text = browser.post(path, {**data, **change}).content.decode()
    assert REFUSED in text
    assert "Bekijk wat er al is vastgelegd" in text
    assert rows.count() == 1
    fresh = re.search(r'value="([^"]+)"', re.search(r'<input[^>]*name="nieuw_id"[^>]*>', text)[0])[1]
    assert fresh != data["nieuw_id"]
    return browser.post(path, {**data, **change, "nieuw_id": fresh})


def test_a_traject_is_started_once(cast, browser):
    TeamStadsdeel.objects.get_or_create(stadsdeel="Centrum", defaults={"team": cast.centrum})
    path = f"/klanten/{KlantFactory().pk}/traject/nieuw/"
    again = sent_twice(browser, path, {"start": TODAY, "ik": "on"}, Traject.objects.all(), start=YESTERDAY)
    assert "Deze klant heeft al een lopend traject." in again.content.decode()
    assert Regisseurschap.objects.count() == 1


def test_a_traject_with_and_without_regisseur_is_not_the_same(cast, browser):
    TeamStadsdeel.objects.get_or_create(stadsdeel="Centrum", defaults={"team": cast.centrum})
    path, data = f"/klanten/{KlantFactory().pk}/traject/nieuw/", {"start": TODAY, "nieuw_id": str(uuid4())}
    assert browser.post(path, {**data, "ik": "on"}).status_code == 302
    assert REFUSED in browser.post(path, data).content.decode()


def test_a_step_is_added_once(cast, browser):
    _, regie, stap = person_of(cast.regisseur)
    path = f"/trajecten/{regie.traject_id}/stap/nieuw/"
    data = {"voorziening": "taaltraining", "start": TODAY, "status": "gepland", "einde": ""}
    rows = Stap.objects.exclude(pk=stap.pk)
    assert sent_twice(browser, path, data, rows, voorziening="werkfit").status_code == 302
    assert rows.count() == 2


def test_a_placement_is_recorded_once(cast, browser):
    klant, _, _ = person_of(cast.regisseur)
    path = f"/klanten/{klant.pk}/plaatsing/nieuw/"
    data = {"soort": "opleiding", "startdatum": TODAY, "zoek_werkgever": "", "uren_per_week": "16"}
    rows = Plaatsing.objects.all()
    assert sent_twice(browser, path, data, rows, uren_per_week="20").status_code == 302
    assert set(rows.values_list("uren_per_week", flat=True)) == {16, 20}


@pytest.mark.parametrize(
    ("page", "field", "data"),
    [
        ("traject", "start", {"ik": "on"}),
        ("stap", "start", {"voorziening": "taaltraining", "status": "gepland"}),
        ("plaatsing", "startdatum", {"soort": "opleiding"}),
        ("wijzigen", "start", {"status": "lopend", "versie": 1}),
    ],
)
def test_a_first_day_more_than_a_year_ahead_is_a_typing_error(cast, browser, page, field, data):
    klant, regie, stap = person_of(cast.regisseur)
    path = {
        "traject": f"/klanten/{klant.pk}/traject/nieuw/",
        "stap": f"/trajecten/{regie.traject_id}/stap/nieuw/",
        "plaatsing": f"/klanten/{klant.pk}/plaatsing/nieuw/",
        "wijzigen": f"/stappen/{stap.pk}/",
    }[page]
    today = clock.today()
    sentence = "Deze datum ligt meer dan een jaar in de toekomst. Controleer het jaartal."
    late = today + timedelta(days=367)
    assert sentence in browser.post(path, {**data, field: f"{late:%d-%m-%Y}"}).content.decode()
    near = today + timedelta(days=365)
    assert (
        sentence not in browser.post(path, {**data, field: f"{near:%d-%m-%Y}"}, follow=True).content.decode()
    )


def test_a_far_first_day_that_a_delivery_brought_does_not_stand_in_the_way(cast, browser):
    _, _, stap = person_of(cast.regisseur)
    Stap.objects.filter(pk=stap.pk).update(start="2099-01-01", status="gepland", einde=None)
    stap.refresh_from_db()
    change = {"status": "lopend", "start": "01-01-2099", "versie": stap.versie}
    assert browser.post(f"/stappen/{stap.pk}/", change).status_code == 302
