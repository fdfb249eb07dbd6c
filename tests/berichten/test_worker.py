"""A real worker, beat, Valkey and PostgreSQL: nothing lost, no effect doubled, whatever is killed."""

import time

import psycopg
import pytest
from psycopg import sql

from tests import omgeving
from tests.berichten import support

pytestmark = pytest.mark.worker


def keys(count):
    return {f"rij{number:03d}" for number in range(count)}


def test_row_has_its_effect_and_the_workers_are_alive(committed_db):
    with support.running_queue(committed_db) as queue:
        assert queue.workers_alive() is False
        queue.start_worker()
        queue.start_beat()
        queue.put(*keys(3))
        queue.wait_until_done(keys(3), 60)
        assert queue.effects() == sorted(keys(3))
        support.eventually(queue.workers_alive, 30, "heartbeats")
        queue.valkey.stop()
        assert queue.workers_alive() is False


@pytest.mark.lang
def test_killed_worker_and_pool_process_lose_and_double_nothing(committed_db):
    with support.running_queue(committed_db, seconds=0.7) as queue:
        queue.start_beat()
        queue.put(*keys(10))
        assert support.kill_often(queue, 3) == 3
        queue.wait_until_done(keys(10), 90)
        assert queue.effects() == sorted(keys(10))
        starts = queue.keys("SELECT sleutel FROM proef_start WHERE sleutel LIKE 'rij%'")
        assert len(starts) >= 10 + 3  # the killed ones were started again


@pytest.mark.lang
def test_changes_while_valkey_is_down_are_done_afterwards_once(committed_db):
    with support.running_queue(committed_db) as queue:
        queue.start_worker()
        queue.start_beat()
        queue.put("eerst")
        queue.wait_until_done({"eerst"}, 60)
        queue.valkey.stop()
        queue.put(*keys(200))
        time.sleep(5)
        assert queue.done() == {"eerst"}
        queue.valkey.start()
        queue.wait_until_done(keys(200), 90)
        assert queue.effects() == sorted({"eerst"} | keys(200))


@pytest.mark.lang
def test_worker_whose_places_were_all_taken_when_valkey_stopped_goes_on_afterwards(committed_db):
    """kombu alone would wait for ever here; see `werkoffensief.celery.PatientQoS`."""
    with support.running_queue(committed_db, seconds=2) as queue:
        queue.start_worker()
        queue.start_beat()
        queue.put("bezig1", "bezig2")
        support.eventually(lambda: len(queue.keys("SELECT sleutel FROM proef_start")) >= 2, 60, "two at once")
        queue.valkey.stop()
        queue.wait_until_done({"bezig1", "bezig2"}, 30)
        queue.valkey.start()
        queue.put("daarna")
        queue.wait_until_done({"daarna"}, 60)
        assert queue.effects() == ["bezig1", "bezig2", "daarna"]


@pytest.mark.lang
def test_beat_started_twice_doubles_nothing(committed_db):
    with support.running_queue(committed_db, seconds=0.05, rhythm=0.2) as queue:
        queue.start_worker()
        queue.start_beat(1)
        queue.start_beat(2)
        queue.put(*keys(60))
        queue.wait_until_done(keys(60), 90)
        assert queue.effects() == sorted(keys(60))
        support.eventually(
            lambda: queue.keys("SELECT naam FROM berichten_nachttaak WHERE klaar_op IS NOT NULL"), 30, "night"
        )
        time.sleep(2)  # ten more messages for the same night
        nights = queue.keys("SELECT sleutel FROM proef_effect WHERE sleutel LIKE 'nacht%'")
        assert len(nights) == len(set(nights)) >= 1


@pytest.mark.lang
def test_worker_survives_a_restart_of_postgresql(committed_db):
    """The database refuses everybody for three seconds, as it does while it restarts."""
    name = sql.Identifier(committed_db.name)
    with (
        support.running_queue(committed_db) as queue,
        psycopg.connect(omgeving.with_name(omgeving.SUPERUSER_URL, "postgres"), autocommit=True) as admin,
    ):
        queue.start_worker()
        queue.start_beat()
        queue.put("eerst")
        queue.wait_until_done({"eerst"}, 60)
        admin.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
            [committed_db.name, queue.owner.info.backend_pid],
        )
        time.sleep(3)
        admin.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
        queue.put(*keys(5))
        queue.wait_until_done(keys(5), 60)
        assert queue.effects() == sorted({"eerst"} | keys(5))


def test_worker_and_beat_refuse_the_owners_rights(committed_db):
    with support.running_queue(committed_db) as queue:
        queue.environment["DATABASE_OWNER_URL"] = committed_db.owner_url
        for process in (queue.start_worker(), queue.start_beat()):
            assert process.wait(30) != 0
        assert "DATABASE_OWNER_URL" in queue.logs()
