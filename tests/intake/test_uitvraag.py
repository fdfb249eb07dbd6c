"""A third party is asked only with an agreement that holds, and what came of it stands there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from intake.models import Toestemming, Uitvraag
from intake.services.samenvoegen import merge_klanten
from intake.services.samenvoegen_terug import undo_merge
from intake.services.uitvragen import add_uitvraag, finish_uitvraag
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, ToestemmingFactory, UitvraagFactory
from tests.overdracht.wereld import beside_world, deliver, sentences, snapshot
from werkoffensief.web import clock
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


def look_at_once():
    """Every rule that waits for the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def ago(days):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def own(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.fixture
def agreed(own):
    return ToestemmingFactory(klant=own, gegeven_op=ago(30), geldig_tot=ago(-30))


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"wat": " "}, "uitvraag_zegt_wat"),
        ({"gevraagd_op": ago(-1)}, "uitvraag_niet_in_toekomst"),
        ({"afgerond_op": ago(9)}, "uitvraag_afgerond_daarna"),
        ({"afgerond_op": ago(-1)}, "uitvraag_afgerond_daarna"),
        ({"antwoord": "Ja"}, "uitvraag_antwoord_met_dag"),
        ({"wat": "x" * 2001}, "uitvraag_lengte"),
        ({"uitvraagnummer": " U1"}, "uitvraag_nummer_zonder_randen"),
    ],
)
def test_database_refuses_a_question_that_cannot_be(agreed, values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        UitvraagFactory(**{"toestemming": agreed, "gevraagd_op": ago(2), **values})


@pytest.mark.parametrize(
    "values",
    [
        {"gevraagd_op": ago(31)},
        {"klant": None},
    ],
)
def test_database_refuses_a_question_without_an_agreement_of_that_klant_on_that_day(agreed, values):
    values = {name: value or KlantFactory() for name, value in values.items()}
    UitvraagFactory(toestemming=agreed, **values)
    with pytest.raises(IntegrityError, match="niet geldt"):
        look_at_once()


@pytest.mark.parametrize(
    "change", [{"geldig_tot": ago(3)}, {"ingetrokken_op": ago(3)}, {"gegeven_op": ago(1)}]
)
def test_database_keeps_an_agreement_that_held_when_somebody_was_asked(agreed, change):
    UitvraagFactory(toestemming=agreed, gevraagd_op=ago(2))
    look_at_once()
    with pytest.raises(IntegrityError, match="niet geldt"), transaction.atomic():
        Toestemming.objects.filter(pk=agreed.pk).update(**change)


def test_database_refuses_to_ask_with_an_agreement_that_lapsed(own):
    wrong = ToestemmingFactory(klant=own, vervallen_op=clock.now(), vervallen_reden="fout")
    with pytest.raises(IntegrityError, match="vervallen"), transaction.atomic():
        UitvraagFactory(toestemming=wrong)


@pytest.mark.parametrize(
    "values", [{"ingetrokken_op": ago(0)}, {"vervallen_op": clock.now(), "vervallen_reden": "x"}]
)
def test_after_withdrawing_nothing_new_is_asked_and_what_was_asked_stays(
    own, agreed, cast, client_of, values
):
    asked = UitvraagFactory(toestemming=agreed, wat="Hoe gaat het met de regeling?")
    Toestemming.objects.filter(pk=agreed.pk).update(**values)
    with pytest.raises(RefusalError, match="gold deze toestemming niet"):
        add_uitvraag(
            door=cast.consulent.pk, klant_id=own.pk, uitvraag_id=None, toestemming_id=agreed.pk,
            gegevens={"gevraagd_op": ago(0), "bij_wie": None, "wat": "Nog iets"},
        )  # fmt: skip
    browser = client_of(cast.consulent)
    assert (
        "niemand buiten de gemeente" in browser.get(reverse("uitvraag_nieuw", args=[own.pk])).content.decode()
    )
    assert (
        "Hoe gaat het met de regeling?" in browser.get(reverse("uitvraag", args=[asked.pk])).content.decode()
    )
    finish_uitvraag(
        door=cast.consulent.pk, uitvraag_id=asked.pk, versie=asked.versie, op=ago(0), antwoord="Goed"
    )


def test_it_is_recorded_and_answered_on_its_pages_and_stands_in_the_file(own, agreed, cast, client_of):
    browser = client_of(cast.consulent)
    new = reverse("uitvraag_nieuw", args=[own.pk])
    sent = {"toestemming": str(agreed.pk), "wat": "Is er een regeling?", "bij_wie": "de balie"}
    assert (
        "gold deze toestemming niet"
        in browser.post(new, {**sent, "gevraagd_op": short_date(ago(31))}).content.decode()
    )
    assert browser.post(new, {**sent, "gevraagd_op": short_date(ago(2))}).status_code == 302
    row = Uitvraag.objects.get()
    assert (row.medewerker, row.uitvraagnummer[:3]) == (cast.consulent, "WO-")
    page = reverse("uitvraag", args=[row.pk])
    answer = {"afgerond_op": short_date(ago(1)), "versie": row.versie}
    assert "Vul in wat het antwoord was" in browser.post(page, {**answer, "hoe": "antwoord"}).content.decode()
    assert "nog geen antwoord" in browser.get(reverse("klant_dossier", args=[own.pk])).content.decode()
    assert browser.post(page, {**answer, "hoe": "antwoord", "antwoord": "Ja, sinds mei"}).status_code == 302
    row.refresh_from_db()
    assert (row.afgerond_op, row.antwoord) == (ago(1), "Ja, sinds mei")
    file = browser.get(reverse("klant_dossier", args=[own.pk])).content.decode()
    assert "Gevraagd aan een ander" in file
    assert "Vraag aan een ander afgerond" in file
    again = browser.post(page, {**answer, "versie": row.versie, "hoe": "geen"}).content.decode()
    assert "Ja, sinds mei" in again
    with pytest.raises(RefusalError, match="al afgerond"):
        finish_uitvraag(
            door=cast.consulent.pk, uitvraag_id=row.pk, versie=row.versie, op=ago(0), antwoord=None
        )
    assert client_of(cast.vreemde).get(page).status_code == 404


def test_an_agreement_of_somebody_else_is_no_choice(own, agreed, cast, client_of):
    other = ToestemmingFactory(klant=KlantFactory())
    sent = {"toestemming": str(other.pk), "wat": "Iets", "gevraagd_op": short_date(ago(0))}
    client_of(cast.consulent).post(reverse("uitvraag_nieuw", args=[own.pk]), sent)
    assert not Uitvraag.objects.exists()
    with pytest.raises(RefusalError):
        add_uitvraag(
            door=cast.consulent.pk, klant_id=own.pk, uitvraag_id=None, toestemming_id=other.pk,
            gegevens={"gevraagd_op": ago(0), "bij_wie": None, "wat": "Iets"},
        )  # fmt: skip


def test_a_merge_moves_agreement_and_question_together_and_back(own, agreed, cast):
    row, kept = UitvraagFactory(toestemming=agreed), KlantFactory()
    own.refresh_from_db()
    merge_klanten(
        door=cast.teamleider.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=own.pk, merged_versie=own.versie,
        now=clock.now(),
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.klant, row.toestemming.klant) == (kept, kept)
    undo_merge(door=cast.teamleider.pk, samenvoeging_id=kept.samenvoegingen.get().pk, now=clock.now())
    row.refresh_from_db()
    assert row.klant == own
    look_at_once()


AGREED = [
    "K1;Buurthuis;2019-05-01;Rooster;2019-12-31;2019-06-30",
    "K2;GGZ;2019-05-01;Belastbaarheid;2019-12-31;",
]
ASKED = ["U1;K1;Buurthuis;2019-05-01;2019-06-30;m1;;Welke dagen?;2019-07-01;Maandag"]


def test_a_delivery_brings_it_and_the_same_again_writes_nothing(wereld):
    beside_world(toestemmingen=AGREED, uitvragen=ASKED)
    before = snapshot()
    assert not sentences(deliver({"toestemmingen": AGREED, "uitvragen": ASKED}))
    assert snapshot() == before


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("U2;K1;Buurthuis;2019-05-01;2019-07-01;m1;;Iets;;", "gold deze toestemming niet"),
        ("U2;K2;Buurthuis;2019-05-01;2019-06-01;m1;;Iets;;", "geen toestemming van deze klant"),
        ("U2;K1;Buurthuis;2019-05-01;2019-04-30;m1;;Iets;;", "ligt voor gegeven_op"),
        ("U2;K1;Buurthuis;2019-05-01;2019-06-01;m1;;Iets;;Ja", "mag alleen als afgerond_op is gevuld"),
        ("U2;K1;Buurthuis;2019-05-01;2019-06-01;m1;;Iets;2019-05-31;", "ligt voor gevraagd_op"),
        ("U1;K2;GGZ;2019-05-01;2019-06-01;m1;;Iets;;", "van een andere klant"),
    ],
)
def test_a_delivery_that_cannot_be_is_refused(wereld, row, sentence):
    beside_world(toestemmingen=AGREED, uitvragen=ASKED)
    assert sentence in " ".join(sentences(deliver({"uitvragen": [row]})))


def test_a_delivery_does_not_end_an_agreement_before_somebody_was_asked(wereld):
    beside_world(toestemmingen=AGREED, uitvragen=ASKED)
    shorter = ["K1;Buurthuis;2019-05-01;Rooster;2019-06-29;"]
    assert "met deze toestemming is gevraagd" in " ".join(sentences(deliver({"toestemmingen": shorter})))
