"""What was promised and what came of it, of one employer and of all, on any day."""

import html
import re
from datetime import date, timedelta

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import CampagneFactory
from tests.trajecten.factories import PlaatsingFactory
from tests.web.gelezen import read
from tests.werkgevers.factories import VacatureFactory, WerkakkoordFactory, WerkgeverFactory
from werkgevers.lijsten import AKKOORDEN, agreements_asked
from werkgevers.models import Vacature, Werkakkoord
from werkgevers.queries import agreements_of, running_out, totals, without_vacancy
from werkoffensief.doelen import figures
from werkoffensief.web import clock
from werkoffensief.web.lijsten import Vraag

pytestmark = pytest.mark.django_db
DAY = date(2019, 12, 31)


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


def place(akkoord, number=1, start=date(2019, 6, 1), **kwargs):
    for _ in range(number):
        PlaatsingFactory(werkakkoord=akkoord, werkgever=akkoord.werkgever, startdatum=start, **kwargs)


@pytest.fixture
def world(db):
    """Two sectors, an ended one, a withdrawn one, one of the year before and one of the year after."""
    zorg = WerkakkoordFactory(banen=10, ontwikkelplekken=5)
    place(zorg, 2)
    place(zorg, 1, einddatum=date(2019, 7, 1), einde_reden_id="uitval")
    place(zorg, 1, soort="opleiding")
    place(zorg, 1, start=date(2020, 1, 1))
    place(zorg, 1, vervallen_op=clock.now(), vervallen_reden="Fout")
    ended = WerkakkoordFactory(banen=4, ontwikkelplekken=1, einddatum=date(2019, 6, 30))
    place(ended, 1)
    overig = WerkakkoordFactory(werkgever__sector="overig", banen=1, ontwikkelplekken=0, einddatum=None)
    place(overig, 3)
    WerkakkoordFactory(banen=99, vervallen_op=clock.now(), vervallen_reden="Fout")
    before = WerkakkoordFactory(banen=7, ingangsdatum=date(2018, 1, 1), ontwikkelplekken=2)
    place(before, 1)
    WerkakkoordFactory(banen=50, ingangsdatum=date(2020, 1, 1))
    return zorg


def counted(day=DAY, **choice):
    return totals(agreements_asked(Vraag(AKKOORDEN, choice, MedewerkerFactory(), day)))


def total(**choice):
    return counted(**choice)[-1]


def test_totals_apart_by_stand_and_sector(world):
    running = counted(stand="lopend")
    assert [
        (t.naam, t.akkoorden, t.banen, t.vervuld, t.meer, t.open, t.ontwikkelplekken) for t in running
    ] == [
        ("Zorg", 2, 17, 4, 0, 13, 7),
        ("Overig", 1, 1, 3, 2, 0, 0),
        ("Totaal", 3, 18, 7, 2, 13, 7),
    ]
    assert total(stand="afgelopen").open == 3
    assert total().banen == 22
    assert total(stand="vervallen").banen == 99
    assert counted(date(1990, 1, 1))[-1].akkoorden == 0


@pytest.mark.parametrize(
    "day", [date(2019, 1, 1), date(2019, 5, 31), date(2019, 6, 30), DAY, date(2020, 6, 1)]
)
def test_totals_are_those_of_the_figures(world, day):
    """Contract section 3: the same agreements, promises and filled jobs, on each day."""
    peiling = figures.Peiling(2019, day, CampagneFactory())
    ours = counted(day, jaar="2019")[-1]
    theirs = list(figures.agreements(peiling))
    assert theirs
    assert ours.akkoorden == len(theirs)
    assert ours.banen == sum(row.banen for row in theirs)
    assert ours.ontwikkelplekken == sum(row.ontwikkelplekken for row in theirs)
    assert ours.vervuld == figures.filled_jobs(peiling).count()


def test_agreements_of_an_employer_stand_apart(world):
    row = WerkgeverFactory()
    terms = {
        "lopend": (date(2019, 1, 1), DAY),
        "straks": (DAY + timedelta(days=1), None),
        "afgelopen": (date(2019, 1, 1), DAY - timedelta(days=1)),
    }
    for first, last in terms.values():
        WerkakkoordFactory(werkgever=row, ingangsdatum=first, einddatum=last)
    WerkakkoordFactory(werkgever=row, vervallen_op=clock.now(), vervallen_reden="Fout")
    groups = agreements_of(row, day=DAY)
    for name, (first, last) in terms.items():
        assert [(a.ingangsdatum, a.einddatum) for a in getattr(groups, name)] == [(first, last)]
    assert [a.vervallen_reden for a in groups.vervallen] == ["Fout"]
    assert groups.totaal["banen"] == 10


def test_page_of_an_employer_counts_on_the_day_in_the_address(browser, world):
    here = f"/werkgevers/{world.werkgever_id}/"
    for op, filled in (("31-05-2019", 0), ("2019-06-01", 3), ("01-01-2020", 4)):
        text = browser.get(f"{here}?op={op}").content.decode()
        assert re.search(rf'data-kop="Vervuld" class="getal">\s*{filled}\s*<', text)
    wrong = browser.get(f"{here}?op=31-02-2019")
    assert wrong.status_code == 200
    assert "Deze datum klopt niet" in wrong.content.decode()
    assert f"Afgelopen op {clock.today():%d-%m-%Y}" in read(wrong.content.decode())


def test_every_number_of_the_overview_opens_the_list_that_adds_up_to_it(browser, world):
    text = browser.get("/akkoorden/?op=31-12-2019&jaar=2019").content.decode()
    links = re.findall(
        r'data-kop="(Banen toegezegd|Vervuld|Open|Niet vervuld|Ontwikkelplekken)" class="getal">'
        r'<a href="([^"]+)">([\d.]+)</a>',
        text,
    )
    assert len(links) == 4 * 5  # two sectors and their sum run; one sector has ended, and its sum
    words = {
        "Banen toegezegd": "(baan|banen) toegezegd",
        "Vervuld": r"vervuld(,|\s\()",
        "Open": "open,",
        "Niet vervuld": "niet vervuld,",
        "Ontwikkelplekken": "ontwikkelplek",
    }
    for head, href, number in links:
        body = browser.get(html.unescape(href)).content.decode()
        if number == "0":
            assert "Geen akkoorden in deze selectie." in body
        else:
            assert re.search(rf"\b{number}\s{words[head]}", body), (href, number)


def told(html_text):
    """What a page says, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html_text))


def adds_up(row):
    return row.banen + row.meer == row.vervuld + row.open


@pytest.mark.parametrize(
    "day",
    [
        date(2018, 6, 1),
        date(2019, 1, 1),
        date(2019, 5, 31),
        date(2019, 6, 1),
        date(2019, 7, 1),
        DAY,
        date(2020, 6, 1),
    ],
)
def test_promised_filled_and_open_add_up_on_any_day(world, day):
    """Of each agreement that counts and of each sum, also when one was overfilled or has ended."""
    for choice in ({}, {"stand": "lopend"}, {"stand": "straks"}, {"stand": "afgelopen"}):
        rows = agreements_asked(Vraag(AKKOORDEN, choice, MedewerkerFactory(), day))
        assert all(map(adds_up, rows))
        assert all(map(adds_up, totals(rows)))
    groups = agreements_of(world.werkgever, day=day)
    assert groups.totaal["banen"] + groups.totaal["meer"] == groups.totaal["vervuld"] + groups.totaal["open"]


def test_overfilled_agreement_says_how_many_more_than_promised(browser, world):
    row = Werkakkoord.objects.get(banen=1)
    overview = read(browser.get("/akkoorden/?op=31-12-2019").content.decode())
    sentence = "8 banen vervuld (waarvan 2 meer dan toegezegd) en 16 niet: 13 nog open en 3 bij akkoorden"
    assert sentence in told(overview)
    link = re.search(r'href="([^"]+toon=meer)">2 meer<', overview).group(1)
    page = read(browser.get(html.unescape(link)).content.decode())
    assert "1 baan toegezegd, 3 vervuld (waarvan 2 meer dan toegezegd), 0 open, 0 ontwikkelplekken" in told(
        page
    )
    assert 'data-kop="Vervuld" class="getal">3 (2 meer)<' in page
    of_employer = read(browser.get(f"/werkgevers/{row.werkgever_id}/?op=31-12-2019").content.decode())
    assert re.search(r'data-kop="Vervuld" class="getal">\s*3 \(2 meer\)\s*<', of_employer)
    for text in (overview, page, of_employer):
        assert "Hoe is dit geteld?" in text
        assert "meer dan toegezegd is samen evenveel als vervuld en open samen" in told(text)


def test_file_says_how_many_more_than_promised(browser, world):
    body = browser.get("/akkoorden/download/csv/?op=31-12-2019&sorteer=banen").content.decode("utf-8-sig")
    head, first, *_ = (line.split(";") for line in body.splitlines())
    found = dict(zip(head, first, strict=True))
    names = ("Banen toegezegd", "Vervuld", "Meer dan toegezegd", "Open of niet vervuld")
    assert [found[name] for name in names] == ["1", "3", "2", "0"]


def test_withdrawn_agreements_count_nowhere_and_leave_nothing_open(browser, world):
    page = read(browser.get("/akkoorden/lijst/?op=31-12-2019&stand=vervallen").content.decode())
    assert "1 akkoord, stand op 31-12-2019: vervallen akkoorden tellen nergens mee" in told(page)
    assert "99 banen toegezegd" not in page
    assert 'data-kop="Open of niet vervuld" class="getal"></td>' in page


def test_overview_of_nothing_says_so(browser):
    assert browser.get("/akkoorden/").content.decode().count("Geen akkoorden.") == 2
    for query in ("?jaar=onzin&op=onzin", "?jaar=99999999999", "?stand=onzin&toon=onzin&sector=onzin"):
        assert browser.get("/akkoorden/" + query).status_code == 200
        assert browser.get("/akkoorden/lijst/" + query).status_code == 200


def test_promise_is_without_vacancy_as_long_as_it_has_more_open_jobs_than_open_places():
    row = WerkakkoordFactory(banen=4, einddatum=None)
    place(row, 1)

    def waits():
        return without_vacancy(Werkakkoord.objects.all(), day=DAY).exists()

    assert waits()
    vacancy = VacatureFactory(werkgever=row.werkgever, werkakkoord=row, aantal=2, open_van=date(2019, 1, 1))
    VacatureFactory(werkgever=row.werkgever, aantal=9, open_van=date(2019, 1, 1))
    assert waits()
    second = VacatureFactory(werkgever=row.werkgever, werkakkoord=row, aantal=1, open_van=date(2019, 1, 1))
    assert not waits()
    for change in (
        {"open_van": DAY + timedelta(days=1), "open_tot": None},
        {"open_van": date(2019, 1, 1), "open_tot": DAY - timedelta(days=1)},
        {"open_tot": None, "gesloten_op": DAY, "sluitreden": "verlopen"},
    ):
        Vacature.objects.filter(pk=second.pk).update(**change)
        assert waits()
    place(row, 1)
    assert not waits()
    Vacature.objects.filter(pk=vacancy.pk).update(aantal=1)
    assert waits()
    Werkakkoord.objects.update(einddatum=DAY - timedelta(days=1))
    assert not waits()


def test_agreement_runs_out_within_ninety_days():
    row = WerkakkoordFactory()
    for end, wanted in ((DAY, 1), (DAY + timedelta(days=90), 1), (DAY + timedelta(days=91), 0), (None, 0)):
        Werkakkoord.objects.filter(pk=row.pk).update(einddatum=end)
        assert running_out(Werkakkoord.objects.all(), day=DAY).count() == wanted
    Werkakkoord.objects.update(einddatum=DAY - timedelta(days=1))
    assert not running_out(Werkakkoord.objects.all(), day=DAY).exists()


def test_list_pages_on_by_every_column(browser):
    for n in range(60):
        WerkakkoordFactory(
            werkgever__naam=f"Bedrijf {n:02d}", banen=n % 7, einddatum=None if n % 3 else date(2030, 1, 1)
        )
    for column in ("werkgever", "-begin", "einde", "banen", "-open"):
        body = browser.get(f"/akkoorden/lijst/?sorteer={column}").content.decode()
        following = re.search(r'rel="next"\s+href="([^"]+)"', body).group(1)
        second = browser.get("/akkoorden/lijst/" + html.unescape(following)).content.decode()
        seen = [re.findall(r">(Bedrijf \d\d)</a>", text) for text in (body, second)]
        assert [len(names) for names in seen] == [50, 10]
        assert len({*seen[0], *seen[1]}) == 60
