"""A button that logs or throws away uses up no draft that its page did not show: somebody works on two devices."""

import re
from uuid import uuid4

import pytest

from intake.models import Concept, Gesprek
from intake.services.concepten import says_more
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.intake.pages import post
from tests.intake.tafel import held_before, page_data
from tests.intake.test_tafel import corrected
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
ELSEWHERE = "in een ander venster of op een ander apparaat"
NEW = "Belangrijk, van het andere apparaat."


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.consulent)


@pytest.fixture(params=["vastleggen", "toevoegen", "wijzigen"])
def page(request, cast, klant):
    """Each page with a button that uses a draft up: its address, that of its drafts, and what it sends."""
    if request.param == "wijzigen":
        row = held_before(klant, cast.consulent)
        row.refresh_from_db()
        return (
            f"/gesprekken/{row.pk}/wijzigen/",
            f"/gesprekken/{row.pk}/concept",
            corrected(row, verslag="Eerst."),
        )
    data = page_data(datum=f"{clock.today():%d-%m-%Y}", tijd="00:05", verslag="Eerst.")
    if request.param == "toevoegen":
        data["toevoegen"] = str(GesprekFactory(klant=klant, medewerker=cast.collega, datum=clock.today()).pk)
    return f"/klanten/{klant.pk}/gesprekken/nieuw/", f"/klanten/{klant.pk}/gesprekken/concept", data


def logged():
    return sorted(text or "" for text in Gesprek.objects.values_list("verslag", flat=True))


def versie_of(text):
    return re.search(r'name="versie" value="(\d+)"', text[text.index('class="tafel"') :])[1]


@pytest.mark.parametrize("typed", ["Eerst.", "Eerst. En nog iets, hier."])
def test_what_was_written_elsewhere_is_shown_before_anything_is_logged(browser, page, typed):
    path, keep, data = page
    assert browser.post(f"{keep}/", data).json()["versie"] == 1
    browser.post(f"{keep}/", {**data, "verslag": NEW, "versie": "1"})
    before = logged()
    sent = {**data, "verslag": typed, "versie": "1"}
    answer = browser.post(path, sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert (logged(), Concept.objects.get().inhoud["verslag"]) == (before, NEW)
    assert NEW in text
    assert f"{typed}</textarea>" in text
    assert ELSEWHERE in text
    # Seen now: what stands in the form is what counts.
    assert versie_of(text) == "2"
    post(browser, path, {**sent, "nieuw_id": str(Concept.objects.get().pk), "versie": "2"})
    assert any(typed in row for row in logged())
    assert not Concept.objects.exists()


def test_what_stands_there_now_is_said_as_the_page_calls_it_and_whose_it_is(browser, klant):
    path, keep = (f"/klanten/{klant.pk}/gesprekken/{page}/" for page in ("nieuw", "concept"))
    data = page_data(verslag="Eerst.\r\nDan.")
    more = {"o_geld_stand": "weet_nog_niet", "t_koken": "on", "a4_wat": "Brief lezen", "regels": "4"}
    browser.post(keep, {**data, **more})
    for button in ({}, {"concept": "ja"}):
        text = browser.post(path, {**data, **button}).content.decode()
        [shown] = re.findall(r'<h2 id="concept-nu">.*?</section>', text, re.DOTALL)
        said = re.findall(r'<dt>(.*?)</dt>\s*<dd>\s*<span class="verslag">(.*?)</span>', shown)
        assert len(said) == 3
        assert {("Koken", "aangevinkt"), ("Afspraak 4", "Brief lezen")} < set(said)
        assert "Weet ik nog niet" in dict(said).values()
        assert "Iemand anders heeft dit" not in text
        assert "None" not in shown
        assert str(Concept.objects.get().pk) not in shown


def test_a_page_that_never_saw_a_draft_uses_none_up(browser, page):
    path, keep, data = page
    browser.post(f"{keep}/", {**data, "verslag": NEW})
    before = logged()
    for versie in ("0", ""):
        text = browser.post(path, {**data, "versie": versie}).content.decode()
        assert NEW in text
        assert (logged(), Concept.objects.get().inhoud["verslag"]) == (before, NEW)


def test_what_stands_in_the_own_text_already_stops_nobody(browser, page):
    path, keep, data = page
    browser.post(f"{keep}/", {**data, "verslag": "Eerst.\r\nDan."})
    post(browser, path, {**data, "verslag": "Eerst.\r\nDan.\r\nEn dan.", "versie": "0"})
    assert not Concept.objects.exists()


def test_the_last_words_of_the_window_itself_are_not_those_of_another(browser, page):
    path, keep, data = page
    mine = {**data, "venster": "aaaaa"}
    browser.post(f"{keep}/", {**mine, "beurt": "1"})
    browser.post(f"{keep}/", {**mine, "verslag": "Te veel getypt", "beurt": "2", "versie": "1"})
    post(browser, path, {**mine, "beurt": "3", "versie": "1"})
    assert not Concept.objects.exists()


def test_throwing_away_leaves_what_the_page_did_not_show(browser, page):
    _path, keep, data = page
    for versie, text in enumerate(("Eerst.", NEW)):
        browser.post(f"{keep}/", {**data, "verslag": text, "versie": str(versie)})
    for sent in ({}, {"versie": "1"}):
        answer = browser.post(f"{keep}-weg/", sent, follow=True).content.decode()
        assert "Er is niets weggegooid" in answer
        assert NEW in answer
    assert Concept.objects.get().inhoud["verslag"] == NEW
    [versie] = re.findall(r'data-concept-weg>.*?name="versie" value="(\d+)"', answer, re.DOTALL)
    assert (
        "Het concept is weggegooid"
        in browser.post(f"{keep}-weg/", {"versie": versie}, follow=True).content.decode()
    )
    assert not Concept.objects.exists()


def test_the_button_that_throws_away_knows_what_its_page_showed_also_after_an_error(browser, page):
    path, keep, data = page
    browser.post(f"{keep}/", {**data, "verslag": NEW})
    text = browser.post(path, {**data, "datum": "morgen", "versie": "0"}).content.decode()
    assert re.findall(r'data-concept-weg>.*?name="versie" value="(\d+)"', text, re.DOTALL) == ["0"]


def test_the_text_beside_it_is_thrown_away_as_it_was_shown(browser, page):
    _path, keep, data = page
    browser.post(f"{keep}/", data)
    for versie, text in enumerate(("Ernaast.", NEW)):
        browser.post(f"{keep}/", {**data, "verslag": text, "versie": str(versie), "naast": "aaaaa"})
    answer = browser.post(f"{keep}-weg/", {"naast": "aaaaa", "versie": "1"}, follow=True).content.decode()
    assert "Er is niets weggegooid" in answer
    assert Concept.objects.filter(inhoud__verslag=NEW).exists()
    browser.post(f"{keep}-weg/", {"naast": "aaaaa", "versie": "2"})
    assert Concept.objects.get().inhoud["verslag"] == "Eerst."


@pytest.mark.parametrize(
    ("newer", "mine", "more"),
    [
        ({"verslag": "Zij wil"}, {"verslag": "Zij wil lassen"}, False),
        ({"verslag": "Zij wil lassen"}, {"verslag": "Zij wil"}, True),
        ({"verslag": "een\ntwee"}, {"verslag": "een\r\ntwee"}, False),
        ({"verslag": ""}, {"verslag": "Zij"}, False),
        ({"trede": "3"}, {"trede": "4"}, True),
        ({"trede": "3"}, {}, True),
        ({"a4_wat": "Bellen"}, {}, True),
        ({"verslag": "Zij", "a1_voor": "01-10-2026"}, {"verslag": "Zij"}, True),
        ({"datum": "01-09-2026", "tijd": "10:05"}, {"datum": "02-09-2026"}, False),
    ],
)
def test_a_draft_says_more_when_anything_of_it_is_not_in_what_was_sent(newer, mine, more):
    assert says_more(newer, mine) is more


def test_the_same_text_sent_again_from_an_older_page_is_no_clash(browser, klant):
    """Back, or Enter twice without a script: there would be nothing to compare."""
    keep, data = f"/klanten/{klant.pk}/gesprekken/concept/", page_data(verslag="Eerst.")
    assert browser.post(keep, data).json()["versie"] == 1
    assert browser.post(keep, {**data, "verslag": "Eerst. Dan.", "versie": "1"}).json()["versie"] == 2
    again = browser.post(keep, {**data, "verslag": "Eerst. Dan.", "versie": "1"})
    assert (again.status_code, again.json()["versie"]) == (200, 2)
    assert browser.post(keep, {**data, "verslag": "Eerst.", "versie": "1"}).status_code == 409


def test_another_draft_with_the_same_number_is_not_the_one_that_was_shown(browser, page):
    """Thrown away elsewhere and begun anew: its numbers begin again, what it says was never on this page."""
    path, keep, sent = page
    data = {**sent, "nieuw_id": str(uuid4())}
    browser.post(f"{keep}/", data)
    browser.post(f"{keep}-weg/", {**data, "versie": "1"})
    browser.post(f"{keep}/", {**data, "nieuw_id": str(uuid4()), "verslag": NEW})
    before, other = logged(), Concept.objects.get()
    assert other.versie == 1
    assert browser.post(f"{keep}/", {**data, "verslag": "Eerst. Verder.", "versie": "1"}).status_code == 409
    text = browser.post(path, {**data, "versie": "1"}).content.decode()
    assert (logged(), Concept.objects.get().inhoud["verslag"]) == (before, NEW)
    assert NEW in text
    post(browser, path, {**data, "versie": "1", "nieuw_id": str(other.pk)})
    assert not Concept.objects.exists()
