"""The start page of the privacy officer: requests, and the last acts in the log, without a name of a klant."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import make_cast
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import KlantFactory, VerzoekFactory
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web import clock

LOOKED = "inzagelogboek bekeken"


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


def test_last_acts_are_named_without_a_klant(cast, client_of):
    klant = KlantFactory(voornaam="Geheim", achternaam="Persoon")
    about = {"object_soort": "klant", "object_id": str(klant.pk)}
    record_handeling(door=cast.privacy.pk, soort=LOOKED, **about)
    record_handeling(door="systeem", soort="klant gewist", object_soort="klant", object_id=str(uuid4()))
    record_handeling(
        door=cast.privacy.pk, soort=LOOKED, object_soort="medewerker", object_id=str(cast.collega.pk)
    )
    page = client_of(cast.privacy).get("/").content.decode()
    assert f"/inzage/klant/{klant.pk}/" in page
    assert f"/inzage/medewerker/{cast.collega.pk}/" in page
    assert page.count("/inzage/klant/") == 1
    assert "Klant gewist" in page
    assert "Het systeem" in page
    assert re.search(r'data-kop="Wie">Privacy van Dienst', page)
    assert "Persoon" not in page
    assert klant.klantnummer not in page


def test_ten_acts_in_the_same_few_queries(cast, client_of):
    browser, counts = client_of(cast.privacy), []
    empty = cost_of_an_empty_view(browser)
    for more in (1, 24, 75):
        for _ in range(more):
            record_handeling(door=cast.privacy.pk, soort=LOOKED)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get("/").content.decode()
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] - empty <= 12
    assert page.count("<tr>") == 11


def test_open_and_late_requests_are_counted_and_each_number_opens_its_list(cast, client_of):
    browser = client_of(cast.privacy)
    assert "Er wacht niemand op antwoord." in browser.get("/").content.decode()
    today = clock.today()
    for days in (1, 2, 32, 70):  # a month has at most 31 days
        VerzoekFactory(ontvangen_op=today - timedelta(days=days))
    VerzoekFactory(
        ontvangen_op=date(2020, 1, 1),
        uitkomst="voldaan",
        afgehandeld_op=clock.now(),
        afgehandeld_door=cast.privacy,
    )
    page = browser.get("/").content.decode().replace("\u00a0", " ")
    assert '<a href="/verzoeken/">4 verzoeken</a> wachten op antwoord' in page
    assert '<a href="/verzoeken/?groep=te_laat">2 verzoeken</a> hadden' in page
    for path, number in (("/verzoeken/", 4), ("/verzoeken/?groep=te_laat", 2)):
        assert browser.get(path).content.decode().count('data-kop="Antwoord uiterlijk"') == number
