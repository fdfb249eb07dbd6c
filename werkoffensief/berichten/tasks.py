"""Doors for the worker: like views, each re-reads and calls one service. All of them may run twice, or not at all."""

from typing import Any

from celery import shared_task
from celery.signals import after_task_publish

from werkoffensief.berichten import heartbeat
from werkoffensief.berichten.services import run_nightly, work_off
from werkoffensief.web import clock


@shared_task(name="berichten.werk_af")
def work_off_outbox() -> None:
    """Do what waits in the outbox."""
    work_off(now=clock.now())


@shared_task(name="berichten.nachtwerk")
def run_nightly_jobs() -> None:
    """Do the nightly jobs that were not yet done today."""
    run_nightly(now=clock.now())


@shared_task(name="berichten.hartslag")
def note_worker() -> None:
    """Prove that a worker takes messages and that beat sends them."""
    heartbeat.beat_once(heartbeat.WORKER, now=clock.now())


@after_task_publish.connect(sender="berichten.hartslag")
def note_beat(**kwargs: Any) -> None:
    """Prove that beat runs: it alone sends the message above, and this runs in the process that sent it."""
    heartbeat.beat_once(heartbeat.BEAT, now=clock.now())
