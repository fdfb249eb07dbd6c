"""Nothing that somebody types into a conversation is lost: the tab dies, the session ends, the connection goes, two
windows write, a button is pressed twice."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.models import Actie, Concept, Gesprek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, VertrouwelingFactory
from tests.journeys import onderbreken
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from werkoffensief.accounts.models import Medewerker, Rolverlening, Sessie

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
SAVED = "Concept opgeslagen om"


@pytest.fixture
def expected_errors() -> tuple[str, ...]:
    """Of a connection that is not there, and of another text that is newer."""
    return ("Failed to load resource",)


@pytest.fixture
def klant(live: Live):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    return KlantFactory(voornaam="Fatima", achternaam="Amrani", klantnummer="K-1")


@pytest.fixture
def form(page: Page, klant) -> Page:
    log_in(page, "regisseur")
    page.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_label("Verslag").press_sequentially(text, delay=5)


def saved(page: Page) -> None:
    expect(page.locator("#concept-stand")).to_contain_text(SAVED, timeout=10_000)


def nothing_held(page: Page) -> None:
    """The server has all of it."""
    for _ in range(100):
        if page.evaluate("sessionStorage.length") == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate("JSON.stringify(sessionStorage)"))


def kept() -> str:
    return Concept.objects.get(soort="gesprek").inhoud["verslag"]


def kept_beside() -> dict[str, str]:
    """What a window wrote beside the draft of another."""
    return Concept.objects.get(soort__startswith="gesprek+").inhoud


@pytest.mark.lang
def test_typing_is_kept_without_a_button_and_found_on_another_device(form: Page, klant):
    write(form, "Zij wil lassen.")
    saved(form)
    assert kept() == "Zij wil lassen."
    write(form, " Morgen bellen.")
    saved_text = "Zij wil lassen. Morgen bellen."
    nothing_held(form)
    assert kept() == saved_text
    form.goto("/")
    form.get_by_role("link", name="Fatima Amrani").first.click()
    form.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    expect(form.get_by_label("Verslag")).to_have_value(saved_text)


@pytest.mark.lang
def test_what_was_typed_when_the_page_is_left_is_kept_too(form: Page, klant):
    write(form, "Nog geen twee seconden oud")
    form.goto("/")
    form.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    expect(form.get_by_label("Verslag")).to_have_value("Nog geen twee seconden oud")
    assert Concept.objects.count() == 1


@pytest.mark.lang
def test_one_step_back_shows_the_newest_and_one_window_is_no_other(form: Page):
    """A browser that kept no page in memory shows it from its cache: as it was before anything was typed."""
    write(form, "Zij wil lassen.")
    saved(form)
    form.goto("/")
    form.go_back()
    expect(form.get_by_label("Verslag")).to_have_value("Zij wil lassen.")
    write(form, " Morgen bellen.")
    nothing_held(form)
    assert kept() == "Zij wil lassen. Morgen bellen."
    expect(form.locator("#concept-botsing")).to_be_hidden()
    assert Concept.objects.count() == 1


@pytest.mark.lang
def test_what_is_typed_while_an_answer_is_under_way_is_kept_before_it_comes(form: Page, klant):
    form.evaluate(
        "() => { const send = window.fetch;"
        " window.fetch = (...sent) => send(...sent).then(found => new Promise(() => found)); }"
    )
    write(form, "Eerst. ")
    form.wait_for_timeout(2_000)
    write(form, "Onderweg. ")  # the tab could be killed now
    form.wait_for_timeout(2_000)
    assert kept() == "Eerst. Onderweg. "
    write(form, "Als laatste.")
    form.goto("/")
    form.wait_for_timeout(500)
    assert kept() == "Eerst. Onderweg. Als laatste."
    form.goto(f"/klanten/{klant.pk}/gesprekken/nieuw/")
    expect(form.get_by_label("Verslag")).to_have_value("Eerst. Onderweg. Als laatste.")
    expect(form.locator("#concept-botsing")).to_be_hidden()
    nothing_held(form)


@pytest.mark.lang
def test_what_the_server_takes_while_the_next_page_is_under_way_stands_on_that_page(form: Page):
    sent = []

    def under_way(route):
        sent.append(route)

    def made_before(route):
        page = route.fetch()
        form.unroute("**/concept/")
        sent.pop().continue_()
        form.wait_for_timeout(1_000)  # the page that is left has its answer
        route.fulfill(response=page)

    form.route("**/concept/", under_way)
    write(form, "Onderweg.")
    form.wait_for_timeout(2_000)
    form.route(form.url, made_before)
    form.reload()
    expect(form.get_by_label("Verslag")).to_have_value("Onderweg.")
    nothing_held(form)
    expect(form.locator("#concept-botsing")).to_be_hidden()
    assert kept() == "Onderweg."


@pytest.mark.lang
def test_without_a_connection_all_stays_and_is_kept_afterwards(form: Page):
    write(form, "Voor.")
    saved(form)
    form.route("**/concept/", lambda route: route.abort("internetdisconnected"))
    write(form, " Tijdens.")
    expect(form.get_by_role("heading", name="Geen verbinding")).to_be_visible(timeout=10_000)
    form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_label("Verslag")).to_have_value("Voor. Tijdens.")
    write(form, " Nog meer.")
    form.unroute("**/concept/")
    form.evaluate("window.dispatchEvent(new Event('online'))")
    expect(form.get_by_role("heading", name="Geen verbinding")).to_be_hidden(timeout=20_000)
    nothing_held(form)
    assert kept() == "Voor. Tijdens. Nog meer."
    assert not Gesprek.objects.exists()


@pytest.mark.lang
def test_session_ended_covers_the_text_and_the_same_person_goes_on(form: Page, klant):
    write(form, "Eerst.")
    saved(form)
    Sessie.objects.all().delete()
    write(form, " Daarna.")
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_visible(timeout=10_000)
    assert "Eerst" not in form.inner_text("body")
    assert form.locator("textarea:visible").count() == 0
    assert "Amrani" not in form.inner_text("body") + form.title()
    form.get_by_role("link", name="Opnieuw inloggen").click()
    form.get_by_label("Gebruikersnaam").fill("regisseur")
    form.get_by_label("Wachtwoord").fill("werkoffensief")
    form.get_by_role("button", name="Inloggen").click()
    expect(form.get_by_label("Verslag")).to_have_value("Eerst. Daarna.")
    nothing_held(form)
    assert kept() == "Eerst. Daarna."


@pytest.mark.lang
def test_another_person_in_the_same_tab_sees_nothing_of_it(form: Page, klant):
    Sessie.objects.all().delete()
    write(form, "Geheim van de regisseur")
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_visible(timeout=10_000)
    assert form.evaluate("JSON.stringify(sessionStorage)").count("Geheim") == 1
    form.get_by_role("link", name="Opnieuw inloggen").click()
    form.get_by_label("Gebruikersnaam").fill("collega")
    form.get_by_label("Wachtwoord").fill("werkoffensief")
    form.get_by_role("button", name="Inloggen").click()
    expect(form.get_by_label("Verslag")).to_have_value("")
    assert form.evaluate("sessionStorage.length") == 0
    assert not Concept.objects.exists()


@pytest.mark.lang
def test_a_conversation_left_open_is_covered_when_another_logs_in_in_a_second_tab(form: Page, klant):
    write(form, "Van de regisseur.")
    saved(form)
    tab = form.context.new_page()
    tab.goto("/")
    log_out(tab)
    log_in(tab, "accountmanager")
    form.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    assert form.locator("textarea:visible").count() == 0
    assert "Amrani" not in form.inner_text("body") + form.title()
    log_out(tab)
    log_in(tab, "regisseur")
    form.get_by_role("link", name="Opnieuw inloggen").click()
    expect(form.get_by_label("Verslag")).to_have_value("Van de regisseur.")


@pytest.mark.lang
def test_two_windows_show_both_texts_and_neither_is_lost(form: Page, klant):
    other = form.context.new_page()
    other.goto(form.url)
    write(form, "Dit venster.")
    saved(form)
    write(other, "Het andere.")
    expect(other.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible(timeout=10_000)
    expect(other.get_by_label("De andere tekst")).to_have_value("Dit venster.")
    expect(other.get_by_label("Verslag")).to_have_value("Het andere.")
    assert kept() == "Dit venster."
    other.get_by_role("button", name="Zet de andere tekst onder de mijne").click()
    saved(other)
    assert kept() == "Het andere.\n\nDit venster."


@pytest.mark.lang
def test_what_both_texts_have_is_there_once_and_no_line_is_lost(form: Page):
    write(form, "Wil lassen.\nHeeft een diploma.")
    saved(form)
    other = form.context.new_page()
    other.goto(form.url)
    expect(other.get_by_label("Verslag")).to_have_value("Wil lassen.\nHeeft een diploma.")
    form.get_by_label("Verslag").fill("Wil lassen.\nHeeft een diploma.\n\nBelt maandag.\nBelt maandag.")
    nothing_held(form)
    other.get_by_label("Verslag").fill("Wil lassen, en snel.\nHeeft een diploma.\nBelt maandag.")
    button = other.get_by_role("button", name="Zet de andere tekst onder de mijne")
    expect(button).to_be_visible(timeout=10_000)
    button.click()
    whole = "Wil lassen, en snel.\nHeeft een diploma.\nBelt maandag.\n\nWil lassen.\n\nBelt maandag."
    expect(other.get_by_label("Verslag")).to_have_value(whole)
    saved(other)
    assert kept() == whole


@pytest.mark.lang
def test_who_goes_on_typing_beside_the_other_text_loses_no_key(form: Page):
    other = form.context.new_page()
    other.goto(form.url)
    other.get_by_text("Datum, plaats en wie erbij zijn").click()
    other.get_by_label("Huisbezoek").check()
    write(other, "Het andere.")
    saved(other)
    form.get_by_text("Datum, plaats en wie erbij zijn").click()
    form.get_by_label("Telefoon").check()
    form.get_by_label("Verslag").press_sequentially("Dit venster gaat door en door. " * 3, delay=60)
    expect(form.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible()
    expect(form.get_by_text("Hoe sprak u de klant? Huisbezoek")).to_be_visible()
    form.get_by_role("button", name="Gesprek vastleggen").click()
    assert not Gesprek.objects.exists()
    text = "Dit venster gaat door en door. " * 3
    form.reload()
    expect(form.get_by_label("Verslag")).to_have_value(text)
    form.get_by_role("button", name="Ga verder met alleen mijn tekst").click()
    saved(form)
    assert kept() == text


@pytest.mark.lang
def test_what_is_typed_beside_the_other_text_is_kept_when_the_tab_is_killed(form: Page, klant):
    other = form.context.new_page()
    other.goto(form.url)
    write(other, "Het andere.")
    other.locator("#id_a1_wat").fill("Brief meenemen")
    other.locator("#id_a1_voor").fill("24-11-2027")
    saved(other)
    nothing_held(other)
    form.locator("#id_a1_wat").fill("Taalschool bellen")
    form.locator("#id_a1_voor").fill("25-11-2027")
    write(form, "Dit venster.")
    expect(form.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible(timeout=10_000)
    write(form, " En verder.")  # the panel is not looked at
    form.wait_for_timeout(2_000)
    form.route("**/concept/", lambda route: route.abort())  # killed: no last words
    form.close()
    assert kept_beside()["verslag"] == "Dit venster. En verder."
    assert Concept.objects.get(soort="gesprek").inhoud["verslag"] == "Het andere."
    # Found back, and joined: what is one answer stays the own.
    other.goto(f"/klanten/{klant.pk}/")
    expect(other.get_by_text("Uw tekst uit een ander venster")).to_be_visible()
    other.get_by_role("link", name="Gesprek afmaken").last.click()
    expect(other.get_by_text("Dit venster. En verder.")).to_be_visible()
    other.get_by_role("button", name="Zet deze tekst bij de mijne").click()
    expect(other.get_by_label("Verslag")).to_have_value("Het andere.\n\nDit venster. En verder.")
    lines = [
        other.locator(f"#id_a{line}_{part}").input_value() for line in (1, 2) for part in ("wat", "voor")
    ]
    assert lines == ["Brief meenemen", "24-11-2027", "Taalschool bellen", "25-11-2027"]
    assert Concept.objects.count() == 1


@pytest.mark.lang
def test_a_day_is_one_of_both_and_the_draft_beside_goes_when_its_writer_chose(form: Page):
    other = form.context.new_page()
    other.goto(form.url)
    other.locator("#id_a1_wat").fill("Brief")
    other.locator("#id_a1_voor").fill("24-11-2027")
    other.locator("#id_a2_voor").fill("24-11-2027")
    nothing_held(other)
    form.locator("#id_a1_wat").fill("School")
    form.locator("#id_a1_voor").fill("25-11-2027")
    form.locator("#id_a2_voor").fill("25-11-2027")
    expect(form.get_by_role("heading", name="Er staat nog een tekst van u")).to_be_visible(timeout=10_000)
    write(form, "Mijn tekst.")
    saved(form)
    assert kept_beside()["a1_voor"] == "25-11-2027"
    form.reload()
    expect(form.get_by_label("Verslag")).to_have_value("Mijn tekst.")
    expect(
        form.get_by_role("heading", name="Er staat nog een tekst van u uit een ander venster")
    ).to_be_hidden()
    form.get_by_role("button", name="Neem dit over: Voor wanneer? Afspraak 2").click()
    form.get_by_role("button", name="Zet de andere tekst onder de mijne").click()
    found = [form.locator(f"#id_{name}").input_value() for name in ("a1_wat", "a1_voor", "a2_voor")]
    assert found == ["School / Brief", "25-11-2027", "24-11-2027"]
    nothing_held(form)
    row = Concept.objects.get()
    assert (row.soort, row.inhoud["verslag"], row.inhoud["a1_voor"]) == (
        "gesprek",
        "Mijn tekst.",
        "25-11-2027",
    )


@pytest.mark.lang
def test_logging_it_twice_is_one_conversation_and_no_draft(form: Page):
    write(form, "Zij wil lassen.")
    form.get_by_role("button", name="Gesprek vastleggen").dblclick()
    expect(form.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    assert Gesprek.objects.get().verslag == "Zij wil lassen."
    assert not Concept.objects.exists()
    assert form.evaluate("sessionStorage.length") == 0


@pytest.mark.lang
def test_logging_it_after_the_session_ended_loses_nothing(form: Page):
    write(form, "Lang verslag.")
    Sessie.objects.update(laatst_gebruikt_op=timezone.now() - timezone.timedelta(minutes=16))
    form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_visible(timeout=10_000)
    form.get_by_role("link", name="Opnieuw inloggen").click()
    form.get_by_label("Gebruikersnaam").fill("regisseur")
    form.get_by_label("Wachtwoord").fill("werkoffensief")
    form.get_by_role("button", name="Inloggen").click()
    expect(form.get_by_label("Verslag")).to_have_value("Lang verslag.")
    form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    assert Gesprek.objects.get().verslag == "Lang verslag."


@pytest.mark.lang
def test_whatever_interrupts_nothing_that_was_acknowledged_is_lost(page: Page, klant):
    """A hundred at random; tests/campaigns/concept/onderbreken.py prints what each kind cost."""
    found = onderbreken.run(page, f"/klanten/{klant.pk}/gesprekken/nieuw/", times=100, seed=1)
    onderbreken.judge(found)


@pytest.mark.lang
def test_a_line_that_only_the_other_window_has_is_shown_and_not_overwritten(form: Page):
    other = form.context.new_page()
    other.goto(form.url)
    form.get_by_role("button", name="Nog een afspraak").click()
    form.locator("#id_a4_wat").fill("Vierde afspraak")
    saved(form)
    write(other, "Het andere.")
    expect(other.get_by_label("De andere tekst")).to_have_value("Vierde afspraak", timeout=10_000)
    other.get_by_role("button", name="Zet de andere tekst onder de mijne").click()
    expect(other.locator("#id_a4_wat")).to_have_value("Vierde afspraak", timeout=10_000)
    expect(other.get_by_label("Verslag")).to_have_value("Het andere.")
    other.get_by_role("button", name="Gesprek vastleggen").click()
    expect(other.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    assert Actie.objects.get().wat == "Vierde afspraak"
    form.get_by_label("Verslag").fill("Nog iets")
    expect(form.get_by_text("Dit gesprek is al vastgelegd.")).to_be_visible(timeout=10_000)
    form.get_by_role("button", name="Gesprek vastleggen").click()
    expect(form.get_by_text("al een keer verstuurd")).to_be_visible()
    assert Gesprek.objects.count() == 1


@pytest.mark.lang
def test_a_file_that_is_closed_meanwhile_is_no_log_out_and_the_text_can_be_copied(form: Page, klant):
    write(form, "Eerst.")
    saved(form)
    VertrouwelingFactory(klant=klant, medewerker=Medewerker.objects.get(gebruikersnaam="teamleider"))
    klant.afgeschermd_op, klant.afgeschermd_reden = timezone.now(), "Dreiging"
    klant.save()
    write(form, " Daarna.")
    expect(form.get_by_role("heading", name="U mag dit dossier niet meer openen")).to_be_visible(
        timeout=10_000
    )
    expect(form.get_by_role("heading", name="U bent uitgelogd")).to_be_hidden()
    expect(form.get_by_label("Wat u typte")).to_have_value("Verslag (niet verplicht):\nEerst. Daarna.")
    assert "Amrani" not in form.inner_text("body") + form.title()
    form.get_by_role("link", name="Naar mijn concepten").click()
    expect(form.get_by_text("Eerst.", exact=True)).to_be_visible()


@pytest.mark.lang
def test_a_role_that_is_withdrawn_meanwhile_is_no_log_out_and_the_text_can_be_copied(form: Page):
    write(form, "Eerst.")
    saved(form)
    Rolverlening.objects.filter(medewerker__gebruikersnaam="regisseur").update(tot=timezone.now())
    write(form, " Daarna.")
    expect(form.get_by_role("heading", name="U mag dit dossier niet meer openen")).to_be_visible(
        timeout=10_000
    )
    expect(form.get_by_label("Wat u typte")).to_have_value("Verslag (niet verplicht):\nEerst. Daarna.")
    expect(form.get_by_role("link", name="Naar mijn concepten")).to_be_hidden()
    assert "Amrani" not in form.inner_text("body") + form.title()
