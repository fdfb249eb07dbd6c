"""The pages of employers in a real browser: readable aloud (axe), and no wider than a telephone."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accounts.factories import MedewerkerFactory
from tests.trajecten.factories import PlaatsingFactory
from tests.web.test_look import CHROMIUM, picture, violations, visit
from tests.web.test_look import browser as chromium_browser
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers.models import Vacature
from werkoffensief.web import clock

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 700}}
LONG = "Internationale Bouwcombinatie Wolfeschlegelsteinhausenbergerdorff-Nieuwenhuijsen"
TODAY = clock.today()
browser = chromium_browser


def fill(manager):
    """Ten employers, each with something of everything."""
    rows = []
    for number in range(10):
        row = WerkgeverFactory(
            naam=LONG if number == 3 else f"Zorggroep {number}",
            plaats="Den Haag",
            sector=("zorg", "overig")[number % 2],
            accountmanager=manager,
            bezoekadres="Kade 1",
            telefoon="070 300 00 00",
            website=f"https://www.{LONG.rsplit(maxsplit=1)[-1].lower()}.example/",
        )
        person = ContactpersoonFactory(werkgever=row, telefoon="070 300 00 01", email="p@zorg.example")
        ContactpersoonFactory(werkgever=row, naam="Weg Gegaan", gestopt_op=TODAY)
        ContactmomentFactory(
            werkgever=row,
            contactpersoon=person,
            medewerker=manager,
            verslag="Rondleiding gekregen. Er is ruimte voor meer mensen.",
            afspraak="Bellen over de nieuwe functies" if number % 2 else None,
            afspraak_op=TODAY - timedelta(days=number),
            datum=TODAY - timedelta(days=30),
        )
        for end in (TODAY + timedelta(days=60), None, date(2020, 12, 31)):
            akkoord = WerkakkoordFactory(werkgever=row, einddatum=end)
            PlaatsingFactory(werkakkoord=akkoord, werkgever=row, startdatum=date(2019, 6, 1))
        WerkakkoordFactory(werkgever=row, vervallen_op=clock.now(), vervallen_reden="Dubbel")
        VacatureFactory(
            werkgever=row, werkakkoord=akkoord, open_tot=TODAY - timedelta(days=2), plaats="Delft"
        )
        VacatureFactory(werkgever=row, functie=LONG, uren_per_week=32, plaats="Den Haag")
        VacatureFactory(werkgever=row, gesloten_op=TODAY, sluitreden="geen_antwoord")
        rows.append(row)
    return rows


@pytest.fixture
def pages(cast, client_of):
    """What `browser` of tests/web asks for."""
    manager, reader = client_of(cast.accountmanager), client_of(cast.consulent)
    rows = fill(cast.accountmanager)
    for number in range(20):
        MedewerkerFactory(rollen=["accountmanager"], naam=f"Accountmanager {number}")
    here, vacancy = f"/werkgevers/{rows[3].pk}", Vacature.objects.unclosed().first().pk
    old = WerkgeverFactory(gearchiveerd_op=TODAY, archief_reden="Bedrijf gestopt")
    manager_paths = {
        "/start/": "/werkgevers/start/",
        "/terugbellen/": "/werkgevers/terugbellen/",
        "/lijst/": "/werkgevers/?van=mij&sorteer=naam",
        "/leeg/": "/werkgevers/?sector=detailhandel",
        "/werkgever/": f"{here}/?op=31-12-2019",
        "/archief/": f"/werkgevers/{old.pk}/",
        "/contacten/": f"{here}/contact/",
        "/accountmanager/": f"{here}/accountmanager/",
        "/akkoorden/": "/akkoorden/?op=31-12-2019",
        "/akkoordlijst/": "/akkoorden/lijst/?toon=zonder_vacature",
        "/vacatures/": "/vacatures/?stand=over_tijd",
        "/gesloten/": "/vacatures/?stand=gesloten",
        "/vacature/": f"/vacatures/{vacancy}/",
        "/sluiten/": f"/vacatures/{vacancy}/sluiten/",
        "/peildatumfout/": "/akkoorden/?op=31-02-2019",
    }
    wrong = {"soort": "", "datum": "31-02-2026", "afspraak": "Bellen"}
    return {
        **{name: manager.get(path) for name, path in manager_paths.items()},
        "/contactfout/": manager.post(f"{here}/contact/nieuw/", wrong),
        "/lezer/": reader.get(f"{here}/"),
    }


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.lang
def test_pages_are_accessible_and_fit(browser: Browser, pages, screen):
    assert {name: answer.status_code for name, answer in pages.items()} == dict.fromkeys(pages, 200)
    found = {}
    with visit(browser, pages, viewport=SCREENS[screen]) as page:
        for path in pages:
            page.goto(f"http://localhost{path}")
            page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")
            picture(page, f"werkgevers-{path.strip('/')}-{screen}")
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            found[path] = (wide, violations(page) if screen == "desk" else [])
    assert found == dict.fromkeys(pages, (0, []))
