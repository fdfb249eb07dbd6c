"""The pages of accounts and intake in a real browser: readable aloud (axe), and no wider than a telephone."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser

from intake.models import Campagnedeelname, Vertegenwoordiger
from tests.intake.factories import CampagneFactory, GesprekFactory, KlantFactory, ToegangFactory
from tests.intake.pages import belemmering_of
from tests.web.test_look import CHROMIUM, picture, violations, visit
from tests.web.test_look import browser as chromium_browser

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 375, "height": 700}}
LONG = "Wolfeschlegelsteinhausenbergerdorff-Nieuwenhuijsen-van Oostenrijk"


@pytest.fixture
def caseworker_pages(cast, klant, client_of):
    """Pages about a person, as the regisseur and the teamleider see them."""
    gesprek, belemmering, campagne = GesprekFactory(klant=klant), belemmering_of(klant), CampagneFactory()
    Campagnedeelname.objects.create(campagne=campagne, klant=klant)
    Vertegenwoordiger.objects.create(klant=klant, soort="gemachtigde", naam=LONG, bron="klant")
    KlantFactory(stadsdeel="Centrum", klantnummer="K9", achternaam=LONG)
    ToegangFactory(klant=klant, medewerker=cast.vreemde, reden=LONG)
    ToegangFactory(klant=klant, medewerker=cast.collega, reden=LONG)
    regisseur, leader = client_of(cast.regisseur), client_of(cast.teamleider)
    here = f"/klanten/{klant.pk}"
    regisseur.post(f"{here}/gesprekken/nieuw/", {"concept": "ja", "verslag": LONG, "versie": "0"})
    tasks = ("gegevens", "identificatie", "contact", "adres", "vertegenwoordiger")
    old = {"datum": "01-03-2019", "vorm": "kantoor", "verslag": LONG, "versie": "99"}
    return {
        **{f"/{task}/": regisseur.get(f"{here}/{task}/") for task in tasks},
        "/nieuw/": regisseur.get("/klanten/nieuw/"),
        "/fout/": regisseur.post("/klanten/nieuw/", {"achternaam": "", "geboortedatum": "31-02-2019"}),
        "/gesprek/": regisseur.get(f"{here}/gesprekken/nieuw/"),
        "/botsing/": regisseur.post(f"/gesprekken/{gesprek.pk}/wijzigen/", old),
        "/poging/": regisseur.get(f"{here}/contactpogingen/nieuw/"),
        "/belemmering/": regisseur.get(f"{here}/belemmeringen/nieuw/"),
        "/oplossen/": regisseur.get(f"/belemmeringen/{belemmering.pk}/oplossen/"),
        "/vervallen/": regisseur.get(f"/feiten/gesprek/{gesprek.pk}/vervallen/"),
        "/afschermen/": leader.get(f"{here}/afschermen/"),
        "/toegang/": leader.get("/toegang/"),
        "/genomen/": leader.get("/toegang/?groep=genomen"),
        "/toegang/vragen/": regisseur.get("/toegang/vragen/"),
        "/toegang/fout/": regisseur.post("/toegang/vragen/", {"nummer": "x"}),
        "/samenvoegen/": leader.post(f"{here}/samenvoegen/", {"nummer": "K9"}),
        "/campagnes/": leader.get("/campagnes/"),
        "/campagne/": leader.get(f"/campagnes/{campagne.pk}/"),
    }


@pytest.fixture
def beheer_pages(cast, client_of):
    """Log-in, and the beheerder's pages."""
    beheerder, person = client_of(cast.beheerder), f"/beheer/medewerkers/{cast.regisseur.pk}/"
    return {
        "/inloggen/": Client().get("/inloggen/"),
        "/inlogfout/": Client().post("/inloggen/", {"login": "x", "password": "y"}),
        "/uitloggen/": beheerder.get("/uitloggen/"),
        "/medewerkers/": beheerder.get("/beheer/medewerkers/"),
        "/medewerker/": beheerder.get(person),
        "/uitnodiging/": beheerder.post(person + "uitnodigen/"),
        "/teams/": beheerder.get("/beheer/teams/"),
        "/team/": beheerder.get(f"/beheer/teams/{cast.centrum.pk}/"),
        "/codes/": beheerder.get("/beheer/codes/"),
        "/code/": beheerder.get("/beheer/codes/belemmeringsoort/taal/"),
        "/link/": Client().get(f"/wachtwoord/{cast.regisseur.pk}/abc-def/"),
    }


browser = chromium_browser


@pytest.fixture
def pages(request, kind):
    """What `browser` of tests/web asks for."""
    return request.getfixturevalue(kind)


@pytest.mark.parametrize("kind", ["caseworker_pages", "beheer_pages"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.lang
def test_pages_are_accessible_and_fit(browser: Browser, pages, screen):
    found = {}
    with visit(browser, pages, viewport=SCREENS[screen]) as page:
        for path in pages:
            page.goto(f"http://localhost{path}")
            picture(page, f"intake-{path.strip('/')}-{screen}")
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            found[path] = (wide, violations(page) if screen == "desk" else [])
    assert found == dict.fromkeys(pages, (0, []))
