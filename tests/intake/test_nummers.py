"""A whole number is found as people type it: with small letters, spaces, dots or dashes."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from intake import bsn
from intake.models import Klantnummer, Toegang
from intake.services import toegang as services
from tests.accounts.factories import make_cast
from tests.intake.factories import KlantFactory
from tests.intake.test_toegang import ASK, BORN, identify
from tests.intake.test_toegang import asked as asked_of_vreemde
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock, notation

TYPED = [
    "K990777",
    "k990777",
    " K 990 777 ",
    "9999.90.019",
    "999 990 019",
    "999-990-019",
    "999\u00a0990\u00a0019",
]


@pytest.fixture
def cast(committed_db):
    """What the log's own connection commits, must be seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    """A klant of team Centrum whom vreemde does not see."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    klant = KlantFactory(klantnummer="K990777", geboortedatum=BORN)
    identify(klant)
    return klant


@pytest.mark.parametrize("nummer", TYPED)
def test_door_to_a_file_opens_for_the_number_as_people_type_it(cast, client_of, klant, nummer):
    answer = client_of(cast.vreemde).post(ASK, asked_of_vreemde(nummer=nummer))
    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/klanten/{klant.pk}/")
    assert Toegang.objects.get().klant == klant
    assert not Handeling.objects.filter(soort=services.REFUSED).exists()


@pytest.mark.parametrize("nummer", TYPED)
def test_request_of_a_klant_is_found_for_the_number_as_people_type_it(cast, client_of, klant, nummer):
    sent = {
        "nummer": nummer,
        "geboortedatum": "03-02-1980",
        "soort": "inzage",
        "ontvangen_op": notation.short_date(clock.today()),
        "nieuw_id": uuid4(),
    }
    assert client_of(cast.privacy).post("/verzoeken/nieuw/", sent).status_code == 302


@pytest.mark.parametrize("nummer", ["k990777", "K 990777"])
def test_reading_log_and_the_other_file_take_the_same_klantnummer(cast, client_of, klant, nummer):
    answer = client_of(cast.privacy).post("/inzage/", {"klantnummer": nummer})
    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/inzage/klant/{klant.pk}/")
    other = KlantFactory()
    seen = client_of(cast.teamleider).post(f"/klanten/{other.pk}/samenvoegen/", {"nummer": nummer})
    assert "K990777" in seen.content.decode()
    assert "Dit klantnummer" not in seen.content.decode()


def test_number_as_it_stands_in_the_file_goes_before_one_that_only_looks_like_it(cast):
    small, large = KlantFactory(klantnummer="k7"), KlantFactory(klantnummer="K7")
    found = {text: Klantnummer.objects.typed(text).get().klant for text in ("k7", "K7", "k 7", "K 7")}
    assert found == {"k7": small, "K7": large, "k 7": small, "K 7": large}


SIGNS = (
    "WO-000019",
    "WO000019",
    "WO 000019",
    "wo 000019",
    "WO-000019.",
    "WO.000.019",
    "WO\u2011000019",
    "W O - 000019",
)


@pytest.mark.parametrize("nummer", SIGNS)
def test_a_klantnummer_opens_the_door_however_its_signs_are_typed(cast, client_of, nummer):
    klant = KlantFactory(klantnummer="WO-000019", geboortedatum=date(1980, 2, 3))
    assert Klantnummer.objects.typed(nummer).get().klant == klant
    sent = {
        "nummer": nummer,
        "geboortedatum": "03-02-1980",
        "reden": "Staat aan de balie",
        "nieuw_id": uuid4(),
    }
    assert client_of(cast.vreemde).post("/toegang/vragen/", sent).url == f"/klanten/{klant.pk}/"
    assert not Klantnummer.objects.typed("WO-00019").exists()


def test_numbers_that_differ_in_their_signs_only_open_as_they_stand_there(cast):
    dashed, plain = KlantFactory(klantnummer="WO-1.2"), KlantFactory(klantnummer="WO12")
    doubtful = ("WO 12", "wo12", "WO-12", "WO1.2", "W O-1.2")
    found = {
        text: [row.klant for row in Klantnummer.objects.typed(text)]
        for text in ("WO-1.2", " WO12 ", *doubtful)
    }
    assert found == {"WO-1.2": [dashed], " WO12 ": [plain]} | {text: [] for text in doubtful}


def test_a_typed_number_is_found_by_an_index(cast):
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
    plan = Klantnummer.objects.typed("WO 000019").explain()
    with connection.cursor() as cursor:
        cursor.execute("RESET enable_seqscan")
    assert plan.count("klantnummer_kaal") >= 2
    assert "Seq Scan" not in plan


def test_two_numbers_of_one_person_are_no_doubt(cast):
    klant = KlantFactory(klantnummer="WO-12")
    Klantnummer.objects.create(nummer="WO12", klant=klant)
    assert {Klantnummer.objects.typed(text).get().klant for text in ("WO-12", "WO 12", "wo.12")} == {klant}


@pytest.mark.parametrize("text", ["99999001", "999.990.0199", "9999x90019", "", "..."])
def test_something_else_is_no_bsn(text):
    with pytest.raises(bsn.BsnError):
        bsn.normalised(text)
