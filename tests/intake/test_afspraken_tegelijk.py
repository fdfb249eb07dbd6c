"""Several people at once: no meeting is overbooked, no agenda holds two things at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections, transaction

from intake.models import Afspraak, Deelname
from intake.services import bijeenkomsten as services
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import BijeenkomstFactory, KlantFactory
from tests.intake.test_afspraken import at, plan
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


def test_of_twelve_who_take_the_last_three_places_three_get_one(committed_db):
    with transaction.atomic():
        door = MedewerkerFactory(rollen=["consulent"])
        meeting = BijeenkomstFactory(plekken=3, begeleider=door, begin=at(5))
        people = [KlantFactory() for _ in range(12)]
    together = Barrier(len(people))

    def take(klant):
        together.wait()
        try:
            services.add_deelname(door=door.pk, klant_id=klant.pk, bijeenkomst_id=meeting.pk, now=clock.now())
        except RefusalError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        assert sum(pool.map(take, people)) == 3
    assert Deelname.objects.count() == 3


def test_of_eight_appointments_of_one_medewerker_at_one_time_one_is_made(committed_db):
    with transaction.atomic():
        door = MedewerkerFactory(rollen=["consulent"])
        people = [KlantFactory() for _ in range(8)]
    together = Barrier(len(people))

    def take(klant):
        together.wait()
        try:
            plan(klant, door)
        except RefusalError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        assert sum(pool.map(take, people)) == 1
    assert Afspraak.objects.count() == 1
