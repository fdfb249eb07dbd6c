"""Reading cannot write: tried on the database itself, with a middleware stack of just what matters here."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(settings: Settings) -> Client:
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "werkoffensief.web.readonly.read_only_middleware",
    ]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_view_that_writes_when_it_is_read_fails_and_nothing_is_written(browser: Client, method: str) -> None:
    response = getattr(browser, method)("/schrijft/")
    assert response.status_code == 500
    assert not Group.objects.exists()


def test_view_that_is_marked_may_write_when_it_is_read(browser: Client) -> None:
    assert browser.get("/mag-schrijven/").status_code == 200
    assert Group.objects.get().name == "geschreven bij lezen"


def test_posting_may_write(browser: Client) -> None:
    assert browser.post("/schrijft/").status_code == 200
    assert Group.objects.count() == 1


def test_session_is_saved_after_the_reading_transaction(browser: Client) -> None:
    assert browser.get("/sessie/").status_code == 200
    assert Session.objects.get().get_decoded() == {"laatst": "nu"}


def test_writing_works_again_after_a_read(browser: Client) -> None:
    assert browser.get("/groepen/").status_code == 200
    Group.objects.create(name="daarna")
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("off",)


def test_unknown_address_and_missing_object_are_404_and_leave_the_connection_usable(browser: Client) -> None:
    assert browser.get("/bestaat-niet/").status_code == 404
    assert browser.get("/404/").status_code == 404
    assert Group.objects.count() == 0
