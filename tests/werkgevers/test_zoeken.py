"""Finding an employer: by what people remember of it, with a typo, the best match first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.gelezen import read
from tests.werkgevers.factories import ContactpersoonFactory, WerkgeverFactory
from tests.werkgevers.test_pages import names, searched
from werkgevers.models import Werkgever
from werkgevers.queries import find_werkgevers, matching

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


@pytest.fixture
def duin(db):
    row = WerkgeverFactory(
        naam="Zorggroep Duin & IJssel B.V.",
        kvk_nummer="12345678",
        plaats="Wateringen",
        telefoon="+31 (0)70 123 45 67",
    )
    ContactpersoonFactory(
        werkgever=row, naam="Pieter Nuñez-Eters", email="P.Eters@duin.example", telefoon="06-87 65 43 21"
    )
    ander = WerkgeverFactory(naam="Ander Bedrijf", plaats="Delft", telefoon="070-7654321")
    ContactpersoonFactory(
        werkgever=ander, naam="Noor de Wit", email="noor@ander.example", telefoon="0611111111"
    )
    return row


def found(text):
    rows, alike = matching(Werkgever.objects.all(), text)
    return [row.naam for row in rows.order_by("treffer", "naam")], alike


@pytest.mark.parametrize(
    "text",
    [
        "duin zorggroep",
        "GROEP ijss",
        "zorggroep duin & ijssel bv",
        "duin en ijssel b.v.",
        "DUIN IJSSEL B V",
        "zorg groep",
        "zorggroepduin",
        "ysselbv",
        "duin yssel",
        "zörggroep",
        "nunez",
        "Núñez Pieter",
        "duin eters wateringen",
        "p.eters@duin.example",
        "P.ETERS@DUIN.EXAMPLE",
        "eters@duin",
        "duin.example",
        "12345678",
        "KvK 1234 5678",
        "kvk-nummer: 12345678",
        "12.34.56.78",
        "1234",
        "duin 1234",
        "0701234567",
        "070 - 123 45 67",
        "0031 70 1234567",
        "tel. (070) 1234567",
        "070-1234",
        "06 8765 4321",
        "+31687654321",
        "0687",
    ],
)
def test_employer_is_found_by_what_people_remember(duin, text):
    assert found(text) == ([duin.naam], False)


@pytest.mark.parametrize(
    "text", ["zorgroep", "zorggreop", "ijsel", "duinn", "wateeringen", "zorggrope duin", "pieterr", "nunes"]
)
def test_one_typo_is_forgiven_when_nothing_else_is_found(duin, text):
    assert found(text) == ([duin.naam], True)


@pytest.mark.parametrize(
    "text", ["duin delft", "34567", "_", "%", "&", "z%q", "zorrgrop", "0611111112", "12345679", "@", "x@y"]
)
def test_nobody_is_found_by_half_of_it_by_wild_cards_or_by_two_typos(duin, text):
    assert found(text)[0] == []


def test_typo_is_not_forgiven_while_somebody_is_called_so(duin):
    WerkgeverFactory(naam="Zorgroep Zee")
    assert found("zorgroep") == (["Zorgroep Zee"], False)


def test_best_match_comes_first(browser):
    for name in ("Azorgt", "De Zorg", "Zorg", "Zorg Aan Zee", "Zorghotel", "Aan Zorgvliet"):
        WerkgeverFactory(naam=name)
    ContactpersoonFactory(naam="Jan Zorg", werkgever__naam="Aannemer")
    wanted = ["Zorg", "Zorg Aan Zee", "Zorghotel", "De Zorg", "Aan Zorgvliet", "Azorgt", "Aannemer"]
    assert names(searched(browser, "zorg")) == wanted
    assert [row.naam for row in find_werkgevers(text="zorg")] == wanted
    address = browser.post("/werkgevers/zoeken/", {"q": "zorg"}).url
    assert names(browser.get(f"{address}&sorteer=naam")) == sorted(wanted)


def test_whole_number_comes_before_a_name_with_that_number(browser):
    for name, kvk in (("1234 Uur", "99999999"), ("Zaak", "12340000"), ("Post", "00001234")):
        WerkgeverFactory(naam=name, kvk_nummer=kvk)
    assert names(searched(browser, "1234")) == ["1234 Uur", "Zaak"]
    assert names(searched(browser, "12340000")) == ["Zaak"]
    WerkgeverFactory(naam="Bel", telefoon="0701234000")
    ContactpersoonFactory(werkgever__naam="Aan de 0701234000", telefoon="070 1234000")
    assert names(searched(browser, "070-1234000")) == ["Aan de 0701234000", "Bel"]


def test_page_says_when_it_only_looks_like_it(browser, duin):
    text = read(searched(browser, "zorggreop").content.decode())
    assert "Geen werkgever gevonden met precies “zorggreop”. Lijkt op: Zorggroep." in text
    assert "1\N{NO-BREAK SPACE}werkgever die erop lijkt" in text
    text = read(searched(browser, "zorggroep").content.decode())
    assert "Lijkt op" not in text
    assert "1\N{NO-BREAK SPACE}werkgever voor “zorggroep”" in text


def test_filters_hold_for_what_is_found_and_for_what_resembles(browser, duin):
    WerkgeverFactory(naam="Zorgroep", sector="overig")
    address = browser.post("/werkgevers/zoeken/?sector=zorg", {"q": "zorgroep"}).url
    assert names(browser.get(address)) == ["Zorggroep Duin &amp; IJssel B.V."]


def test_best_match_keeps_its_order_over_pages_and_without_a_search(browser):
    for n in range(60):
        WerkgeverFactory(naam=f"{'Zorg' if n % 2 else 'Aan zorg'} {n:02d}")
    address = browser.post("/werkgevers/zoeken/", {"q": "zorg"}).url
    first = browser.get(address)
    last = Werkgever.objects.get(naam=names(first)[-1])
    second = browser.get(f"{address}&na={last.pk}")
    assert names(first) + names(second) == sorted(
        names(first) + names(second), key=lambda n: (n[0] != "Z", n)
    )
    assert len(set(names(first) + names(second))) == 60
    assert len(names(browser.get("/werkgevers/?sorteer=treffer"))) == 50


TEXTS = ("duin", "zorggreop", "0701234567", "12345678", "p.eters@duin.example", "bestaat helemaal niet")


def test_search_asks_the_same_queries_for_few_and_many(browser, duin):
    counts = {text: [] for text in TEXTS}
    for number in (0, 30):
        for n in range(number):
            ContactpersoonFactory(werkgever__naam=f"Zorggroep Duin {n}", naam="Pieter Eters")
        for text in TEXTS:
            address = browser.post("/werkgevers/zoeken/", {"q": text}).url
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
            counts[text].append(len(queries))
    assert {text: seen for text, seen in counts.items() if len(set(seen)) > 1 or seen[0] > 17} == {}


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("duinzicht", "werkgever_zoeknaam"),
        ("duinzicht", "contactpersoon_zoeknaam"),
        ("0701234567", "werkgever_telefoon"),
        ("0701234567", "contactpersoon_telefoon"),
        ("duynzicht", "werkgever_naamvarianten"),
        ("duynzicht", "contactpersoon_naamvarianten"),
    ],
)
def test_search_uses_its_indexes(text, index):
    """Without the scans that a small table prefers."""
    row = WerkgeverFactory(naam="Duinzicht", telefoon="070 1234567")
    ContactpersoonFactory(werkgever=row)
    with connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    rows, _ = matching(Werkgever.objects.all(), text)
    assert f"on {index}" in rows.order_by().explain()
