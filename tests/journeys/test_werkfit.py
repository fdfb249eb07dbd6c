"""A group on a day: the build-up, everybody in one press, an exception, and how somebody stands. By keyboard where it
counts; in real Chromium."""

import re
from datetime import time, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in
from tests.trajecten.factories import AanbodFactory, StapFactory
from trajecten.models import Aanwezigheid, Groepsdagdeel, Werkfitbeoordeling
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.lang,
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TODAY = clock.today()


@pytest.fixture
def groep(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    aanbod = AanbodFactory(naam="Werkfit ochtend", start=TODAY - timedelta(days=900), plaatsen=5)
    Groepsdagdeel.objects.create(aanbod=aanbod, dag=TODAY.isoweekday(), begin=time(9), einde=time(12))
    steps = []
    for naam in ("Amrani", "Bakker"):
        traject = person_of(cast.regisseur, voornaam="Fatima", achternaam=naam)[1].traject
        steps.append(StapFactory(
            traject=traject, start=traject.start, status="lopend", voorziening_id=aanbod.voorziening_id, aanbod=aanbod
        ))  # fmt: skip
    return aanbod, steps


def test_build_up_a_day_of_the_group_and_an_assessment(groep, page: Page):
    aanbod, (first, _second) = groep
    log_in(page, "regisseur")
    home = re.sub(r"^(https?://[^/]+).*$", r"\1/", page.url)
    page.goto(f"{home}trajecten/{first.traject_id}/plan/")
    page.get_by_role("link", name=re.compile(rf"^Opbouw afspreken ?: {first.voorziening.naam}")).click()
    page.get_by_label("Hoeveel dagen in de week?").fill("2")
    page.get_by_label("Hoeveel uur in de week?").fill("6")
    page.get_by_role("button", name="Opbouw vastleggen").click()
    expect(page.get_by_text("De opbouw is vastgelegd.")).to_be_visible()

    page.goto(f"{home}aanbod/{aanbod.pk}/")
    page.get_by_role("link", name="Invullen wie er is").click()
    page.get_by_role("button", name="Iedereen was er").click()
    expect(page.get_by_text("2 klanten ingevuld.")).to_be_visible()
    page.get_by_role("group", name="Fatima Bakker").get_by_label("Aanwezig").focus()
    page.keyboard.press("ArrowRight")  # called off
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 klant ingevuld.")).to_be_visible()
    assert sorted(Aanwezigheid.objects.values_list("wat", flat=True)) == ["aanwezig", "afgezegd"]
    page.get_by_role("link", name="Hele week").click()
    expect(page.get_by_role("row", name="Fatima Amrani")).to_contain_text("6 uur, 2 dagen")

    page.goto(f"{home}trajecten/{first.traject_id}/plan/")
    page.get_by_role("link", name="Werkfit beoordelen").click()
    page.get_by_label("Bijna werkfit").check()
    page.get_by_label("Waarom vindt u dat?").fill("Komt elke keer en houdt het vol.")
    page.get_by_role("button", name="Beoordeling vastleggen").click()
    expect(page.get_by_text("Komt elke keer en houdt het vol.")).to_be_visible()
    assert Werkfitbeoordeling.objects.get().uitkomst == "bijna"
