"""The work list as somebody uses it: who stands on top among equals, reaching everybody, what to know to call."""

import re
from datetime import date, timedelta

import pytest

from intake.models import Claim
from tests.dossier.test_werklijst import LIST, centrum, main, names, taken, waiting_person  # noqa: F401
from tests.intake.factories import (
    GesprekFactory,
    KlantFactory,
    OntheffingFactory,
    TerugbelbelofteFactory,
    UitkeringFactory,
    WwrechtFactory,
)
from werkoffensief.dossier.queries import werklijst as queries
from werkoffensief.web import clock, notation

pytestmark = pytest.mark.django_db
NOT_NOW = {"vervolg": "nu_niet", "vervolg_reden": "Eerst verhuizen"}


def test_the_longest_due_stands_on_top_then_the_longest_without_contact(centrum, client_of):  # noqa: F811
    today = clock.today()
    for days in (20, 80, 70, 30, 50, 60, 10, 40):
        klant = waiting_person(achternaam=f"Bel{days}")
        TerugbelbelofteFactory(klant=klant, op=today - timedelta(days=days))
    for year in (2021, 2016, 2019, 2018, 2020, 2017):
        GesprekFactory(klant=waiting_person(achternaam=f"Jaar{year}"), datum=date(year, 5, 5))
    found = names(main(client_of(centrum.consulent)))
    assert found == [
        *(f"Noor Bel{days}" for days in (80, 70, 60, 50, 40, 30, 20, 10)),
        *(f"Noor Jaar{year}" for year in range(2016, 2022)),
    ]


def test_who_was_never_spoken_with_stands_above_who_is_to_be_asked_again(centrum, client_of):  # noqa: F811
    asked = waiting_person(achternaam="Vraag")
    GesprekFactory(klant=asked, datum=date(2019, 1, 1), **NOT_NOW, opnieuw_op=date(2019, 6, 1))
    waiting_person(achternaam="Nooit")
    TerugbelbelofteFactory(klant=waiting_person(achternaam="Belofte"), op=clock.today())
    found = names(main(client_of(centrum.consulent)))
    assert found == ["Noor Belofte", "Noor Nooit", "Noor Vraag"]


def test_a_chip_shows_those_of_whom_a_fact_holds(centrum, client_of):  # noqa: F811
    today = clock.today()
    asked = waiting_person(achternaam="Vraag")
    GesprekFactory(klant=asked, datum=date(2019, 1, 1), **NOT_NOW, opnieuw_op=date(2019, 6, 1))
    GesprekFactory(klant=waiting_person(achternaam="Pas"), datum=today)
    waiting_person(achternaam="Nooit")
    TerugbelbelofteFactory(klant=waiting_person(achternaam="Later"), op=today + timedelta(days=9))
    TerugbelbelofteFactory(klant=waiting_person(achternaam="Nu"), op=today)
    of_ww = KlantFactory(voornaam="Noor", achternaam="Ww")
    WwrechtFactory(klant=of_ww, ww_einde=today + timedelta(days=9))
    browser = client_of(centrum.consulent)
    shown = {
        reden: {name.removeprefix("Noor ") for name in names(main(browser, f"{LIST}?reden={reden}"))}
        for reden, _label in queries.REDENEN
        if reden != "evaluatie"
    }
    assert shown == {
        "nooit_gesproken": {"Nooit", "Later", "Nu", "Ww"},
        "terugbellen": {"Nu"},
        "opnieuw_vragen": {"Vraag"},
        "ww_einde": {"Ww"},
        "laatste_contact": {"Vraag"},
    }
    assert "De WW stopt op" in main(
        browser, f"{LIST}?reden=ww_einde"
    )  # why is what was chosen, also of less weight
    assert "Nog nooit gesproken" in main(browser, LIST)
    assert "De WW stopt op" not in main(browser, LIST)
    assert len(names(main(browser, f"{LIST}?reden=iets"))) == 6
    assert names(main(browser, f"{LIST}?reden=evaluatie&tolk=x")) == []
    browser.post(f"{LIST}nemen/?reden=opnieuw_vragen", {"aantal": "1"})
    assert Claim.objects.get().klant == asked


def test_everybody_can_be_reached_page_by_page(centrum, client_of, monkeypatch):  # noqa: F811
    monkeypatch.setattr(queries, "REACH", 6)
    people = {waiting_person(achternaam=f"{n:02d}").naam for n in range(30)}
    monkeypatch.setattr(queries, "PAGE", 4)
    monkeypatch.setattr(queries.in_order, "__kwdefaults__", {**queries.in_order.__kwdefaults__, "length": 4})
    browser, seen, path = client_of(centrum.consulent), [], LIST
    for _page in range(9):
        text = main(browser, path)
        seen += names(text)
        onward = re.search(r'href="(\?na=[^"]+)"', text)
        if onward is None:
            break
        path = LIST + onward[1]
    assert (len(seen), set(seen)) == (30, people)


def test_where_unknown_shows_who_has_no_stadsdeel(centrum, client_of):  # noqa: F811
    from tests.dossier.gevallen import give_stadsdeel

    give_stadsdeel(centrum.centrum, "onbekend")
    waiting_person(achternaam="Ergens")
    waiting_person(achternaam="Nergens", stadsdeel=None)
    assert names(main(client_of(centrum.consulent), f"{LIST}?plek=onbekend")) == ["Noor Nergens"]


def test_who_has_no_ww_any_more_stays_until_something_came_of_it(centrum, client_of):  # noqa: F811
    klant = KlantFactory(achternaam="Gestopt")
    row = WwrechtFactory(klant=klant, ww_einde=clock.today() - timedelta(days=3))
    GesprekFactory(klant=klant, datum=clock.today() - timedelta(days=9))
    browser = client_of(centrum.consulent)
    text = main(browser)
    assert names(text) == ["Noor Gestopt"]
    assert "De WW stopte op" in text
    row.resultaat, row.resultaat_op = "instroom_voorkomen", clock.today()
    row.save()
    assert names(main(browser)) == []


def test_who_one_took_shows_everything_to_mind_and_the_review_of_an_exemption(centrum, client_of):  # noqa: F811
    today = clock.today()
    klant = waiting_person(
        let_op="Bel alleen via de bewindvoerder", tolk_taal="Tigrinya", veiligheid="Ga met zijn tweeën",
        veiligheid_tot=today,
    )  # fmt: skip
    review = today - timedelta(days=4)
    OntheffingFactory(klant=klant, van=today - timedelta(days=90), herbeoordelen_op=review)
    browser = client_of(centrum.consulent)
    listed = main(browser)
    assert "bewindvoerder" not in listed
    assert f"opnieuw bekijken: was {notation.short_date(review)}" in listed
    browser.post(f"/klanten/{klant.pk}/nemen/")
    mine = main(browser)
    assert taken(mine) == [klant.naam]
    for words in ("Bel alleen via de bewindvoerder", "Ga met zijn tweeën", "Tolk nodig: Tigrinya", "was"):
        assert words in mine


def test_ten_pressed_twice_is_ten(centrum, client_of):  # noqa: F811
    for _ in range(24):
        UitkeringFactory()
    browser = client_of(centrum.consulent)
    key = re.search(r'name="nieuw_id" value="([^"]+)"', main(browser))[1]
    for _ in range(2):
        browser.post(f"{LIST}nemen/", {"aantal": "10", "nieuw_id": key}, follow=True)
    assert Claim.objects.count() == 10
    browser.post(f"{LIST}nemen/", {"aantal": "10"})
    assert Claim.objects.count() == 20


def test_a_file_says_who_took_the_klant_and_for_when(centrum, client_of):  # noqa: F811
    """Who comes by search or a start page calls nobody whom a colleague is to call."""
    klant = waiting_person()
    pages = [
        f"/klanten/{klant.pk}/",
        f"/klanten/{klant.pk}/gesprekken/nieuw/",
        f"/klanten/{klant.pk}/afgesproken/",
    ]
    colleague, taker = client_of(centrum.collega), client_of(centrum.consulent)

    def said():
        return ["Genomen door" in colleague.get(page).content.decode() for page in pages]

    assert said() == [False] * 3
    taker.post(f"{LIST}nemen/", {"aantal": "1"})
    day = clock.today() + timedelta(days=3)
    Claim.objects.update(dag=day)
    assert said() == [True] * 3
    text = re.sub(r"<[^>]+>|\s+", " ", colleague.get(pages[0]).content.decode())
    assert f"Genomen door {centrum.consulent.naam}, voor {day:%d-%m-%Y}" in re.sub(" +", " ", text)
    Claim.objects.update(losgelaten_op=clock.now())
    assert said() == [False] * 3
