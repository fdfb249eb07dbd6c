"""The whole way with a real worker, beat and Valkey: upload, outbox, task, result; also when it is killed."""

import os
import signal
from pathlib import Path

import psycopg
import pytest
from django.test import Client

from intake.models import Gesprek, Klant
from tests.accounts.factories import make_cast
from tests.berichten.support import eventually, running_queue
from tests.overdracht.leveren import file, klanten_csv, send
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Importopdracht

pytestmark = [pytest.mark.worker]
GESPREKKEN = (
    "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag\nG1;K1;2019-01-02;consulent;kantoor;;\n"
)


@pytest.fixture
def queue(committed_db, settings):
    with running_queue(committed_db) as queue:
        settings.DATA_DIR = queue.directory
        storage = settings.STORAGES["default"]
        options = {**storage["OPTIONS"], "location": queue.directory / "bestanden"}
        settings.STORAGES = {**settings.STORAGES, "default": {**storage, "OPTIONS": options}}
        with handeling(door="systeem"):
            cast = make_cast()
        queue.browser = Client()
        queue.browser.force_login(
            cast.beheerder, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        yield queue


def deliver(queue):
    files = [file("klanten.csv", klanten_csv("K1;;Jansen;")), file("gesprekken.csv", GESPREKKEN.encode())]
    return send(queue.browser, *files).url


def status():
    return Importopdracht.objects.values_list("status", "voortgang").get()


def uploads(queue):
    return [path for path in (queue.directory / "bestanden").rglob("*.csv") if path.is_file()]


def test_an_upload_is_taken_by_a_worker(queue):
    queue.start_worker()
    queue.start_beat()
    url = deliver(queue)
    eventually(lambda: status() == ("klaar", 100), 60, "the delivery is done")
    assert "Alle bestanden zijn overgenomen." in queue.browser.get(url).content.decode()
    assert (Klant.objects.count(), Gesprek.objects.count()) == (1, 1)
    eventually(lambda: not uploads(queue), 10, "the uploads are gone")


@pytest.mark.lang
def test_a_worker_killed_in_the_middle_is_followed_by_another(queue):
    worker = queue.start_worker()
    queue.start_beat()
    with psycopg.connect(queue.database.owner_url) as blocker:
        blocker.execute("LOCK TABLE intake_gesprek IN ACCESS EXCLUSIVE MODE")
        url = deliver(queue)
        eventually(lambda: status() == ("loopt", 50), 60, "the second file is under way")
        children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
        for pid in [worker.pid, *map(int, children)]:
            os.kill(pid, signal.SIGKILL)
        worker.wait()
        blocker.rollback()
    assert status() == ("loopt", 50)
    assert (Klant.objects.count(), Gesprek.objects.count()) == (1, 0)
    assert len(uploads(queue)) == 2
    queue.start_worker()
    eventually(lambda: status() == ("klaar", 100), 60, "another worker did it")
    assert (Klant.objects.count(), Gesprek.objects.count()) == (1, 1)
    assert Importopdracht.objects.get().pogingen == 2
    assert "onderweg opnieuw begonnen" in queue.browser.get(url).content.decode()
    eventually(lambda: not uploads(queue), 10, "the uploads are gone")
