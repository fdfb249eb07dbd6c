"""Every act in the log, for the privacy officer: filters in the address, pages of fifty, no name of a klant."""

import ast
import html
import importlib
import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import ROLES, statuses
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.house.finders import ROOT, floors
from tests.intake.factories import KlantFactory
from werkoffensief.dossier.enums import Handelingsoort
from werkoffensief.dossier.migrations import __path__ as migrations
from werkoffensief.logboek.queries import acts
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web import clock

HERE = "/handelingen/"


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


def log(number=1, *, then=None, **given):
    """Acts at one moment, over the only connection that may add them."""
    row = {"tijdstip": then or clock.now(), "door": "systeem", "soort": "lijst opgehaald"} | given
    with connections["log"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO logboek_handeling ({', '.join(row)}) SELECT {', '.join(['%s'] * len(row))}"
            " FROM generate_series(1, %s)",
            [*row.values(), number],
        )


def days_ago(days):
    return clock.now() - timedelta(days=days)


def texts(page, column):
    """What stands in a column of the table."""
    if column == "Handeling":
        return re.findall(r'<th scope="row">(.*?)</th>', page)
    cells = re.findall(rf'<td data-kop="{column}"[^>]*>(.*?)</td>', page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells]


def get(browser, query=""):
    answer = browser.get(HERE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_the_privacy_officer_reads_the_acts(cast, client_of):
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    assert statuses(browsers, [HERE]) == {role: {200 if role == "privacy" else 403} for role in ROLES}


def test_an_empty_log_says_so(cast, client_of):
    assert "Er is nog niets vastgelegd." in get(client_of(cast.privacy))


def test_acts_say_who_did_what_about_what_without_a_klant(cast, client_of):
    klant = KlantFactory(voornaam="Geheim", achternaam="Persoon")
    downloaded = {"object_soort": "klant", "toelichting": "20 rijen, csv"}
    record_handeling(door="systeem", soort="klant gewist", object_soort="klant", object_id=str(uuid4()))
    record_handeling(door=cast.collega.pk, soort="BSN getoond", object_soort="klant", object_id=str(klant.pk))
    record_handeling(
        door=cast.beheerder.pk, soort="tweede factor: gereset", object_soort="medewerker",
        object_id=str(cast.collega.pk),
    )  # fmt: skip
    record_handeling(door=cast.teamleider.pk, soort="lijst opgehaald", **downloaded)
    record_handeling(door=uuid4(), soort="eenmalig aanmelden: geweigerd", toelichting="rol werkgever")
    record_handeling(door="nachtwerk", soort="iets nieuws")
    page = get(client_of(cast.privacy))
    assert texts(page, "Handeling") == [
        "Iets nieuws",
        "Eenmalig aanmelden geweigerd",
        "Lijst als bestand opgehaald",
        "Tweede factor van een ander gereset",
        "Heel BSN getoond",
        "Klant gewist",
    ]
    wie = ["Nachtwerk", "Een onbekend account", cast.teamleider.naam, cast.beheerder.naam, cast.collega.naam]
    assert texts(page, "Wie") == [*wie, "Het systeem"]
    assert texts(page, "Waarover") == [
        "–",
        "–",
        "De lijst van klanten",
        f"{cast.collega.naam}: welke gegevens zag deze medewerker",
        "Een klant: wie zag de gegevens",
        "Een klant die er niet meer is",
    ]
    assert texts(page, "Toelichting")[1:3] == ["rol werkgever", "20 rijen, csv"]
    assert page.count("/inzage/klant/") == page.count(f"/inzage/klant/{klant.pk}/") == 1
    assert "Persoon" not in page
    assert klant.klantnummer not in page


def test_ten_downloads_push_nothing_off(cast, client_of):
    log(then=days_ago(1), soort="klant gewist")
    log(10)
    start, page = client_of(cast.privacy).get("/").content.decode(), get(client_of(cast.privacy))
    assert "Klant gewist" not in start
    assert f'<a href="{HERE}">Alle handelingen</a>' in start
    assert "Klant gewist" in texts(page, "Handeling")


def test_each_kind_is_a_filter_and_a_chip(cast, client_of):
    browser = client_of(cast.privacy)
    for number, soort in enumerate(Handelingsoort, start=1):
        log(number, soort=soort.value)
    for number, soort in enumerate(Handelingsoort, start=1):
        page = get(browser, f"?soort={soort.adres}")
        assert texts(page, "Handeling") == [soort.label] * number
        assert f"</span>{soort.label}</a>" in page
        assert f'<p class="telling">{number} handeling' in page.replace("\u00a0", " ")


def test_period_counts_both_days_in_dutch_time(cast, client_of):
    for days in range(5):
        log(then=days_ago(days), toelichting=f"{days} dagen")
    today = clock.today()
    van, tot = (f"{today - timedelta(days=days):%d-%m-%Y}" for days in (3, 1))
    page = get(client_of(cast.privacy), f"?van={van}&tot={tot}")
    assert texts(page, "Toelichting") == ["1 dagen", "2 dagen", "3 dagen"]
    assert f"Vanaf {van}" in page
    assert f"Tot en met {tot}" in page
    without = html.unescape(re.findall(r'class="chip aan" href="([^"]*)"', page)[0])
    assert len(texts(get(client_of(cast.privacy), without), "Toelichting")) == 4


def test_a_day_begins_at_midnight_in_the_netherlands(cast, client_of):
    for moment in ("14T22:59:59", "14T23:00:00", "15T22:59:59", "15T23:00:00"):
        log(then=f"2026-01-{moment}Z", toelichting=moment)
    page = get(client_of(cast.privacy), "?van=15-01-2026&tot=15-01-2026")
    assert texts(page, "Toelichting") == ["15T22:59:59", "14T23:00:00"]


def test_a_medewerker_is_looked_for_without_a_name_in_the_address(cast, client_of):
    wanted = MedewerkerFactory(naam="Zoë van Gezocht", gebruikersnaam="zgezocht", is_active=False)
    log(2, door=str(wanted.pk))
    log(3)
    browser = client_of(cast.privacy)
    answer = browser.post("/handelingen/zoeken/?soort=lijst-opgehaald", {"q": "gezocht"})
    assert answer.status_code == 302
    assert "gezocht" not in answer.headers["Location"]
    page = browser.get(answer.headers["Location"]).content.decode()
    link = html.unescape(
        next(href for href in re.findall(r'href="(\?[^"]*)"', page) if str(wanted.pk) in href)
    )
    page = get(browser, link)
    assert texts(page, "Wie") == [wanted.naam] * 2
    assert "Gedaan door: Zoë van Gezocht" in page
    assert "soort=lijst-opgehaald" in link
    nobody = browser.post("/handelingen/zoeken/", {"q": "bestaatniet"}).headers["Location"]
    assert "Er is geen medewerker met “bestaatniet”" in browser.get(nobody).content.decode()


def test_never_more_than_fifteen_accounts_are_offered(cast, client_of):
    for _ in range(20):
        MedewerkerFactory(naam="Veel Voorkomend")
    browser = client_of(cast.privacy)
    page = browser.get(
        browser.post("/handelingen/zoeken/", {"q": "veel"}).headers["Location"]
    ).content.decode()
    assert page.count("?medewerker=") == 15
    assert "Dit zijn de eerste 15." in page


def test_the_system_is_a_filter_and_each_medewerker_leads_here(cast, client_of):
    log(2)
    log(1, door=str(cast.collega.pk))
    browser = client_of(cast.privacy)
    page = get(browser, "?medewerker=systeem")
    assert texts(page, "Wie") == ["Het systeem"] * 2
    there = browser.get(f"/inzage/medewerker/{cast.collega.pk}/").content.decode()
    assert f'href="{HERE}?medewerker={cast.collega.pk}"' in there
    assert texts(get(browser, f"?medewerker={cast.collega.pk}"), "Wie") == [cast.collega.naam]


def test_nonsense_in_the_address_shows_all_and_no_chip(cast, client_of):
    log(3)
    browser = client_of(cast.privacy)
    for query in (
        "soort=x",
        "medewerker=x",
        "van=x",
        "tot=31-02-2026",
        "na=x",
        "zoek=99",
        "van=01-01-0001",
        "na=%00",
    ):
        page = get(browser, f"?{query}")
        assert len(texts(page, "Wie")) == 3, query
        assert 'class="chip aan"' not in page, query
    assert "Controleer het jaartal" in get(browser, "?van=01-01-0001")


def test_filters_that_find_nothing_offer_all(cast, client_of):
    log(1)
    page = get(client_of(cast.privacy), "?soort=klant-gewist")
    assert "Geen handelingen gevonden met deze filters." in page


def test_pages_show_each_act_once_and_keep_the_filter(cast, client_of):
    for number in range(120):
        then = days_ago(1) if number % 3 else days_ago(2).replace(microsecond=0)
        log(toelichting=f"proef {number:03}", then=then.replace(minute=0, second=0, microsecond=0))
        log(soort="klant gewist", then=then)
    browser, seen, query = client_of(cast.privacy), [], "?soort=lijst-opgehaald"
    while query:
        page = get(browser, query)
        seen += texts(page, "Toelichting")
        query = html.unescape(next(iter(re.findall(r'href="(\?[^"]*na=[^"]*)"', page)), ""))
        assert not query or "soort=lijst-opgehaald" in query
    assert sorted(seen) == [f"proef {number:03}" for number in range(120)]


def test_the_same_few_queries_for_1_25_and_100_acts(cast, client_of):
    browser, klant = client_of(cast.privacy), KlantFactory()
    about = {"object_soort": "klant", "object_id": str(klant.pk), "door": str(cast.collega.pk)}
    today = f"{clock.today():%d-%m-%Y}"
    queries = ("", "?soort=bsn-getoond", f"?medewerker={cast.collega.pk}", f"?van={today}")
    empty, counts = cost_of_an_empty_view(browser), {query: [] for query in queries}
    for more in (1, 24, 75):
        log(more, soort="BSN getoond", **about)
        for query in queries:
            with CaptureQueriesContext(connection) as asked:
                page = get(browser, query)
            counts[query].append(len(asked) - empty)
    assert page.count('data-kop="Wie"') == 50
    assert all(len(set(found)) == 1 and found[0] <= 5 for found in counts.values()), counts


def test_a_long_log_is_read_through_an_index(cast):
    with connections["log"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_handeling (tijdstip, door, soort) SELECT now() - n * interval '1 minute',"
            " CASE n % 5 WHEN 0 THEN 'systeem' ELSE md5((n % 50)::text) END,"
            " CASE n % 7 WHEN 0 THEN 'BSN getoond' ELSE 'lijst opgehaald' END FROM generate_series(1, 20000) n"
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT analyseer('{logboek_handeling}')")
    tenth = {"since": days_ago(12), "before": days_ago(10)}
    for asked in (
        {},
        {"soort": "BSN getoond"},
        {"door": "systeem"},
        tenth,
        {"soort": "BSN getoond", **tenth},
    ):
        plan = acts(**asked).order_by("-tijdstip", "-pk").values("pk")[:51].explain()
        assert "Scan Backward using handeling_" in plan, plan
        assert "Sort" not in plan, plan


# --- Each kind that the code records has plain words ------------------------------------------------------------------


def recorded():
    """Every kind that any call of `record_handeling` can write, and the one that SQL writes."""
    found = set(re.findall(r"VALUES \(door, '([^']+)'", Path(migrations[0], "0001_wissen.py").read_text()))
    for app in floors():
        for path in Path(ROOT, *app.split(".")).rglob("*.py"):
            source = path.read_text()
            found |= through_melding(ast.parse(source))
            if (
                path.name != "melding.py"
                and "record_handeling(" in source
                and "def record_handeling" not in source
            ):
                module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
                found |= kinds(ast.parse(source), module)
    return found


def kinds(tree, module):
    found = set()
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for call in (node for node in ast.walk(function) if called(node) == "record_handeling"):
            value = next(word.value for word in call.keywords if word.arg == "soort")
            place = [argument.arg for argument in function.args.args]
            if isinstance(value, ast.Constant):
                found.add(value.value)
            elif value.id in place:  # then each caller in this module says it
                callers = [node for node in ast.walk(tree) if called(node) == function.name]
                found |= {node.args[place.index(value.id)].value for node in callers}
            else:
                found.add(getattr(module, value.id))
    return found


def through_melding(tree):
    """What the module for accounts hands on: `melding.record(door, who, kind)`, each kind written out."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    told = [node for node in calls if ast.unparse(node.func) == "melding.record"]
    return {
        part.value
        for node in told
        for part in ast.walk(node.args[2])
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def called(node):
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def test_each_kind_that_is_recorded_has_plain_words_and_no_others_are_offered():
    assert recorded() == set(Handelingsoort.values)
    assert len({soort.adres for soort in Handelingsoort}) == len(Handelingsoort)


def test_the_page_stands_in_the_menu_of_the_privacy_officer(cast, client_of):
    assert f'href="{reverse("handeling_lijst")}"' in client_of(cast.privacy).get("/rechten/").content.decode()
