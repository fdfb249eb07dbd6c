"""What the queue promises is in the settings; defaults of Celery lose work."""

from celery.schedules import crontab
from django.conf import settings

from werkoffensief.berichten import heartbeat
from werkoffensief.celery import app
from werkoffensief.web import clock


def test_settings_arrive_in_celery():
    conf = app.conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.worker_concurrency == 2
    assert conf.task_ignore_result
    assert not conf.result_backend
    assert conf.accept_content == ["json"]
    assert conf.task_serializer == "json"
    assert conf.broker_connection_max_retries is None
    assert not conf.worker_enable_remote_control


def test_tasks_end_before_their_message_is_delivered_again():
    visible_again = app.conf.broker_transport_options["visibility_timeout"]
    assert app.conf.task_soft_time_limit < app.conf.task_time_limit < visible_again


def test_broker_on_a_socket_uses_the_database_that_its_address_names():
    """kombu reads `virtual_host` and silently ignores redis-py's `db`."""
    with app.connection_for_write(url=settings.CELERY_BROKER_URL) as connection:
        assert connection.transport_cls == "redis"
        used = connection.default_channel.client.connection_pool.connection_kwargs
    with heartbeat._client() as client:
        ours = client.connection_pool.connection_kwargs
    assert used["path"] == ours["path"]
    assert int(used["db"]) == int(ours["db"])


def test_schedule_names_tasks_that_exist_and_its_messages_expire():
    app.loader.import_default_modules()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in app.tasks
        assert entry["options"]["expires"] > 0


def test_nothing_is_planned_between_two_and_three():
    clocks = [
        e["schedule"] for e in settings.CELERY_BEAT_SCHEDULE.values() if isinstance(e["schedule"], crontab)
    ]
    assert len(clocks) == 2
    assert all(2 not in schedule.hour for schedule in clocks)


def test_workers_are_dead_while_valkey_is_down(settings):
    settings.REDIS_URL = "unix:///nonexistent/valkey.sock"
    heartbeat.beat_once(heartbeat.WORKER, now=clock.now())
    assert heartbeat.workers_alive(clock.now()) is False
