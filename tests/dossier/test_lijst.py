"""The list of klanten, the search, and health."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intake.models import Klant, Klantnummer
from tests.dossier.gevallen import CANARY, ROLES, crowd, give_stadsdeel, person_of, search
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.trajecten.factories import PlaatsingFactory
from trajecten.enums import Stand
from trajecten.queries import with_stand
from werkoffensief.berichten import heartbeat
from werkoffensief.dossier.queries.klantlijst import KLANTEN, ORDERS
from werkoffensief.dossier.queries.lijst import people_in
from werkoffensief.web import clock
from werkoffensief.web.pagination import _beyond

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.mark.parametrize("path", ["/klanten/", "/klanten/zoeken/"])
def test_who_may_open_the_list(cast, client_of, path):
    seen = {role: client_of(getattr(cast, role)).get(path).status_code for role in ROLES}
    assert seen == {
        "consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 200, "teamleider": 200,
        "accountmanager": 403, "manager": 403, "beheerder": 403, "privacy": 403, "werkgever": 403,
    }  # fmt: skip


def names(response):
    return re.findall(r'<th scope="row"><a href="/klanten/[^"]+">([^<]*)</a>', response.content.decode())


def test_tabs_hold_my_people_those_of_the_team_and_those_of_none(cast, client_of):
    give_stadsdeel(cast.centrum)
    mine = person_of(cast.regisseur, achternaam="Mijn")[0]
    KlantFactory(achternaam="Team")
    KlantFactory(achternaam="Zonder", stadsdeel="Nergens")
    person_of(cast.vreemde, achternaam="Vreemd")
    browser = client_of(cast.regisseur)
    assert names(browser.get("/klanten/")) == [mine.naam]
    assert names(browser.get("/klanten/?groep=team")) == ["Noor Mijn", "Noor Team"]
    assert names(browser.get("/klanten/?groep=zonder")) == [mine.naam]  # no such tab: the first one
    leader = client_of(cast.teamleider)
    assert names(leader.get("/klanten/")) == ["Noor Mijn", "Noor Team"]
    assert names(leader.get("/klanten/?groep=zonder")) == ["Noor Zonder"]
    assert "Zonder team" not in browser.get("/klanten/").content.decode()


def test_shielded_file_is_only_in_the_list_of_its_regisseur(cast, client_of):
    klant = person_of(cast.regisseur, achternaam="Schild")[0]
    Klant.objects.filter(pk=klant.pk).update(
        afgeschermd_op="2026-01-01T12:00Z", afgeschermd_reden="Bedreigd."
    )
    assert names(client_of(cast.regisseur).get("/klanten/?groep=team")) == ["Noor Schild"]
    assert names(client_of(cast.teamleider).get("/klanten/?groep=team")) == []


def test_chips_filter_and_stay_in_the_address(cast, client_of):
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.centrum, "onbekend")
    spoken = KlantFactory(achternaam="Gesproken")
    GesprekFactory(klant=spoken)
    KlantFactory(achternaam="Nooit")
    KlantFactory(achternaam="Onbekend", stadsdeel=None)
    browser = client_of(cast.consulent)
    assert names(browser.get("/klanten/?gesproken=nee")) == ["Noor Nooit", "Noor Onbekend"]
    assert names(browser.get("/klanten/?stadsdeel=onbekend")) == ["Noor Onbekend"]
    both = browser.get("/klanten/?gesproken=nee&stadsdeel=Centrum")
    assert names(both) == ["Noor Nooit"]
    text = both.content.decode()
    assert 'href="?gesproken=nee">' in text.replace('"chip aan"\n', "")
    assert 'href="?stadsdeel=Centrum">' in text
    assert "Gesproken: nog niet" in text
    assert "sorteer=-naam" in text
    assert names(browser.get("/klanten/?stadsdeel=Bestaatniet")) == []


def test_list_sorts_by_name_and_by_last_conversation(cast, client_of):
    give_stadsdeel(cast.centrum)
    for name, day in (("Bakker", date(2026, 3, 1)), ("Amrani", date(2026, 5, 1)), ("Cals", None)):
        klant = KlantFactory(achternaam=name)
        if day:
            GesprekFactory(klant=klant, datum=day)
    GesprekFactory(
        klant=Klant.objects.get(achternaam="Cals"), vervallen_op="2026-06-01T12:00Z", vervallen_reden="Fout"
    )
    browser = client_of(cast.consulent)
    by_name = browser.get("/klanten/?sorteer=naam")
    assert names(by_name) == ["Noor Amrani", "Noor Bakker", "Noor Cals"]
    assert by_name.content.decode().count("aria-sort") == 1
    assert names(browser.get("/klanten/?sorteer=-gesproken")) == ["Noor Amrani", "Noor Bakker", "Noor Cals"]
    assert names(browser.get("/klanten/?sorteer=gesproken")) == ["Noor Cals", "Noor Bakker", "Noor Amrani"]


def test_list_sorts_by_stadsdeel_and_there_by_name_and_by_date_of_birth_who_has_none_first(cast, client_of):
    for name in ("Centrum", "Centrum Oost", "onbekend"):
        give_stadsdeel(cast.centrum, name)
    for name, stadsdeel, born in (
        ("Zwart", "Centrum", date(1990, 1, 1)), ("Aal", "Centrum", None), ("Mol", "Centrum Oost", date(1970, 1, 1)),
        ("Bos", None, date(1980, 1, 1)),
    ):  # fmt: skip
        KlantFactory(achternaam=name, geboortedatum=born, stadsdeel=stadsdeel)
    browser = client_of(cast.consulent)
    browser.post("/lijsten/klanten/kolommen/", {"kolommen": ["stadsdeel", "geboortedatum"]})

    def sorted_by(column):
        page = browser.get(f"/klanten/?groep=team&sorteer={column}")
        head = re.search(r'aria-sort="(\w+)"><a href="[^"]*">([^<]*)', page.content.decode())
        return [name.removeprefix("Noor ") for name in names(page)], head.groups()

    by_district, by_birth = ["Bos", "Aal", "Zwart", "Mol"], ["Aal", "Mol", "Bos", "Zwart"]
    assert sorted_by("stadsdeel") == (by_district, ("ascending", "Stadsdeel"))
    assert sorted_by("-stadsdeel") == (by_district[::-1], ("descending", "Stadsdeel"))
    assert sorted_by("geboortedatum") == (by_birth, ("ascending", "Geboortedatum"))
    assert sorted_by("-geboortedatum") == (by_birth[::-1], ("descending", "Geboortedatum"))


@pytest.mark.parametrize("column", ["stadsdeel", "geboortedatum"])
def test_sorted_pages_walk_an_index_of_the_team_at_the_beginning_and_deep(cast, column):
    """Without the scans and sorts that a small table prefers."""
    give_stadsdeel(cast.centrum)
    crowd(cast.centrum, 3)
    with connection.cursor() as cursor:
        for other in ("seqscan", "sort", "bitmapscan"):
            cursor.execute(f"SET LOCAL enable_{other} = off")
    rows = ORDERS[column](people_in(cast.consulent, "team"))
    order = KLANTEN.sorteringen[column]
    first = rows.order_by(*order)
    anchor = first.values_list(*order)[1]
    deep = first.filter(_beyond(order, anchor, False))
    index = {"stadsdeel": "klant_team_stadsdeel", "geboortedatum": "klant_team_geboren"}[column]
    for page in (first, deep):
        plan = page.values_list("pk")[:51].explain()
        assert f"Index Scan using {index}" in plan.replace("Index Only", "Index")
        assert "Sort" not in plan
    bound = re.search(rf"{index} on .*\n\s+Index Cond: (.*)", plan)[1]
    assert (">=" in bound, "team_id" in bound) == (True, True)


@pytest.mark.parametrize(
    "sorting", ["naam", "-naam", "gesproken", "-gesproken", "stadsdeel", "-geboortedatum"]
)
def test_pages_of_fifty_show_everybody_once(cast, client_of, sorting):
    give_stadsdeel(cast.centrum)
    for number in range(120):
        klant = KlantFactory(achternaam=f"Persoon {number % 7}")
        if number % 3:
            GesprekFactory(klant=klant, datum=date(2026, 1, 1 + number % 5), medewerker=cast.consulent)
    browser, path, seen = client_of(cast.consulent), f"/klanten/?sorteer={sorting}", []
    while path:
        text = browser.get(path).content.decode()
        page = re.findall(r'<th scope="row"><a href="(/klanten/[^"]+)"', text)
        assert len(page) <= 50
        seen += page
        following = re.search(r'rel="next"\s+href="([^"]+)"', text)
        path = following and "/klanten/" + following[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize(
    "path",
    [
        "/klanten/?groep=team",
        *(f"/klanten/?groep=team&sorteer={column}" for column in ("gesproken", "stadsdeel")),
    ],
)
def test_list_asks_the_same_few_queries_for_1_25_and_100_people(cast, client_of, path):
    browser, counts, present = client_of(cast.consulent), [], 0
    empty = cost_of_an_empty_view(browser)
    for number in (1, 25, 100):
        crowd(cast.centrum, number - present)
        present = number
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = browser.get(path)
        assert len(names(response)) == min(number, 50)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] - empty <= 12


# --- search ------------------------------------------------------------


def test_search_finds_by_any_part_of_a_name_without_accents(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(voornaam="Fatima", tussenvoegsel="el", achternaam="Amrani")
    KlantFactory(voornaam="Zoë", achternaam="Brûlé")
    person_of(cast.vreemde, achternaam="Amrani-Vreemd")
    browser = client_of(cast.consulent)
    assert names(search(browser, "amrani")) == ["Fatima el Amrani"]
    assert names(search(browser, "EL  fatim")) == ["Fatima el Amrani"]
    assert names(search(browser, "zoe brule")) == ["Zoë Brûlé"]
    assert names(search(browser, "100%")) == []
    assert names(search(browser, "_")) == []
    assert "Niemand gevonden" in search(browser, "vreemd").content.decode()


def test_search_by_number_opens_the_file_and_knows_old_numbers(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(klantnummer="K-77")
    Klantnummer.objects.create(nummer="OUD-1", klant=klant)
    stranger = person_of(cast.vreemde, klantnummer="K-88")[0]
    browser = client_of(cast.consulent)
    assert search(browser, " K-77 ").url == f"/klanten/{klant.pk}/"
    assert names(search(browser, "OUD-1")) == [klant.naam]
    assert names(search(browser, stranger.klantnummer)) == []


def test_search_escapes_what_was_typed_and_puts_it_in_no_address(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam=CANARY)
    browser = client_of(cast.consulent)
    text = search(browser, "script").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert "q=" not in text
    assert "<script>alert" not in search(browser, CANARY).content.decode()
    assert "\0" not in search(browser, "a\0b").content.decode()
    assert "<script>alert" not in browser.get("/klanten/?groep=team").content.decode()


# --- where a person stands ------------------------------------------------------------


def stand_of(klant):
    return with_stand(Klant.objects.filter(pk=klant.pk), day=DAY).get().stand


def test_stand_is_the_first_that_holds(cast):
    klant = KlantFactory()
    assert stand_of(klant) == Stand.NIET_GESPROKEN
    GesprekFactory(klant=klant)
    assert stand_of(klant) == Stand.GESPROKEN
    person = person_of(cast.regisseur)[0]
    assert stand_of(person) == Stand.TRAJECT
    course = PlaatsingFactory(klant=person, soort="opleiding", startdatum=date(2026, 11, 1))
    assert stand_of(person) == Stand.OPLEIDING
    PlaatsingFactory(klant=person, startdatum=DAY, einddatum=DAY, einde_reden_id="overig")
    assert stand_of(person) == Stand.AAN_HET_WERK
    Klant.objects.filter(pk=person.pk).update(verhuisd_op=date(2026, 11, 23))
    assert stand_of(person) == Stand.AAN_HET_WERK
    Klant.objects.filter(pk=person.pk).update(verhuisd_op=DAY)
    assert stand_of(person) == Stand.VERHUISD
    Klant.objects.filter(pk=person.pk).update(overleden_op=DAY)
    assert stand_of(person) == Stand.OVERLEDEN
    assert course.startdatum < DAY


# --- public pages and health ------------------------------------------------------------


@pytest.mark.parametrize("path", ["/toegankelijkheid/", "/privacy/"])
def test_statements_are_public(path):
    assert Client().get(path).status_code == 200


def test_health_is_public_and_says_nothing_more():
    for path in ("/gezond/", "/gereed/"):
        response = Client().get(path)
        assert (response.status_code, response.content) == (200, b"goed")


def test_not_ready_when_a_migration_is_missing(monkeypatch):
    from werkoffensief.dossier.views import gezond as views

    views._migrations_on_disk.cache_clear()
    on_disk = views._migrations_on_disk() | {("intake", "9999_nog_niet")}
    monkeypatch.setattr(views, "_migrations_on_disk", lambda: on_disk)
    response = Client().get("/gereed/")
    assert (response.status_code, response.content) == (503, b"niet goed")


def test_workers_are_alive_while_both_left_a_young_heartbeat(settings):
    now = clock.now()
    heartbeat.beat_once(heartbeat.WORKER, now=now)
    heartbeat.beat_once(heartbeat.BEAT, now=now - timedelta(seconds=90))
    assert Client().get("/werkers/").status_code == 503
    heartbeat.beat_once(heartbeat.BEAT, now=now)
    response = Client().get("/werkers/")
    assert (response.status_code, response.content) == (200, b"goed")
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert Client().get("/werkers/").status_code == 503


def test_paper_says_which_part_of_the_list_it_holds(cast, client_of):
    crowd(cast.centrum, 51)
    browser = client_of(cast.consulent)
    first = browser.get("/klanten/?groep=team").content.decode().replace("\u00a0", " ")
    assert "Op dit blad: de eerste 50 van 51 klanten." in first
    following = re.search(r'rel="next"\s+href="([^"]+)"', first)[1].replace("&amp;", "&")
    second = browser.get(f"/klanten/{following}").content.decode().replace("\u00a0", " ")
    assert "Op dit blad: 1 van 51 klanten." in second
    assert "Op dit blad" not in browser.get("/klanten/?groep=mijn").content.decode()


def test_what_can_be_done_with_the_list_stands_above_it(cast, client_of):
    crowd(cast.centrum, 1)
    text = client_of(cast.teamleider).get("/klanten/?groep=team").content.decode()
    table = text.index("<table")
    for words in ("Kolommen kiezen", "Bewaarde filters", "Excel (XLSX)", 'href="#tegelijk"'):
        assert text.index(words) < table, words
    assert text.index('id="tegelijk"') > table
    assert 'href="#tegelijk"' not in client_of(cast.consulent).get("/klanten/?groep=team").content.decode()
