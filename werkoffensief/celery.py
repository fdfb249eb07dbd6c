"""The worker and beat. They refuse to start with the owner's database rights."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkoffensief.settings.base")

app = Celery("werkoffensief")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_owner(**kwargs) -> None:
    """Web, worker and beat own no table; an owner URL in their environment is a mistake that must show.

    SystemExit, because Celery swallows other exceptions of its receivers.
    """
    if os.environ.get("DATABASE_OWNER_URL"):
        raise SystemExit("DATABASE_OWNER_URL is for `migrate` only; worker and beat refuse it.")
