"""The work list where rows are really committed: many who take at once, and what stands in the logs."""

import threading

import pytest
from django.db import connections

from intake.models import Claim
from intake.services import werklijst as services
from tests.accounts.factories import MedewerkerFactory, TeamFactory, make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.dossier.test_werklijst import WEIGHTS, main, waiting_person
from werkoffensief.logboek.models import Handeling, Inzage
from werkoffensief.web import clock


@pytest.fixture
def centrum(committed_db):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    return cast


def test_of_twenty_who_take_at_once_every_klant_has_one_owner(committed_db):
    team = TeamFactory()
    give_stadsdeel(team)
    people = [waiting_person().pk for _ in range(40)]
    members = [MedewerkerFactory(team=team, rollen=["consulent"]) for _ in range(20)]
    gate, won = threading.Barrier(20), []

    def take(medewerker):
        gate.wait()
        try:
            won.append(
                services.take_klanten(
                    door=medewerker.pk,
                    team_id=None if medewerker.pk.int % 2 else team.pk,
                    klanten=people,
                    number=2,
                    now=clock.now(),
                )
            )
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[person]) for person in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    owned = [pk for rows in won for pk in rows]
    assert len(owned) == len(set(owned)) == Claim.objects.count()
    assert Claim.objects.filter(losgelaten_op__isnull=True).values("klant").distinct().count() == len(owned)


def test_everybody_shown_is_in_the_reading_log(centrum, client_of):
    mine, other = waiting_person(), waiting_person()
    browser = client_of(centrum.consulent)
    browser.post(f"/klanten/{mine.pk}/nemen/")
    main(browser)
    lines = Inzage.objects.filter(actie_naam="Werklijst bekijken", gebruiker=str(centrum.consulent.pk))
    assert set(lines.values_list("object_id", flat=True)) == {mine.pk, other.pk}


def test_new_weights_are_in_the_log_of_acts(centrum, client_of):
    browser = client_of(centrum.manager)
    sent = browser.post("/werklijst/volgorde/", {**WEIGHTS, "reden": "Eerst de evaluaties", "versie": 0})
    assert sent.status_code == 302
    row = Handeling.objects.get(soort="weging gewijzigd", object_id="1")
    assert (row.door, row.toelichting) == (str(centrum.manager.pk), "1, 10, 2, 3, 4, 0")
