"""A lock-out meets whoever guesses: not the neighbour behind the same proxy, nor the owner of the account."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.accounts.test_inloggen import HOME, LOGIN, PASSWORD, attempt, fail, make
from tests.accounts.test_tweede_factor import GIVE
from tests.accounts.tweede_factor import code_at, give_app, give_recovery_codes, wrong_code
from werkoffensief.accounts.models import Codepoging, Medewerker
from werkoffensief.accounts.services import bekende_browser, tweede_factor
from werkoffensief.accounts.services.bekende_browser import COOKIE
from werkoffensief.web import uploads

pytestmark = pytest.mark.django_db
PROXY = "10.1.1.1"


def behind(*forwarded):
    """Headers as the proxy next to us sends them."""
    return {"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": ", ".join(forwarded)}


def seen():
    return AccessAttempt.objects.latest("pk").ip_address


# --- Which address ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, ["192.0.2.7"], PROXY),
        (1, ["192.0.2.7"], "192.0.2.7"),
        (1, ["198.51.100.1", "192.0.2.7"], "192.0.2.7"),
        (2, ["198.51.100.1", "192.0.2.7", "10.2.2.2"], "192.0.2.7"),
        (2, ["192.0.2.7"], PROXY),
        (1, ["2001:DB8::1"], "2001:db8::1"),
        (1, ["fe80::1%eth0"], PROXY),
        (1, ["onzin"], PROXY),
        (1, [""], PROXY),
        (1, ["192.0.2.7", "1.2.3.4.5"], PROXY),
    ],
)
def test_the_address_is_what_our_outermost_proxy_saw(client, settings, proxies, forwarded, address):
    settings.PROXY_COUNT = proxies
    assert fail(client, 1, **behind(*forwarded)) == [200]
    assert seen() == address


def test_without_any_address_the_log_in_still_works(client):
    make()
    assert fail(client, 1, REMOTE_ADDR="") == [200]
    assert seen() is None
    assert attempt(client, REMOTE_ADDR="").status_code == 302


def test_behind_the_proxy_one_person_locks_out_no_other(client, settings):
    settings.PROXY_COUNT = 1
    make()
    assert fail(client, 5, **behind("192.0.2.7"))[-1] == 429
    assert attempt(client, **behind("192.0.2.8")).status_code == 302


def test_who_makes_up_addresses_gets_no_new_attempts(client, settings):
    settings.PROXY_COUNT = 1
    make()
    answers = [fail(client, 1, **behind(f"198.51.100.{n}", "192.0.2.7"))[0] for n in range(5)]
    assert answers[-1] == 429


# --- How long ---------------------------------------------------------------------------------------------------


def test_guessing_on_does_not_prolong_the_lock_out(client):
    make()
    fail(client, 5)
    almost = timezone.now() - timedelta(minutes=14)
    AccessAttempt.objects.update(attempt_time=almost)
    assert fail(client, 3) == [429] * 3
    row = AccessAttempt.objects.get()
    assert (row.attempt_time, row.failures_since_start) == (almost, 5)
    AccessAttempt.objects.update(attempt_time=almost - timedelta(minutes=1, seconds=1))
    assert attempt(client).status_code == 302


# --- A browser that the owner used before -----------------------------------------------------------------------


@pytest.fixture
def known():
    """A browser in which the owner logged in, and out again."""
    make()
    browser = Client()
    attempt(browser)
    browser.get(HOME)
    browser.post("/uitloggen/")
    return browser


def test_nobody_locks_a_browser_in_which_the_owner_logged_in_before(known):
    colleague = Client()
    assert fail(colleague, 6)[-1] == 429
    assert attempt(Client()).status_code == 429
    assert attempt(known).status_code == 302


def test_a_known_browser_has_a_limit_of_its_own(known):
    assert fail(known, 5) == [200, 200, 200, 200, 429]
    assert attempt(known).status_code == 429
    assert attempt(Client()).status_code == 302


def test_a_known_browser_is_known_for_that_account_only(known):
    make("collega")
    fail(Client(), 6, "collega")
    assert attempt(known, "collega").status_code == 429


def test_on_a_shared_computer_each_stays_known(known):
    make("collega")
    attempt(known, "collega")
    known.get(HOME)
    known.post("/uitloggen/")
    fail(Client(), 6, "collega")
    fail(Client(), 6, "regisseur")
    assert attempt(known, " Collega").status_code == 302
    known.post("/uitloggen/")
    assert attempt(known, "REGISSEUR").status_code == 302


@pytest.mark.parametrize("spoil", ["made up", "changed", "old", "empty"])
def test_a_cookie_that_is_not_ours_counts_for_nothing(known, spoil, monkeypatch):
    value = known.cookies[COOKIE].value
    given = {
        "made up": signing.dumps({"browser": "x", "accounts": []}),
        "changed": value[:-1] + "!",
        "empty": "",
    }
    if spoil == "old":
        monkeypatch.setattr(bekende_browser, "LASTS", timedelta(seconds=-1))
    known.cookies[COOKIE] = given.get(spoil, value)
    fail(Client(), 5)
    assert attempt(known).status_code == 429


def test_the_cookie_opens_nothing_and_names_nobody(known):
    morsel = known.cookies[COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    stranger = Client()
    stranger.cookies[COOKIE] = morsel.value
    assert stranger.get(HOME).status_code == 302
    assert "regisseur" not in str(signing.loads(morsel.value, salt=bekende_browser.SALT))
    assert "bekende_browser" in stranger.get("/privacy/").content.decode()


def test_the_cookie_is_secure_where_the_others_are(settings):
    settings.SESSION_COOKIE_SECURE = True
    make()
    browser = Client()
    attempt(browser)
    assert browser.get(HOME).cookies[COOKIE]["secure"] is True
    assert COOKIE not in browser.get(HOME).cookies


def test_a_password_alone_makes_no_browser_known(settings):
    settings.TWEEDE_FACTOR = True
    give_app(make())
    browser = Client()
    assert attempt(browser).url.startswith(GIVE)
    browser.get(GIVE)
    assert COOKIE not in browser.cookies
    browser.post(GIVE, {"code": code_at()})
    browser.get(HOME)
    assert COOKIE in browser.cookies


def test_wrong_codes_elsewhere_do_not_stop_the_right_one_of_the_owner(settings, known):
    settings.TWEEDE_FACTOR = True
    medewerker = Medewerker.objects.get()
    give_app(medewerker)
    codes = give_recovery_codes(medewerker)
    thief = Client()
    attempt(thief)
    for _ in range(5):
        thief.post(GIVE, {"code": wrong_code()})
    assert tweede_factor.PAUSED in thief.post(GIVE, {"code": codes[0]}).content.decode()
    attempt(known)
    assert known.post(GIVE, {"code": codes[0]}).status_code == 302
    assert known.get(HOME).status_code == 200
    assert Codepoging.objects.count() == 5
    assert tweede_factor.PAUSED in thief.post(GIVE, {"code": codes[1]}).content.decode()


def test_wrong_codes_in_a_known_browser_have_a_limit_too(settings, known):
    settings.TWEEDE_FACTOR = True
    give_app(Medewerker.objects.get())
    attempt(known)
    for _ in range(5):
        known.post(GIVE, {"code": wrong_code()})
    assert tweede_factor.PAUSED in known.post(GIVE, {"code": code_at()}).content.decode()


# --- A new browser at the same address --------------------------------------------------------------------------


def opened():
    """A browser that got the log-in page, as every browser does before somebody types."""
    browser = Client()
    browser.get(LOGIN)
    return browser


def test_who_guesses_does_not_lock_the_owner_in_a_new_browser_at_the_same_address(settings):
    make()
    guesser = opened()
    assert fail(guesser, 5) == [200, 200, 200, 200, 429]
    assert attempt(guesser).status_code == 429
    assert attempt(opened()).status_code == 302
    morsel = guesser.cookies[bekende_browser.LOG_IN_COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["max-age"]) == (True, "Lax", "")
    assert bekende_browser.LOG_IN_COOKIE in guesser.get("/privacy/").content.decode()
    forged = opened()
    forged.cookies[bekende_browser.LOG_IN_COOKIE] = "verzonnen"  # counts with all that have none
    fail(forged, 5)
    assert attempt(Client()).status_code == 429


def test_one_new_browser_after_another_has_an_end_and_a_known_one_stays_open(settings, known):
    settings.LOCKOUT_AT_ADDRESS = 10
    for _ in range(2):
        assert fail(opened(), 5)[-1] == 429
    assert attempt(opened()).status_code == 429
    assert attempt(opened(), "bestaat-niet", "fout").status_code == 200
    assert attempt(opened(), REMOTE_ADDR="192.0.2.9").status_code == 302
    assert attempt(known).status_code == 302
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert attempt(opened()).status_code == 302


# --- What is kept -----------------------------------------------------------------------------------------------


def test_nothing_that_was_typed_is_kept_with_an_attempt(known):
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(LOGIN).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    data = {"login": "regisseur", "password": "geheim-woord", "csrfmiddlewaretoken": token, "next": "/x/"}
    for _ in range(3):
        assert browser.post(LOGIN + "?next=/klanten/", data).status_code == 200
    row = AccessAttempt.objects.get()
    assert (row.get_data, row.post_data, row.failures_since_start) == ("", "", 3)
    kept = str(list(AccessAttempt.objects.values()))
    assert not [text for text in ("geheim-woord", token, PASSWORD, "csrf") if text in kept]


# --- What strangers send ----------------------------------------------------------------------------------------


class Untouchable:
    """A body that nobody may read."""

    def __init__(self, size):
        self.size, self.read_bytes = size, 0

    def read(self, size=-1):
        self.read_bytes += self.size
        return b"x" * min(size, self.size)

    readline = read


def multipart(size):
    line = "--grens\r\nContent-Disposition: form-data; name="
    head = f'{line}"login"\r\n\r\nregisseur\r\n{line}"password"\r\n\r\n{PASSWORD}\r\n'
    file = f'{line}"bestand"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n{"x" * size}\r\n--grens--\r\n'
    return (head + file).encode()


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "tijdelijk"


@pytest.fixture
def written(monkeypatch):
    """The names of files that came onto the disk, also when they went at once."""
    names = []
    original = uploads.PrivateFile.__init__

    def init(self, name, *args, **kwargs):
        names.append(name)
        original(self, name, *args, **kwargs)

    monkeypatch.setattr(uploads.PrivateFile, "__init__", init)
    return names


@pytest.mark.parametrize("checks", [False, True])
@pytest.mark.parametrize("path", [LOGIN, "/klanten/nieuw/", "/beheer/leveringen/"])
def test_a_stranger_puts_no_file_on_the_disk(folder, written, path, checks):
    make()
    client = Client(enforce_csrf_checks=checks)
    client.get(LOGIN)  # with the cookie the CSRF check looks for its token in the body
    client.post(path, multipart(3000), content_type="multipart/form-data; boundary=grens")
    assert written == []
    assert not folder.exists()


def test_who_is_logged_in_does(folder, written, client):
    make()
    attempt(client)
    client.post("/klanten/nieuw/", multipart(3000), content_type="multipart/form-data; boundary=grens")
    assert written == ["a.csv"]


def test_the_log_in_itself_works_also_as_multipart(client):
    make()
    sent = client.post(LOGIN, multipart(10), content_type="multipart/form-data; boundary=grens")
    assert (sent.status_code, sent.url) == (302, "/")


def send_large(client, path):
    """The answer to thirty megabytes, and how much of them was read."""
    client.get(LOGIN)
    body = Untouchable(30_000_000)
    form = {"wsgi.input": body, "CONTENT_LENGTH": str(body.size)}
    answer = client.generic("POST", path, content_type="multipart/form-data; boundary=grens", **form)
    return answer.status_code, answer.headers.get("Location"), body.read_bytes


@pytest.mark.parametrize("path", [LOGIN, "/klanten/nieuw/", "/beheer/leveringen/", "/niets/"])
def test_a_large_body_of_a_stranger_is_not_read(path):
    assert send_large(Client(enforce_csrf_checks=True), path) == (302, LOGIN, 0)


def test_a_large_body_of_who_still_owes_the_second_factor_is_not_read(settings):
    settings.TWEEDE_FACTOR = True
    make()
    browser = Client()
    attempt(browser)
    browser.handler.enforce_csrf_checks = True
    assert send_large(browser, "/klanten/nieuw/") == (302, "/account/tweede-factor/", 0)
