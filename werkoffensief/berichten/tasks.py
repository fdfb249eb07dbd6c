"""Doors for the worker: like views, each re-reads and calls one service."""

from celery import shared_task

from werkoffensief.berichten.services import work_off
from werkoffensief.web import clock


@shared_task(name="berichten.werk_af")
def work_off_outbox() -> None:
    """Do what waits in the outbox."""
    work_off(now=clock.now())
