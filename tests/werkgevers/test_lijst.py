"""Finding employers, and lists as files."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import MedewerkerFactory
from tests.trajecten.factories import PlaatsingFactory
from tests.web.gelezen import read
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from tests.werkgevers.test_pages import names, searched
from werkgevers.models import Vacature
from werkoffensief.web import clock
from werkoffensief.web.downloads import MAX_ROWS

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


@pytest.mark.parametrize(
    "text",
    [
        "duin zorggroep",
        "GROEP",
        "wateringen",
        "zorg wateringen",
        "1234",
        "12345678",
        "eters",
        "p.eters@",
        "duin eters",
    ],
)
def test_employer_is_found_by_any_part_in_any_order(browser, text):
    row = WerkgeverFactory(naam="Zorggroep Duin", kvk_nummer="12345678", plaats="Wateringen")
    ContactpersoonFactory(werkgever=row, naam="Pieter Eters", email="p.eters@duin.example")
    WerkgeverFactory(naam="Ander Bedrijf", plaats="Delft")
    assert names(searched(browser, text)) == ["Zorggroep Duin"]


@pytest.mark.parametrize("text", ["duin delft", "34567", "_", "z%p"])
def test_employer_is_not_found_by_half_of_the_words_or_wild_cards(browser, text):
    WerkgeverFactory(naam="Zorggroep Duin", kvk_nummer="12345678", plaats="Wateringen")
    WerkgeverFactory(naam="Ander Bedrijf", plaats="Delft")
    assert names(searched(browser, text)) == []


def test_what_somebody_typed_stands_in_no_address(browser):
    ContactpersoonFactory(naam="Pieter Eters", werkgever__naam="Zorggroep Duin")
    response = browser.post("/werkgevers/zoeken/?sector=zorg&zoek=7&na=x", {"q": "Pieter Eters"})
    assert response.url == "/werkgevers/?sector=zorg&zoek=1"
    text = browser.get(response.url).content.decode()
    assert "Zorggroep Duin" in text
    assert not re.search(r'(href|action)="[^"]*Eters', text)


def test_search_of_somebody_else_is_not_theirs_and_says_so(browser, cast, client_of):
    WerkgeverFactory(naam="Zorggroep Duin")
    WerkgeverFactory(naam="Ander Bedrijf")
    url = browser.post("/werkgevers/zoeken/", {"q": "duin"}).url
    other = client_of(cast.consulent).get(url)
    assert names(other) == ["Ander Bedrijf", "Zorggroep Duin"]
    assert "Deze zoekvraag is verlopen" in other.content.decode()


def test_filters_of_the_list(browser, cast):
    mine = WerkgeverFactory(naam="Van mij", accountmanager=cast.accountmanager)
    colleague = MedewerkerFactory(rollen=["accountmanager"])
    WerkgeverFactory(naam="Van collega", accountmanager=colleague, plaats="Delft")
    WerkgeverFactory(naam="Van niemand", plaats="Almelo")
    WerkgeverFactory(naam="Van wie wegging", accountmanager=MedewerkerFactory(rollen=["consulent"]))
    WerkgeverFactory(naam="Oud", gearchiveerd_op=TODAY, archief_reden="Gestopt")
    WerkakkoordFactory(werkgever=mine, einddatum=TODAY)
    WerkakkoordFactory(werkgever__naam="Net voorbij", einddatum=TODAY - timedelta(days=1))
    get = lambda query: names(browser.get("/werkgevers/" + query))  # noqa: E731
    assert get("") == ["Net voorbij", "Van collega", "Van mij", "Van niemand", "Van wie wegging"]
    assert get("?van=mij") == ["Van mij"]
    assert get("?van=niemand") == ["Net voorbij", "Van niemand", "Van wie wegging"]
    assert get("?akkoord=lopend") == ["Van mij"]
    assert get("?archief=ja") == ["Oud"]
    assert get("?sorteer=-plaats")[:2] == ["Van collega", "Van niemand"]
    text = browser.get("/werkgevers/?sorteer=plaats&van=mij").content.decode()
    assert re.search(r'aria-sort="ascending"><a [^>]*>Plaats<', text)
    assert "Haal weg: </span>Accountmanager: mijn werkgevers</a>" in text
    assert get("?sector=bestaat_niet") == []


def test_list_shows_accountmanager_agreements_and_last_contact(browser, cast):
    row = WerkgeverFactory(accountmanager=cast.accountmanager)
    for _ in range(2):
        WerkakkoordFactory(werkgever=row, einddatum=None)
    for day in (1, 9, 5):
        ContactmomentFactory(werkgever=row, datum=date(2026, 3, day))
    ContactmomentFactory(
        werkgever=row, datum=date(2026, 4, 1), vervallen_op=clock.now(), vervallen_reden="Fout"
    )
    text = browser.get("/werkgevers/").content.decode()
    assert 'data-kop="Accountmanager">Accountmanager van Dienst<' in text
    assert 'data-kop="Lopende akkoorden" class="getal">2<' in text
    assert 'data-kop="Laatste contact" class="niet-breken">09-03-2026<' in read(text)


# --- Downloads ------------------------------------------------------------


def table(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_download_keeps_search_and_order(browser):
    for name in ("Zorg Aa", "Zorg Bb", "Bouw"):
        WerkgeverFactory(naam=name)
    query = browser.post("/werkgevers/zoeken/", {"q": "zorg"}).url.partition("?")[2]
    lines = table(browser.get(f"/werkgevers/download/csv/?{query}&sorteer=-naam"))
    assert [line[0] for line in lines[1:]] == ["Zorg Bb", "Zorg Aa"]


def test_list_that_is_too_long_is_refused_with_a_sentence(browser):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO werkgevers_werkgever (kvk_nummer, naam, sector) "
            "SELECT lpad(n::text, 8, '0'), 'Bedrijf', 'zorg' FROM generate_series(1, %s) n",
            [MAX_ROWS + 1],
        )
    response = browser.get("/werkgevers/download/csv/?sector=zorg", follow=True)
    assert response.redirect_chain[0][0] == "/werkgevers/?sector=zorg"
    assert "te lang om te downloaden" in response.content.decode()


def test_download_of_agreements_counts_on_the_day_asked(browser):
    row = WerkakkoordFactory(banen=3)
    PlaatsingFactory(werkakkoord=row, werkgever=row.werkgever, startdatum=date(2019, 6, 1))
    for op, filled in (("31-05-2019", "0"), ("01-06-2019", "1")):
        lines = table(browser.get(f"/akkoorden/download/csv/?op={op}"))
        found = dict(zip(*lines, strict=True))
        assert found["Vervuld"] == filled
        assert found["Stand op"] == "-".join(reversed(op.split("-")))


# --- How many queries ------------------------------------------------------------


def grow(number, cast):
    """One more employer with everything, each with people of its own."""
    manager = MedewerkerFactory(rollen=["accountmanager"]) if number % 2 else cast.accountmanager
    row = WerkgeverFactory(accountmanager=manager, plaats=f"Plaats {number}")
    person = ContactpersoonFactory(werkgever=row)
    ContactmomentFactory(werkgever=row, contactpersoon=person, datum=TODAY, afspraak_op=TODAY)
    agreement = WerkakkoordFactory(werkgever=row, einddatum=TODAY + timedelta(days=9))
    PlaatsingFactory(werkakkoord=agreement, werkgever=row)
    VacatureFactory(werkgever=row, werkakkoord=agreement, open_tot=TODAY - timedelta(days=1))
    VacatureFactory(werkgever=row, werkakkoord=agreement)


PATHS = (
    "/werkgevers/",
    "/werkgevers/?akkoord=lopend&sorteer=plaats",
    "/werkgevers/start/?van=alle",
    "/werkgevers/terugbellen/",
    "/akkoorden/",
    "/akkoorden/lijst/",
    "/akkoorden/lijst/?toon=zonder_vacature&sorteer=-open",
    "/akkoorden/lijst/?afloop=90&stand=lopend&sector=zorg&jaar=2019&van=mij&op=31-12-2019",
    "/vacatures/",
    "/vacatures/?stand=over_tijd",
    "/vacatures/?akkoord=ja&sinds=30&sector=zorg&van=mij&sorteer=einde",
    "/werkgevers/download/csv/",
    "/akkoorden/download/csv/",
    "/vacatures/download/csv/",
)


def test_lists_ask_the_same_few_queries_for_1_25_and_100_rows(browser, cast):
    counts = {path: [] for path in PATHS}
    present = 0
    for number in (1, 25, 100):
        for n in range(present, number):
            grow(n, cast)
        present = number
        for path in PATHS:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            counts[path].append(len(queries))
    assert Vacature.objects.count() == 200
    assert {path: seen for path, seen in counts.items() if len(set(seen)) > 1 or seen[0] > 17} == {}


def test_page_of_an_employer_asks_the_same_queries_for_few_and_many(browser):
    row = WerkgeverFactory()
    counts = []
    for number in (1, 24, 75):
        for _ in range(number):
            ContactmomentFactory(werkgever=row, contactpersoon=ContactpersoonFactory(werkgever=row))
            VacatureFactory(werkgever=row, werkakkoord=WerkakkoordFactory(werkgever=row))
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/werkgevers/{row.pk}/")
            browser.get(f"/werkgevers/{row.pk}/contact/")
        counts.append(len(queries))
    assert len(set(counts)) == 1
