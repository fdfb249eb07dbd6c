"""The worker and beat. They refuse to start with the owner's database rights."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init
from kombu.transport import redis, virtual

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkoffensief.settings.base")

app = Celery("werkoffensief")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_owner(**kwargs) -> None:
    """Web, worker and beat own no table; an owner URL in their environment is a mistake that must show.

    Celery only logs an exception of a signal's receiver and goes on; it lets SystemExit pass.
    """
    if os.environ.get("DATABASE_OWNER_URL"):
        raise SystemExit("DATABASE_OWNER_URL is for `migrate` only; worker and beat refuse it.")


class PatientQoS(redis.QoS):
    """Give the place of a message back when Redis cannot be told that it is done.

    kombu logs the failure and keeps the place for ever. When Redis stops while all places are taken, the worker then
    never asks for another message, nor notices that the connection is gone. With the place back it asks, fails and
    connects anew. The message itself comes again after the visibility timeout and does no harm then.
    """

    def ack(self, delivery_tag: str) -> None:
        """Acknowledge, and free the place in any case."""
        try:
            super().ack(delivery_tag)
        except Exception:
            virtual.QoS.ack(self, delivery_tag)
            raise

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Reject, and free the place in any case."""
        try:
            super().reject(delivery_tag, requeue=requeue)
        except Exception:
            virtual.QoS.ack(self, delivery_tag)
            raise


redis.Channel.QoS = PatientQoS
