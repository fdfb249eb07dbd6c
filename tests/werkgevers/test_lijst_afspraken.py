"""The lists of agreements and of vacancies: each filter, column and order, what is kept, and what may be done next."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.web.gelezen import read
from tests.werkgevers.factories import VacatureFactory, WerkakkoordFactory, WerkgeverFactory
from werkgevers.lijsten import AKKOORDEN, VACATURES
from werkoffensief.accounts.models import Lijstfilter
from werkoffensief.web import clock
from werkoffensief.web.lijsten import MAX_COLUMNS

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)
AKKOORD, VACATURE = "/akkoorden/lijst/", "/vacatures/"
LISTS = pytest.mark.parametrize("lijst", [AKKOORDEN, VACATURES], ids=lambda lijst: lijst.sleutel)
PAGES = {"akkoorden": AKKOORD, "vacatures": VACATURE}


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


def text_of(browser, path):
    response = browser.get(path)
    assert response.status_code == 200
    return " ".join(unescape(read(response.content.decode())).replace("\u00a0", " ").split())


def names(browser, path):
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', text_of(browser, path))


def employer(naam, **kwargs):
    return WerkgeverFactory(naam=naam, **kwargs)


# --- Agreements ------------------------------------------------------------


@pytest.fixture
def agreements(cast):
    """One in each stand, of the accountmanager, of a colleague and of nobody."""
    colleague = MedewerkerFactory(rollen=["accountmanager"], naam="Collega van Buiten")
    mine, theirs = employer("Van mij", accountmanager=cast.accountmanager), employer("Van collega")
    theirs.accountmanager = colleague
    theirs.save()
    begin = {"ingangsdatum": date(2024, 5, 1)}
    WerkakkoordFactory(werkgever=mine, einddatum=TODAY + 30 * DAY, banen=0, **begin)
    WerkakkoordFactory(werkgever=theirs, einddatum=TODAY + 31 * DAY, ontwikkelplekken=0, **begin)
    WerkakkoordFactory(werkgever=employer("Zonder einde", sector="overig"), einddatum=None)
    WerkakkoordFactory(werkgever=employer("Voorbij"), einddatum=TODAY - DAY)
    WerkakkoordFactory(werkgever=employer("Straks"), ingangsdatum=TODAY + DAY, einddatum=None)
    WerkakkoordFactory(werkgever=employer("Fout"), vervallen_op=clock.now(), vervallen_reden="Dubbel")
    return colleague


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", ["Van collega", "Van mij", "Voorbij", "Zonder einde"]),
        ("stand=lopend", ["Van collega", "Van mij", "Zonder einde"]),
        ("stand=straks", ["Straks"]),
        ("stand=afgelopen", ["Voorbij"]),
        ("stand=vervallen", ["Fout"]),
        ("van=mij", ["Van mij"]),
        ("van=niemand", ["Voorbij", "Zonder einde"]),
        ("afloop=30", ["Van mij"]),
        ("afloop=90", ["Van mij", "Van collega"]),  # the first to end on top
        ("afloop=90&toon=open", ["Van collega"]),
        ("toon=zonder_vacature", ["Van collega", "Zonder einde"]),
        ("toon=banen", ["Van collega", "Voorbij", "Zonder einde"]),
        ("toon=ontwikkelplekken", ["Van mij", "Voorbij", "Zonder einde"]),
        ("toon=vervuld", []),
        ("sector=overig", ["Zonder einde"]),
        ("jaar=2024", ["Van collega", "Van mij"]),
        ("op=30-04-2024", ["Voorbij", "Zonder einde"]),
        ("op=01-01-2019&afloop=90", []),
    ],
)
def test_filters_of_the_agreements(browser, agreements, query, wanted):
    assert names(browser, f"{AKKOORD}?{query}") == wanted


def test_agreements_and_vacancies_of_one_accountmanager_by_name(browser, cast, client_of, agreements):
    VacatureFactory(werkgever=employer("Ander", accountmanager=agreements), functie="Kok")
    VacatureFactory()
    for path, wanted in ((AKKOORD, ["Van collega"]), (VACATURE, ["Kok"])):
        assert names(browser, f"{path}?van={agreements.pk}") == wanted
        text = text_of(client_of(cast.consulent), f"{path}?van={agreements.pk}")
        assert "Accountmanager: Collega van Buiten</a>" in text
        assert "mijn werkgevers" not in text  # a consulent has none
    nobody = MedewerkerFactory(naam="Geen Accountmanager")
    assert "Geen Accountmanager" not in text_of(browser, f"{AKKOORD}?van={nobody.pk}")


def test_the_day_on_which_a_list_counts_stays_with_everything_but_a_saved_filter(browser, agreements):
    here = f"{AKKOORD}?op=31-12-2024&stand=lopend"
    text = text_of(browser, here)
    assert re.search(r"\d akkoorden, stand op 31-12-2024: \d+ banen toegezegd", text)
    assert re.search(rf"Stand op 31-12-2024. Stand: lopend. Afgedrukt op \w+ {TODAY.day} ", text)
    assert '<input type="hidden" name="op" value="31-12-2024">' in text.split('class="filters-velden"')[1]
    for link in ("bewaren/", "kolommen/", "download/csv/"):
        assert f"{link}?op=31-12-2024&stand=lopend" in text
    answer = browser.post("/lijsten/akkoorden/bewaren/?op=31-12-2024&stand=lopend", {"naam": "Nu"})
    assert answer.url == here
    assert Lijstfilter.objects.get().query == "stand=lopend"


def test_an_empty_field_of_the_form_is_not_in_the_address(browser):
    answer = browser.get(f"{AKKOORD}?op=31-12-2024&stand=lopend&toon=&van=&sorteer=-einde")
    assert answer.url == f"{AKKOORD}?op=31-12-2024&stand=lopend&sorteer=-einde"
    assert browser.get(f"{VACATURE}?stand=over_tijd&van=").url == f"{VACATURE}?stand=over_tijd"


# --- Vacancies ------------------------------------------------------------


@pytest.fixture
def vacancies(cast):
    """One in each tab, and some that differ in one thing."""
    row = employer("Zorg", accountmanager=cast.accountmanager)
    agreement = WerkakkoordFactory(werkgever=row, einddatum=None)
    made = {"open_van": TODAY - 30 * DAY}
    VacatureFactory(functie="Open", werkgever=row, werkakkoord=agreement, **made)
    VacatureFactory(functie="Al lang", werkgever__sector="overig", open_van=TODAY - 91 * DAY)
    VacatureFactory(functie="Te lang", open_tot=TODAY - DAY, **made)
    VacatureFactory(functie="Langst", open_tot=TODAY - 2 * DAY, **made)
    VacatureFactory(functie="Morgen", open_van=TODAY + DAY)
    closed = {"gesloten_op": TODAY - DAY, **made}
    VacatureFactory(functie="Klaar", sluitreden="vervuld", **closed)
    VacatureFactory(functie="Stil", sluitreden="geen_antwoord", **{**closed, "gesloten_op": TODAY})


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", ["Open", "Al lang"]),
        ("stand=onzin", ["Open", "Al lang"]),
        ("stand=over_tijd", ["Langst", "Te lang"]),
        ("stand=straks", ["Morgen"]),
        ("stand=gesloten", ["Stil", "Klaar"]),
        ("reden=geen_antwoord", ["Stil"]),
        ("stand=open&reden=vervuld", ["Klaar"]),
        ("van=mij", ["Open"]),
        ("van=niemand&stand=over_tijd", ["Langst", "Te lang"]),
        ("sector=overig", ["Al lang"]),
        ("akkoord=ja", ["Open"]),
        ("akkoord=nee", ["Al lang"]),
        ("sinds=30", ["Al lang"]),
        ("sinds=180", []),
    ],
)
def test_tabs_and_filters_of_the_vacancies(browser, vacancies, query, wanted):
    assert names(browser, f"{VACATURE}?{query}") == wanted


def test_a_vacancy_says_where_it_stands(browser, vacancies):
    for tab, words, last in (
        ("open", "open", "geen"),
        ("straks", f"open vanaf {TODAY + DAY:%d-%m-%Y}", "geen"),
        ("over_tijd", "te lang open", f"{TODAY - 2 * DAY:%d-%m-%Y}"),
        ("gesloten", "gesloten: Vervuld", f"{TODAY - DAY:%d-%m-%Y}"),
    ):
        text = text_of(browser, f"{VACATURE}?stand={tab}")
        assert f'<td data-kop="Stand">{words}</td>' in text
        assert f'<td data-kop="Laatste dag" class="niet-breken">{last}</td>' in text
        assert re.search(r'aria-current="page">([^<]+)<', text.split("nav-tabs")[1])
    text = text_of(browser, f"{VACATURE}?reden=vervuld")
    assert 'href="?stand=gesloten" aria-current="page">Gesloten<' in text
    assert "Gesloten. Waarom gesloten: Vervuld. Afgedrukt op" in text


# --- Both ------------------------------------------------------------


@LISTS
def test_unknown_value_shows_nothing_and_says_so(browser, agreements, vacancies, lijst):
    for filter_ in lijst.filters:
        text = text_of(browser, f"{PAGES[lijst.sleutel]}?{filter_.naam}=onzin")
        assert f"Dit filter bestaat niet (meer): {filter_.label}." in text
        assert '<th scope="row">' not in text


@LISTS
def test_every_column_can_be_shown_and_every_order_is_said(browser, agreements, vacancies, lijst):
    shown, columns = "", [kolom.sleutel for kolom in lijst.kolommen[1:]]
    page, keep = PAGES[lijst.sleutel], f"/lijsten/{lijst.sleutel}/kolommen/"
    for start in range(0, len(columns), MAX_COLUMNS - 1):
        part = columns[start : start + MAX_COLUMNS - 1]
        assert browser.post(keep, {"kolommen": part}).status_code == 302
        shown += text_of(browser, page)
        for kolom in lijst.kolommen:
            if kolom.sorteer and kolom.sleutel in part:
                text = text_of(browser, f"{page}?sorteer=-{kolom.sleutel}")
                assert re.search(rf'aria-sort="descending"><a [^>]*>{kolom.label}<', text)
    assert [kolom.label for kolom in lijst.kolommen if f">{kolom.label}<" not in shown] == []
    wanted = {
        "akkoorden": (("Accountmanager", "Collega van Buiten"), ("Stand", "lopend"), ("Eerste dag", "01-05-2024"),
                      ("Accountmanager", "nog niemand"), ("Laatste dag", "geen"), ("Sector", "Overig")),
        "vacatures": (("Accountmanager", "Accountmanager van Dienst"), ("Werkgever", "Zorg"), ("Akkoord", "geen"),
                      ("Laatste dag", "geen"), ("Sector", "Overig"), ("Stand", "open")),
    }[lijst.sleutel]  # fmt: skip
    for head, value in wanted:
        assert re.search(rf'<td data-kop="{head}"[^>]*>{value}</td>', shown)


@LISTS
def test_filter_is_kept_by_its_owner_and_for_the_team(browser, cast, client_of, lijst):
    page, keep = PAGES[lijst.sleutel], f"/lijsten/{lijst.sleutel}/bewaren/?van=niemand"
    saved = {"naam": "Van niemand", "voor": "mij", "begin": "on"}
    assert browser.post(keep, saved).url == f"{page}?van=niemand"
    assert browser.get(page).url == f"{page}?van=niemand"
    assert 'href="?van=niemand" aria-current="true">Van niemand' in text_of(browser, f"{page}?van=niemand")
    assert "Haal weg: </span>Accountmanager: nog niemand" in text_of(browser, f"{page}?van=niemand")
    assert client_of(cast.collega).get(page).status_code == 200
    client_of(cast.teamleider).post(keep, {"naam": "Van ons", "voor": "team"})
    assert "Van ons <small>(team)" in text_of(client_of(cast.collega), page)
    assert "Van ons" not in text_of(client_of(cast.vreemde), page)


def test_what_may_be_done_next_is_for_the_accountmanager_and_not_on_paper(
    browser, cast, client_of, agreements, vacancies
):
    reader = client_of(cast.consulent)
    for path, words in (
        (f"{AKKOORD}?toon=zonder_vacature", "Vacature toevoegen"),
        (f"{AKKOORD}?afloop=90", "Verlengen of wijzigen"),
        (AKKOORD, "Wijzigen"),
        (f"{VACATURE}?stand=over_tijd", "Sluiten"),
        (VACATURE, "Wijzigen"),
    ):
        steps = re.findall(rf'<td class="geen-print"><a href="([^"]+)">{words}<span', text_of(browser, path))
        assert len(steps) >= 2
        assert browser.get(steps[0]).status_code == 200
        text = text_of(reader, path)
        assert names(reader, path)
        assert 'class="geen-print"><a href="/' not in text.split("<table")[1].split("</table")[0]
        assert "Download:" not in text
    for path in (f"{AKKOORD}?stand=vervallen", f"{VACATURE}?stand=gesloten"):
        assert '<td class="geen-print"><a' not in text_of(browser, path)


@LISTS
def test_empty_list_says_the_next_step(browser, lijst):
    page = PAGES[lijst.sleutel]
    assert '<a href="/werkgevers/">' in text_of(browser, page).split('class="leeg"')[1]
    filtered = text_of(browser, f"{page}?sector=zorg").split('class="leeg"')[1].split("</div>")[0]
    way = re.search(r'<a href="([^"]+)">Haal de filters weg', filtered)[1]
    assert "Haal weg" not in text_of(browser, page + way)
    for tab in ("over_tijd", "straks", "gesloten"):
        assert 'class="leeg"' in text_of(browser, f"{VACATURE}?stand={tab}")


def test_vacancies_page_on_by_every_order(browser):
    for n in range(52):
        VacatureFactory(functie=f"Werk {n:02d}", aantal=n % 7 + 1, open_tot=None if n % 3 else TODAY + DAY)
    for order in ("werk", "-werkgever", "plekken", "-sinds", "einde", "plaats"):
        body = text_of(browser, f"{VACATURE}?sorteer={order}")
        following = re.search(r'rel="next" href="([^"]+)"', body)[1]
        seen = [names(browser, f"{VACATURE}?sorteer={order}"), names(browser, VACATURE + following)]
        assert [len(part) for part in seen] == [50, 2]
        assert len({*seen[0], *seen[1]}) == 52
