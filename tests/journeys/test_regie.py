"""Absence cover, a question for another regisseur and a caseload that is handed over: in real Chromium."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from trajecten.models import Regisseurschap, Regisseurswens
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.lang,
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TODAY = clock.today()


@pytest.fixture
def people(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    names = ("Amrani", "Bakker", "Cohen")
    return cast, [person_of(cast.regisseur, voornaam="Fatima", achternaam=naam)[0] for naam in names]


def log_out(page: Page) -> None:
    page.context.clear_cookies()


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def test_who_is_away_is_covered_who_asks_is_answered_and_who_leaves_hands_over(people, page: Page):
    cast, (klant, *_others) = people
    log_in(page, "teamleider")
    home = re.sub(r"^(https?://[^/]+).*$", r"\1/", page.url)
    page.goto(f"{home}waarnemingen/")
    page.get_by_role("link", name=f"Waarneming instellen voor {cast.regisseur.naam}").click()
    page.get_by_role("group", name="Wie neemt waar?").get_by_label(cast.collega.naam).check()
    page.get_by_label("Tot welke dag?").fill(day(7))
    page.get_by_label("Waarom?").fill("Vakantie")
    page.get_by_role("button", name="Waarneming instellen").click()
    expect(page.get_by_text("De waarneming is ingesteld.")).to_be_visible()

    log_out(page)
    log_in(page, "collega")
    page.get_by_role("link", name=f"Waarneming voor {cast.regisseur.naam}").click()
    page.goto(f"{home}klanten/{klant.pk}/")
    page.get_by_role("link", name="Klant vraagt een andere regisseur").click()
    page.get_by_label("Waarom wil de klant een andere regisseur?").fill("Ik wil liever een vrouw.")
    page.get_by_label("Op welke dag vroeg de klant dit?").fill(day(0))
    page.get_by_role("button", name="vastleggen").click()
    expect(page.get_by_text("wacht op antwoord")).to_be_visible()
    assert Regisseurschap.objects.filter(medewerker=cast.regisseur, einde__isnull=True).count() == 3

    log_out(page)
    log_in(page, "teamleider")
    expect(page.get_by_role("heading", name="Vraagt een andere regisseur")).to_be_visible()
    page.goto(f"{home}waarnemingen/")
    page.get_by_role("link", name=f"Klanten van {cast.regisseur.naam} overdragen").click()
    page.get_by_label(cast.collega.naam).check()
    page.get_by_role("button", name="Verdeling bekijken").click()
    expect(page.get_by_role("table", name="Wie welke klant krijgt").get_by_role("row")).to_have_count(4)
    page.get_by_label("Wat moeten de nieuwe regisseurs weten?").fill("Bel iedereen in de eerste week.")
    page.get_by_role("button", name="3 klanten overdragen").click()
    expect(page.get_by_text("3 klanten zijn overgedragen.")).to_be_visible()
    assert Regisseurschap.objects.filter(medewerker=cast.collega, einde__isnull=True).count() == 3
    assert Regisseurswens.objects.get().uitkomst == "overgedragen"
