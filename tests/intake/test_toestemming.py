"""Nobody outside the municipality is asked something without an agreement that holds on that day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from intake.models import Toestemming
from intake.services.toestemming import withdraw_toestemming
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, ToestemmingFactory
from tests.overdracht.wereld import deliver, deliver_world, sentences, snapshot
from werkoffensief.web import clock
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


def ago(days):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def own(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({}, True),
        ({"gegeven_op": ago(9), "geldig_tot": ago(1)}, False),
        ({"gegeven_op": ago(9), "ingetrokken_op": ago(0)}, False),
        ({"gegeven_op": ago(0), "geldig_tot": ago(0)}, True),
        ({"vervallen_op": clock.now(), "vervallen_reden": "fout"}, False),
    ],
)
def test_it_holds_from_its_day_until_its_end_or_until_it_is_withdrawn(own, values, holds):
    ToestemmingFactory(klant=own, **values)
    assert Toestemming.objects.on(clock.today()).exists() is holds


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"wie": " "}, "toestemming_wie_en_waarvoor"),
        ({"gegeven_op": ago(-1)}, "toestemming_niet_in_toekomst"),
        ({"geldig_tot": ago(30)}, "toestemming_periode"),
        ({"ingetrokken_op": ago(30)}, "toestemming_ingetrokken"),
        ({"ingetrokken_op": ago(-1)}, "toestemming_ingetrokken"),
    ],
)
def test_database_refuses_an_agreement_that_cannot_be(own, values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        ToestemmingFactory(klant=own, **values)


def test_it_is_recorded_on_the_page_and_withdrawn_by_a_button(own, cast, client_of):
    browser, page = client_of(cast.consulent), f"/klanten/{own.pk}/toestemming/"
    sent = {"wie": "Schuldhulp", "waarvoor": "Stand van de regeling", "gegeven_op": short_date(ago(0))}
    assert (
        "Kies een datum binnen een jaar"
        in browser.post(page, {**sent, "geldig_tot": short_date(ago(-400))}).content.decode()
    )
    assert browser.post(page, {**sent, "geldig_tot": short_date(ago(-90))}).status_code == 302
    row = Toestemming.objects.get()
    assert "geldt" in browser.get(page).content.decode()
    assert browser.post(f"/toestemmingen/{row.pk}/intrekken/").status_code == 302
    row.refresh_from_db()
    assert row.ingetrokken_op == clock.today()
    assert "ingetrokken op" in browser.get(page).content.decode()
    with pytest.raises(RefusalError, match="al ingetrokken"):
        withdraw_toestemming(door=cast.consulent.pk, toestemming_id=row.pk, day=clock.today())
    assert client_of(cast.vreemde).get(page).status_code == 404


def test_a_delivery_brings_it_and_the_same_again_writes_nothing():
    rows = ["K1;Buurthuis;2019-05-01;Rooster;2019-12-31;"]
    deliver_world(toestemmingen=rows)
    before = snapshot()
    assert not sentences(deliver({"toestemmingen": rows}))
    assert snapshot() == before
    assert "ligt voor gegeven_op" in " ".join(
        sentences(deliver({"toestemmingen": ["K1;X;2019-05-01;Rooster;2019-04-30;"]}))
    )
