"""A group is full, the klant waits, a place comes free and is given; and decisions with their letters."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from tests.trajecten.factories import AanbodFactory, StapFactory, TrajectFactory
from trajecten.models import Stap, Toekenning, Voorziening, Wachtplek
from trajecten.services import save_stap
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


def choose(page: Page, label: str, text: str) -> None:
    page.get_by_label(label).select_option(label=text)


def goes_on_the_list(page: Page, plan: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Hulp toevoegen").click()
    choose(page, "Wat gaat de klant doen?", "Taaltraining")
    page.get_by_role("button", name="Stap toevoegen").click()
    expect(page.get_by_text("nu vol")).to_be_visible()
    page.get_by_label("Avondgroep").check()
    page.get_by_role("button", name="Stap toevoegen").click()
    expect(page.get_by_text("is de enige plaats van “Avondgroep” bezet.").first).to_be_visible()
    page.get_by_role("link", name="Zet de klant op de wachtlijst").click()
    choose(page, "Waarvoor wacht de klant?", "Taaltraining")
    page.get_by_role("button", name="Op de wachtlijst zetten").click()
    page.get_by_label("Maakt niet uit").check()
    page.get_by_role("button", name="Op de wachtlijst zetten").click()
    expect(page.get_by_text("Nummer 1 op de lijst")).to_be_visible()
    page.goto(plan)
    expect(page.get_by_text("Ik ben nummer 1 op de lijst")).to_be_visible()


def decides(page: Page, plan: str, besluit: str, why: str) -> None:
    page.goto(plan)
    page.get_by_role("link", name="Besluiten over een voorziening").click()
    choose(page, "Waarover besluit u?", "Taaltraining")
    page.get_by_label(besluit).check()
    page.get_by_label("Waarom besluit u dit?").fill(why)
    page.get_by_role("button", name="Besluit vastleggen").click()
    expect(page.get_by_text(why)).to_be_visible()
    expect(page.get_by_role("heading", name=f"Taaltraining: {besluit.lower()}")).to_be_visible()
    page.get_by_role("link", name="Brief is verstuurd").click()
    page.get_by_role("button", name="Dag vastleggen").click()
    expect(page.get_by_text("Bezwaar kan tot en met")).to_be_visible()


@pytest.mark.lang
def test_from_a_full_group_by_the_waiting_list_to_a_place_an_award_and_a_refusal(page: Page, live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    Voorziening.objects.filter(pk="taaltraining").update(beschikking=True, brieftekst="Fijn dat u meedoet.")
    offer = AanbodFactory(naam="Avondgroep", plaatsen=1)
    held = StapFactory(
        traject=TrajectFactory(start=date(2024, 1, 1)), voorziening_id="taaltraining", aanbod=offer
    )
    klant, regie, _step = person_of(cast.regisseur)
    log_in(page, "regisseur")
    plan = f"/trajecten/{regie.traject_id}/plan/"
    goes_on_the_list(page, plan)
    save_stap(
        door=cast.regisseur.pk, stap_id=held.pk, versie=held.versie, start=held.start, status="afgerond",
        einde=clock.today() - timedelta(days=1),
    )  # fmt: skip
    page.goto("/voorzieningen/")
    page.get_by_role("link", name="Taaltraining").click()
    expect(page.get_by_text("Aan de beurt", exact=True)).to_be_visible()
    page.get_by_role("link", name=klant.achternaam).click()
    page.get_by_label("Avondgroep").check()
    page.get_by_role("button", name="Plaats geven").click()
    expect(page.get_by_text("De klant heeft een plaats.")).to_be_visible()
    assert Stap.objects.get(wachtplek=Wachtplek.objects.get()).aanbod == offer
    decides(page, plan, "Toegekend", "U wilt het graag.")
    decides(page, plan, "Afgewezen", "U spreekt al goed Nederlands.")
    letter = page.request.get(f"{page.url}pdf/")
    assert letter.body()[:4] == b"%PDF"
    assert Toekenning.objects.count() == 2
