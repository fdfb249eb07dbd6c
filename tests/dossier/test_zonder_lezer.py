"""Files that nobody can open: found exactly, and said to the beheerder, who can give them a team."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake.models import Klant, Vertrouweling
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team, TeamStadsdeel

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


def shield(klant):
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="Bedreigd.")


def start(browser):
    response = browser.get("/")
    assert response.status_code == 200
    return " ".join(response.content.decode().replace(NBSP, " ").split())


@pytest.fixture
def people(cast):
    """In every kind of team, with every kind of regisseur, shielded or not, with every kind of named medewerker."""
    staffed, leaderless, deserted = (
        Team.objects.create(naam="Vol"),
        Team.objects.create(naam="Kaal"),
        Team.objects.create(naam="Leeg"),
    )
    MedewerkerFactory(team=staffed, rollen=["teamleider"])
    MedewerkerFactory(team=leaderless, rollen=["consulent"])
    MedewerkerFactory(team=leaderless, rollen=["teamleider"], is_active=False)
    MedewerkerFactory(team=deserted, rollen=["manager"])
    for team in (staffed, leaderless, deserted):
        TeamStadsdeel.objects.create(stadsdeel=team.naam, team=team)
    gone = MedewerkerFactory(team=None, rollen=["regisseur"])
    loose = MedewerkerFactory(team=None, rollen=["regisseur"])
    other = MedewerkerFactory(team=cast.escamp, rollen=["consulent"])
    made = []
    places = ("Vol", "Kaal", "Leeg", "Nergens")
    for place, regisseur, shielded, named in product(
        places, (None, gone, loose), (False, True), (None, gone, other)
    ):
        klant = person_of(regisseur)[0] if regisseur else KlantFactory()
        Klant.objects.filter(pk=klant.pk).update(stadsdeel=place)
        if shielded:
            shield(klant)
        if named:
            Vertrouweling.objects.create(klant=klant, medewerker=named, toegevoegd_door=cast.teamleider)
        made.append(klant)
    Medewerker.objects.filter(pk=gone.pk).update(is_active=False)
    return made


def seen_by_somebody():
    working = Medewerker.objects.filter(is_active=True)
    return {
        key for member in working for key in Klant.objects.seen_by_task(member).values_list("pk", flat=True)
    }


@pytest.mark.parametrize("leaders", [True, False])
def test_seen_by_nobody_is_exactly_who_is_in_nobodys_list(people, leaders):
    if not leaders:
        grants = Rolverlening.objects.filter(rol="teamleider")
        Medewerker.objects.filter(pk__in=grants.values("medewerker")).update(is_active=False)
    everybody = set(Klant.objects.current().values_list("pk", flat=True))
    unseen = set(Klant.objects.seen_by_nobody().values_list("pk", flat=True))
    assert unseen == everybody - seen_by_somebody()
    assert 0 < len(unseen) < len(everybody)


def test_beheerder_is_told_how_many_and_of_which_team_and_no_more(cast, client_of, people):
    klant = KlantFactory(stadsdeel="Leeg", achternaam="Onbereikbaar")
    text = start(client_of(cast.beheerder))
    block = text.split('aria-label="Klanten die iemand moet krijgen"')[1].split("</ul>")[0]
    number = Klant.objects.seen_by_nobody().filter(team__naam="Leeg").count()
    assert f"Team Leeg: {number} klanten." in block
    assert "Team Vol" not in block
    assert f"Klanten zonder team: {Klant.objects.filter(team__isnull=True).count()} klanten." in block
    assert [word for word in (klant.achternaam, klant.klantnummer, str(klant.pk)) if word in text] == []


def test_nothing_is_said_when_everybody_has_a_team_that_works(cast, client_of):
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    KlantFactory(stadsdeel="Centrum")
    KlantFactory(stadsdeel="Nergens", overleden_op=timezone.now().date())
    assert "Klanten die iemand moet krijgen" not in start(client_of(cast.beheerder))


def test_it_takes_the_same_queries_whatever_the_number_of_people(cast, client_of):
    browser, counts = client_of(cast.beheerder), []
    for number in (1, 25):
        for _ in range(number):
            KlantFactory(stadsdeel="Nergens")
        with CaptureQueriesContext(connection) as queries:
            start(browser)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_people_in_no_team_are_work_for_every_teamleider_who_can_give_them_a_regisseur(cast, client_of):
    klant = KlantFactory(stadsdeel="Nergens")
    leader = client_of(cast.teamleider)
    assert "1 klant</a> zonder team" in start(leader)
    assert klant.naam in leader.get("/klanten/?groep=zonder").content.decode()
    assert leader.get(f"/klanten/{klant.pk}/gegevens/").status_code == 200
    assert leader.get(f"/klanten/{klant.pk}/").status_code == 200
    assert client_of(cast.regisseur).get(f"/klanten/{klant.pk}/").status_code == 404
