"""Log-in: the only door. Sign-up and allauth's other pages do not exist."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.accounts.factories import MedewerkerFactory
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.middleware import LOGGED_IN_AT
from werkoffensief.accounts.models import Medewerker, Sessie

pytestmark = [pytest.mark.django_db]
PASSWORD = "een-lang-wachtwoord"
WRONG = "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw."
LOGIN, HOME = "/inloggen/", "/klanten/"


def make(name="regisseur", **kwargs) -> Medewerker:
    medewerker = MedewerkerFactory(gebruikersnaam=name, rollen=[Rol.REGISSEUR], **kwargs)
    medewerker.set_password(PASSWORD)
    medewerker.uitgenodigd_op = timezone.now()
    medewerker.save(update_fields=["password", "uitgenodigd_op"])
    return medewerker


def attempt(client, name="regisseur", password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": name, "password": password}, **extra)


def test_the_log_in_page_asks_two_things_and_names_no_other_page(client):
    text = client.get(LOGIN).content.decode()
    assert "<h1>Inloggen</h1>" in text
    assert text.count('name="login"') == text.count('name="password"') == 1
    assert "signup" not in text
    assert "style=" not in text


def test_log_in_goes_to_start_and_log_out_is_a_post(client):
    make()
    response = attempt(client)
    assert (response.status_code, response.url) == (302, "/")
    assert client.get(HOME).status_code == 200
    assert client.get("/uitloggen/").status_code == 200
    assert client.get(HOME).status_code == 200
    assert client.post("/uitloggen/").status_code == 302
    assert client.get(HOME).status_code == 302


def test_pages_stay_out_of_shared_caches_and_nothing_is_left_after_log_out(client):
    make()
    attempt(client)
    assert "no-store" in client.get(HOME)["Cache-Control"]
    for path in ("/klanten/nieuw/", "/niets/"):
        assert client.get(path)["Cache-Control"] == "private, no-cache", path
    assert client.post("/uitloggen/")["Clear-Site-Data"] == '"cache"'
    assert not client.get("/privacy/").has_header("Clear-Site-Data")


def test_log_in_goes_on_to_the_page_that_was_asked_but_not_to_another_site(client):
    make()
    assert (
        client.post(LOGIN, {"login": "regisseur", "password": PASSWORD, "next": "/klanten/x/"}).url
        == "/klanten/x/"
    )
    other = Client().post(
        LOGIN, {"login": "regisseur", "password": PASSWORD, "next": "https://kwaad.example/"}
    )
    assert other.url == "/"


@pytest.mark.parametrize(
    "name",
    [
        "account_signup", "account_reset_password", "account_email", "account_inactive", "account_set_password",
        "account_change_password", "account_reauthenticate", "account_confirm_email", "account_email_verification_sent",
        "account_request_login_code", "account_confirm_login_code",
        "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_reauthenticate", "mfa_view_recovery_codes",
        "socialaccount_connections", "socialaccount_signup", "socialaccount_login_cancelled",
        "socialaccount_login_error", "openid_connect_login", "openid_connect_callback",
        "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_login_webauthn",
    ],
)  # fmt: skip
def test_no_other_page_of_allauth_exists(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "path", ["/signup/", "/accounts/signup/", "/inloggen/signup/", "/password/reset/", "/email/"]
)
def test_addresses_of_allauth_are_absent(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("name", "password"), [("regisseur", "fout"), ("bestaat-niet", PASSWORD), ("regisseur", "x" * 190)]
)
def test_unknown_user_and_wrong_password_get_the_same_answer(client, name, password):
    make()
    response = attempt(client, name, password)
    assert response.status_code == 200
    assert WRONG in response.content.decode()


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"uitgenodigd_op": None}], ids=["inactive", "not invited"]
)
def test_an_account_that_is_inactive_or_not_invited_gets_that_same_answer(client, change):
    medewerker = make()
    Medewerker.objects.filter(pk=medewerker.pk).update(**change)
    response = attempt(client)
    assert response.status_code == 200
    assert WRONG in response.content.decode()
    assert client.get(HOME).status_code == 302


def body(response) -> str:
    """Without what differs at every request: the CSRF token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


@pytest.fixture
def hashes(monkeypatch):
    """How often a password was hashed."""
    counted = []
    original = MD5PasswordHasher.encode

    def encode(self, password, salt):
        counted.append(1)
        return original(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    return counted


KINDS = [
    "wrong password",
    "unknown",
    "closed",
    "closed, right password",
    "not invited",
    "never had a password",
]


def ask_as(client, kind, hashes):
    """A refused log-in: its answer, and how many passwords were hashed for it."""
    medewerker = make("iemand")
    if kind.startswith("closed"):
        Medewerker.objects.filter(pk=medewerker.pk).update(is_active=False)
    if kind == "not invited":
        Medewerker.objects.filter(pk=medewerker.pk).update(uitgenodigd_op=None)
    if kind == "never had a password":
        medewerker.set_unusable_password()
        medewerker.save()
    if kind == "unknown":
        Medewerker.objects.filter(pk=medewerker.pk).update(gebruikersnaam="iemand-anders")
    right = kind in {"closed, right password", "not invited"}
    hashes.clear()
    return attempt(client, "iemand", PASSWORD if right else "fout-wachtwoord"), len(hashes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_log_in_looks_and_costs_the_same_for_every_reason(client, hashes, kind):
    response, work = ask_as(client, kind, hashes)
    assert (response.status_code, work) == (200, 1)
    Medewerker.objects.all().update(gebruikersnaam="regisseur-elders")
    other = attempt(Client(), "iemand", "x" * 12)
    assert body(response) == body(other)
    differing = set(response.headers.items()) ^ set(other.headers.items())
    assert {name for name, value in differing} <= {"Expires"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_out_looks_the_same_for_every_reason(client, hashes, kind):
    ask_as(client, kind, hashes)
    locked = [attempt(client, "iemand", "fout") for _ in range(5)][-1]
    other = [attempt(client, "bestaat-niet", "fout") for _ in range(6)][-1]
    assert locked.status_code == other.status_code == 429
    assert body(locked) == body(other)


@pytest.mark.parametrize("kind", ["unknown", "closed", "not invited", "wrong token"])
def test_a_dead_link_of_an_invitation_looks_the_same_for_every_reason(client, kind):
    medewerker = make("iemand")
    changes = {"closed": {"is_active": False}, "not invited": {"uitgenodigd_op": None}}.get(kind)
    if changes:
        Medewerker.objects.filter(pk=medewerker.pk).update(**changes)
    token = "c0ffee-0123456789" if kind == "wrong token" else default_token_generator.make_token(medewerker)
    owner = uuid4() if kind == "unknown" else medewerker.pk
    dead = [
        client.get(reverse("wachtwoord_instellen", args=args)) for args in ((owner, token), (uuid4(), "x-y"))
    ]
    assert {response.status_code for response in dead} == {410}
    assert body(dead[0]) == body(dead[1])
    sent = client.post(reverse("wachtwoord_instellen", args=[owner, token]), {"wachtwoord": PASSWORD})
    assert (sent.status_code, body(sent)) == (410, body(dead[0]))


def fail(client, times, name="regisseur", **extra):
    return [attempt(client, name, "fout", **extra).status_code for _ in range(times)]


@pytest.mark.parametrize("name", ["regisseur", "bestaat-niet"])
def test_five_wrong_attempts_lock_the_name_at_this_address(client, name):
    make()
    assert fail(client, 5, name) == [200, 200, 200, 200, 429]
    response = attempt(client, name)
    assert response.status_code == 429
    text = response.content.decode()
    assert "U kunt even niet inloggen" in text
    assert name not in text


def test_who_is_locked_out_here_can_log_in_elsewhere(client):
    make()
    fail(client, 6)
    assert attempt(client).status_code == 429
    assert attempt(client, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_another_name_at_this_address_is_not_locked(client):
    make()
    make("collega")
    fail(client, 6)
    assert attempt(client, "collega").status_code == 302


def test_another_spelling_gives_no_new_attempts(client):
    make()
    names = ["regisseur", "Regisseur", "REGISSEUR", " regisseur", "regisseur "]
    assert [attempt(client, name, "fout").status_code for name in names][-1] == 429
    assert attempt(client, "rEGISSEUR").status_code == 429


def test_no_password_and_no_name_is_kept_with_an_attempt(client):
    make()
    attempt(client, password="geheim-woord")
    (row,) = AccessAttempt.objects.all()
    assert "geheim-woord" not in row.post_data
    assert row.username == "regisseur"


@pytest.mark.parametrize("name", ["a\0b", "x" * 400, "", "' OR 1=1 --", "<script>alert(1)</script>"])
def test_odd_names_are_answered_calmly(client, name):
    response = attempt(client, name, "fout")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_sessions_are_in_the_database_and_last_ten_hours_from_the_log_in(client):
    make()
    attempt(client)
    assert Sessie.objects.count() == 1
    assert client.get(HOME).status_code == 200
    session = client.session
    session[LOGGED_IN_AT] = (timezone.now() - timedelta(hours=9, minutes=59)).timestamp()
    session.save()
    assert client.get(HOME).status_code == 200
    session[LOGGED_IN_AT] = (timezone.now() - timedelta(hours=10, seconds=1)).timestamp()
    session.save()
    assert client.get(HOME).status_code == 302
    assert client.get(HOME).url.startswith(LOGIN)


def test_a_log_in_is_no_change_of_the_account(client):
    medewerker = make()
    medewerker.refresh_from_db()
    history = Medewerker.geschiedenis.rel.related_model.objects.filter(pgh_obj=medewerker)
    before = (medewerker.versie, history.count())
    attempt(client)
    medewerker.refresh_from_db()
    assert medewerker.last_login is not None
    assert (medewerker.versie, history.count()) == before
    Medewerker.objects.filter(pk=medewerker.pk).update(naam="Anders")
    medewerker.refresh_from_db()
    assert medewerker.versie == before[0] + 1


def test_a_session_without_a_time_of_log_in_is_closed(client):
    make()
    attempt(client)
    session = client.session
    del session[LOGGED_IN_AT]
    session.save()
    assert client.get(HOME).status_code == 302


def test_a_deactivated_account_is_out_at_the_next_request(client):
    medewerker = make()
    attempt(client)
    assert client.get(HOME).status_code == 200
    Medewerker.objects.filter(pk=medewerker.pk).update(is_active=False)
    assert client.get(HOME).status_code == 302
