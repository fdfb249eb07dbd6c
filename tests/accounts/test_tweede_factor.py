"""The second factor: without one a session goes nowhere; an app, passkeys and recovery codes open the door."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from tests.accounts.test_inloggen import PASSWORD, attempt, make
from tests.accounts.tweede_factor import (
    PERIOD,
    SECRET,
    Passkey,
    code_at,
    give_app,
    give_recovery_codes,
    options_of,
    record,
    wrong_code,
)
from tests.test_consistency import PUBLIC, all_urls
from werkoffensief.accounts.middleware import second_factor_middleware
from werkoffensief.accounts.models import Codepoging, Medewerker, Sessie
from werkoffensief.accounts.services import tweede_factor as services
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
HOME, CHOICE, GIVE = "/klanten/", "/account/tweede-factor/", "/inloggen/tweede-factor/"
APP, PASSKEY = "/account/tweede-factor/app/", "/account/tweede-factor/passkey/"
AGAIN = "/account/wachtwoord-bevestigen/"
MIDDLEWARE = "werkoffensief.accounts.middleware.second_factor_middleware"
# Where a session with a password only may be; everything else sends it to CHOICE.
SETTING_UP = {"tweede_factor", "app_instellen", "passkey_toevoegen", "wachtwoord_bevestigen"}


@pytest.fixture(autouse=True)
def _asked(settings):
    settings.TWEEDE_FACTOR = True


@pytest.fixture
def inside(client):
    """`inside(medewerker)`: a browser in which password and second factor were given just now."""

    def enter(medewerker):
        browser = Client()
        browser.force_login(medewerker, backend=django_settings.AUTHENTICATION_BACKENDS[-1])
        record(browser, medewerker, "password")
        record(browser, medewerker, "mfa")
        return browser

    return enter


def reached(client):
    """Every URL that a session gets something of, unless it may."""
    return [
        f"{method} {name}"
        for name, path in all_urls()
        if name not in SETTING_UP | set(PUBLIC)
        for method in ("get", "post")
        if (answer := getattr(client, method)(path)).status_code != 302 or answer.url != CHOICE
    ]


# --- Closed -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["regisseur", "beheerder", "privacy"])
def test_with_a_password_alone_no_url_is_reached(cast, client_of, who):
    assert reached(client_of(getattr(cast, who))) == []


@pytest.mark.lang
def test_without_the_middleware_that_walk_finds_open_doors(cast, client_of, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != MIDDLEWARE]
    assert len(reached(client_of(cast.regisseur))) > 50


def test_the_pages_before_the_second_factor_are_these_and_no_others(cast, client_of):
    client = client_of(cast.regisseur)
    opened = {name for name, path in all_urls() if client.get(path).status_code == 200}
    assert opened - set(PUBLIC) == {
        "tweede_factor",
        "wachtwoord_bevestigen",
    }  # the others ask the password first
    marked = {
        name for name, path in all_urls() if client.get(path).headers.get("Location", "").startswith(AGAIN)
    }
    assert marked == {"app_instellen", "passkey_toevoegen"}


def test_no_role_holds_before_the_second_factor_and_no_menu_shows(cast, client_of, inside):
    text = client_of(cast.beheerder).get(CHOICE).content.decode()
    assert "Medewerkers" not in text
    assert "Wachtwoord wijzigen" not in text
    assert "Uitloggen" in text
    lost = client_of(cast.beheerder).get("/bestaat-niet/")
    assert lost.status_code == 404
    assert "Medewerkers" not in lost.content.decode()
    assert "Medewerkers" in inside(cast.beheerder).get("/beheer/teams/").content.decode()


def test_with_a_second_factor_the_doors_are_open(cast, inside):
    assert inside(cast.regisseur).get(HOME).status_code == 200


def test_log_out_and_public_pages_stay_open(cast, client_of):
    client = client_of(cast.regisseur)
    assert client.get("/privacy/").status_code == 200
    assert client.post("/uitloggen/").status_code == 302
    assert client.get(CHOICE).url.startswith("/inloggen/")


def test_who_set_one_up_elsewhere_must_log_in_again_and_cannot_add_another(cast, client_of):
    client = client_of(cast.regisseur)
    record(client, cast.regisseur, "password")
    assert client.get(APP).status_code == 200
    give_app(cast.regisseur)
    for path in (CHOICE, APP, PASSKEY, HOME):
        assert client.get(path).url.startswith("/inloggen/")
    assert not Sessie.objects.filter(medewerker=cast.regisseur).exists()


def test_a_second_set_up_without_the_first_factor_is_refused_also_in_a_race(cast):
    give_app(cast.regisseur)
    with pytest.raises(RefusalError, match="al een tweede factor"):
        services.set_up_app(
            medewerker_id=cast.regisseur.pk, secret=SECRET, code=code_at(), confirmed=False, now=clock.now()
        )
    with pytest.raises(RefusalError, match="al een tweede factor"):
        services.add_passkey(medewerker_id=cast.regisseur.pk, naam="x", credential={}, confirmed=False)


def test_productie_refuses_to_run_without(settings):
    settings.PRODUCTIE, settings.TWEEDE_FACTOR = True, False
    with pytest.raises(ImproperlyConfigured):
        second_factor_middleware(lambda request: None)
    settings.TWEEDE_FACTOR = True
    second_factor_middleware(lambda request: None)


# --- Setting up ---------------------------------------------------------------------------------------------------


def set_up_app(client):
    """Through the page, as somebody would; the secret and the page that follows."""
    page = client.get(APP).content.decode()
    secret = re.search(r"<samp>([A-Z2-7 ]+)</samp>", page)[1].replace(" ", "")
    return secret, client.post(APP, {"code": code_at(secret=secret)})


def test_first_log_in_sets_up_an_app_shows_codes_once_and_opens_the_house(client):
    medewerker = make()
    assert attempt(client).url == "/"
    assert client.get("/").url == CHOICE
    before = client.session.session_key
    secret, page = set_up_app(client)
    assert page.status_code == 200
    assert page.headers["Cache-Control"].startswith("max-age=0")
    codes = re.findall(r"<samp>(\d{8})</samp>", page.content.decode())
    assert len(set(codes)) == 10
    assert client.session.session_key != before
    assert client.get(HOME).status_code == 200
    assert client.get(CHOICE).content.decode().count("<samp>") == 0
    row = Authenticator.objects.get(user=medewerker, type="totp")
    assert secret not in str(row.data)


def test_the_page_of_the_app_has_picture_and_text_and_nothing_that_the_csp_refuses(cast, client_of):
    client = client_of(cast.regisseur)
    record(client, cast.regisseur, "password")
    page = client.get(APP).content.decode()
    assert page.count("<svg") == 1
    assert "style=" not in page
    assert "data:" not in page
    assert "<script>" not in page


def test_the_picture_says_what_the_text_says(cast, client_of, monkeypatch):
    shown = []
    monkeypatch.setattr("qrcode.QRCode.add_data", lambda self, text: shown.append(text))
    client = client_of(cast.regisseur)
    record(client, cast.regisseur, "password")
    page = client.get(APP).content.decode()
    secret = re.search(r"<samp>([A-Z2-7 ]+)</samp>", page)[1].replace(" ", "")
    assert f"secret={secret}" in shown[0]
    assert shown[0].startswith("otpauth://totp/regisseur?")
    assert "issuer=Werkoffensief" in shown[0]


def test_a_wrong_first_code_sets_up_nothing(cast, client_of):
    client = client_of(cast.regisseur)
    record(client, cast.regisseur, "password")
    client.get(APP)
    page = client.post(APP, {"code": "12"})
    assert page.status_code == 200
    assert services.WRONG_CODE in page.content.decode()
    assert not Authenticator.objects.exists()
    assert client.get(HOME).url == CHOICE


@pytest.mark.parametrize("age", [None, 301], ids=["never", "long ago"])
def test_setting_up_asks_the_password_first(cast, client_of, age):
    client = client_of(cast.regisseur)
    cast.regisseur.set_password(PASSWORD)
    Medewerker.objects.filter(pk=cast.regisseur.pk).update(
        password=cast.regisseur.password, uitgenodigd_op=clock.now()
    )
    client = client_of(Medewerker.objects.get(pk=cast.regisseur.pk))
    if age:
        record(client, cast.regisseur, "password", time.time() - age)
    for method in (client.get, client.post):
        assert method(APP).url.startswith(AGAIN)
    wrong = client.post(f"{AGAIN}?next={APP}", {"huidig": "fout"})
    assert "Dit wachtwoord klopt niet" in wrong.content.decode()
    assert client.post(f"{AGAIN}?next=https://kwaad.example/", {"huidig": PASSWORD}).url == CHOICE
    assert client.post(f"{AGAIN}?next={APP}", {"huidig": PASSWORD}).url == APP
    assert client.get(APP).status_code == 200


def test_guessing_the_password_on_that_page_locks_as_the_log_in_does(client):
    make()
    attempt(client)
    answers = [client.post(AGAIN, {"huidig": "fout"}).status_code for _ in range(6)]
    assert answers[-1] == 429
    assert client.post(AGAIN, {"huidig": PASSWORD}).status_code == 429


def test_another_app_replaces_the_first_and_keeps_the_recovery_codes(cast, inside):
    give_app(cast.regisseur)
    codes = give_recovery_codes(cast.regisseur)
    client = inside(cast.regisseur)
    _, answer = set_up_app(client)
    assert (answer.status_code, answer.url) == (302, CHOICE)
    assert Authenticator.objects.filter(user=cast.regisseur, type="totp").count() == 1
    assert services.factors(cast.regisseur.pk).herstelcodes == len(codes)


def test_new_recovery_codes_take_the_place_of_the_old(cast, inside):
    give_app(cast.regisseur)
    old = give_recovery_codes(cast.regisseur)
    page = inside(cast.regisseur).post("/account/tweede-factor/herstelcodes/")
    new = re.findall(r"<samp>(\d{8})</samp>", page.content.decode())
    assert len(new) == 10
    assert not set(old) & set(new)
    with pytest.raises(RefusalError):
        services.give_code(medewerker_id=cast.regisseur.pk, code=old[0], now=clock.now())
    assert services.give_code(medewerker_id=cast.regisseur.pk, code=new[0], now=clock.now())


def test_the_last_factor_stays_and_that_of_another_is_absent(cast, inside):
    app, theirs = give_app(cast.regisseur), give_app(cast.collega)
    client = inside(cast.regisseur)
    client.post(reverse("factor_verwijderen", args=[app.pk]))
    client.post(reverse("factor_verwijderen", args=[theirs.pk]))
    assert Authenticator.objects.count() == 2
    page = client.get(PASSKEY, secure=True).content.decode()
    client.post(PASSKEY, {"naam": "laptop", "credential": Passkey().create(options_of(page))}, secure=True)
    client.post(reverse("factor_verwijderen", args=[app.pk]))
    assert {row.type for row in Authenticator.objects.filter(user=cast.regisseur)} == {
        "webauthn",
        "recovery_codes",
    }


# --- Giving -------------------------------------------------------------------------------------------------------


def test_log_in_asks_the_code_and_nobody_is_in_before_it(client):
    medewerker = make()
    give_app(medewerker)
    assert attempt(client).url == GIVE
    assert client.get(HOME).url.startswith("/inloggen/")
    assert "Laat zien dat u het bent" in client.get(GIVE).content.decode()
    assert services.WRONG_CODE in client.post(GIVE, {"code": wrong_code()}).content.decode()
    assert client.get(HOME).status_code == 302
    spaced = f"{code_at()[:3]} {code_at()[3:]}"
    assert client.post(GIVE, {"code": spaced}).url == "/"
    assert client.get(HOME).status_code == 200


def test_without_a_password_there_is_no_code_to_give(client):
    assert client.get(GIVE).url == "/inloggen/"
    assert client.post(GIVE, {"code": code_at()}).url == "/inloggen/"


def test_somebody_may_begin_again(client):
    give_app(make())
    attempt(client)
    assert client.get("/inloggen/").url == GIVE
    assert client.post(GIVE, {"opnieuw": "ja"}).url == "/inloggen/"
    assert client.get("/inloggen/").status_code == 200


def test_a_code_works_once_also_in_another_browser(client):
    medewerker = make()
    give_app(medewerker)
    now, code = clock.now(), code_at()
    services.give_code(medewerker_id=medewerker.pk, code=code, now=now)
    with pytest.raises(RefusalError):
        services.give_code(medewerker_id=medewerker.pk, code=code, now=now)


def test_a_code_of_the_neighbouring_half_minute_works_an_older_one_does_not(client):
    medewerker = make()
    give_app(medewerker)
    now = clock.now()
    for steps in (-2, 2):
        code = code_at(now.timestamp() + steps * PERIOD)
        with pytest.raises(RefusalError):
            services.give_code(medewerker_id=medewerker.pk, code=code, now=now)
    code = code_at(now.timestamp() - PERIOD)
    assert services.give_code(medewerker_id=medewerker.pk, code=code, now=now).type == "totp"


def test_a_recovery_code_works_once_and_says_how_many_are_left(client):
    medewerker = make()
    give_app(medewerker)
    codes = give_recovery_codes(medewerker)
    attempt(client)
    page = client.post(GIVE, {"code": codes[3]}, follow=True).content.decode()
    assert "U hebt er nog 9" in page
    with pytest.raises(RefusalError):
        services.give_code(medewerker_id=medewerker.pk, code=codes[3], now=clock.now())


def test_five_wrong_codes_stop_every_code_for_a_quarter_of_an_hour(client):
    medewerker, other = make(), make("collega")
    give_app(medewerker)
    give_app(other)
    attempt(client)
    for _ in range(5):
        assert services.WRONG_CODE in client.post(GIVE, {"code": wrong_code()}).content.decode()
    assert services.PAUSED in client.post(GIVE, {"code": code_at()}).content.decode()
    assert Codepoging.objects.count() == 5
    now = clock.now()
    assert services.give_code(medewerker_id=other.pk, code=code_at(), now=now)
    later = now + timedelta(minutes=15, seconds=1)
    code = code_at(later.timestamp())
    assert services.give_code(medewerker_id=medewerker.pk, code=code, now=later)
    assert not Codepoging.objects.exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"uitgenodigd_op": None}])
def test_an_account_that_closes_between_password_and_code_stays_out(client, change):
    medewerker = make()
    give_app(medewerker)
    attempt(client)
    Medewerker.objects.filter(pk=medewerker.pk).update(**change)
    assert client.post(GIVE, {"code": code_at()}).url == "/inloggen/"
    assert client.get(HOME).status_code == 302


# --- Passkeys -----------------------------------------------------------------------------------------------------


def add_passkey(client, passkey, **extra):
    page = client.get(PASSKEY, secure=True).content.decode()
    form = {"naam": "laptop", "credential": passkey.create(options_of(page)), **extra}
    return client.post(PASSKEY, form, secure=True)


def test_a_passkey_is_set_up_at_the_first_log_in_and_opens_the_door_at_the_next(client):
    make()
    passkey = Passkey()
    attempt(client, secure=True)
    page = add_passkey(client, passkey)
    assert len(re.findall(r"<samp>(\d{8})</samp>", page.content.decode())) == 10
    assert client.get(HOME, secure=True).status_code == 200
    other = Client()
    assert attempt(other, secure=True).url == GIVE
    options = options_of(other.get(GIVE, secure=True).content.decode())
    assert other.post(GIVE, {"credential": passkey.get(options)}, secure=True).url == "/"
    assert other.get(HOME, secure=True).status_code == 200


def test_an_answer_of_a_passkey_works_once(client):
    make()
    passkey = Passkey()
    attempt(client, secure=True)
    add_passkey(client, passkey)
    other = Client()
    attempt(other, secure=True)
    answer = passkey.get(options_of(other.get(GIVE, secure=True).content.decode()))
    other.get(GIVE, secure=True)  # another challenge
    assert "Deze passkey klopt niet" in other.post(GIVE, {"credential": answer}, secure=True).content.decode()
    assert other.get(HOME, secure=True).status_code == 302


@pytest.mark.parametrize("passkey", [Passkey("kwaad.example"), Passkey()], ids=["other site", "other key"])
def test_a_passkey_of_another_site_or_another_person_is_refused(client, passkey):
    make()
    mine = Passkey()
    attempt(client, secure=True)
    add_passkey(client, mine)
    other = Client()
    attempt(other, secure=True)
    options = options_of(other.get(GIVE, secure=True).content.decode())
    page = other.post(GIVE, {"credential": passkey.get(options)}, secure=True)
    assert "Deze passkey klopt niet" in page.content.decode()


ODD = [
    '""',
    "[]",
    "1",
    "{}",
    '{"id":"a"}',
    '{"rawId":"!","response":{"clientDataJSON":"x"}}',
    "{",
    "null",
    '"\\u0000"',
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_answers_of_a_browser_are_refused_calmly(client, odd):
    make()
    attempt(client, secure=True)
    client.get(PASSKEY, secure=True)
    page = client.post(PASSKEY, {"naam": "laptop", "credential": odd}, secure=True)
    assert page.status_code == 200
    assert not Authenticator.objects.exists()
    add_passkey(client, Passkey())
    other = Client()
    attempt(other, secure=True)
    other.get(GIVE, secure=True)
    assert other.post(GIVE, {"credential": odd}, secure=True).status_code == 200
    assert other.get(HOME, secure=True).status_code == 302


# --- Lost telephone -------------------------------------------------------------------------------------------------


def test_a_beheerder_resets_and_the_person_sets_up_again(cast, inside):
    cast.regisseur.set_password(PASSWORD)
    Medewerker.objects.filter(pk=cast.regisseur.pk).update(
        password=cast.regisseur.password, uitgenodigd_op=clock.now()
    )
    row = Medewerker.objects.get(pk=cast.regisseur.pk)
    give_app(row)
    give_recovery_codes(row)
    theirs = inside(row)
    assert theirs.get(HOME).status_code == 200
    url = reverse("tweede_factor_resetten", args=[row.pk])
    beheerder = inside(cast.beheerder)
    assert "Tweede factor resetten" in beheerder.get(reverse("medewerker", args=[row.pk])).content.decode()
    assert beheerder.post(url).url == reverse("medewerker", args=[row.pk])
    assert theirs.get(HOME).url.startswith("/inloggen/")
    assert not Authenticator.objects.filter(user=row).exists()
    event = row.geschiedenis.latest("pgh_id")
    assert event.tweede_factor_gereset_op is not None
    assert event.pgh_context["door"] == str(cast.beheerder.pk)
    again = Client()
    assert attempt(again).url == "/"
    assert again.get("/").url == CHOICE


def test_a_pending_log_in_does_not_survive_the_reset(client, cast):
    medewerker = make("iemand")
    give_app(medewerker)
    attempt(client, "iemand")
    services.reset(door=cast.beheerder.pk, medewerker_id=medewerker.pk, now=clock.now())
    assert client.post(GIVE, {"code": code_at()}).url == "/inloggen/"


def test_nobody_but_a_beheerder_resets_and_no_beheerder_the_own(cast, inside):
    give_app(cast.collega)
    url = reverse("tweede_factor_resetten", args=[cast.collega.pk])
    for name in ("regisseur", "teamleider", "manager", "privacy", "werkgever"):
        assert inside(getattr(cast, name)).post(url).status_code == 403
    assert inside(cast.beheerder).get(url).status_code == 405
    give_app(cast.beheerder)
    inside(cast.beheerder).post(reverse("tweede_factor_resetten", args=[cast.beheerder.pk]))
    assert Authenticator.objects.count() == 2
