"""Doors for the worker. The task may run twice, or not at all: beat sends it again, and the rows say what waits."""

import logging

from celery import shared_task
from django.db import transaction

from werkoffensief.berichten.models import Opdracht
from werkoffensief.overdracht.verwerking import process_deliveries
from werkoffensief.web import clock

log = logging.getLogger(__name__)


@shared_task(name="overdracht.leveringen")
def work_off_deliveries() -> None:
    """Work off every delivery that waits, unless another worker is doing so."""
    process_deliveries(now=clock.now)


def wake_worker(rows: list[Opdracht]) -> None:
    """Handler of the outbox: an import has a transaction per file, so it does not fit in the outbox's own.

    Only a hint that there is work; when it is lost, beat comes within half a minute.
    """
    transaction.on_commit(_send, robust=True)


def _send() -> None:
    work_off_deliveries.apply_async(expires=600)
