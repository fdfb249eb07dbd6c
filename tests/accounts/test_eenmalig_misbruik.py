"""Single sign-on against a real provider: what does not belong together is refused, and trouble gives a clear page."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from django.test import Client

from tests.accounts.provider import BACK, JAN, NAME, PEOPLE, START, is_inside, leads_to, path_of, through
from werkoffensief.accounts.models import Koppeling

pytestmark = [pytest.mark.django_db, pytest.mark.openid]
BROKEN = "Dat ligt niet aan u."
EXPIRED = "Het inloggen duurde te lang"


# --- What must belong together -------------------------------------------------------------------------------------


def refused_as(client, address, status, words) -> None:
    response = client.get(path_of(address))
    assert response.status_code == status
    assert words in response.content.decode()
    assert "de functioneel beheerder" in response.content.decode()
    assert not is_inside(client)


def with_query(address: str, **changes: str | None) -> str:
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()} | changes
    return f"{BACK}?{urlencode({name: value for name, value in query.items() if value is not None})}"


def test_we_ask_for_a_code_with_state_nonce_and_pkce(client, aanbieder, jan):
    asked = parse_qs(urlsplit(leads_to(client.post(START))).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver" + BACK]
    assert len(asked["state"][0]) >= 16
    assert len(asked["nonce"][0]) == 64
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    again = parse_qs(urlsplit(leads_to(client.post(START))).query)
    assert not {asked[name][0] for name in ("state", "nonce", "code_challenge")} & {
        again[name][0] for name in ("state", "nonce", "code_challenge")
    }


def test_a_visitor_cannot_add_to_what_we_ask(client, aanbieder, jan):
    extra = "?auth_params=prompt%3Dnone&scope=offline_access&process=connect&action=reauthenticate"
    asked = parse_qs(urlsplit(leads_to(client.post(START + extra))).query)
    assert "prompt" not in asked
    assert "offline_access" not in asked["scope"][0]


def test_the_way_back_of_another_browser_logs_nobody_in(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(Client().post(START)), JAN)
    refused_as(client, back, 400, EXPIRED)
    client.post(START)
    refused_as(client, back, 400, EXPIRED)


@pytest.mark.parametrize("state", [None, "", "zelf-bedacht"])
def test_without_its_state_the_way_back_is_closed(client, aanbieder, jan, state):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN)
    refused_as(client, with_query(back, state=state), 400, EXPIRED)


def test_the_way_back_works_once(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN)
    assert client.get(path_of(back)).status_code == 302
    client.post("/uitloggen/")
    refused_as(client, back, 400, EXPIRED)


def test_a_code_that_another_browser_got_is_worth_nothing_here(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    stolen = aanbieder.log_in(leads_to(Client().post(START)), JAN)
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    aanbieder.knows({**PEOPLE, "dief": {}})
    mine = aanbieder.log_in(leads_to(client.post(START)), "dief")
    refused_as(client, with_query(mine, code=code), 503, BROKEN)


@pytest.mark.parametrize("iss", [None, "https://kwaad.example"])
def test_the_answer_names_the_issuer_that_we_asked(client, aanbieder, jan, iss):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN)
    refused_as(client, with_query(back, iss=iss), 503, BROKEN)


def test_other_methods_reach_neither_door(client, aanbieder):
    assert client.get(START).status_code == 405
    assert client.post(BACK).status_code == 405
    assert Client(enforce_csrf_checks=True).post(START).status_code == 403


SPOILED = {
    "other issuer": {"claims": {"iss": "https://kwaad.example"}},
    "other application": {"claims": {"aud": "andere-applicatie"}},
    "two applications": {"claims": {"aud": ["werkoffensief", "andere-applicatie"]}},
    "other party": {"claims": {"azp": "andere-applicatie"}},
    "expired": {"claims": {"exp": 1_700_000_000}},
    "not yet": {"claims": {"nbf": 4_000_000_000}},
    "other nonce": {"claims": {"nonce": "van-een-ander"}},
    "no nonce": {"weg": ["nonce"]},
    "no expiry": {"weg": ["exp"]},
    "no sub": {"weg": ["sub"]},
    "sub is a number": {"claims": {"sub": 7}},
    "another's key": {"sleutel": "vreemd"},
    "unsigned": {"alg": "none"},
    "signed with the secret": {"alg": "HS256"},
}


@pytest.mark.parametrize("spoils", SPOILED.values(), ids=SPOILED)
def test_a_token_that_is_not_right_in_everything_is_refused(client, aanbieder, jan, spoils, caplog):
    aanbieder.knows(PEOPLE, **spoils)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN)
    refused_as(client, back, 503, BROKEN)
    assert Koppeling.objects.get().sub is None
    assert "single sign-on: " in caplog.text
    assert NAME not in caplog.text


def test_that_token_is_accepted_when_nothing_is_wrong_with_it(client, aanbieder, jan):
    """The spoiling itself is not what is refused."""
    aanbieder.knows(PEOPLE, claims={"azp": "werkoffensief", "aud": ["werkoffensief", "andere-applicatie"]})
    through(aanbieder, client, JAN)
    assert is_inside(client)


# --- A provider in trouble -----------------------------------------------------------------------------------------


def test_who_stops_at_the_provider_reads_what_to_do(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN, stop="ja")
    assert "error=access_denied" in back
    refused_as(client, back, 403, "is afgebroken")


def test_another_error_of_the_provider_is_a_failure_and_its_words_are_not_repeated(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN, stop="ja")
    changed = with_query(back, error="server_error", error_description="<b>Bel 06-1234</b>")
    response = client.get(changed)
    assert response.status_code == 503
    assert "06-1234" not in response.content.decode()


def test_a_provider_that_is_down_gives_a_clear_page(client, settings, jan):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    response = client.post(START)
    assert response.status_code == 503
    assert BROKEN in response.content.decode()
    assert settings.OIDC_NAAM in response.content.decode()
    assert "de functioneel beheerder" in response.content.decode()


ANSWERS = {
    "fails": {"status": 500, "antwoord": ""},
    "no JSON": {"status": 200, "antwoord": "<html>"},
    "no object": {"status": 200, "antwoord": ["niets"]},
    "nothing in it": {"status": 200, "antwoord": {}},
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/jwks"])
def test_an_answer_of_another_kind_gives_that_page_too(client, aanbieder, jan, path, answer):
    aanbieder.knows(PEOPLE)
    back = aanbieder.log_in(leads_to(client.post(START)), JAN)
    aanbieder.knows(PEOPLE, pad=path, **answer)
    refused_as(client, back, 503, BROKEN)
    if path.startswith("/.well-known"):
        assert client.post(START).status_code == 503


def test_a_provider_that_calls_itself_otherwise_is_not_ours(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    path = "/.well-known/openid-configuration"
    config = requests.get(aanbieder.issuer + path, timeout=10).json() | {"issuer": "https://kwaad.example"}
    assert client.post(START).status_code == 200
    aanbieder.knows(PEOPLE, pad=path, status=200, antwoord=config)
    assert client.post(START).status_code == 503
