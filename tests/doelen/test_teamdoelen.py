"""What the manager asks of each team, how it stands, and that the teamleider's number is the length of its list."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from intake.models import Klant
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import UitkeringFactory
from tests.trajecten.factories import PlaatsingFactory
from werkoffensief.doelen import rollup
from werkoffensief.doelen.models import Teamdoel
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
YEAR = TODAY.year


def placed(medewerker, number):
    """So many klanten of this regisseur who started on the first of January."""
    people = []
    for _ in range(number):
        klant = person_of(medewerker)[0]
        UitkeringFactory(klant=klant, start=date(YEAR - 3, 1, 1))
        PlaatsingFactory(klant=klant, startdatum=date(YEAR, 1, 1))
        people.append(klant)
    return people


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(re.sub("<[^>]*>", "", answer.content.decode().replace("\u00a0", " ")).split())


def save(browser, team, geplaatst, versie=0):
    said = {"geplaatst": geplaatst, "versie": versie}
    return browser.post(f"/doelen/teams/{YEAR}/{team.pk}/", said)


def test_manager_sets_it_and_the_teamleider_sees_how_the_team_stands(cast, client_of):
    give_stadsdeel(cast.centrum)
    people, manager, chief = placed(cast.regisseur, 12), client_of(cast.manager), client_of(cast.teamleider)
    placed(cast.vreemde, 3)
    rollup.recompute_all()
    assert f"In {YEAR} begonnen 12 klanten van uw team" in text_of(chief, "/")
    assert "De manager stelde voor dit jaar nog geen doel" in text_of(chief, "/")
    assert save(manager, cast.centrum, 120).status_code == 302
    page = text_of(manager, f"/doelen/teams/{YEAR}/")
    assert "De teams hebben samen een doel van 120" in page
    assert "Centrum 120 12" in page
    assert "Escamp nog geen minder dan 10" in page
    start = text_of(chief, "/")
    expected = round(120 * TODAY.timetuple().tm_yday / date(YEAR, 12, 31).timetuple().tm_yday)
    assert (
        f"van de 120 die het doel zijn. Gelijk verdeeld over het jaar zouden het er vandaag {expected} zijn"
        in start
    )
    stale = save(manager, cast.centrum, 90, versie=0)
    assert "Iemand anders heeft dit gewijzigd" in stale.content.decode()
    assert "90" in stale.content.decode()
    assert save(manager, cast.centrum, 90, versie=1).status_code == 302
    assert Teamdoel.objects.get().geschiedenis.count() == 2

    Klant.objects.filter(pk=people[0].pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Bedreigd")
    Klant.objects.filter(pk=people[1].pk).update(overleden_op=TODAY)
    start = text_of(chief, "/")
    assert "begonnen 11 klanten van uw team" in start
    assert "Daarnaast telt 1 klant mee met een dossier dat u niet ziet." in start
    assert "11 klanten" in text_of(chief, f"/klanten/?groep=team&geplaatst={YEAR}")


def test_one_target_a_year_and_no_year_of_another_age(cast, client_of):
    manager = client_of(cast.manager)
    assert save(manager, cast.centrum, 5).status_code == 302
    with pytest.raises(IntegrityError, match="teamdoel_een_per_jaar"), transaction.atomic():
        Teamdoel.objects.bulk_create([Teamdoel(team=cast.centrum, jaar=YEAR, geplaatst=1)])
    assert manager.get("/doelen/teams/1999/").status_code == 404
    assert manager.get(f"/doelen/teams/{YEAR + 1}/").status_code == 200
