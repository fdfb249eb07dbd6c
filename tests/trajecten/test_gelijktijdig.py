"""Many people at once, in a database where rows are really committed."""

import threading
from datetime import date

from django.db import connections

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory
from tests.trajecten import gelijktijdig
from tests.trajecten.factories import TrajectFactory
from trajecten import services
from trajecten.models import Regisseurschap
from werkoffensief.web.refusals import RefusalError

START, DAY = date(2026, 2, 1), date(2026, 6, 1)


def test_of_two_hundred_who_take_a_klant_on_at_once_exactly_one_wins(committed_db):
    traject = TrajectFactory(start=START)
    people = [MedewerkerFactory(rollen=["regisseur"]).pk for _ in range(20)]
    won, refused_with, gate = [], [], threading.Barrier(20)

    def take(medewerker_id):
        gate.wait()
        try:
            for _ in range(10):
                try:
                    services.assign_regisseur(
                        door=medewerker_id, traject_id=traject.pk, medewerker_id=medewerker_id, start=DAY
                    )
                    won.append(medewerker_id)
                except RefusalError as refusal:
                    refused_with.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert len(refused_with) == 199
    assert set(refused_with) == {"Dit traject heeft op deze dagen al een regisseur."}
    assert Regisseurschap.objects.get(traject=traject).medewerker_id == won[0]
    assert Klant.objects.get(pk=traject.klant_id).regisseur_id == won[0]


def test_of_forty_who_press_or_write_at_once_one_wins_and_the_others_read_why(committed_db):
    people = gelijktijdig.regisseurs(20)
    pressed, written = (TrajectFactory(start=START, klant__stadsdeel="Centrum") for _ in range(2))
    assert gelijktijdig.over_http(pressed.pk, people, day=DAY, times=2) == {
        "gelukt": 1, gelijktijdig.TAKEN: 39,
    }  # fmt: skip
    found = gelijktijdig.by_sql(committed_db.owner_url, written, people, day=DAY, times=2)
    assert (found["gelukt"], found.total()) == (1, 40)
    assert set(found) <= {"gelukt", "regisseurschap_geen_overlap", gelijktijdig.WAITED}
    assert Regisseurschap.objects.count() == 2
