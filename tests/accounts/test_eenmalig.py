"""Single sign-on against a real provider: who gets in, who does not, and what both sides must say."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.provider import BACK, START, leads_to, path_of, through
from tests.accounts.tweede_factor import code_at, give_app
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Koppeling, Medewerker, Rolverlening, Sessie
from werkoffensief.accounts.services import beheer, eenmalig
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db, pytest.mark.oidc]
JAN, NAME = "7f3a-jan", "j.jansen@gemeente.example"
PEOPLE = {JAN: {"preferred_username": NAME, "name": "Jan Jansen"}}
HOME = "/klanten/"
REFUSED = "Met dit account kunt u niet in Werkoffensief."
BROKEN = "Dat ligt niet aan u."
EXPIRED = "Het inloggen duurde te lang"


@pytest.fixture
def chef():
    return MedewerkerFactory(gebruikersnaam="chef", rollen=[Rol.BEHEERDER])


@pytest.fixture
def jan(chef):
    """Single sign-on was put on for Jan, who never logged in."""
    medewerker = MedewerkerFactory(gebruikersnaam="jan", rollen=[Rol.REGISSEUR])
    put_on(medewerker, chef)
    medewerker.refresh_from_db()
    return medewerker


def put_on(medewerker, chef, name=NAME):
    return eenmalig.switch_on(door=chef.pk, medewerker_id=medewerker.pk, inlognaam=name, now=clock.now())


def tie(medewerker, chef, aanbieder):
    """As if this person had logged in before."""
    return eenmalig.whose(uitgever=aanbieder.issuer, sub=JAN, inlognaam=NAME, now=clock.now())


def is_inside(client) -> bool:
    return client.get(HOME).status_code == 200


def page(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


# --- Who gets in ---------------------------------------------------------------------------------------------------


def test_first_log_in_ties_the_account_to_sub_and_a_later_one_asks_sub_only(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    response = through(aanbieder, client, JAN)
    assert (response.status_code, response.url) == (302, "/")
    assert is_inside(client)
    row = Koppeling.objects.get()
    assert (row.medewerker, row.uitgever, row.sub) == (jan, aanbieder.issuer, JAN)
    aanbieder.knows({JAN: {"preferred_username": "na.trouwen@gemeente.example"}})
    other = Client()
    through(aanbieder, other, JAN)
    assert is_inside(other)
    assert Koppeling.objects.get().gekoppeld_op == row.gekoppeld_op


def test_name_at_the_provider_is_compared_without_capitals_and_spaces(client, aanbieder, jan):
    aanbieder.knows({JAN: {"preferred_username": " J.Jansen@Gemeente.example "}})
    through(aanbieder, client, JAN)
    assert is_inside(client)


def test_who_made_it_tied_stands_in_the_history(client, aanbieder, jan, chef):
    aanbieder.knows(PEOPLE)
    through(aanbieder, client, JAN)
    events = Koppeling.objects.get().geschiedenis.order_by("pgh_id")
    assert [(e.pgh_label, e.pgh_context["door"]) for e in events] == [
        ("nieuw", str(chef.pk)), ("gewijzigd", str(jan.pk)),
    ]  # fmt: skip


def test_log_in_goes_on_to_the_page_that_was_asked_but_not_to_another_site(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    assert through(aanbieder, client, JAN, next="/klanten/x/").url == "/klanten/x/"
    for place in ("https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"):
        assert through(aanbieder, Client(), JAN, next=place).url == "/"


def test_it_is_a_session_as_any_other(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    through(aanbieder, client, JAN)
    row = Sessie.objects.get(medewerker=jan)
    assert row.begonnen_op is not None
    assert client.get("/account/sessies/").status_code == 200
    client.post("/uitloggen/")
    assert not is_inside(client)
    assert not Sessie.objects.filter(pk=row.pk).exists()


def test_session_gets_another_key_at_the_log_in(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    address = leads_to(client.post(START))
    before = client.session.session_key
    client.get(path_of(aanbieder.log_in(address, JAN)))
    assert client.session.session_key != before
    assert not Sessie.objects.filter(pk=before).exists()


@pytest.mark.parametrize(
    ("verified", "inside"), [(True, True), (False, False), ("true", False), (None, False)]
)
def test_an_email_counts_only_when_the_provider_verified_it(
    client, aanbieder, jan, settings, verified, inside
):
    settings.OIDC_CLAIM = "email"
    aanbieder.knows({JAN: {"email": NAME, "email_verified": verified}})
    through(aanbieder, client, JAN)
    assert is_inside(client) is inside


# --- Who does not --------------------------------------------------------------------------------------------------


def withdrawn(jan, chef):
    eenmalig.switch_off(door=chef.pk, koppeling_id=Koppeling.objects.get().pk, now=clock.now())


def closed(jan, chef):
    Medewerker.objects.filter(pk=jan.pk).update(is_active=False)


def not_invited(jan, chef):
    Medewerker.objects.filter(pk=jan.pk).update(uitgenodigd_op=None)


def became_employer(jan, chef):
    Rolverlening.objects.filter(medewerker=jan).update(rol=Rol.WERKGEVER)


def tied_to_another(jan, chef):
    eenmalig.whose(uitgever="https://elders.example", sub="ander", inlognaam=NAME, now=clock.now())


OUTSIDE = [withdrawn, closed, not_invited, became_employer, tied_to_another]


@pytest.mark.parametrize("change", OUTSIDE)
def test_outsider_gets_the_page_of_a_stranger(client, aanbieder, jan, chef, change):
    aanbieder.knows({**PEOPLE, "vreemd": {"preferred_username": "vreemd@elders.example"}})
    stranger = through(aanbieder, Client(), "vreemd")
    change(jan, chef)
    before = list(Koppeling.objects.values())
    response = through(aanbieder, client, JAN)
    assert (response.status_code, page(response)) == (403, page(stranger))
    assert REFUSED in page(response)
    assert not is_inside(client)
    assert list(Koppeling.objects.values()) == before


def test_the_same_name_or_email_is_not_enough_when_nobody_put_it_on(client, aanbieder, settings):
    MedewerkerFactory(gebruikersnaam=NAME, email=NAME, rollen=[Rol.REGISSEUR], uitgenodigd_op=clock.now())
    aanbieder.knows({JAN: {"preferred_username": NAME, "email": NAME, "email_verified": True}})
    for settings.OIDC_CLAIM in ("preferred_username", "email"):
        assert through(aanbieder, client, JAN).status_code == 403
        assert not Koppeling.objects.exists()


@pytest.mark.parametrize("change", [withdrawn, closed, not_invited, became_employer])
def test_who_was_tied_is_refused_as_well(client, aanbieder, jan, chef, change):
    aanbieder.knows({**PEOPLE, "vreemd": {"preferred_username": "vreemd@elders.example"}})
    tie(jan, chef, aanbieder)
    change(jan, chef)
    response = through(aanbieder, client, JAN)
    assert (response.status_code, page(response)) == (403, page(through(aanbieder, Client(), "vreemd")))
    assert not is_inside(client)


def test_the_name_of_who_is_tied_is_no_key_for_another_sub(client, aanbieder, jan, chef):
    tie(jan, chef, aanbieder)
    aanbieder.knows({"opvolger": {"preferred_username": NAME}})
    assert through(aanbieder, client, "opvolger").status_code == 403
    assert Koppeling.objects.get().sub == JAN


def test_the_same_sub_of_another_provider_is_somebody_else(client, aanbieder, jan, chef):
    eenmalig.whose(uitgever="https://elders.example", sub=JAN, inlognaam=NAME, now=clock.now())
    aanbieder.knows({JAN: {"preferred_username": "iets@elders.example"}})
    assert through(aanbieder, client, JAN).status_code == 403


def test_empty_name_is_nobodys(client, aanbieder, jan):
    aanbieder.knows({"leeg": {"preferred_username": ""}, "geen": {}})
    for person in ("leeg", "geen"):
        assert through(aanbieder, client, person).status_code == 403


def test_nobody_gets_an_account_and_what_the_provider_says_is_not_kept(client, aanbieder, jan):
    aanbieder.knows({**PEOPLE, "vreemd": {"preferred_username": "vreemd", "email": "v@elders.example"}})
    before = list(Medewerker.objects.values("pk", "gebruikersnaam", "naam", "email"))
    through(aanbieder, client, "vreemd")
    through(aanbieder, client, JAN)
    assert list(Medewerker.objects.values("pk", "gebruikersnaam", "naam", "email")) == before
    assert [m.objects.count() for m in (SocialAccount, SocialToken, EmailAddress)] == [0, 0, 0]
    assert "Jan Jansen" not in str(dict(client.session))


def test_rights_that_are_withdrawn_work_at_the_next_request(client, aanbieder, jan, chef):
    aanbieder.knows(PEOPLE)
    through(aanbieder, client, JAN)
    assert is_inside(client)
    withdrawn(jan, chef)
    assert client.get(HOME).status_code == 302
    put_on(jan, chef)
    through(aanbieder, client, JAN)
    assert is_inside(client)
    closed(jan, chef)
    assert client.get(HOME).status_code == 302


def test_who_is_logged_in_stays_who_they_are(client_of, aanbieder, jan, chef):
    """Else somebody could be led into another's session, and work there."""
    aanbieder.knows(PEOPLE)
    browser, other = client_of(chef), Client()
    assert browser.post(START).url == "/"
    back = aanbieder.log_in(leads_to(other.post(START)), JAN)
    assert browser.get(path_of(back)).url == "/"
    assert browser.session["_auth_user_id"] == str(chef.pk)


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
    assert client.head(BACK).status_code == 405
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
    aanbieder.knows(
        PEOPLE, pad="/.well-known/openid-configuration", status=200,
        antwoord={"issuer": "https://kwaad.example", "authorization_endpoint": "https://kwaad.example/auth"},
    )  # fmt: skip
    response = client.post(START)
    assert response.status_code == 503
    assert "kwaad.example" not in response.content.decode()


# --- The second factor ---------------------------------------------------------------------------------------------


@pytest.fixture
def strict(settings):
    settings.TWEEDE_FACTOR = True
    return settings


SAID = {"no word": {}, "password only": {"amr": ["pwd"]}, "text": {"amr": "pwd"}, "low": {"acr": "laag"}}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_without_the_providers_word_ours_is_asked(client, aanbieder, jan, strict, said):
    strict.OIDC_ACR = ["hoog"]
    aanbieder.knows({JAN: {**PEOPLE[JAN], **said}})
    through(aanbieder, client, JAN)
    assert client.get(HOME).url == reverse("tweede_factor")
    assert client.get("/account/tweede-factor/app/").status_code == 200  # no password is asked: there is none
    give_app(jan)
    other = Client()
    assert through(aanbieder, other, JAN).url == reverse("mfa_authenticate")
    assert other.get(HOME).status_code == 302
    assert other.post(reverse("mfa_authenticate"), {"code": code_at()}).url == "/"
    assert is_inside(other)


@pytest.mark.parametrize("with_app", [False, True])
@pytest.mark.parametrize("said", [{"amr": ["pwd", "mfa"]}, {"amr": "mfa"}, {"acr": "hoog"}], ids=str)
def test_with_the_providers_word_ours_is_not_asked(client, aanbieder, jan, strict, said, with_app):
    strict.OIDC_ACR = ["hoog"]
    if with_app:
        give_app(jan)
    aanbieder.knows({JAN: {**PEOPLE[JAN], **said}})
    assert through(aanbieder, client, JAN).url == "/"
    assert is_inside(client)


def test_words_that_the_municipality_does_not_trust_count_for_nothing(client, aanbieder, jan, strict):
    strict.OIDC_AMR = []
    aanbieder.knows({JAN: {**PEOPLE[JAN], "amr": ["mfa"], "acr": "hoog"}})
    through(aanbieder, client, JAN)
    assert client.get(HOME).url == reverse("tweede_factor")


def test_a_wanted_acr_is_asked_for(client, aanbieder, jan, settings):
    settings.OIDC_ACR = ["hoog"]
    assert parse_qs(urlsplit(leads_to(client.post(START))).query)["acr_values"] == ["hoog"]


@pytest.mark.parametrize("change", [withdrawn, closed])
def test_between_the_two_factors_it_can_still_be_withdrawn(client, aanbieder, jan, chef, strict, change):
    aanbieder.knows(PEOPLE)
    give_app(jan)
    through(aanbieder, client, JAN)
    change(jan, chef)
    response = client.post(reverse("mfa_authenticate"), {"code": code_at()})
    assert response.url == reverse("account_login")
    assert not is_inside(client)


# --- Beside it: the password ---------------------------------------------------------------------------------------

PASSWORD = "een-lang-wachtwoord"


def by_password(client, medewerker):
    return client.post("/inloggen/", {"login": medewerker.gebruikersnaam, "password": PASSWORD})


def test_a_password_works_until_the_account_is_tied_and_again_after_withdrawing(aanbieder, jan, chef, client):
    jan.set_password(PASSWORD)
    jan.save()
    assert by_password(Client(), jan).status_code == 302
    tie(jan, chef, aanbieder)
    wrong = client.post("/inloggen/", {"login": "jan", "password": "fout"})
    assert page(by_password(client, jan)) == page(wrong)
    withdrawn(jan, chef)
    assert by_password(Client(), jan).status_code == 302


def test_who_is_tied_gets_no_invitation_and_an_earlier_link_is_dead(client_of, aanbieder, jan, chef, client):
    token = beheer.invite(door=chef.pk, medewerker_id=jan.pk, now=timezone.now())
    link = reverse("wachtwoord_instellen", args=[jan.pk, token])
    assert client.get(link).status_code == 200
    tie(jan, chef, aanbieder)
    assert client.get(link).status_code == 410
    response = client_of(chef).post(reverse("medewerker_uitnodigen", args=[jan.pk]), follow=True)
    assert "logt in via eenmalig aanmelden" in response.content.decode()


def test_pages_about_the_password_say_that_there_is_none(client, aanbieder, jan):
    aanbieder.knows(PEOPLE)
    through(aanbieder, client, JAN)
    for name, words in (("wachtwoord_wijzigen", "geen wachtwoord"), ("wachtwoord_bevestigen", "Log uit")):
        text = client.get(reverse(name)).content.decode()
        assert words in text
        assert 'type="password"' not in text
