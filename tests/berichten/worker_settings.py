"""The settings of the tests with a real worker: the real ones, with slow handlers and a quicker schedule."""

import os

from werkoffensief.settings.test import *  # noqa: F403
from werkoffensief.settings.test import CELERY_BEAT_SCHEDULE, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.berichten.proefapp"]
if "PROEF_RITME" in os.environ:
    RITME = float(os.environ["PROEF_RITME"])
    CELERY_BEAT_SCHEDULE = {
        name: {"task": entry["task"], "schedule": RITME, "options": {"expires": 10}}
        for name, entry in CELERY_BEAT_SCHEDULE.items()
    }
    CELERY_BEAT_MAX_LOOP_INTERVAL = RITME
