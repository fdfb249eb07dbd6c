"""Reading cannot write: pages through the project's own middleware, tried on the database itself."""

import pytest
from django.db import connection
from django.test import Client

from werkoffensief.accounts.models import Sessie, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("method", "status"), [("get", 500), ("head", 500), ("options", 405)])
def test_view_that_writes_when_it_is_read_fails_and_nothing_is_written(
    browser: Client, method: str, status: int
) -> None:
    assert getattr(browser, method)("/schrijft/").status_code == status
    assert not Team.objects.exists()


def test_view_that_is_marked_may_write_when_it_is_read(browser: Client) -> None:
    assert browser.get("/mag-schrijven/").status_code == 200
    assert Team.objects.get().naam == "geschreven bij lezen"


def test_posting_may_write(browser: Client) -> None:
    assert browser.post("/schrijft/").status_code == 200
    assert Team.objects.count() == 1


def test_session_is_saved_after_the_reading_transaction(browser: Client) -> None:
    assert browser.get("/sessie/").status_code == 200
    assert Sessie.objects.get().get_decoded() == {"laatst": "nu"}


def test_writing_works_again_after_a_read(browser: Client) -> None:
    assert browser.get("/teams/").status_code == 200
    Team.objects.create(naam="daarna")
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("off",)


@pytest.mark.parametrize("method", ["get", "post"])
def test_answer_that_allauth_raises_is_the_answer(browser: Client, method: str) -> None:
    response = getattr(browser, method)("/onmiddellijk/")
    assert response.status_code == 302
    assert response["Location"] == "/elders/"


def test_missing_object_is_404_and_leaves_the_connection_usable(browser: Client) -> None:
    assert browser.get("/404/").status_code == 404
    assert Team.objects.count() == 0


def test_what_a_view_wrote_before_it_raised_is_rolled_back_whatever_the_answer(browser: Client) -> None:
    assert browser.post("/schrijft-en-faalt/404/").status_code == 404
    assert browser.post("/schrijft-en-faalt/500/").status_code == 500
    assert Team.objects.count() == 0


def test_address_that_does_not_exist_is_404_for_reading_and_writing(browser: Client) -> None:
    assert browser.get("/bestaat-niet/").status_code == 404
    assert browser.post("/bestaat-niet/").status_code == 404
