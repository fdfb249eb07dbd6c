"""Single sign-on against a real provider: who gets in, who does not, and what both sides must say."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.provider import JAN, NAME, PEOPLE, START, is_inside, leads_to, path_of, put_on, through
from tests.accounts.tweede_factor import code_at, give_app
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Koppeling, Medewerker, Rolverlening, Sessie
from werkoffensief.accounts.services import beheer, eenmalig
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db, pytest.mark.openid]
HOME = "/klanten/"
REFUSED = "Met dit account kunt u niet in Werkoffensief."


def tie(medewerker, chef, aanbieder):
    """As if this person had logged in before."""
    return eenmalig.whose(uitgever=aanbieder.issuer, sub=JAN, inlognaam=NAME, now=clock.now())


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
