"""Working off the outbox: done once, in one transaction with its mark; failing rows wait alone."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction

from intake.models import Klant
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import RegisseurschapFactory
from werkoffensief.accounts.models import Sessie
from werkoffensief.berichten import nightly, registry, services
from werkoffensief.berichten.models import Nachttaak, Opdracht
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock

DAY = timedelta(days=1)


@pytest.fixture
def kinds(monkeypatch):
    """A registry of this test's own; returns `register`."""
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(registry, "_nightly", {})
    return registry.register


def put(soort, *keys, **kwargs):
    for key in keys:
        services.enqueue(soort=soort, sleutel=key, **kwargs)


def soon():
    return clock.now() + timedelta(seconds=1)


def state(key):
    return Opdracht.objects.get(sleutel=key)


def test_due_rows_are_handled_in_one_batch_and_marked(db, kinds):
    seen = []
    kinds("tel", lambda rows: seen.append([row.sleutel for row in rows]))
    put("tel", "a", "b")
    put("tel", "later", after=clock.now() + DAY)
    now = soon()
    assert services.work_off(now=now) == 2
    assert seen == [["a", "b"]]
    assert state("a").klaar_op == now
    assert state("later").klaar_op is None
    assert services.work_off(now=now) == 0


def test_same_kind_and_key_in_one_transaction_count_once(db, kinds):
    put("tel", "a", "a")
    assert Opdracht.objects.count() == 1


def test_large_number_of_rows_comes_in_batches(db, kinds):
    sizes = []
    kinds("tel", lambda rows: sizes.append(len(rows)), batch=2)
    put("tel", *"abcde")
    assert services.work_off(now=soon()) == 5
    assert sizes == [2, 2, 1]


def test_poisonous_row_waits_alone_and_others_are_done(db, kinds):
    def handler(rows):
        KlantFactory(klantnummer=f"K-{rows[0].sleutel}-{len(rows)}")
        if any(row.sleutel == "gif" for row in rows):
            raise ValueError("name of a person")

    kinds("tel", handler)
    put("tel", "a", "gif", "b")
    now = soon()
    assert services.work_off(now=now) == 2
    assert state("a").klaar_op == state("b").klaar_op == now
    poison = state("gif")
    assert (poison.klaar_op, poison.fout, poison.pogingen) == (None, "ValueError", 2)
    assert poison.uitvoeren_na > now
    # What the failed attempts wrote is gone.
    assert sorted(Klant.objects.values_list("klantnummer", flat=True)) == ["K-a-1", "K-b-1"]


def test_row_that_keeps_failing_waits_longer_up_to_an_hour_and_is_never_given_up(db, kinds):
    def handler(rows):
        raise ValueError

    kinds("tel", handler)
    put("tel", "gif")
    now, waits = soon(), []
    for _ in range(14):
        services.work_off(now=now)
        row = state("gif")
        waits.append(row.uitvoeren_na - now)
        now = row.uitvoeren_na
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)
    kinds("tel", lambda rows: None)
    assert services.work_off(now=now) == 1
    assert state("gif").fout is None


def test_new_row_does_not_wait_for_one_that_fails(db, kinds):
    done = []

    def handler(rows):
        if any(row.sleutel == "gif" for row in rows):
            raise ValueError
        done.extend(row.sleutel for row in rows)

    kinds("tel", handler)
    put("tel", "gif")
    services.work_off(now=soon())
    put("tel", "nieuw")
    services.work_off(now=soon())
    assert done == ["nieuw"]


def test_failure_at_a_deferred_constraint_is_the_rows_own_and_not_the_workers(db, kinds):
    def handler(rows):
        Klant.objects.create(klantnummer="WEES", achternaam="Zonder nummer")  # has no row in klantnummer

    done = []
    kinds("fout", handler)
    kinds("goed", done.extend)
    put("fout", "a")
    put("goed", "b")
    services.work_off(now=soon())
    assert state("a").fout == "IntegrityError"
    assert len(done) == 1
    assert not Klant.objects.filter(klantnummer="WEES").exists()


def test_unknown_kind_is_kept_and_done_when_somebody_registers_it(db, kinds):
    put("onbekend", "a")
    services.work_off(now=soon())
    row = state("a")
    assert (row.klaar_op, row.fout, row.pogingen) == (None, "OnbekendeSoort", 1)
    kinds("onbekend", lambda rows: None)
    assert services.work_off(now=row.uitvoeren_na) == 1


def test_failing_kind_leaves_the_others_alone(db, kinds):
    def handler(rows):
        raise ValueError

    kinds("a", handler)
    kinds("b", lambda rows: None)
    put("a", "een")
    put("b", "twee")
    assert services.work_off(now=soon()) == 1
    assert state("twee").klaar_op


def test_the_actor_of_what_a_handler_writes_is_the_system(db, kinds):
    kinds("maak", lambda rows: KlantFactory(klantnummer="KX"))
    put("maak", "a")
    services.work_off(now=soon())
    event = Klant.objects.get(klantnummer="KX").geschiedenis.get()
    assert event.pgh_context == {"door": "systeem", "via": "taak"}


def test_drain_with_nothing_to_do_is_one_query(db, kinds, django_assert_num_queries):
    with django_assert_num_queries(1):
        services.work_off(now=soon())


def test_failure_is_logged_without_its_message(db, kinds, caplog):
    def handler(rows):
        raise ValueError("Fatima el Amrani")

    kinds("tel", handler)
    put("tel", "a")
    services.work_off(now=soon())
    assert "ValueError" in caplog.text
    assert "Amrani" not in caplog.text


def test_rows_that_another_worker_holds_are_left_to_it(committed_db, kinds):
    """Two workers at once: every row is done once, and neither waits for the other."""
    with handeling(door="systeem", via=Via.TAAK):
        put("tel", "a", "b")
    holding, release, seen = threading.Event(), threading.Event(), []

    def handler(rows):
        seen.extend(row.sleutel for row in rows)
        if rows[0].sleutel == "a":
            holding.set()
            assert release.wait(20)

    kinds("tel", handler, batch=1)

    def other_worker():
        try:
            services.work_off(now=soon())
        finally:
            connections.close_all()

    worker = threading.Thread(target=other_worker)
    worker.start()
    assert holding.wait(20)
    assert services.work_off(now=soon()) == 1  # "b" only, although "a" is not done yet
    assert seen == ["a", "b"]
    release.set()
    worker.join(20)
    assert Opdracht.objects.filter(klaar_op__isnull=False).count() == 2
    assert seen == ["a", "b"]


def test_lost_connection_is_not_the_rows_fault(committed_db, owner, kinds):
    def handler(rows):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    kinds("tel", handler)
    with transaction.atomic():
        put("tel", "a")
    with pytest.raises(Exception, match=r"terminat|closed|lost"):
        services.work_off(now=soon())
    connection.close()
    row = state("a")
    assert (row.pogingen, row.fout, row.klaar_op) == (0, None, None)


# --- Every night -----------------------------------------------------------------------------------------------


def nightly_on(*days):
    return [
        services.run_nightly(now=datetime.combine(day, datetime.min.time(), clock.AMSTERDAM)) for day in days
    ]


def test_nightly_job_runs_once_a_day_however_often_it_is_asked(db, kinds):
    seen = []
    registry.register_nightly("taak", seen.append)
    monday = date(2026, 11, 23)
    assert nightly_on(monday, monday, monday + DAY) == [["taak"], [], ["taak"]]
    assert seen == [monday, monday + DAY]


def test_missed_night_is_caught_up_later_that_day(db, kinds):
    seen = []
    registry.register_nightly("taak", seen.append)
    services.run_nightly(now=datetime(2026, 11, 23, 16, 30, tzinfo=clock.AMSTERDAM))
    assert seen == [date(2026, 11, 23)]


def test_day_of_a_job_is_the_dutch_one(db, kinds):
    seen = []
    registry.register_nightly("taak", seen.append)
    services.run_nightly(now=datetime.fromisoformat("2026-07-01T22:05:00+00:00"))
    assert seen == [date(2026, 7, 2)]


def test_failing_job_is_tried_again_and_leaves_the_others_alone(db, kinds):
    def fails(day):
        raise ValueError("name of a person")

    registry.register_nightly("a", fails)
    registry.register_nightly("b", lambda day: None)
    monday = date(2026, 11, 23)
    assert nightly_on(monday) == [["b"]]
    assert Nachttaak.objects.get(naam="a").fout == "ValueError"
    registry.register_nightly("a", lambda day: None)
    assert nightly_on(monday) == [["a"]]
    assert Nachttaak.objects.get(naam="a").fout is None


def test_night_that_is_done_costs_one_query(db, kinds, django_assert_num_queries):
    registry.register_nightly("taak", lambda day: None)
    nightly_on(date(2026, 11, 23))
    with django_assert_num_queries(1):
        nightly_on(date(2026, 11, 23))


def test_second_note_for_a_job_and_day_is_refused_by_the_database(db):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError, match="nachttaak_een_per_dag"):
        Nachttaak.objects.bulk_create([Nachttaak(naam="a", dag=date(2026, 1, 1)) for _ in range(2)])


def test_the_jobs_that_exist_are_registered_and_run_with_the_rights_of_the_web_role(db):
    expected = {
        "opdrachten_opruimen", "inzage_partitie", "sessies_opruimen", "inlogpogingen_opruimen",
        "klanten_toedelen",
    }  # fmt: skip
    assert expected <= set(registry.nightly_jobs())
    done = services.run_nightly(now=clock.now())
    assert expected <= set(done)


def test_klanten_are_assigned_when_the_day_of_a_transfer_comes_without_history_or_outbox_rows(db):
    """A regisseur who starts tomorrow is the klant's regisseur tomorrow."""
    tomorrow = clock.today() + DAY
    start = RegisseurschapFactory(start=tomorrow)
    klant, rows = start.klant, Opdracht.objects.count()
    events = klant.geschiedenis.count()
    klant.refresh_from_db()
    version = klant.versie
    assert klant.regisseur_id is None
    services.run_nightly(now=clock.now() + DAY)
    klant.refresh_from_db()
    assert klant.regisseur_id == start.medewerker_id
    assert (klant.versie, klant.geschiedenis.count()) == (version, events)
    assert Opdracht.objects.count() == rows


def test_old_sessions_log_ins_and_done_rows_go(db, kinds):
    from axes.models import AccessAttempt

    now = clock.now()
    Sessie.objects.create(session_key="oud", session_data="", expire_date=now - 2 * DAY)
    Sessie.objects.create(session_key="nieuw", session_data="", expire_date=now + DAY)
    for name, age in (("oud", 40), ("nieuw", 1)):
        attempt = AccessAttempt.objects.create(
            username=name, ip_address="10.0.0.1", failures_since_start=1, get_data="", post_data=""
        )
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=now - age * DAY)
    put("tel", "oud", "nieuw", "wacht")
    Opdracht.objects.filter(sleutel="oud").update(klaar_op=now - 40 * DAY)
    Opdracht.objects.filter(sleutel="nieuw").update(klaar_op=now - DAY)
    Opdracht.objects.filter(sleutel="wacht").update(aangemaakt_op=now - 90 * DAY)
    for job in (nightly.remove_sessions, nightly.remove_log_in_attempts, nightly.tidy_outbox):
        job(now.date())
    assert list(Sessie.objects.values_list("session_key", flat=True)) == ["nieuw"]
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["nieuw"]
    assert set(Opdracht.objects.values_list("sleutel", flat=True)) == {"nieuw", "wacht"}
