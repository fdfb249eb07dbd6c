"""The conversation that is logged from an appointment begins with its day, time, form and place."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from intake.models import Afspraak, Gesprek
from tests.intake.factories import AfspraakFactory, KlantFactory
from tests.intake.pages import post
from tests.intake.tafel import page_data
from tests.intake.test_afspraken import at
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(cast, klant):
    return AfspraakFactory(
        klant=klant, medewerker=cast.regisseur, begin=at(-3, 9), vorm="huisbezoek", plaats="Zuiderpark 7"
    )


def begins(browser, klant, asked=""):
    """When, how and where the page says it was."""
    page = browser.get(f"/klanten/{klant.pk}/gesprekken/nieuw/{asked}").content.decode()
    fields = {
        name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) for name in ("datum", "tijd", "plaats")
    }
    vorm = re.search(r'name="vorm"[^>]*value="([a-z]+)" checked', page)
    return [*(found and found[1] for found in fields.values()), vorm and vorm[1]]


def own(visit):
    return [f"{visit.begin:%d-%m-%Y}", "09:00", "Zuiderpark 7", "huisbezoek"]


def links(page):
    return re.findall(r'href="([^"]*/gesprekken/nieuw/[^"]*)"', page.content.decode())


def test_the_link_of_an_appointment_and_its_button_lead_to_a_page_that_knows_it(browser, klant, visit):
    here = f"/klanten/{klant.pk}/gesprekken/nieuw/?afspraak={visit.pk}"
    day = visit.begin.date().isoformat()
    for page in (f"/klanten/{klant.pk}/afspraken/", f"/agenda/?dag={day}"):
        assert here in links(browser.get(page))
    sent = {"status": "geweest", "versie": visit.versie}
    assert browser.post(f"/afspraken/{visit.pk}/status/", sent).url == here
    assert here in links(browser.get(f"/klanten/{klant.pk}/afspraken/"))
    assert begins(browser, klant, f"?afspraak={visit.pk}") == own(visit)


def test_what_was_begun_from_it_settles_it(browser, klant, visit):
    day, at_time, plaats, vorm = own(visit)
    here = f"/klanten/{klant.pk}/gesprekken/nieuw/?afspraak={visit.pk}"
    post(browser, here, page_data(datum=day, tijd=at_time, plaats=plaats, vorm=vorm, verslag="Gesproken."))
    visit.refresh_from_db()
    assert (visit.status, visit.gesprek) == ("geweest", Gesprek.objects.get())
    assert begins(browser, klant, f"?afspraak={visit.pk}") != own(visit)


def test_only_an_appointment_of_this_klant_that_took_place_counts(cast, browser, klant, visit):
    today = begins(browser, klant)
    assert today[0] == f"{clock.today():%d-%m-%Y}"
    others = {"medewerker": cast.regisseur, "vorm": "wijk"}
    for row in (
        AfspraakFactory(klant=KlantFactory(), begin=at(-4, 9), **others),
        AfspraakFactory(klant=klant, begin=at(4, 9), **others),
    ):
        assert begins(browser, klant, f"?afspraak={row.pk}") == today
    for asked in (uuid4(), "x", "", f"{visit.pk}'"):
        assert begins(browser, klant, f"?afspraak={asked}") == today
    state = {"status": "afgezegd", "afgehandeld_op": clock.now() - timedelta(days=1)}
    Afspraak.objects.filter(pk=visit.pk).update(**state)
    assert begins(browser, klant, f"?afspraak={visit.pk}") == today


def test_a_draft_that_exists_wins(browser, klant, visit):
    typed = page_data(verslag="Half", datum="01-09-2026", tijd="10:05", plaats="Centrum", vorm="kantoor")
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept/", typed)
    assert begins(browser, klant, f"?afspraak={visit.pk}") == ["01-09-2026", "10:05", "Centrum", "kantoor"]
