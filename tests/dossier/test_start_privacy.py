"""The start page of the privacy officer: the last acts in the log, without a name of a klant."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import make_cast
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import KlantFactory
from werkoffensief.logboek.services import record_handeling

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
    assert "het systeem" in page
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
