"""The files that somebody opened last, and what a search leaves in the reading log."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import crowd, give_stadsdeel, person_of
from tests.dossier.test_zoeken import PATH, search
from tests.intake.factories import KlantFactory
from trajecten.models import Regisseurschap
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Inzage
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


def test_each_person_shown_gets_a_line_and_a_redirect_gives_none_yet(cast, client_of):
    give_stadsdeel(cast.centrum)
    shown, hidden = KlantFactory(achternaam="Jansen"), KlantFactory(achternaam="Bakker")
    browser = client_of(cast.consulent)
    search(browser, "jansen")
    search(browser, hidden.klantnummer)
    lines = Inzage.objects.filter(gebruiker=str(cast.consulent.pk))
    assert [(line.object_id, line.actie_naam) for line in lines] == [(shown.pk, "Klanten zoeken")]
    assert "geboortedatum" in lines.get().verwerkte_soorten_gegevens


def opened(browser):
    return re.findall(
        r'<th scope="row"><a href="/klanten/[^"]+">([^<]*)</a>', browser.get(PATH).content.decode()
    )


def test_files_opened_last_come_first_each_once_and_only_ten(cast, client_of):
    give_stadsdeel(cast.centrum)
    people = [KlantFactory(achternaam=f"Nummer {number:02}") for number in range(12)]
    browser = client_of(cast.consulent)
    assert opened(browser) == []
    for klant in [*people, people[5]]:
        assert browser.get(f"/klanten/{klant.pk}/").status_code == 200
    order = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]
    assert opened(browser) == [f"Noor Nummer {number:02}" for number in order]
    assert opened(client_of(cast.regisseur)) == []
    assert "Laatst geopend" in search(browser, "  ").content.decode()


def test_seeing_somebody_in_a_list_is_no_opening(cast, client_of):
    give_stadsdeel(cast.centrum)
    KlantFactory(achternaam="Jansen")
    browser = client_of(cast.consulent)
    search(browser, "jansen")
    browser.get("/klanten/?groep=team")
    assert opened(browser) == []


def test_what_may_not_be_opened_any_more_is_not_there(cast, client_of):
    klant, regie, _stap = person_of(cast.regisseur, achternaam="Overgedragen")
    other = person_of(cast.regisseur, achternaam="Blijft")[0]
    browser = client_of(cast.regisseur)
    for someone in (klant, other):
        browser.get(f"/klanten/{someone.pk}/")
    assert opened(browser) == ["Noor Blijft", "Noor Overgedragen"]
    Regisseurschap.objects.filter(pk=regie.pk).update(medewerker=cast.vreemde)
    assert opened(browser) == ["Noor Blijft"]


def test_old_openings_are_forgotten_and_showing_is_logged(cast, client_of):
    give_stadsdeel(cast.centrum)
    old, young = KlantFactory(achternaam="Lang"), KlantFactory(achternaam="Kort")
    for klant, days in ((old, 100), (young, 80)):
        record_reading(
            gebruiker=cast.consulent.pk, klanten=[klant.pk], actie="Dossier bekijken", doel=Doel.BEGELEIDING,
            now=clock.now() - timedelta(days=days),
        )  # fmt: skip
    assert opened(client_of(cast.consulent)) == ["Noor Kort"]
    assert Inzage.objects.filter(object_id=young.pk, actie_naam="Laatst geopend").count() == 1


@pytest.mark.parametrize("number", [0, 1, 25])
def test_recent_files_cost_few_queries(cast, client_of, number):
    for klant in crowd(cast.centrum, number):
        record_reading(
            gebruiker=cast.consulent.pk, klanten=[klant.pk], actie="Dossier bekijken", doel=Doel.BEGELEIDING,
            now=clock.now(),
        )  # fmt: skip
    browser = client_of(cast.consulent)
    with CaptureQueriesContext(connection) as queries:
        assert len(opened(browser)) == min(number, 10)
    assert len(queries) <= 12
