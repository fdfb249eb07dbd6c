"""Enter in a field of one line, and one more line of agreements: nothing is logged unasked, and no key is lost."""

import pytest
from playwright.sync_api import Page, expect

from intake.models import Concept, Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.lang,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def javascript(request) -> bool:
    """With a script and without."""
    return bool(request.param)


@pytest.fixture
def form(live: Live, page: Page) -> Page:
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    klant = KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")
    log_in(page, "regisseur")
    page.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    return page


def test_enter_in_a_field_of_one_line_logs_nothing_and_typing_goes_on(form: Page, javascript: bool):
    path = form.url
    form.locator("#id_talent_tekst").press_sequentially("Zingen")
    form.keyboard.press("Enter")
    form.wait_for_timeout(500)
    assert (form.url, Gesprek.objects.count()) == (path, 0)
    expect(form.locator("#id_talent_tekst")).to_have_value("Zingen")
    if not javascript:
        expect(form.get_by_text("Het concept is bewaard.")).to_be_visible()
        assert Concept.objects.get().inhoud["talent_tekst"] == "Zingen"
        return
    form.locator("#id_a1_wat").focus()
    for number in range(1, 5):  # the fourth line comes with a new page
        expect(form.locator(f"#id_a{number}_wat")).to_be_focused(timeout=10_000)
        form.keyboard.type(f"Afspraak {number}.")
        form.keyboard.press("Enter")
    expect(form.locator("#id_a5_wat")).to_be_focused(timeout=10_000)
    assert [form.locator(f"#id_a{number}_wat").input_value() for number in (1, 4)] == [
        "Afspraak 1.",
        "Afspraak 4.",
    ]
    assert Gesprek.objects.count() == 0


def test_one_more_line_is_where_the_next_key_goes(form: Page, javascript: bool):
    form.get_by_role("button", name="Nog een afspraak").click()
    expect(form.locator("#id_a4_wat")).to_be_focused()
    expect(form.locator("#id_a4_wat")).to_be_in_viewport()
    form.keyboard.type("Brief meenemen")
    expect(form.locator("#id_a4_wat")).to_have_value("Brief meenemen")
