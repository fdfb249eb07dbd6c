"""Undoing an act on many klanten after the role or the team of whoever did it changed."""

import pytest
from django.db.models.functions import Now

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.dossier.test_bulk import carry_out, chosen, regisseurs, text_of, unassigned
from werkoffensief.accounts.models import Medewerker, Rolverlening
from werkoffensief.dossier.models import Bulkactie
from werkoffensief.dossier.services import bulk
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast):
    give_stadsdeel(cast.centrum)
    return [unassigned(achternaam="Nieuw"), person_of(cast.collega, achternaam="Over")[0]]


def move(medewerker, team):
    Medewerker.objects.filter(pk=medewerker.pk).update(team=team)


def withdraw_role(medewerker, rol):
    Rolverlening.objects.current().filter(medewerker=medewerker, rol=rol).update(tot=Now())


@pytest.mark.parametrize("naar", ["vreemde", "regisseur"])
def test_undo_ends_with_the_team_from_which_it_was_done(cast, client_of, people, naar):
    """Also for whoever brought the klant to another team; the new teamleider of that medewerker sees nothing of it."""
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, getattr(cast, naar)))
    assert actie.team == cast.centrum
    path = f"/klanten/tegelijk/{actie.pk}/"
    move(cast.teamleider, cast.escamp if naar == "regisseur" else None)
    browser = client_of(cast.teamleider)
    page = text_of(browser.get(path))
    assert "Ongedaan maken</button>" not in page
    assert "U kunt dit niet ongedaan maken." in page
    assert browser.post(f"{path}ongedaan/").status_code == 302
    assert regisseurs() == {"Nieuw": naar, "Over": naar}
    assert "horen niet meer bij uw werk" in text_of(browser.get(path))
    leader = client_of(MedewerkerFactory(team=cast.escamp, rollen=["teamleider"]))
    assert leader.get(path).status_code == 404
    move(cast.teamleider, cast.centrum)
    client_of(cast.teamleider).post(f"{path}ongedaan/")
    assert regisseurs() == {"Nieuw": None, "Over": "collega"}


def test_undo_of_an_act_without_a_team_is_for_whoever_sees_all_of_it(cast, people):
    """One that was done before the team was kept."""
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, cast.vreemde))
    Bulkactie.objects.update(team=None)
    with pytest.raises(RefusalError, match="horen niet meer bij uw werk"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    actie = carry_out(
        cast.teamleider, chosen(cast.teamleider, [unassigned(achternaam="Hier")], cast.regisseur)
    )
    Bulkactie.objects.update(team=None)
    bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert regisseurs() == {"Nieuw": "vreemde", "Over": "vreemde", "Hier": None}


def test_undo_ends_with_the_role(cast, client_of, people):
    """A teamleider who is only regisseur by now: neither button nor act."""
    leader = MedewerkerFactory(team=cast.centrum, rollen=["teamleider", "regisseur"])
    actie = carry_out(leader, chosen(leader, people, cast.regisseur))
    path = f"/klanten/tegelijk/{actie.pk}/"
    assert "Ongedaan maken</button>" in text_of(client_of(leader).get(path))
    withdraw_role(leader, "teamleider")
    browser = client_of(leader)
    assert "Ongedaan maken</button>" not in text_of(browser.get(path))
    browser.post(f"{path}ongedaan/")
    assert "niet meer de rol die hiervoor nodig is" in text_of(browser.get(path))
    assert regisseurs() == {"Nieuw": "regisseur", "Over": "regisseur"}


def test_regisseur_undoes_what_they_handed_over_and_took_on(cast, people):
    own = person_of(cast.regisseur, achternaam="Mijn")[0]
    for rows, naar in (([own], cast.collega), (people[:1], cast.regisseur)):
        actie = carry_out(cast.regisseur, chosen(cast.regisseur, rows, naar))
        bulk.undo(door=cast.regisseur, actie_id=actie.pk, now=clock.now())
    assert regisseurs() == {"Nieuw": None, "Over": "collega", "Mijn": "regisseur"}
