"""Out again: at a real provider too, and who comes next at the same browser is asked anew."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from tests.accounts.provider import JAN, NAME, PEOPLE, START, is_inside, leads_to, path_of, through
from werkoffensief.accounts.middleware import LOGGED_IN_AT
from werkoffensief.accounts.models import Sessie
from werkoffensief.accounts.views.eenmalig import EERDER, REMEMBERED
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db, pytest.mark.openid]
OUT, LOG_IN = "/uitloggen/", "http://testserver/inloggen/"
STILL_IN = "Met uw account van de gemeente bent u op dit apparaat nog wel ingelogd."


@pytest.fixture
def browser() -> requests.Session:
    """What the provider keeps in this browser; `client` holds what we keep in it."""
    return requests.Session()


@pytest.fixture
def inside(client, browser, aanbieder, jan) -> Client:
    """Jan, who came in through the provider."""
    aanbieder.knows(PEOPLE)
    came_in(aanbieder, client, browser)
    assert is_inside(client)
    return client


def came_in(aanbieder, client, browser):
    return client.get(path_of(aanbieder.log_in(leads_to(client.post(START)), JAN, browser)))


def asked(aanbieder, browser, address) -> bool:
    """Whether the provider asks who this is; else it sends back at once."""
    answer = aanbieder.visit(browser, address)
    assert answer.status_code in {200, 303}, answer.text
    return "<h1>Aanbieder</h1>" in answer.text


# --- At the provider too -------------------------------------------------------------------------------------------


def test_log_out_ends_our_session_and_leads_on_to_the_provider_and_back_to_the_door(
    inside, browser, aanbieder
):
    answer = inside.post(OUT)
    assert not is_inside(inside)
    assert not Sessie.objects.exclude(medewerker=None).exists()
    question = aanbieder.visit(browser, leads_to(answer))
    assert "<h1>Uitloggen bij de aanbieder</h1>" in question.text
    assert aanbieder.press(browser, question, logout="yes").headers["Location"] == LOG_IN
    assert asked(aanbieder, browser, leads_to(Client().post(START)))


def test_without_it_the_next_one_at_the_provider_would_be_jan(inside, browser, aanbieder):
    """What the way out is for: the provider still knows who was here."""
    inside.post(OUT)
    assert not asked(aanbieder, browser, leads_to(Client().post(START)))


def test_no_name_and_no_token_of_the_provider_goes_along_or_is_kept(inside, caplog):
    kept = str(dict(inside.session)) + str(inside.cookies)
    address = leads_to(inside.post(OUT))
    assert set(parse_qs(urlsplit(address).query)) == {"client_id", "post_logout_redirect_uri"}
    assert not re.search(
        r"eyJ[\w-]+\.eyJ[\w-]+\.", kept + address + caplog.text
    )  # what every token looks like
    assert NAME not in kept + address + caplog.text


def test_what_the_address_of_the_provider_already_asks_stays(inside, aanbieder):
    place = f"{aanbieder.issuer}/session/end?tenant=1"
    spoil(aanbieder, end_session_endpoint=place)
    assert leads_to(inside.post(OUT)).startswith(f"{place}&client_id=werkoffensief&")


def test_a_look_at_the_page_logs_nobody_out(inside):
    assert inside.get(OUT).status_code == 200
    assert is_inside(inside)


def test_the_way_back_to_the_door_is_no_place_that_a_visitor_chooses(inside):
    answer = inside.post(OUT + "?next=https://kwaad.example/", {"next": "https://kwaad.example/"})
    assert "kwaad" not in answer.content.decode()


# --- A provider that does not help ---------------------------------------------------------------------------------


def spoil(aanbieder, *without, **changes):
    """Another discovery document than its own."""
    config = requests.get(f"{aanbieder.issuer}/.well-known/openid-configuration", timeout=10).json() | changes
    answer = {name: value for name, value in config.items() if name not in without}
    aanbieder.knows(PEOPLE, status=200, pad="openid-configuration", antwoord=answer)


def unreachable(aanbieder, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"


def broken(aanbieder, settings):
    aanbieder.knows(PEOPLE, status=500, pad="openid-configuration")


def rubbish(aanbieder, settings):
    aanbieder.knows(PEOPLE, status=200, pad="openid-configuration", antwoord=["niets"])


def names_none(aanbieder, settings):
    spoil(aanbieder, "end_session_endpoint")


def names_a_number(aanbieder, settings):
    spoil(aanbieder, end_session_endpoint=7)


def names_a_script(aanbieder, settings):
    spoil(aanbieder, end_session_endpoint="javascript:alert(1)")


def another_issuer(aanbieder, settings):
    spoil(aanbieder, issuer="https://kwaad.example", end_session_endpoint="https://kwaad.example/uit")


TROUBLE = [unreachable, broken, rubbish, names_none, names_a_number, names_a_script, another_issuer]


@pytest.mark.parametrize("trouble", TROUBLE)
def test_without_the_provider_log_out_happens_all_the_same_and_says_so(inside, aanbieder, settings, trouble):
    trouble(aanbieder, settings)
    answer = inside.post(OUT)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert STILL_IN in text
    assert 'http-equiv="refresh"' not in text
    assert "kwaad" not in text
    assert "alert(1)" not in text
    assert not is_inside(inside)
    assert not Sessie.objects.exclude(medewerker=None).exists()


def test_whoever_came_with_a_password_just_goes(client, aanbieder, chef):
    chef.set_password("een-lang-wachtwoord")
    chef.uitgenodigd_op = clock.now()
    chef.save()
    client.cookies[EERDER] = "ja"  # somebody else came in here through the provider
    client.post("/inloggen/", {"login": "chef", "password": "een-lang-wachtwoord"})
    assert client.session["_auth_user_id"] == str(chef.pk)
    answer = client.post(OUT)
    assert (answer.status_code, answer.url) == (302, "/")


def test_with_single_sign_on_switched_off_meanwhile_it_is_plain(inside, settings):
    settings.OIDC = False
    assert inside.post(OUT).status_code == 302
    assert not is_inside(inside)


# --- Who comes next at the same browser ----------------------------------------------------------------------------


def times_out(client):
    session = client.session
    session[LOGGED_IN_AT] = (clock.now() - timedelta(hours=11)).timestamp()
    session.save()


def idles(client):
    Sessie.objects.update(laatst_gebruikt_op=clock.now() - timedelta(minutes=16))


def logs_out(client):
    client.post(OUT)


def is_closed(client):
    """The browser, which forgets the session."""
    del client.cookies["sessionid"]


@pytest.mark.parametrize("end", [times_out, idles, logs_out, is_closed])
def test_who_comes_after_a_session_is_asked_anew_though_the_provider_still_knows(
    inside, browser, aanbieder, end
):
    end(inside)
    assert not is_inside(inside)
    address = leads_to(inside.post(START))
    assert asked(aanbieder, browser, address)
    inside.get(path_of(aanbieder.log_in(address, JAN, browser)))
    assert is_inside(inside)


def test_the_first_time_of_a_day_nobody_is_asked_twice(client, browser, aanbieder, jan):
    """Single sign-on: who is logged in for other work comes in at once."""
    aanbieder.knows(PEOPLE)
    came_in(aanbieder, Client(), browser)
    back = aanbieder.visit(browser, leads_to(client.post(START))).headers["Location"]
    client.get(path_of(back))
    assert is_inside(client)


def test_asking_anew_cannot_be_taken_out_of_the_address(inside, browser, aanbieder):
    logs_out(inside)
    aanbieder.knows(PEOPLE, claims={"auth_time": int(clock.now().timestamp()) - 120})
    address = leads_to(inside.post(START))
    parts = urlsplit(address)
    silent = parts._replace(
        query="&".join(p for p in parts.query.split("&") if not p.startswith(("prompt", "max_age")))
    )
    back = aanbieder.visit(browser, silent.geturl()).headers["Location"]
    assert inside.get(path_of(back)).status_code == 503
    assert not is_inside(inside)


def test_a_provider_that_does_not_say_when_it_asked_is_believed(inside, browser, aanbieder):
    logs_out(inside)
    aanbieder.knows(PEOPLE, weg=["auth_time"])
    came_in(aanbieder, inside, browser)
    assert is_inside(inside)


def test_log_out_after_the_session_idled_leads_to_the_provider_as_well(inside, aanbieder):
    idles(inside)
    assert leads_to(inside.post(OUT)).startswith(aanbieder.issuer)


def test_a_stranger_who_logs_out_is_sent_to_the_door(client, aanbieder):
    assert client.post(OUT).status_code == 302


def test_what_the_browser_remembers_says_nobodys_name_and_outlives_the_session(
    client, aanbieder, jan, settings
):
    aanbieder.knows(PEOPLE)
    settings.SESSION_COOKIE_SECURE = True
    through(aanbieder, client, JAN)
    cookie = client.cookies[EERDER]
    assert (cookie.value, cookie["httponly"], cookie["secure"], cookie["samesite"]) == (
        "ja",
        True,
        True,
        "Lax",
    )
    assert int(cookie["max-age"]) == REMEMBERED.total_seconds()
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) + timedelta(hours=1) <= REMEMBERED
