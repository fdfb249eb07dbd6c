"""From a placement by way of aftercare to a fall-back, and on: in real Chromium on a real server."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from intake.models import Actie, Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from trajecten.models import Plaatsing, Traject
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.lang,
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TODAY = clock.today()


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return person_of(cast.regisseur, voornaam="Fatima", tussenvoegsel="el", achternaam="Amrani")[0]


def place(page: Page, days: int) -> None:
    page.get_by_role("link", name="Plaatsing vastleggen").click()
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_label("Eerste dag").fill((TODAY - timedelta(days=days)).strftime("%d-%m-%Y"))
    page.get_by_label("Welke school?").fill("ROC Mondriaan")
    page.get_by_label("Wat voor contract?").select_option("leerwerk")
    page.get_by_role("button", name="Plaatsing vastleggen").click()
    expect(page.get_by_text("De plaatsing is vastgelegd.")).to_be_visible()


def stop(page: Page, why: str) -> None:
    page.get_by_role("link", name="Werk of opleiding is gestopt").click()
    page.get_by_label("Wat is er gebeurd?").fill(why)
    page.get_by_role("button", name="Terugval vastleggen").click()
    expect(page.get_by_text("De terugval is vastgelegd.")).to_be_visible()


def test_place_ask_how_it_goes_fall_back_and_go_on(klant, page: Page):
    log_in(page, "regisseur")
    file = re.sub(r"^(https?://[^/]+).*$", rf"\1/klanten/{klant.pk}/", page.url)
    page.goto(file)
    place(page, 8)

    page.get_by_label("Hoofdmenu").get_by_role("link", name="Nazorg").click()
    page.get_by_role("link", name="Fatima el Amrani", exact=True).click()
    page.get_by_role("link", name="Nazorg met notitie").click()
    page.get_by_label("De klant", exact=True).check()
    page.get_by_label("Er is iets nodig").check()
    page.get_by_label("Wat is er gezegd?").fill("De bus rijdt niet op tijd.")
    page.get_by_role("button", name="Nazorg vastleggen").click()
    expect(page.locator("td").get_by_text("De bus rijdt niet op tijd.")).to_be_visible()
    assert Gesprek.objects.get().vorm == "telefoon"

    stop(page, "De reis was te lang.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn plan")
    expect(page.get_by_role("rowheader", name="Plan bijstellen: opleiding stopte op")).to_be_visible()
    assert Actie.objects.count() == 1

    page.goto(file)
    place(page, 1)
    with handeling(door="systeem"):
        traject = Traject.objects.get()
        traject.regisseurschappen.update(einde=TODAY)
        Traject.objects.update(einde=TODAY - timedelta(days=1), einde_reden_id="opleiding")
    page.goto(file)
    page.get_by_role("link", name="Opleiding bij ROC Mondriaan").first.click()
    stop(page, "Het was toch niets.")
    expect(page.get_by_text("Het traject gaat verder, en de actie staat in het plan.")).to_be_visible()
    new = Traject.objects.get(vervolg_op=traject)
    assert new.regisseurschappen.get().medewerker == traject.regisseurschappen.get().medewerker
    assert Plaatsing.objects.filter(einde_reden="uitval").count() == 2
