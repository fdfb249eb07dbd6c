"""Finding back the file of another team that one opened, and finding the door to it."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from intake.models import Identificatie, Klant, Toegang
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, ToegangFactory

pytestmark = pytest.mark.django_db
ASK, REDEN = "/toegang/vragen/", "Staat nu bij mij aan de balie"


@pytest.fixture
def klant(cast):
    """A klant of team Centrum whom vreemde does not see."""
    give_stadsdeel(cast.centrum)
    return KlantFactory(achternaam="Visser")


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.vreemde)


def test_visitor_finds_the_file_on_the_start_page_until_it_closes(cast, client_of, klant, browser):
    link = f'href="/klanten/{klant.pk}/"'
    assert link not in browser.get("/").content.decode()
    row = ToegangFactory(klant=klant, medewerker=cast.vreemde, reden=REDEN)
    text = browser.get("/").content.decode()
    assert link in text
    assert REDEN in text
    assert klant.naam not in text
    assert klant.klantnummer not in text
    for other in (cast.teamleider, cast.regisseur):
        assert "eigen-toegang-kop" not in client_of(other).get("/").content.decode()
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="Familie")
    assert link not in browser.get("/").content.decode()
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=None, afgeschermd_reden=None)
    assert link in browser.get("/").content.decode()
    Toegang.objects.filter(pk=row.pk).update(beeindigd_op=timezone.now(), beeindigd_door=cast.teamleider)
    assert link not in browser.get("/").content.decode()


def test_page_not_found_shows_the_door_to_who_works_with_klanten(cast, client_of, klant):
    shown = {}
    for role in ("vreemde", "consulent", "manager", "beheerder"):
        pages = [
            client_of(getattr(cast, role)).get(path) for path in (f"/klanten/{uuid4()}/", "/bestaat-niet/")
        ]
        shown[role] = [
            f'href="{ASK}">Dossier van een ander team openen</a>' in page.content.decode() for page in pages
        ]
    assert shown["vreemde"] == shown["consulent"] == [True, True]
    assert shown["manager"] == shown["beheerder"] == [False, False]
    there = client_of(cast.vreemde).get(f"/klanten/{klant.pk}/").content.decode()
    away = client_of(cast.vreemde).get(f"/klanten/{uuid4()}/").content.decode()
    assert re.sub(r'value="[^"]*"|nonce="[^"]*"', "", there) == re.sub(
        r'value="[^"]*"|nonce="[^"]*"', "", away
    )


def test_visitor_reads_and_logs_a_conversation_and_neither_identifies_nor_starts_a_traject(
    cast, client_of, klant
):
    ToegangFactory(klant=klant, medewerker=cast.vreemde, reden=REDEN)
    there = f"/klanten/{klant.pk}/"

    def statuses(browser):
        paths = ("", "gesprekken/nieuw/", "gegevens/", "identificatie/", "traject/nieuw/")
        return [browser.get(f"{there}{path}").status_code for path in paths]

    visitor, own = client_of(cast.vreemde), client_of(cast.regisseur)
    assert (statuses(visitor), statuses(own)) == ([200, 200, 200, 403, 403], [200] * 5)
    assert visitor.post(f"{there}identificatie/", {"bsn": "999990019", "versie": ""}).status_code == 403
    assert visitor.post(f"{there}traject/nieuw/", {"start": "01-11-2026"}).status_code == 403
    assert not klant.trajecten.exists()
    assert not Identificatie.objects.filter(klant=klant, bsn_index__isnull=False).exists()
    for browser, offered in ((visitor, False), (own, True)):
        page = browser.get(there).content.decode()
        assert [f"{there}identificatie/" in page, f"{there}traject/nieuw/" in page] == [offered, offered]
