"""The file and the act on many in a real browser: on paper, on a tablet, and where the keyboard is."""

from datetime import date
from pathlib import Path

import pytest

from intake.models import Adres, Contactgegeven, Klant
from tests.dossier.gevallen import full_file, give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.paginas.browser import chromium
from tests.trajecten.factories import StapFactory
from tests.web.test_look import CHROMIUM, picture, violations, visit
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]
TABLET, DESK = {"width": 820, "height": 1180}, {"width": 1280, "height": 700}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def file_page(cast, client_of):
    """The file of somebody who died, with a secret address, a late step and a benefit."""
    klant, regie, _ = full_file(cast.regisseur)
    StapFactory(traject=regie.traject, start=date(2026, 3, 1), status="gepland")
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06 1234 5678", bron="klant")
    Adres.objects.create(klant=klant, postcode="2511 BT", huisnummer="70", bron="klant", geheim=True)
    Klant.objects.filter(pk=klant.pk).update(overleden_op=date(2026, 5, 4))
    return client_of(cast.regisseur).get(f"/klanten/{klant.pk}/")


def test_secret_address_is_printed_only_when_it_stands_open(file_page):
    with chromium() as browser, visit(browser, {"/dossier/": file_page}, viewport=DESK) as page:
        page.goto("https://look.test/dossier/")
        address = page.get_by_text("2511 BT")
        assert not address.is_visible()
        page.emulate_media(media="print")
        assert not address.is_visible()
        page.emulate_media(media="screen")
        page.get_by_text("Adres tonen").click()
        assert address.is_visible()
        page.emulate_media(media="print")
        assert address.is_visible()


@pytest.mark.parametrize("screen", [TABLET, DESK, {"width": 360, "height": 700}])
def test_file_fits_every_screen_and_is_readable_aloud(file_page, screen):
    with chromium() as browser, visit(browser, {"/dossier/": file_page}, viewport=screen) as page:
        page.goto("https://look.test/dossier/")
        assert page.evaluate(SIDEWAYS) <= 0
        assert violations(page) == []
        picture(page, f"dossier-overleden-{screen['width']}")


def test_after_looking_the_keyboard_is_at_what_happens(cast, client_of):
    give_stadsdeel(cast.centrum)
    rows = [person_of(cast.collega)[0], KlantFactory(stadsdeel="Centrum")]
    desk = client_of(cast.teamleider)
    path = desk.post("/klanten/tegelijk/nieuw/", {"rij": [row.pk for row in rows]}).url
    body = {
        "zoek_regisseur": cast.regisseur.naam,
        "medewerker": cast.regisseur.pk,
        "dag": clock.today().strftime("%d-%m-%Y"),
    }
    pages = {"/eerst/": desk.get(path), "/bekeken/": desk.post(path, body, follow=True)}
    with chromium() as browser, visit(browser, pages, viewport=DESK) as page:
        page.goto("https://look.test/eerst/")
        assert violations(page) == []
        picture(page, "tegelijk-eerst")
        page.goto("https://look.test/bekeken/")
        page.wait_for_function("document.activeElement.id === 'wat-kop'")
        heading = page.locator("#wat-kop").bounding_box()
        assert 0 <= heading["y"] < DESK["height"]
        assert violations(page) == []
        picture(page, "tegelijk-bekeken")
