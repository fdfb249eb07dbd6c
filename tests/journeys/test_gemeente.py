"""A municipality comes in, a regisseur talks and places, Celery counts, the manager sees one more.

Everything is real: Chromium, gunicorn, a worker, beat, Valkey and committed rows. Nothing is computed by the test.
"""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from intake.models import Gesprek, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.berichten.support import Queue, eventually, running_queue
from tests.journeys.conftest import CHROMIUM, give_passwords, has_chromium, log_in, log_out
from trajecten.models import Plaatsing
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.demo import gemeente
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.worker,
    pytest.mark.skipif(not has_chromium(), reason=f"no Chromium at {CHROMIUM}"),
]
TODAY = clock.today()
IMPORT_MS = 40_000
COUNT_SECONDS = 20


@pytest.fixture
def queue(committed_db):
    with running_queue(committed_db) as queue:
        yield queue


@pytest.fixture
def environment(queue: Queue) -> dict[str, str]:
    """The server keeps uploads where the worker finds them."""
    return queue.environment


@pytest.fixture
def municipality(queue: Queue, tmp_path: Path) -> Path:
    """GRONINGEN_KLEIN, with a target for this year and two people who start work today."""
    gemeente.write(gemeente.GRONINGEN_KLEIN, tmp_path)
    on_benefit = _on_benefit(tmp_path)
    with (tmp_path / "doelstellingen.csv").open("a") as file:
        file.write(f"{TODAY.year};40;10;14250\n")
    with (tmp_path / "plaatsingen.csv").open("a") as file:
        for number, klantnummer in enumerate(on_benefit[:2]):
            file.write(f"VANDAAG{number};{klantnummer};werk;{TODAY};;;;;\n")
    return tmp_path


def _on_benefit(folder: Path) -> list[str]:
    with (folder / "uitkeringen.csv").open(encoding="utf-8") as file:
        return [row["klantnummer"] for row in csv.DictReader(file, delimiter=";") if not row["einde"]]


@pytest.fixture
def accounts(queue: Queue) -> None:
    """Three people; the teams come with the import, so the regisseur has none yet."""
    with handeling(door="systeem"):
        for rol in (Rol.BEHEERDER, Rol.REGISSEUR, Rol.MANAGER):
            MedewerkerFactory(gebruikersnaam=rol.value, naam=f"{rol.label} van Dienst", rollen=[rol])
        give_passwords()


def placed(page: Page) -> int:
    """What the dashboard of this year says now, read from its sentence."""
    page.goto(f"/doelen/?jaar={TODAY.year}")
    sentence = page.locator("#geplaatst .cijfer-zin")
    expect(sentence).to_contain_text("zijn geplaatst, van de 50 die het doel zijn")
    return int(sentence.locator("strong").inner_text())


def import_on_the_page(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Leveringen").first.click()
    page.get_by_role("link", name="Bestanden leveren").first.click()
    page.get_by_label("Bestanden", exact=True).set_input_files(sorted(folder.glob("*.csv")))
    page.get_by_role("button", name="Bestanden leveren").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Levering van")
    expect(page.get_by_text("Alle bestanden zijn overgenomen.")).to_be_visible(timeout=IMPORT_MS)


def put_in_team(page: Page, medewerker: str, team: str) -> None:
    page.get_by_role("link", name="Medewerkers").first.click()
    page.get_by_role("link", name=medewerker).click()
    page.get_by_label("Team").select_option(team)
    page.get_by_role("button", name="Gegevens opslaan").click()
    expect(page.get_by_text("De gegevens zijn opgeslagen.")).to_be_visible()


def talk_and_place(page: Page, klant: Klant) -> None:
    page.goto(f"/klanten/{klant.pk}/")
    expect(page.locator(".identiteit")).to_contain_text(klant.achternaam)
    page.get_by_role("link", name="Gesprek vastleggen").click()
    page.locator("summary", has_text="Datum, plaats en wie erbij zijn").click()
    page.get_by_label("Telefoon", exact=True).check()
    page.locator("textarea[name=verslag]").fill("Begint vandaag in de keuken.")
    page.get_by_role("button", name="Gesprek vastleggen").click()
    expect(page.get_by_text("Het gesprek is vastgelegd.")).to_be_visible()
    page.goto(f"/klanten/{klant.pk}/")
    page.get_by_role("link", name="Plaatsing vastleggen").click()
    page.get_by_label("Werk", exact=True).check()
    page.get_by_role("button", name="Plaatsing vastleggen").click()
    expect(page.get_by_text("De plaatsing is vastgelegd.")).to_be_visible()


def not_yet_placed(team: str) -> Klant:
    people = Klant.objects.filter(team__naam=team, uitkeringen__einde__isnull=True, plaatsingen__isnull=True)
    return people.filter(uitkeringen__isnull=False, overleden_op__isnull=True).order_by("klantnummer")[0]


def test_import_talk_place_and_the_manager_sees_one_more(queue, municipality, accounts, page: Page):
    queue.start_worker()
    queue.start_beat()

    log_in(page, "beheerder")
    import_on_the_page(page, municipality)
    put_in_team(page, "Regisseur van Dienst", "Centrum")
    assert Klant.objects.current().count() == gemeente.GRONINGEN_KLEIN.klanten
    log_out(page)

    log_in(page, "manager")
    eventually(lambda: placed(page) == 2, COUNT_SECONDS, "the import is counted")
    log_out(page)

    log_in(page, "regisseur")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn klanten")
    klant = not_yet_placed("Centrum")
    talk_and_place(page, klant)
    log_out(page)
    regisseur = Medewerker.objects.get(gebruikersnaam="regisseur")
    assert Gesprek.objects.get(klant=klant, datum=TODAY).medewerker == regisseur
    assert Plaatsing.objects.get(klant=klant).startdatum == TODAY

    log_in(page, "manager")
    seen: list[int] = []
    eventually(lambda: seen.append(placed(page)) or seen[-1] != 2, COUNT_SECONDS, "the placement is counted")
    assert seen[-1] == 3
    page.locator("#geplaatst").get_by_role("link", name=re.compile("wie er meetellen")).click()
    expect(page.get_by_role("rowheader", name=klant.klantnummer)).to_be_visible()
    expect(page.get_by_text(klant.achternaam)).to_have_count(0)
