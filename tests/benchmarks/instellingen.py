"""Settings of the benchmarks of pages: those of the tests, with Django's admin beside the application."""

from werkoffensief.settings.test import *  # noqa: F403
from werkoffensief.settings.test import INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "tests.benchmarks.adressen"
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""  # as in production: admin's own templates need it too
