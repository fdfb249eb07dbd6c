"""The beheerder's list of medewerkers: by surname, searched without a name in an address, filtered, in pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import MedewerkerFactory, TeamFactory
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import by_surname, find_medewerkers
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
LIST, SEARCH = "/beheer/medewerkers/", "/beheer/medewerkers/zoeken/"
DAY = timedelta(days=1)


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.beheerder)


def names(response):
    assert response.status_code == 200
    return re.findall(
        r'<th scope="row"><a [^>]*>([^<]*)</a>', response.content.decode().replace("&#x27;", "'")
    )


def searched(browser, text, query=""):
    return browser.post(f"{SEARCH}{query}", {"q": text}, follow=True)


# --- The order ------------------------------------------------------------


BY_SURNAME = [
    "Fatima el Amrani", "Noor van den Berg", "Piet VAN DER Berg", "Anna Maria Çelik", "Jan de Cock", "cor",
    "Jan de la Cruz", "Sjoerd op 't Hof", "Mariëlle Jansen-van der Meer", "Van Meerten", "Els Meer van Rijn",
    "van den Aa, Wim", "J. de Wit-Jansen", "Willem  de  Zwart",
]  # fmt: skip


def test_the_order_is_by_surname_without_what_stands_before_it():
    """Also with capitals, accents, more first names and two surnames; a name with a comma begins with its surname."""
    for name in reversed(BY_SURNAME):
        MedewerkerFactory(naam=name)
    rows = by_surname(Medewerker.objects.all()).order_by("sorteernaam", "pk")
    assert [row.naam for row in rows] == BY_SURNAME


def test_list_begins_by_surname_and_sorts_by_each_head(browser, cast):
    team = TeamFactory(naam="aaa")
    Medewerker.objects.exclude(pk=cast.beheerder.pk).update(is_active=False)
    for name, login, of in (("Wim de Aap", "z1", None), ("Aad Zomer", "y2", team), ("Bo Kat", "x3", team)):
        MedewerkerFactory(naam=name, gebruikersnaam=login, team=of)
    mine = lambda query: [n for n in names(browser.get(LIST + query)) if "van Dienst" not in n]  # noqa: E731
    assert mine("?filter=geen") == ["Wim de Aap", "Bo Kat", "Aad Zomer"]
    assert mine("?sorteer=-naam") == ["Aad Zomer", "Bo Kat", "Wim de Aap"]
    assert mine("?sorteer=gebruikersnaam") == ["Bo Kat", "Aad Zomer", "Wim de Aap"]
    assert mine("?sorteer=team") == ["Wim de Aap", "Bo Kat", "Aad Zomer"]
    assert re.search(r'aria-sort="ascending"><a [^>]*>Naam<', browser.get(LIST).content.decode())


def test_next_page_goes_on_where_the_first_one_ended(browser, cast):
    for number in range(60):
        MedewerkerFactory(naam=f"Voor{60 - number:02} de Achter{number:02}")
    first = browser.get(LIST)
    following = re.search(r'href="(\?na=[0-9a-f-]+)"', first.content.decode())[1]
    both = names(first) + names(browser.get(LIST + following))
    assert [name for name in both if "Achter" in name] == [
        f"Voor{60 - number:02} de Achter{number:02}" for number in range(60)
    ]
    assert len(both) == len(set(both)) == Medewerker.objects.count()


# --- Searching ------------------------------------------------------------


@pytest.mark.parametrize("text", ["amrani", "EL AMR", "amrani zoe", "Zoë", "fama01", "zoe 01"])
def test_medewerker_is_found_by_any_part_of_the_name_or_user_name(browser, text):
    MedewerkerFactory(naam="Zoë el Amrani", gebruikersnaam="fama01")
    MedewerkerFactory(naam="Bo Kat", gebruikersnaam="kat")
    assert names(searched(browser, text)) == ["Zoë el Amrani"]
    assert [row.naam for row in find_medewerkers(text)] == ["Zoë el Amrani"]


@pytest.mark.parametrize("text", ["amrani kat", "_", "zo%amrani", "zoe\0x"])
def test_medewerker_is_not_found_by_half_of_the_words_or_wild_cards(browser, text):
    MedewerkerFactory(naam="Zoë el Amrani", gebruikersnaam="fama01")
    assert names(searched(browser, text)) == []
    assert "Geen medewerkers gevonden." in searched(browser, text).content.decode()


def test_what_somebody_typed_stands_in_no_address_and_the_filters_stay(browser, cast):
    MedewerkerFactory(naam="Zoë el Amrani", rollen=["manager"])
    MedewerkerFactory(naam="Ada el Amrani", rollen=["consulent"])
    response = browser.post(f"{SEARCH}?rol=manager&zoek=7&na=x&team=", {"q": "Amrani"})
    assert response.url == f"{LIST}?rol=manager&zoek=1"
    page = browser.get(response.url)
    assert names(page) == ["Zoë el Amrani"]
    text = page.content.decode().replace("\u00a0", " ")
    assert "1 medewerker voor “Amrani”" in text
    assert not re.search(r'(href|action)="[^"]*Amrani', text)
    assert 'href="?zoek=1"' in text  # the chip takes the filter away and keeps the search
    assert browser.post(SEARCH, {"q": " "}).url == f"{LIST}?filter=geen"


def test_search_of_somebody_else_is_not_theirs_and_says_so(browser, client_of):
    url = searched(browser, "amrani").redirect_chain[0][0]
    other = client_of(MedewerkerFactory(rollen=["beheerder"])).get(url).content.decode()
    assert "Deze zoekvraag is verlopen" in other
    assert "amrani" not in other


def test_search_field_on_top_of_each_page_of_a_beheerder_looks_for_medewerkers(browser, cast, client_of):
    text = browser.get("/beheer/teams/").content.decode()
    assert 'class="kop-zoek" role="search" method="post" action="/beheer/medewerkers/zoeken/"' in text
    for other in (cast.privacy, cast.manager, cast.consulent):
        assert "medewerkers/zoeken" not in client_of(other).get("/").content.decode()


@pytest.mark.parametrize("role", ["consulent", "teamleider", "manager", "privacy", "werkgever"])
def test_nobody_else_searches(cast, client_of, role):
    assert client_of(getattr(cast, role)).post(SEARCH, {"q": "x"}).status_code == 403


# --- Filters ------------------------------------------------------------


def test_filters_on_role_team_and_account(browser, cast):
    Medewerker.objects.filter(team=cast.centrum).update(team=None)
    team = TeamFactory(naam="Zuid")
    now = clock.now()
    here = {"team": team, "uitgenodigd_op": now}
    MedewerkerFactory(naam="Een", rollen=["regisseur", "manager"], **here)
    past = MedewerkerFactory(naam="Twee", rollen=["regisseur"], **here)
    past.rolverleningen.update(vanaf=now - 2 * DAY, tot=now - DAY)
    MedewerkerFactory(naam="Drie", rollen=["manager"], is_active=False, **here)
    MedewerkerFactory(naam="Vier", rollen=["consulent"], team=team, uitgenodigd_op=None)
    zuid = f"?team={team.pk}"
    asked = {
        query: set(names(browser.get(LIST + zuid + query)))
        for query in ("", "&rol=regisseur", "&rol=manager", "&rol=geen", "&stand=actief", "&stand=wacht",
                      "&stand=afgesloten", "&rol=baas")
    }  # fmt: skip
    assert asked == {
        "": {"Een", "Twee", "Drie", "Vier"}, "&rol=regisseur": {"Een"}, "&rol=manager": {"Een", "Drie"},
        "&rol=geen": {"Twee"}, "&stand=actief": {"Een", "Twee"}, "&stand=wacht": {"Vier"},
        "&stand=afgesloten": {"Drie"}, "&rol=baas": set(),
    }  # fmt: skip
    assert not {"Een", "Twee", "Drie", "Vier"} & set(names(browser.get(f"{LIST}?team=geen")))
    text = browser.get(f"{LIST}{zuid}&rol=manager").content.decode()
    assert "Haal weg: </span>Rol: Manager</a>" in text
    assert "Haal weg: </span>Team: Zuid</a>" in text
    assert 'data-kop="Rollen">Manager, Regisseur<' in browser.get(f"{LIST}{zuid}").content.decode()


def test_who_waits_for_confirmation_is_found_in_the_list_and_from_the_start(browser, cast, client_of):
    now = clock.now()
    assert "Wachten op bevestiging" not in browser.get("/").content.decode()
    ways = {"Wacht": {}, "Dicht": {"is_active": False}, "Klaar": {"te_bevestigen_sinds": None}}
    for name, changed in ways.items():
        MedewerkerFactory(naam=name, **{"uitgenodigd_op": now, "te_bevestigen_sinds": now, **changed})
    page = browser.get(f"{LIST}?stand=bevestigen")
    assert names(page) == ["Wacht"]
    assert 'data-kop="Account">wacht op bevestiging<' in page.content.decode()
    asked = {
        stand: set(names(browser.get(f"{LIST}?stand={stand}"))) & set(ways)
        for stand in ("actief", "wacht", "afgesloten")
    }
    assert asked == {"actief": {"Klaar"}, "wacht": set(), "afgesloten": {"Dicht"}}
    own = browser.get(f"{LIST}{Medewerker.objects.get(naam='Wacht').pk}/").content.decode()
    assert re.search(r"<dt>Account</dt>\s*<dd>\s*wacht op bevestiging\s*</dd>", own)
    start = " ".join(browser.get("/").content.decode().split())
    assert re.search(
        r'<a href="/beheer/medewerkers/\?stand=bevestigen">1(&nbsp;|\u00a0| )account</a> wacht op bevestiging',
        start,
    )
    assert "Wachten op bevestiging" not in client_of(cast.privacy).get("/").content.decode()


def test_empty_fields_of_the_form_do_not_stay_in_the_address(browser):
    assert browser.get(f"{LIST}?rol=manager&team=&stand=").url == f"{LIST}?rol=manager"
    assert browser.get(f"{LIST}?rol=&team=&stand=").url == f"{LIST}?filter=geen"


def test_list_asks_the_same_queries_for_1_25_and_100_rows_with_everything_on(browser):
    counts, made = [], 0
    for number in (1, 25, 100):
        for n in range(made, number):
            team = TeamFactory()
            MedewerkerFactory(naam=f"Bo {n} Kat", team=team, rollen=["regisseur", "consulent"])
        made = number
        url = searched(browser, "kat", "?rol=regisseur").redirect_chain[0][0]
        with CaptureQueriesContext(connection) as queries:
            assert len(names(browser.get(f"{url}&sorteer=team"))) == min(number, 50)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 14
