"""Documents in a database where rows are really committed: at the same time, and after a failure."""

import os
import threading
import time

from django.db import connections, transaction

from intake.models import Document
from tests.accounts.factories import MedewerkerFactory
from tests.intake.bestanden import PDF
from tests.intake.factories import DocumentFactory, KlantFactory
from tests.intake.test_documenten import add, at_night
from werkoffensief.berichten.services import work_off
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


def test_of_two_uploads_at_once_only_one_takes_the_last_room(committed_db, opslagruimte, bewaard, settings):
    settings.DOCUMENT_QUOTA = len(PDF) * 3 + 10
    klant, people = KlantFactory(), [MedewerkerFactory() for _ in range(8)]
    gate, refused = threading.Barrier(len(people)), []

    def upload(medewerker):
        gate.wait()
        try:
            add(klant, medewerker)
        except RefusalError as refusal:
            refused.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=upload, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Document.objects.count(), len(refused), len(bewaard())) == (3, 5, 3)
    assert all("geen ruimte meer" in sentence for sentence in refused)


def test_a_change_that_is_rolled_back_loses_no_file(committed_db, opslagruimte, bewaard, owner):
    """Whatever deletes a row, its bytes go after the commit and not before."""
    row = DocumentFactory()
    delete = "DELETE FROM intake_document"
    with owner.transaction(force_rollback=True):
        owner.execute(delete)
    work_off(now=clock.now())
    assert bewaard() == [row.opslagnaam]
    owner.execute(delete)
    assert bewaard() == [row.opslagnaam]
    work_off(now=clock.now())
    assert bewaard() == []


def test_a_request_that_fails_after_the_file_was_kept_leaves_it_to_the_night(
    committed_db, opslagruimte, bewaard
):
    klant, door = KlantFactory(), MedewerkerFactory()
    with handeling(door=door.pk):
        add(klant, door)
        transaction.set_rollback(True)
    assert not Document.objects.exists()
    assert len(bewaard()) == 1
    old = time.time() - 3 * 86_400
    os.utime(opslagruimte / bewaard()[0], (old, old))
    at_night(0)
    assert bewaard() == []
