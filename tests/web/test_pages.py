"""The frame of each page, and the pages for when something goes wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from tests.accounts.factories import MedewerkerFactory
from tests.web.style_page import SECRET
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import views

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "method", "says"),
    [
        (400, "get", "Wij kunnen dit verzoek niet verwerken"),
        (403, "get", "U hebt geen toegang tot deze pagina"),
        (404, "get", "Wij kunnen deze pagina niet vinden"),
        (500, "get", "Er ging iets mis"),
        (503, "get", "Werkoffensief is even niet bereikbaar"),
    ],
)
def test_error_page_says_what_happened_and_whom_to_ask_and_no_detail(
    browser: Client, settings: Settings, status: int, method: str, says: str
) -> None:
    settings.HULP_CONTACT = "de servicedesk (14070)"
    settings.HULP_TELEFOON, settings.HULP_EMAIL = "070 353 00 00", "desk@gemeente.invalid"
    response = getattr(browser, method)(f"/{status}/")
    html = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{says}</h1>" in html
    assert f"<title>{says} – Werkoffensief</title>" in html
    assert "de servicedesk (14070)" in html
    assert '<a class="niet-breken" href="tel:0703530000">070 353 00 00</a>' in html
    assert '<a href="mailto:desk@gemeente.invalid">' in html
    assert SECRET not in html
    assert "999990019" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("status", [403, 404, 500])
def test_error_page_without_number_and_address_says_only_whom_to_ask(browser: Client, status: int) -> None:
    html = browser.get(f"/{status}/").content.decode()
    assert "de functioneel beheerder van uw gemeente" in html
    assert "Telefoon:" not in html
    assert "mailto:" not in html


@pytest.mark.django_db
def test_unknown_address_is_not_repeated(browser: Client) -> None:
    response = browser.get("/klant/f-el-amrani/")
    assert response.status_code == 404
    assert "amrani" not in response.content.decode()


def test_page_for_a_broken_database_asks_the_database_nothing(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        assert views.service_unavailable(request)["Retry-After"] == "30"
        assert views.server_error(request).status_code == 500
        assert views.bad_request(request).status_code == 400


def test_error_page_survives_a_stylesheet_that_was_not_collected(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    response = views.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Er is een storing" in response.content.decode()


@pytest.mark.django_db
def test_wrong_method_gets_a_page_that_can_be_read(client: Client) -> None:
    response = client.get("/alleen-post/")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "Dit adres hoort bij een knop op een andere pagina." in response.content.decode()


@pytest.mark.django_db
def test_page_has_language_title_skip_link_and_landmarks(client: Client, settings: Settings) -> None:
    settings.GEMEENTE_NAAM = "Gemeente Meerdam"
    html = client.get("/teams/").content.decode()
    assert '<html lang="nl">' in html
    assert "<title>Teams – Werkoffensief</title>" in html
    assert html.index('href="#inhoud"') < html.index("<header")
    assert 'id="inhoud"' in html
    assert "<small>Gemeente Meerdam</small>" in html
    assert html.count("<h1") == 1
    assert "htmx" not in html


@pytest.mark.django_db
def test_page_that_asks_for_htmx_gets_it_without_eval(client: Client) -> None:
    html = client.get("/").content.decode()
    assert '"allowEval": false, "includeIndicatorStyles": false' in html
    assert re.search(r'<script src="[^"]*htmx-2(\.[0-9a-f]+)?\.min(\.[0-9a-f]+)?\.js" defer></script>', html)


@pytest.mark.django_db
def test_message_stays_on_the_page(client: Client) -> None:
    html = client.post("/", {"datum": "22-11-2026", "vorm": "kantoor", "medewerker": "a"}).content.decode()
    status = html[html.index('role="status"') :]
    assert '<li class="bericht success">Het gesprek is vastgelegd.</li>' in status


@pytest.mark.django_db
def test_who_is_logged_in_sees_their_name_and_logs_out_with_a_posted_form(
    client_of: Callable[[Medewerker], Client],
) -> None:
    html = client_of(MedewerkerFactory(naam="J. de Wit")).get("/teams/").content.decode()
    menu = html[html.index("<summary>J. de Wit</summary>") : html.index("</details>")]
    assert '<form method="post" action="/uit/" data-uitloggen="vraag">' in menu
    assert "csrfmiddlewaretoken" in menu


def test_no_template_needs_an_unsafe_content_policy() -> None:
    assert TEMPLATES
    unsafe = re.compile(
        r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|hx-on|hx-vals=.js:", re.IGNORECASE
    )
    assert {
        str(path): found.group() for path in TEMPLATES if (found := unsafe.search(path.read_text()))
    } == {}


def test_stylesheet_and_script_reach_for_nothing_outside() -> None:
    css = (ROOT / "static/css/app.css").read_text()
    assert {address.strip("\"'") for address in re.findall(r"url\(([^)]*)\)", css)} == {"../img/keuze.svg"}
    assert "@import" not in css
    script = (ROOT / "static/js/app.js").read_text()
    assert not re.search(r"\beval\s*\(|new Function|localStorage|https?:|innerHTML", script)


def test_a_wrong_host_header_is_one_line_in_the_log_and_no_alarm(client, caplog):
    assert client.get("/", headers={"host": "elders.example"}).status_code == 400
    [line] = [row for row in caplog.records if row.name == "django.security.DisallowedHost"]
    assert (line.levelname, line.exc_info, "\n" in line.getMessage()) == ("WARNING", None, False)
