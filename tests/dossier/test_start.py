"""The start pages: who sees which, who stands in which block, and that each number is the length of its list."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.models import Actie, Concept, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import ROLES, crowd, give_stadsdeel
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import ContactpogingFactory, GesprekFactory, KlantFactory, UitkeringFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.web.gelezen import read
from trajecten.models import Doel, Plaatsing, Stap, Wachtpunt
from trajecten.services.plan import add_wachtpunt
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.dossier.queries.lijst import people_in
from werkoffensief.dossier.queries.redenen import reasons
from werkoffensief.dossier.queries.werk import WERKLIJSTEN
from werkoffensief.web import clock, panelen
from werkoffensief.web.pagination import PAGE_SIZE

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WITHDRAWN = {"vervallen_op": "2026-06-01T12:00Z", "vervallen_reden": "Fout"}


@pytest.fixture
def today():
    return clock.today()


def led(regisseur, today, *, since=200, regie_since=None, **kwargs):
    """A klant in a traject of `since` days, with this regisseur."""
    klant = KlantFactory(**kwargs)
    traject = TrajectFactory(klant=klant, start=today - since * DAY)
    start = today - (since if regie_since is None else regie_since) * DAY
    RegisseurschapFactory(traject=traject, medewerker=regisseur, start=start)
    klant.refresh_from_db()
    return klant, traject


def inside(sleutel, klant, medewerker, day):
    """Whether this klant is in a group of everybody whom this medewerker sees."""
    people = WERKLIJSTEN[sleutel].people(people_in(medewerker, "alles"), medewerker, day)
    return people.filter(pk=klant.pk).exists()


def get(browser, path="/"):
    response = browser.get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


HEADINGS = {
    "consulent": "Klanten van mijn team", "regisseur": "Mijn klanten", "collega": "Mijn klanten",
    "vreemde": "Mijn klanten", "teamleider": "Wat moet mijn team nu oplossen?", "manager": "Hoe staat het jaar ervoor?",
    "beheerder": "Draait alles?", "privacy": "Wat vraagt nu om uw aandacht?", "werkgever": "Welkom bij Werkoffensief",
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_role_begins_where_its_work_is(cast, client_of, today, role):
    klant, _ = led(cast.regisseur, today, achternaam="Zichtbaar")
    browser = client_of(getattr(cast, role))
    if role == "accountmanager":
        assert browser.get("/").url.startswith("/werkgevers/")
        return
    text = get(browser)
    assert re.search(r"<h1>([^<]*)</h1>", text)[1] == HEADINGS[role]
    assert (klant.achternaam in text) == (role in {"consulent", "regisseur", "teamleider"})


@pytest.mark.parametrize("role", ROLES)
def test_nobody_opens_the_page_of_a_role_that_they_have_not(cast, client_of, role):
    browser = client_of(getattr(cast, role))
    own = browser.get("/")
    for deel in ("klanten", "team", "werkgevers", "jaar", "beheer", "privacy", "werkgever", "onzin"):
        other = browser.get("/", {"deel": deel})
        heading = [re.findall(r"<h1>[^<]*</h1>", page.content.decode()) for page in (own, other)]
        assert (other.status_code, heading[1]) == (own.status_code, heading[0])


def test_who_has_two_roles_has_a_tab_for_each(cast, client_of):
    Rolverlening.objects.create(medewerker=cast.regisseur, rol="teamleider", bron="scherm")
    Rolverlening.objects.create(medewerker=cast.regisseur, rol="accountmanager", bron="scherm")
    browser = client_of(cast.regisseur)
    text = get(browser)
    assert "<h1>Mijn klanten</h1>" in text
    assert re.findall(r'href="\?deel=(\w+)"', text) == ["klanten", "team", "werkgevers"]
    assert "Wat moet mijn team nu oplossen?" in get(browser, "/?deel=team")
    assert browser.get("/?deel=werkgevers").url.startswith("/werkgevers/")


def test_without_a_role_somebody_reads_whom_to_ask(client_of, db):
    assert "welke rol u hebt" in get(client_of(MedewerkerFactory()))


# --- who stands in which group: each edge ------------------------------------------------------------


@pytest.mark.parametrize(("days", "expected"), [(0, True), (14, True), (15, False), (-1, False)])
def test_new_for_fourteen_days(cast, today, days, expected):
    klant, _ = led(cast.regisseur, today, regie_since=days)
    assert inside("nieuw", klant, cast.regisseur, today) is expected
    assert not inside("nieuw", klant, cast.collega, today)


def test_new_until_the_regisseur_spoke_with_them(cast, today):
    klant, _ = led(cast.regisseur, today, regie_since=5)
    GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=today - 6 * DAY)
    GesprekFactory(klant=klant, medewerker=cast.collega, datum=today)
    GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=today, **WITHDRAWN)
    assert inside("nieuw", klant, cast.regisseur, today)
    GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=today - 5 * DAY)
    assert not inside("nieuw", klant, cast.regisseur, today)


@pytest.mark.parametrize(("days", "expected"), [(1, False), (0, True), (-1, False)])
def test_today_is_what_begins_or_ends_today(cast, today, days, expected):
    day = today - days * DAY
    cases = []
    for make in (
        lambda k, t: StapFactory(traject=t, start=day),
        lambda k, t: StapFactory(traject=t, start=today - 9 * DAY, einde=day, status="afgerond"),
        lambda k, t: PlaatsingFactory(klant=k, startdatum=day),
        lambda k, t: PlaatsingFactory(
            klant=k, startdatum=today - 9 * DAY, einddatum=day, einde_reden_id="overig"
        ),
    ):
        klant, traject = led(cast.regisseur, today)
        make(klant, traject)
        cases.append(inside("vandaag", klant, cast.regisseur, today))
    klant, _ = led(cast.regisseur, today, since=days)
    cases.append(inside("vandaag", klant, cast.regisseur, today))
    assert cases == [expected] * 5


@pytest.mark.parametrize(("days", "expected"), [(0, False), (1, True)])
def test_planned_step_is_late_the_day_after_its_start(cast, today, days, expected):
    klant, traject = led(cast.regisseur, today)
    stap = StapFactory(traject=traject, start=today - days * DAY, status="gepland")
    assert inside("te_laat", klant, cast.regisseur, today) is expected
    stap.status = "lopend"
    stap.save()
    assert not inside("te_laat", klant, cast.regisseur, today)


@pytest.mark.parametrize(("days", "expected"), [(0, False), (1, True)])
def test_ended_work_is_late_until_somebody_speaks_or_other_work_runs(cast, today, days, expected):
    klant, _ = led(cast.regisseur, today)
    ended = {"einddatum": today - days * DAY, "einde_reden_id": "overig"}
    PlaatsingFactory(klant=klant, startdatum=today - 50 * DAY, **ended)
    GesprekFactory(klant=klant, datum=today - 2 * DAY)
    assert inside("te_laat", klant, cast.regisseur, today) is expected
    other = PlaatsingFactory(klant=klant, startdatum=today)
    assert not inside("te_laat", klant, cast.regisseur, today)
    Plaatsing.objects.filter(pk=other.pk).update(**WITHDRAWN)
    assert inside("te_laat", klant, cast.regisseur, today) is expected
    GesprekFactory(klant=klant, datum=today - days * DAY)
    assert not inside("te_laat", klant, cast.regisseur, today)


@pytest.mark.parametrize(("days", "expected"), [(0, False), (1, True)])
def test_benefit_that_goes_on_after_its_expected_end_is_late(cast, today, days, expected):
    klant, _ = led(cast.regisseur, today)
    PlaatsingFactory(klant=klant, startdatum=today - 40 * DAY, verwacht_einde_uitkering=today - days * DAY)
    assert not inside("te_laat", klant, cast.regisseur, today)
    UitkeringFactory(klant=klant)
    assert inside("te_laat", klant, cast.regisseur, today) is expected


def test_waiting_is_a_step_that_waits_in_an_open_traject(cast, today):
    klant, traject = led(cast.regisseur, today)
    stap = StapFactory(traject=traject, start=today - DAY)
    assert not inside("wacht", klant, cast.regisseur, today)
    stap.status = "wacht"
    stap.save()
    assert inside("wacht", klant, cast.regisseur, today)
    Stap.objects.filter(pk=stap.pk).update(**WITHDRAWN)
    assert not inside("wacht", klant, cast.regisseur, today)


def test_what_the_plan_waits_for_stands_under_waiting_and_late_once_its_day_is_over(cast, today):
    klant, traject = led(cast.regisseur, today)

    def groups():
        return [inside(sleutel, klant, cast.regisseur, today) for sleutel in ("wacht", "te_laat")]

    add_wachtpunt(
        door=cast.regisseur.pk, traject_id=traject.pk, wachtpunt_id=uuid4(), wat="Het indicatiebesluit",
        verwacht_op=today, vandaag=today - 9 * DAY,
    )  # fmt: skip
    assert groups() == [True, False]
    Wachtpunt.objects.update(verwacht_op=today - DAY)
    assert groups() == [True, True]
    why = reasons((WERKLIJSTEN["te_laat"],), [klant.pk], cast.regisseur, today)
    assert why["te_laat", klant.pk] == [f"Verwacht op {today - DAY:%d-%m-%Y}: Het indicatiebesluit"]
    Wachtpunt.objects.update(klaar_op=today)
    assert groups() == [False, False]


def test_a_plan_is_late_by_actions_of_others_and_by_open_goals_but_not_by_the_readers_own(cast, today):
    klant, traject = led(cast.regisseur, today)
    late, goal = today - DAY, {"gesteld_op": today - 9 * DAY, "voor_op": today - DAY, "traject": traject}
    agreed = {"klant": klant, "wat": "x", "afgesproken_op": today - 9 * DAY, "voor_op": late}
    for number, (expected, make) in enumerate(
        (
            (True, lambda: Actie.objects.create(actienummer="a", wie="klant", **agreed)),
            (True, lambda: Actie.objects.create(actienummer="b", wie="ander", wie_anders="Moeder", **agreed)),
            (True, lambda: Actie.objects.create(
                actienummer="c", wie="medewerker", medewerker=cast.collega, **agreed)),
            (False, lambda: Actie.objects.create(
                actienummer="d", wie="medewerker", medewerker=cast.regisseur, **agreed)),
            (True, lambda: Doel.objects.create(doelnummer="e", klant=klant, wat="x", **goal)),
        )
    ):  # fmt: skip
        row = make()
        assert inside("te_laat", klant, cast.regisseur, today) is expected, number
        done = (
            {"status": "behaald", "afgesloten_op": today} if isinstance(row, Doel) else {"gedaan_op": today}
        )
        type(row).objects.filter(pk=row.pk).update(**done)
        assert not inside("te_laat", klant, cast.regisseur, today), number


def test_a_list_has_the_parts_of_its_people_one_press_away(cast, client_of, today):
    led(cast.regisseur, today)
    for who, tab, part in (("regisseur", "mijn", "nieuw"), ("teamleider", "team", "zonder_evaluatie")):
        text = get(client_of(getattr(cast, who)), f"/klanten/?groep={tab}&werk={part}")
        assert re.search(rf'class="chip"\s+href="\?groep={tab}&amp;werk={part}" aria-current="page"', text)


@pytest.mark.parametrize("factory", [GesprekFactory, ContactpogingFactory])
@pytest.mark.parametrize(("days", "expected"), [(89, False), (90, True)])
def test_quiet_after_ninety_days_without_conversation_or_attempt(cast, today, factory, days, expected):
    klant, _ = led(cast.regisseur, today)
    factory(klant=klant, datum=today - days * DAY)
    assert inside("stil", klant, cast.regisseur, today) is expected


@pytest.mark.parametrize(("days", "expected"), [(89, False), (90, True)])
def test_quiet_only_in_a_traject_of_ninety_days(cast, today, days, expected):
    klant, _ = led(cast.regisseur, today, since=days)
    assert inside("stil", klant, cast.regisseur, today) is expected
    give_stadsdeel(cast.centrum)
    assert not inside("stil", KlantFactory(), cast.regisseur, today)


@pytest.mark.parametrize("sleutel", ["stil", "wacht", "vandaag"])
def test_who_died_or_moved_is_in_no_group(cast, today, sleutel):
    klant, traject = led(cast.regisseur, today)
    StapFactory(traject=traject, start=today, status="wacht")
    assert inside(sleutel, klant, cast.regisseur, today)
    for gone, expected in (
        ({"verhuisd_op": today + DAY}, True), ({"verhuisd_op": today}, False),
        ({"verhuisd_op": None, "overleden_op": today}, False),
    ):  # fmt: skip
        Klant.objects.filter(pk=klant.pk).update(**gone)
        assert inside(sleutel, klant, cast.regisseur, today) is expected


def test_draft_is_its_writers_only(cast, today):
    klant, _ = led(cast.regisseur, today)
    Concept.objects.create(klant=klant, medewerker=cast.collega, soort="gesprek")
    assert inside("concept", klant, cast.collega, today)
    assert not inside("concept", klant, cast.regisseur, today)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (-1, False), (-2, False)])
def test_without_regisseur_from_the_day_that_the_last_one_stopped(cast, today, days, expected):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    traject = TrajectFactory(klant=klant, start=today - 9 * DAY)
    RegisseurschapFactory(
        traject=traject, medewerker=cast.regisseur, start=today - 9 * DAY, einde=today - days * DAY
    )
    assert inside("zonder_regisseur", klant, cast.teamleider, today) is expected
    assert not inside("zonder_regisseur", KlantFactory(), cast.teamleider, today)


@pytest.mark.parametrize(("days", "expected"), [(89, False), (90, True)])
def test_plan_stands_still_without_conversation_or_running_step(cast, today, days, expected):
    klant, traject = led(cast.regisseur, today)
    GesprekFactory(klant=klant, datum=today - days * DAY)
    ContactpogingFactory(klant=klant, datum=today)
    assert inside("stilstaand", klant, cast.teamleider, today) is expected
    StapFactory(traject=traject, start=today)
    assert not inside("stilstaand", klant, cast.teamleider, today)


# --- numbers and their lists ------------------------------------------------------------


def everything_for(regisseur, today, number):
    """`number` people in each group of this regisseur."""
    for _ in range(number):
        led(regisseur, today, regie_since=3)
        _, traject = led(regisseur, today)
        StapFactory(traject=traject, start=today, status="wacht")
        klant, traject = led(regisseur, today)
        StapFactory(traject=traject, start=today - DAY, status="gepland")
        Concept.objects.create(klant=klant, medewerker=regisseur, soort="gesprek")


NUMBER = re.compile(r'<a href="(/klanten/\?[^"]+)">(?:[^<]*: )?(\d[\d.]*) klant')
BAR = re.compile(r'<a href="(/klanten/\?[^"]+)"\s+aria-label="[^"]*: (\d+)">')


def rows_of_list(browser, path):
    """How many people the list shows, walking all its pages, and the number it says."""
    seen, said = 0, None
    while path:
        text = get(browser, path)
        seen += len(re.findall(r'<th scope="row">\s*<a href="/klanten/', text))
        said = said or (re.search(r'class="telling">(\d+) klant', text) or [None, "0"])[1]
        following = re.search(r'rel="next"\s+href="([^"]+)"', text)
        path = following and "/klanten/" + unescape(following[1])
    return seen, int(said)


@pytest.mark.parametrize("who", ["regisseur", "consulent", "teamleider"])
def test_each_number_is_the_length_of_the_list_it_opens(cast, client_of, today, who):
    everything_for(cast.regisseur, today, 12)
    everything_for(cast.collega, today, 3)
    give_stadsdeel(cast.centrum)
    orphan = KlantFactory()
    TrajectFactory(klant=orphan, start=today - 5 * DAY)
    KlantFactory(stadsdeel="Nergens")
    Concept.objects.create(klant=orphan, medewerker=getattr(cast, who), soort="gesprek")
    browser = client_of(getattr(cast, who))
    text = get(browser)
    found = NUMBER.findall(text) + BAR.findall(text)
    numbers = {unescape(path): int(number) for path, number in found}
    assert len(numbers) >= {"regisseur": 7, "consulent": 6, "teamleider": 6}[who], numbers
    for path, number in numbers.items():
        assert rows_of_list(browser, path) == (number, number), path


def test_block_shows_ten_and_says_why(cast, client_of, today):
    everything_for(cast.regisseur, today, 12)
    text = get(client_of(cast.regisseur))
    block = read(text.split('id="te_laat"')[1].split('id="wacht"')[0])
    assert block.count("<tr>") == 11  # ten and the head
    assert "Toon alle 12 klanten" in block
    day = (today - DAY).strftime("%d-%m-%Y")
    assert block.count(f"Werkfit-programma zou op {day} beginnen: werk de stap bij") == 10
    rules = text.split("Wie staat waar, en in welke volgorde?")[1]
    assert text.count("Een geplande stap had al moeten beginnen") == 1
    assert "Een geplande stap had al moeten beginnen" in rules


def test_empty_blocks_stand_in_one_line_after_the_filled_ones(cast, client_of, today):
    text = get(client_of(cast.regisseur))
    assert "U bent nog van niemand de regisseur." in text
    first = "Vandaag; Dit zou u doen; Eerst praten; Nog af te ronden; Nieuw voor mij; Te laat; Evaluatie van het plan"
    later = "Nazorg; Buddy stopt of is stil; Ontheffing opnieuw bekijken; Overleden of verhuisd, traject loopt nog"
    later += "; Hulp zonder besluit; Brief nog niet verstuurd"
    last = "Wacht op iets of iemand; Al lang niet gehoord"
    assert f"Hier is nu niemand: {first}; {later}; {last}." in text
    klant, _ = led(cast.regisseur, today, regie_since=3)
    Concept.objects.create(klant=klant, medewerker=cast.regisseur, soort="gesprek")
    text = get(client_of(cast.regisseur))
    assert re.findall(r'<div class="blok" id="(\w+)">', text) == ["concept", "nieuw", "stil"]
    first = "Vandaag; Eerst praten; Te laat; Evaluatie van het plan"
    shown = first.replace("Vandaag; ", "Vandaag; Dit zou u doen; ", 1)
    assert f"Hier is nu niemand: {shown}; {later}; Wacht op iets of iemand." in text


def test_most_urgent_stands_on_top_and_the_first_ten_are_these(cast, client_of, today):
    """Late: what became late last. Quiet: whom nobody ever spoke, then who waits longest."""
    for number in range(12):
        klant, traject = led(cast.regisseur, today, achternaam=f"Naam{chr(65 + number)}", since=200 + number)
        StapFactory(traject=traject, start=today - (13 - number) * DAY, status="gepland")
        if number > 1:
            GesprekFactory(klant=klant, datum=today - (100 + number) * DAY)
    text = get(client_of(cast.regisseur))
    order = {
        s: re.findall(r"Naam([A-L])", text.split(f'id="{s}"')[1].split("</table>")[0])
        for s in ("te_laat", "stil")
    }
    assert "".join(order["te_laat"]) == "LKJIHGFEDC"
    assert "".join(order["stil"]) == "BALKJIHGFE"
    assert orders_of_the_list(client_of(cast.regisseur), "te_laat") == ["LKJIHGFEDCBA", "ABCDEFGHIJKL"]
    assert orders_of_the_list(client_of(cast.regisseur), "stil")[0] == "BALKJIHGFEDC"


def orders_of_the_list(browser, sleutel):
    """Of the list that a group opens: who stands where, by itself and sorted by name."""
    texts = [get(browser, f"/klanten/?groep=mijn&werk={sleutel}{more}") for more in ("", "&sorteer=naam")]
    return ["".join(re.findall(r">[^<]*Naam([A-L])<", text)) for text in texts]


def test_pages_and_the_file_of_a_group_keep_its_order(cast, client_of, today):
    """Two pages and the file: the most urgent first, and why in the second column. Sorted so, without a group: fine."""
    for number in range(PAGE_SIZE + 3):
        _, traject = led(cast.regisseur, today, achternaam=f"Naam{number:02d}", since=200)
        StapFactory(traject=traject, start=today - (1 + number // 2) * DAY, status="gepland")
    browser, expected = client_of(cast.regisseur), [f"{number:02d}" for number in range(PAGE_SIZE + 3)]
    first = get(browser, "/klanten/?groep=mijn&werk=te_laat")
    following = re.search(r'href="(\?[^"]*na=[^"]*)"', first)[1].replace("&amp;", "&")
    found = [
        re.findall(r">[^<]*Naam(\d\d)<", text) for text in (first, get(browser, f"/klanten/{following}"))
    ]
    assert found == [expected[:PAGE_SIZE], expected[PAGE_SIZE:]]
    file = (
        browser.get("/klanten/download/csv/?groep=mijn&werk=te_laat").content.decode("utf-8-sig").splitlines()
    )
    assert file[0].startswith("Naam;Waarom;Klantnummer")
    assert [re.search(r"Naam(\d\d)", line)[1] for line in file[1:]] == expected
    assert "werk de stap bij" in file[1]
    assert len(re.findall(r"Naam\d\d<", get(browser, "/klanten/?groep=mijn&sorteer=wachten"))) == PAGE_SIZE


def test_list_of_a_group_says_why_each_is_in_it(cast, client_of, today):
    _, traject = led(cast.regisseur, today)
    StapFactory(traject=traject, start=today - DAY, status="gepland")
    browser = client_of(cast.regisseur)
    day = (today - DAY).strftime("%d-%m-%Y")
    text = read(get(browser, "/klanten/?groep=mijn&werk=te_laat"))
    assert f'<td data-kop="Waarom">Werkfit-programma zou op {day} beginnen: werk de stap bij</td>' in text
    assert "Waarom" not in get(browser, "/klanten/?groep=mijn")


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("consulent", marks=pytest.mark.lang),
        "regisseur",
        pytest.param("teamleider", marks=pytest.mark.lang),
    ],
)
def test_start_page_asks_the_same_few_queries_for_1_25_and_100_people(cast, client_of, today, who):
    browser, counts, present = client_of(getattr(cast, who)), [], 0
    empty = cost_of_an_empty_view(browser)
    for number in (1, 25, 100):
        crowd(cast.centrum, number - present)
        everything_for(cast.regisseur, today, 1)
        Concept.objects.create(klant=KlantFactory(), medewerker=getattr(cast, who), soort="gesprek")
        present = number
        with CaptureQueriesContext(connection) as queries:
            get(browser)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] - empty <= 12


def test_caseloads_name_each_regisseur_of_the_team(cast, client_of, today):
    for _ in range(3):
        led(cast.regisseur, today)
    led(cast.vreemde, today)
    text = get(client_of(cast.teamleider))
    assert 'aria-label="Regisseur van Dienst: 3"' in text
    assert 'aria-label="Collega van Dienst: 0"' in text
    assert "Vreemde van Dienst" not in text
    assert "Gemiddeld heeft een regisseur 2 klanten." in text


# --- parts of other apps ------------------------------------------------------------


def test_panel_of_another_app_stands_on_the_page_of_its_role(cast, client_of, monkeypatch):
    monkeypatch.setattr(panelen, "_panelen", {})
    panelen.register("teamleider", "onderdelen/_leeg.html", lambda user, now: {"wie": user.naam})
    panelen.register("regisseur", "onderdelen/_berichten.html", lambda user, now: None)
    seen = {
        role: 'class="leeg"' in get(client_of(getattr(cast, role))) for role in ("regisseur", "teamleider")
    }
    assert seen == {"regisseur": False, "teamleider": True}


def test_a_page_that_is_read_again_is_not_planned_again(cast, client_of):
    """Also after others came in between: a request ends without a rollback, at which psycopg would forget all."""
    browser = client_of(cast.regisseur)
    for _again in range(4):
        for page in ("/taken/", "/werklijst/", "/"):
            assert browser.get(page).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans, custom_plans, statement FROM pg_prepared_statements")
        plans = cursor.fetchall()
    assert any(statement.startswith("-- The work list") for *_, statement in plans)
    assert all(generic >= 4 and not custom for generic, custom, _statement in plans)
