"""A day of each role in real Chromium, with JavaScript and without: nothing needs it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from intake.models import Contactpoging, Toegang, Verzoek
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import CampagneFactory, KlantFactory, UitkeringFactory
from tests.journeys.conftest import CHROMIUM, Live, give_passwords, has_chromium, log_in, log_out
from tests.trajecten.factories import PlaatsingFactory
from tests.werkgevers.factories import WerkgeverFactory
from trajecten.enums import StapStatus
from trajecten.models import Regisseurschap, Stap
from werkgevers.models import Contactmoment, Vacature
from werkoffensief.accounts.models import Programma, Rolverlening
from werkoffensief.doelen import rollup
from werkoffensief.doelen.models import Doelstelling, Vraag
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
YEAR = clock.today().year


@pytest.fixture(
    params=[pytest.param(True, marks=pytest.mark.lang), False], ids=["met JavaScript", "zonder JavaScript"]
)
def javascript(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def town(live: Live):
    """The cast; one klant who was placed this year, one with nobody, one in Escamp; an employer; a target."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    give_passwords()
    placed = KlantFactory(
        voornaam="Fatima", achternaam="Amrani", klantnummer="K-1", geboortedatum=date(1985, 1, 31)
    )
    UitkeringFactory(klant=placed)
    PlaatsingFactory(klant=placed, startdatum=date(YEAR, 1, 1))
    UitkeringFactory(klant=KlantFactory(voornaam="Noor", achternaam="Bakker", klantnummer="K-2"))
    KlantFactory(
        voornaam="Sem",
        achternaam="Visser",
        klantnummer="K-3",
        stadsdeel="Escamp",
        geboortedatum=date(1990, 4, 2),
    )
    give_stadsdeel(cast.escamp, "Escamp")
    WerkgeverFactory(naam="Zorggroep Duin")
    CampagneFactory(code="langdurig")
    Doelstelling.objects.create(programma=Programma.objects.get(), maat="regulier", jaar=YEAR, waarde=4000)
    rollup.recompute_all()
    return cast


def menu(page: Page, name: str) -> None:
    page.get_by_label("Hoofdmenu").get_by_role("link", name=name, exact=True).click()


def find(page: Page, text: str, name: str) -> None:
    page.get_by_label("Zoek een klant op naam, geboortedatum of nummer").fill(text)
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("link", name=name).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def day_of_consulent(page: Page) -> None:
    """Somebody did not come, another talks."""
    find(page, "bakker", "Noor Bakker")
    page.get_by_role("link", name="Contactpoging vastleggen").click()
    page.get_by_label("Niet verschenen").check()
    press(page, "Contactpoging vastleggen")
    assert Contactpoging.objects.get().klant.klantnummer == "K-2"
    find(page, "amrani", "Fatima Amrani")
    page.get_by_role("link", name="Gesprek vastleggen").click()
    page.locator("textarea[name=verslag]").fill("Gaat goed op het werk.")
    press(page, "Gesprek vastleggen")
    find(page, "amrani", "Fatima Amrani")
    expect(page.get_by_role("article").get_by_text("Gaat goed op het werk.")).to_be_visible()


def day_of_manager(page: Page) -> None:
    """From the year to those counted, and a question to the team. No names."""
    menu(page, "Doelen")
    page.locator("#geplaatst").get_by_role("link", name="Bekijk wie er meetellen").click()
    page.get_by_role("link", name="Vraag aan team over K-1").click()
    page.get_by_label("Wat wilt u weten?").fill("Werkt deze klant nog?")
    press(page, "Vraag stellen")
    expect(page.get_by_text("Uw vraag staat klaar")).to_be_visible()
    expect(page.get_by_text("Amrani")).to_have_count(0)


def day_of_teamleider(page: Page) -> None:
    """Somebody without a regisseur gets one; the manager gets an answer."""
    find(page, "bakker", "Noor Bakker")
    page.get_by_role("link", name="Traject starten").click()
    press(page, "Traject starten")
    page.get_by_role("link", name="Regisseur toewijzen").first.click()
    page.locator("input[name=medewerker]").first.check()
    press(page, "Regisseur toewijzen")
    assert Regisseurschap.objects.get(einde__isnull=True).klant.klantnummer == "K-2"
    menu(page, "Vragen")
    page.get_by_role("link", name="Beantwoorden").click()
    page.get_by_label("Uw antwoord").fill("Ja, vier dagen in de week.")
    press(page, "Antwoord geven")
    assert Vraag.objects.get().antwoord == "Ja, vier dagen in de week."


def day_of_regisseur(page: Page) -> None:
    """A step is added to the plan that the teamleider started, and then waits."""
    find(page, "bakker", "Noor Bakker")
    page.get_by_role("link", name="Stap toevoegen").click()
    page.get_by_label("Wat gaat de klant doen?").select_option("taaltraining")
    press(page, "Stap toevoegen")
    assert Stap.objects.get().status == StapStatus.LOPEND
    page.get_by_role("link", name="Taaltraining").click()
    page.get_by_role("radio", name="Wacht", exact=True).check()
    press(page, "Stap opslaan")
    assert Stap.objects.get().status == StapStatus.WACHT


def day_of_werkgever(page: Page) -> None:
    """Nothing is here yet, and nobody's name."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom bij Werkoffensief")
    expect(page.get_by_text("Bakker")).to_have_count(0)


def day_of_vreemde(page: Page) -> None:
    """A file of another team opens for 24 hours, with a reason."""
    page.locator("details.kop-gebruiker summary").click()
    page.get_by_role("link", name="Dossier van een ander team").click()
    page.get_by_label("Klantnummer of BSN").fill("K-1")
    page.get_by_label("Geboortedatum van de klant").fill("31-01-1985")
    page.get_by_label("Waarom moet u dit dossier zien?").fill("Belt met een vraag over kinderopvang.")
    press(page, "Dossier openen")
    expect(page.get_by_text("U hebt 24 uur toegang")).to_be_visible()
    assert Toegang.objects.get().klant.klantnummer == "K-1"


def day_of_accountmanager(page: Page) -> None:
    """A call with an employer, and a vacancy."""
    menu(page, "Werkgevers")
    page.get_by_role("link", name="Zorggroep Duin").first.click()
    page.locator("summary", has_text="Contact vastleggen").click()
    page.get_by_label("Telefoon", exact=True).check()
    page.get_by_label("Wat is er besproken?").fill("Twee plekken in de keuken.")
    press(page, "Contact vastleggen")
    assert Contactmoment.objects.get().werkgever.naam == "Zorggroep Duin"
    page.get_by_role("link", name="Vacature toevoegen").click()
    page.locator("[name=functie]").fill("Keukenhulp")
    press(page, "Vacature toevoegen")
    assert Vacature.objects.get().functie == "Keukenhulp"
    expect(page.get_by_text("Amrani")).to_have_count(0)


def day_of_beheerder(page: Page) -> None:
    """Somebody new, with a role."""
    menu(page, "Medewerkers")
    page.get_by_role("link", name="Medewerker toevoegen").click()
    page.locator("[name=gebruikersnaam]").fill("nieuw")
    page.locator("[name=naam]").fill("Nieuwe Collega")
    press(page, "Medewerker toevoegen")
    page.locator("[name=rol-rol]").select_option("consulent")
    press(page, "Rol geven")
    assert Rolverlening.objects.get(medewerker__gebruikersnaam="nieuw").rol == "consulent"


def day_of_privacy(page: Page) -> None:
    """A klant asks for the own file; the officer reads it and answers."""
    menu(page, "Verzoeken")
    page.get_by_role("link", name="Verzoek vastleggen").click()
    page.get_by_label("Klantnummer of BSN").fill("K-3")
    page.get_by_label("Geboortedatum").fill("02-04-1990")
    page.locator("input[value=inzage]").check()
    press(page, "Verzoek vastleggen")
    page.get_by_role("link", name="Dossier lezen").click()
    expect(page.locator(".identiteit")).to_contain_text("Sem Visser")
    page.go_back()
    page.locator("input[value=voldaan]").check()
    press(page, "Verzoek afhandelen")
    assert Verzoek.objects.get().uitkomst == "voldaan"


DAYS = (
    day_of_consulent, day_of_manager, day_of_teamleider, day_of_regisseur, day_of_vreemde, day_of_accountmanager,
    day_of_beheerder, day_of_privacy, day_of_werkgever,
)  # fmt: skip


@pytest.mark.lang
def test_a_day_of_everybody(town, page: Page, javascript: bool):
    for day in DAYS:
        log_in(page, day.__name__.removeprefix("day_of_"))
        day(page)
        log_out(page)
